"""Squares with letters go in; what students see of them, and what the solution adds, come out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import hypot

from msgspec import Struct

from builders.design.figures.style import FigureStyle
from builders.design.geometry import Box, Size
from builders.design.scene import Bar, Label, Mark, Rule, Scene
from builders.design.type import Run
from builders.problems import Place

# In shares of a square's side.
LETTER = 0.56
NUMBER = 0.36
INSET = 0.08
LETTER_BELOW = 0.28  # a letter under the number of its square stands lower
OVER = 0.4  # how far from the middle of its letters the frame of a word stands


class Square(Struct, frozen=True):
    """A square for one letter; it may begin the word of a ``number``, or show its letter."""

    letter: str
    number: str = ""
    is_given: bool = False


class Found(Struct, frozen=True):
    """A word from its first square to its last."""

    x1: int
    y1: int
    x2: int
    y2: int


class LetterGrid(Struct, frozen=True):
    """Rows of squares, some of them no place for a letter; the solution found words out."""

    where: Place
    alt: str
    rows: tuple[tuple[Square | None, ...], ...]
    found: tuple[Found, ...] = ()

    def side(self, size: Size, most: float) -> float:
        """Return the side of a square in ``size``, at most ``most`` points."""
        return min(most, size.width / len(self.rows[0]), size.height / len(self.rows))


def asked(grid: LetterGrid, side: float, style: FigureStyle) -> Scene:
    """Return what students see, each square ``side`` points wide."""
    size = Size(side * len(grid.rows[0]), side * len(grid.rows))
    is_open = all(square and square.is_given for row in grid.rows for square in row)
    frame = (Bar(Box(0, 0, size.width, size.height), None, "ink", style.stroke),)
    squares = (
        mark
        for box, square in _placed(grid, side)
        for mark in _square(square, box, style, is_framed=not is_open)
    )
    return Scene(size, (*(frame if is_open else ()), *squares), grid.alt)


def solved(grid: LetterGrid, side: float, style: FigureStyle) -> tuple[Mark, ...]:
    """Return what the solution adds: the letters, and frames around words."""
    letters = (_letter(square, box) for box, square in _placed(grid, side) if not square.is_given)
    return (*letters, *(mark for each in grid.found for mark in _around(each, side, style)))


def _placed(grid: LetterGrid, side: float) -> Iterator[tuple[Box, Square]]:
    for y, row in enumerate(grid.rows):
        for x, square in enumerate(row):
            if square:
                yield Box(x * side, y * side, side, side), square


def _square(square: Square, box: Box, style: FigureStyle, *, is_framed: bool) -> Iterator[Mark]:
    if is_framed:
        yield Bar(box, "ground", "ink", style.stroke)
    if square.number:
        inner = box.inset(INSET * box.width, INSET * box.width / 2)
        said = ((Run(square.number),),)
        yield Label(inner, said, NUMBER * box.width, "ink", "left", "top")
    if square.is_given:
        yield _letter(square, box)


def _letter(square: Square, box: Box) -> Label:
    room = box.below(LETTER_BELOW * box.width) if square.number else box
    return Label(room, ((Run(square.letter),),), LETTER * box.width, "ink", "center", "middle")


def _around(found: Found, side: float, style: FigureStyle) -> Iterator[Rule]:
    """Yield the four sides of a box around a word, which may stand aslant."""
    x1, y1, x2, y2 = ((each + 0.5) * side for each in (found.x1, found.y1, found.x2, found.y2))
    long = hypot(x2 - x1, y2 - y1)
    right, down = OVER * side * (x2 - x1) / long, OVER * side * (y2 - y1) / long
    corners = (
        (x1 - right - down, y1 - down + right),
        (x2 + right - down, y2 + down + right),
        (x2 + right + down, y2 + down - right),
        (x1 - right + down, y1 - down - right),
    )
    for (left, top), (end, bottom) in pairwise((*corners, corners[0])):
        yield Rule(left, top, end, bottom, style.emphasis, style.stroke)
