"""The work outside the class and the bibliography in; the slides that a lesson ends with out."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from builders.deck.planning import displays, fit
from builders.deck.planning.context import (
    DeckContext,
    Draft,
    evidence,
    foot_note,
    headline,
    with_foot,
)
from builders.deck.planning.groups import (
    AIR,
    HANG,
    SUB_AIR,
    Group,
    composed,
    entry,
    placed,
    slides,
    spaced,
)
from builders.deck.slides import Bullet, Para, TextRun
from builders.design.addresses import host, shortened
from builders.design.type import width
from builders.document.elements import Assignment, Assignments, Bibliography
from builders.document.words import Entry
from builders.lesson.inline import Span

MOST_ROWS = 3  # entries that are set large, between hairlines
REFERENCE_SIZES = (24, 22, 20, 18)


def assignments(context: DeckContext, element: Assignments, name: str) -> tuple[Draft, ...]:
    """Return the slide of the work outside the class."""
    bullet: Bullet = "number" if len(element.items) > 1 else "none"
    groups = tuple(
        _assignment(context, item, bullet, number)
        for number, item in enumerate(element.items, start=1)
    )
    small = evidence(context, element.remarks)
    area, foot = foot_note(context, small, context.body, element.where)
    drafts = slides(context, groups, area, element.where)
    few, first = len(groups) <= MOST_ROWS, 1 if len(groups) > 1 else None
    large = displays.rows(context, groups, area, "entry", first) if few else None
    if large:
        drafts = (replace(drafts[0], items=large),)
    heading = headline(context, name)
    return tuple(replace(with_foot(draft, foot), headline=heading) for draft in drafts)


def bibliography(context: DeckContext, element: Bibliography, name: str) -> tuple[Draft, ...]:
    """Return the slides of the bibliography."""
    hang = _widest_number(context, element.entries)
    groups = [(_reference(context, each, hang),) for each in element.entries]
    sizes, area = REFERENCE_SIZES, context.body
    for each, group in zip(element.entries, groups, strict=True):
        fit.require_words(group, context.ruler, sizes[-1], area.width, each.where)
    loose = spaced(groups, AIR[-1])
    size, pages = fit.pages(loose, context.ruler, area.size, sizes, element.where)
    bodies = [placed(page, area, size) for page in pages]
    if len(pages) == 1:
        bodies = [composed(context, groups, area, size)]
    title = headline(context, name)
    return tuple(Draft("references", title, (body,), element.where) for body in bodies)


def _assignment(context: DeckContext, item: Assignment, bullet: Bullet, number: int) -> Group:
    text = entry(context.prose(item.text), bullet, number)
    if item.due is None:
        return (text,)
    due = Para((TextRun(f"{item.due_label}: ", bold=True), TextRun(item.due)))
    return (text, replace(due, level=1, indent=text.indent, before=SUB_AIR))


def _reference(context: DeckContext, each: Entry, hang: float) -> Para:
    """Return an entry; the numbers of lost ones are a range, which no list can count."""
    own = each.language if each.language != context.language else ""
    runs = tuple(
        replace(_linked(context, span, each.title), language=span.language or own)
        for span in each.spans
    )
    if each.number.isdecimal():
        found = entry(runs, "number", int(each.number))
    else:
        found = entry((TextRun(f"{each.number}.\t", ink="accent"), *runs), "none")
    return replace(found, indent=hang, hang=hang)


def _linked(context: DeckContext, span: Span, title: str) -> TextRun:
    """Return a part of an entry; of an address too long for a line it shows the host and «…»."""
    room = context.body.width - REFERENCE_SIZES[-1] * HANG["number"]
    text, link = span.text, span.link
    if link and text == link and width(text, context.ruler, REFERENCE_SIZES[-1]) > room:
        text = shortened(link)
    return TextRun(text, link=link, tip=(title or host(link)) if link else "")


def _widest_number(context: DeckContext, entries: Sequence[Entry]) -> float:
    """Return the ems that the numbers of the references hang by."""
    size = REFERENCE_SIZES[-1]
    ranges = (each.number for each in entries if not each.number.isdecimal())
    widths = (width(f"{number}.\u00a0", context.ruler, size) / size for number in ranges)
    last = max((int(each.number) for each in entries if each.number.isdecimal()), default=1)
    return max((entry((), "number", last=last).hang, *widths))
