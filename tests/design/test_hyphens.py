"""Where words may be divided, and where lines must not end between words."""

from itertools import pairwise
from pathlib import Path

import pyphen
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import languages
from builders.design import typography
from builders.design.hyphens import RULES, breaks

SEED = Path(__file__).parents[2] / "seeds" / "seminar-12-steplag.txt"
LETTERS = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
VOWELS = set("аәеёиоөуұүыіэюя")

# Divided so in the printed rules of Kazakh spelling.
ATTESTED = """
    ала-қан ор-на-лас-ты-ру да-уыс са-уат да-йын-дық құ-йын бу-ын су-ық қи-ын құ-мырс-қа
    күң-гірт-теу рес-пуб-ли-ка-мыз-да құр-мет-ті әке-лік өзі-міз-ге жа-уап қа-йың ке-йін ба-уыр
    кі-тап-тың де-ма-лыс кө-го-рай қа-ра-тор-ғай ара аю аяқ ұя сия құрт төрт
"""

# What the same rules make of the words of history lessons.
DERIVED = """
    кө-те-рі-ліс тұт-қын-дар ла-герь-лер Кең-гір бар-ри-ка-да қар-сы-лық ин-тел-ли-ген-ция офи-цер
    ам-нис-тия бас-қар-ма тап-сыр-ма әде-би-ет-тер уа-қыт тә-уел-сіз объ-ект цент-рі инс-тру-мент
    пи-о-нер Қа-зақ-стан Қа-зақ-стан-ның Өз-бек-стан-да тү-рік-мен-стан-дық Түр-кіс-тан-да
    авс-три-я-лық-тар электр-стан-ция конц-ла-герь экс-тре-мизм ми-нистр-лік пункт-те-рі текст-ті
    маркс-тік марк-сизм ре-сурс-тан компь-ю-тер аль-янс съе-зі подъ-езд ма-йор Ук-ра-и-на
    уни-вер-си-тет ау-ди-то-рия те-атр-дың жаң-ғырт-ты оқу-шы-лар шы-ға-руы ауыр-лы-ғы тұ-щы ащы
    ёл-ка зи-я-лы но-ябрь-де фильм-дер ста-нок Сауд қа-рау-сыз уәк взвод
"""

WHOLE = """
    СТЕПЛАГ-тың ГУЛАГ-ның НКВД КСРО-ның ҚазҰУ МӨЖ 548-і 15-20 2007 12,86 №12 т.б. Г.Т. А-дан
    млн-ға international ақпараt о'қу лагерь‑де ла\u00adгерь түсті.ол
"""


def hyphenate(word: str, language: str) -> tuple[str, ...]:
    ends = (0, *breaks(word, language), len(word))
    return tuple(word[start:end] for start, end in pairwise(ends))


quick = settings(deadline=None, derandomize=True, max_examples=300)


@pytest.mark.parametrize("sample", (ATTESTED + DERIVED).split())
def test_kazakh_words_divide_by_syllables(sample: str) -> None:
    assert "-".join(hyphenate(sample.replace("-", ""), "kk")) == sample


@pytest.mark.parametrize("word", WHOLE.split())
def test_what_is_no_plain_word_stays_whole(word: str) -> None:
    assert breaks(word, "kk") == ()


def test_a_hyphenated_word_divides_at_its_hyphen_only() -> None:
    assert hyphenate("зорлық-зомбылыққа,", "kk") == ("зорлық-", "зомбылыққа,")
    assert hyphenate("комсомол-повстанец", "ru") == ("комсомол-", "повстанец")


def test_punctuation_around_a_word_is_allowed_for() -> None:
    assert hyphenate("«халық", "kk") == ("«ха", "лық")
    assert hyphenate("(лагерьде),", "kk") == ("(ла", "герь", "де),")


def test_capitals_divide_like_small_letters() -> None:
    assert breaks("Қызыл", "kk") == breaks("қызыл", "kk") == (2,)


@pytest.mark.parametrize(
    ("language", "sample"),
    [
        ("ru", "ла-ге-ря-ми"),
        ("ru", "вос-ста-ние"),
        ("ru", "объ-ект"),
        ("ru", "страх"),
        ("en", "in-ter-na-tional"),
        ("en", "pris-on-ers"),
        ("en", "only"),
    ],
)
def test_russian_and_english_divide_by_their_patterns(language: str, sample: str) -> None:
    assert "-".join(hyphenate(sample.replace("-", ""), language)) == sample


@pytest.mark.parametrize(
    ("language", "word"), [("ru", "құрылды"), ("ru", "camp"), ("en", "лагерь")]
)
def test_a_word_of_another_language_stays_whole(language: str, word: str) -> None:
    assert breaks(word, language) == ()


@pytest.mark.parametrize("language", languages.known())
def test_the_rules_that_a_language_names_are_there(language: str) -> None:
    hyphens = typography.load(language).hyphens
    assert hyphens is None or hyphens.by in {*RULES, *pyphen.LANGUAGES}


def test_a_language_without_rules_does_not_divide() -> None:
    assert breaks("Weltgeschichte", "xx") == breaks("Straßen-Bahn", "xx") == ()


def assert_divided_well(word: str) -> None:
    parts = hyphenate(word, "kk")
    assert "".join(parts) == word
    if len(parts) > 1:
        letters = [[c for c in part.lower() if c in LETTERS] for part in parts]
        assert all(VOWELS & set(part) for part in letters)
        assert min(len(letters[0]), len(letters[-1])) >= 2
        assert not any(part[0] in "ъь" for part in letters[1:])


@quick
@given(st.text(alphabet=LETTERS, max_size=16))
def test_any_letters_divide_into_parts_that_can_be_said(word: str) -> None:
    assert_divided_well(word)


syllables = st.tuples(
    st.sampled_from([*"бғдкқлмнңпрстшй", ""]),
    st.sampled_from("аәеоөұүыі"),
    st.sampled_from([*"йлмнңрсқтш", "", ""]),
).map("".join)


@quick
@given(st.lists(syllables, min_size=2, max_size=6).map("".join))
def test_one_consonant_opens_the_next_syllable_of_a_kazakh_word(word: str) -> None:
    for at in breaks(word, "kk"):
        is_vowel = [letter in VOWELS for letter in word]
        assert is_vowel[at] or is_vowel[at + 1]
        assert not is_vowel[at] or is_vowel[at - 1]


@quick
@given(st.text(alphabet=LETTERS, min_size=2, max_size=12))
def test_capitals_and_digits_are_never_divided(word: str) -> None:
    assert breaks(word.upper(), "kk") == ()
    assert breaks(f"{word}7", "kk") == ()


def test_every_word_of_the_seed_divides_well() -> None:
    words = SEED.read_text(encoding="utf-8").split()
    assert len(words) > 700
    for word in words:
        assert_divided_well(word)
