"""Dates as teachers write them go in; their distances in years come out."""

from __future__ import annotations

from collections.abc import Sequence

from builders.lesson import dates

MONTHS_A_YEAR = 12
DAYS_A_MONTH = 31


def moments(written: Sequence[str]) -> tuple[float, ...] | None:
    """Return each date in years, a range by its beginning; None when one cannot be read.

    A date without a year stands in the year before it; if the first has none, the years do not
    matter, and then none of the others may have one.
    """
    read = [dates.read(date) for date in written]
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
