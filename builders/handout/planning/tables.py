"""A table goes in; flowables with aligned columns come out, the head repeated on each page."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from builders.document.elements import Criteria, Table, Words, words
from builders.handout.marks import BLACK, Font, Fragment, Line, Mark, Stroke, Tag, moved, silent
from builders.handout.planning.flowables import Flowable, Flowables, leading, rhythmic, tied
from builders.handout.planning.table_columns import Cells, Frame, fitted
from builders.handout.typesetting.line_breaking import baseline, lines
from builders.handout.typesetting.style import Sheet, Style
from builders.lesson.inline import Span

FINE = "808080"
TALL = 20  # lines; a taller row may part


def table(element: Table, sheet: Sheet, tag: Tag, measure: float) -> Flowables:
    """Return a flowable per row; a comparison has heads in its first column too."""
    head, total = _bold(element.head), _bold(element.total or ())
    body = tuple(map(_cells, element.rows))
    every = (head, *body, *((total,) if total else ()))
    frame = fitted(every, sheet.cell, sheet.unit / 4, sheet, measure)
    rows = _rows(body, frame, tag, heads="Row" if element.is_comparison else "")
    if total:
        rows = [*rows[:-1], _heavier(rows[-1]), _row(total, frame, tag.child("TR", "total"))]
    return _headed(head, rows, frame, tag, element.caption.continued)


def criteria(found: Criteria, sheet: Sheet, tag: Tag, measure: float) -> Flowables:
    """Return the small table by which an exercise is assessed."""
    head, body = _bold(found.head), tuple(map(_cells, found.rows))
    frame = fitted((head, *body), sheet.caption, sheet.unit / 5, sheet, measure)
    return _headed(head, _rows(body, frame, tag), frame, tag)


def _headed(
    head: Cells, rows: Sequence[Flowables], frame: Frame, tag: Tag, continued: str = ""
) -> Flowables:
    """Return rows under their head; ``continued`` stands above one that a new page repeats."""
    first = _row(head, frame, tag.child("TR", "head"), heads="Column")
    kept = (0, len(rows) - 2)  # two rows at either end stay together
    body = [
        flowable
        for number, row in enumerate(rows)
        for flowable in (
            tied(row) if number not in kept or number == len(rows) - 1 else leading(row)
        )
    ]
    above = _continuation(continued, frame.sheet)
    resumed = (*above, *(replace(each, marks=silent(each.marks)) for each in first))
    found = (*leading(first), *(replace(flowable, resumed=resumed) for flowable in body))
    return _evened(found, frame.sheet)


def _rows(body: Sequence[Cells], frame: Frame, tag: Tag, heads: str = "") -> list[Flowables]:
    return [_row(row, frame, tag.child("TR", at), heads) for at, row in enumerate(body)]


def _row(cells: Cells, frame: Frame, tag: Tag, heads: str = "") -> Flowables:
    """Return a row, in several flowables where it is so tall that it may have to part."""
    style = frame.style
    columns: list[tuple[float, tuple[Line, ...]]] = []
    x = 0.0
    for number, (cell, measure) in enumerate(zip(cells, frame.widths, strict=True)):
        inner = _cell_tag(tag, number, heads)
        found = lines(cell, style, measure, frame.sheet.language, inner) or _blank(style, inner)
        if frame.is_number[number]:
            found = tuple(replace(line, x=measure - line.width) for line in found)
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
    frame: Frame,
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
        rule = frame.sheet.paper.rule
        width, ink = (2 * rule, BLACK) if is_head else (rule, FINE)
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


def _cells(said: Sequence[Words]) -> Cells:
    return tuple(words(each) for each in said)


def _bold(said: Sequence[Words]) -> Cells:
    return tuple(tuple(replace(span, bold=True) for span in words(each)) for each in said)


def _continuation(said: str, sheet: Sheet) -> Flowables:
    if not said:
        return ()
    found = lines([Span(said, italic=True)], sheet.caption, sheet.width, sheet.language)
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
