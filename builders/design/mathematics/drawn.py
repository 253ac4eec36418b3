"""A part of a formula as it is drawn: how large it is, and its outlines from its origin.

Lengths are ems of the formula; ``x`` grows to the right, ``y`` up from the line.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

Point: TypeAlias = tuple[float, float]


class Outline(Struct, frozen=True):
    """A filled glyph at a place, ``size`` ems to its em; ``glyph`` is its number in the font."""

    x: float
    y: float
    size: float
    glyph: int


class Stroke(Struct, frozen=True):
    """A filled quadrilateral: the stroke of a fraction, of a root, of a frame."""

    corners: tuple[Point, Point, Point, Point]


Mark: TypeAlias = Outline | Stroke


class Drawn(Struct, frozen=True):
    """Marks and their room; the top of a letter leans ``slant`` past the width.

    An accent stands over ``accent``, in the middle if it is None.
    """

    width: float
    height: float
    depth: float
    marks: tuple[Mark, ...] = ()
    slant: float = 0
    accent: float | None = None
    is_letter: bool = False

    @property
    def glyphs(self) -> tuple[int, ...]:
        """Return the numbers of its glyphs."""
        return tuple(mark.glyph for mark in self.marks if isinstance(mark, Outline))

    @property
    def total(self) -> float:
        """Return how high it is from foot to top."""
        return self.height + self.depth


EMPTY = Drawn(0, 0, 0)


def rule(x: float, y: float, width: float, thickness: float) -> Stroke:
    """Return a level stroke whose lower left corner is at ``x`` and ``y``."""
    right, top = x + width, y + thickness
    return Stroke(((x, y), (right, y), (right, top), (x, top)))


def moved(marks: Sequence[Mark], right: float, up: float) -> tuple[Mark, ...]:
    """Return ``marks`` at another place."""
    return tuple(_moved(mark, right, up) for mark in marks)


def _moved(mark: Mark, right: float, up: float) -> Mark:
    if isinstance(mark, Outline):
        return replace(mark, x=mark.x + right, y=mark.y + up)
    a, b, c, d = ((x + right, y + up) for x, y in mark.corners)
    return Stroke((a, b, c, d))


def joined(parts: Sequence[tuple[Drawn, float, float]], width: float) -> Drawn:
    """Return parts, each at its place, as one that is ``width`` wide."""
    return Drawn(
        width,
        max((part.height + y for part, _, y in parts), default=0),
        max((part.depth - y for part, _, y in parts), default=0),
        tuple(mark for part, x, y in parts for mark in moved(part.marks, x, y)),
    )


def beside(parts: Sequence[Drawn]) -> Drawn:
    """Return parts one after the other."""
    placed, x = [], 0.0
    for part in parts:
        placed.append((part, x, 0.0))
        x += part.width
    return joined(placed, x)


def raised(part: Drawn, up: float) -> Drawn:
    """Return a part as much higher."""
    marks = moved(part.marks, 0, up)
    return replace(part, height=part.height + up, depth=part.depth - up, marks=marks)
