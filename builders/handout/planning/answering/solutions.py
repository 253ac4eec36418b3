"""What is given and the steps of a solution go in; flowables that frame them on paper come out.

What is given stands over a rule, what is to be found below it; right of both stands the solution,
with its gaps, or the room to write it in.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from builders.design.geometry import mm
from builders.document.elements import Exercise, Worked
from builders.document.responses import Frame, Gap, Side
from builders.document.words import Spans
from builders.handout.marks import BLACK, Stroke, Tag, moved
from builders.handout.planning.answering.gapped import gap_length, gapped
from builders.handout.planning.answering.place import FormPlace
from builders.handout.planning.context import DOCUMENT, PageContext, key
from builders.handout.planning.flowables import (
    TALLEST,
    Flowable,
    Flowables,
    height,
    leading,
    paragraph,
    rhythmic,
    spaced,
    stacked,
    tied,
)
from builders.handout.planning.rooms.answer_space import AnswerSpace, parts
from builders.handout.planning.rooms.beside import gap, parted_at
from builders.handout.typesetting.line_breaking import ENDLESS, lines
from builders.handout.typesetting.style import Sheet
from builders.lesson.inline import Span

LEAST, MOST = 0.18, 0.38  # of the width, what is given takes
NARROWEST = mm(60)  # room for a solution beside it


def worked(element: Worked, setting: PageContext) -> Flowables:
    """Return a problem that the teacher solves, its label run in, and its solution."""
    sheet, name = setting.sheet, key(element.where)
    title = (*element.title.spans, Span(". ")) if element.title else ()
    head = (replace(span, bold=True) for span in (Span(f"{element.label}. "), *title))
    spans = (*head, *element.text.spans)
    tag = DOCUMENT.child("P", name)
    asked = paragraph(spans, sheet.listed, sheet, tag, before=sheet.unit)
    return (*leading(asked), *framed(element, element.frame, setting))


def framed(element: Exercise | Worked, frame: Frame, setting: PageContext) -> Flowables:
    """Return the frame of a solution, below what is asked."""
    sheet, name = setting.sheet, key(element.where)
    left = _left_width(frame.sides, sheet)
    right = sheet.width - left - 2 * gap(sheet) if left else sheet.width
    if not left or right < NARROWEST:
        return _unframed(element, frame, setting)
    sides = _sides(frame.sides, setting, name, left)
    if height(sides) > TALLEST * sheet.height:
        return _unframed(element, frame, setting)
    if element.space.kind != "none":
        return _with_room(element, frame, setting, sides)
    if not frame.is_printed:
        return spaced(tied(_unframed_sides(frame.sides, setting, name)), sheet.unit / 2)
    place = FormPlace(setting, DOCUMENT, f"{name} solution", right)
    steps = _solution(frame, place)
    tall = rhythmic(max(height(sides), height(steps)), sheet)
    if tall > TALLEST * sheet.height:
        return _unframed(element, frame, setting)
    x = left + 2 * gap(sheet)
    marks = (
        *stacked(sides),
        parted_at(x, tall, sheet),
        *moved(stacked(steps), x, 0),
    )
    answers = moved(stacked(tuple(replace(each, marks=each.answers) for each in steps)), x, 0)
    return (Flowable(tall, marks, before=sheet.unit / 2, answers=answers),)


def _left_width(sides: Sequence[Side], sheet: Sheet) -> float:
    """Return the width of what is given, as its longest line needs; 0 if nothing is."""
    said: list[Spans] = []
    for side in sides:
        said += [(Span(f"{side.label}:", bold=True),), *(text.spans for text in side.texts)]
    wide = (
        line.width for spans in said for line in lines(spans, sheet.listed, ENDLESS, sheet.language)
    )
    return min(max(LEAST * sheet.width, *wide), MOST * sheet.width) if said else 0


def _sides(sides: Sequence[Side], setting: PageContext, name: str, measure: float) -> Flowables:
    """Return what is given and what is to be found, with a rule between them."""
    sheet = setting.sheet
    found: Flowables = ()
    for number, side in enumerate(sides):
        tag = DOCUMENT.child("P", f"{name} side {number}")
        label = (Span(f"{side.label}:", bold=True),)
        said = paragraph(label, sheet.listed, sheet, tag, measure=measure)
        for at, text in enumerate(side.texts):
            own = DOCUMENT.child("P", f"{name} side {number} {at}")
            said += paragraph(text.spans, sheet.listed, sheet, own, measure=measure)
        if number:
            rule = Stroke(0, sheet.unit / 2, measure, sheet.unit / 2, 2 * sheet.paper.rule, BLACK)
            found += (Flowable(sheet.unit, (rule,)),)
        found += said
    return found


def _with_room(
    element: Exercise | Worked, frame: Frame, setting: PageContext, sides: Flowables
) -> Flowables:
    """Return the frame with room to write beside what is given."""
    sheet = setting.sheet
    x = _left_width(frame.sides, sheet) + 2 * gap(sheet)
    label, room = _labelled_room(element, frame, setting, sheet.width - x)
    room = replace(room, x=x, top=height(label))
    found = _parts(room, sheet)
    first, *others = found
    tall = rhythmic(max(height(sides), room.top + first.least), sheet)
    marks = (*stacked(sides), *moved(stacked(label), x, 0))
    return (
        Flowable(tall, marks, before=sheet.unit / 2, room=first),
        *(Flowable(part.least, room=replace(part, top=0)) for part in others),
    )


def _labelled_room(
    element: Exercise | Worked, frame: Frame, setting: PageContext, measure: float
) -> tuple[Flowables, AnswerSpace]:
    sheet, name = setting.sheet, key(element.where)
    tag = DOCUMENT.child("P", f"{name} solution label")
    label = (Span(f"{frame.label}:", bold=True),)
    said = paragraph(label, sheet.listed, sheet, tag, measure=measure)
    stretch = isinstance(element, Exercise) and element.stretch
    own = DOCUMENT.child("P", f"{name} room")
    told = frame.told
    if element.space.kind == "table":
        told = tuple(line for text in told for line in text.lines)
    return said, AnswerSpace(element.space, measure, sheet, told, own, element.where, stretch)


def _parts(room: AnswerSpace, sheet: Sheet) -> tuple[AnswerSpace, ...]:
    most = TALLEST * sheet.height
    is_parted = room.space.kind in {"lines", "table"} and room.top + room.least > most
    return parts(room, most - room.top) if is_parted else (room,)


def _unframed(element: Exercise | Worked, frame: Frame, setting: PageContext) -> Flowables:
    """Return what is given, and below it the solution or the room for it."""
    sheet, name = setting.sheet, key(element.where)
    sides = _unframed_sides(frame.sides, setting, name)
    if frame.is_printed:
        place = FormPlace(setting, DOCUMENT, f"{name} solution", sheet.width)
        below = _solution(frame, place)
    elif element.space.kind == "none":
        return sides
    else:
        label, room = _labelled_room(element, frame, setting, sheet.width)
        before = 0 if room.space.kind == "lines" else sheet.unit / 2
        rooms = (Flowable(part.least, before=before, room=part) for part in _parts(room, sheet))
        below = (*leading(label), *rooms)
    return (*leading(sides), *below)


def _unframed_sides(sides: Sequence[Side], setting: PageContext, name: str) -> Flowables:
    """Return what is given in a paragraph, and what is to be found."""
    sheet = setting.sheet
    found: Flowables = ()
    for number, side in enumerate(sides):
        tag = DOCUMENT.child("P", f"{name} side {number}")
        found += paragraph(side.in_line.spans, sheet.listed, sheet, tag)
    return found


def _solution(frame: Frame, place: FormPlace) -> Flowables:
    """Return the label, the steps with their gaps, and the answer."""
    sheet, style = place.sheet, place.style
    label = (Span(f"{frame.label}:", bold=True),)
    found = leading(paragraph(label, style, sheet, place.paragraph("label"), measure=place.measure))
    roomy = replace(style, leading=max(style.leading, 0.8 * sheet.paper.writing_line))
    count = gap_length([step.pieces for step in frame.steps])
    for number, step in enumerate(frame.steps):
        tag = place.paragraph(number)
        if any(isinstance(piece, Gap) for piece in step.pieces):
            found += tuple(gapped(step.pieces, count, roomy, tag, place))
        else:
            found += _told(step.told.spans, tag, place)
    if frame.gaps and frame.answer:
        return (*found, *_to_write(frame, place))
    for number, text in enumerate(frame.labelled):
        found += _told(text.spans, place.paragraph(f"answer {number}"), place)
    return found


def _to_write(frame: Frame, place: FormPlace) -> Flowables:
    """Return the label of the answer and a line to write it on."""
    tag = place.paragraph("answer")
    label = place.line(f"{frame.answer_label}: ", tag, replace(place.style, bold=True))
    words = " ".join(text.plain for text in frame.answer)
    rules, down = place.ruled(words, label.width, place.measure - label.width, tag)
    return (replace(rules, marks=(*moved((label,), 0, down), *rules.marks)),)


def _told(spans: Spans, tag: Tag, place: FormPlace) -> Flowables:
    sheet = place.sheet
    before = sheet.unit / 4
    return paragraph(spans, place.style, sheet, tag, measure=place.measure, before=before)
