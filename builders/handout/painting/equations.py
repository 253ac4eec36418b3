"""A formula and its place go in; the operators that fill its outlines come out."""

from __future__ import annotations

from collections.abc import Iterator

from builders.design.mathematics.drawn import Mark, Point
from builders.design.mathematics.outlines import outlines
from builders.handout.marks import Equation
from builders.handout.painting.operators import colour, curve, num


def equation(found: Equation, place: Point, ink: str) -> str:
    """Return a formula whose line begins at ``place``, with the text that a copy of it gives."""
    said = f"<FEFF{found.said.encode('utf-16-be').hex()}>"
    filled = (f"{' '.join(_path(mark, place, found.size))} f" for mark in found.drawn.marks)
    paths = " ".join(filled)
    return f"/Span <</ActualText {said}>> BDC q {colour(ink)} rg {paths} Q EMC"


def _path(mark: Mark, place: Point, size: float) -> Iterator[str]:
    """Yield the operators of an outline; a quadratic curve becomes the cubic one that it is."""
    at = place
    for step, points in outlines(mark):
        moved = [(place[0] + x * size, place[1] + y * size) for x, y in points]
        if step == "Z":
            yield "h"
        elif step == "Q":
            middle, end = moved
            yield curve(_towards(at, middle), _towards(end, middle), end)
            at = end
        else:
            (at,) = moved
            yield f"{num(at[0])} {num(at[1])} {step.lower()}"


def _towards(end: Point, middle: Point) -> Point:
    """Return the point two thirds of the way from an end of a quadratic curve to its middle."""
    return end[0] + 2 / 3 * (middle[0] - end[0]), end[1] + 2 / 3 * (middle[1] - end[1])
