"""A table goes in; flowables with aligned columns come out, the head repeated on each page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from builders.document.elements import Table
from builders.document.words import Criteria, Words, words
from builders.handout.marks import (
    BLACK,
    FINE,
    Line,
    Mark,
    Scope,
    Stroke,
    Tag,
    moved,
    silent,
)
from builders.handout.planning.flowables import (
    Flowable,
    Flowables,
    empty,
    height,
    leading,
    rhythmic,
    spaced,
    tied,
)
from builders.handout.planning.table_columns import Cells
from builders.handout.planning.table_layout import (
    Frame,
    Layout,
    has_room,
    layout,
    plain_layout,
)
from builders.handout.typesetting.line_breaking import excess, lines
from builders.handout.typesetting.style import Sheet
from builders.lesson.inline import Span

TALL = 20  # lines; a taller row may part
MOST_HEAD = 0.5  # of a page; a taller head is not repeated


class _Look(Struct, frozen=True):
    """What the parts of a table share: ``padding`` is above and below a cell's text, in points.

    There are ``heads`` in the first row, the first column or both. A heavy rule follows the
    ``strong`` rows, or columns if the table ``is_turned``.
    """

    sheet: Sheet
    tag: Tag
    padding: float
    heads: tuple[Scope, ...] = ("Column",)
    strong: tuple[int, ...] = (0,)
    is_turned: bool = False
    continued: str = ""


class _Row(Struct, frozen=True):
    """The lines of each cell of a row, and where its columns start."""

    columns: tuple[tuple[float, tuple[Line, ...]], ...]
    frame: Frame
    look: _Look
    is_strong: bool

    @property
    def tallest(self) -> int:
        """Return how many lines the longest cell has."""
        return max(len(found) for _, found in self.columns)

    @property
    def up(self) -> float:
        """Return the points by which its lines stand lower: their formulas reach so far up."""
        return self._excess[0]

    @property
    def leading(self) -> float:
        """Return the points from one line to the next."""
        return self.frame.style.leading + sum(self._excess)

    @property
    def _excess(self) -> tuple[float, float]:
        style = self.frame.style
        each = [excess(line, style) for _, found in self.columns for line in found]
        return max(up for up, _ in each), max(down for _, down in each)


def table(element: Table, sheet: Sheet, tag: Tag, measure: float) -> Flowables:
    """Return a flowable per row; a comparison has heads in its first column too."""
    rows = _rows(element)
    found = layout(rows, sheet.cell, sheet, measure)
    look = _Look(
        sheet,
        tag,
        sheet.unit / 4,
        _heads(element, found),
        (0, len(rows) - 2) if element.total else (0,),
        found.is_turned,
        element.caption.continued,
    )
    return _set(found, look)


def holds(element: Table, sheet: Sheet, measure: float) -> bool:
    """Tell whether ``measure`` points hold the table neither turned nor divided."""
    return has_room(_rows(element), sheet.cell, sheet, measure)


def criteria(found: Criteria, sheet: Sheet, tag: Tag, measure: float) -> Flowables:
    """Return the small table by which an exercise is assessed."""
    rows = (_bold(found.head), *map(_cells, found.rows))
    laid = plain_layout(rows, sheet.caption, sheet, measure)
    return _set(laid, _Look(sheet, tag, sheet.unit / 5))


def _rows(element: Table) -> tuple[Cells, ...]:
    total = (_bold(element.total),) if element.total else ()
    return (_bold(element.head), *map(_cells, element.rows), *total)


def _heads(element: Table, found: Layout) -> tuple[Scope, ...]:
    if element.is_comparison:
        return ("Column", "Row")
    return ("Row",) if found.is_turned else ("Column",)


def _set(found: Layout, look: _Look) -> Flowables:
    """Return the parts of a table one below the other."""
    first, *others = (_part(found.rows, frame, look) for frame in found.frames)
    below = (flowable for part in others for flowable in spaced(part, look.sheet.unit))
    return (*first, *below)


def _part(rows: Sequence[Cells], frame: Frame, look: _Look) -> Flowables:
    """Return rows under their head; over one that a new page repeats it says what it continues."""
    head, *body = (_row(row, at, frame, look) for at, row in enumerate(rows))
    above = _continuation(look)
    first = _sliced(head, look.sheet.height)
    resumed = (*above, *(replace(each, marks=silent(each.marks)) for each in first))
    if height(resumed) > MOST_HEAD * look.sheet.height:
        resumed = ()
    free = look.sheet.height - height(resumed)
    found = (*first, *(replace(each, resumed=resumed) for each in _body(body, free)))
    opening = above if frame.is_later else ()
    return _evened((*leading(opening), *leading(first), *found[len(first) :]), look.sheet)


def _body(rows: Sequence[_Row], free: float) -> Iterator[Flowable]:
    """Yield the rows, none of them taller than ``free``; two at either end stay together."""
    kept = (0, len(rows) - 2)
    for number, row in enumerate(rows):
        is_tied = number in kept and number < len(rows) - 1
        yield from leading(_sliced(row, free)) if is_tied else tied(_sliced(row, free))


def _row(cells: Cells, at: int, frame: Frame, look: _Look) -> _Row:
    columns: list[tuple[float, tuple[Line, ...]]] = []
    x = 0.0
    for place, (number, measure) in enumerate(zip(frame.columns, frame.widths, strict=True)):
        is_repeated = frame.is_later and place == 0
        tag = None if is_repeated else _cell_tag(at, number, look)
        found = lines(cells[number], frame.style, measure, look.sheet.language, tag)
        found = found or (empty(frame.style, tag),)
        if frame.is_number[place]:
            found = tuple(replace(line, x=measure - line.width) for line in found)
        columns.append((x, found))
        x += measure + frame.setting.gap
    return _Row(tuple(columns), frame, look, not look.is_turned and at in look.strong)


def _sliced(row: _Row, free: float) -> Flowables:
    """Return a row, in several flowables where it is so tall that it may have to part."""
    most = int((free - 2 * row.look.padding) / row.leading)
    count = max(min(TALL, most), 1)
    return tuple(_slice(row, start, count) for start in range(0, row.tallest, count))


def _slice(row: _Row, start: int, count: int) -> Flowable:
    """Return ``count`` lines of a row from ``start`` on, which stay together."""
    padding = row.look.padding
    top = 0 if start else padding
    marks: list[Mark] = []
    for x, found in row.columns:
        for number, line in enumerate(found[start : start + count]):
            marks += moved((line,), x, top + row.up + number * row.leading)
    tall = top + min(count, row.tallest - start) * row.leading
    is_last = start + count >= row.tallest
    tall += padding if is_last else 0
    below = (_below(row, tall),) if is_last else ()
    return Flowable(tall, (*marks, *_beside(row, tall), *below))


def _below(row: _Row, y: float) -> Stroke:
    """Return the rule under a row."""
    rule = row.look.sheet.paper.rule
    width, ink = (2 * rule, BLACK) if row.is_strong else (rule, FINE)
    return Stroke(0, y, row.frame.width, y, width, ink)


def _beside(row: _Row, y: float) -> Iterator[Stroke]:
    """Yield the rules after the columns of a turned table that were its head and its last row."""
    for column in row.look.strong if row.look.is_turned else ():
        x = row.frame.after(column)
        yield Stroke(x, 0, x, y, 2 * row.look.sheet.paper.rule)


def _cell_tag(row: int, column: int, look: _Look) -> Tag:
    parent = look.tag.child("TR", row)
    if row == 0 and "Column" in look.heads:
        return replace(parent.child("TH", column), scope="Column")
    if column == 0 and "Row" in look.heads:
        return replace(parent.child("TH", column), scope="Row")
    return parent.child("TD", column)


def _cells(said: Sequence[Words]) -> Cells:
    return tuple(words(each) for each in said)


def _bold(said: Sequence[Words]) -> Cells:
    return tuple(tuple(replace(span, bold=True) for span in words(each)) for each in said)


def _continuation(look: _Look) -> Flowables:
    if not look.continued:
        return ()
    sheet = look.sheet
    found = lines([Span(look.continued, italic=True)], sheet.caption, sheet.width, sheet.language)
    return tuple(Flowable(sheet.caption.leading, (line,)) for line in found)


def _evened(flowables: Flowables, sheet: Sheet) -> Flowables:
    """Return the rows with the last one padded so that what follows keeps the page's rhythm."""
    taken = sum(flowable.height for flowable in flowables)
    last = replace(flowables[-1], height=flowables[-1].height + rhythmic(taken, sheet) - taken)
    return (*flowables[:-1], last)
