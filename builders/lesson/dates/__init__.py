"""A date as a teacher writes it goes in; the moment that it names, as far as given, comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from builders.lesson.dates import vocabulary
from builders.lesson.dates.coarse import centuries, decades
from builders.lesson.dates.moment import MONTHS, Moment, is_before
from builders.lesson.dates.vocabulary import before_era, is_era, months

__all__ = [
    "NUMERIC",
    "Moment",
    "counts_back",
    "is_ago",
    "is_before",
    "is_era",
    "months",
    "read",
]

NUMERIC = re.compile(r"(?<![\d.])(?:(?P<day>\d{1,2})\.)?(?P<month>\d{1,2})\.(?P<year>\d{4})(?!\d)")
_ISO = re.compile(r"(?<!\d)(?P<year>[12]\d{3})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_CLOCK = r"(?<![\d:])(\d{1,2}):([0-5]\d)(?::[0-5]\d)?(?![\d:])"
_HOURS = re.compile(rf"{_CLOCK}(?: ?[–—-] ?{_CLOCK})?")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:[ ,.]\d{3})+(?![.,]?\d)")
_NUMBER = re.compile(r"(?<!\d)\d{1,9}(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_OF_YEAR = 3  # digits; of our era's first century nobody writes the bare number
_SURE = range(1000, 3000)  # years that need no word beside them
_LONGEST_MONTH = 31


def read(date: str) -> Moment:
    """Return what ``date`` says, of a range what it begins with; None where it is silent.

    What is no date for sure, «100 лет», says nothing.
    """
    text = _GROUPED.sub(lambda found: re.sub(r"\D", "", found[0]), " ".join(date.split()))
    if clock := _HOURS.fullmatch(text):
        return Moment(minute=60 * int(clock[1]) + int(clock[2]))
    text = _HOURS.sub(" ", text)
    if (ago := _ago(text)) or (ago := _numeric(text)):
        return ago
    found = (*centuries(text), *decades(text), *_worded(text))
    return min(found, key=lambda each: each[0], default=(0, Moment()))[1]


def counts_back(text: str) -> bool:
    """Tell whether the years of ``text`` may run backwards: before our era, or before today."""
    return bool(before_era().search(text) or vocabulary.ago().search(text))


def is_ago(text: str, place: int) -> bool:
    """Tell whether the number at ``place`` counts years back from today."""
    return vocabulary.ago().match(text, place) is not None


def _ago(text: str) -> Moment | None:
    """Return the moment of «2–3 million years ago»."""
    found = None if before_era().search(text) else vocabulary.ago().search(text)
    if found is None:
        return None
    scale = vocabulary.scale(found["scale"])
    first, last = (
        round(scale * float((found[name] or found["first"]).replace(",", ".")))
        for name in ("first", "last")
    )
    return Moment(year=-max(first, last), years=abs(first - last) + 1, is_ago=True)


def _numeric(text: str) -> Moment | None:
    found = _ISO.search(text) or NUMERIC.search(text)
    if found is None or int(found["month"]) > MONTHS:
        return None
    day = int(found["day"]) if found["day"] else None
    return Moment(year=int(found["year"]), month=int(found["month"]), day=day)


def _worded(text: str) -> Iterator[tuple[int, Moment]]:
    """Yield the place and the moment of a date whose month is a word, or that is a year alone."""
    bare = vocabulary.coarse().sub(lambda found: " " * len(found[0]), text)
    month, numbers = _month(bare), list(_NUMBER.finditer(bare))
    year = _year(text, numbers, has_month=month is not None)
    moment = Moment(month=month)
    if month:
        days = (int(each[0]) for each in numbers if each is not year)
        moment = replace(moment, day=next((day for day in days if day <= _LONGEST_MONTH), None))
    if year:
        moment = replace(moment, year=vocabulary.sign(text, year.span()) * int(year[0]))
    if moment != Moment():
        yield min(each.start() for each in (year, *numbers) if each) if numbers else 0, moment


def _year(text: str, numbers: list[re.Match[str]], *, has_month: bool) -> re.Match[str] | None:
    """Return the first number that may be a year; beside an era any, beside a day the nearest."""
    eras = vocabulary.eras(text)
    if not eras:
        return next((each for each in numbers if _is_year(each, text[each.end() :])), None)
    if not has_month:
        return next(iter(numbers), None)
    middle = eras[0][0][0]
    return min(numbers, key=lambda each: abs(each.start() - middle), default=None)


def _is_year(number: re.Match[str], rest: str) -> bool:
    """Tell whether this is a year and no number of things: «751 жыл», but not «751 адам»."""
    if vocabulary.counted().match(rest):
        return False
    if int(number[0]) in _SURE:
        return True
    word = _WORD.match(rest.lstrip(" -"))
    is_alone = word is None or vocabulary.beside_year().match(word[0]) or _month(word[0])
    return len(number[0]) >= _LEAST_OF_YEAR and bool(is_alone)


def _month(date: str) -> int | None:
    for word in _WORD.findall(date.lower()):
        for number, names in enumerate(vocabulary.beginnings(), start=1):
            if word.startswith(names):
                return number
    return None
