"""The letters of a line go in; its fragments, in the order of reading, each at its place, come out.

Words from the right stand in their own order; a bracket among them is turned round.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from msgspec import Struct

from builders.design.faces import FILES
from builders.design.scripts.bidi import MIRRORED, order
from builders.handout.marks import Fragment
from builders.handout.typesetting.letters import Letter

_TURNED = str.maketrans({pair[side]: pair[1 - side] for pair in MIRRORED for side in (0, 1)})


class Row(Struct, frozen=True):
    """The letters of a line, which of them are spaces that widen, and by how much.

    ``depths`` are the levels of words from the right; in a line without any there are none.
    """

    letters: Sequence[Letter]
    stretched: Sequence[bool]
    gap: float
    depths: Sequence[int] = ()


def fragments(row: Row) -> Iterator[Fragment]:
    """Yield neighbours of one look; a space that stays as wide as it is becomes U+00A0."""
    count = len(row.letters)
    turns = [at for at in range(1, count) if not _together(row, at)]
    parts = list(pairwise((0, *turns, count))) if count else []
    lengths = [_length(row, *part) for part in parts]
    for part, x, length in zip(parts, _places(row, parts, lengths), lengths, strict=True):
        yield _fragment(row, part, x, length)


def _together(row: Row, at: int) -> bool:
    one, other = row.letters[at - 1], row.letters[at]
    if row.depths:
        is_plain = one.font.family in FILES
        if row.depths[at - 1] != row.depths[at] or (row.depths[at] % 2 and is_plain):
            return False
    return _alike(one, other)


def _alike(one: Letter, other: Letter) -> bool:
    # Letters of one span share their values, which then need not be compared part by part.
    if one.rise != other.rise or one.equation or other.equation:
        return False
    is_same = one.font is other.font and one.tag is other.tag and one.ink is other.ink
    return is_same or (one.font, one.tag, one.ink) == (other.font, other.tag, other.ink)


def _length(row: Row, start: int, end: int) -> float:
    wide = sum(row.stretched[start:end]) * row.gap
    return sum((letter.width for letter in row.letters[start:end]), wide)


def _places(
    row: Row, parts: Sequence[tuple[int, int]], lengths: Sequence[float]
) -> Sequence[float]:
    """Return how far each part stands from the start of the line."""
    if not row.depths:
        return list(accumulate(lengths[:-1], initial=0.0))[: len(parts)]
    found, x = [0.0] * len(parts), 0.0
    for at in order([row.depths[start] for start, _ in parts]):
        found[at] = x
        x += lengths[at]
    return found


def _fragment(row: Row, part: tuple[int, int], x: float, length: float) -> Fragment:
    start, end = part
    if row.letters[start].equation:
        return _drawn(row.letters[start], x)
    members = zip(row.letters[start:end], row.stretched[start:end], strict=True)
    text = "".join(" " if is_wide else letter.text for letter, is_wide in members)
    first = row.letters[start]
    is_turned = row.depths and row.depths[start] % 2 and first.font.family in FILES
    shown = text.translate(_TURNED) if is_turned else text
    return Fragment(x, length, shown, first.font, first.tag, first.ink, first.rise)


def _drawn(letter: Letter, x: float) -> Fragment:
    return Fragment(
        x, letter.width, "", letter.font, letter.tag, letter.ink, equation=letter.equation
    )
