"""Texts and tables with gaps go in; flowables with lines to write on come out.

What is right stands in ``Flowable.answers``, which only the key prints.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from builders.design.type import Ruler, Run, width
from builders.document.responses import (
    Blank,
    Cloze,
    Form,
    Gap,
    Pieces,
)
from builders.document.words import Spans
from builders.handout.marks import BLACK, Fragment, Line, Mark, Shape, Stroke, Tag, moved
from builders.handout.planning.answering.place import FormPlace
from builders.handout.planning.flowables import (
    Flowable,
    Flowables,
    empty,
    height,
    leading,
    paragraph,
    stacked,
    tied,
)
from builders.handout.planning.table_layout import plain_layout
from builders.handout.typesetting.line_breaking import baseline
from builders.handout.typesetting.style import Style
from builders.lesson.inline import Span

LINE = "_"
WRITTEN = 1.7  # of a printed word, the room to write it by hand
LEAST_GAP, MOST_GAP = 12, 32  # lines of a letter's width
ANSWER = 0.6  # of the measure, a place for a word
NUMBER = 0.4  # of the measure, a place for a number


def cloze(form: Cloze, place: FormPlace) -> Flowables:
    """Return lines with gaps that leave room to write by hand, below the words to use."""
    sheet = place.sheet
    style = replace(place.style, leading=max(place.style.leading, 0.8 * sheet.paper.writing_line))
    count = gap_length(form.lines)
    found = bank(form.bank, place)
    for number, pieces in enumerate(form.lines):
        tag = place.paragraph(number)
        found += tuple(gapped(pieces, count, style, tag, place))
    return found


def gap_length(rows: Sequence[Pieces]) -> int:
    """Return how long all gaps are, so that none tells how long its word is."""
    gaps = [piece for row in rows for piece in row if isinstance(piece, Gap)]
    longest = max((len(answer) for gap in gaps for answer in gap.answers), default=0)
    return min(max(round(WRITTEN * longest), LEAST_GAP), MOST_GAP)


def gapped(
    pieces: Pieces, count: int, style: Style, tag: Tag, place: FormPlace
) -> Iterator[Flowable]:
    """Yield the lines of a text; the words of its gaps stand over them in the key.

    A gap is in italics, which tells it from a line that the teacher typed.
    """
    line = Span(LINE * count, italic=True)
    spans = tuple(line if isinstance(each, Gap) else each for each in pieces)
    gaps = iter([each for each in pieces if isinstance(each, Gap)])
    for flowable in paragraph(spans, style, place.sheet, tag, measure=place.measure):
        drawn = ((fragment, next(gaps).best) for fragment in _drawn(flowable.marks, line.text))
        answers = (_over(at, words, style, tag, place) for at, words in drawn if words)
        yield replace(flowable, answers=tuple(answers))


def _drawn(marks: Sequence[Mark], gap: str) -> Iterator[Fragment]:
    """Yield each ``gap``, also where it has become one with letters in italics beside it."""
    for line in (mark for mark in marks if isinstance(mark, Line)):
        for each in (fragment for fragment in line.fragments if fragment.font.italic):
            font, ruler = each.font, Ruler(each.font.family)
            for found in re.finditer(gap, each.text):
                before, own = (
                    width((Run(text, font.bold, font.italic),), ruler, font.size)
                    for text in (each.text[: found.start()], gap)
                )
                yield replace(each, x=line.x + each.x + before, width=own, text=gap)


def _over(gap: Fragment, words: str, style: Style, tag: Tag, place: FormPlace) -> Line:
    """Return ``words`` over the middle of ``gap``."""
    line = place.on_rule(words, gap.x, gap.width, tag)
    return replace(line, y=baseline(style) - 0.1 * style.size)


def bank(words: tuple[str, ...], place: FormPlace) -> Flowables:
    """Return the words to use in a frame."""
    if not words:
        return ()
    sheet, pad = place.sheet, place.sheet.unit
    spans = tuple(Span(word.replace(" ", "\u00a0") + "   ") for word in words)
    said = paragraph(
        spans, place.style, sheet, place.paragraph("bank"), measure=place.measure - 2 * pad
    )
    tall = height(said) + pad
    frame = Shape(0, 0, place.measure, tall, None, BLACK, sheet.paper.rule, radius=3)
    marks = (frame, *moved(stacked(said), pad, pad / 2))
    return (Flowable(tall + sheet.unit, marks, before=sheet.unit, keep=True),)


def blank(form: Blank, place: FormPlace) -> Flowables:
    """Return a line for a word or a number, with what stands before and after it."""
    sheet = place.sheet
    label = place.line(f"{place.setting.furniture.answer}:", place.paragraph("label"))
    x = label.width + sheet.unit
    room = place.measure * (NUMBER if form.unit else ANSWER)
    room = min(room, place.measure - x - sheet.unit)
    rules, down = place.ruled(form.answer, x, room, place.paragraph("answer"))
    marks: list[Mark] = [*moved((label,), 0, down), *rules.marks]
    if form.unit:
        unit = place.line(form.unit, place.paragraph("label"))
        marks += moved((unit,), x + room + sheet.unit / 2, down)
    return (replace(rules, marks=tuple(marks)),)


def table(form: Form, place: FormPlace) -> Flowables:
    """Return a table with rows high enough to write in."""
    sheet = place.sheet
    head = tuple(tuple(replace(span, bold=True) for span in text.spans) for text in form.head)
    written = (head, *(tuple(map(_written, row)) for row in form.rows))
    (frame,) = plain_layout(written, sheet.cell, sheet, place.measure).frames
    count = gap_length([cell for row in form.rows for cell in row if len(cell) > 1])
    starts = [sum(frame.widths[:at]) + at * frame.setting.gap for at in range(len(head))]
    found: list[Flowable] = []
    for number, row in enumerate((head, *form.rows)):
        cells = zip(_tags(number, len(row), place), row, starts, frame.widths, strict=True)
        laid = [
            _cell(cell, x, frame.style, tag, replace(place, measure=wide), count)
            for tag, cell, x, wide in cells
        ]
        found.append(_row(laid, sheet.paper.writing_line if number else 0, place))
    return tied((*leading((replace(found[0], before=sheet.unit / 2),)), *found[1:]))


def _tags(row: int, count: int, place: FormPlace) -> Iterator[Tag]:
    """Yield the tags of a row's cells; those of the first are heads of columns."""
    parent = place.tag.child("Table", place.name).child("TR", row)
    for at in range(count):
        yield parent.child("TD", at) if row else replace(parent.child("TH", at), scope="Column")


