"""A bar chart and a room in; a native chart whose labels fit, or what is in the way, out."""

from __future__ import annotations

from decimal import Decimal

from builders.deck.planning.context import DeckContext
from builders.deck.slides import Column, NativeChart
from builders.design import type as metrics
from builders.design.figures.data import BarChart, Datum
from builders.design.figures.style import Refusal
from builders.design.geometry import Size
from builders.design.theme import Role
from builders.design.type import Run, Runs

COMFORT = 18  # points; smaller labels may take more lines
BAR_MOST = 84  # points from one bar to the next
BAR_LEAST = 18
PITCH = 1.45  # ems from one bar to the next, except at the smallest size
LABEL_MOST = 0.45  # of a chart's width
CHART_SIZES = (26, 24, 22, 20, 18, 16, 14)
LABEL_LINES = 2
VALUE_AIR = 1.2  # ems beside the longest value


def native_chart(
    context: DeckContext, figure: BarChart, unit: str, room: Size
) -> tuple[NativeChart, Size, float] | Refusal:
    """Return the chart, the room it takes and the size of its type."""
    data = figure.bars
    height = min(room.height, BAR_MOST * len(data))
    if height < BAR_LEAST * len(data):
        return Refusal(figure.where)
    found = _labels(context, data, Size(room.width * LABEL_MOST, height / len(data)))
    if found is None:
        return _long_label(context, figure, room.width * LABEL_MOST)
    size, labels = found
    values = max(
        metrics.width((Run(datum.text, bold=datum.emphasis),), context.ruler, size)
        for datum in data
    )
    chart = NativeChart(
        columns=tuple(_column(datum) for datum in data),
        longest=max(datum.value for datum in data) or Decimal(1),
        unit=unit,
        size=size,
        label_share=labels / room.width,
        value_share=(values + VALUE_AIR * size) / room.width,
        number_format=_number_format(data),
        label_format=_number_format(data, before="\u00a0"),
        alt=figure.aloud.words,
    )
    return chart, Size(room.width, height), size


def _labels(context: DeckContext, data: tuple[Datum, ...], room: Size) -> tuple[int, float] | None:
    """Return the size of the bars' labels and the width they take; small ones take more lines."""
    comfortable = [(size, 1) for size in CHART_SIZES if size >= COMFORT]
    for size, most in (*comfortable, *((size, LABEL_LINES) for size in CHART_SIZES)):
        try:
            wrapped = [_wrapped(context, datum, size, room.width) for datum in data]
        except metrics.UnbreakableError:
            continue
        lines = max(len(each) for each in wrapped)
        air = 0 if size == CHART_SIZES[-1] else (PITCH - metrics.LINE) * size
        if lines <= most and metrics.lines_height(lines, size) + air <= room.height:
            longest = max(metrics.width(datum.label, context.ruler, size) for datum in data)
            return size, min(longest + size, room.width)
    return None


def _wrapped(context: DeckContext, datum: Datum, size: int, width: float) -> tuple[Runs, ...]:
    """Return the lines of a bar's label, an em off its bar."""
    return metrics.wrap((Run(datum.label),), context.ruler, size, width - size)


def _long_label(context: DeckContext, figure: BarChart, width: float) -> Refusal:
    """Return what is in the way: one word, or all the labels together."""
    words = (
        (metrics.width(word, context.ruler, CHART_SIZES[-1]), word, datum.where)
        for datum in figure.bars
        for word in datum.label.split(" ")
    )
    widest, word, where = max(words)
    if widest + CHART_SIZES[-1] > width:
        return Refusal(where, word)
    return Refusal(figure.where)


def _column(datum: Datum) -> Column:
    fill: Role | None = "accent" if datum.emphasis else None if datum.is_rest else "faint"
    return Column(datum.label, datum.value, fill, datum.emphasis)


def _number_format(data: tuple[Datum, ...], before: str = "") -> str:
    """Return a number format that groups thousands by no-break spaces wherever it is opened."""
    places = max(max(0, -int(datum.value.as_tuple().exponent)) for datum in data)
    fraction = "." + "0" * places if places else ""
    forms = ("[>=1000000]", "#\u00a0###\u00a0##0"), ("[>=1000]", "#\u00a0##0"), ("", "0")
    return ";".join(f"{when}{before}{digits}{fraction}" for when, digits in forms)
