"""A lesson, the labels of its language and its numbers in; every word of it, in order, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builders import languages
from builders.document import blocks
from builders.document.asking import marking
from builders.document.elements import AnyElement, Definitions, Item, List
from builders.document.ending import bibliography, independent
from builders.document.head import head
from builders.document.structure import CardSet, Document, Furniture, Section, SectionKind
from builders.document.wording import Wording
from builders.document.words import Clock, Definition, Words
from builders.labels import Labels
from builders.lesson.blocks import AnyBlock
from builders.lesson.blocks.base import EVERYWHERE, ON_PAPER
from builders.lesson.inline import Span, Text
from builders.lesson.model import USUAL_CARDS, Lesson
from builders.lesson.numbers import Numbers


def compose(
    lesson: Lesson, labels: Labels, numbers: Numbers, variant: int = 0, *, level: int = 0
) -> Document:
    """Return ``lesson``, its citations written out, as a document.

    It may be one of its variants, or the sheet of one of its levels.
    """
    topic = lesson.topic
    together = topic.questions == "together"
    style, glossary = topic.citation_style, lesson.glossary
    wording = Wording(labels, numbers, topic.language, style, together, variant, level, glossary)
    return Document(
        where=lesson.where,
        tag=languages.about(topic.language).tag,
        language=topic.language,
        author=topic.teacher,
        pages=topic.pages,
        links=topic.links,
        head=head(lesson, wording),
        sections=tuple(_sections(lesson, wording)),
        furniture=_furniture(labels, topic.kind),
        cards=_cards(lesson, labels),
    )


def _sections(lesson: Lesson, wording: Wording) -> Iterator[Section]:
    labels = wording.labels
    if lesson.contents:
        contents = _list(lesson.contents, wording, numbered=True)
        yield _section("contents", labels.contents, contents)
    if lesson.goals:
        yield _section("goals", labels.goals, _list(lesson.goals, wording))
    yield from _stages(lesson, wording)
    if lesson.glossary:
        yield _section("glossary", labels.glossary, _glossary(lesson, wording))
    if lesson.tasks:
        heading = labels.levelled_tasks if _has_levels(lesson) else labels.tasks
        yield _section("tasks", heading, *_tasks(lesson, wording))
    yield from marking.sections(lesson, wording)
    if lesson.independent:
        work = lesson.independent
        yield _section("independent", work.title or labels.independent, independent(work, wording))
    if lesson.references or lesson.topic.source:
        yield _section("references", labels.references, bibliography(lesson, wording))


def _section(kind: SectionKind, heading: Words, *elements: AnyElement) -> Section:
    return Section(where=elements[0].where, kind=kind, heading=heading, elements=elements)


def _list(texts: Sequence[Text], wording: Wording, *, numbered: bool = False) -> List:
    return List(
        where=texts[0].where,
        language=wording.language,
        audience=EVERYWHERE,
        items=tuple(Item(text) for text in texts),
        numbered=numbered,
    )


def _stages(lesson: Lesson, wording: Wording) -> Iterator[Section]:
    """Yield the stages; one that the contents list has its place there for a number.

    A slide of its own opens it, unless the lesson says otherwise.
    """
    listed = [text.plain for text in lesson.contents]
    start = 0
    for stage in lesson.procedure:
        name, clock = stage.stage.plain, wording.clock(start, stage.minutes)
        yield Section(
            where=stage.where,
            kind="stage",
            heading=stage.stage,
            elements=tuple(_element(block, wording) for block in stage.blocks),
            clock=clock,
            duration=clock.minutes if stage.minutes else "",
            number=listed.index(name) + 1 if name in listed else None,
            divider=name in listed if stage.divider is None else stage.divider,
            script=stage.notes,
        )
        start += stage.minutes


def _element(block: AnyBlock, wording: Wording) -> AnyElement:
    return blocks.element(block, wording) if block.appears else blocks.unseen(block, wording)


def _tasks(lesson: Lesson, wording: Wording) -> Iterator[AnyElement]:
    """Yield the tasks; those that take time are done one after the other after the stages."""
    start = sum(stage.minutes for stage in lesson.procedure)
    for task in lesson.tasks:
        clock: Clock | None = None
        if task.minutes:
            clock = wording.clock(start, task.minutes)
            start += task.minutes
        yield blocks.task(task, wording, clock)


def _has_levels(lesson: Lesson) -> bool:
    return any(task.level for task in lesson.tasks)


def _glossary(lesson: Lesson, wording: Wording) -> Definitions:
    return Definitions(
        where=lesson.glossary[0].where,
        language=wording.language,
        audience=ON_PAPER,
        terms=tuple(Definition(term.where, term.name, term.meaning) for term in lesson.glossary),
    )


def _cards(lesson: Lesson, labels: Labels) -> CardSet | None:
    """Return the cards that the lesson asks for; without a word of them, those of its glossary."""
    asked = lesson.cards
    cards = [(card.front, card.back) for card in asked.items] if asked else []
    if asked is None or asked.glossary:
        terms = (Text((Span(term.name),), term.where) for term in lesson.glossary)
        meanings = (term.meaning for term in lesson.glossary)
        cards += zip(terms, meanings, strict=True)
    if not cards:
        return None
    title = f"{lesson.topic.title.plain} · {labels.cards}"
    return CardSet(title, int(asked.per_page if asked else USUAL_CARDS), tuple(cards))


def _furniture(labels: Labels, kind: str) -> Furniture:
    words = {name: getattr(labels, name) for name in Furniture.__struct_fields__}
    words["key_title"] = labels.key_title[kind]
    return Furniture(**words)
