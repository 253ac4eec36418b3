"""Where a line must not end between two words; `_` stands for the no-break space."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders.design.nobreak import CELL, LINE, NBSP, closed, glue, held
from builders.design.units import is_unit

KAZAKH = """
    офицері К._Кузнецов тағайындалды
    Р._Ахметов былай деді
    Г._Т._Жораева
    (З.-Г._Темиргалиев)
    жер 25_га, 46,36_%.
    1954_жылдың 16_мамырында
    27_наурызында 1_сәуірінен 5_қыркүйегі
    1945–1947_жж. кейін
    ХІХ_ғасырдың 30-жылдары
    ХХІ_ғ. басы
    12_мың және 8_мыңға жуық 20_698 адам 4446 болса
    40_күнге созылды
    №_12 мектеп, №12 семинар
    ұлттардың т._б. өкілдері т._с._с.
    2369-ы_– немістер
    Степлаг_— лагерь
    235_б. және Б._15–20
    ГАРФ. Ф._9414. Оп. 1. Д._229.
    – Иә,_– деді ол.
    2002_ж. Алматы
    жуық 3 лагерь бөлімшесі
    басқа деректе_– 1948_ж._[7], мекеме_[6;_7].
"""

RUSSIAN = """
    16_мая 1954_г. и_т._д. и_др. и_в_степи, но_не_о_море
    рис._3, с._5–7, 235_с.
    К._Кузнецов, А._И._Солженицын
    5_марта и_8 мартышек
    в_50-х_гг. XX_века
"""

ENGLISH = """
    16_May_1954 and May_16, 1954
    No._4, pp._5–7, 25_km, Kuznetsov et_al., 2_million
    you may 5 times
"""


UNITS = """
    220_В, 0,5_А, 10_кОм и_5_МПа, 3_мкм, 7_кВт·ч
    5_м/с, 9,8_м/с², 2_кг·м/с, 98_г/моль, 0,017_Ом·мм²/м, 4200_Дж/(кг·°C)
    (5_±_0,1)_м и_8,85_·_10⁻¹²_Ф/м, 12_чел./км²
    25_°C, 12,5_%, 10_кл., 3_тыс._тг, 5_кв._м, 750_мм_рт._ст.
    §_32, стр._12, Рис._5, №_245, гл._IV, и_т._д., т._е.
    II_закон, XX_век, но_закон II
    [220_В] сеть, цех 12 вёл учёт
    А) 2 В) 3 С) 5
    А._2 В._3 С._5
"""

KAZAKH_UNITS = """
    220_В-тан 5_кг-ға, 36_км/сағ, 3_мың_теңге, 2_шаршы_км
    II_заң, 45_мин, 12_бет, §_5
"""

ENGLISH_UNITS = """
    5_kWh, 9.8_m/s², 5_m_s⁻¹, 25_µm, 3_million_km, 8_a.m.
    World War II ended, 5 of them
"""

FORMULAS = """
    a_=_b, p_<_0,05 и_x_→_∞
    2_+_3_=_5 и_2_·_3_=_6, 3_×_4, 5_х_4_м
    t_=_3_с. Тогда v_=_5_м/с.
    ax²_+_bx_+_c_=_0
    (a_+_b)²_=_a²_+_2ab_+_b²
    x₁,₂_=_(−b_±_√D)_/_(2a)
    2H₂_+_O₂_=_2H₂O
    T(n)_=_2T(n/2), sin²_x, 2_cos_x и_O(n_log_n)
    A_∪_B, ∠_ABC, CO₂_↑
    2_+_?_=_5 и_5_−_…_=_2
    v =_s_/_t =_100_м_/_20_с =_5_м/с
    масса =_плотность ·_объём
    Файл >_Сохранить
    Книга / Автор, урок - лучший, цена : качество
    мы · вы, да_– нет
