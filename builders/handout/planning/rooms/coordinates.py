"""Ranges of numbers go in; an empty coordinate plane or a number line to draw on comes out."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from builders.design.geometry import mm
from builders.handout.marks import BLACK, FINE, WHITE, Mark, Shape, Stroke, moved
from builders.handout.typesetting.line_breaking import ENDLESS, lines
from builders.handout.typesetting.style import Sheet
from builders.lesson.inline import Span
from builders.lesson.space import Space

UNIT = mm(8)  # at most, of one on a plane
TALL = 0.8  # of a page, a plane at most
AXIS_HEIGHT = mm(15)
LABELLED = mm(6.5)  # from number to number, at least
STEPS = (1, 2, 5, 10)
ARROW, TICK = mm(2), mm(1)
AXIS = 2.0  # times as wide as the lines of the squares
CLEAR = 1.0  # points round a number
MINUS = "\u2212"


class _Frame(Struct, frozen=True):
    """Where the ranges lie: the first and the last number each way, and how long a unit is."""

    x: tuple[int, int]
    y: tuple[int, int]
    unit: float
    sheet: Sheet
    left: float

    def across(self, x: float) -> float:
        """Return where ``x`` is, from the left."""
        return self.left + (x - self.x[0] + 0.5) * self.unit

    def down(self, y: float) -> float:
        """Return where ``y`` is, from the top."""
        return (self.y[1] - y + 0.5) * self.unit

    @property
    def step(self) -> int:
        """Return how far it is from a number that is printed to the next."""
        return next((step for step in STEPS if step * self.unit >= LABELLED), STEPS[-1])


def height(space: Space, width: float, sheet: Sheet) -> float:
    """Return how high the plane or the line is, in points."""
    if space.kind == "axis":
        return AXIS_HEIGHT
    frame = _frame(space, width, sheet)
    return (frame.y[1] - frame.y[0] + 1) * frame.unit


def drawn(space: Space, width: float, sheet: Sheet) -> tuple[Mark, ...]:
    """Return the plane, or the line."""
    frame = _frame(space, width, sheet)
    if space.kind == "axis":
        return tuple(_axis(frame))
    return (*_squares(frame), *_axes(frame))


def _frame(space: Space, width: float, sheet: Sheet) -> _Frame:
    x, y = (*space.ranges, (0, 0))[:2]
    across = width / (x[1] - x[0] + 1)
    if space.kind == "axis":
        return _Frame(x, y, across, sheet, 0)
    unit = min(UNIT, across, TALL * sheet.height / (y[1] - y[0] + 1))
    return _Frame(x, y, unit, sheet, (width - unit * (x[1] - x[0] + 1)) / 2)


def _squares(frame: _Frame) -> Iterator[Stroke]:
    rule = frame.sheet.paper.rule
    (left, right), (low, high) = frame.x, frame.y
    for x in range(left, right + 1):
        at = frame.across(x)
        yield Stroke(at, frame.down(high), at, frame.down(low), rule, FINE)
    for y in range(low, high + 1):
        at = frame.down(y)
        yield Stroke(frame.across(left), at, frame.across(right), at, rule, FINE)


def _axes(frame: _Frame) -> Iterator[Mark]:
    """Yield both axes through zero, or at the edge that is nearest to it, with their numbers."""
    (left, right), (low, high) = frame.x, frame.y
    x0, y0 = min(max(0, left), right), min(max(0, low), high)
    across, down = frame.across(x0), frame.down(y0)
    yield from _arrow(frame, (frame.across(left), down), (frame.across(right + 0.5), down))
    yield from _arrow(frame, (across, frame.down(low)), (across, frame.down(high + 0.5)))
    wide = _bold(frame)
    for x in _numbers(left, right, frame.step, x0):
        at = frame.across(x)
        yield Stroke(at, down - TICK / 2, at, down + TICK / 2, wide)
        yield from _said(frame, _number(x), at, down + TICK, -0.5)
    for y in _numbers(low, high, frame.step, y0):
        at = frame.down(y)
        yield Stroke(across - TICK / 2, at, across + TICK / 2, at, wide)
        yield from _said(frame, _number(y), across - TICK, at - 0.5 * frame.sheet.small.leading, -1)
    yield from _said(frame, _number(x0) if x0 == y0 else "", across - TICK, down + TICK, -1)
    above = down - TICK - frame.sheet.small.leading
    beside = down + TICK if x0 == right else above  # where no other number is
    yield from _said(frame, "x", frame.across(right + 0.5), beside, -1, italic=True)
    yield from _said(frame, "y", across + TICK, 0, 0, italic=True)


def _axis(frame: _Frame) -> Iterator[Mark]:
    left, right = frame.x
    y = AXIS_HEIGHT / 2
    yield from _arrow(frame, (frame.across(left - 0.5), y), (frame.across(right + 0.5), y))
    for x in range(left, right + 1):
        at = frame.across(x)
        yield Stroke(at, y - TICK, at, y + TICK, _bold(frame))
        if x % frame.step == 0:
            yield from _said(frame, _number(x), at, y + 1.5 * TICK, -0.5)


def _numbers(first: int, last: int, step: int, crossing: int) -> Iterator[int]:
    """Yield every number that is printed; none so near the other axis that it has no room."""
    found = (at for at in range(first, last + 1) if at % step == 0)
    return (at for at in found if abs(at - crossing) >= step)


def _number(value: int) -> str:
    return f"{value}".replace("-", MINUS)


def _bold(frame: _Frame) -> float:
    return AXIS * frame.sheet.paper.rule


def _arrow(frame: _Frame, start: tuple[float, float], end: tuple[float, float]) -> Iterator[Stroke]:
    """Yield a line with a head at its end; it goes to the right or up."""
    width = _bold(frame)
    yield Stroke(*start, *end, width, BLACK)
    is_level = start[1] == end[1]
    for side in (-ARROW / 2, ARROW / 2):
        back = (end[0] - ARROW, end[1] + side) if is_level else (end[0] + side, end[1] + ARROW)
        yield Stroke(*back, *end, width, BLACK)


def _said(  # noqa: PLR0913 - words at a place
    frame: _Frame, words: str, x: float, y: float, share: float, *, italic: bool = False
) -> Iterator[Mark]:
    """Yield ``words`` below ``y`` on white paper, moved by a share of their width."""
    style = frame.sheet.small
    for line in lines((Span(words, italic=italic),), style, ENDLESS, frame.sheet.language, None):
        left = x + share * line.width
        yield Shape(left - CLEAR, y + CLEAR, line.width + 2 * CLEAR, style.leading - CLEAR, WHITE)
        yield from moved((line,), left, y)
