"""A formula in TeX, readable as such, goes in; it comes out drawn, in pieces, and in words."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from builders.design.mathematics.drawn import Drawn
from builders.design.mathematics.layout import layout
from builders.design.mathematics.signs import UndrawnError
from builders.lesson.mathematics.linear import plain, relations
from builders.lesson.mathematics.reader import read, read_lines
from builders.lesson.mathematics.spoken import spoken


class Piece(Struct, frozen=True):
    """A part of a formula as it is drawn, and as it is said in one line."""

    drawn: Drawn
    said: str


def pieces(tex: str) -> tuple[Piece, ...]:
    """Return a formula in the pieces between which a text breaks; raise as ``layout`` does."""
    return tuple(Piece(layout(each), plain(each)) for each in relations(read(tex)))


def is_drawn(lines: Sequence[str]) -> bool:
    """Tell whether the font of formulas has all signs of ``lines``."""
    try:
        layout(read_lines(lines))
    except UndrawnError:
        return False
    return True


def aloud_lines(lines: Sequence[str], language: str) -> str:
    """Return formulas that stand one below the other in words."""
    return "; ".join(spoken(read_lines((line,)), language) for line in lines)


def aloud(tex: str, language: str) -> str:
    """Return a formula in words."""
    return spoken(read(tex), language)
