"""A chart goes in; its bars in the order in which every output draws them come out."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from builders.labels import Labels, number
from builders.lesson.blocks import Chart
from builders.problems import Place


class Datum(Struct, frozen=True):
    """One bar: ``text`` is its value as the language writes it."""

    label: str
    value: Decimal
    text: str
    emphasis: bool
    is_rest: bool
    where: Place


def chart_data(chart: Chart, labels: Labels) -> tuple[Datum, ...]:
    """Return the bars, longest first, then what they leave of the total."""
    bars = [
        Datum(
            label=bar.label.plain,
            value=bar.value,
            text=number(bar.value, labels),
            emphasis=bar.label.uncited == chart.emphasis,
            is_rest=False,
            where=bar.where,
        )
        for bar in sorted(chart.bars, key=lambda bar: -bar.value)
    ]
    return (*bars, *_rest(chart, labels))


def _rest(chart: Chart, labels: Labels) -> tuple[Datum, ...]:
    if chart.rest is None or chart.total is None:
        return ()
    left = chart.total - sum(bar.value for bar in chart.bars)
    if left <= 0:
        return ()
    return (
        Datum(
            label=chart.rest.plain,
            value=left,
            text=number(left, labels),
            emphasis=chart.rest.uncited == chart.emphasis,
            is_rest=True,
            where=chart.rest.where,
        ),
    )


def chart_alt(chart: Chart, labels: Labels) -> str:
    """Return the chart in words, with every number."""
    parts = [
        labels.alt_chart_part.format(label=datum.label, value=datum.text)
        for datum in chart_data(chart, labels)
    ]
    if chart.total is not None:
        total = number(chart.total, labels)
        parts.append(labels.alt_chart_part.format(label=labels.total, value=total))
    unit = f", {chart.unit.plain}" if chart.unit else ""
    return labels.alt_chart.format(title=chart.caption.plain + unit, parts="; ".join(parts))
