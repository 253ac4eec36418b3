"""Lists and running text in; slides of points, shown at once or one by one, out."""

from __future__ import annotations

from msgspec.structs import replace

from builders.deck.planning.context import (
    DeckContext,
    Draft,
    evidence,
    foot_note,
    headline,
    paragraph,
    spoken,
    with_foot,
)
from builders.deck.planning.groups import SUB_AIR, Group, entry, slides
from builders.deck.slides import Bullet, Click, Words
from builders.document.elements import Item, List, Paragraphs


def points(context: DeckContext, element: List, name: str) -> tuple[Draft, ...]:
    """Return the slides of a list of points."""
    bullet: Bullet = "number" if element.numbered else "dot"
    groups = tuple(
        _entries(context, item, bullet, number, len(element.items))
        for number, item in enumerate(element.items, start=1)
    )
    small = evidence(context, element.remarks)
    area, foot = foot_note(context, small, context.body, element.where)
    heading, notes = headline(context, element.title or name), spoken(context, element.notes)
    return tuple(
        replace(
            with_foot(draft, foot),
            headline=heading,
            notes=notes,
            clicks=_one_by_one(draft) if element.reveal else (),
        )
        for draft in slides(context, groups, area, element.where)
    )


def paragraphs(context: DeckContext, element: Paragraphs, name: str) -> tuple[Draft, ...]:
    """Return the slides of running text that the lesson wants on the screen."""
    groups = tuple((paragraph(context, text),) for text in element.texts)
    heading, notes = headline(context, element.title or name), spoken(context, element.notes)
    return tuple(
        replace(draft, headline=heading, notes=notes)
        for draft in slides(context, groups, context.body, element.where)
    )


def _entries(
    context: DeckContext, item: Item, bullet: Bullet, number: int = 1, last: int = 1
) -> Group:
    """Return a point and, further in, its sub-points."""
    own = entry(context.prose(item.text), bullet, number, last)
    below = (
        replace(para, before=SUB_AIR, level=para.level + 1, indent=para.indent + own.indent)
        for sub in item.items
        for para in _entries(context, sub, "dot")
    )
    return (own, *below)


def _one_by_one(draft: Draft) -> tuple[Click, ...]:
    """Return a click for each entry, its sub-entries with it."""
    clicks: list[Click] = []
    for index, placed in enumerate(draft.items):
        if not isinstance(placed.item, Words) or placed.item.placeholder not in {"body", "second"}:
            continue
        paras = placed.item.paragraphs
        outer = min(para.level for para in paras)
        starts = [at for at, para in enumerate(paras) if para.level == outer]
        ends = [*starts[1:], len(paras)]
        clicks += [
            Click(index, tuple(range(start, end))) for start, end in zip(starts, ends, strict=True)
        ]
    return tuple(clicks)
