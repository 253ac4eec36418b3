"""A structure with one root goes in; boxes and the lines that join them come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from math import ceil

from msgspec import Struct

from builders.design.figures.branches import Item, by_level, flattened, parent_of, room_for
from builders.design.figures.data import Tree
from builders.design.figures.style import (
    Copy,
    FigureStyle,
    Refusal,
    RefusedError,
    bold,
    first_that_fits,
    set_text,
)
from builders.design.geometry import Box, Size
from builders.design.runs import runs
from builders.design.scene import Connector, Node, Rule, Scene, Side
from builders.design.type import Run, width

# In ems of the text.
PAD_SIDE = 0.7
PAD = 0.5
LEVEL_GAP = 2.4
SIBLING_GAP = 1.2
ROW_GAP = 0.6
NARROWEST = 6.5

# A longer name is wrapped, sooner where nodes stand side by side.
LONGEST_DOWN = 10.0
LONGEST_ACROSS = 20.0

# What remains of heights and gaps in a tree that fits at no step with all of them.
TIGHT = (0.6, 0.3, 0.12)
ROW_GAP_LEAST = 0.25
LEVEL_GAP_LEAST = 0.5
INDENT = 2.0


class _Level(Struct, frozen=True):
    """The nodes of one level, all of one size; neighbours' centres are ``room`` leaves apart."""

    items: tuple[Item, ...]
    copies: tuple[Copy, ...]
    width: float
    height: float
    room: float


class _Frame(Struct, frozen=True):
    figure: Tree
    size: Size
    style: FigureStyle
    em: float
    air: float

    def beside(self, ems: float) -> float:
        """Return a horizontal padding or gap in points: more where there is much air."""
        return ems * self.em * max(self.air, 1)

    def above(self, ems: float) -> float:
        """Return a vertical padding or gap in points."""
        return ems * self.em * self.air

    @property
    def between(self) -> float:
        """Return the gap between rows of one level."""
        return max(self.above(ROW_GAP), ROW_GAP_LEAST * self.em)

    def need(self, items: Sequence[Item], longest: float) -> float:
        """Return the width at which the nodes of a level are comfortable."""
        text = max(self._comfort(item, longest) for item in items)
        return max(ceil(text + 2 * self.beside(PAD_SIDE)), NARROWEST * self.em)

    def level(self, items: tuple[Item, ...], box_width: float, leaves: int) -> _Level:
        """Return the nodes of a level with their names wrapped into ``box_width``."""
        measure = box_width - 2 * self.beside(PAD_SIDE)
        copies = tuple(self.copy(item, measure) for item in items)
        height = max(copy.height for copy in copies) + 2 * self.above(PAD)
        return _Level(items, copies, box_width, height, room_for(items, leaves))

    def _comfort(self, item: Item, longest: float) -> float:
        name = "".join(run.text for run in runs(item.text, self.figure.language))
        whole, *words = (
            width((Run(part, bold=True),), self.style.ruler, self.em)
            for part in (name, *name.split(" "))
        )
        return max(min(whole, longest), *words)

    def copy(self, item: Item, measure: float) -> Copy:
        """Return the name of a node wrapped to ``measure``, the root's in bold."""
        name = runs(item.text, self.figure.language)
        weighted = name if item.level else bold(name)
        return set_text(weighted, self.style, self.em, measure, item.text.where)


def tree(figure: Tree, size: Size, style: FigureStyle) -> Scene | Refusal:
    """Return the tree, as wide as ``size`` and as high as it needs, at most ``size``.

    The ladder: levels as rows from the top or else as columns from the left, at each step, first
    with much air; then a column for each branch; then levels as columns with less air; then one
    row for each node, indented.
    """
    ems = [step.text for step in style.steps]
    attempts = [(_down, ems[0], style.air)]
    attempts += [(layout, em, 1.0) for em in ems for layout in (_down, _across)]
    attempts += [(_stacked, em, air) for em in ems for air in (1.0, *TIGHT[:1])]
    attempts += [(layout, ems[-1], air) for layout in (_across, _indented) for air in TIGHT]
    return first_that_fits(
        partial(layout, _Frame(figure, size, style, em, air)) for layout, em, air in attempts
    )


def _down(frame: _Frame) -> Scene:
    items = flattened(frame.figure.root)
    leaves = sum(item.is_leaf for item in items)
    gap = frame.beside(SIBLING_GAP)
    widest = (frame.size.width + gap) / leaves
    levels = []
    for row in by_level(items):
        limit = widest * room_for(row, leaves) - gap
        need = frame.need(row, LONGEST_DOWN * frame.em)
        levels.append(frame.level(row, min(need, limit), leaves))
    pitch = max((level.width + gap) / level.room for level in levels)
    left = (frame.size.width - pitch * leaves) / 2
    top = 0.0
    nodes = {}
    for level in levels:
        for item, copy in zip(level.items, level.copies, strict=True):
            middle = left + item.centre * pitch
            box = Box(middle - level.width / 2, top, level.width, level.height)
            nodes[item.path] = _node(item, copy, box, frame)
        top += level.height + frame.above(LEVEL_GAP)
    height = top - frame.above(LEVEL_GAP)
    return _scene(frame, height, nodes, _connectors(nodes, ("bottom", "top"), frame))


