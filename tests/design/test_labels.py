"""Labels: the languages say the same things, and each writes numbers its own way."""

import string
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields

from builders import languages
from builders.labels import FILE, Labels, load, number

LANGUAGES = languages.having(FILE)
OTHERS = [language for language in LANGUAGES if language != "en"]
NAMES = [item.name for item in fields(Labels)]


def placeholders(words: object) -> object:
    """Return the names in braces, in every branch of a label."""
    if isinstance(words, dict):
        return {kind: placeholders(each) for kind, each in words.items()}
    if isinstance(words, tuple):
        return len(words)
    return sorted(name for _, name, _, _ in string.Formatter().parse(str(words)) if name)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", NAMES)
def test_languages_have_the_same_placeholders(language: str, name: str) -> None:
    theirs = placeholders(getattr(load(language), name))
    assert theirs == placeholders(getattr(load("en"), name))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_no_label_is_empty(language: str, name: str) -> None:
    words = getattr(load(language), name)
    assert all(words.values() if isinstance(words, dict) else words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tag_names_the_language(language: str) -> None:
    assert languages.tags()[language].partition("-")[0] == language


@pytest.mark.parametrize(
    ("language", "value", "written"),
    [
        ("kk", "9596", "9\u00a0596"),
        ("kk", "12.86", "12,86"),
        ("ru", "1234567", "1\u00a0234\u00a0567"),
        ("en", "1234567.50", "1,234,567.50"),
        ("kk", "-1000", "−1\u00a0000"),
        ("kk", "0", "0"),
        ("kk", "1E+4", "10\u00a0000"),
    ],
)
def test_numbers_are_written_as_the_language_does(language: str, value: str, written: str) -> None:
    assert number(Decimal(value), load(language)) == written


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2), st.sampled_from(LANGUAGES))
def test_a_number_can_be_read_back(value: Decimal, language: str) -> None:
    labels = load(language)
    plain = number(value, labels).replace(labels.thousands, "").replace("−", "-")
    assert Decimal(plain.replace(labels.decimal_mark, ".")) == value
