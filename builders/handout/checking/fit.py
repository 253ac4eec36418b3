"""Laid pages go in; a warning for each promise that their room breaks comes out."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from builders.document import views
from builders.document.elements import Paragraphs
from builders.document.structure import Document
from builders.handout.planning.answer_space import AnswerSpace, answered, unparted
from builders.handout.planning.pagination import Page
from builders.handout.typesetting.style import Sheet
from builders.problems import Place, Problem, warning


def overfull(pages: tuple[Page, ...]) -> tuple[Place, ...]:
    """Return the exercises whose answer their room does not hold."""
    return tuple(
        room.where for room, height in _rooms(pages) if room.where and not answered(room, height)[1]
    )


def problems(pages: tuple[Page, ...], full: Sequence[Place]) -> Iterator[Problem]:
    """Yield a warning for each room that is ``full`` and each row that would be in wrong cells."""
    yield from (warning("L352", where) for where in full)
    for room, _ in _rooms(pages):
        for row in unparted(room):
            yield warning("L355", row.where, columns=len(room.space.columns))


def over_budget(document: Document, pages: tuple[Page, ...], sheet: Sheet) -> Iterator[Problem]:
    """Yield by how many lines a promise of pages is broken, and which text is the longest."""
    promised = document.pages
    if promised is None or len(pages) <= promised:
        return
    surplus = sum(
        placed.flowable.height + placed.flowable.before
        for page in pages[promised:]
        for placed in page
    )
    facts: dict[str, object] = {
        "pages": len(pages),
        "promised": promised,
        "lines": math.ceil(surplus / sheet.paper.leading),
        "longest": _longest(document).line,
    }
    yield warning("L353", document.head.where, **facts)


def _longest(document: Document) -> Place:
    """Return where the longest running text is, or where the lesson begins if there is none."""
    printed = [
        element
        for section in views.pages(document)
        for element in section.elements
        if isinstance(element, Paragraphs)
    ]
    return max(printed, key=_length).where if printed else document.head.where


def _length(element: Paragraphs) -> int:
    return sum(len(text.plain) for text in element.texts)


def _rooms(pages: tuple[Page, ...]) -> Iterator[tuple[AnswerSpace, float]]:
    """Yield each room with the height that it has grown to."""
    for page in pages:
        for placed in page:
            if placed.flowable.room:
                yield placed.flowable.room, placed.height
