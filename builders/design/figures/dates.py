"""Dates as teachers write them go in; their distances in years come out."""

from __future__ import annotations

from collections.abc import Sequence

from builders.lesson import dates
from builders.lesson.dates import Moment

MONTHS_A_YEAR = 12
DAYS_A_MONTH = 31
MINUTES_A_YEAR = 525_600
DECADE = 10  # years; what lasts no longer stands where it begins


def moments(written: Sequence[str]) -> tuple[float, ...] | None:
    """Return each date in years, a range by its beginning; None when one cannot be read.

    A date without a year stands in the year before it; if the first has none, the years do not
    matter, and then none of the others may have one.
    """
    read = [dates.read(date) for date in written]
    if not read or not _are_comparable(read):
        return None
    if read[0].minute is not None:
        return tuple((each.minute or 0) / MINUTES_A_YEAR for each in read)
    if read[0].year is None and any(each.year is not None for each in read):
        return None
    found = []
    current = 0
    for each in read:
        current = current if each.year is None else each.year
        months = (each.month or 1) - 1 + ((each.day or 1) - 1) / DAYS_A_MONTH
        found.append(current + months / MONTHS_A_YEAR)
    return tuple(found)


def _are_comparable(read: Sequence[Moment]) -> bool:
    """Tell whether the distances are known: of centuries beside each other, not beside years."""
    lengths = {max(each.years, DECADE) for each in read}
    kinds = {(each.minute is None, each.is_ago) for each in read}
    is_whole = all(each != Moment() and not each.is_part for each in read)
    return is_whole and len(lengths) == len(kinds) == 1
