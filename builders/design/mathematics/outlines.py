"""A mark of a formula goes in; the lines and quadratic curves around what it fills come out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, TypeAlias

from builders.design.mathematics.drawn import Mark, Outline, Point, Stroke
from builders.design.mathematics.font import font
from builders.problems import assert_never

Step: TypeAlias = Literal["M", "L", "Q", "Z"]  # as SVG names them

_COMMAND = re.compile(r"([MLQZ])([^MLQZ]*)")
THOUSAND = 1000


@lru_cache(maxsize=512)
def glyph(number: int) -> tuple[tuple[Step, tuple[Point, ...]], ...]:
    """Return each step around a glyph with its points, in thousandths of its em."""
    return tuple(_steps(font().glyphs[number].path))


def _steps(path: str) -> Iterator[tuple[Step, tuple[Point, ...]]]:
    for command, typed in _COMMAND.findall(path):
        numbers = [float(each) for each in typed.split()]
        yield command, tuple(zip(numbers[::2], numbers[1::2], strict=True))


def outlines(mark: Mark) -> Iterator[tuple[Step, tuple[Point, ...]]]:
    """Yield each step with its points, in ems of the formula, y up from its line."""
    match mark:
        case Stroke((first, *others)):
            yield "M", (first,)
            for corner in others:
                yield "L", (corner,)
            yield "Z", ()
        case Outline():
            by = mark.size / THOUSAND
            for command, points in glyph(mark.glyph):
                yield command, tuple((mark.x + x * by, mark.y + y * by) for x, y in points)
        case _:
            assert_never(mark)
