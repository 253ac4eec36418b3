"""A formula and its place go in; the operators that fill its outlines come out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builders.design.mathematics.drawn import Mark, Outline, Stroke
from builders.design.mathematics.font import font
from builders.handout.marks import Equation
from builders.handout.painting.operators import colour, curve, num
from builders.problems import assert_never

_COMMAND = re.compile(r"([MLQZ])([^MLQZ]*)")
_THOUSAND = 1000


def equation(found: Equation, place: tuple[float, float], ink: str) -> str:
    """Return a formula whose line begins at ``place``, with the text that a copy of it gives."""
    said = f"<FEFF{found.said.encode('utf-16-be').hex()}>"
    paths = " ".join(
        f"{operator} f" for mark in found.drawn.marks for operator in _path(mark, place, found.size)
    )
    return f"/Span <</ActualText {said}>> BDC q {colour(ink)} rg {paths} Q EMC"


def _path(mark: Mark, place: tuple[float, float], size: float) -> Iterator[str]:
    left, line = place
    match mark:
        case Stroke(corners):
            points = [f"{num(left + x * size)} {num(line + y * size)}" for x, y in corners]
            yield f"{points[0]} m {' '.join(f'{each} l' for each in points[1:])} h"
        case Outline():
            x, y = left + mark.x * size, line + mark.y * size
            yield " ".join(_outline(font().glyphs[mark.glyph].path, x, y, mark.size * size))
        case _:
            assert_never(mark)


def _outline(path: str, left: float, line: float, size: float) -> Iterator[str]:
    """Yield the operators of an outline; a quadratic curve becomes the cubic one that it is."""
    by = size / _THOUSAND
    at = (0.0, 0.0)
    for command, typed in _COMMAND.findall(path):
        numbers = [float(each) * by for each in typed.split()]
        points = [(left + x, line + y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        if command == "Z":
            yield "h"
        elif command == "Q":
            middle, end = points
            yield curve(_towards(at, middle), _towards(end, middle), end)
            at = end
        else:
            (at,) = points
            yield f"{num(at[0])} {num(at[1])} {command.lower()}"


def _towards(end: tuple[float, float], middle: tuple[float, float]) -> tuple[float, float]:
    """Return the point two thirds of the way from an end of a quadratic curve to its middle."""
    return tuple(a + 2 / 3 * (b - a) for a, b in zip(end, middle, strict=True))  # type: ignore[return-value]
