"""The opening, the agenda, sections, statements and quotations in; slides to be seen large out."""

from __future__ import annotations

from builders.deck import boxes, fit
from builders.deck.setting import Draft, Headline, Setting, evidence, foot_note, headline, spoken
from builders.deck.slides import Para, Piece, Placed, Stroke, Words
from builders.design.geometry import Box, Size
from builders.design.theme import Role
from builders.lesson.model import Lesson, Quote, Stage, Statement, Topic
from builders.problems import Place, error

SEPARATOR = "\u2002·\u2002"
OPENING_SIZES = (57, 48, 40)
SECTION_SIZES = (48, 44, 40, 36, 32, 28)
SUBTITLE_SIZES = (24, 22, 20, 18, 16, 14)
QUOTE_SIZES = (40, 36, 34, 32, 30, 28, 26, 24, 22, 20)
EYEBROW = 18  # points
NUMERAL = 57
ROW_MOST = 110  # points; entries further apart no longer read as one list
OPTICAL = 0.4
ENTRY = "entry"  # the name of an agenda entry, which opens the section of its words


def opening(setting: Setting, lesson: Lesson) -> Draft:
    """Return the first slide; its notes say what to bring."""
    topic, screen = lesson.topic, setting.screen
    title = boxes.above_horizon(screen)
    heading = Headline(setting.pieces(topic.title), title, OPENING_SIZES, "display_ink", "bottom")
    items = [eyebrow(setting, _facts(setting, topic), "display_muted")]
    if topic.subtitle:
        items.append(_below(setting, (Para(setting.pieces(topic.subtitle)),), topic.where))
    equipment = "; ".join(setting.plain(text) for text in lesson.equipment)
    notes = (f"{setting.labels.equipment}: {equipment}",) if equipment else ()
    return Draft("title", heading, tuple(items), topic.where, notes)


def contents(setting: Setting, lesson: Lesson) -> Draft:
    """Return the agenda; the slides its entries open are not yet known."""
    texts = [Para(setting.pieces(text)) for text in lesson.contents]
    at, body = lesson.contents[0].where, setting.body
    height = min(ROW_MOST, body.height / len(texts))
    area = body.below((body.height - height * len(texts)) * OPTICAL).top(height * len(texts))
    indent = NUMERAL * 1.3
    room = Size(body.width - indent, height - setting.screen.gap / 2)
    sizes = [fit.largest((text,), setting.ruler, room, setting.screen.body) for text in texts]
    if None in sizes:
        raise fit.RefusalError(error("L304", at))
    size = min(size for size in sizes if size)
    items: list[Placed] = []
    for index, (text, row) in enumerate(zip(texts, area.rows([1] * len(texts)), strict=True)):
        numeral, words = row.below(1).columns((indent, row.width - indent))
        number = (Para((Piece(str(index + 1), bold=True),)),)
        large = min(NUMERAL, int(row.height / 1.4))
        entry = Words((text,), size, "ink", anchor="middle")
        items += [
            Placed(row.top(1), Stroke("line"), "line"),
            Placed(numeral, Words(number, large, "accent", anchor="middle"), "number"),
            Placed(words, entry, ENTRY),
        ]
    items.append(Placed(area.below(area.height).top(1), Stroke("line"), "line"))
    heading = headline(setting, (Piece(setting.labels.contents),))
    return Draft("content", heading, tuple(items), at)


def section(setting: Setting, stage: Stage, number: int | None) -> Draft:
    """Return the slide that opens a stage; ``number`` is its place in the contents."""
    above = boxes.above_horizon(setting.screen)
    left = NUMERAL * 1.3 if number else 0
    box = Box(above.x + left, above.y, above.width - left, above.height)
    heading = Headline(setting.pieces(stage.stage), box, SECTION_SIZES, "display_ink", "bottom")
    minutes = setting.labels.minutes.format(n=stage.minutes)
    items = [eyebrow(setting, (minutes,), "display_muted")] if stage.minutes else []
    if number:
        numeral = (Para((Piece(str(number), bold=True),)),)
        words = Words(numeral, SECTION_SIZES[0], "glow", anchor="bottom")
        items.append(Placed(Box(above.x, above.y, left, above.height), words, "number"))
    return Draft("section", heading, tuple(items), stage.where)


