"""A look back at the class in; signs to tick, a ladder to mark and a slip to cut off, out."""

from __future__ import annotations

from msgspec.structs import replace

from builders.design.figures.ladder import ladder
from builders.design.figures.style import Refusal
from builders.design.geometry import Size, mm
from builders.document.elements import ExitTicket, Item, SelfAssessment
from builders.document.responses import Form, Option, Options
from builders.document.structure import Blank
from builders.document.words import Words, words
from builders.handout.marks import FINE, Shape
from builders.handout.planning.answering.gapped import table
from builders.handout.planning.answering.place import FormPlace
from builders.handout.planning.answering.responses import response
from builders.handout.planning.context import DOCUMENT, PageContext, key
from builders.handout.planning.figures import without_room
from builders.handout.planning.flowables import (
    Flowable,
    Flowables,
    leading,
    paragraph,
    rhythmic,
    spaced,
    tied,
)
from builders.handout.planning.head_and_foot import blanks, head_height
from builders.handout.planning.rooms.answer_space import AnswerSpace
from builders.handout.planning.scene_marks import marks
from builders.handout.planning.texts import hang_of, hung, itemized
from builders.lesson.inline import Span, Text
from builders.problems import Place, Problems

TICK = "☐"
HIGH = 0.4  # of a page, a ladder at most
CUT = mm(0.1)  # a line, as high as a shape has to be


def self_assessment(element: SelfAssessment, setting: PageContext) -> Flowables:
    """Return a table to tick, the signs alone to tick, or a ladder under what is judged."""
    name = key(element.where)
    head = _heading(element.heading, element.where, setting)
    if element.ladder:
        return (*head, *_ladder(element, setting))
    signed = list(zip(element.signs, element.steps, strict=True))
    if element.statements:
        ticks = tuple((Span(TICK),) for _ in signed)
        rows = tuple((text.spans, *ticks) for text in element.statements)
        heads = (Text((Span(f"{sign}\u00a0"), *step.spans), step.where) for sign, step in signed)
        form = Form((Text((), element.where), *heads), rows)
        place = FormPlace(setting, DOCUMENT, name, setting.sheet.width)
        return (*head, *table(form, place))
    options = Options(tuple(Option(sign, step, is_right=False) for sign, step in signed))
    return (*head, *spaced(response(options, setting, DOCUMENT, name), setting.sheet.unit / 2))


def _heading(said: Words, where: Place, setting: PageContext) -> Flowables:
    sheet = setting.sheet
    tag = DOCUMENT.child("H3", f"{key(where)} title")
    return leading(paragraph(words(said), sheet.subheading, sheet, tag, before=sheet.unit))


def _ladder(element: SelfAssessment, setting: PageContext) -> Flowables:
    sheet, figure, name = setting.sheet, element.ladder, key(element.where)
    assert figure
    listing = DOCUMENT.listing(f"{name} statements", "Disc")
    said = itemized([Item(text) for text in element.statements], sheet, listing)
    scene = ladder(figure, Size(sheet.width, HIGH * sheet.height), setting.figures)
    if isinstance(scene, Refusal):
        raise Problems((without_room(scene, figure.alt),))
    tag = replace(DOCUMENT.child("Figure", name), alt=figure.alt)
    drawn = marks(scene, tag, sheet.language)
    found = Flowable(rhythmic(scene.size.height, sheet), drawn, before=sheet.unit)
    return (*leading(said), found)


def exit_ticket(element: ExitTicket, setting: PageContext) -> Flowables:
    """Return a slip under a line to cut along: a name, a date, and what is asked with its room."""
    sheet, name = setting.sheet, key(element.where)
    cut = Shape(0, sheet.unit, sheet.width, CUT, None, FINE, sheet.paper.rule, dashed=True)
    places = tuple(Blank(label, None) for label in element.blanks)
    named = Flowable(head_height(sheet), tuple(blanks(places, sheet)))
    flowables: Flowables = (Flowable(2 * sheet.unit, (cut,), before=sheet.unit), named)
    flowables += _heading(element.heading, element.where, setting)
    listing = DOCUMENT.listing(f"{name} prompts", "Decimal")
    labels = [f"{at}." for at in range(1, len(element.prompts) + 1)]
    hang = max(hang_of(label, sheet.listed, sheet) for label in labels)
    for label, text in zip(labels, element.prompts, strict=True):
        tag = listing.child("LI", label)
        said = hung(label, text.spans, sheet.listed, sheet, tag, hang=hang, before=sheet.unit / 2)
        room = AnswerSpace(element.space, sheet.width, sheet, (), tag.child("LBody"), text.where)
        flowables += (*said, Flowable(room.least, room=room))
    return tied(flowables)
