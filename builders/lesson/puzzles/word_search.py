"""Words go in; a square of letters that hides each of them once comes out."""

from __future__ import annotations

import random
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# Across, down, and down or up aslant: no word is to be read backwards.
_WAYS = ((1, 0), (0, 1), (1, 1), (1, -1))
_ALL_WAYS = (*_WAYS, *((-right, -down) for right, down in _WAYS))
_LEAST = 8  # squares each way
_ROOMY = 0.5  # of the squares, at most, the letters of the words
_SPOTS = 200  # that are tried for a word
_LAYOUTS = 6  # that are tried on squares of one size

_Squares = dict[tuple[int, int], str]


class Hidden(Struct, frozen=True):
    """Where a word begins and ends, in squares from the left and the top."""

    start: tuple[int, int]
    end: tuple[int, int]


class Hiding(Struct, frozen=True):
    """The rows of letters, and where each of the words is."""

    rows: tuple[str, ...]
    words: tuple[Hidden | None, ...]


@lru_cache(maxsize=64)
def hidden(words: tuple[str, ...], most: int) -> Hiding:
    """Return ``words``, in capitals, hidden in as few squares as hold them, the same each time.

    There are at most ``most`` squares each way; a word for which they are too few has no place.
    """
    dice = random.Random(crc32("\n".join(words).encode()))  # noqa: S311  # no secret
    longest, letters = max(map(len, words)), sum(map(len, words))
    least = min(max(_LEAST, longest, int((letters / _ROOMY) ** 0.5) + 1), most)
    alone = [word for word in words if not _is_part(word, words)]
    sides = (side for side in range(least, most + 1) for _ in range(_LAYOUTS))
    for side in sides:
        squares: _Squares = {}
        places = _placed(words, squares, side, dice)
        if len(places) == len(words) and all(_count(word, squares, side) == 1 for word in alone):
            break
    _fill(squares, side, words, dice)
    rows = tuple("".join(squares[x, y] for x in range(side)) for y in range(side))
    return Hiding(rows, tuple(map(places.get, words)))


def _is_part(word: str, words: Sequence[str]) -> bool:
    """Tell whether ``word`` is read in another one, too."""
    return any(word in other or word[::-1] in other for other in words if other != word)


def _placed(
    words: Sequence[str], squares: _Squares, side: int, dice: random.Random
) -> Mapping[str, Hidden]:
    """Put the words into ``squares``, the long ones first, and return where each is."""
    found: dict[str, Hidden] = {}
    for word in sorted(words, key=len, reverse=True):
        for spot in _spots(word, squares, side, dice):
            squares.update(zip(spot, word, strict=True))
            found[word] = Hidden(spot[0], spot[-1])
            break
    return found


def _spots(
    word: str, squares: _Squares, side: int, dice: random.Random
) -> Iterator[list[tuple[int, int]]]:
    """Yield squares, one for each letter, that are free or hold the letter already."""
    for _ in range(_SPOTS):
        way = dice.choice(_WAYS)
        run = _run((dice.randrange(side), dice.randrange(side)), way, len(word))
        if all(
            0 <= x < side and 0 <= y < side and squares.get((x, y), letter) == letter
            for (x, y), letter in zip(run, word, strict=True)
        ):
            yield run


def _run(start: tuple[int, int], way: tuple[int, int], count: int) -> list[tuple[int, int]]:
    return [(start[0] + at * way[0], start[1] + at * way[1]) for at in range(count)]


def _count(word: str, squares: _Squares, side: int) -> int:
    """Return how many runs of squares read as ``word``, in any way."""
    found = {
        frozenset(run)
        for y in range(side)
        for x in range(side)
        if squares.get((x, y)) == word[0]
        for way in _ALL_WAYS
        if _says(word, run := _run((x, y), way, len(word)), squares)
    }
    return len(found)


def _says(word: str, run: Sequence[tuple[int, int]], squares: _Squares) -> bool:
    return all(squares.get(spot) == letter for spot, letter in zip(run, word, strict=True))


def _fill(squares: _Squares, side: int, words: Sequence[str], dice: random.Random) -> None:
    """Give each free square a letter of the words, one that spells none of them once more."""
    letters = "".join(words)
    for spot in ((x, y) for y in range(side) for x in range(side)):
        if spot not in squares:
            tried = dice.sample(letters, len(letters))
            squares[spot] = next(
                (letter for letter in tried if not _spells(letter, spot, squares, words)), tried[0]
            )


def _spells(letter: str, spot: tuple[int, int], squares: _Squares, words: Sequence[str]) -> bool:
    """Tell whether ``letter`` at ``spot`` makes one of ``words`` be read there."""
    known = squares | {spot: letter}
    return any(
        _says(word, _run((spot[0] - at * way[0], spot[1] - at * way[1]), way, len(word)), known)
        for word in words
        for at, own in enumerate(word)
        if own == letter
        for way in _ALL_WAYS
    )
