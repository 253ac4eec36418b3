"""Dates as teachers write them go in; their distances in years come out."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

# The beginnings of the months' names in Kazakh, Russian and English, whatever their endings.
MONTHS = Path(__file__).parents[3] / "assets" / "typography" / "months.json"
MONTHS_A_YEAR = 12
DAYS_A_MONTH = 31

_NUMERIC = re.compile(r"(?:(\d{1,2})\.)?(\d{1,2})\.(\d{4})\b")
_YEAR = re.compile(r"(?<!\d)\d{3,4}(?!\d)")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


def moments(dates: Sequence[str]) -> tuple[float, ...] | None:
    """Return each date in years, a range by its beginning; None when one cannot be read.

    A date without a year stands in the year before it; if the first has none, the years do not
    matter, and then none of the others may have one.
    """
    read = [_parts(date) for date in dates]
    if any(year is None and month is None for year, month, _ in read):
        return None
    if read and read[0][0] is None and any(year is not None for year, _, _ in read):
        return None
    found = []
    current = 0
    for year, month, day in read:
        current = current if year is None else year
        fraction = ((month or 1) - 1 + ((day or 1) - 1) / DAYS_A_MONTH) / MONTHS_A_YEAR
        found.append(current + fraction)
    return tuple(found)


def _parts(date: str) -> tuple[int | None, int | None, int | None]:
    """Return year, month and day."""
    if numeric := _NUMERIC.search(date):
        day, month, year = numeric.groups()
        return int(year), int(month), int(day) if day else None
    year_found = _YEAR.search(date)
    month_found = _month(date)
    day_found = _DAY.search(date) if month_found else None
    return (
        int(year_found[0]) if year_found else None,
        month_found,
        int(day_found[0]) if day_found else None,
    )


@cache
def _months() -> tuple[tuple[str, ...], ...]:
    return tuple(map(tuple, json.loads(MONTHS.read_text(encoding="utf-8"))))


def _month(date: str) -> int | None:
    for word in re.findall(r"[^\W\d_]+", date.lower()):
        for number, names in enumerate(_months(), start=1):
            if word.startswith(names):
                return number
    return None