"""


def cases(language: str, text: str) -> list[tuple[str, str]]:
    return [(language, line.strip()) for line in text.strip().splitlines()]


@pytest.mark.parametrize(
    ("language", "marked"),
    cases("kk", KAZAKH)
    + cases("ru", RUSSIAN)
    + cases("en", ENGLISH)
    + cases("ru", UNITS)
    + cases("kk", KAZAKH_UNITS)
    + cases("en", ENGLISH_UNITS)
    + cases("ru", FORMULAS),
)
def test_a_line_may_end_at_the_other_spaces_only(language: str, marked: str) -> None:
    assert glue(marked.replace("_", " "), language).replace(NBSP, "_") == marked


def test_an_apostrophe_in_a_word_is_curly() -> None:
    assert (
        glue("Franklin's 'lens' of the boys' 5'30", "en") == "Franklin’s 'lens' of the boys' 5'30"
    )


def test_a_short_quotation_holds_in_a_title() -> None:
    long = "«бір өте ұзақ және көп сөзді дәйексөз»"
    title = f"СТЕПЛАГ – «халық жауларына» арналған {long}"
    assert held(title) == title.replace("халық жауларына", f"халық{NBSP}жауларына")


def test_a_short_last_word_takes_the_word_before_it_along() -> None:
    assert closed("тұтқындарды үнемі қорлады") == f"тұтқындарды үнемі{NBSP}қорлады"
    for kept in ("жылға сотталғандықтан, босамады", "Өйткені солай.", "Ә", ""):
        assert closed(kept) == kept


def test_a_space_that_holds_already_parts_words_like_any_other() -> None:
    assert glue(f"Г.{NBSP}Т. Жораева", "kk") == f"Г.{NBSP}Т.{NBSP}Жораева"


PREFIXED = [f"{prefix}{unit}" for prefix in "кМГ" for unit in ("Вт", "Па", "Ом", "Гц", "Дж")]
SYMBOLS = ["м", "kg", "°C", "Н·м", "кг/м³", "mol", "мкФ", "dB", *PREFIXED]


@settings(deadline=None, derandomize=True)
@given(
    st.decimals(-9999, 9999, places=2),
    st.lists(st.sampled_from(SYMBOLS), min_size=1, max_size=3),
    st.sampled_from(["kk", "ru", "en"]),
)
def test_a_number_keeps_its_unit_however_it_is_composed(
    number: object, factors: list[str], language: str
) -> None:
    unit = "/".join(factors)
    assert is_unit(unit)
    assert glue(f"({number} {unit}).", language) == f"({number}{NBSP}{unit})."


OPERANDS = st.sampled_from(["x", "2", "−b", "x₁", "√D", "f(x)", "H₂O", "1,5", "(2a)"])
SIGNS = ("=", "+", "−", "·", "/", "≤", "→", "±", "≈")
CAPS = st.sampled_from([CELL, LINE])


@settings(deadline=None, derandomize=True)
@given(st.lists(st.tuples(OPERANDS, st.sampled_from(SIGNS)), max_size=9), OPERANDS, CAPS)
def test_a_formula_parts_before_a_sign_only_and_only_when_it_is_long(
    parts: list[tuple[str, str]], last: str, most: int
) -> None:
    formula = " ".join([*(word for part in parts for word in part), last])
    held_together = glue(formula, "ru", most).split(" ")
    assert max(map(len, held_together)) <= most
    assert len(held_together) == 1 or len(formula) > most
    assert all(piece.split(NBSP)[0] in SIGNS for piece in held_together[1:])


def test_a_formula_parts_inside_its_brackets_last() -> None:
    assert glue("x = (−b ± √D) / (2a)", "ru", CELL).split(" ") == [
        "x",
        f"={NBSP}(−b{NBSP}±{NBSP}√D)",
        f"/{NBSP}(2a)",
    ]


def test_where_there_is_least_room_a_formula_is_as_wide_as_its_widest_part() -> None:
    assert glue("ax² + bx + c = 0", "ru", 0) == "ax² + bx + c = 0"
    assert glue("t = 30 с", "ru", 0) == f"t = 30{NBSP}с"


def test_lines_of_a_text_are_tied_each_for_itself() -> None:
    assert glue("a = 5\nкг муки", "ru") == f"a{NBSP}={NBSP}5\nкг муки"


PIECES = "№ 12 25 га К. Г.Т. Кузнецов т. б. – 16 мамырда ХІХ ғ. жер , «а 5 000 = + x -"
words = st.sampled_from(re.findall(r"\S+", PIECES))


@settings(deadline=None, derandomize=True)
@given(st.lists(words, max_size=12), st.sampled_from([" ", "  ", " \n", NBSP]))
def test_only_spaces_change_and_a_second_time_nothing_does(pieces: list[str], space: str) -> None:
    text = space.join(pieces)
    glued = glue(text, "kk")
    assert glued.replace(NBSP, " ") == text.replace(NBSP, " ")
    assert glue(glued, "kk") == glued
    assert glued.count(NBSP) >= text.count(NBSP)
