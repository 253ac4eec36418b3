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
)
from builders.deck.slides import Para, Placed, Rectangle, TextRun, TextRuns, Words
from builders.deck.template import boxes
from builders.design.geometry import Box, Size
from builders.design.theme import Role
from builders.design.type import LINE
from builders.lesson.blocks import Quote, Statement
from builders.lesson.model import Lesson, Stage, Topic
from builders.problems import Place, error

SEPARATOR = "\u2002·\u2002"
SUBTITLE_SIZES = (24, 22, 20, 18, 16, 14)
QUOTE_SIZES = (40, 36, 34, 32, 30, 28, 26, 24, 22, 20)
EYEBROW = 18  # points
NUMERAL, LARGE_NUMERAL = 57, 96
NUMERAL_EMS = 1.4  # of a numeral's size, the room it takes
ROW_MOST, ROW_ALONE = 120, 190  # points; entries further apart no longer read as one list
OPTICAL = 0.4
FILLED = 0.92  # of the body, at most, lest the last hairline and the foot's read as one
ENTRY = "agenda entry"  # opens the section of its words


def opening(setting: DeckContext, lesson: Lesson) -> Draft:
    """Return the first slide; its notes say what to bring."""
    topic, screen = lesson.topic, setting.screen
    title = boxes.above_horizon(screen)
    heading = Headline(setting.runs(topic.title), title, screen.opening, "display_ink", "bottom")
    items = [eyebrow(setting, facts(setting, topic), "display_muted")]
    if topic.subtitle:
        items.append(_below(setting, (Para(setting.runs(topic.subtitle)),), topic.where))
    equipment = "; ".join(setting.plain(text) for text in lesson.equipment)
    source = setting.plain(topic.source) if topic.source else ""
    labels = setting.labels
    said = ((labels.equipment, equipment), (labels.source, source))
    notes = tuple(f"{label}: {text}" for label, text in said if text)
    return Draft("title", heading, tuple(items), topic.where, notes)


