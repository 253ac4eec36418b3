"""Lists and running text in; slides of points, shown at once or one by one, out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from builders.deck.planning import fit
from builders.deck.planning.context import (
    DeckContext,
    Draft,
    Headline,
    evidence,
    foot_note,
    headline,
    paragraph,
    spoken,
    with_foot,
)
from builders.deck.planning.groups import AIR, OPTICAL, SUB_AIR, Group, counted, entry, slides
from builders.deck.slides import Bullet, Click, Placed, ShapeGroup, Words
from builders.design.geometry import Box
from builders.design.mathematics.closing import closing
from builders.design.mathematics.data import Display
from builders.design.type import UnbreakableError
from builders.document.elements import Item, List, Paragraphs

BULLET = "•"
_OVER_FORMULA = 0.25  # ems below the words that a formula ends

_Part: TypeAlias = tuple[Words | ShapeGroup, float]  # with its height


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
    drafts = _with_formulas(context, element, groups, area) or tuple(
        replace(draft, clicks=_one_by_one(draft) if element.reveal else ())
        for draft in slides(context, groups, area, element.where)
    )
    return tuple(replace(with_foot(draft, foot), headline=heading, notes=notes) for draft in drafts)


def paragraphs(context: DeckContext, element: Paragraphs, name: str) -> tuple[Draft, ...]:
    """Return the slides of running text that the lesson wants on the screen."""
    groups = tuple((paragraph(context, text),) for text in element.texts)
    heading, notes = headline(context, element.title or name), spoken(context, element.notes)
    return tuple(
        replace(draft, headline=heading, notes=notes)
        for draft in slides(context, groups, context.body, element.where)
    )


class _Entry(Struct, frozen=True):
    """An entry: its words, the formula that they end with, and what stands below it.

    Without words the formula stands beside the bullet.
    """

    words: Group
    formula: Display | None
    below: Group
    label: str
    hang: float


def _with_formulas(
    context: DeckContext, element: List, groups: Sequence[Group], area: Box
) -> tuple[Draft, ...]:
    """Return the slide of a list with formulas to be drawn at the ends of its entries.

    Nothing if there are none, or if one slide has no room for them.
    """
    pairs = zip(element.items, groups, strict=True)
    entries = [_entry(context, item, group) for item, group in pairs]
    if not any(entry.formula for entry in entries):
        return ()
    for size in context.screen.body:
        rows = [_row(context, entry, size, area.width) for entry in entries]
        items = _stacked(rows, area, size)
        if items:
            clicks = tuple(map(Click, range(len(items)))) if element.reveal else ()
            return (Draft("figure", Headline((), area), items, element.where, clicks=clicks),)
    return ()


def _entry(context: DeckContext, item: Item, group: Group) -> _Entry:
    """Return an entry, which ``group`` says in words, with its formula apart."""
    own, below = group[0], group[1:]
    label = f"{own.number}." if own.bullet == "number" else BULLET
    before, formula = closing(item.text, context.language)
    if formula is None:
        return _Entry(group, None, (), label, own.hang)
    runs = context.prose(before) if before.plain.strip() else ()
    words = (replace(own, runs=runs),) if runs else ()
    return _Entry(words, formula, below, label, own.hang)


def _row(context: DeckContext, entry: _Entry, size: int, measure: float) -> list[_Part] | None:
    """Return the parts of an entry at a size, each with its height; None without room."""
    found: list[_Part] = []
    try:
        for paras in (entry.words, entry.below):
            if paras:
                words = Words(counted(paras), size, "ink")
                found.append((words, fit.height(paras, context.ruler, size, measure)))
    except UnbreakableError:
        return None
    if entry.formula:
        from builders.design.figures import formulas  # noqa: PLC0415 - few have a formula

        label = "" if entry.words else entry.label
        scene = formulas.entry(entry.formula, label, entry.hang * size, measure, size)
        if scene is None:
            return None
        if entry.words:
            said, tall = found[0]
            found[0] = said, tall + _OVER_FORMULA * size
        found.insert(bool(entry.words), (ShapeGroup(scene), scene.size.height))
    return found


def _stacked(rows: Sequence[list[_Part] | None], area: Box, size: int) -> tuple[Placed, ...]:
    """Return rows one below the other, as loose as there is room; nothing without room."""
    known = [each for each in rows if each is not None]
    if len(known) < len(rows):
        return ()
    taken = sum(height for each in known for _, height in each)
    gaps = max(1, len(rows) - 1)
    air = next((each for each in AIR if taken + each * size * gaps <= area.height), None)
    if air is None:
        return ()
    free = area.height - taken - air * size * (len(rows) - 1)
    y, items = area.y + free * OPTICAL, []
    for each in known:
        for item, height in each:
            name = item.scene.alt if isinstance(item, ShapeGroup) else "body"
            items.append(Placed(Box(area.x, y, area.width, height), item, name))
            y += height
        y += air * size
    return tuple(items)


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
