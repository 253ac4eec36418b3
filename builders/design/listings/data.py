"""A program as values: rows of pieces, each of which knows what it is in the program."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

from msgspec import Struct

Part: TypeAlias = Literal["plain", "keyword", "name", "string", "comment"]


class Piece(Struct, frozen=True):
    """Some signs of a line, and what part of the program they are; a ``name`` is one it defines."""

    text: str
    part: Part = "plain"

    @property
    def bold(self) -> bool:
        """Tell whether it stands out by its weight, which a copier keeps."""
        return self.part in {"keyword", "name"}

    @property
    def italic(self) -> bool:
        """Tell whether it stands out by its slant."""
        return self.part == "comment"


class Row(Struct, frozen=True):
    """A line of a program; its number where it is shown; one that ``is_marked`` is pointed at."""

    pieces: tuple[Piece, ...]
    number: int = 0
    is_marked: bool = False

    @property
    def text(self) -> str:
        """Return the line."""
        return "".join(piece.text for piece in self.pieces)


def plain(lines: Iterable[str]) -> tuple[Row, ...]:
    """Return lines of which nothing more is known."""
    return tuple(Row((Piece(line),) if line else ()) for line in lines)
