"""Texts and marks go in; flowables, the pieces that fill a page from top to bottom, come out."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from builders.handout.marks import Font, Fragment, Line, Mark, Tag, moved
from builders.handout.planning.rooms.answer_space import AnswerSpace
from builders.handout.typesetting.letters import Letter
from builders.handout.typesetting.line_breaking import baseline, excess, lines
from builders.handout.typesetting.style import Sheet, Style
from builders.languages import tags
from builders.lesson.inline import Span
from builders.problems import Place

TALLEST = 0.8  # of the page, what never parts


class Flowable(Struct, frozen=True):
    """Marks that stay together, ``height`` points high, ``before`` points below what precedes.

    The space before is dropped at the top of a page. ``keep`` ties a flowable to the next one.
    ``resumed`` is repeated above it where it opens a page in the middle of a table. ``places`` of
    the lesson begin here. A flowable with a ``room`` that stretches may grow; only the key has the
    ``answers``. A figure may stand
    after the text that follows it, where a page is fuller for it.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    before: float = 0
    keep: bool = False
    resumed: tuple[Flowable, ...] = ()
    places: tuple[Place, ...] = ()
    room: AnswerSpace | None = None
    answers: tuple[Mark, ...] = ()
    bookmark: str = ""
    kind: Literal["", "figure", "text"] = ""

    @property
    def grows(self) -> bool:
        """Tell whether it may be higher than it has to be."""
        return self.room is not None and self.room.stretch


Flowables = tuple[Flowable, ...]


def paragraph(  # noqa: PLR0913 - what a paragraph is made of
    spans: Sequence[Span],
    style: Style,
    sheet: Sheet,
    tag: Tag | None,
    *,
    indent: float = 0,
    measure: float = 0,
    before: float = 0,
    language: str = "",
    opening: tuple[Letter, ...] = (),
) -> Flowables:
    """Return a paragraph, a flowable per line; two lines at least stay together at either end."""
    room = (measure or sheet.width) - indent
    found = lines(spans, style, room, language or sheet.language, tag, opening)
    last = len(found) - 1
    flowables = []
    for number, line in enumerate(found):
        up, down = excess(line, style)
        flowables.append(
            Flowable(
                style.leading + rhythmic(up + down, sheet),
                moved((line,), indent, up),
                before if number == 0 else 0,
                keep=number < last and number in {0, last - 1},
            )
        )
    return tuple(flowables)


def drop(flowable: Flowable, style: Style) -> float:
    """Return the points by which its line stands lower than the first line of ``style``."""
    first = next(mark for mark in flowable.marks if isinstance(mark, Line))
    return first.y - baseline(style)


def empty(style: Style, tag: Tag | None) -> Line:
    """Return a line without words, which still belongs to the structure: an empty cell."""
    font = Font(style.family, style.size)
    return Line(0, baseline(style), (Fragment(0, 0, "", font, tag),))


def spoken(tag: Tag, language: str, sheet: Sheet) -> Tag:
    """Return ``tag`` as that of an element in ``language``, where it is not the sheet's own."""
    is_other = language and language != sheet.language
    return replace(tag, language=tags()[language]) if is_other else tag


def height(flowables: Flowables) -> float:
    """Return what ``flowables`` take at the top of a page."""
    return sum(each.height + each.before for each in flowables) - (
        flowables[0].before if flowables else 0
    )


def stacked(flowables: Flowables) -> tuple[Mark, ...]:
    """Return the marks of ``flowables``, one below the other from zero."""
    marks: list[Mark] = []
    y = 0.0
    for number, flowable in enumerate(flowables):
        y += flowable.before if number else 0
        marks += moved(flowable.marks, 0, y)
        y += flowable.height
    return tuple(marks)


def places(flowables: Flowables) -> tuple[Place, ...]:
    """Return every place that begins in ``flowables``."""
    return tuple(place for flowable in flowables for place in flowable.places)


def rhythmic(length: float, sheet: Sheet) -> float:
    """Return the smallest multiple of half a line that holds ``length``."""
    return sheet.unit * math.ceil(length / sheet.unit - 0.01)


def beside(columns: Sequence[Flowables], sheet: Sheet, before: float = 0) -> Flowables:
    """Return columns of equal width side by side; below each other where they are too tall."""
    tallest = rhythmic(max(height(column) for column in columns), sheet)
    if tallest > TALLEST * sheet.height:
        return tuple(flowable for column in columns for flowable in spaced(column, before))
    step = column_width(len(columns), sheet) + sheet.gutter
    marks = tuple(
        mark
        for number, column in enumerate(columns)
        for mark in moved(stacked(column), number * step, 0)
    )
    found = tuple(place for column in columns for place in places(column))
    return (Flowable(tallest, marks, before, places=found),)


def column_width(count: int, sheet: Sheet) -> float:
    """Return the width of one of ``count`` equal columns."""
    return (sheet.width - (count - 1) * sheet.gutter) / count


def tied(flowables: Flowables) -> Flowables:
    """Return ``flowables`` so that none of them starts a page but the first."""
    return (*(replace(flowable, keep=True) for flowable in flowables[:-1]), *flowables[-1:])


def leading(flowables: Flowables) -> Flowables:
    """Return ``flowables`` tied together and to what follows them."""
    return tuple(replace(flowable, keep=True) for flowable in flowables)


def begun(flowables: Flowables, *found: Place) -> Flowables:
    """Return ``flowables`` with the places that begin at the first."""
    if not flowables:
        return flowables
    return (replace(flowables[0], places=found + flowables[0].places), *flowables[1:])


def of_kind(flowables: Flowables, kind: Literal["figure", "text"]) -> Flowables:
    """Return ``flowables`` marked as a figure or as text."""
    return tuple(replace(flowable, kind=kind) for flowable in flowables)


def floated(flowables: Flowables) -> Iterator[Flowables]:
    """Yield the flowables with one run of figures after the text that follows it, for each run."""
    groups = [tuple(group) for _, group in groupby(flowables, lambda flowable: flowable.kind)]
    for at, (first, second) in enumerate(pairwise(groups)):
        if first[0].kind == "figure" and second[0].kind == "text":
            order = [*groups[:at], second, first, *groups[at + 2 :]]
            yield tuple(flowable for group in order for flowable in group)


def spaced(flowables: Flowables, before: float) -> Flowables:
    """Return ``flowables`` with another distance before the first."""
    return (replace(flowables[0], before=before), *flowables[1:]) if flowables else flowables
