"""The rows of a program and a number of columns go in; the lines that they take come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from builders.design.faces import CODE, face
from builders.design.listings.data import Piece, Row

# From what a paper's or a slide's letters are wide, in columns: a sign that fonts of programs lack
# is an em at the most, one of messengers is wider.
_WIDE, _WIDEST = 2, 3
ONWARD = "→"  # stands before a line that goes on
_FURTHER = 4  # columns that a line which goes on stands further in
_LEAST = 0.5  # of the columns, what is left of a line for its words
_AFTER = frozenset(",([{=+-*/|&;.:")  # a long line parts after these, and best at a space


class SetRow(Struct, frozen=True):
    """One printed line; ``row`` is the one it is of, of which it ``is_first`` or goes on."""

    pieces: tuple[Piece, ...]
    row: Row
    is_first: bool
    indent: int = 0

    @property
    def label(self) -> str:
        """Return what stands before it: the number of its row, or the sign that it goes on."""
        return (str(self.row.number) if self.row.number else "") if self.is_first else ONWARD

    @property
    def text(self) -> str:
        """Return its signs, the blanks before them with it."""
        return " " * self.indent + "".join(piece.text for piece in self.pieces)


def columns(text: str) -> int:
    """Return how many columns ``text`` takes at the most."""
    known = face(CODE).advances
    return sum(1 if each in known else _WIDEST if each >= "\U0001f000" else _WIDE for each in text)


def widest(rows: Sequence[Row]) -> int:
    """Return the columns of the longest row."""
    return max((columns(row.text) for row in rows), default=0)


def gutter(rows: Sequence[Row], most: int) -> int:
    """Return the columns left of a program ``most`` columns wide: for numbers, or for ``ONWARD``.

    Two of them keep it clear of the program; without either one is for the stroke of a mark.
    """
    if rows[-1].number:
        return len(str(rows[-1].number)) + 2
    marks = int(any(row.is_marked for row in rows))
    return 3 if widest(rows) > most - marks else marks


def wrapped(rows: Sequence[Row], most: int) -> tuple[SetRow, ...]:
    """Return the lines of ``rows``, none of them longer than ``most`` columns."""
    return tuple(line for row in rows for line in _lines(row, most))


def is_whole(rows: Iterable[SetRow]) -> bool:
    """Tell whether no line goes on."""
    return all(row.is_first for row in rows)


def parted(rows: Sequence[SetRow], most: int) -> tuple[tuple[SetRow, ...], ...]:
    """Return ``rows`` in parts of at most so many, parted where the program has its own parts."""
    found: list[tuple[SetRow, ...]] = []
    left = _filled(tuple(rows))
    while len(left) > most:
        ends = range(most, max(most // 2, 1) - 1, -1)
        end = max(ends, key=lambda at: (_seam(left, at), at))
        found.append(_filled(left[:end]))
        left = _filled(left[end:])
    return (*found, left) if left else tuple(found)


def _filled(rows: tuple[SetRow, ...]) -> tuple[SetRow, ...]:
    """Return ``rows`` without empty ones at either end."""
    filled = [at for at, row in enumerate(rows) if row.text]
    return rows[filled[0] : filled[-1] + 1] if filled else ()


def _seam(rows: Sequence[SetRow], at: int) -> int:
    """Return how well ``rows`` part before the one ``at``: best before what a blank line opens."""
    after = next(row for row in rows[at:] if row.text)
    if not after.is_first:
        return 0
    is_apart = not (rows[at - 1].text and rows[at].text)
    is_outer = not after.text.startswith(" ")
    return 1 + is_outer + 2 * is_apart + (is_outer and is_apart)


def _lines(row: Row, most: int) -> Iterator[SetRow]:
    text = row.text
    inner = len(text) - len(text.lstrip(" ")) + _FURTHER
    indent = min(inner, int(most * (1 - _LEAST)))
    start, is_first = 0, True
    while True:
        room = most if is_first else most - indent
        end = _end(text, start, room)
        own = 0 if is_first else indent
        yield SetRow(tuple(_slice(row, start, end)), row, is_first, own)
        if end >= len(text):
            return
        start, is_first = end, False
        while text[start : start + 1] == " ":
            start += 1


def _end(text: str, start: int, room: int) -> int:
    """Return where a line from ``start`` ends: after a space, else after a sign, else anywhere."""
    stop, taken = start, 0
    while stop < len(text):
        taken += columns(text[stop])
        if taken > room:
            break
        stop += 1
    if stop == len(text) or stop == start:
        return max(stop, start + 1)
    first = start + len(text[start:]) - len(text[start:].lstrip(" ")) + 1
    for is_end in (str.isspace, _AFTER.__contains__):
        at = next((at for at in range(stop, first, -1) if is_end(text[at - 1])), 0)
        if at > start + (stop - start) * _LEAST:
            return at
    return stop


def _slice(row: Row, start: int, end: int) -> Iterator[Piece]:
    at = 0
    for piece in row.pieces:
        text = piece.text[max(start - at, 0) : max(end - at, 0)]
        at += len(piece.text)
        if text:
            yield Piece(text, piece.part)
