"""Rows of cells and a measure go in; how wide the columns of their table are comes out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct

from builders.design.columns import are_figures
from builders.document.elements import Spans
from builders.handout.typesetting.letters import letters
from builders.handout.typesetting.style import Sheet, Style

SHORT = 6.0  # ems; a column of shorter cells keeps them on one line
SPARE = 0.5  # points, so that no cell is broken for a rounding

Cells: TypeAlias = tuple[Spans, ...]


class Frame(Struct, frozen=True):
    """What the rows of one table share; lengths in points."""

    sheet: Sheet
    style: Style
    padding: float
    widths: tuple[float, ...]
    is_number: tuple[bool, ...]

    @property
    def gap(self) -> float:
        """Return what keeps two columns apart."""
        return _gap(self.sheet)

    @property
    def width(self) -> float:
        """Return the width of the whole table."""
        return sum(self.widths) + self.gap * (len(self.widths) - 1)


def fitted(
    rows: Sequence[Cells], style: Style, padding: float, sheet: Sheet, measure: float
) -> Frame:
    """Return the frame of ``rows``, the head first, in ``measure`` points."""
    columns = list(zip(*rows, strict=True))
    language = sheet.language
    wants = [max(_length(cell, style, language) for cell in column) + SPARE for column in columns]
    needs = [
        max(
            *(_longest_word(cell, style, language) for cell in column),
            min(want, SHORT * style.size),
        )
        + SPARE
        for column, want in zip(columns, wants, strict=True)
    ]
    widths = _shared(wants, needs, measure - _gap(sheet) * (len(columns) - 1))
    is_number = (are_figures([_plain(cell) for cell in column[1:]]) for column in columns)
    return Frame(sheet, style, padding, tuple(widths), tuple(is_number))


def _gap(sheet: Sheet) -> float:
    return sheet.paper.leading


def _shared(widest: list[float], least: list[float], free: float) -> list[float]:
    """Divide ``free`` points among columns: what each wants, or in proportion what it can get."""
    spare = free - sum(widest)
    if spare >= 0:
        return [each + spare * each / sum(widest) for each in widest]
    room = free - sum(least)
    if room <= 0:
        return [free * each / sum(least) for each in least]
    wants = [wide - narrow for wide, narrow in zip(widest, least, strict=True)]
    return [narrow + room * want / sum(wants) for narrow, want in zip(least, wants, strict=True)]


def _plain(cell: Spans) -> str:
    return "".join(span.text for span in cell).strip()


def _length(cell: Spans, style: Style, language: str) -> float:
    return sum(letter.width for letter in letters(cell, style, language, None))


def _longest_word(cell: Spans, style: Style, language: str) -> float:
    """Return the width of the widest word; a formula may part at each of its signs."""
    longest = length = 0.0
    for letter in letters(cell, style, language, None, most=0):
        length = 0.0 if letter.text == " " else length + letter.width
        longest = max(longest, length)
    return longest
