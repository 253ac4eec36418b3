"""The room a student gets to write in: lines, centimetres, a box, squares, a table, axes, none."""

from __future__ import annotations

import re
from typing import ClassVar, Literal, TypeAlias

from msgspec import Struct

SpaceKind: TypeAlias = Literal["lines", "blank", "box", "grid", "table", "plane", "axis", "none"]

_COUNT = r"(?!0+ )\d{1,2}"
_CM = r"(?!0+(?:\.0)? )\d{1,2}(?:\.\d)?"
_RANGE = r"[-−]?\d{1,3} ?\.\. ?[-−]?\d{1,3}"
_FORMS = re.compile(
    rf"(?P<lines>{_COUNT}) lines?"
    rf"|(?P<blank>{_CM}) cm"
    rf"|(?P<shape>box|grid)(?: (?P<height>{_CM}) cm)?"
    rf"|table ?\((?P<columns>[^()]+)\)(?: (?P<rows>{_COUNT}) rows?)?"
    rf"|plane ?\((?P<across>{_RANGE}), ?(?P<up>{_RANGE})\)"
    rf"|axis ?\((?P<axis>{_RANGE})\)"
    r"|(?P<none>none)"
)
_LONGEST = 40  # units of a range
_SHAPE_CM = 4.0
_TABLE_ROWS = 3.0


class Space(Struct, frozen=True):
    """A space of one ``kind``.

    ``amount`` counts lines for ``lines``, rows for ``table`` and centimetres for the others;
    it is the least a student gets. ``columns`` are the heads of a table, ``ranges`` the first and
    the last number of each axis.
    """

    proofread: ClassVar[tuple[str, ...]] = ()  # of the review; but the heads are printed
    kind: SpaceKind
    amount: float = 0
    columns: tuple[str, ...] = ()
    ranges: tuple[tuple[int, int], ...] = ()

    @property
    def is_drawable(self) -> bool:
        """Tell whether its axes, if it has any, run upwards and are short enough."""
        return all(0 < last - first <= _LONGEST for first, last in self.ranges)


def parse(source: str) -> Space | None:
    """Return the space that ``source`` describes, or None when it describes none."""
    found = _FORMS.fullmatch(" ".join(source.split()))
    if found is None:
        return None
    if found["lines"]:
        return Space("lines", float(found["lines"]))
    if found["blank"]:
        return Space("blank", float(found["blank"]))
    if found["columns"]:
        columns = tuple(column.strip() for column in found["columns"].split("|"))
        return Space("table", float(found["rows"] or _TABLE_ROWS), columns)
    if found["across"] or found["axis"]:
        kind: SpaceKind = "axis" if found["axis"] else "plane"
        ranges = tuple(map(_range, filter(None, (found["across"], found["up"], found["axis"]))))
        return Space(kind, ranges=ranges)
    if found["none"]:
        return Space("none")
    return Space("box" if found["shape"] == "box" else "grid", float(found["height"] or _SHAPE_CM))


def _range(typed: str) -> tuple[int, int]:
    first, last = typed.replace("\u2212", "-").split("..")
    return int(first), int(last)
