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
from builders.deck.planning.displays import OPTICAL, SEPARATOR, SUBTITLE_SIZES, facts
from builders.deck.slides import Para, Placed, TextRun, Words
from builders.deck.template.placeholders import Layout
from builders.lesson.blocks import Statement
from builders.lesson.model import Lesson, Stage
from builders.problems import Place, error

SMALLER = (24, 20)  # points, for a statement that is long


def opening(setting: DeckContext, lesson: Lesson) -> Draft:
    """Return the first slide; its notes say what to bring."""
    topic = lesson.topic
    subtitle = (Para(setting.runs(topic.subtitle)),) if topic.subtitle else ()
    said = (*subtitle, Para((TextRun(SEPARATOR.join(facts(setting, topic))),), before=0.5))
    equipment = "; ".join(setting.plain(text) for text in lesson.equipment)
    notes = (f"{setting.labels.equipment}: {equipment}",) if equipment else ()
    heading = branded_headline(setting.runs(topic.title), _brand(setting).rooms["title"]["title"])
    return Draft("title", heading, _under(setting, "title", said, topic.where), topic.where, notes)


def section(setting: DeckContext, stage: Stage, _: int | None) -> Draft:
    """Return the slide that opens a stage."""
    heading = branded_headline(setting.runs(stage.stage), _brand(setting).rooms["section"]["title"])
    items: tuple[Placed, ...] = ()
    if stage.minutes:
        minutes = setting.labels.minutes.format(n=stage.minutes)
        items = _under(setting, "section", (Para((TextRun(minutes),)),), stage.where)
    return Draft("section", heading, items, stage.where)


def statement(setting: DeckContext, block: Statement, title: str) -> Draft:
    """Return one sentence, large, with who said it at the foot of the body."""
    by = (Para(setting.runs(block.by)),) if block.by else ()
    area, foot = foot_note(setting, (*by, *evidence(setting, block)), setting.body, block.where)
    said = (Para(setting.runs(block.text)),)
    size = fit.largest(said, setting.ruler, area.size, (*setting.screen.display, *SMALLER))
    if size is None:
        raise fit.RefusalError(error("L304", block.where))
    height = fit.height(said, setting.ruler, size, area.width)
    box = area.below((area.height - height) * OPTICAL).top(height)
    heading = setting.runs(block.title) if block.title else (TextRun(title),)
    items = (Placed(box, Words(said, size, "ink", "body"), "body"), *foot)
    notes = spoken(setting, block.notes)
    return Draft("content", headline(setting, heading), items, block.where, notes)


def _brand(setting: DeckContext) -> Brand:
    assert setting.brand
    return setting.brand


def _under(
    setting: DeckContext, layout: Layout, paras: tuple[Para, ...], at: Place
) -> tuple[Placed, ...]:
    """Return what stands with a large title, as the template aligns it there."""
    room = _brand(setting).rooms[layout]["body"]
    size = fit.largest(paras, setting.ruler, room.box.size, SUBTITLE_SIZES)
    if size is None:
        raise fit.RefusalError(error("L303", at))
    words = Words(paras, size, room.ink, "body", room.align, room.anchor)
    return (Placed(room.box, words, "body"),)
