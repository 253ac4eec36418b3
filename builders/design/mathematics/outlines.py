"""A mark of a formula goes in; the lines and quadratic curves around what it fills come out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

from builders.design.mathematics.drawn import Mark, Outline, Point, Stroke
from builders.design.mathematics.font import font
from builders.problems import assert_never

Step: TypeAlias = Literal["M", "L", "Q", "Z"]  # as SVG names them

_COMMAND = re.compile(r"([MLQZ])([^MLQZ]*)")
_THOUSAND = 1000


def outlines(mark: Mark) -> Iterator[tuple[Step, tuple[Point, ...]]]:
    """Yield each step with its points, in ems of the formula, y up from its line."""
    match mark:
        case Stroke((first, *others)):
            yield "M", (first,)
            for corner in others:
                yield "L", (corner,)
            yield "Z", ()
        case Outline():
            by = mark.size / _THOUSAND
            for command, typed in _COMMAND.findall(font().glyphs[mark.glyph].path):
                numbers = [float(each) * by for each in typed.split()]
                places = zip(numbers[::2], numbers[1::2], strict=True)
                yield command, tuple((mark.x + x, mark.y + y) for x, y in places)
        case _:
            assert_never(mark)
