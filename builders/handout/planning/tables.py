"""Rows of cells go in; flowables with aligned columns come out, the head repeated on each page."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from builders.design.columns import are_figures
from builders.handout.marks import BLACK, Font, Fragment, Line, Mark, Stroke, Tag, moved
from builders.handout.planning.flowables import Flowable, Flowables, leading, rhythmic, tied
from builders.handout.typesetting.letters import letters
from builders.handout.typesetting.line_breaking import baseline, lines
from builders.handout.typesetting.style import Sheet, Style
from builders.lesson.inline import Span

FINE = "808080"
TALL = 20  # lines; a taller row may part
SHORT = 6.0  # ems; a column of shorter cells keeps them on one line

Cell = tuple[Span, ...]
Cells = tuple[Cell, ...]


class Grid(Struct, frozen=True):
    """The content of a table. ``headed_rows`` says that the first cell of a row is its heading.

    A ``small`` table stands beside other things.
    """

    columns: Cells
    rows: tuple[Cells, ...]
    total: Cells | None = None
    headed_rows: bool = False
    small: bool = False


class _Frame(Struct, frozen=True):
    """What the rows of one table share; lengths in points."""

    style: Style
    language: str
    padding: float
    gap: float
    rule: float
    widths: tuple[float, ...]
    is_number: tuple[bool, ...]

    @property
    def width(self) -> float:
        return sum(self.widths) + self.gap * (len(self.widths) - 1)


def table(grid: Grid, sheet: Sheet, tag: Tag, measure: float, continued: str = "") -> Flowables:
    """Return a flowable per row. ``continued`` stands above the head that a new page repeats."""
    frame = _frame(grid, sheet, measure)
    head = _row(_bold(grid.columns), frame, tag.child("TR", "head"), heads="Column")
    rows = [
        _row(row, frame, tag.child("TR", number), heads="Row" if grid.headed_rows else "")
        for number, row in enumerate(grid.rows)
    ]
    if grid.total:
        rows[-1] = _heavier(rows[-1])
        rows.append(_row(_bold(grid.total), frame, tag.child("TR", "total")))
    kept = (0, len(rows) - 2)  # two rows at either end stay together
    body = [
        flowable
        for number, row in enumerate(rows)
        for flowable in (
            tied(row) if number not in kept or number == len(rows) - 1 else leading(row)
        )
    ]
    resumed = (*_continuation(continued, sheet), *(_untagged(flowable) for flowable in head))
    found = (*leading(head), *(replace(flowable, resumed=resumed) for flowable in body))
    return _evened(found, sheet)


def _frame(grid: Grid, sheet: Sheet, measure: float) -> _Frame:
    style = sheet.caption if grid.small else sheet.cell
    total = [_bold(grid.total)] if grid.total else []
    columns = list(zip(*(_bold(grid.columns), *grid.rows, *total), strict=True))
    gap = sheet.paper.leading
    wants = [
        max(_length(cell, style, sheet.language) for cell in column) + 0.5 for column in columns
    ]
    needs = [
        max(
            *(_longest_word(cell, style, sheet.language) for cell in column),
            min(want, SHORT * style.size),
        )
        + 0.5
        for column, want in zip(columns, wants, strict=True)
    ]
    return _Frame(
        style,
        sheet.language,
        sheet.unit / (5 if grid.small else 4),
        gap,
        sheet.paper.rule,
        tuple(_shared(wants, needs, measure - gap * (len(columns) - 1))),
        tuple(are_figures([_plain(cell) for cell in column[1:]]) for column in columns),
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


def _row(cells: Cells, frame: _Frame, tag: Tag, heads: str = "") -> Flowables:
    """Return a row, in several flowables where it is so tall that it may have to part."""
    style = frame.style
    columns: list[tuple[float, tuple[Line, ...]]] = []
    x = 0.0
    for number, (cell, measure) in enumerate(zip(cells, frame.widths, strict=True)):
        inner = _cell_tag(tag, number, heads)
        found = lines(cell, style, measure, frame.language, inner) or _blank(style, inner)
        if frame.is_number[number]:
            found = tuple(replace(line, x=measure - _drawn_width(line)) for line in found)
        columns.append((x, found))
        x += measure + frame.gap
    tallest = max(len(found) for _, found in columns)
    starts = range(0, tallest, TALL)
    return tuple(
        _slice(columns, start, tallest, frame, is_head=heads == "Column") for start in starts
    )


def _slice(
    columns: list[tuple[float, tuple[Line, ...]]],
    start: int,
    tallest: int,
    frame: _Frame,
    *,
    is_head: bool,
) -> Flowable:
    """Return the lines of a row from ``start`` on, as many as stay together."""
    top = 0 if start else frame.padding
    marks: list[Mark] = []
    for x, found in columns:
        for number, line in enumerate(found[start : start + TALL]):
            marks += moved((line,), x, top + number * frame.style.leading)
    height = top + min(TALL, tallest - start) * frame.style.leading
    if start + TALL >= tallest:
        height += frame.padding
        width, ink = (2 * frame.rule, BLACK) if is_head else (frame.rule, FINE)
        marks.append(Stroke(0, height, frame.width, height, width, ink))
    return Flowable(height, tuple(marks))


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


def _untagged(flowable: Flowable) -> Flowable:
    """Return a repeated head as decoration: it has been read once."""
    return replace(flowable, marks=tuple(_silent(mark) for mark in flowable.marks))


def _silent(mark: Mark) -> Mark:
    if isinstance(mark, Line):
        return replace(mark, fragments=tuple(replace(each, tag=None) for each in mark.fragments))
    return mark


def _continuation(words: str, sheet: Sheet) -> Flowables:
    if not words:
        return ()
    found = lines([Span(words, italic=True)], sheet.caption, sheet.width, sheet.language)
    return tuple(Flowable(sheet.caption.leading, (line,)) for line in found)


def _heavier(row: Flowables) -> Flowables:
    """Return the row above a total with a heavier rule."""
    *marks, rule = row[-1].marks
    assert isinstance(rule, Stroke)
    heavy = replace(rule, width=2 * rule.width, ink=BLACK)
    return (*row[:-1], replace(row[-1], marks=(*marks, heavy)))


def _evened(flowables: Flowables, sheet: Sheet) -> Flowables:
    """Return the rows with the last one padded so that what follows keeps the page's rhythm."""
    taken = sum(flowable.height for flowable in flowables)
    last = replace(flowables[-1], height=flowables[-1].height + rhythmic(taken, sheet) - taken)
    return (*flowables[:-1], last)


def _plain(cell: Cell) -> str:
    return "".join(span.text for span in cell).strip()


def _length(cell: Cell, style: Style, language: str) -> float:
    return sum(letter.width for letter in letters(cell, style, language, None))


def _longest_word(cell: Cell, style: Style, language: str) -> float:
    longest = length = 0.0
    for letter in letters(cell, style, language, None):
        length = 0.0 if letter.text == " " else length + letter.width
        longest = max(longest, length)
    return longest


def _drawn_width(line: Line) -> float:
    return sum(fragment.width for fragment in line.fragments)
