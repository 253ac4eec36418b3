"""A problem to solve goes in; slides of it, and of what is given, without a frame come out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from builders.deck.planning import fit
from builders.deck.planning.asking.columns import CLOSE
from builders.deck.planning.context import (
    DeckContext,
    Draft,
    Headline,
    bold,
    headline,
    paragraph,
    spared,
)
from builders.deck.planning.displays import SEPARATOR
from builders.deck.planning.groups import Group, placed
from builders.deck.slides import Para, Placed, Slot, TextRun, Words
from builders.design.geometry import Box
from builders.document.responses import Frame
from builders.lesson.inline import Text
from builders.problems import Place

ALONE_SIZES = (44, 40, 36, 32, 28, 24)  # of a problem on a slide of its own
APART = 0.8  # ems above what is to be found


class Posed(Struct, frozen=True):
    """A problem to solve: its text, what stands small above it, what goes on under its ``name``."""

    where: Place
    text: Text
    detail: tuple[Para, ...]
    name: str
    head: tuple[Placed, ...]
    slot: Slot | None
    notes: tuple[str, ...]


def area_of(context: DeckContext, posed: Posed) -> Box:
    """Return the area below what stands small above a problem."""
    start = context.eyebrow.bottom + context.screen.gap
    if context.brand and not posed.head:
        start = context.body.y
    return replace(context.body, y=start, height=context.body.bottom - start)


def asked(
    context: DeckContext, posed: Posed, box: Box, sizes: tuple[int, ...]
) -> tuple[Headline, tuple[Placed, ...]]:
    """Return the problem as the title of a slide; a user's template has the name as its title."""
    runs = context.runs(posed.text)
    if not context.brand:
        return Headline(runs, box, sizes, "ink", "bottom", where=posed.text.where), posed.head
    para = (Para(bold(runs)),)
    size = fit.largest(para, context.ruler, box.size, sizes) or sizes[-1]
    shown = Placed(box, Words(para, size, "ink", "body"), "asked")
    return headline(context, posed.name), (*posed.head, shown)


def titled(context: DeckContext, posed: Posed, frame: Frame) -> Headline:
    """Return the title of a slide that goes on with the solution."""
    return headline(context, f"{posed.name}{SEPARATOR}{frame.label}")


def alone(context: DeckContext, posed: Posed) -> Iterator[Draft]:
    """Yield the problem on slides of its own, large where it is short."""
    area, text = area_of(context, posed), (Para(bold(context.runs(posed.text))),)
    if not posed.detail and fit.largest(text, context.ruler, spared(area).size, ALONE_SIZES):
        heading, items = asked(context, posed, area, ALONE_SIZES)
        heading = heading if context.brand else replace(heading, anchor="middle")
        yield Draft("task", heading, items, posed.where, posed.notes, (), posed.slot)
        return
    groups = [(para,) for para in (*text, *posed.detail)]
    for draft in pages_of(context, posed, groups, headline(context, posed.name)):
        yield replace(draft, notes=posed.notes)


def listed(context: DeckContext, frame: Frame) -> list[Group]:
    """Return what is given and what is to be found as it stands by itself."""
    found: list[Group] = []
    for side in frame.sides:
        label = Para((TextRun(f"{side.label}:", bold=True),), before=APART)
        first, *others = (replace(paragraph(context, text), before=CLOSE) for text in side.texts)
        found += [(label, first), *((each,) for each in others)]
    return found


def pages_of(
    context: DeckContext, posed: Posed, groups: Sequence[Group], title: Headline
) -> Iterator[Draft]:
    """Yield slides with paragraphs, as many as they take."""
    if groups:
        body, sizes = context.body, context.screen.body[1:]
        size, pages = fit.pages(groups, context.ruler, body.size, sizes, posed.where)
        for page in pages:
            yield Draft("content", title, (placed(page, body, size),), posed.where)
