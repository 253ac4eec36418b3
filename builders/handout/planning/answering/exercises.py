"""Questions and tasks go in; flowables with room to write and, in the key, answers come out."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from builders.document.elements import Answer, Exercise, Item
from builders.document.joining import titled
from builders.document.responses import Part
from builders.document.words import Badge, Labelled
from builders.handout.marks import BLACK, WHITE, Mark, Shape, Tag, moved
from builders.handout.planning.answering.gapped import table
from builders.handout.planning.answering.place import FormPlace
from builders.handout.planning.answering.responses import response
from builders.handout.planning.context import DOCUMENT, PageContext, key, with_slides
from builders.handout.planning.flowables import (
    TALLEST,
    Flowable,
    Flowables,
    begun,
    height,
    leading,
    paragraph,
    rhythmic,
    spaced,
    stacked,
    tied,
)
from builders.handout.planning.rooms.answer_space import AnswerSpace, parts
from builders.handout.planning.tables import criteria
from builders.handout.planning.texts import hang_of, hung, itemized
from builders.handout.typesetting.line_breaking import baseline, lines
from builders.lesson.inline import Span, Text
from builders.problems import Place

CRITERIA_SHARE = 0.4  # of the width, beside the task


def exercise(element: Exercise, materials: Flowables, setting: PageContext) -> Flowables:
    """Return a question or a task with its ``materials``; without a number it is the teacher's."""
    if element.number is None:
        below = (*materials, *_answering(element, setting, DOCUMENT))
        return (*_unnumbered(element, setting), *below)
    found = _task if element.kind == "task" else _listed if element.is_listed else _question
    return begun(found(element, materials, setting), element.where)


def answer(element: Answer, setting: PageContext) -> Flowables:
    """Return what the teacher reads of an exercise."""
    return _labelled(element.label, element.texts, element.where, setting)


def _labelled(label: str, texts: Sequence[Text], where: Place, setting: PageContext) -> Flowables:
    """Return paragraphs, the first after its label."""
    sheet = setting.sheet
    flowables: Flowables = ()
    for number, text in enumerate(texts):
        spans = text.spans if number else Labelled(label, text).spans
        tag = DOCUMENT.child("P", f"{key(where)} answer {number}")
        flowables += paragraph(spans, sheet.answer, sheet, tag, before=sheet.unit / 2)
    return flowables


def _unnumbered(element: Exercise, setting: PageContext) -> Flowables:
    """Return a question under a bullet, and below it its answer."""
    tag = DOCUMENT.listing(key(element.where), "Disc")
    asked = Item(Text(titled(element.title, element.text.spans), element.where))
    said = _labelled(element.answer_label, element.answer, element.where, setting)
    return (*leading(itemized((asked,), setting.sheet, tag)), *said)


def _question(element: Exercise, materials: Flowables, setting: PageContext) -> Flowables:
    """Return a question where it is asked, its name run in."""
    sheet = setting.sheet
    tag = DOCUMENT.child("P", key(element.where))
    label = Text((Span(element.label),), element.where)
    spans = titled(label, titled(element.title, element.text.spans))
    asked = paragraph(spans, sheet.listed, sheet, tag, before=sheet.unit)
    asked = with_slides(asked, setting, element.where)
    below = (*materials, *_answering(element, setting, DOCUMENT))
    return (*leading(asked), *below) if below else asked


def _listed(element: Exercise, materials: Flowables, setting: PageContext) -> Flowables:
    """Return a question in the list of all of them."""
    sheet = setting.sheet
    tag = DOCUMENT.listing("questions", "Decimal").child("LI", element.number or 0)
    spans = titled(element.title, element.text.spans)
    label = f"{element.number}."
    hang = hang_of(label, sheet.listed, sheet)
    asked = hung(label, spans, sheet.listed, sheet, tag, hang=hang)
    asked = with_slides(asked, setting, element.where)
    below = (*materials, *_answering(element, setting, tag.child("LBody")))
    return spaced((*leading(asked), *below), sheet.unit / 2) if below else asked


def _task(element: Exercise, materials: Flowables, setting: PageContext) -> Flowables:
    card = with_slides(_card(element, setting), setting, element.where)
    below = (*materials, *_answering(element, setting, DOCUMENT))
    if element.response or element.parts or element.rubric or element.frame or materials:
        return (*leading(card), *below)
    return tied((*card, *below))


def _answering(element: Exercise, setting: PageContext, tag: Tag) -> Flowables:
    """Return the form of the answer, the parts, and the room to write."""
    name = key(element.where)
    form = _form(element, setting, tag, name)
    parts = (each for part in element.parts for each in _part(part, setting, tag, name))
    room = _room(element, setting, tag.child("P", f"{name} room"))
    if element.frame:
        from builders.handout.planning.answering.solutions import (  # noqa: PLC0415 - few have one
            framed,
        )

        room = framed(element, element.frame, setting)
    return (*form, *parts, *room, *_rubric(element, setting, tag))


def _rubric(element: Exercise, setting: PageContext, tag: Tag) -> Flowables:
    """Return the rubric of a task, clear of the room above it."""
    if element.rubric is None:
        return ()
    place = FormPlace(setting, tag, f"{key(element.where)} rubric", setting.sheet.width)
    return spaced(table(element.rubric, place), 1.5 * setting.sheet.unit)


