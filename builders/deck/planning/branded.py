"""The opening, sections and statements in; plain slides, which any template has, for them out."""

from __future__ import annotations

from builders.deck.adopted.brand import Brand
from builders.deck.planning import fit
from builders.deck.planning.context import (
    DeckContext,
    Draft,
    branded_headline,
    evidence,
    foot_note,
    headline,
    spoken,
)
from builders.deck.planning.displays import OPTICAL, SEPARATOR, SUBTITLE_SIZES, reminders
from builders.deck.slides import Para, Placed, TextRun, Words
from builders.deck.template.placeholders import Layout
from builders.document.elements import Callout
from builders.document.structure import Head, Section
from builders.problems import Place, error

SMALLER = (24, 20)  # points, for a statement that is long


def opening(context: DeckContext, head: Head) -> Draft:
    """Return the first slide; its notes say what to bring."""
    subtitle = (Para(context.runs(head.subtitle)),) if head.subtitle else ()
    facts = SEPARATOR.join(spoken(context, head.slide_facts))
    below = (*subtitle, Para((TextRun(facts),), before=0.5))
    heading = branded_headline(context, head.title, _brand(context).frames["title"]["title"])
    items = _under(context, "title", below, head.where)
    return Draft("title", heading, items, head.where, reminders(context, head))


def section(context: DeckContext, stage: Section) -> Draft:
    """Return the slide that opens a stage."""
    heading = branded_headline(context, stage.heading, _brand(context).frames["section"]["title"])
    items: tuple[Placed, ...] = ()
    if stage.duration:
        duration = Para((TextRun(stage.duration),))
        items = _under(context, "section", (duration,), stage.where)
    return Draft("section", heading, items, stage.where)


def callout(context: DeckContext, element: Callout, name: str) -> Draft:
    """Return one sentence, large, with who said it at the foot of the body."""
    by = (Para(context.runs(element.by)),) if element.by else ()
    small = (*by, *evidence(context, element.remarks))
    area, foot = foot_note(context, small, context.body, element.where)
    said = (Para(context.runs(element.text)),)
    sizes = (*context.screen.display, *SMALLER)
    size = fit.largest(said, context.ruler, area.size, sizes)
    if size is None:
        raise fit.RefusalError(error("L304", element.where))
    height = fit.height(said, context.ruler, size, area.width)
    box = area.below((area.height - height) * OPTICAL).top(height)
    heading = headline(context, element.title or name)
    items = (Placed(box, Words(said, size, "ink", "body"), "body"), *foot)
    return Draft("content", heading, items, element.where, spoken(context, element.notes))


def _brand(context: DeckContext) -> Brand:
    assert context.brand
    return context.brand


def _under(
    context: DeckContext, layout: Layout, paras: tuple[Para, ...], at: Place
) -> tuple[Placed, ...]:
    """Return what stands with a large title, as the template aligns it there."""
    room = _brand(context).frames[layout]["body"]
    size = fit.largest(paras, context.ruler, room.box.size, SUBTITLE_SIZES)
    if size is None:
        raise fit.RefusalError(error("L303", at))
    words = Words(paras, size, room.ink, "body", room.align, room.anchor)
    return (Placed(room.box, words, "body"),)
