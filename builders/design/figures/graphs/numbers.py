"""A plane and its curves go in; the numbers of both axes, where no curve hides them, come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from builders.design.figures.graphs import scales
from builders.design.figures.graphs.placing import Ground, clearest, is_over
from builders.design.figures.graphs.plane import AIR, GAP, TICK, Plane
from builders.design.geometry import Box
from builders.design.scene import Bar, Label, Mark, Point
from builders.design.type import LINE, Run

PATCH = 0.1, 0.12  # ems by which the ground under a number is wider, and less high


def numbers(plane: Plane, inked: Sequence[Point], words: Iterable[Box]) -> Iterator[Mark]:
    """Yield the numbers on the ground, clear of the axes and of ``inked``; zero stands once.

    One that would stand over ``words``, over another number or outside is left out.
    """
    ground = Ground(plane.room, tuple(inked), (), ())
    boxes = [*words]
    for said, places in _every(plane):
        box = clearest(places, boxes, ground)
        if is_over(box, boxes) or not plane.room.contains(box):
            continue
        boxes.append(box.inset(-AIR * plane.small, 0))
        yield Bar(box.inset(-PATCH[0] * plane.small, PATCH[1] * plane.small), "ground")
        yield Label(box, ((Run(said),),), plane.small, "ink", "center", "middle")


def _every(plane: Plane) -> Iterator[tuple[str, Sequence[Box]]]:
    """Yield each number and where it may stand, the best place first."""
    figure, small, (x0, y0) = plane.figure, plane.small, plane.origin
    left, foot = plane.coordinates.at(plane.origin)
    across, up = plane.steps
    gap, high = (TICK + GAP) * small, LINE * small
    crosses = figure.x.first < x0 < figure.x.last or figure.y.first < y0 < figure.y.last
    if crosses and x0 == y0 == 0:
        wide = plane.long("0", small)
        yield "0", (Box(left - gap - wide, foot + GAP * small, wide, high),)
    for x in scales.numbers(figure.x, across):
        if abs(x - x0) > scales.SLACK * figure.x.length or not crosses:
            said = plane.number(x, across, 0)
            yield said, _below(plane.coordinates.across(x), foot, plane.long(said, small), plane)
    for y in scales.numbers(figure.y, up):
        if abs(y - y0) > scales.SLACK * figure.y.length or not crosses:
            said = plane.number(y, up, 1)
            yield said, _beside(left, plane.coordinates.down(y), plane.long(said, small), plane)


def _below(x: float, axis: float, wide: float, plane: Plane) -> tuple[Box, ...]:
    """Return places below a stroke of the axis across, or over it where there is a plane."""
    high, small = LINE * plane.small, plane.small
    below, aside = axis + GAP * small, (GAP + TICK) * small / 2
    places = [Box(x - wide / 2, below, wide, high)]
    if axis < plane.box.bottom - high:
        places += [Box(x + aside, below, wide, high), Box(x - aside - wide, below, wide, high)]
        places.append(Box(x - wide / 2, axis - GAP * small - high, wide, high))
    return tuple(places)


def _beside(axis: float, y: float, wide: float, plane: Plane) -> tuple[Box, ...]:
    """Return places left of a stroke of the axis up, or right of it where there is a plane."""
    high, small = LINE * plane.small, plane.small
    gap = (TICK + GAP) * small
    left = axis - gap - wide
    places = [Box(left, y - high / 2, wide, high)]
    if axis > plane.box.x + wide:
        places += [
            Box(left, y - high - AIR * small / 2, wide, high),
            Box(left, y + AIR * small / 2, wide, high),
        ]
        places.append(Box(axis + gap, y - high / 2, wide, high))
    return tuple(places)
