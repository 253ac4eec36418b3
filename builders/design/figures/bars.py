"""A chart goes in; labelled bars, in its order, come out. For paper: a deck's chart is native."""

from __future__ import annotations

from functools import partial
from math import ceil

from msgspec import Struct

from builders.design.figures.data import BarChart, Datum
from builders.design.figures.style import (
    Copy,
    FigureStyle,
    Refusal,
    RefusedError,
    bold,
    first_that_fits,
    set_text,
)
from builders.design.geometry import Box, Size
from builders.design.nobreak import CELL, glue
from builders.design.runs import runs
from builders.design.scene import Bar, Mark, Rule, Scene
from builders.design.type import Run, Runs
from builders.problems import Place

# In ems of the text.
THICKNESS = 1.6
ROW_GAP = 0.9
SIDE_GAP = 0.6

LABEL_SHARE = 0.42  # of the width, at most, for the labels
BAR_SHARE = 0.2  # of the width, at least, for the longest bar


class _Row(Struct, frozen=True):
    """A label and a number, of a bar or, without one, of the total."""

    label: Copy
    number: Copy
    datum: Datum | None = None


class _Frame(Struct, frozen=True):
    figure: BarChart
    size: Size
    style: FigureStyle
    em: float

    def bar(self, datum: Datum) -> _Row:
        """Return the two texts of a bar, in bold for the emphasis."""
        said, shown = runs(datum.label, self.figure.language), self._plain(datum.text)
        if datum.emphasis:
            said, shown = bold(said), bold(shown)
        return self._row(said, shown, datum.where, datum)

    def total(self, label: str, number: str) -> _Row:
        """Return the two texts of the total, in bold."""
        said, shown = bold(self._plain(label)), bold(self._plain(number))
        return self._row(said, shown, self.figure.where, None)

    def _plain(self, text: str) -> Runs:
        return (Run(glue(text, self.figure.language, CELL)),)

    def _row(self, label: Runs, number: Runs, where: Place, datum: Datum | None) -> _Row:
        longest = LABEL_SHARE * self.size.width
        return _Row(
            set_text(label, self.style, self.em, longest, where),
            set_text(number, self.style, self.em, self.size.width, where),
            datum,
        )


def bars(figure: BarChart, size: Size, style: FigureStyle) -> Scene | Refusal:
    """Return the chart, as wide as ``size`` and as high as it needs, at most ``size``.

    The unit belongs to the caption.
    """
    return first_that_fits(
        partial(_drawn, _Frame(figure, size, style, step.text)) for step in style.steps
    )


class _Axis(Struct, frozen=True):
    """The width of the labels, where zero is, how long a bar of the value 1 is, and the gaps."""

    names: float
    zero: float
    scale: float
    gap: float


def _drawn(frame: _Frame) -> Scene:
    rows = _rows(frame)
    em, axis = frame.em, _axis(frame, rows)
    height = max(THICKNESS * em, *(row.label.height for row in rows))
    pitch = height + ROW_GAP * em
    marks: list[Mark] = []
    for at, row in enumerate(rows):
        marks += _row_marks(row, Box(0, at * pitch, frame.size.width, height), axis, frame)
    if frame.figure.least:
        bottom = len(frame.figure.bars) * pitch - ROW_GAP * em
        marks.append(Rule(axis.zero, 0, axis.zero, bottom, "ink", frame.style.stroke))
    return _scene(frame, marks, len(rows) * pitch - ROW_GAP * em)


def _axis(frame: _Frame, rows: list[_Row]) -> _Axis:
    """Return the axis between the labels and the values at both ends of the bars."""
    figure, gap, width = frame.figure, SIDE_GAP * frame.em, frame.size.width
    names = ceil(max(row.label.width for row in rows))
    numbers = ceil(max(row.number.width for row in rows))
    start = names + gap + (numbers + gap if figure.least else 0)
    rises = figure.most or not figure.least
    longest = width - start - (gap + numbers if rises else 0)
    if longest < BAR_SHARE * width:
        raise RefusedError(figure.where)
    scale = longest / float(figure.most - figure.least or 1)
    return _Axis(names, start - float(figure.least) * scale, scale, gap)


def _rows(frame: _Frame) -> list[_Row]:
    figure = frame.figure
    rows = [frame.bar(datum) for datum in figure.bars]
    if figure.total is not None:
        rows.append(frame.total(*figure.total))
    return rows


def _row_marks(row: _Row, band: Box, axis: _Axis, frame: _Frame) -> list[Mark]:
    names = Box(0, band.y, axis.names, band.height)
    marks: list[Mark] = [row.label.label(names, "ink", "right", "middle")]
    if row.datum is None:
        total = Box(axis.names + axis.gap, band.y, ceil(row.number.width), band.height)
        return [*marks, row.number.label(total, "ink", "left", "middle")]
    value = float(row.datum.value)
    length, falls = abs(value) * axis.scale, value < 0
    left = axis.zero - (length if falls else 0)
    if length:
        middle = band.y + (band.height - THICKNESS * frame.em) / 2
        box = Box(left, middle, length, THICKNESS * frame.em)
        marks.append(_bar(row.datum, box, frame.style))
    width = ceil(row.number.width)
    beside = left - axis.gap - width if falls else left + length + axis.gap
    numbers = Box(beside, band.y, width, band.height)
    return [*marks, row.number.label(numbers, "ink", "right" if falls else "left", "middle")]


def _bar(datum: Datum, box: Box, style: FigureStyle) -> Bar:
    if datum.emphasis:
        return Bar(box, style.emphasis)
    outline = style.structure if datum.is_rest else style.outline
    fill = None if datum.is_rest else style.bar
    return Bar(box, fill, outline, style.stroke if outline else 0, dashed=datum.is_rest)


def _scene(frame: _Frame, marks: list[Mark], height: float) -> Scene:
    if height > frame.size.height:
        raise RefusedError(frame.figure.where)
    size = Size(frame.size.width, height)
    return Scene(size, tuple(marks), frame.figure.aloud.words)