def contents(setting: DeckContext, lesson: Lesson) -> tuple[Draft, ...]:
    """Return the agenda on as few slides as it needs; where its entries lead is not yet known."""
    texts = [(Para(setting.runs(text)),) for text in lesson.contents]
    at, count = lesson.contents[0].where, len(texts)
    heading = headline(setting, (TextRun(setting.labels.contents),))
    for parts in range(1, count + 1):
        ends = [count * part // parts for part in range(parts + 1)]
        pages = [
            rows(setting, texts[start:end], setting.body, ENTRY, start + 1)
            for start, end in pairwise(ends)
        ]
        if all(pages):
            return tuple(Draft("content", heading, items, at) for items in pages if items)
    raise fit.RefusalError(error("L304", at))


def rows(
    setting: DeckContext,
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
    room = Size(area.width - indent, height - setting.screen.gap / 2)
    entries = [_flush(text) for text in texts]
    sizes = [fit.largest(entry, setting.ruler, room, setting.screen.body) for entry in entries]
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


def section(setting: DeckContext, stage: Stage, number: int | None) -> Draft:
    """Return the slide that opens a stage; ``number`` is its place in the contents."""
    above = boxes.above_horizon(setting.screen)
    items: list[Placed] = []
    if number:
        numeral = Words((Para((TextRun(str(number), bold=True),)),), LARGE_NUMERAL, "glow")
        top = boxes.title(setting.screen).top(LARGE_NUMERAL * LINE)
        items.append(Placed(top, numeral, "number"))
        above = above.below(top.bottom - above.y)
    heading = Headline(
        setting.runs(stage.stage), above, setting.screen.display, "display_ink", "bottom"
    )
    if stage.minutes:
        minutes = setting.labels.minutes.format(n=stage.minutes)
        items.append(_below(setting, (Para((TextRun(minutes),)),), stage.where))
    return Draft("section", heading, tuple(items), stage.where)


def statement(setting: DeckContext, block: Statement) -> Draft:
    """Return one sentence, large, with who said it below the horizon."""
    above = boxes.above_horizon(setting.screen)
    runs = setting.runs(block.text)
    heading = Headline(runs, above, setting.screen.display, "display_ink", "bottom")
    items = (
        [eyebrow(setting, (setting.plain(block.title),), "display_muted")] if block.title else []
    )
    by = (Para(setting.runs(block.by)),) if block.by else ()
    below = (*by, *evidence(setting, block))
    items += [_below(setting, below, block.where)] if below else []
    return Draft("section", heading, tuple(items), block.where, spoken(setting, block.notes))


def quote(setting: DeckContext, block: Quote) -> tuple[Draft, ...]:
    """Return a person's own words on a dark slide, continued when they are many."""
    whole = _quoted(setting)
    small = evidence(setting, block)
    area, foot = foot_note(setting, small, whole, block.where, "display_muted")
    speaker = _speaker(setting, block)
    tail = fit.height(speaker, setting.ruler, SUBTITLE_SIZES[0], area.width) + setting.screen.gap
    room = Size(area.width, area.height - tail)
    groups = [(Para(setting.prose(text), before=0.5),) for text in block.text]
    size, pages = fit.pages(groups, setting.ruler, room, QUOTE_SIZES, block.where)
    title = setting.runs(block.title) if block.title else (TextRun(setting.labels.testimony),)
    heading = _over_quote(setting, title)
    drafts = []
    for page in pages:
        height = fit.height(page, setting.ruler, size, area.width)
        said = Words(page, size, "display_ink", "body")
        by = Words(speaker, SUBTITLE_SIZES[0], "display_muted", "speaker")
        under = area.below(height + setting.screen.gap).top(tail - setting.screen.gap)
        items = (Placed(area.top(height), said, "body"), Placed(under, by, "speaker"), *foot)
        drafts.append(Draft("quote", heading, items, block.where, spoken(setting, block.notes)))
    return tuple(drafts)


def _quoted(setting: DeckContext) -> Box:
    """Return the room of a quotation: the body, less what the quotation mark needs."""
    indent = 0 if setting.brand else boxes.QUOTE_INDENT
    return setting.body.columns((indent, setting.body.width - indent))[1]


def _over_quote(setting: DeckContext, title: TextRuns) -> Headline:
    if setting.brand:
        return headline(setting, title)
    box = boxes.placeholders("quote", setting.screen)["title"]
    return Headline(title, box, (EYEBROW,), "display_muted")


def eyebrow(setting: DeckContext, facts: tuple[str, ...], ink: Role) -> Placed:
    """Return the line of small facts above a large title."""
    words = Words(
        (Para((TextRun(SEPARATOR.join(facts)),)),), EYEBROW, ink, "eyebrow", anchor="middle"
    )
    return Placed(setting.eyebrow, words, "eyebrow")


def facts(setting: DeckContext, topic: Topic) -> tuple[str, ...]:
    """Return what is small on the opening: the kind of class, for whom, and how long it takes."""
    labels = setting.labels
    kinds = labels.kinds_plain if topic.number is None else labels.kinds
    texts = (topic.discipline, topic.audience, topic.group)
    said = [setting.plain(text) for text in texts if text]
    kind = kinds[topic.kind].format(number=topic.number)
    return (kind, *said, labels.minutes.format(n=topic.minutes.value))


def _below(setting: DeckContext, paras: tuple[Para, ...], at: Place) -> Placed:
    room = boxes.below_horizon(setting.screen)
    size = fit.largest(paras, setting.ruler, room.size, SUBTITLE_SIZES)
    if size is None:
        raise fit.RefusalError(error("L303", at))
    return Placed(room, Words(paras, size, "display_muted", "body"), "body")


def _speaker(setting: DeckContext, block: Quote) -> tuple[Para, ...]:
    role = (TextRun(", "), *setting.runs(block.role)) if block.role else ()
    return (Para((*setting.runs(block.speaker), *role)),)
