"""The cells of a grid go in, drawn; the grid comes out, its middle on the axis."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from msgspec.structs import replace

from builders.design.mathematics import signs
from builders.design.mathematics.drawn import Drawn, joined, rule
from builders.lesson.mathematics.tree import Grid

_STRUT = (0.75, 0.3)  # ems of a row above its line and below, at the least
_APART = {True: 0.35, False: 0.12}  # ems between rows: formulas, or cells and small formulas
_SHARES = {"left": 0.0, "center": 0.5, "right": 1.0}
_PEN = 0.05


def grid(node: Grid, rows: Sequence[Sequence[Drawn]], size: float) -> Drawn:
    """Return ``rows`` of drawn cells as ``node`` sets them."""
    widths = [max(each.width for each in column) for column in zip(*rows, strict=True)]
    gaps = [gap * size for gap in node.gaps]
    edges = list(accumulate(w + g for w, g in zip(widths, gaps, strict=True)))
    starts = [edge - width for edge, width in zip(edges, widths, strict=True)]
    apart = _APART[node.open and size == 1] * size
    placed, y = [], 0.0
    last = 0.0
    for number, cells in enumerate(rows):
        height = max(_STRUT[0] * size, *(each.height for each in cells))
        y -= height + (apart if number else 0)
        for cell, start, width, side in zip(cells, starts, widths, node.sides, strict=True):
            placed.append((cell, start + (width - cell.width) * _SHARES[side], y))
        last = max(_STRUT[1] * size, *(each.depth for each in cells))
        y -= last
    up = signs.axis(size) - y / 2
    found = joined([(cell, x, at + up) for cell, x, at in placed], edges[-1])
    strokes = tuple(
        rule(x, y + up, _PEN * size, -y)
        for at in node.rules
        for x in (starts[at] - gaps[at] / 2 if at < len(starts) else edges[-1],)
    )
    top, foot = max(found.height, up), max(found.depth, -(y + up))
    return replace(found, height=top, depth=foot, marks=(*found.marks, *strokes))