def _form(asked: Exercise | Part, setting: PageContext, tag: Tag, name: str) -> Flowables:
    if asked.response is None:
        return ()
    found = response(asked.response, setting, tag, f"{name} form")
    return spaced(found, max(found[0].before, setting.sheet.unit / 2))


def _part(part: Part, setting: PageContext, tag: Tag, name: str) -> Flowables:
    """Return a part under its letter, with its form or its room."""
    sheet = setting.sheet
    inner = tag.listing(f"{name} parts", "LowerAlpha").child("LI", key(part.where))
    hang = hang_of(part.label, sheet.listed, sheet)
    points = (Span(f" ({part.points})", italic=True),) if part.points else ()
    spans = (*part.text.spans, *points)
    said = hung(part.label, spans, sheet.listed, sheet, inner, hang=hang, before=sheet.unit / 2)
    body = inner.child("LBody")
    below = (*_form(part, setting, body, name), *_room(part, setting, body))
    return (*(leading(said) if below else said), *below)


def _room(element: Exercise | Part, setting: PageContext, tag: Tag) -> Flowables:
    """Return the room to write in; lines and tables taller than a page are in parts."""
    sheet, space = setting.sheet, element.space
    if space.kind == "none":
        return ()
    answer, where, stretch = _answered(element), element.where, element.stretch
    room = AnswerSpace(space, sheet.width, sheet, answer, tag, where, stretch)
    most = TALLEST * sheet.height
    before = 0 if space.kind == "lines" else sheet.unit / 2
    is_parted = space.kind in {"lines", "table"} and room.least > most
    found = parts(room, most) if is_parted else (room,)
    return tuple(Flowable(part.least, before=before, room=part) for part in found)


def _answered(element: Exercise | Part) -> tuple[Text, ...]:
    """Return the answer's paragraphs; in a table each of its lines is a row."""
    if element.space.kind != "table":
        return element.answer
    return tuple(line for text in element.answer for line in text.lines)


def _card(element: Exercise, setting: PageContext) -> Flowables:
    """Return what is asked, with the criteria beside it or, on a narrow page, below."""
    sheet = setting.sheet
    is_beside = element.criteria is not None and sheet.is_wide
    left = sheet.width * (1 - CRITERIA_SHARE)
    asked = _asked(element, setting, left - sheet.gutter if is_beside else sheet.width)
    table = _criteria(element, setting, sheet.width - left if is_beside else sheet.width)
    tall = max(height(asked), height(table))
    if not is_beside or tall > TALLEST * sheet.height:
        return spaced((*asked, *spaced(table, sheet.unit / 2)), sheet.unit)
    marks = (*stacked(asked), *moved(stacked(table), left, 0))
    return (Flowable(rhythmic(tall, sheet), marks, before=sheet.unit),)


def _asked(element: Exercise, setting: PageContext, measure: float) -> Flowables:
    """Return the head of a task, what there is to do and the detail."""
    sheet, name = setting.sheet, key(element.where)
    flowables: Flowables = (_task_head(element, setting, DOCUMENT.child("P", f"{name} head")),)
    details = ((f"detail {at}", text) for at, text in enumerate(element.detail))
    for part, text in (("task", element.text), *details):
        tag = DOCUMENT.child("P", f"{name} {part}")
        flowables += paragraph(text.spans, sheet.listed, sheet, tag, measure=measure)
    return flowables


def _criteria(element: Exercise, setting: PageContext, measure: float) -> Flowables:
    """Return the task's criteria as a small table, empty when there are none."""
    if element.criteria is None:
        return ()
    tag = DOCUMENT.child("Table", f"{key(element.where)} criteria")
    return criteria(element.criteria, setting.sheet, tag, measure)


def _task_head(element: Exercise, setting: PageContext, tag: Tag) -> Flowable:
    """Return badge, number, minutes and points in one line."""
    sheet = setting.sheet
    style = sheet.caption
    tall = 1.5 * sheet.paper.leading
    badge: tuple[Mark, ...] = ()
    x = 0.0
    if element.badge:
        length, badge = _badge(element.badge, setting, tag, tall)
        x = length + sheet.unit
    facts = " · ".join(fact for fact in (element.minutes, element.points) if fact)
    words = (Span(element.label, bold=True), Span(f"   {facts}"))
    found = lines(words, style, sheet.width - x, sheet.language, tag)[:1]
    y = (tall - style.leading) / 2
    return Flowable(tall, (*badge, *moved(found, x, y)), before=sheet.unit)


def _badge(
    badge: Badge, setting: PageContext, tag: Tag, space: float
) -> tuple[float, tuple[Mark, ...]]:
    """Return the width of a badge and its marks; that of a higher level is solid."""
    sheet = setting.sheet
    solid = badge.level > 1
    style = replace(sheet.small, bold=True, ink=WHITE if solid else BLACK)
    (line,) = lines((Span(badge.words),), style, sheet.width, sheet.language, tag)
    length = line.width + sheet.unit * 1.6
    tall = 1.1 * sheet.paper.leading
    top = (space - tall) / 2
    box = Shape(0, top, length, tall, BLACK if solid else None, BLACK, 1, 2)
    down = top + tall / 2 + 0.36 * style.size - baseline(style)
    return length, (box, *moved((line,), sheet.unit * 0.8, down))
