"""The opening, the agenda, sections, statements and quotations in; slides to be seen large out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from builders.deck.planning import fit
from builders.deck.planning.context import (
    DeckContext,
    Draft,
    Headline,
    evidence,
    foot_note,
    headline,
    spoken,
    titled,
)
from builders.deck.slides import Para, Placed, Rectangle, TextRun, Words
from builders.deck.template import boxes
from builders.design.geometry import Box, Size
from builders.design.theme import Role
from builders.document.elements import Boxed, Callout, List, Quotation
from builders.document.structure import Head, Section
from builders.document.words import Words as Said
from builders.lesson.inline import Span, Text
from builders.problems import Place, error

SEPARATOR = "\u2002·\u2002"
SUBTITLE_SIZES = (24, 22, 20, 18, 16, 14)
QUOTE_SIZES = (40, 36, 34, 32, 30, 28, 26, 24, 22, 20)
EYEBROW = 18  # points
NUMERAL = 57
NUMERAL_EMS = 1.4  # of a numeral's size, the room it takes
ROW_MOST, ROW_ALONE = 120, 190  # points; entries further apart no longer read as one list
BOXED_SIZES = (44, 40, 36, 32)  # above those of the body, for a sentence or two
URGENT = 3  # times as wide a bar
OPTICAL = 0.4
FILLED = 0.92  # of the body, at most, lest the last hairline and the foot's read as one
ENTRY = "agenda entry"  # opens the section of its words


def opening(context: DeckContext, head: Head) -> Draft:
    """Return the first slide; its notes say what to bring."""
    screen = context.screen
    room = Headline((), boxes.above_horizon(screen), screen.opening, "display_ink", "bottom")
    items = [eyebrow(context, spoken(context, head.slide_facts), "display_muted")]
    if head.subtitle:
        items.append(_below(context, (Para(context.runs(head.subtitle)),), head.where))
    heading, notes = titled(context, head.title, room), reminders(context, head)
    return Draft("title", heading, tuple(items), head.where, notes)


def reminders(context: DeckContext, head: Head) -> tuple[str, ...]:
    """Return what the presenter is told before the class."""
    return tuple(f"{each.label}: {context.plain(each.text)}" for each in head.said)


def contents(context: DeckContext, agenda: Section) -> tuple[Draft, ...]:
    """Return the agenda on as few slides as it needs; where its entries lead is not yet known."""
    (listed,) = agenda.elements
    assert isinstance(listed, List)
    texts = [(Para(context.runs(item.text)),) for item in listed.items]
    heading = headline(context, agenda.heading)
    for parts in range(1, len(texts) + 1):
        ends = [len(texts) * part // parts for part in range(parts + 1)]
        pages = [
            rows(context, texts[start:end], context.body, ENTRY, start + 1)
            for start, end in pairwise(ends)
        ]
        if all(pages):
            return tuple(Draft("content", heading, items, agenda.where) for items in pages if items)
    raise fit.RefusalError(error("L304", agenda.where))


def rows(
    context: DeckContext,
    texts: Sequence[tuple[Para, ...]],
    area: Box,
    name: str,
    first: int | None = 1,
) -> tuple[Placed, ...] | None:
    """Return few entries under large numerals between hairlines, or None when they do not fit.

    The numerals count from ``first``; without it there are none.
    """
    most = ROW_MOST if len(texts) > 1 else ROW_ALONE
    height = min(most, FILLED * area.height / len(texts))
    area = area.below((area.height - height * len(texts)) * OPTICAL).top(height * len(texts))
    indent = NUMERAL * NUMERAL_EMS if first else 0
    room = Size(area.width - indent, height - context.screen.gap / 2)
    entries = [_flush(text) for text in texts]
    sizes = [fit.largest(entry, context.ruler, room, context.screen.body) for entry in entries]
    fitting = [size for size in sizes if size]
    if len(fitting) < len(sizes):
        return None
    items: list[Placed] = []
    for number, (entry, row) in enumerate(
        zip(entries, area.rows([1] * len(texts)), strict=True), first or 1
    ):
        numeral, words = row.below(1).columns((indent, row.width - indent))
        large = min(NUMERAL, int(row.height / NUMERAL_EMS))
        shown = Words((Para((TextRun(str(number), bold=True),)),), large, "accent", anchor="middle")
        said = Words(entry, min(fitting), "ink", anchor="middle")
        items += [
            Placed(row.top(1), Rectangle("line"), "line"),
            *((Placed(numeral, shown, "number"),) if first else ()),
            Placed(words, said, name),
        ]
    items.append(Placed(area.below(area.height).top(1), Rectangle("line"), "line"))
    return tuple(items)


def _flush(paras: Sequence[Para]) -> tuple[Para, ...]:
    """Return the paragraphs without bullets, which the large numeral replaces."""
    return tuple(replace(para, bullet="none", indent=0, hang=0) for para in paras)


def section(context: DeckContext, stage: Section) -> Draft:
    """Return the slide that opens a stage, with its place in the contents."""
    above = boxes.placeholders("section", context.screen)["title"]
    items: list[Placed] = []
    if stage.number:
        numeral = Para((TextRun(str(stage.number), bold=True),))
        words = Words((numeral,), boxes.LARGE_NUMERAL, "glow")
        items.append(Placed(boxes.numeral(context.screen), words, "number"))
    room = Headline((), above, context.screen.display, "display_ink", "bottom")
    if stage.duration:
        duration = Para((TextRun(stage.duration),))
        items.append(_below(context, (duration,), stage.where))
    return Draft("section", titled(context, stage.heading, room), tuple(items), stage.where)


def callout(context: DeckContext, element: Callout) -> Draft:
    """Return one sentence, large, with who said it below the horizon."""
    above, sizes = boxes.above_horizon(context.screen), context.screen.display
    heading = titled(context, element.text, Headline((), above, sizes, "display_ink", "bottom"))
    items: list[Placed] = []
    if element.title:
        items.append(eyebrow(context, (context.plain(element.title),), "display_muted"))
    by = (Para(context.runs(element.by)),) if element.by else ()
    below = (*by, *evidence(context, element.remarks))
    items += [_below(context, below, element.where)] if below else []
    notes = spoken(context, element.notes)
    return Draft("statement", heading, tuple(items), element.where, notes)


def boxed(context: DeckContext, element: Boxed) -> tuple[Draft, ...]:
    """Return texts that stand apart, large, right of a bar."""
    small = evidence(context, element.remarks)
    area, foot = foot_note(context, small, context.body, element.where)
    bar = boxes.STROKE * (URGENT if element.is_urgent else 1)
    beside = area.columns((bar, area.width - bar - 2 * context.screen.gap), 2 * context.screen.gap)
    groups = [(Para(context.prose(text), before=0.5),) for text in element.texts]
    sizes = (*BOXED_SIZES, *context.screen.body)
    size, pages = fit.pages(groups, context.ruler, beside[1].size, sizes, element.where)
    heading, notes = headline(context, _labelled(element)), spoken(context, element.notes)
    drafts = []
    for page in pages:
        height = fit.height(page, context.ruler, size, beside[1].width)
        likely = fit.height(page, fit.likely(context.ruler), size, beside[1].width)
        down = (area.height - height) * OPTICAL
        shown = Words(page, size, "ink", "body")
        items = (
            Placed(beside[0].below(down).top(likely), Rectangle("accent"), "stroke"),
            Placed(beside[1].below(down).top(height), shown, "body"),
            *foot,
        )
        drafts.append(Draft("content", heading, items, element.where, notes))
    return tuple(drafts)


def _labelled(element: Boxed) -> Said:
    if element.title is None:
        return element.label
    return Text((Span(f"{element.label}. "), *element.title.spans), element.title.where)


def quotation(context: DeckContext, element: Quotation) -> tuple[Draft, ...]:
    """Return a person's own words on a dark slide, continued when they are many."""
    small = evidence(context, element.remarks)
    area, foot = foot_note(context, small, _quoted(context), element.where, "display_muted")
    speaker = _speaker(context, element)
    tail = fit.height(speaker, context.ruler, SUBTITLE_SIZES[0], area.width) + context.screen.gap
    room = Size(area.width, area.height - tail)
    groups = [(Para(context.prose(text), before=0.5),) for text in element.texts]
    size, pages = fit.pages(groups, context.ruler, room, QUOTE_SIZES, element.where)
    heading, notes = _over_quote(context, element.heading), spoken(context, element.notes)
    drafts = []
    for page in pages:
        height = fit.height(page, context.ruler, size, area.width)
        said = Words(page, size, "display_ink", "body")
        by = Words(speaker, SUBTITLE_SIZES[0], "display_muted", "speaker")
        under = area.below(height + context.screen.gap).top(tail - context.screen.gap)
        items = (Placed(area.top(height), said, "body"), Placed(under, by, "speaker"), *foot)
        drafts.append(Draft("quote", heading, items, element.where, notes))
    return tuple(drafts)


