"""A lesson, or the text of a document, goes in; what a careful colleague would notice comes out.

Each class of slip has a function of its own, from passages or parts of the lesson to warnings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, groupby

from builders import labels, languages
from builders.languages import Language
from builders.lesson import texts
from builders.lesson.bibliography.references import Reference
from builders.lesson.blocks import AnyBlock
from builders.lesson.blocks.solutions import Solution
from builders.lesson.model import Lesson, Term
from builders.lesson.puzzles import entries as puzzles
from builders.lesson.review import fields, repeats, tasks, words
from builders.lesson.review.assessment import items, points, spread
from builders.lesson.review.evidence import citations, gaps, sources
from builders.lesson.review.language import (
    abbreviations,
    claims,
    counting,
    homoglyphs,
    marks,
    markup,
    names,
    punctuation,
    wrapped,
)
from builders.lesson.review.numbers import (
    chronology,
    durations,
    fractions,
    quantities,
    sums,
)
from builders.lesson.review.pages import Page
from builders.lesson.review.passages import Passage, of_document
from builders.lesson.review.words import Words
from builders.problems import Problem, warning

_DIGIT = re.compile(r"\d")
_WHERE_FROM = ("source", "credit", "speaker", "by", "notes")  # no running text


def review(lesson: Lesson, source: str) -> tuple[Problem, ...]:
    """Return what ``lesson`` should be looked at for, in file order.

    ``source`` is the text of its file, in which places are looked up.
    """
    found = _in_lesson(lesson, Page.of(source))
    return tuple(sorted(found, key=lambda problem: (problem.where, problem.code)))


def review_text(
    text: str, file: str, language: Language, glossary: tuple[Term, ...] = ()
) -> tuple[Problem, ...]:
    """Return what the plain ``text`` of a document should be looked at for, in file order."""
    known = words.load(language)
    passages = of_document(text, file)
    found = chain(
        _in_passages(passages, glossary, known, is_draft=True),
        punctuation.unbalanced(passages),
        repeats.find(map(repeats.Said, passages)),
        gaps.in_numbering(passages),
        gaps.cut(passages),
        durations.without_dates(passages, known),
        quantities.find(passages, (), known),
        sources.in_document(passages, known),
        tasks.in_document(passages, known),
        *(claims.find(passage, known) for passage in passages),
        fields.missing(passages, known),
    )
    return tuple(sorted(found, key=lambda problem: (problem.where, problem.code)))


def _in_lesson(lesson: Lesson, page: Page) -> Iterator[Problem]:
    known = words.load(lesson.topic.language)
    yield from _in_words(lesson, page, known)
    said = {block.where: page.of_texts(block) for block in lesson.blocks}
    for stage in lesson.procedure:
        prose = [each for block in stage.blocks if _is_running(block) for each in said[block.where]]
        yield from quantities.find(prose, stage.blocks, known)
    yield from repeats.in_lesson(lesson, page, said)
    yield from sums.rivals(lesson.blocks)
    yield from fractions.like_thousands(lesson.blocks, labels.load(lesson.topic.language))
    for block in lesson.blocks:
        yield from _in_block(block, said[block.where], known, lesson.references)
    for block in lesson.blocks:
        yield from items.unanswered(block.steps) if isinstance(block, Solution) else ()
    for task in lesson.every_task:
        yield from points.find(task)
        yield from items.unanswered(task.solution)
    for asked in lesson.asked:
        yield from items.find(asked, known)
    yield from puzzles.left_out(lesson)
    yield from spread.find(lesson.asked, labels.load(lesson.topic.language))
    yield from tasks.in_lesson(lesson, known)
    yield from tasks.of_levels(lesson, known)
    yield from tasks.of_minutes(lesson)
    yield from sources.of_references(lesson)
    yield from gaps.in_references(lesson.references)


def _in_words(lesson: Lesson, page: Page, known: Words) -> Iterator[Problem]:
    """Yield what every text, word and line of ``lesson`` is looked at for, whatever holds it."""
    passages = page.of_texts(lesson)
    yield from _in_passages(passages, lesson.glossary, known)
    for passage in passages:
        yield from markup.find(passage)
        yield from marks.find(passage)
        if passage.role not in _WHERE_FROM:
            yield from citations.find(passage, lesson.references, known)
    for _, together in groupby(passages, key=lambda passage: passage.origin):
        yield from punctuation.unbalanced(tuple(together))
    for passage in page.of_printed(lesson):
        yield from markup.in_word(passage)
    for language, passage in page.of_words(lesson):
        yield from markup.find(passage)
        yield from homoglyphs.find(passage, words.of(language, known))
        yield from chronology.in_calendar(passage, words.of(language, known))
    for language, passage in page.of_spans(lesson):
        yield from homoglyphs.find(passage, words.of(language, known))
        if language in languages.known():
            yield from punctuation.find(passage, words.of(language, known))
    for text in texts.each(lesson):
        yield from wrapped.lines(text)


def _in_passages(
    passages: tuple[Passage, ...],
    glossary: tuple[Term, ...],
    known: Words,
    *,
    is_draft: bool = False,
) -> Iterator[Problem]:
    for passage in passages:
        yield from punctuation.find(passage, known)
        yield from homoglyphs.find(passage, known)
        yield from names.listed(passage, glossary)
        if _DIGIT.search(passage.text):
            yield from chronology.in_prose(passage)
            yield from chronology.in_calendar(passage, known)
            yield from durations.in_prose(passage, known)
            yield from counting.harmony(passage, known)
            yield from counting.ordinals(passage, known)
            yield from sums.in_prose(passage, known, is_draft=is_draft)
    yield from names.near(passages, glossary, is_draft=is_draft)
    yield from names.without_sign(passages, glossary, known)
    yield from chronology.two_forms(passages, known)
    yield from abbreviations.undefined(passages, glossary, known)


def _in_block(
    block: AnyBlock, passages: tuple[Passage, ...], known: Words, references: tuple[Reference, ...]
) -> Iterator[Problem]:
    if block.outputs == ():
        yield warning("L440", block.where)
    yield from markup.unlinked(block)
    yield from sums.in_table(block)
    yield from chronology.in_timeline(block)
    is_sourced = sources.is_sourced(block)
    if not is_sourced:
        yield from sources.of_block(block)
    yield from durations.in_timeline(block, passages, known)
    for passage in passages:
        if passage.role not in _WHERE_FROM:
            yield from citations.addresses(passage, block, references)
        if passage.role != "notes" and not is_sourced and not block.is_quoted:
            yield from claims.find(passage, known)


def _is_running(block: AnyBlock) -> bool:
    return block.is_running and block.appears_in("handout")
