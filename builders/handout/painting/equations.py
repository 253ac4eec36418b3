"""A formula and its place go in; the operators that fill its outlines come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from builders.design.mathematics.drawn import Mark, Outline, Point, Stroke
from builders.design.mathematics.outlines import THOUSAND, Step, glyph
from builders.handout.marks import Equation
from builders.handout.painting.operators import colour, curve, num, polyline
from builders.problems import assert_never


def equation(found: Equation, place: Point, ink: str) -> str:
    """Return a formula whose line begins at ``place``, with the text that a copy of it gives."""
    said = f"<FEFF{found.said.encode('utf-16-be').hex()}>"
    paths = " ".join(_filled(mark, place, found.size) for mark in found.drawn.marks)
    return f"/Span <</ActualText {said}>> BDC q {colour(ink)} rg {paths} Q EMC"


def _filled(mark: Mark, place: Point, size: float) -> str:
    """Return the operators of an outline; a glyph is drawn in its own units, which are the same."""
    match mark:
        case Stroke(corners):
            return f"{polyline((place[0] + x * size, place[1] + y * size) for x, y in corners)} h f"
        case Outline():
            by = f"{mark.size * size / THOUSAND:.6f}"
            x, y = (num(at + own * size) for at, own in zip(place, (mark.x, mark.y), strict=True))
            return f"q {by} 0 0 {by} {x} {y} cm {_glyph(mark.glyph)} f Q"
        case _:
            assert_never(mark)


@lru_cache(maxsize=512)
def _glyph(number: int) -> str:
    """Return the path of a glyph; a quadratic curve becomes the cubic one that it is."""
    return " ".join(_path(glyph(number)))


def _path(steps: Iterable[tuple[Step, tuple[Point, ...]]]) -> Iterator[str]:
    at = (0.0, 0.0)
    for step, points in steps:
        if step == "Z":
            yield "h"
        elif step == "Q":
            middle, end = points
            yield curve(_towards(at, middle), _towards(end, middle), end)
            at = end
        else:
            (at,) = points
            yield f"{num(at[0])} {num(at[1])} {step.lower()}"


def _towards(end: Point, middle: Point) -> Point:
    """Return the point two thirds of the way from an end of a quadratic curve to its middle."""
    return end[0] + 2 / 3 * (middle[0] - end[0]), end[1] + 2 / 3 * (middle[1] - end[1])
