"""Spans go in; those with a formula that a line does not do justice come out with its place kept.

A formula is a few signs that stand for its pieces, which the line breaks between; one that has no
room or that the font of formulas lacks a sign for stays in the line as it is said there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from builders.design.mathematics.signs import UndrawnError
from builders.design.mathematics.tex import pieces
from builders.handout.marks import PLACE, Equation
from builders.handout.typesetting.style import Style
from builders.lesson.inline import Span


def kept(spans: Sequence[Span], style: Style, measure: float) -> tuple[Span, ...]:
    """Return ``spans`` with places for the formulas that can be drawn in ``measure`` points."""
    groups = groupby(spans, lambda span: span.formula)
    return tuple(each for tex, group in groups for each in _kept(tex, tuple(group), style, measure))


def _kept(tex: str, group: tuple[Span, ...], style: Style, measure: float) -> Iterator[Span]:
    if not tex:
        yield from group
        return
    try:
        found = equations(tex, style.size)
    except UndrawnError:
        found = ()
    if not found or max(each.width for each in found) > measure:
        yield from (replace(span, formula="") for span in group)
        return
    yield replace(group[0], text=" ".join(PLACE * len(found)), italic=False)


def equations(tex: str, size: float) -> tuple[Equation, ...]:
    """Return the pieces of a formula at a size, each with what it says in one line."""
    return tuple(Equation(each.drawn, size, each.said) for each in pieces(tex))
