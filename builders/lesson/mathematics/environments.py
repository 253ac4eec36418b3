"""The rows of an environment go in; the grid that it makes of them comes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import cycle, islice

from builders.lesson.mathematics.tree import Fence, Grid, Node, Row, Side, Symbol, row

ENVIRONMENTS: Mapping[str, tuple[str, str]] = {  # the brackets around each
    "matrix": ("", ""),
    "pmatrix": ("(", ")"),
    "bmatrix": ("[", "]"),
    "Bmatrix": ("{", "}"),
    "vmatrix": ("|", "|"),
    "Vmatrix": ("‖", "‖"),
    "smallmatrix": ("", ""),
    "cases": ("{", ""),
    "dcases": ("{", ""),
    "rcases": ("", "}"),
    "array": ("", ""),
    "aligned": ("", ""),
    "align": ("", ""),
    "split": ("", ""),
    "equation": ("", ""),
    "gathered": ("", ""),
    "gather": ("", ""),
    "multline": ("", ""),
}
_ALIGNED = frozenset({"aligned", "align", "split"})
_GATHERED = frozenset({"gathered", "gather", "multline"})
_NAMED: Mapping[str, Side] = {"l": "left", "c": "center", "r": "right"}
COLUMN = 0.9  # ems between two columns
PAIR = 2.0  # between two equations side by side

Cells = Sequence[Sequence[Node]]


def grid(name: str, rows: Cells, columns: str = "") -> Node:
    """Return ``rows`` as the environment ``name`` sets them, an array by what ``columns`` says."""
    given = tuple(_NAMED[each] for each in columns if each in _NAMED)
    count = max(*map(len, rows), len(given), 1)
    filled = tuple((*cells, *(Row(()),) * (count - len(cells))) for cells in rows)
    apart = (0.0, *(COLUMN,) * (count - 1))
    if name in _ALIGNED:
        sides: tuple[Side, ...] = tuple(islice(cycle(("right", "left")), count))
        pairs = tuple(PAIR if at and at % 2 == 0 else 0.0 for at in range(count))
        return Grid(tuple(map(_led, filled)), sides, pairs, open=True)
    if name in _GATHERED:
        return Grid(filled, _same("center", count), apart, open=True)
    side: Side = "left" if name.endswith("cases") else "center"
    sides = (*given, *_same(side, count - len(given)))
    made = Grid(filled, sides, apart, tuple(_rules(columns)))
    left, right = ENVIRONMENTS[name]
    return Fence(left, made, right) if left or right else made


def aligned(lines: Cells) -> Node:
    """Return formulas one below the other; without ``&`` they stand at their first relations."""
    if all(len(cells) == 1 for cells in lines):
        lines = [_parted(cells[0]) for cells in lines]
    return grid("aligned", lines)


def _same(side: Side, count: int) -> tuple[Side, ...]:
    return (side,) * count


def _parts(node: Node) -> tuple[Node, ...]:
    return node.parts if isinstance(node, Row) else (node,)


def _parted(node: Node) -> tuple[Node, ...]:
    parts = _parts(node)
    for at, part in enumerate(parts):
        if isinstance(part, Symbol) and part.kind == "rel":
            return row(parts[:at]), Row(parts[at:])
    return Row(()), node


def _led(cells: Sequence[Node]) -> tuple[Node, ...]:
    """Return cells, those behind an ``&`` beginning with nothing: a relation keeps its space."""
    led = (Row((Row(()), *_parts(each))) if at % 2 else each for at, each in enumerate(cells))
    return tuple(led)


def _rules(columns: str) -> list[int]:
    """Return the column before which each stroke of «l|cr» stands."""
    strokes = (at for at, each in enumerate(columns) if each == "|")
    return [sum(each in _NAMED for each in columns[:at]) for at in strokes]
