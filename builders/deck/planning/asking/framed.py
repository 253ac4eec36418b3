"""A task, or a problem that the teacher solves, goes in; its slides with a frame come out."""

from __future__ import annotations

from builders.deck.planning.asking.posed import Posed
from builders.deck.planning.asking.solutions import solved
from builders.deck.planning.context import DeckContext, Draft, paragraph, spoken
from builders.deck.planning.displays import eyebrow
from builders.deck.slides import Placed, Slot
from builders.document.elements import Exercise, Worked
from builders.document.responses import Frame


def task(
    context: DeckContext, element: Exercise, above: tuple[tuple[Placed, ...], Slot | None]
) -> tuple[Draft, ...]:
    """Return a task whose solution has a frame; ``above`` it stands what is small."""
    assert element.frame
    head, slot = above
    posed = Posed(
        where=element.where,
        text=element.text,
        detail=tuple(paragraph(context, text) for text in element.detail),
        name=context.plain(element.name),
        head=head,
        slot=slot,
        notes=(*spoken(context, element.notes), *_spoken(element.frame)),
    )
    return solved(context, posed, element.frame)


def worked(context: DeckContext, element: Worked) -> tuple[Draft, ...]:
    """Return a problem that the teacher solves."""
    title = context.plain(element.title) if element.title else ""
    facts = (element.label, title) if title else (element.label,)
    shown = facts[:-1] if context.brand else facts  # the last is the title of its slide
    posed = Posed(
        where=element.where,
        text=element.text,
        detail=(),
        name=title or element.label,
        head=(eyebrow(context, shown, "muted"),) if shown else (),
        slot=None,
        notes=(*spoken(context, element.notes), *_spoken(element.frame)),
    )
    return solved(context, posed, element.frame)


def _spoken(frame: Frame) -> tuple[str, ...]:
    """Return what the presenter's notes say of a solution."""
    told = [text.plain for text in frame.told]
    return (f"{frame.label}: {told[0]}", *told[1:]) if told else ()