def _written(cell: Pieces) -> Spans:
    """Return what a column is made wide enough for; not the answers, which its width would tell."""
    return tuple(Span(_outline(each.best)) if isinstance(each, Gap) else each for each in cell)


def _outline(answer: str) -> str:
    """Return ``answer`` with a wide letter for each of its signs, small or capital as it is."""
    wide = ("Ш" if sign.isupper() else sign if sign.isspace() else "ш" for sign in answer)
    return "".join(wide)


def _cell(  # noqa: PLR0913, PLR0917 - a cell in its row
    cell: Pieces, x: float, style: Style, tag: Tag, place: FormPlace, count: int
) -> Flowable:
    """Return a cell; one that is all gap is empty, its words are the key's."""
    if len(cell) == 1 and isinstance(cell[0], Gap):
        slanted = replace(style, italic=True)
        room, said = (
            paragraph(spans, slanted, place.sheet, tag, measure=place.measure)
            for spans in (_written(cell), (Span(cell[0].best),))
        )
        tall = max(height(room), height(said), style.leading)
        marks = moved((empty(style, tag),), x, 0)
        return Flowable(tall, marks, answers=moved(stacked(said), x, 0))
    found = tuple(gapped(cell, count, style, tag, place))
    found = found or (Flowable(style.leading, (empty(style, tag),)),)
    answers: list[Mark] = []
    down = 0.0
    for each in found:
        answers += moved(each.answers, x, down)
        down += each.height
    return Flowable(height(found), moved(stacked(found), x, 0), answers=tuple(answers))


def _row(cells: Sequence[Flowable], least: float, place: FormPlace) -> Flowable:
    """Return a row with a rule below; its texts stand in the middle of its height."""
    tall = max(least, max(each.height for each in cells) + place.sheet.unit / 2)
    marks: list[Mark] = []
    answers: list[Mark] = []
    for each in cells:
        down = (tall - each.height) / 2
        marks += moved(each.marks, 0, down)
        answers += moved(each.answers, 0, down)
    rule = Stroke(0, tall, place.measure, tall, place.sheet.paper.rule * (1 if least else 2), BLACK)
    return Flowable(tall, (*marks, rule), answers=tuple(answers))
