"""Rows of cells go in; strips with aligned columns come out, the head repeated on each page."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from builders.handout.breaking import baseline, lines
from builders.handout.letters import letters
from builders.handout.marks import BLACK, Font, Fragment, Line, Mark, Stroke, Tag, moved
from builders.handout.strips import Strip, Strips, rhythmic
from builders.handout.style import Sheet, Style
from builders.lesson.inline import Span

NUMBER = re.compile(r"[\d\s\u00a0.,–−+%-]*\d[\d\s\u00a0.,–−+%-]*(\[[^\]]*\])?")
FINE = "808080"
SHORT = 6.0  # ems; a column of shorter cells keeps them on one line

Cell = tuple[Span, ...]
Cells = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The content of a table. ``headed_rows`` says that the first cell of a row is its heading."""

    columns: Cells
    rows: tuple[Cells, ...]
    total: Cells | None = None
    headed_rows: bool = False


@dataclass(frozen=True, slots=True)
class _Frame:
    sheet: Sheet
    widths: tuple[float, ...]
    is_number: tuple[bool, ...]

    @property
    def padding(self) -> float:
        return self.sheet.unit / 2.5

    @property
    def gap(self) -> float:
        return self.sheet.paper.leading


def table(grid: Grid, sheet: Sheet, tag: Tag, measure: float, continued: str = "") -> Strips:
    """Return a strip per row. ``continued`` stands above the head that a new page repeats."""
    frame = _frame(grid, sheet, measure)
    head = _row(_bold(grid.columns), frame, tag.child("TR", "head"), heads="Column", rule=1.0)
    resumed = (*_continuation(continued, sheet), _untagged(head))
    rows = [
        _row(row, frame, tag.child("TR", number), heads="Row" if grid.headed_rows else "")
        for number, row in enumerate(grid.rows)
    ]
    if grid.total:
        rows[-1] = _heavier(rows[-1], sheet)
        rows.append(_row(_bold(grid.total), frame, tag.child("TR", "total")))
    kept = (0, len(rows) - 2)  # two rows at either end stay together
    body = [
        replace(row, resumed=resumed, keep=number in kept and number < len(rows) - 1)
        for number, row in enumerate(rows)
    ]
    return _evened((replace(head, keep=True), *body), sheet)


def _frame(grid: Grid, sheet: Sheet, measure: float) -> _Frame:
    everything = [grid.columns, *grid.rows, *([grid.total] if grid.total else [])]
    columns = list(zip(*everything, strict=True))
    gap = sheet.paper.leading
    free = measure - gap * (len(columns) - 1)
    widest = [max(_length(cell, sheet) for cell in column) + 0.5 for column in columns]
    short = SHORT * sheet.cell.size
    least = [
        max(*(_longest_word(cell, sheet) for cell in column), min(wide, short)) + 0.5
        for column, wide in zip(columns, widest, strict=True)
    ]
    return _Frame(
        sheet,
        tuple(_shared(widest, least, free)),
        tuple(
            all(NUMBER.fullmatch(_plain(cell)) or not cell for cell in column[1:])
            for column in columns
        ),
    )


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


def _row(cells: Cells, frame: _Frame, tag: Tag, *, heads: str = "", rule: float = 0.5) -> Strip:
    style = frame.sheet.cell
    x, tallest = 0.0, 1
    marks: list[Mark] = []
    for number, (cell, measure) in enumerate(zip(cells, frame.widths, strict=True)):
        inner = _cell_tag(tag, number, heads)
        found = lines(cell, style, measure, frame.sheet.language, inner) or _blank(style, inner)
        tallest = max(tallest, len(found))
        for index, line in enumerate(found):
            shift = measure - _drawn_width(line) if frame.is_number[number] else 0
            marks += moved((line,), x + shift, frame.padding + index * style.leading)
        x += measure + frame.gap
    height = tallest * style.leading + 2 * frame.padding
    ink = BLACK if heads == "Column" else FINE
    marks.append(Stroke(0, height, x - frame.gap, height, rule, ink))
    return Strip(height, tuple(marks))


def _blank(style: Style, tag: Tag) -> tuple[Line, ...]:
    """Return an empty cell, which still belongs to the table's structure."""
    font = Font(style.family, style.size)
    return (Line(0, baseline(style), (Fragment(0, 0, "", font, tag),)),)


def _cell_tag(row: Tag, number: int, heads: str) -> Tag:
    if heads == "Column":
        return replace(row.child("TH", number), scope="Column")
    if heads == "Row" and number == 0:
        return replace(row.child("TH", number), scope="Row")
    return row.child("TD", number)


def _bold(cells: Cells) -> Cells:
    return tuple(tuple(replace(span, bold=True) for span in cell) for cell in cells)


def _untagged(strip: Strip) -> Strip:
    """Return a repeated head as decoration: it has been read once."""
    return replace(strip, marks=tuple(_silent(mark) for mark in strip.marks))


def _silent(mark: Mark) -> Mark:
    if isinstance(mark, Line):
        return replace(mark, fragments=tuple(replace(each, tag=None) for each in mark.fragments))
    return mark


def _continuation(words: str, sheet: Sheet) -> Strips:
    if not words:
        return ()
    found = lines([Span(words, italic=True)], sheet.caption, sheet.width, sheet.language)
    return tuple(Strip(sheet.caption.leading, (line,)) for line in found)


def _heavier(strip: Strip, sheet: Sheet) -> Strip:
    *marks, rule = strip.marks
    assert isinstance(rule, Stroke)
    return replace(strip, marks=(*marks, replace(rule, width=2 * sheet.paper.rule, ink=BLACK)))


def _evened(strips: Strips, sheet: Sheet) -> Strips:
    """Return the rows with the last one padded so that what follows keeps the page's rhythm."""
    taken = sum(strip.height for strip in strips)
    last = replace(strips[-1], height=strips[-1].height + rhythmic(taken, sheet) - taken)
    return (*strips[:-1], last)


def _plain(cell: Cell) -> str:
    return "".join(span.text for span in cell).strip()


def _length(cell: Cell, sheet: Sheet) -> float:
    return sum(letter.width for letter in letters(cell, sheet.cell, sheet.language, None))


def _longest_word(cell: Cell, sheet: Sheet) -> float:
    longest = length = 0.0
    for letter in letters(cell, sheet.cell, sheet.language, None):
        length = 0.0 if letter.text == " " else length + letter.width
        longest = max(longest, length)
    return longest


def _drawn_width(line: Line) -> float:
    return sum(fragment.width for fragment in line.fragments)
