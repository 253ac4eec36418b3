"""Formulas that stand by themselves, and the number after them, go in; their scene comes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from builders.design.geometry import Box, Size
from builders.design.mathematics.data import Display
from builders.design.mathematics.drawn import Drawn, beside, joined
from builders.design.mathematics.layout import layout
from builders.design.mathematics.omml import is_said
from builders.design.mathematics.signs import centred
from builders.design.mathematics.spacing import classes
from builders.design.scene import BASELINE, Align, Formula, Label, Scene
from builders.design.theme import Role
from builders.design.type import LINE, Ruler, Run, width
from builders.lesson.mathematics.reader import read_lines
from builders.lesson.mathematics.tree import Grid, Node, Row, Space

_GAP = 1.5  # ems between a formula and its number, at least
_INDENT = 2  # ems; how far the later lines of a long formula stand in
_SMALL = 0.6  # of the largest size; a formula breaks before it is set smaller
_NUMBER_MOST = 28  # points
_LEADING = 0.5  # ems between its lines


def display(found: Display, most: Size, sizes: Sequence[float], ruler: Ruler) -> Scene | None:
    """Return formulas in the middle of a room, as wide as that, at the largest size that fits.

    A single formula breaks before its relations. None when that is not enough.
    """
    for node, drawn, size in _ways(found, most.width, sizes, ruler):
        room = most.width - _numbered(found, size, ruler)
        # In the middle of the measure, or as near to it as the number lets it.
        x = min((most.width - drawn.width * size) / 2, room - drawn.width * size)
        small = min(size, _NUMBER_MOST)
        label = _beside(
            found.number, small, _line(drawn, size), most.width, align="right", ink="ink"
        )
        formula = _formula(found, (node, drawn), size, x, "center")
        scene = _scene(found, formula, most.width, (label,) if found.number else ())
        if drawn.width * size <= room and scene.size.height <= most.height:
            return scene
    return None


def entry(found: Display, label: str, hang: float, measure: float, size: float) -> Scene | None:
    """Return formulas at a size, ``hang`` points from the label at their left; None without room.

    A single formula that is too long breaks.
    """
    node, room = read_lines(found.lines), measure - hang
    drawn = layout(node)
    if drawn.width * size > room and len(found.lines) == 1:
        node, drawn = _broken(tuple(_breakable(node)), room / size)
    if drawn.width * size > room:
        return None
    before = (
        (_beside(label, size, _line(drawn, size), hang, align="left", ink="accent"),)
        if label
        else ()
    )
    formula = _formula(found, (node, drawn), size, hang, "left")
    return _scene(found, formula, measure, before)


def _ways(
    found: Display, measure: float, sizes: Sequence[float], ruler: Ruler
) -> Iterator[tuple[Node, Drawn, float]]:
    """Yield a formula at each size, largest first; before it gets small it breaks."""
    node = read_lines(found.lines)
    whole, least = layout(node), _SMALL * sizes[0]
    yield from ((node, whole, size) for size in sizes if size >= least)
    if len(found.lines) == 1:
        pieces = tuple(_breakable(node))
        for size in sizes:
            room = (measure - _numbered(found, size, ruler)) / size
            yield *_broken(pieces, room), size
    yield from ((node, whole, size) for size in sizes if size < least)


def _numbered(found: Display, size: float, ruler: Ruler) -> float:
    """Return the points that the number takes beside a formula."""
    return width(found.number, ruler, min(size, _NUMBER_MOST)) + _GAP * size if found.number else 0


def _breakable(node: Node) -> Iterator[Node]:
    """Yield the pieces of a formula: before its relations and its operations it may break."""
    parts = node.parts if isinstance(node, Row) else (node,)
    kinds = tuple(classes(parts))
    starts = [at for at, kind in enumerate(kinds) if at and kind in {"rel", "bin"}]
    for start, end in pairwise((0, *starts, len(parts))):
        # A sign at the start of a line is no operation; an empty row before it leaves it one.
        before = (Row(()),) if start else ()
        yield Row((*before, *parts[start:end]))


def _broken(pieces: Sequence[Node], room: float) -> tuple[Node, Drawn]:
    """Return pieces in as many lines as they need, the later ones further in."""
    rows: list[list[Node]] = [[]]
    taken = 0.0
    for piece in pieces:
        width = layout(piece).width
        if rows[-1] and taken + width > room:
            rows.append([])
            taken = _INDENT
        rows[-1].append(piece)
        taken += width
    placed, y = [], 0.0
    for number, line in enumerate(beside(tuple(map(layout, row))) for row in rows):
        y -= line.height + _LEADING if number else 0
        placed.append((line, _INDENT if number else 0.0, y))
        y -= line.depth
    drawn = centred(joined(placed, max(x + line.width for line, x, _ in placed)), 1)
    lines = ((Row((Space(_INDENT if number else 0), *row)),) for number, row in enumerate(rows))
    return Grid(tuple(lines), ("left",), (0.0,), open=True), drawn


def _line(drawn: Drawn, size: float) -> float:
    """Return how far below the top of its scene the line of a formula lies."""
    return max(drawn.height, BASELINE) * size


def _beside(  # noqa: PLR0913 - what a label is
    said: str, size: float, line: float, measure: float, *, align: Align, ink: Role
) -> Label:
    """Return words on the line of a formula."""
    box = Box(0, line - BASELINE * size, measure, LINE * size)
    return Label(box, ((Run(said),),), size, ink, align)


def _formula(
    found: Display, shown: tuple[Node, Drawn], size: float, x: float, align: Align
) -> Formula:
    """Return a formula at a distance from the left, on its line."""
    node, drawn = shown
    editable = node if is_said(node) else None
    return Formula(x, _line(drawn, size), size, drawn, found.said, "ink", editable, align)


def _scene(found: Display, formula: Formula, measure: float, labels: tuple[Label, ...]) -> Scene:
    """Return a formula in a measure, with what stands beside it."""
    foot = max(formula.drawn.depth, LINE - BASELINE) * formula.size
    return Scene(Size(measure, formula.y + foot), (*labels, formula), found.aloud)
