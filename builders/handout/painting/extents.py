"""Marks of a page go in; the figures that they belong to come out, each with the box of its ink."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from builders.design.geometry import Box
from builders.handout.marks import (
    Code,
    Curve,
    Drawing,
    Fragment,
    Line,
    Mark,
    PageImage,
    Shape,
    Stroke,
    Tag,
)
from builders.problems import assert_never

ASCENT, DESCENT = 1.0, 0.3  # of the type size, above and below the baseline of any of our fonts


def figures(marks: Iterable[Mark]) -> Mapping[Tag, Box]:
    """Return the box of each figure with all that is read as part of it, its caption included."""
    found: dict[Tag, Box] = {}
    for mark in marks:
        for tag, box in _boxes(mark):
            figure = _figure(tag)
            if figure:
                found[figure] = found[figure].around(box) if figure in found else box
    return found


def _figure(tag: Tag | None) -> Tag | None:
    while tag and tag.role != "Figure":
        tag = tag.parent
    return tag


def _boxes(mark: Mark) -> Iterator[tuple[Tag | None, Box]]:
    match mark:
        case Line():
            yield from ((each.tag, _printed(mark, each)) for each in mark.fragments)
        case Stroke(x1, y1, x2, y2):
            half = mark.width / 2
            whole = Box(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
            yield mark.tag, whole.inset(-half, -half)
        case Shape(x, y, width, height):
            yield mark.tag, Box(x, y, width, height).inset(-mark.line / 2, -mark.line / 2)
        case Curve():
            whole = Box.of([point for each in mark.lines for point in each])
            yield mark.tag, whole.inset(-mark.width / 2, -mark.width / 2)
        case PageImage(x, y, width, height) | Drawing(x, y, width, height):
            yield mark.tag, Box(x, y, width, height)
        case Code(x, y):
            yield mark.tag, Box(x, y, mark.side, mark.side)
        case _:
            assert_never(mark)


def _printed(line: Line, fragment: Fragment) -> Box:
    size = fragment.font.size
    height = (ASCENT + DESCENT) * size
    top = line.y - fragment.rise - ASCENT * size
    return Box(line.x + fragment.x, top, fragment.width, height)
