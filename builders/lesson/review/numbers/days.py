"""A text goes in; the days that it names, «16 мамыр» or «May 16», come out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from builders.lesson.review.words import Words

_YEAR_BEFORE = r"(?P<year>[12]\d{3})(?: [^\W\d_]{1,6}\.?)? $"
_AFTER = re.compile(r"(?P<ending>\w*)(?:,? (?P<year>[12]\d{3})(?!\d))?")
_REACH = 20  # characters before a day that may tell its year


class Day(Struct, frozen=True):
    """A day in a text; ``year`` is None where the text does not say it.

    At ``stem_end`` the name of the month has its ending yet to come.
    """

    text: str
    start: int
    stem_end: int
    end: int
    year: int | None
    month: int
    day: int


def days_of(text: str, words: Words, stretch: tuple[int, int] | None = None) -> Iterator[Day]:
    """Yield the days of ``text`` from the first character of ``stretch`` to before its last."""
    for found in _before_or_after(words.months).finditer(text, *(stretch or (0, len(text)))):
        after = _AFTER.match(text, found.end())
        assert after
        before = re.search(_YEAR_BEFORE, text[max(found.start() - _REACH, 0) : found.start()])
        year = after["year"] or (before and before["year"])
        name, day = found["name"] or found["named"], found["day"] or found["numbered"]
        yield Day(
            found[0] + after["ending"],
            found.start(),
            found.end(),
            after.end(),
            int(year) if year else None,
            words.month(name),
            int(day),
        )


@cache
def before_month(months: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of a day before the name of its month, with what is ``between`` them."""
    return re.compile(rf"{_before('|'.join(months))}\w*", _flags(months))


@cache
def _before_or_after(months: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(months)
    after = rf"(?<!\w)(?P<named>{names})\w* (?P<numbered>\d{{1,2}})(?![\w-]|[.,:]\d)"
    return re.compile(f"{_before(names)}|{after}", _flags(months))


def _before(names: str) -> str:
    # The look behind stands after the first digit: a pattern that opens with one is slower.
    return rf"(?P<day>\d(?<![\d.,:]\d)\d?)(?P<between>[ \u00a0-])(?P<name>{names})"


def _flags(months: tuple[str, ...]) -> re.RegexFlag:
    return re.IGNORECASE if months[0].islower() else re.RegexFlag(0)  # «may» is a verb
