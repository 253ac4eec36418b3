"""A plot and a room go in; its plane comes out, and what both axes and their numbers look like."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from builders.design.figures.data import Plot
from builders.design.figures.graphs import scales
from builders.design.figures.style import FigureStyle, Step
from builders.design.geometry import Box, Size
from builders.design.scene import Bar, Coordinates, Label, Mark, Point, Rule, Trace
from builders.design.type import LINE, Run, Runs, width

PROPORTION = 1.9  # times as wide as high, at the most
TALLEST = 0.8  # times as high as wide, at the most
HIGHEST = 20.0  # ems of the names
APART = 3.2, 2.2  # ems from one printed number to the next, across and up
DIGIT = 0.62  # ems, and between two numbers
BETWEEN = 1.2
PARTS = 2  # letters more that a part of π has
ARROW = 0.55
TICK = 0.22
GAP = 0.35  # between an axis and its numbers, and around a name
FOOT = 1.6  # of the numbers below an axis
AIR = 0.3
BEYOND = 1.0, 0.8  # how far the axes reach beyond the plane, across and up
GRID = 0.4  # times as wide as the style's stroke


class Plane(Struct, frozen=True):
    """What the plane of ``figure`` shows in its ``box``, inside the ``room`` of a scene.

    ``em`` is the size of names in points, ``small`` that of numbers.
    """

    figure: Plot
    box: Box
    room: Box
    style: FigureStyle
    em: float
    small: float

    @property
    def coordinates(self) -> Coordinates:
        """Return where its numbers lie in the scene."""
        x, y = self.figure.x, self.figure.y
        return Coordinates(self.box, (x.first, x.last), (y.first, y.last))

    @property
    def origin(self) -> Point:
        """Return where the axes cross: at zero, or at the edge that is nearest to it."""
        return self.figure.x.nearest(0), self.figure.y.nearest(0)

    @property
    def steps(self) -> tuple[float, float]:
        """Return how far printed numbers are apart, across and up."""
        figure, small = self.figure, self.small
        widest = max(len(self.number(end, 1, 0)) for end in (figure.x.first, figure.x.last))
        widest += PARTS if figure.x.in_pi else 0
        apart = max(APART[0], DIGIT * widest + BETWEEN) * small
        return (
            scales.step(figure.x, self.box.width, apart),
            scales.step(figure.y, self.box.height, APART[1] * small),
        )

    @property
    def foot(self) -> float:
        """Return what the numbers of both axes need below the plane."""
        above = self.box.bottom - self.coordinates.down(self.origin[1])
        return max(LINE / 2 * self.small, FOOT * self.small - above) + AIR * self.small

    def number(self, value: float, apart: float, axis: int) -> str:
        """Return a number as an axis prints it."""
        in_pi = (self.figure.x, self.figure.y)[axis].in_pi
        return scales.written(value, apart, self.figure.decimal_mark, in_pi=in_pi)

    def long(self, text: str, size: float) -> float:
        """Return how many points wide a text is."""
        return width((Run(text),), self.style.ruler, size)


def plane(figure: Plot, room: Size, style: FigureStyle, step: Step) -> Plane:
    """Return the plane as large as there is room, its numbers and names clear of its edges."""
    em, small = step.text, step.note
    scene = Box(0, 0, room.width, room.height)
    whole = Plane(figure, scene, scene, style, em, small)
    x0, y0 = whole.origin
    sides = [whole.number(each, whole.steps[0], 0) for each in (figure.x.first, figure.x.last)]
    first, last = (whole.long(each, small) / 2 for each in sides)
    levels = [whole.number(each, whole.steps[1], 1) for each in (figure.y.first, figure.y.last)]
    beside = max(whole.long(each, small) for each in levels) + (TICK + GAP) * small
    name = max(whole.long(figure.names[0], em), em)
    beyond = BEYOND[0] * small + (name if y0 == figure.y.first else 0.5 * name)
    top, right = (LINE + GAP) * em + AIR * small, max(last, beyond)
    left_of, below = (
        (x0 - figure.x.first) / figure.x.length,
        (y0 - figure.y.first) / figure.y.length,
    )
    wide = _length(room.width - right - 2 * AIR * small, first, beside, left_of)
    high = _length(room.height - top - AIR * small, LINE / 2 * small, FOOT * small, below)
    high = min(high, TALLEST * wide, HIGHEST * em)
    wide = min(wide, PROPORTION * high)
    if figure.is_equal:
        unit = min(wide / figure.x.length, high / figure.y.length)
        wide, high = unit * figure.x.length, unit * figure.y.length
    left = max(first, beside - left_of * wide) + AIR * small
    free = room.width - left - wide - right - AIR * small
    found = replace(whole, box=Box(left + free / 2, top, wide, high))
    return replace(found, room=scene.top(found.box.bottom + found.foot))


def _length(room: float, edge: float, axis: float, share: float) -> float:
    """Return how long a plane is that leaves of its ``room`` what is printed before it.

    That reaches ``edge`` before the plane and ``axis`` before the other axis, which has ``share``
    of the plane on its printed side.
    """
    found = room - edge
    return min(found, (room - axis) / (1 - share)) if share < 1 else found


def grid(plane: Plane) -> Iterator[Mark]:
    """Yield a line at each printed number."""
    figure, box, places = plane.figure, plane.box, plane.coordinates
    if not figure.has_grid:
        return
    across = (places.across(x) for x in scales.numbers(figure.x, plane.steps[0]))
    down = (places.down(y) for y in scales.numbers(figure.y, plane.steps[1]))
    lines = (
        *(((x, box.y), (x, box.bottom)) for x in across),
        *(((box.x, y), (box.right, y)) for y in down),
    )
    if lines:
        yield Trace(lines, "line", GRID * plane.style.stroke)


def axes(plane: Plane) -> Iterator[Mark]:
    """Yield both axes with a head at their ends, and a stroke at each printed number."""
    style, figure, places = plane.style, plane.figure, plane.coordinates
    x0, y0 = places.at(plane.origin)
    right, top = _ends(plane)
    head, tick = ARROW * plane.small, TICK * plane.small
    yield Rule(plane.box.x, y0, right, y0, "ink", style.stroke)
    yield Rule(x0, plane.box.bottom, x0, top, "ink", style.stroke)
    heads = (
        ((right - head, y0 - head / 2), (right, y0), (right - head, y0 + head / 2)),
        ((x0 - head / 2, top + head), (x0, top), (x0 + head / 2, top + head)),
    )
    across = (places.across(x) for x in scales.numbers(figure.x, plane.steps[0]))
    down = (places.down(y) for y in scales.numbers(figure.y, plane.steps[1]))
    strokes = (
        *(((x, y0 - tick), (x, y0 + tick)) for x in across),
        *(((x0 - tick, y), (x0 + tick, y)) for y in down),
    )
    yield Trace((*heads, *strokes), "ink", style.stroke)


def names(plane: Plane) -> Iterator[Mark]:
    """Yield the names of the axes beside their heads."""
    em = plane.em
    x0, y0 = plane.coordinates.at(plane.origin)
    right, top = _ends(plane)
    across, up = map(named, plane.figure.names)
    wide = width(across, plane.style.ruler, em) + GAP * em
    box = Box(right - wide, y0 - (LINE + GAP) * em, wide, LINE * em)
    yield Bar(box.inset(-0.1 * em, 0.1 * em), "ground")
    yield Label(box, (across,), em, "ink", "right")
    wide = width(up, plane.style.ruler, em) + GAP * em
    gap = (GAP + ARROW) * em
    left = x0 + gap if x0 + gap + wide <= plane.room.right else x0 - gap - wide
    yield Label(Box(left, top - 0.4 * em, wide, LINE * em), (up,), em, "ink")


def named(said: str) -> Runs:
    """Return the name of an axis, a letter that stands for a quantity in italics: *t*, s."""
    letter, comma, unit = said.partition(",")
    if len(letter) != 1:
        return (Run(said),)
    return (Run(letter, italic=True), *((Run(comma + unit),) if comma else ()))


def _ends(plane: Plane) -> Point:
    """Return how far right and how far up the axes reach."""
    return plane.box.right + BEYOND[0] * plane.small, plane.box.y - BEYOND[1] * plane.small
