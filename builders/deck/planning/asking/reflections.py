"""A look back at the class in; the slides on which its signs, steps or prompts stand large, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from builders.deck.planning import fit, tables
from builders.deck.planning.context import (
    DeckContext,
    Draft,
    bold,
    headline,
    paragraph,
    spoken,
)
from builders.deck.planning.displays import rows
from builders.deck.planning.groups import entry, slides
from builders.deck.slides import Cell, Para, Placed, ShapeGroup, TextRun, TextRuns
from builders.design.figures.ladder import Ladder, ladder
from builders.design.figures.style import Refusal
from builders.design.geometry import Box
from builders.document.elements import ExitTicket, SelfAssessment
from builders.lesson.inline import Text
from builders.problems import error

EMPTY = "○"
OPTICAL = 0.45


def self_assessment(context: DeckContext, element: SelfAssessment) -> tuple[Draft, ...]:
    """Return the ladder under what is judged, or a table of signs, or the signs alone."""
    title, notes = headline(context, element.heading), spoken(context, element.notes)
    base = Draft("figure", title, (), element.where, notes)
    if element.ladder:
        try:
            return (_ladder(context, base, element.ladder, element.statements),)
        except fit.RefusalError:
            said = [context.prose(text) for text in element.statements]
            alone = _ladder(context, base, element.ladder, ())
            return (*_listed(context, base, said, None), replace(alone, notes=()))
    signed = list(_signed(context, element))
    if element.statements:
        found = tuple(_table(context, element, signed))
        return tables.form(context, base, found, (), context.plain(element.heading))
    return _listed(context, base, signed, None)


def exit_ticket(context: DeckContext, element: ExitTicket) -> tuple[Draft, ...]:
    """Return what is asked, large."""
    title, notes = headline(context, element.heading), spoken(context, element.notes)
    base = Draft("content", title, (), element.where, notes)
    first = 1 if len(element.prompts) > 1 else None
    return _listed(context, base, [context.prose(text) for text in element.prompts], first)


def _signed(context: DeckContext, element: SelfAssessment) -> Iterator[TextRuns]:
    for sign, step in zip(element.signs, element.steps, strict=True):
        yield TextRun(f"{sign}\u00a0"), *context.cell(step)


def _table(
    context: DeckContext, element: SelfAssessment, signed: Sequence[TextRuns]
) -> Iterator[tuple[Cell, ...]]:
    """Yield the signs with their words, then each sentence with a place for each sign."""
    yield Cell((TextRun("\u00a0"),)), *(Cell(bold(runs), "second") for runs in signed)
    for text in element.statements:
        yield Cell(context.cell(text)), *(Cell((TextRun(EMPTY),)) for _ in signed)


def _listed(
    context: DeckContext, base: Draft, texts: Sequence[TextRuns], first: int | None
) -> tuple[Draft, ...]:
    """Return texts between hairlines, or as a list where they are many."""
    large = rows(context, [(Para(runs),) for runs in texts], context.body, "entry", first)
    if large:
        return (replace(base, layout="content", items=large),)
    groups = [(entry(runs, "number" if first else "none", at),) for at, runs in enumerate(texts, 1)]
    drafts = slides(context, groups, context.body, base.source)
    return tuple(replace(draft, headline=base.headline, notes=base.notes) for draft in drafts)


def _ladder(context: DeckContext, base: Draft, figure: Ladder, statements: Sequence[Text]) -> Draft:
    above = tuple(paragraph(context, text) for text in statements)
    said, area = tables.over(context, above, base.source)
    scene = ladder(figure, area.size, context.style)
    if isinstance(scene, Refusal):
        if scene.word:
            raise fit.RefusalError(error("L301", scene.where, word=scene.word))
        raise fit.RefusalError(error("L305", scene.where))
    y = area.y + (area.height - scene.size.height) * OPTICAL
    box = Box(area.x, y, scene.size.width, scene.size.height)
    return replace(base, items=(*said, Placed(box, ShapeGroup(scene), figure.alt)))
