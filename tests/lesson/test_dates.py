"""Dates as teachers write them: read right, or left alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders.lesson.dates import Moment, is_before, read

ERAS = {
    "10 000 BC": -10000,
    "10\u00a0000 BC": -10000,
    "10\u202f000 б. з. д.": -10000,
    "4,000 BCE": -4000,
    "12 000–10 000 до н. э.": -12000,
    "AD 79": 79,
    "79 г. н. э.": 79,
    "б. з. 79 ж.": 79,
    "27 BC – AD 14": -27,
    "б.з.д. 27 ж. – б.з. 14 ж.": -27,
    "біздің заманымыздан бұрынғы 753 жыл": -753,
    "751 жыл": 751,
    "988 г.": 988,
    "1954 Kengir": 1954,
}
DAYS = {
    "24 August 79 AD": (79, 8, 24),
    "1954-05-16": (1954, 5, 16),
    "16.05.1954": (1954, 5, 16),
    "16 мамыр 1954, 08:30": (1954, 5, 16),
    "08:30, 16 мамыр": (None, 5, 16),
    "16–18 мая 1954": (1954, 5, 16),
    "May 16, 1954, 18:45": (1954, 5, 16),
    "1954-13-40": (1954, None, None),
}
AGO = {
    "100 жыл бұрын": -100,
    "осыдан 100 жыл бұрын": -100,
    "100 лет назад": -100,
    "100 years ago": -100,
    "1,500 years ago": -1500,
    "2,3 млн лет назад": -2_300_000,
    "40 мың жыл бұрын": -40_000,
    "10 000 BP": -10_000,
}
COARSE = {
    "XV ғасыр": (1401, 1500),
    "ХІХ ғ.": (1801, 1900),  # in Cyrillic letters
    "15-ғасыр": (1401, 1500),
    "XV–XVI вв.": (1401, 1500),
    "XX век": (1901, 2000),
    "15th century": (1401, 1500),
    "V в. до н. э.": (-500, -401),
    "б.з.д. III мыңжылдық": (-3000, -2001),
    "1930s": (1930, 1939),
    "1930-е гг.": (1930, 1939),
    "1930 жылдары": (1930, 1939),
    "1930-шы жылдар": (1930, 1939),
    "30-е годы XX века": (1930, 1939),
    "ХХ ғасырдың 30-жылдары": (1930, 1939),
    "1900s": (1900, 1999),
}
PARTS = ("конец XV в.", "XV ғасырдың басы", "early 15th century", "late 1930s")
NO_DATES = (
    *("ерте", "100 лет", "1000 лет", "100 years", "2000 years later", "100 жылдан кейін"),
    *("100 күн", "500 адам", "252 Ma", "3 days ago", "сто лет назад", "45 мин", "30-е годы"),
    *("8:30 pm", "5-сынып", "9" * 400 + " лет назад", ""),
)


@pytest.mark.parametrize(("date", "year"), ERAS.items())
def test_a_year_is_read_with_its_era(date: str, year: int) -> None:
    assert read(date) == Moment(year=year)


@pytest.mark.parametrize(("date", "expected"), DAYS.items())
def test_a_day_is_read_without_its_hour(date: str, expected: tuple[int | None, ...]) -> None:
    year, month, day = expected
    assert read(date) == Moment(year=year, month=month, day=day)


@pytest.mark.parametrize(("date", "year"), AGO.items())
def test_years_ago_count_back_from_today(date: str, year: int) -> None:
    assert read(date) == Moment(year=year, is_ago=True)


def test_of_some_millions_of_years_ago_the_earliest_counts() -> None:
    found = read("2–3 million years ago")
    assert (found.year, found.last_year) == (-3_000_000, -2_000_000)


@pytest.mark.parametrize(("date", "expected"), COARSE.items())
def test_a_century_and_a_decade_last(date: str, expected: tuple[int, int]) -> None:
    found = read(date)
    assert (found.year, found.last_year) == expected
    assert not found.is_part


@pytest.mark.parametrize("date", PARTS)
def test_a_part_of_a_century_is_told_from_the_whole(date: str) -> None:
    assert read(date).is_part


def test_an_hour_is_read_alone() -> None:
    assert read("08:30") == read("8:30–9:15") == Moment(minute=510)


@pytest.mark.parametrize("date", NO_DATES)
def test_what_is_no_date_says_nothing(date: str) -> None:
    assert read(date) == Moment()


def grouped(year: int, space: str) -> str:
    return f"{year:,}".replace(",", space)


@settings(deadline=None, derandomize=True)
@given(
    st.integers(1, 999_999),
    st.sampled_from([" ", "\u00a0", "\u2009", "\u202f", ",", ""]),
    st.sampled_from(["{} BC", "{} BCE", "б. з. д. {} ж.", "{} г. до н. э.", "б.з.д. {} жылы"]),
)
def test_a_year_before_our_era_is_read_however_it_is_grouped(
    year: int, space: str, form: str
) -> None:
    assert read(form.format(grouped(year, space))) == Moment(year=-year)


@settings(deadline=None, derandomize=True)
@given(st.text("0123456789 .,:–-XVIіжыласағғв.г. BCADэнмаурыз", max_size=24))
def test_any_text_is_read(date: str) -> None:
    found = read(date)
    assert not is_before(found, found)


@pytest.mark.parametrize(
    ("date", "earlier", "expected"),
    [
        ("XV ғасыр", "1450", False),
        ("1450", "XV ғасыр", False),
        ("XV ғасыр", "1501", True),
        ("1935", "1930-е", False),
        ("1929", "1930-е", True),
        ("100 лет назад", "1954", False),
        ("100 лет назад", "50 лет назад", True),
        ("00:15", "23:30", False),
        ("9 000 BC", "10 000 BC", False),
        ("10 000 BC", "9 000 BC", True),
        ("1954-05-16", "17.05.1954", True),
        ("16 мамыр 08:30", "16 мамыр 20:00", False),
    ],
)
def test_what_is_earlier_for_sure_is_told(date: str, earlier: str, *, expected: bool) -> None:
    assert is_before(read(date), read(earlier)) is expected
