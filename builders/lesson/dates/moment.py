"""Two moments go in; whether one is earlier for sure comes out."""

from __future__ import annotations

from msgspec import Struct

MONTHS = 12


class Moment(Struct, frozen=True, kw_only=True):
    """What a date says, and None where it is silent; an hour is told of no day.

    A year before our era is negative, and so is one that ``is_ago``, counted back from today. A
    century and the like last ``years``; it ``is_part`` where more is said, such as «the end of».
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    minute: int | None = None
    years: int = 1
    is_ago: bool = False
    is_part: bool = False

    @property
    def last_year(self) -> int | None:
        """Return the last of the years that it may lie in."""
        return None if self.year is None else self.year + self.years - 1


def is_before(moment: Moment, other: Moment) -> bool:
    """Tell whether ``moment`` is earlier for sure, as far as both are given."""
    if moment.is_ago is not other.is_ago or (moment.year is None) is not (other.year is None):
        return False
    if moment.last_year != other.year or max(moment.years, other.years) > 1:
        return (moment.last_year or 0) < (other.year or 0)
    for own, its in ((moment.month, other.month), (moment.day, other.day)):
        if own is None or its is None:
            return False
        if own != its:
            return own < its
    return False
