"""A graph or a number line goes in; what is drawn of it, with its words aloud, comes out."""

from __future__ import annotations

import re

from builders.design.figures import data
from builders.design.figures.graphs import scales, tracing
from builders.document.drawings.figures import spoken
from builders.document.wording import Wording
from builders.labels import Labels
from builders.lesson.blocks.graphs import (
    USUAL,
    Curve,
    LineInterval,
    LinePoint,
    NumberLine,
    Plot,
    PlotPoint,
)
from builders.lesson.graphs.expression import counted
from builders.lesson.graphs.values import Interval, Spot
from builders.lesson.inline import Text

AIR = 0.08  # of what is seen, free above and below curves
NEAR_ZERO = 0.6  # of what is seen; an axis that lies so near is shown
OUTERMOST = 24  # one of so many heights at either end may lie far from all others
TALLEST = 0.8  # of what is seen across, where both axes have one scale
FAR = 3.0  # times as far as all others reach
LETTER = "x"  # of a number line
_POINT = re.compile(r"(?<=\d)[.,](?=\d)")


def drawn(block: Plot | NumberLine, wording: Wording) -> data.Plot | data.NumberLine:
    """Return what is drawn of a block."""
    return _plot(block, wording) if isinstance(block, Plot) else _line(block, wording)


def _plot(block: Plot, wording: Wording) -> data.Plot:
    """Return the curves in the window that the lesson says, or in one that shows them."""
    labels, x = wording.labels, block.x or USUAL
    y = block.y or _window(block, x)
    curves = tuple(_curve(curve, block, x, labels) for curve in block.curves)
    spots = tuple(
        data.Spot(each.at.x, each.at.y, _said(each.name) or _pair(each.at, labels))
        for each in block.points
    )
    left = (curve.formula.value.left for curve in block.curves)
    upright = next((each for each in left if each and each != block.letter), "y")
    names = _said(block.x_label) or block.letter, _said(block.y_label) or upright
    parts = (
        *(_function(each, curve, labels) for each, curve in zip(block.curves, curves, strict=True)),
        *(_with_place(each, spot, labels) for each, spot in zip(block.points, spots, strict=True)),
        *(_axis(name, axis, labels) for name, axis in zip(names, (x, y), strict=True)),
    )
    return data.Plot(
        where=block.where,
        language=wording.language,
        aloud=spoken(labels.alt_plot, block.caption.plain, parts),
        curves=curves,
        spots=spots,
        x=x,
        y=y,
        names=names,
        decimal_mark=labels.decimal_mark,
        has_grid=block.grid,
        is_equal=block.equal,
        has_legend=len(curves) > 1 or any(curve.name for curve in block.curves),
    )


def _line(block: NumberLine, wording: Wording) -> data.NumberLine:
    """Return the intervals and the points of a line of numbers."""
    labels = wording.labels
    name = _said(block.label) or LETTER
    spots = tuple(
        data.Spot(each.at.at, 0, _said(each.name) or _decimal(each.at.shown, labels))
        for each in block.points
    )
    parts = (
        *(_stretch(each, labels) for each in block.intervals),
        *(_at(each, spot, labels) for each, spot in zip(block.points, spots, strict=True)),
        _axis(name, block.range, labels),
    )
    return data.NumberLine(
        where=block.where,
        language=wording.language,
        aloud=spoken(labels.alt_number_line, block.caption.plain, parts),
        range=block.range,
        stretches=tuple(_interval(each, labels) for each in block.intervals),
        spots=spots,
        name=name,
        decimal_mark=labels.decimal_mark,
    )


def _interval(each: LineInterval, labels: Labels) -> data.Stretch:
    first, last = (_decimal(end, labels) for end in each.ends.shown)
    return data.Stretch(each.ends, (first, last), _said(each.name))


def _curve(curve: Curve, block: Plot, x: Interval, labels: Labels) -> data.Curve:
    function = curve.formula.value
    return data.Curve(
        text=function.text,
        name=_said(curve.name) or _decimal(function.shown, labels),
        domain=curve.domain or x,
        area=curve.area,
        is_dashed=curve.dashed,
        is_upright=block.is_upright(function),
    )


def _window(block: Plot, x: Interval) -> Interval:
    """Return heights between which the curves are seen: not all of one that has no end."""
    found: list[float] = [point.at.y for point in block.points]
    for curve in block.curves:
        domain = curve.domain or x
        if not block.is_upright(curve.formula.value):
            first, last = max(x.first, domain.first), min(x.last, domain.last)
            found += _seen(tracing.heights(counted(curve.formula.value.text), first, last))
    low, high = min(found, default=-1.0), max(found, default=1.0)
    spread = high - low
    low = 0.0 if low > 0 and (not spread or low < NEAR_ZERO * spread) else low
    high = 0.0 if high < 0 and (not spread or -high < NEAR_ZERO * spread) else high
    air = AIR * (high - low or 2.0)
    low, high = low - air, high + air
    if block.equal and high - low > TALLEST * x.length:
        low = max(low, min(-TALLEST * x.length / 2, high - TALLEST * x.length))
        high = low + TALLEST * x.length
    return Interval(low, high)


def _seen(heights: list[float]) -> list[float]:
    """Return heights without the few that lie far from all others."""
    ordered = sorted(heights)
    cut = len(ordered) // OUTERMOST
    inner = ordered[cut : len(ordered) - cut] or ordered
    if not inner or ordered[-1] - ordered[0] <= FAR * (inner[-1] - inner[0]):
        return ordered
    return inner


def _decimal(said: str, labels: Labels) -> str:
    return _POINT.sub(labels.decimal_mark, said)


def _number(value: float, labels: Labels) -> str:
    return scales.plain(value, labels.decimal_mark)


def _pair(spot: Spot, labels: Labels) -> str:
    return f"({_number(spot.x, labels)}; {_number(spot.y, labels)})"


def _with_place(point: PlotPoint, spot: data.Spot, labels: Labels) -> str:
    """Return a point in words, with its numbers."""
    place = _pair(point.at, labels)
    return labels.alt_point.format(name=place if spot.name == place else f"{spot.name} {place}")


def _at(point: LinePoint, spot: data.Spot, labels: Labels) -> str:
    shown = _decimal(point.at.shown, labels)
    return labels.alt_point.format(name=shown if spot.name == shown else f"{spot.name} = {shown}")


def _function(curve: Curve, drawn: data.Curve, labels: Labels) -> str:
    """Return a curve in words: its name and its function."""
    shown = _decimal(curve.formula.value.shown, labels)
    return shown if drawn.name == shown else f"{drawn.name}: {shown}"


def _axis(name: str, axis: Interval, labels: Labels) -> str:
    first, last = (_number(end, labels) for end in (axis.first, axis.last))
    return labels.alt_axis.format(name=name, first=first, last=last)


def _stretch(each: LineInterval, labels: Labels) -> str:
    """Return an interval as it is written, after its name."""
    first, last = (_decimal(end, labels) for end in each.ends.shown)
    opening, closing = ("(["[each.ends.closed[0]], ")]"[each.ends.closed[1]])
    named = f"{each.name.plain}: " if each.name else ""
    return f"{named}{opening}{first}; {last}{closing}"


def _said(name: Text | None) -> str:
    return name.plain if name else ""
