"""Elements of a document go in; the flowables that stand for them on paper come out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeGuard

from builders.document.elements import (
    Answer,
    AnyCaptioned,
    AnyElement,
    Assignments,
    Bibliography,
    Boxed,
    Callout,
    Captioned,
    Codes,
    Definitions,
    Drawing,
    Exercise,
    ExitTicket,
    Formula,
    List,
    Paragraphs,
    Picture,
    Program,
    Quotation,
    SelfAssessment,
    Table,
    Worked,
)
from builders.handout.planning.answering.exercises import answer, exercise
from builders.handout.planning.answering.reflections import exit_ticket, self_assessment
from builders.handout.planning.back_matter import assignments, bibliography, glossary
from builders.handout.planning.codes import codes
from builders.handout.planning.context import PageContext, with_slides
from builders.handout.planning.figures import figure
from builders.handout.planning.flowables import (
    Flowables,
    begun,
    beside,
    column_width,
    leading,
    of_kind,
    spaced,
)
from builders.handout.planning.listings import program
from builders.handout.planning.tables import holds
from builders.handout.planning.texts import boxed, callout, formula, listed, paragraphs, quotation
from builders.problems import Problems, assert_never

CLEAR = 1.5  # units between a space to write in and what follows


def elements(found: Sequence[AnyElement], setting: PageContext) -> Flowables:
    """Return elements one below the other; two narrow figures in a row stand side by side."""
    flowables: Flowables = ()
    queue = list(found)
    while queue:
        first = queue.pop(0)
        second = queue[0] if queue and setting.sheet.is_wide else None
        if second and _is_narrow(first) and _is_narrow(second):
            queue.pop(0)
            laid = _pair(first, second, setting)
        else:
            laid = _element(first, setting)
        if isinstance(first, Codes) and flowables:
            flowables = (*flowables[:-1], *leading(flowables[-1:]))
        flowables += _clear(laid, flowables, setting)
    return flowables


def _clear(flowables: Flowables, above: Flowables, setting: PageContext) -> Flowables:
    """Return ``flowables`` clear of the last line to write on above them."""
    after_room = bool(above) and above[-1].room is not None
    return spaced(flowables, CLEAR * setting.sheet.unit) if after_room else flowables


def _element(  # noqa: C901, PLR0912 - an arm for each
    element: AnyElement, setting: PageContext
) -> Flowables:
    match element:
        case Paragraphs():
            found = of_kind(paragraphs(element, setting), "text")
        case Formula():
            found = formula(element, setting)
        case Program():
            found = program(element, setting)
        case List():
            found = listed(element, setting)
        case Callout():
            found = callout(element, setting)
        case Boxed():
            found = boxed(element, setting)
        case Quotation():
            found = quotation(element, setting)
        case Table() | Drawing() | Picture():
            drawn = figure(element, setting, setting.sheet.width)
            found = of_kind(spaced(drawn, setting.sheet.unit), "figure")
        case Exercise():
            materials = elements(element.materials, setting)
            return exercise(element, materials, setting)
        case Worked():
            from builders.handout.planning.answering.solutions import (  # noqa: PLC0415 - few have one
                worked,
            )

            found = worked(element, setting)
        case SelfAssessment():
            found = self_assessment(element, setting)
        case ExitTicket():
            found = exit_ticket(element, setting)
        case Answer():
            return answer(element, setting)
        case Assignments():
            return assignments(element, setting)
        case Definitions():
            return glossary(element, setting)
        case Bibliography():
            return bibliography(element, setting)
        case Codes():
            return codes(element, setting)
        case _:
            assert_never(element)
    return begun(with_slides(found, setting, element.where), element.where)


def _is_narrow(element: AnyElement) -> TypeGuard[AnyCaptioned]:
    return isinstance(element, Captioned) and element.is_narrow


def _pair(left: AnyCaptioned, right: AnyCaptioned, setting: PageContext) -> Flowables:
    """Set two narrow figures side by side, or one below the other where a word is too wide."""
    sheet = setting.sheet
    measure = column_width(2, sheet)
    if not all(holds(each, sheet, measure) for each in (left, right) if isinstance(each, Table)):
        return (*_element(left, setting), *_element(right, setting))
    try:
        columns = [begun(figure(each, setting, measure), each.where) for each in (left, right)]
    except Problems:
        return (*_element(left, setting), *_element(right, setting))
    pair = beside(columns, sheet, before=1.5 * sheet.unit)
    return of_kind(with_slides(pair, setting, right.where, left.where), "figure")
