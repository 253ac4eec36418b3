"""Curves and points of a plane in; a native chart without axes, which PowerPoint can edit, out.

The sheet behind it has two columns for each curve, its numbers across and up, and an empty row
where the curve is parted. All are as long as the longest: LibreOffice loses those before it else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct

from builders.deck.package.colours import fill
from builders.deck.package.xml import line
from builders.deck.painting.chart import AXES, chart_space, inner, series_name
from builders.deck.painting.freeform import DASHES
from builders.deck.painting.workbook import Cell, Number, letter
from builders.design.scene import Graph, GraphLine, GraphPoints, Point

MARKERS = (2, 72)  # points, the least and the most that a chart may have
Row: TypeAlias = Point | None


class _Series(Struct, frozen=True):
    """A series of the chart: its places with gaps between, and how it is drawn."""

    name: str
    places: tuple[Row, ...]
    look: str


def graph_part(graph: Graph, tag: str) -> str:
    """Return the chart part, its plot all of the chart."""
    whole = graph.whole
    series = "".join(_series(number, each) for number, each in enumerate(_every(graph)))
    plot = (
        f'{inner(0, 0, 1, 1)}<c:scatterChart><c:scatterStyle val="lineMarker"/>'
        f'<c:varyColors val="0"/>{series}<c:axId val="{AXES[0]}"/><c:axId val="{AXES[1]}"/>'
        f"</c:scatterChart>{_axis(AXES, 'b', whole.x)}{_axis(AXES[::-1], 'l', whole.y)}"
    )
    return chart_space(plot, "", tag)


def graph_rows(graph: Graph) -> tuple[tuple[Cell, ...], ...]:
    """Return the sheet behind the chart."""
    every = tuple(_every(graph))
    heads = tuple(cell for each in every for cell in (None, each.name))
    rows = zip(*(each.places for each in every), strict=True)
    return (heads, *(tuple(cell for place in row for cell in _cells(place)) for row in rows))


def _every(graph: Graph) -> Iterator[_Series]:
    found = [(each.name, _parted(each), _stroke(each)) for each in graph.lines]
    if graph.points:
        found.append((graph.points.name, graph.points.places, _dots(graph.points)))
    longest = max(len(places) for _, places, _ in found)
    for name, places, look in found:
        yield _Series(name, (*places, *(None,) * (longest - len(places))), look)


def _parted(curve: GraphLine) -> tuple[Row, ...]:
    """Return the places of a curve, nothing between its runs."""
    return tuple(place for run in curve.runs for place in (*run, None))[:-1]


def _stroke(curve: GraphLine) -> str:
    look = line(curve.stroke, curve.width, DASHES[curve.dash])
    return f'<c:spPr>{look}</c:spPr><c:marker><c:symbol val="none"/></c:marker>'


def _dots(points: GraphPoints) -> str:
    size = min(max(round(2 * points.radius), MARKERS[0]), MARKERS[1])
    return (
        f'<c:spPr>{line(None, 0)}</c:spPr><c:marker><c:symbol val="circle"/><c:size val="{size}"/>'
        f"<c:spPr>{fill(points.fill)}{line(None, 0)}</c:spPr></c:marker>"
    )


def _series(number: int, series: _Series) -> str:
    across, up = letter(2 * number), letter(2 * number + 1)
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>'
        f"{series_name(series.name, up)}{series.look}"
        f"<c:xVal>{_numbers(series, across, 0)}</c:xVal>"
        f'<c:yVal>{_numbers(series, up, 1)}</c:yVal><c:smooth val="0"/></c:ser>'
    )


def _numbers(series: _Series, column: str, axis: int) -> str:
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{place[axis]:.9g}</c:v></c:pt>'
        for index, place in enumerate(series.places)
        if place
    )
    last = len(series.places) + 1
    return (
        f"<c:numRef><c:f>Sheet1!${column}$2:${column}${last}</c:f><c:numCache>"
        f'<c:formatCode>General</c:formatCode><c:ptCount val="{last - 1}"/>{points}'
        "</c:numCache></c:numRef>"
    )


def _cells(place: Row) -> tuple[Cell, Cell]:
    return (Number(f"{place[0]:.9g}"), Number(f"{place[1]:.9g}")) if place else (None, None)


def _axis(axes: tuple[int, ...], side: str, range_: tuple[float, float]) -> str:
    """Return an axis that is not shown: what is printed of it are shapes beside the chart."""
    own, other = axes
    return (
        f'<c:valAx><c:axId val="{own}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{range_[1]:.9g}"/><c:min val="{range_[0]:.9g}"/></c:scaling>'
        f'<c:delete val="1"/><c:axPos val="{side}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="none"/>'
        f'<c:crossAx val="{other}"/><c:crosses val="min"/><c:crossBetween val="midCat"/></c:valAx>'
    )
