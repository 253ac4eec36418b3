"""Intervals and points of a line of numbers go in; the line with what lies on it comes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import combinations

from msgspec import Struct

from builders.design.figures.data import NumberLine, Stretch
from builders.design.figures.graphs import scales
from builders.design.figures.graphs.numbers import PATCH
from builders.design.figures.graphs.plane import named
from builders.design.figures.style import FigureStyle, Refusal, RefusedError, Step, first_that_fits
from builders.design.geometry import Box, Size
from builders.design.scene import Bar, Dot, Label, Lines, Mark, Rule, Scene, Trace
from builders.design.type import LINE, Run, Runs, width
from builders.lesson.graphs.values import ENDLESS

APART = 2.6  # ems from one printed number to the next
ARROW = 0.6
TICK = 0.3
AIR = 0.3  # ems between a stroke and the number below it
SIDE = 1.5  # ems of the line before its first and after its last number
LEVEL = 0.9  # ems from the line to an interval over it, and from there to the next
HATCH = 0.55
THICK = 2.2  # times as wide as the style's stroke
DOT = 0.34
GAP = 0.3  # after the name of the line
SPOT = TICK + DOT + LINE + 0.1  # from the line to the top of the name of a point
HAIR = 1e-6
RING = 1.6  # times as wide as the style's stroke


def number_line(figure: NumberLine, size: Size, style: FigureStyle) -> Scene | Refusal:
    """Return the line, as wide as ``size`` and as high as it needs."""
    return first_that_fits(partial(_drawn, figure, size, style, step) for step in style.steps)


class _Line(Struct, frozen=True):
    """Where the numbers lie, and how the line is set; ``levels`` are the rows of its intervals."""

    figure: NumberLine
    style: FigureStyle
    em: float
    left: float
    length: float
    y: float
    levels: tuple[int, ...]

    @property
    def end(self) -> float:
        """Return how far right its head reaches."""
        return self.left + self.length + SIDE * self.em

    @property
    def right(self) -> float:
        """Return how wide the scene is."""
        return self.end + (AIR + GAP) * self.em + width(self.name, self.style.ruler, self.em)

    @property
    def name(self) -> Runs:
        """Return the name of the line."""
        return named(self.figure.name)

    def top(self, level: int) -> float:
        """Return where the upper edge of an interval of a level is."""
        return self.y - _above(self.figure, level) * self.em

    def across(self, value: float) -> float:
        """Return where a number is; one beyond the line, at its end."""
        range_ = self.figure.range
        return self.left + (range_.nearest(value) - range_.first) / range_.length * self.length

    def wide(self, run: Run) -> float:
        """Return how many points wide words are."""
        return width((run,), self.style.ruler, self.em)

    def label(self, run: Run, middle: float, top: float) -> Label:
        """Return words below ``top``, in the middle as far as the scene has room."""
        wide = self.wide(run)
        left = max(0, min(middle - wide / 2, self.right - wide))
        return Label(Box(left, top, wide, LINE * self.em), ((run,),), self.em, "ink", "center")


def _above(figure: NumberLine, level: int) -> float:
    """Return how many ems over the line an interval reaches, clear of the names of points."""
    name = LINE if any(each.name for each in figure.stretches) else 0
    first = SPOT if any(spot.name for spot in figure.spots) else LEVEL
    return first + level * (LEVEL + name)


def _drawn(figure: NumberLine, size: Size, style: FigureStyle, step: Step) -> Scene:
    em = step.text
    levels = _levels(figure.stretches)
    above = _above(figure, max(levels, default=0)) if levels else SPOT
    name = LINE if any(each.name for each in figure.stretches) else 0
    y = (above + name) * em + style.stroke
    after = width(named(figure.name), style.ruler, em) + (AIR + GAP) * em
    length = size.width - 2 * SIDE * em - after
    line = _Line(figure, style, em, SIDE * em, length, y, levels)
    if length < APART * em:
        raise RefusedError(figure.where)
    values = _values(line)
    numbers = tuple(_numbers(line, values))
    height = max((label.box.bottom for label in numbers), default=y + LINE * em)
    marks = (
        *_axis(line, values),
        *numbers,
        *_stretches(line),
        *_edges(line),
        *_spots(line, values),
    )
    scene = Scene(Size(size.width, height), marks, figure.aloud.words)
    if height > size.height or not _is_clear(scene):
        raise RefusedError(figure.where)
    return scene


def _is_clear(scene: Scene) -> bool:
    """Tell whether all words of a scene lie inside and apart."""
    boxes = [label.box for label in scene.labels]
    whole = Box(0, 0, scene.size.width, scene.size.height).inset(-HAIR, -HAIR)
    apart = not any(one.overlaps(other) for one, other in combinations(boxes, 2))
    return apart and all(map(whole.contains, boxes))


def _levels(stretches: tuple[Stretch, ...]) -> tuple[int, ...]:
    """Return over how many others each interval stands: over those that it shares numbers with."""
    found: list[int] = []
    for at, one in enumerate(stretches):
        below = [
            found[number]
            for number, other in enumerate(stretches[:at])
            if one.ends.first <= other.ends.last and other.ends.first <= one.ends.last
        ]
        found.append(next(level for level in range(len(below) + 1) if level not in below))
    return tuple(found)


def _axis(line: _Line, values: Iterable[float]) -> Iterator[Mark]:
    """Yield the line with its head, its strokes and its name."""
    style, em, y = line.style, line.em, line.y
    head, end = ARROW * em, line.end
    yield Rule(0, y, end, y, "ink", style.stroke)
    strokes = (((x, y - TICK * em), (x, y + TICK * em)) for x in map(line.across, values))
    arrow = ((end - head, y - head / 2), (end, y), (end - head, y + head / 2))
    yield Trace((arrow, *strokes), "ink", style.stroke)
    box = Box(end + AIR * em, y - LINE * em / 2, line.right - end - AIR * em, LINE * em)
    yield Label(box, (line.name,), em, "ink")


def _numbers(line: _Line, values: Mapping[float, str]) -> Iterator[Label]:
    """Yield the numbers below the line, one lower that has no room beside the one before it."""
    ends: list[float] = []  # how far right each row reaches
    for value, said in sorted(values.items()):
        top = line.y + (TICK + AIR) * line.em
        label = line.label(Run(said), line.across(value), top)
        free = (row for row, end in enumerate(ends) if label.box.x >= end + AIR * line.em)
        row = next(free, len(ends))
        ends[row : row + 1] = [label.box.right]
        yield line.label(Run(said), line.across(value), top + row * LINE * line.em)


def _values(line: _Line) -> dict[float, str]:
    """Return the numbers of the line: the ends of intervals, and others that leave them room."""
    figure = line.figure
    found = {
        end: said
        for each in figure.stretches
        for end, said in zip((each.ends.first, each.ends.last), each.shown, strict=True)
        if figure.range.first <= end <= figure.range.last
    }
    clear = _clear(line)
    apart = scales.step(figure.range, line.length, clear)
    for value in scales.numbers(figure.range, apart):
        if all(abs(line.across(value) - line.across(end)) >= clear for end in found):
            found[value] = _written(line, value, apart)
    return found


def _written(line: _Line, value: float, apart: float) -> str:
    figure = line.figure
    return scales.written(value, apart, figure.decimal_mark, in_pi=figure.range.in_pi)


def _clear(line: _Line) -> float:
    """Return how far apart numbers stand so that none touches the next."""
    ends = (line.figure.range.first, line.figure.range.last)
    widest = max(line.wide(Run(_written(line, end, 1))) for end in ends)
    return max(APART * line.em, widest + line.em)


def _stretches(line: _Line) -> Iterator[Mark]:
    """Yield each interval: strokes over its part of the line, and its name."""
    style, em, y = line.style, line.em, line.y
    for each, level in zip(line.figure.stretches, line.levels, strict=True):
        start = 0.0 if each.ends.first == -ENDLESS else line.across(each.ends.first)
        end = line.end - em / 2 if each.ends.last == ENDLESS else line.across(each.ends.last)
        top = line.top(level)
        yield Trace(_hatch(line, start, end, top), style.structure, style.stroke / 2)
        yield Trace((((start, y), (end, y)),), style.emphasis, THICK * style.stroke)
        sides = tuple(((x, y), (x, top)) for x, _ in _ends(line, each))
        yield Trace((((start, top), (end, top)), *sides), style.structure, style.stroke)
        if each.name:
            yield line.label(Run(each.name), (start + end) / 2, top - LINE * em)


def _edges(line: _Line) -> Iterator[Mark]:
    """Yield the ends of all intervals: a dot for one that belongs to it, else a ring."""
    style = line.style
    for each in line.figure.stretches:
        for x, is_closed in _ends(line, each):
            fill = style.emphasis if is_closed else "ground"
            yield Dot(x, line.y, DOT * line.em, fill, style.emphasis, RING * style.stroke)


def _hatch(line: _Line, start: float, end: float, top: float) -> Lines:
    """Return slanted strokes between the line and ``top`` that end where the interval ends."""
    high = line.y - top
    lean = high / 2
    count = max(1, round((end - start) / (HATCH * line.em)))
    places = (start + (end - start) * at / count for at in range(count))
    return tuple(
        ((x, line.y), (min(x + lean, end), line.y - high * min(1, (end - x) / lean)))
        for x in places
    )


def _ends(line: _Line, each: Stretch) -> tuple[tuple[float, bool], ...]:
    """Return where the ends that lie on the line are, and whether they are part of the interval."""
    range_, ends = line.figure.range, each.ends
    pairs = zip((ends.first, ends.last), ends.closed, strict=True)
    return tuple(
        (line.across(end), is_closed)
        for end, is_closed in pairs
        if range_.first <= end <= range_.last
    )


def _spots(line: _Line, values: Mapping[float, str]) -> Iterator[Mark]:
    """Yield each point, and its name over it if it is other than the number below."""
    style, em = line.style, line.em
    for spot in line.figure.spots:
        x = line.across(spot.x)
        yield Dot(x, line.y, DOT * em, style.emphasis, style.emphasis, 0)
        if values.get(spot.x) == spot.name:
            continue
        label = line.label(Run(spot.name, bold=True), x, line.y - (TICK + DOT + LINE) * em)
        yield Bar(label.box.inset(-PATCH[0] * em, PATCH[1] * em), "ground")
        yield label
