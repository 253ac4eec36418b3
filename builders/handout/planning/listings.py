"""A program goes in; flowables with a line of it each come out, what it prints below or beside."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from builders.design.faces import CODE
from builders.design.listings.data import Piece, Row, plain
from builders.design.listings.wrapping import SetRow, gutter, is_whole, widest, wrapped
from builders.document.elements import Program
from builders.handout.marks import BLACK, FINE, Line, Mark, Shape, Stroke, Tag, moved
from builders.handout.planning.context import DOCUMENT, PageContext, key
from builders.handout.planning.flowables import (
    TALLEST,
    Flowable,
    Flowables,
    paragraph,
    rhythmic,
    spaced,
    stacked,
    tied,
)
from builders.handout.planning.texts import remarked, titled
from builders.handout.typesetting.letters import letters
from builders.handout.typesetting.line_breaking import ENDLESS, lines
from builders.handout.typesetting.style import Sheet, Style
from builders.lesson.inline import Span

SIZE = 0.84  # of the running text, as the small letters of programs are tall
LEADING = 1.36  # ems
AIR = 0.4  # lines, between a program and its frame
INSET = 0.7  # ems, from the sides of the frame
BAR = 2.5  # points, beside a marked line
APART = 4  # columns, at the least, between a program and what it prints
TOGETHER = 14  # lines; a program of no more of them stands on one page


class _Look(Struct, frozen=True):
    """How the lines of one program are set: their style and the width of a column in points."""

    style: Style
    column: float
    sheet: Sheet

    @property
    def inset(self) -> float:
        """Return how far a program stands from its frame."""
        return INSET * self.style.size

    @property
    def columns(self) -> int:
        """Return how many columns there are."""
        return int((self.sheet.width - 2 * self.inset) / self.column + 1e-6)


def program(element: Program, setting: PageContext) -> Flowables:
    """Return a program in a frame, with what it prints."""
    sheet = setting.sheet
    look = _look(sheet)
    rows, name = element.rows, key(element.where)
    most = look.columns
    numbers = gutter(rows, most)
    printed = wrapped(rows, most - numbers)
    own = tuple(_row(each, numbers, look, DOCUMENT.child("P", name)) for each in printed)
    said = plain(element.output)
    free = most - numbers - max(widest(rows), 1) - APART
    is_low = _height(own) <= TALLEST * sheet.height
    if said and is_whole(printed) and widest(said) <= free and is_low:
        at = look.inset + (most - max(widest(said), 1) - len(element.output_label)) * look.column
        found = _beside(own, _output(element, said, look), min(at, sheet.width / 2))
    else:
        found = (*own, *_output(element, said, look))
    framed = _framed(found, look)
    head = titled(element.title, setting)
    remarks = remarked(element.remarks, element.where, setting)
    return (*head, *spaced(framed, sheet.unit / 2 if head else sheet.unit), *remarks)


def _look(sheet: Sheet) -> _Look:
    size = max(SIZE * sheet.paper.body, sheet.paper.small)
    style = Style(CODE, size, LEADING * size)
    (letter,) = letters((Span("0", code=True),), style, sheet.language, None)
    return _Look(style, letter.width, sheet)


def _height(flowables: Flowables) -> float:
    return sum(each.height for each in flowables)


def _row(printed: SetRow, numbers: int, look: _Look, tag: Tag) -> Flowable:
    """Return one printed line, after its number or the sign that it goes on."""
    style, x = look.style, look.inset
    found: tuple[Mark, ...] = ()
    if numbers and printed.label:
        (line,) = lines((Span(printed.label, code=True),), replace(style, ink=FINE), ENDLESS, "")
        right = x + (numbers - 2) * look.column
        found += moved((line,), right - line.width, 0)
    if printed.row.is_marked:
        found += (Shape(0, 0, BAR, style.leading, BLACK),)
    spans = [Span(" " * printed.indent, code=True)] if printed.indent else []
    spans += [_span(piece) for piece in printed.pieces]
    text = lines(spans, style, ENDLESS, look.sheet.language, tag.child("Code"))
    return Flowable(style.leading, (*found, *moved(text, x + numbers * look.column, 0)))


def _span(piece: Piece) -> Span:
    """Return a piece as it stands out without colours: by its weight or its slant."""
    return Span(piece.text, bold=piece.bold, italic=piece.italic, code=True)


def _output(element: Program, said: Sequence[Row], look: _Look) -> Flowables:
    """Return what a program prints, under its label."""
    if not said:
        return ()
    sheet, tag = look.sheet, DOCUMENT.child("P", f"{key(element.where)} output")
    label = replace(sheet.caption, bold=True, leading=look.style.leading)
    head = paragraph((Span(element.output_label),), label, sheet, tag)
    inset = moved(head[0].marks, look.inset, 0)
    printed = wrapped(said, look.columns)
    rows = tuple(_row(each, 0, look, tag.child("Span", "rows")) for each in printed)
    return (Flowable(head[0].height, inset, AIR * look.style.leading, keep=True), *rows)


def _beside(own: Flowables, output: Flowables, at: float) -> Flowables:
    """Return a program with what it prints ``at`` points from the left, as one flowable."""
    marks = (*stacked(own), *moved(stacked(output), at, 0))
    return (Flowable(max(_height(own), _height(output)), marks),)


def _framed(found: Flowables, look: _Look) -> Flowables:
    """Return lines in a frame; what they take in all is whole steps of the page."""
    sheet, air = look.sheet, AIR * look.style.leading
    above = (air, *(each.before for each in found[1:]))
    below = (*(0.0 for _ in found[1:]), air)
    rows = tuple(
        _framing(each, up, up + each.height + down, sheet)
        for each, up, down in zip(found, above, below, strict=True)
    )
    total, last = _height(rows), rows[-1]
    ends = [Stroke(0, y, sheet.width, y, sheet.paper.rule, FINE) for y in (0.0, last.height)]
    spare = rhythmic(total, sheet) - total
    rows = (replace(rows[0], marks=(ends[0], *rows[0].marks)), *rows[1:])
    foot = (*rows[-1].marks, ends[1])
    return _kept((*rows[:-1], replace(rows[-1], height=last.height + spare, marks=foot)))


def _framing(row: Flowable, above: float, height: float, sheet: Sheet) -> Flowable:
    """Return a line ``above`` points down between the sides of its frame."""
    sides = (Stroke(x, 0, x, height, sheet.paper.rule, FINE) for x in (0.0, sheet.width))
    return replace(row, height=height, marks=(*sides, *moved(row.marks, 0, above)), before=0)


def _is_empty(row: Flowable) -> bool:
    """Tell whether nothing of a program stands in a line, though its number may."""
    said = (part for mark in row.marks if isinstance(mark, Line) for part in mark.fragments)
    return not any(part.tag for part in said)


def _kept(rows: Flowables) -> Flowables:
    """Return lines of which a short program, or a short part of one, stays on one page."""
    found: Flowables = ()
    for is_empty, group in groupby(rows, _is_empty):
        part = tuple(group)
        ends = {0, len(part) - 2}
        found += tuple(
            replace(each, keep=each.keep or is_empty or len(part) <= TOGETHER or at in ends)
            for at, each in enumerate(part[:-1])
        )
        found += part[-1:]
    return tied(rows) if len(rows) <= TOGETHER else found