def _quoted(context: DeckContext) -> Box:
    """Return the room of a quotation: the body, less what the quotation mark needs."""
    indent = 0 if context.brand else boxes.QUOTE_INDENT
    return context.body.columns((indent, context.body.width - indent))[1]


def _over_quote(context: DeckContext, said: Text) -> Headline:
    if context.brand:
        return headline(context, said)
    box = boxes.placeholders("quote", context.screen)["title"]
    return titled(context, said, Headline((), box, (EYEBROW,), "display_muted"))


def eyebrow(context: DeckContext, facts: tuple[str, ...], ink: Role) -> Placed:
    """Return the line of small facts above a large title."""
    words = Words(
        (Para((TextRun(SEPARATOR.join(facts)),)),), EYEBROW, ink, "eyebrow", anchor="middle"
    )
    return Placed(context.eyebrow, words, "eyebrow")


def _below(context: DeckContext, paras: tuple[Para, ...], at: Place) -> Placed:
    room = boxes.below_horizon(context.screen)
    size = fit.largest(paras, context.ruler, room.size, SUBTITLE_SIZES)
    if size is None:
        raise fit.RefusalError(error("L303", at))
    return Placed(room, Words(paras, size, "display_muted", "body"), "body")


def _speaker(context: DeckContext, element: Quotation) -> tuple[Para, ...]:
    role = (TextRun(", "), *context.runs(element.role)) if element.role else ()
    return (Para((*context.runs(element.speaker), *role)),)
