"""The room a student gets to write in: ``6 lines``, ``4 cm``, ``box``, ``grid``, a table, none."""

from __future__ import annotations

import re
from typing import ClassVar, Literal, TypeAlias

from msgspec import Struct

SpaceKind: TypeAlias = Literal["lines", "blank", "box", "grid", "table", "none"]

_COUNT = r"(?!0+ )\d{1,2}"
_CM = r"(?!0+(?:\.0)? )\d{1,2}(?:\.\d)?"
_FORMS = re.compile(
    rf"(?P<lines>{_COUNT}) lines?"
    rf"|(?P<blank>{_CM}) cm"
    rf"|(?P<shape>box|grid)(?: (?P<height>{_CM}) cm)?"
    rf"|table ?\((?P<columns>[^()]+)\)(?: (?P<rows>{_COUNT}) rows?)?"
    r"|(?P<none>none)"
)
_SHAPE_CM = 4.0
_TABLE_ROWS = 3.0


class Space(Struct, frozen=True):
    """A space of one ``kind``.

    ``amount`` counts lines for ``lines``, rows for ``table`` and centimetres for the others;
    it is the least a student gets. ``columns`` are the heads of a table.
    """

    proofread: ClassVar[tuple[str, ...]] = ()  # of the review; but the heads are printed
    kind: SpaceKind
    amount: float = 0
    columns: tuple[str, ...] = ()


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
    if found["none"]:
        return Space("none")
    return Space("box" if found["shape"] == "box" else "grid", float(found["height"] or _SHAPE_CM))
