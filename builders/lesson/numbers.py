"""A lesson goes in; the numbers that all its outputs share come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from builders.lesson import texts
from builders.lesson.bibliography.entries import citation
from builders.lesson.bibliography.references import Numbered, order
from builders.lesson.blocks import AnyBlock
from builders.lesson.blocks.exercises import Question
from builders.lesson.blocks.formulas import MARK, Formula
from builders.lesson.blocks.set_apart import SetApart
from builders.lesson.inline import Cited, Span, Text
from builders.lesson.model import Lesson
from builders.problems import Place


class Numbers(Struct, frozen=True):
    """The number of each figure, table, question and task by its place; the references in order.

    A question or a task has a number where students find it on paper; a block that is ``set_apart``
    has one where there are several of its kind. A formula that is ``named`` is referred to by that.
    """

    figures: Mapping[Place, int]
    tables: Mapping[Place, int]
    questions: Mapping[Place, int]
    tasks: Mapping[Place, int]
    references: tuple[Numbered, ...]
    set_apart: Mapping[Place, int] = {}
    formulas: Mapping[Place, int] = {}
    named: Mapping[str, int] = {}


def count(lesson: Lesson) -> Numbers:
    """Return the numbers of ``lesson``, in its own order, of all that appears in any output."""
    blocks = tuple(block for block in lesson.blocks if block.outputs != ())
    cited = tuple(cited.key for text in texts.each(lesson) for cited in text.citations)
    topic = lesson.topic
    named = [each for each in lesson.blocks if isinstance(each, Formula) and each.name]
    formulas = _from_one(each.where for each in named)
    return Numbers(
        figures=_from_one(b.where for b in blocks if b.numbered_as == "figure"),
        tables=_from_one(b.where for b in blocks if b.numbered_as == "table"),
        questions=_from_one(
            b.where for b in blocks if isinstance(b, Question) and b.appears_in("handout")
        ),
        tasks=_from_one(t.where for t in lesson.every_task if t.appears_in("handout")),
        references=order(lesson.references, topic.language, topic.citation_order, cited),
        set_apart=dict(_of_several(blocks)),
        formulas=formulas,
        named={each.name: formulas[each.where] for each in named if each.name},
    )


def _of_several(blocks: Sequence[AnyBlock]) -> Iterator[tuple[Place, int]]:
    """Yield the number of each block that is counted, if there is another of its kind."""
    counted = [block for block in blocks if isinstance(block, SetApart) and block.is_counted]
    for kind in {block.kind for block in counted}:
        found = _from_one(block.where for block in counted if block.kind == kind)
        if len(found) > 1:
            yield from found.items()


def cited(text: Text, numbers: Numbers) -> Text:
    """Return ``text`` with its citations written out, «[2, 15 б.]», and its formulas, «(1)»."""

    def written(span: Span) -> Span:
        return replace(span, text=_written(span.cited, numbers)) if span.cited else span

    return text.map(written)


def _written(cited: tuple[Cited, ...], numbers: Numbers) -> str:
    names = (each.key.removeprefix(MARK) for each in cited if each.key.startswith(MARK))
    formulas = tuple(f"({numbers.named.get(name, name)})" for name in names)
    sources = tuple(each for each in cited if not each.key.startswith(MARK))
    return ", ".join((*((citation(numbers.references, sources),) if sources else ()), *formulas))


def written(lesson: Lesson, numbers: Numbers) -> Lesson:
    """Return ``lesson`` with every citation written out."""
    return texts.mapped(lesson, partial(cited, numbers=numbers))


def _from_one(places: Iterable[Place]) -> Mapping[Place, int]:
    return {place: number for number, place in enumerate(places, start=1)}
