"""A date as a teacher writes it goes in; its year, month and day, as far as given, come out."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import TypeAlias

from builders import languages
from builders.languages import Language

Moment: TypeAlias = "tuple[int | None, int | None, int | None]"

NUMERIC = re.compile(r"(?<![\d.])(?:(?P<day>\d{1,2})\.)?(?P<month>\d{1,2})\.(?P<year>\d{4})(?!\d)")
_NUMBER = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_OF_YEAR = 3  # digits; of our era's first century nobody writes the bare number


def read(date: str) -> Moment:
    """Return year, month and day, of a range those that it begins with; None where it is silent.

    A year before our era is negative.
    """
    if numeric := NUMERIC.search(date):
        day = int(numeric["day"]) if numeric["day"] else None
        return int(numeric["year"]), int(numeric["month"]), day
    month = _month(date)
    numbers = list(_NUMBER.finditer(date))
    year = _year(numbers, before_era().search(date), has_month=month is not None)
    days = [each for each in numbers if each is not year and len(each[0]) < _LEAST_OF_YEAR]
    sign = -1 if before_era().search(date) else 1
    return (
        sign * int(year[0]) if year else None,
        month,
        int(days[0][0]) if month and days else None,
    )


@cache
def months(language: Language) -> tuple[str, ...]:
    """Return the patterns of how the names of the months begin in ``language``."""
    return tuple(languages.about(language).months)


@cache
def before_era() -> re.Pattern[str]:
    """Return the pattern that finds words for the time before our era."""
    known = (languages.about(language).before_era for language in languages.known())
    words = "|".join(map(re.escape, chain.from_iterable(known)))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _year(
    numbers: list[re.Match[str]], era: re.Match[str] | None, *, has_month: bool
) -> re.Match[str] | None:
    """Return the first number that is long enough; before our era any, beside a day the nearest."""
    if era is None:
        return next((each for each in numbers if len(each[0]) >= _LEAST_OF_YEAR), None)
    if not has_month:
        return next(iter(numbers), None)
    middle = era.start()
    return min(numbers, key=lambda each: abs(each.start() - middle), default=None)


def _month(date: str) -> int | None:
    for word in _WORD.findall(date.lower()):
        for number, names in enumerate(_beginnings(), start=1):
            if word.startswith(names):
                return number
    return None


@cache
def _beginnings() -> tuple[tuple[str, ...], ...]:
    """Return how the name of each month may begin, in any language."""
    named = zip(*map(months, languages.known()), strict=True)
    return tuple(tuple("|".join(names).lower().split("|")) for names in named)
