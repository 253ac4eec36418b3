"""Tasks and the timetable go in; a warning for each without level, order or time comes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builders.lesson.inline import Span
from builders.lesson.model import Lesson
from builders.lesson.review import words as vocabulary
from builders.lesson.review.passages import Passage
from builders.lesson.review.words import Words
from builders.problems import Problem, warning

_HIGHEST = 3  # level
_OPENING = "«“(0123456789). "
_ENDS = ("", ".", "!", ":", ";", ",")
_CLOSING = "».!;:)”… "


def in_lesson(lesson: Lesson, words: Words) -> Iterator[Problem]:
    """Yield each task without a level, and each piece of work that tells nobody to do anything."""
    has_levels = any(task.level for task in lesson.tasks)
    for task in lesson.tasks if has_levels else ():
        if task.level is None:
            yield warning("L432", task.where, text=task.text.plain)
    for task in lesson.every_task:
        details = (span for text in task.detail for span in (Span(" "), *text.spans))
        if not _asks((*task.text.spans, *details), words):
            yield warning("L433", task.text.where, text=task.text.plain)
    for item in lesson.independent.items if lesson.independent else ():
        if not _asks(item.text.spans, words):
            yield warning("L433", item.text.where, text=item.text.plain)


def of_levels(lesson: Lesson, words: Words) -> Iterator[Problem]:
    """Yield each task whose verb asks for much less, or much more, than its level does."""
    for task in lesson.every_task:
        texts = (task.text, *task.detail, *(part.text for part in task.parts))
        said = " ".join(text.plain for text in texts)
        recall, judge = _ordered(words.recall, said), _ordered(words.judge, said)
        asks_more = vocabulary.beginnings((*words.reason, *words.judge)).search(said)
        verb = {1: judge, _HIGHEST: "" if asks_more else recall}.get(task.level or 0)
        if verb:
            facts = {"level": task.level, "verb": verb, "text": task.text.plain}
            yield warning("L481", task.text.where, **facts)


def in_document(passages: tuple[Passage, ...], words: Words) -> Iterator[Problem]:
    """Yield the same for the numbered items under a heading that announces tasks."""
    for at, heading in enumerate(passages):
        if not heading.text.endswith(":") or not _mentions(heading, words.tasks):
            continue
        items = _items(passages[at + 1 :])
        has_levels = any(_mentions(item, words.level) for item in items)
        if items and _mentions(heading, words.level) and not has_levels:
            yield heading.warn("L432", 0, text=heading.text)
        for item in items:
            if not _is_order(item.text, words):
                yield item.warn("L433", 0, text=item.text)


def of_minutes(lesson: Lesson) -> Iterator[Problem]:
    """Yield a warning when stages and tasks take other time than the class has."""
    stages = sum(stage.minutes for stage in lesson.procedure)
    tasks = sum(task.minutes or 0 for task in lesson.tasks)
    minutes = lesson.topic.minutes
    if stages + tasks != minutes.value:
        facts = {"planned": stages + tasks, "minutes": minutes.value}
        yield warning("L434", minutes.where, **facts, stages=stages, tasks=tasks)


def _items(passages: tuple[Passage, ...]) -> list[Passage]:
    """Return the items that count from one at the beginning of ``passages``."""
    items: list[Passage] = []
    for passage in passages:
        if passage.number != len(items) + 1 or passage.text.endswith(":"):
            break
        items.append(passage)
    return items


def _asks(spans: Sequence[Span], words: Words) -> bool:
    """Tell whether ``spans`` ask for something, in the lesson's language or in their own."""
    own = "".join(span.text for span in spans if not span.language)
    others = (span for span in spans if span.language)
    return _is_order(own, words) or any(
        _is_order(span.text, vocabulary.of(span.language, words)) for span in others
    )


def _is_order(text: str, words: Words) -> bool:
    """Tell whether ``text`` asks for something: an order, «to read», or a number in a textbook."""
    if not words.imperative or "?" in text:
        return True
    first, last = text.lstrip(_OPENING).partition(" ")[0], text.rstrip(_CLOSING).rpartition(" ")[2]
    return bool(
        vocabulary.endings(words.imperative).search(text)
        or vocabulary.endings(words.begun).search(first)
        or vocabulary.endings(words.ended).search(last)
        or any(mark in text.lower() for mark in words.textbook)
    )


def _ordered(verbs: tuple[str, ...], text: str) -> str:
    """Return the verb that opens ``text`` or, as in Kazakh, ends a sentence of it."""
    for found in vocabulary.beginnings(verbs).finditer(text):
        if not found.start() or text[found.end() : found.end() + 1] in _ENDS:
            return found.group()
    return ""


def _mentions(passage: Passage, beginnings: tuple[str, ...]) -> bool:
    return vocabulary.beginnings(beginnings).search(passage.text) is not None
