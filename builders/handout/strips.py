"""Texts and marks go in; strips, the pieces that fill a page from top to bottom, come out."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from builders.handout.breaking import lines
from builders.handout.letters import Letter
from builders.handout.marks import Mark, Tag, moved
from builders.handout.rooms import Room
from builders.handout.style import Sheet, Style
from builders.lesson.inline import Span
from builders.problems import Place

TALLEST = 0.8  # of the page, what never parts


class Strip(Struct, frozen=True):
    """Marks that stay together, ``height`` points high, ``before`` points below what precedes.

    The space before is dropped at the top of a page. ``keep`` ties a strip to the next one.
    ``resumed`` is repeated above it where it opens a page in the middle of a table. ``places`` of
    the lesson begin here. A strip with a ``room`` may grow. A figure may stand after the text that
    follows it, where a page is fuller for it.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    before: float = 0
    keep: bool = False
    resumed: tuple[Strip, ...] = ()
    places: tuple[Place, ...] = ()
    room: Room | None = None
    bookmark: str = ""
    kind: Literal["", "figure", "text"] = ""


Strips = tuple[Strip, ...]


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
) -> Strips:
    """Return a paragraph, a strip per line; two lines at least stay together at either end."""
    room = (measure or sheet.width) - indent
    found = lines(spans, style, room, language or sheet.language, tag, opening)
    last = len(found) - 1
    return tuple(
        Strip(
            style.leading,
            moved((line,), indent, 0),
            before if number == 0 else 0,
            keep=number < last and number in {0, last - 1},
        )
        for number, line in enumerate(found)
    )


def height(strips: Strips) -> float:
    """Return what ``strips`` take at the top of a page."""
    return sum(each.height + each.before for each in strips) - (strips[0].before if strips else 0)


def stacked(strips: Strips) -> tuple[Mark, ...]:
    """Return the marks of ``strips``, one below the other from zero."""
    marks: list[Mark] = []
    y = 0.0
    for number, strip in enumerate(strips):
        y += strip.before if number else 0
        marks += moved(strip.marks, 0, y)
        y += strip.height
    return tuple(marks)


def places(strips: Strips) -> tuple[Place, ...]:
    """Return every place that begins in ``strips``."""
    return tuple(place for strip in strips for place in strip.places)


def rhythmic(length: float, sheet: Sheet) -> float:
    """Return the smallest multiple of half a line that holds ``length``."""
    return sheet.unit * math.ceil(length / sheet.unit - 0.01)


def beside(columns: Sequence[Strips], sheet: Sheet, before: float = 0) -> Strips:
    """Return columns of equal width side by side; below each other where they are too tall."""
    tallest = rhythmic(max(height(column) for column in columns), sheet)
    if tallest > TALLEST * sheet.height:
        return tuple(strip for column in columns for strip in spaced(column, before))
    step = column_width(len(columns), sheet) + sheet.gutter
    marks = tuple(
        mark
        for number, column in enumerate(columns)
        for mark in moved(stacked(column), number * step, 0)
    )
    found = tuple(place for column in columns for place in places(column))
    return (Strip(tallest, marks, before, places=found),)


def column_width(count: int, sheet: Sheet) -> float:
    """Return the width of one of ``count`` equal columns."""
    return (sheet.width - (count - 1) * sheet.gutter) / count


def tied(strips: Strips) -> Strips:
    """Return ``strips`` so that none of them starts a page but the first."""
    return (*(replace(strip, keep=True) for strip in strips[:-1]), *strips[-1:])


def leading(strips: Strips) -> Strips:
    """Return ``strips`` tied together and to what follows them."""
    return tuple(replace(strip, keep=True) for strip in strips)


def begun(strips: Strips, *found: Place) -> Strips:
    """Return ``strips`` with the places that begin at the first."""
    if not strips:
        return strips
    return (replace(strips[0], places=found + strips[0].places), *strips[1:])


def of_kind(strips: Strips, kind: Literal["figure", "text"]) -> Strips:
    """Return ``strips`` marked as a figure or as text."""
    return tuple(replace(strip, kind=kind) for strip in strips)


def floated(strips: Strips) -> Iterator[Strips]:
    """Yield the strips with one run of figures after the text that follows it, for each run."""
    groups = [tuple(group) for _, group in groupby(strips, lambda strip: strip.kind)]
    for at, (first, second) in enumerate(pairwise(groups)):
        if first[0].kind == "figure" and second[0].kind == "text":
            order = [*groups[:at], second, first, *groups[at + 2 :]]
            yield tuple(strip for group in order for strip in group)


def spaced(strips: Strips, before: float) -> Strips:
    """Return ``strips`` with another distance before the first."""
    return (replace(strips[0], before=before), *strips[1:]) if strips else strips
