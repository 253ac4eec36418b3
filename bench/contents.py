"""A number of slides goes in; what a lesson of that length teaches comes out, as plain values.

A lesson is a title and a round of six kinds of content, each on a slide or on paper. Its words are
made from its numbers, so the same number always gives the same lesson.
"""

from __future__ import annotations

from itertools import cycle, islice
from pathlib import Path

from msgspec import Struct

# Each kind of content, the words of a cell, its rows and its columns.
KINDS = (
    ("points", 6, 4, 1),
    ("table", 2, 8, 3),
    ("text", 45, 2, 1),
    ("compare", 2, 3, 3),
    ("chart", 2, 4, 1),
    ("image", 2, 1, 1),
)
NOTE = 10  # words
WORDS = Path("bench/words.txt").read_text(encoding="utf-8").split()  # of the lesson here


class Content(Struct, frozen=True):
    """One slide: its kind, its title, its text in rows of cells, and its note."""

    kind: str
    title: str
    rows: tuple[tuple[str, ...], ...]
    note: str


def contents(slides: int, lesson: int = 0) -> tuple[Content, ...]:
    """Return what follows the title on as many slides; each lesson has words of its own."""
    numbered = enumerate(cycle(KINDS), start=1 + lesson * slides)
    return tuple(
        Content(kind, f"Белгі{number}", _cells(number, *shape), _sentence(number, number, NOTE))
        for number, (kind, *shape) in islice(numbered, slides - 1)
    )


def _cells(number: int, length: int, height: int, width: int) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(_sentence(number, number * 31 + row * 5 + column, length) for column in range(width))
        for row in range(height)
    )


def _sentence(number: int, seed: int, length: int) -> str:
    """Return words that end in the number of their slide: it tells them from all others."""
    words = (WORDS[(seed * 7 + at * (at + 3)) % len(WORDS)] for at in range(length))
    return f"{' '.join(words)} {number}."
