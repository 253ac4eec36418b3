"""A program as values: rows of pieces, each of which knows what it is in the program."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

Part: TypeAlias = Literal["plain", "keyword", "name", "string", "comment"]


class Piece(Struct, frozen=True):
    """Some signs of a line, and what part of the program they are; a ``name`` is one it defines."""

    text: str
    part: Part = "plain"


class Row(Struct, frozen=True):
    """A line of a program; its number where it is shown; one that ``is_marked`` is pointed at."""

    pieces: tuple[Piece, ...]
    number: int = 0
    is_marked: bool = False

    @property
    def text(self) -> str:
        """Return the line."""
        return "".join(piece.text for piece in self.pieces)
