"""A date goes in; the century, the millennium or the decade that it names comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builders.lesson.dates import vocabulary
from builders.lesson.dates.moment import Moment

_CYRILLIC = str.maketrans("ХІ", "XI")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_MILLENNIUM = 1000
_CENTURY = 100
_DECADE = 10


def centuries(text: str) -> Iterator[tuple[int, Moment]]:
    """Yield the place and the years of the first century or millennium; of a range, the first."""
    every = ((_CENTURY, vocabulary.century()), (_MILLENNIUM, vocabulary.millennium()))
    for years, pattern in every:
        if found := pattern.search(text):
            number, sign = _number(found["number"]), vocabulary.sign(text, found.span())
            first = years * (number - 1) + 1 if sign > 0 else -years * number
            yield found.start(), _moment(text, first, years)


def decades(text: str) -> Iterator[tuple[int, Moment]]:
    """Yield the place and the years of a decade: 1930s, and 30-е годы XX века where both stand."""
    found = vocabulary.decade().search(text)
    if found is None or int(found["number"]) % _DECADE:
        return
    first = int(found["number"])
    if first < _CENTURY:
        century = vocabulary.century().search(text)
        if century is None or vocabulary.eras(text):
            return
        first += _CENTURY * (_number(century["number"]) - 1)
        yield -1, _moment(text, first, _DECADE)
    else:
        # «1900s» are ten years or a hundred.
        years = _DECADE if first % _CENTURY else _CENTURY
        is_back = vocabulary.sign(text, found.span()) < 0
        yield found.start(), _moment(text, 1 - first - years if is_back else first, years)


def _moment(text: str, first: int, years: int) -> Moment:
    more = vocabulary.coarse().sub(" ", text)
    is_part = re.search(r"[^\W_]", vocabulary.said_of_year().sub(" ", more)) is not None
    return Moment(year=first, years=years, is_part=is_part)


def _number(written: str) -> int:
    """Return the number that is written in figures or in Roman letters of either alphabet."""
    if found := re.match(r"\d+", written):
        return int(found[0])
    values = [_ROMAN[letter] for letter in written.translate(_CYRILLIC)]
    return sum(
        -value if value < max(values[at + 1 :], default=0) else value
        for at, value in enumerate(values)
    )
