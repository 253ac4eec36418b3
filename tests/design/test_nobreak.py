"""Where a line must not end between two words; `_` stands for the no-break space."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders.design.nobreak import NBSP, closed, glue, held

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


def cases(language: str, text: str) -> list[tuple[str, str]]:
    return [(language, line.strip()) for line in text.strip().splitlines()]


@pytest.mark.parametrize(
    ("language", "marked"), cases("kk", KAZAKH) + cases("ru", RUSSIAN) + cases("en", ENGLISH)
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


PIECES = "№ 12 25 га К. Г.Т. Кузнецов т. б. – 16 мамырда ХІХ ғ. жер , «а 5 000"
words = st.sampled_from(re.findall(r"\S+", PIECES))


@settings(deadline=None, derandomize=True)
@given(st.lists(words, max_size=12), st.sampled_from([" ", "  ", " \n", NBSP]))
def test_only_spaces_change_and_a_second_time_nothing_does(pieces: list[str], space: str) -> None:
    text = space.join(pieces)
    glued = glue(text, "kk")
    assert glued.replace(NBSP, " ") == text.replace(NBSP, " ")
    assert glue(glued, "kk") == glued
    assert glued.count(NBSP) >= text.count(NBSP)