def _across(frame: _Frame) -> Scene:
    items = flattened(frame.figure.root)
    leaves = sum(item.is_leaf for item in items)
    rows = by_level(items)
    needs = [frame.need(row, LONGEST_ACROSS * frame.em) for row in rows]
    gap = LEVEL_GAP * frame.em * max(frame.air, LEVEL_GAP_LEAST)
    widths = _shared(needs, frame.size.width - gap * (len(needs) - 1))
    levels = [
        frame.level(row, box_width, leaves) for row, box_width in zip(rows, widths, strict=True)
    ]
    between = frame.between
    pitch = max((level.height + between) / level.room for level in levels)
    left = 0.0
    nodes = {}
    for level in levels:
        for item, copy in zip(level.items, level.copies, strict=True):
            middle = item.centre * pitch - between / 2
            box = Box(left, middle - level.height / 2, level.width, level.height)
            nodes[item.path] = _node(item, copy, box, frame)
        left += level.width + gap
    height = pitch * leaves - between
    return _scene(frame, height, nodes, _connectors(nodes, ("right", "left"), frame))


def _stacked(frame: _Frame) -> Scene:
    root, *items = flattened(frame.figure.root)
    heads = tuple(item for item in items if item.level == 1)
    gap = frame.beside(SIBLING_GAP)
    share = (frame.size.width + gap) / len(heads) - gap
    indent = INDENT / 2 * frame.em
    column = min(frame.need(items, LONGEST_ACROSS * frame.em) + indent, share)
    whole = (column + gap) * len(heads) - gap
    left = (frame.size.width - whole) / 2
    above = frame.level((root,), min(frame.need((root,), whole), whole), 1)
    level = frame.level(heads, column, len(heads))
    x = left + (whole - above.width) / 2
    name = Box(x, 0, above.width, above.height)
    nodes = {root.path: _node(root, above.copies[0], name, frame)}
    top = above.height + frame.above(LEVEL_GAP)
    for at, (head, copy) in enumerate(zip(heads, level.copies, strict=True)):
        box = Box(left + at * (column + gap), top, column, level.height)
        nodes[head.path] = _node(head, copy, box, frame)
        nodes |= _below(
            frame, [item for item in items if item.path.startswith(f"{head.path}.")], box
        )
    height = max(node.box.bottom for node in nodes.values())
    joined = {item.path: nodes[item.path] for item in (root, *heads)}
    hung = {path: node for path, node in nodes.items() if path != root.path}
    joints = _connectors(joined, ("bottom", "top"), frame)
    return _scene(frame, height, nodes, (*joints, *_hangers(hung, frame)))


def _below(frame: _Frame, items: Sequence[Item], head: Box) -> dict[str, Node]:
    """Return the nodes under the head of a column, one below the other, each level further in."""
    nodes = {}
    top = head.bottom + frame.between
    for item in items:
        inner = (item.level - 1) * INDENT / 2 * frame.em
        copy = frame.copy(item, head.width - inner - 2 * frame.beside(PAD_SIDE))
        height = copy.height + 2 * frame.above(PAD)
        box = Box(head.x + inner, top, head.width - inner, height)
        nodes[item.path] = _node(item, copy, box, frame)
        top = box.bottom + frame.between
    return nodes


def _indented(frame: _Frame) -> Scene:
    top = 0.0
    nodes = {}
    for item in flattened(frame.figure.root):
        left = item.level * INDENT * frame.em
        pad = frame.beside(PAD_SIDE)
        copy = frame.copy(item, frame.size.width - left - 2 * pad)
        box = Box(left, top, copy.width + 2 * pad, copy.height + 2 * frame.above(PAD))
        nodes[item.path] = _node(item, copy, box, frame)
        top += box.height + frame.between
    return _scene(frame, top - frame.between, nodes, _hangers(nodes, frame))


def _hangers(nodes: Mapping[str, Node], frame: _Frame) -> Iterator[Rule]:
    """Yield the lines of an indented tree: no side of a node is where a connector could hold."""
    style = frame.style
    for path, node in nodes.items():
        children = [child.box for below, child in nodes.items() if parent_of(below) == path]
        if children:
            x = (node.box.x + children[0].x) / 2
            foot = children[-1].y + children[-1].height / 2
            yield Rule(x, node.box.bottom, x, foot, style.structure, style.stroke)
            for child in children:
                y = child.y + child.height / 2
                yield Rule(x, y, child.x, y, style.structure, style.stroke)


def _shared(needs: Sequence[float], room: float) -> list[float]:
    """Return what each gets of the room: its need, or an equal part of what the modest leave."""
    given = {}
    for rank, at in enumerate(sorted(range(len(needs)), key=lambda at: needs[at])):
        given[at] = min(needs[at], room / (len(needs) - rank))
        room -= given[at]
    return [given[at] for at in range(len(needs))]


def _node(item: Item, copy: Copy, box: Box, frame: _Frame) -> Node:
    style = frame.style
    inner = box.inset(frame.beside(PAD_SIDE), frame.above(PAD))
    if item.level == 0:
        label = copy.label(inner, "ground", "center", "middle")
        return Node(item.name, box, label, "ink", None, style.stroke)
    label = copy.label(inner, "ink", "center", "middle")
    if item.level == 1:
        return Node(item.name, box, label, style.panel, style.outline, style.stroke)
    return Node(item.name, box, label, None, style.structure, style.stroke)


def _connectors(
    nodes: Mapping[str, Node], sides: tuple[Side, Side], frame: _Frame
) -> Iterator[Connector]:
    start, end = sides
    ink, stroke = frame.style.structure, frame.style.stroke
    for path, node in nodes.items():
        if parent := parent_of(path):
            yield Connector(nodes[parent].name, start, node.name, end, ink, stroke)


def _scene(
    frame: _Frame, height: float, nodes: Mapping[str, Node], lines: Iterable[Connector | Rule]
) -> Scene:
    """Return nodes, by path, and their lines; raise ``RefusedError`` when they are too tall."""
    if height > frame.size.height:
        raise RefusedError(frame.figure.where)
    size = Size(frame.size.width, height)
    return Scene(size, (*nodes.values(), *lines), frame.figure.aloud.words)
