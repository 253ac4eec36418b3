"""A document and its variants go in; the table of what is right in each comes out, a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from builders.document.elements import Caption, Exercise, Table
from builders.document.responses import Puzzle
from builders.document.structure import Document, Section
from builders.labels import Labels
from builders.lesson.blocks.base import ON_PAPER
from builders.lesson.inline import Span, Text

NOTHING = (Span("–"),)


def key(document: Document, variants: Sequence[Document], labels: Labels) -> Document:
    """Return the answers of ``variants``, by the numbers of their tasks.

    An answer at length, and a puzzle, stand in the key of ``document``: its task is named instead.
    """
    usual = {task.where: task for task in _tasks(document)}
    columns = [
        [_answer(task, usual[task.where], labels) for task in _tasks(variant)]
        for variant in variants
    ]
    where = document.where
    letters = labels.variant_letters[: len(columns)]
    table = Table(
        where=where,
        language=document.language,
        audience=ON_PAPER,
        caption=Caption("", "", Text((Span(labels.variants_key),), where)),
        head=tuple(Text((Span(said),), where) for said in ("№", *letters)),
        rows=tuple(
            (Text((Span(str(number)),), where), *answers)
            for number, answers in enumerate(zip(*columns, strict=True), start=1)
        ),
        alt=labels.variants_key,
    )
    found = Section(where=where, kind="tasks", heading=labels.tasks, elements=(table,))
    return replace(document, head=replace(document.head, results=()), sections=(found,))


def _tasks(document: Document) -> Iterator[Exercise]:
    """Yield the tasks that students find on paper, in the order of their numbers."""
    for section in document.sections:
        for each in section.elements:
            if isinstance(each, Exercise) and each.kind == "task" and each.number:
                yield each


def _answer(task: Exercise, usual: Exercise, labels: Labels) -> Text:
    """Return what is right in ``task`` in a few words."""
    has_own = task.answer != usual.answer
    own = task.frame.answer if task.frame and task.frame.answer else task.answer
    said = [*task.solution, *(own if has_own else ())]
    spans = [span for text in said for span in (Span("; "), *text.spans)][1:]
    if isinstance(task.response, Puzzle) or (task.answer and not spans):
        spans = [Span(labels.as_in_task.format(n=usual.number))]
    return Text(tuple(spans) or NOTHING, task.where)
