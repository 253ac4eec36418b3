"""Laid pages go in; a warning for each promise that their room breaks comes out."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from builders.document.structure import Document
from builders.handout.planning.pagination import Page, Placed
from builders.handout.planning.rooms.answer_space import AnswerSpace, answered, unparted
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
        if room.where and room.is_cut:
            yield warning("L357", room.where, asked=f"{room.space.amount:g}")
        for row in unparted(room):
            yield warning("L355", row.where, columns=len(room.space.columns))


def over_budget(document: Document, pages: tuple[Page, ...], sheet: Sheet) -> Iterator[Problem]:
    """Yield by how many lines a promise of pages is broken, and what takes the most room."""
    promised = document.pages
    if promised is None or len(pages) <= promised:
        return
    surplus = sum(_taken(placed) for page in pages[promised:] for placed in page)
    facts: dict[str, object] = {
        "pages": len(pages),
        "promised": promised,
        "lines": math.ceil(surplus / sheet.paper.leading),
        "largest": _largest(document, pages).line,
    }
    yield warning("L353", document.head.where, **facts)


def _largest(document: Document, pages: tuple[Page, ...]) -> Place:
    """Return where that begins which takes the most room, up to where the next thing begins."""
    taken: defaultdict[Place, float] = defaultdict(float)
    place = document.head.where
    for placed in (placed for page in pages for placed in page):
        place = placed.flowable.places[-1] if placed.flowable.places else place
        taken[place] += _taken(placed)
    return max(taken, key=taken.__getitem__)


def _taken(placed: Placed) -> float:
    return placed.flowable.height + placed.flowable.before


def _rooms(pages: tuple[Page, ...]) -> Iterator[tuple[AnswerSpace, float]]:
    """Yield each room with the height that it has grown to."""
    for page in pages:
        for placed in page:
            if room := placed.flowable.room:
                yield room, placed.height - room.top
