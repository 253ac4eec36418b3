"""Functions and points go in; their graph between two axes comes out."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import pairwise

from builders.design.figures.data import Curve, Plot
from builders.design.figures.graphs import plane as planes
from builders.design.figures.graphs import spots
from builders.design.figures.graphs.legend import Legend, Look, legend
from builders.design.figures.graphs.numbers import numbers
from builders.design.figures.graphs.plane import Plane
from builders.design.figures.graphs.tracing import traced
from builders.design.figures.style import FigureStyle, Refusal, RefusedError, Step, first_that_fits
from builders.design.geometry import Size
from builders.design.scene import Dash, Graph, GraphLine, GraphPoints, Label, Lines, Point, Scene
from builders.design.theme import Role
from builders.lesson.graphs.expression import counted

ROOMY = 13.0  # ems of its numbers that a plane is high, if smaller letters make it so
LOWEST = 6.0  # and at the least
CURVE = 1.9  # times as wide as the style's stroke
HATCH = 70  # strokes that shade the whole width of a plane
FINE = 0.5  # points, the width of such a stroke
DASHES: tuple[Dash, ...] = ("solid", "dash", "dot", "dash-dot")
SEEN = 60  # places of a curve, between which names keep clear of it


def plot(figure: Plot, size: Size, style: FigureStyle) -> Scene | Refusal:
    """Return the graph, as wide as ``size`` and at most as high, its plane in the middle."""
    attempts = ((step, least) for least in (ROOMY, LOWEST) for step in style.steps)
    return first_that_fits(partial(_drawn, figure, size, style, *each) for each in attempts)


def _drawn(figure: Plot, size: Size, style: FigureStyle, step: Step, least: float) -> Scene:
    curves = _legend(figure, size.width, style, step.text)
    plane = planes.plane(figure, Size(size.width, size.height - curves.height), style, step)
    if min(plane.box.height, plane.box.width) < least * step.note:
        raise RefusedError(figure.where)
    graph = _graph(plane)
    inked = _places(graph)
    titles = tuple(planes.names(plane))
    taken = [mark.box for mark in titles if isinstance(mark, Label)]
    if taken[0].overlaps(taken[1]) or not all(map(plane.room.contains, taken)):
        raise RefusedError(figure.where)
    names = tuple(spots.named(plane, inked, taken))
    taken += [label.box for label in names]
    foot = plane.box.bottom + plane.foot
    marks = (
        *planes.grid(plane),
        *planes.axes(plane),
        *titles,
        *numbers(plane, inked, taken),
        graph,
        *names,
        *curves.marks(foot),
    )
    return Scene(Size(size.width, foot + curves.height), marks, figure.aloud.words)


def _graph(plane: Plane) -> Graph:
    """Return the shaded areas, the curves over them and the points."""
    figure, style = plane.figure, plane.style
    hatches = (
        GraphLine(curve.name, _hatched(figure, curve), style.structure, FINE, "solid")
        for curve in figure.curves
        if curve.area
    )
    curves = (
        GraphLine(curve.name, _lines(figure, curve), *_look(figure, curve, style))
        for curve in figure.curves
    )
    lines = tuple(line for line in (*hatches, *curves) if line.runs)
    places = tuple((spot.x, spot.y) for spot in figure.spots)
    points = GraphPoints("; ".join(figure.names), places, spots.RADIUS * plane.em, style.emphasis)
    return Graph(plane.coordinates, lines, points if places else None)


@lru_cache(maxsize=64)
def _lines(figure: Plot, curve: Curve) -> Lines:
    """Return the lines of a curve; they are the same at every size."""
    count, y = counted(curve.text), figure.y
    if curve.is_upright:
        return (((count(0), y.first), (count(0), y.last)),)
    return traced(count, curve.domain, figure.x, y)


def _hatched(figure: Plot, curve: Curve) -> Lines:
    """Return upright strokes between a curve and the axis, which a copier keeps."""
    assert curve.area
    first, last = figure.x.nearest(curve.area.first), figure.x.nearest(curve.area.last)
    count, y = counted(curve.text), figure.y
    steps = max(2, round((last - first) / figure.x.length * HATCH))
    places = (first + (last - first) * at / steps for at in range(steps + 1))
    found = ((x, count(x)) for x in places)
    return tuple(
        ((x, y.nearest(0)), (x, y.nearest(height))) for x, height in found if math.isfinite(height)
    )


def _look(figure: Plot, curve: Curve, style: FigureStyle) -> Look:
    """Return how a curve is drawn: each has a dash of its own, the first none."""
    if curve.is_dashed:
        return style.structure, style.stroke, "dash"
    at = [each for each in figure.curves if not each.is_dashed].index(curve)
    inks: tuple[Role, ...] = (style.emphasis, style.structure, "ink")
    return inks[at % len(inks)], CURVE * style.stroke, DASHES[at % len(DASHES)]


def _places(graph: Graph) -> tuple[Point, ...]:
    """Return places of all lines in the scene, near enough to each other to be kept clear of."""
    return tuple(
        place
        for line in graph.lines
        for run in line.runs
        for start, end in pairwise(run)
        for place in _between(graph.plane.at(start), graph.plane.at(end), graph.plane.box.width)
    )


def _between(start: Point, end: Point, wide: float) -> Iterator[Point]:
    count = max(1, round(math.dist(start, end) / wide * SEEN))
    for at in range(count + 1):
        part = at / count
        yield start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def _legend(figure: Plot, measure: float, style: FigureStyle, em: float) -> Legend:
    curves = figure.curves if figure.has_legend else ()
    named = ((curve.name, _look(figure, curve, style)) for curve in curves)
    return legend(named, measure, style, em, figure.where)
