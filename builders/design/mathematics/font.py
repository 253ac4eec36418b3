"""A character goes in; its glyphs, small and large, come out, with the figures of their font.

The font is STIX Two Math, with the Cyrillic letters of PT Serif; ``tools/mathematics.py`` writes
what is read here. Lengths are thousandths of an em.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec
from msgspec import Struct

from builders.data import ASSETS

FILE = ASSETS / "mathematics" / "glyphs.json"


class Glyph(Struct, frozen=True, array_like=True):
    """What a glyph measures from its origin, y up, and its outline in lines and quadratic curves.

    ``slant`` is how far its top leans past its advance; an accent stands over ``accent``.
    """

    advance: int
    left: int
    bottom: int
    right: int
    top: int
    slant: int
    accent: int
    path: str


class Piece(Struct, frozen=True, array_like=True):
    """A part of a glyph of any length; the ends of two neighbours overlap."""

    glyph: int
    repeats: bool
    start: int
    end: int
    length: int


class Larger(Struct, frozen=True):
    """The larger forms of a glyph with their lengths, and the pieces that make any length."""

    sizes: tuple[tuple[int, int], ...]
    parts: tuple[Piece, ...]


class MathFont(Struct, frozen=True):
    """Glyphs by number, the numbers by character, and the figures of the table MATH by name."""

    constants: Mapping[str, int]
    overlap: int
    characters: Mapping[str, int]
    vertical: Mapping[str, Larger]
    horizontal: Mapping[str, Larger]
    glyphs: tuple[Glyph, ...]

    def ems(self, constant: str) -> float:
        """Return a figure of the table in ems."""
        return self.constants[constant] / 1000


@cache
def font() -> MathFont:
    """Return the font, read once."""
    return msgspec.json.decode(FILE.read_bytes(), type=MathFont)
