"""A graph or a number line goes in; what cannot be drawn of it comes out."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from builders.lesson.blocks.graphs import USUAL, Plot
from builders.lesson.graphs.expression import counted
from builders.lesson.graphs.values import ENDLESS
from builders.problems import Place, Problem, brief, error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builders.lesson.blocks.graphs import Curve, NumberLine
    from builders.lesson.graphs.values import Interval

MOST_LINES = 6  # curves, or intervals of a number line
MOST_POINTS = 16
_PLACES = 200  # at which a curve is looked for


def problems(record: Plot | NumberLine) -> Iterator[Problem]:
    """Yield what lies outside the window, too much in it, and curves of another letter."""
    if isinstance(record, Plot):
        lines = tuple(curve.where for curve in record.curves)
        yield from _of_plot(record)
    else:
        lines = tuple(each.where for each in record.intervals)
        yield from _of_line(record)
    for most, found in ((MOST_LINES, lines), (MOST_POINTS, [at.where for at in record.points])):
        if len(found) > most:
            yield error("L249", found[most], found=len(found), most=most)


def _of_plot(plot: Plot) -> Iterator[Problem]:
    for curve in plot.curves:
        function = curve.formula.value
        if function.letter not in {"", plot.letter}:
            yield error("L236", curve.formula.where, name=function.letter)
        elif not _is_seen(curve, plot):
            yield _unseen(curve.formula.where, function.shown)
    for point in plot.points:
        if not _holds(plot.x or USUAL, point.at.x) or (plot.y and not _holds(plot.y, point.at.y)):
            yield _unseen(point.where, f"({point.at.x:g}; {point.at.y:g})")


def _of_line(line: NumberLine) -> Iterator[Problem]:
    for point in line.points:
        if not _holds(line.range, point.at.at):
            yield _unseen(point.where, point.at.shown)
    for each in line.intervals:
        if each.ends.last < line.range.first or each.ends.first > line.range.last:
            yield _unseen(each.where, f"{each.ends.first:g} … {each.ends.last:g}")


def _unseen(where: Place, shown: str) -> Problem:
    return error("L237", where, text=brief(shown))


def _is_seen(curve: Curve, plot: Plot) -> bool:
    """Tell whether a curve has a place in the window."""
    across = plot.x or USUAL
    function = curve.formula.value
    count = counted(function.text)
    if plot.is_upright(function):
        return _holds(across, count(0))
    first = max(across.first, curve.domain.first if curve.domain else -ENDLESS)
    last = min(across.last, curve.domain.last if curve.domain else ENDLESS)
    if first >= last:
        return False
    found = (count(first + (last - first) * at / _PLACES) for at in range(_PLACES + 1))
    heights = [each for each in found if math.isfinite(each)]
    if plot.y is None or not heights:
        return bool(heights)
    return min(heights) <= plot.y.last and max(heights) >= plot.y.first


def _holds(range_: Interval, value: float) -> bool:
    return range_.first <= value <= range_.last
