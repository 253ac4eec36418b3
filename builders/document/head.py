"""A lesson in; how its document opens out: its title, what class it is for, what to bring."""

from __future__ import annotations

from collections.abc import Iterator

from builders.document.asking import marking
from builders.document.structure import Blank, Head
from builders.document.wording import Wording
from builders.document.words import Labelled, Words
from builders.labels import Labels
from builders.lesson.inline import Span, Text
from builders.lesson.model import Lesson, Topic


def head(lesson: Lesson, wording: Wording) -> Head:
    """Return the head of a document, of one of its variants or of the sheet of a level."""
    topic, labels = lesson.topic, wording.labels
    named = tuple(_named(wording))
    return Head(
        where=topic.where,
        title=topic.title,
        subtitle=topic.subtitle,
        slide_facts=tuple(_slide_facts(topic, labels)),
        page_facts=tuple(_page_facts(lesson, labels)),
        blanks=_blanks(topic, labels, named),
        variant=", ".join(f"{label}: {value}" for label, value in named),
        results=_results(lesson, labels),
        said=tuple(_said(lesson, labels)),
    )


def _kind(topic: Topic, labels: Labels) -> str:
    if topic.number:
        return labels.kinds[topic.kind].format(number=topic.number)
    return labels.kinds_plain[topic.kind]


def _slide_facts(topic: Topic, labels: Labels) -> Iterator[Words]:
    """Yield what a class sees at its beginning: what it is, for whom, and how long it takes."""
    yield _kind(topic, labels)
    yield from (text for text in (topic.discipline, topic.audience, topic.group) if text)
    yield labels.minutes.format(n=topic.minutes.value)


def _page_facts(lesson: Lesson, labels: Labels) -> Iterator[Words]:
    """Yield what a sheet tells whoever finds it; the group has a place among the blanks."""
    topic = lesson.topic
    yield _kind(topic, labels)
    yield labels.minutes.format(n=topic.minutes.value)
    if topic.kind == marking.TEST and marking.total(lesson):
        yield labels.total_points.format(n=marking.total(lesson))
    named = (labels.discipline, topic.discipline), (labels.teacher, topic.teacher)
    for label, value in named:
        if value:
            yield Text((Span(f"{label[topic.kind]}: "), *value.spans), value.where)


def _blanks(topic: Topic, labels: Labels, named: tuple[tuple[str, str], ...]) -> tuple[Blank, ...]:
    group = labels.group[topic.kind], topic.group
    found = [(labels.name, None), group, (labels.date, topic.date), *named]
    return tuple(Blank(f"{label}:", value) for label, value in found)


def _named(wording: Wording) -> Iterator[tuple[str, str]]:
    """Yield which variant it is, or for which level."""
    labels = wording.labels
    if wording.variant:
        yield labels.variant, labels.variant_letters[wording.variant - 1]
    if wording.level:
        yield labels.level_name, labels.level_numerals[wording.level - 1]


def _results(lesson: Lesson, labels: Labels) -> tuple[Blank, ...]:
    """Return where the points and the mark of a test are written."""
    if lesson.topic.kind != marking.TEST:
        return ()
    whole = marking.total(lesson)
    of_points = labels.out_of.format(n=whole) if whole else labels.score
    return Blank(f"{of_points}:", None), Blank(f"{labels.mark}:", None)


def _said(lesson: Lesson, labels: Labels) -> Iterator[Labelled]:
    """Yield what the presenter is reminded of: what to bring, and what the lesson rests on."""
    if lesson.equipment:
        yield Labelled(labels.equipment, _joined(lesson.equipment))
    if lesson.topic.source:
        yield Labelled(labels.source, lesson.topic.source)


def _joined(texts: tuple[Text, ...]) -> Text:
    spans = [span for text in texts for span in (Span("; "), *text.spans)]
    return Text(tuple(spans[1:]), texts[0].where)
