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
MINUS = "\u2212"
BAR_MOST = 84  # points from one bar to the next
BAR_LEAST = 18
_FINE = 6  # places of a number that no one reads
PITCH = 1.45  # ems from one bar to the next, except at the smallest size
LABEL_MOST = 0.45  # of a chart's width
BARS_LEAST = 0.15  # of a chart's width
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
    found = _sizes(context, figure, Size(room.width, height / len(data)))
    if found is None:
        return _long_label(context, figure, room.width * LABEL_MOST)
    size, *widths = found
    labels, values = (width / room.width for width in widths)
    chart = NativeChart(
        columns=tuple(_column(datum, figure.thousands) for datum in data),
        least=_axis_start(figure, labels, values),
        most=figure.most if figure.most or figure.least else Decimal(1),
        unit=unit,
        size=size,
        label_share=labels,
        value_share=values if figure.most or not figure.least else 0,
        alt=figure.aloud.words,
    )
    return chart, Size(room.width, height), size


def _axis_start(figure: BarChart, labels: float, values: float) -> Decimal:
    """Return where the axis begins, so far below the least bar that its value has room."""
    if not figure.least:
        return Decimal(0)
    sides = 2 if figure.most else 1
    share = Decimal(values / (1 - labels - sides * values))
    return round(figure.least - share * (figure.most - figure.least), _FINE)


def _sizes(context: DeckContext, figure: BarChart, row: Size) -> tuple[int, float, float] | None:
    """Return the size of the type, and what the labels and the values take of a ``row``.

    Small labels take more lines.
    """
    sides = 2 if figure.least < 0 < figure.most else 1
    measure = row.width * LABEL_MOST
    comfortable = [(size, 1) for size in CHART_SIZES if size >= COMFORT]
    for size, most in (*comfortable, *((size, LABEL_LINES) for size in CHART_SIZES)):
        try:
            wrapped = [_wrapped(context, datum, size, measure) for datum in figure.bars]
        except metrics.UnbreakableError:
            continue
        lines = max(len(each) for each in wrapped)
        air = 0 if size == CHART_SIZES[-1] else (PITCH - metrics.LINE) * size
        names = (datum.label.plain for datum in figure.bars)
        longest = max(metrics.width(name, context.ruler, size) for name in names)
        labels, values = min(longest + size, measure), _values(context, figure, size)
        is_high = lines <= most and metrics.lines_height(lines, size) + air <= row.height
        if is_high and labels + sides * values <= (1 - BARS_LEAST) * row.width:
            return size, labels, values
    return None


def _values(context: DeckContext, figure: BarChart, size: int) -> float:
    """Return the room that a value takes beyond the end of its bar."""
    runs = ((Run(datum.text, bold=datum.emphasis),) for datum in figure.bars)
    return max(metrics.width(each, context.ruler, size) for each in runs) + VALUE_AIR * size


def _wrapped(context: DeckContext, datum: Datum, size: int, width: float) -> tuple[Runs, ...]:
    """Return the lines of a bar's label, an em off its bar."""
    return metrics.wrap((Run(datum.label.plain),), context.ruler, size, width - size)


def _long_label(context: DeckContext, figure: BarChart, width: float) -> Refusal:
    """Return what is in the way: one word, or all the labels together."""
    words = (
        (metrics.width(word, context.ruler, CHART_SIZES[-1]), word, datum.where)
        for datum in figure.bars
        for word in datum.label.plain.split(" ")
    )
    widest, word, where = max(words)
    if widest + CHART_SIZES[-1] > width:
        return Refusal(where, word)
    return Refusal(figure.where)


def _column(datum: Datum, thousands: str) -> Column:
    fill: Role | None = "accent" if datum.emphasis else None if datum.is_rest else "faint"
    return Column(
        datum.label.plain,
        datum.value,
        _number_format(datum, thousands),
        _number_format(datum, thousands, air="\u00a0"),
        fill,
        datum.emphasis,
    )


def _number_format(datum: Datum, thousands: str, air: str = "") -> str:
    """Return a number format that shows ``datum`` as it was typed, wherever it is opened.

    Programs take the mark of a fraction from the machine, so a fraction is a condition of its
    own; once a teacher changes the number, the digits that follow it show the new one. ``air``
    keeps it off its bar.
    """
    value = datum.value
    forms = _digits(thousands, max(0, -int(value.as_tuple().exponent)))
    own = next(at for at, (least, _) in enumerate(forms) if least <= abs(value))
    is_whole = forms[-1][1] == "0"
    if value < 0:
        form = forms[own][1]
        if is_whole:
            return f"{form};{MINUS}{form}{air}"
        return f'[={value:f}]"{datum.text}"{air};[<0]{MINUS}{form}{air};{form}'
    most = 3 if is_whole else 2  # sections, with the condition of a fraction
    *larger, (_, smallest) = forms[min(own, len(forms) - most) :][:most]
    exact = () if is_whole else (f'[={value:f}]{air}"{datum.text}"',)
    rising = (f"[>={least}]{air}{form}" for least, form in larger)
    return ";".join((*exact, *rising, air + smallest))


def _digits(thousands: str, places: int) -> tuple[tuple[int, str], ...]:
    """Return from which number on which groups of digits are written, the largest first."""
    group, fraction = f'"{thousands}"', "." + "0" * places if places else ""
    grouped = (f"#{group}" + f"###{group}" * more + f"##0{fraction}" for more in (2, 1, 0))
    return (*zip((10**9, 10**6, 10**3), grouped, strict=True), (0, f"0{fraction}"))