def statement(setting: Setting, block: Statement) -> Draft:
    """Return one sentence, large, with who said it below the horizon."""
    above = boxes.above_horizon(setting.screen)
    pieces = setting.pieces(block.text)
    heading = Headline(pieces, above, SECTION_SIZES, "display_ink", "bottom")
    items = (
        [eyebrow(setting, (setting.plain(block.title),), "display_muted")] if block.title else []
    )
    by = (Para(setting.pieces(block.by)),) if block.by else ()
    below = (*by, *evidence(setting, block))
    items += [_below(setting, below, block.where)] if below else []
    return Draft("section", heading, tuple(items), block.where, spoken(setting, block.notes))


def quote(setting: Setting, block: Quote) -> tuple[Draft, ...]:
    """Return a person's own words on a dark slide, continued when they are many."""
    box = boxes.holders("quote", setting.screen)
    whole = Box(box["body"].x, setting.body.y, box["body"].width, setting.body.height)
    small = evidence(setting, block)
    area, foot = foot_note(setting, small, whole, block.where, "display_muted")
    speaker = _speaker(setting, block)
    tail = fit.height(speaker, setting.ruler, SUBTITLE_SIZES[0], area.width) + setting.screen.gap
    room = Size(area.width, area.height - tail)
    groups = [(Para(setting.pieces(text), before=0.5),) for text in block.text]
    size, pages = fit.pages(groups, setting.ruler, room, QUOTE_SIZES, block.where)
    title = setting.pieces(block.title) if block.title else (Piece(setting.labels.testimony),)
    heading = Headline(title, box["title"], (EYEBROW,), "display_muted")
    drafts = []
    for page in pages:
        height = fit.height(page, setting.ruler, size, area.width)
        said = Words(page, size, "display_ink", "body")
        by = Words(speaker, SUBTITLE_SIZES[0], "display_muted", "speaker")
        under = area.below(height + setting.screen.gap).top(tail - setting.screen.gap)
        items = (Placed(area.top(height), said, "body"), Placed(under, by, "speaker"), *foot)
        drafts.append(Draft("quote", heading, items, block.where, spoken(setting, block.notes)))
    return tuple(drafts)


def eyebrow(setting: Setting, facts: tuple[str, ...], ink: Role) -> Placed:
    """Return the line of small facts above a large title."""
    words = Words((Para((Piece(SEPARATOR.join(facts)),)),), EYEBROW, ink, "eyebrow")
    return Placed(boxes.eyebrow(setting.screen), words, "eyebrow")


def _facts(setting: Setting, topic: Topic) -> tuple[str, ...]:
    labels = setting.labels
    kinds = labels.kinds_plain if topic.number is None else labels.kinds
    texts = (topic.discipline, topic.audience, topic.group)
    said = [setting.plain(text) for text in texts if text]
    kind = kinds[topic.kind].format(number=topic.number)
    return (kind, *said, labels.minutes.format(n=topic.minutes))


def _below(setting: Setting, paras: tuple[Para, ...], at: Place) -> Placed:
    room = boxes.below_horizon(setting.screen)
    size = fit.largest(paras, setting.ruler, room.size, SUBTITLE_SIZES)
    if size is None:
        raise fit.RefusalError(error("L303", at))
    return Placed(room, Words(paras, size, "display_muted", "body"), "body")


def _speaker(setting: Setting, block: Quote) -> tuple[Para, ...]:
    role = (Piece(", "), *setting.pieces(block.role)) if block.role else ()
    return (Para((*setting.pieces(block.speaker), *role)),)
