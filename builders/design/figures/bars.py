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
    first_that_fits,
    set_text,
)
from builders.design.geometry import Box, Size
from builders.design.nobreak import glue
from builders.design.scene import Bar, Mark, Scene
from builders.design.type import Run
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

    def row(self, label: str, value: str, where: Place, datum: Datum | None) -> _Row:
        """Return the two texts of a row, in bold for the emphasis and for the total."""
        is_bold = datum is None or datum.emphasis
        return _Row(
            self._copy(label, LABEL_SHARE * self.size.width, where, is_bold=is_bold),
            self._copy(value, self.size.width, where, is_bold=is_bold),
            datum,
        )

    def _copy(self, text: str, measure: float, where: Place, *, is_bold: bool) -> Copy:
        run = Run(glue(text, self.figure.language), bold=is_bold)
        return set_text((run,), self.style, self.em, measure, where)


def bars(figure: BarChart, size: Size, style: FigureStyle) -> Scene | Refusal:
    """Return the chart, as wide as ``size`` and as high as it needs, at most ``size``.

    The unit belongs to the caption.
    """
    return first_that_fits(
        partial(_drawn, _Frame(figure, size, style, step.text)) for step in style.steps
    )


def _drawn(frame: _Frame) -> Scene:
    rows = _rows(frame)
    em, width = frame.em, frame.size.width
    start = ceil(max(row.label.width for row in rows)) + SIDE_GAP * em
    numbers = ceil(max(row.number.width for row in rows))
    longest = width - start - SIDE_GAP * em - numbers
    if longest < BAR_SHARE * width:
        raise RefusedError(frame.figure.where)
    greatest = max(row.datum.value for row in rows if row.datum) or 1
    height = max(THICKNESS * em, *(row.label.height for row in rows))
    pitch = height + ROW_GAP * em
    marks: list[Mark] = []
    for at, row in enumerate(rows):
        share = float(row.datum.value / greatest) if row.datum else 0
        band = Box(0, at * pitch, width, height)
        marks += _row_marks(row, band, start, share * longest, frame)
    return _scene(frame, marks, len(rows) * pitch - ROW_GAP * em)


def _rows(frame: _Frame) -> list[_Row]:
    figure = frame.figure
    rows = [frame.row(datum.label, datum.text, datum.where, datum) for datum in figure.bars]
    if figure.total is not None:
        rows.append(frame.row(*figure.total, figure.where, None))
    return rows


def _row_marks(row: _Row, band: Box, start: float, length: float, frame: _Frame) -> list[Mark]:
    gap = SIDE_GAP * frame.em
    after = start + (length + gap if row.datum else 0)
    names = Box(0, band.y, start - gap, band.height)
    numbers = Box(after, band.y, ceil(row.number.width), band.height)
    marks: list[Mark] = [row.label.label(names, "ink", "right", "middle")]
    if row.datum and length:
        middle = band.y + (band.height - THICKNESS * frame.em) / 2
        box = Box(start, middle, length, THICKNESS * frame.em)
        marks.append(_bar(row.datum, box, frame.style))
    return [*marks, row.number.label(numbers, "ink", "left", "middle")]


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
