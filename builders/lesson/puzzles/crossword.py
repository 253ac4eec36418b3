"""Words go in; where each stands, so that all cross in few squares, comes out."""

from __future__ import annotations

import random
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ATTEMPTS = 60
_MOST_ATTEMPTS = 240  # while a word has no place
_EFFORT, _LEAST_ATTEMPTS = 15_000, 12  # letters that all attempts place, and attempts with many
_UNEVEN = 4.0  # letters; how far the order of an attempt is from that by length
_CROSSING = 8  # squares that one more crossing is worth
_LUCK = 40.0  # squares that chance is worth in the last attempt


class Place(Struct, frozen=True):
    """Where a word begins, in squares from the left and the top, and whether it goes down."""

    x: int
    y: int
    is_down: bool

    def square(self, at: int) -> tuple[int, int]:
        """Return the square of the letter ``at``."""
        return (self.x, self.y + at) if self.is_down else (self.x + at, self.y)


@lru_cache(maxsize=64)
def laid(words: tuple[str, ...], most: int) -> tuple[Place | None, ...]:
    """Return the place of each of ``words``, at most ``most`` squares each way, the same each time.

    A word that crosses no other has none.
    """
    dice = random.Random(crc32("\n".join(words).encode()))  # noqa: S311  # no secret
    best: _Board | None = None
    attempts = max(_EFFORT // sum(map(len, words)), _LEAST_ATTEMPTS)
    for number in range(min(attempts, _MOST_ATTEMPTS)):
        if number >= _ATTEMPTS and best and not best.left:
            break
        shift = [dice.random() * _UNEVEN if number else 0 for _ in words]
        order = sorted(range(len(words)), key=lambda at: (shift[at] - len(words[at]), at))
        board = _Board(words, most, dice, _LUCK * number / _MOST_ATTEMPTS)
        board.fill(order)
        if best is None or board.cost < best.cost:
            best = board
    assert best is not None
    left, top, _, _ = best.edges
    return tuple(
        Place(place.x - left, place.y - top, place.is_down) if place else None
        for place in map(best.places.get, range(len(words)))
    )


class _Board(Struct):
    """Squares with letters; each knows whether a word goes across it, down it, or both.

    A place may be taken that is worse by as many squares as the ``luck`` of the dice.
    """

    words: tuple[str, ...]
    most: int
    dice: random.Random
    luck: float
    letters: dict[tuple[int, int], str] = field(default_factory=dict)
    runs: set[tuple[int, int, bool]] = field(default_factory=set)
    of: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    places: dict[int, Place] = field(default_factory=dict)
    edges: tuple[int, int, int, int] = (0, 0, 0, 0)

    @property
    def cost(self) -> tuple[int, int, int]:
        """Return what a good board has little of: words left over, length, empty squares."""
        left, top, right, bottom = self.edges
        wide, high = right - left + 1, bottom - top + 1
        return self.left, max(wide, high), wide * high

    @property
    def left(self) -> int:
        """Return how many words have no place."""
        return len(self.words) - len(self.places)

    def fill(self, order: Sequence[int]) -> None:
        """Place the words in ``order``; those that cross none yet are tried again later."""
        waiting = list(order)
        while waiting:
            later = [at for at in waiting if not self._placed(at)]
            if len(later) == len(waiting):
                return
            waiting = later

    def _placed(self, at: int) -> bool:
        word = self.words[at]
        best: tuple[float, Place] | None = None
        for place in self._candidates(word):
            value = self._value(word, place)
            if value is None:
                continue
            value += self.luck * self.dice.random()
            if best is None or value > best[0]:
                best = (value, place)
        if best is None:
            return False
        self._put(at, best[1])
        return True

    def _candidates(self, word: str) -> Iterator[Place]:
        if not self.places:
            yield Place(0, 0, is_down=False)
        for at, letter in enumerate(word):
            for x, y in self.of.get(letter, ()):
                if (x, y, True) not in self.runs:
                    yield Place(x, y - at, is_down=True)
                if (x, y, False) not in self.runs:
                    yield Place(x - at, y, is_down=False)

    def _value(self, word: str, place: Place) -> float | None:
        """Return how good a place is, or None where the word does not fit."""
        edges = self._around(word, place)
        wide, high = edges[2] - edges[0] + 1, edges[3] - edges[1] + 1
        if max(wide, high) > self.most:
            return None
        if place.square(-1) in self.letters or place.square(len(word)) in self.letters:
            return None
        crossings = 0
        for at, letter in enumerate(word):
            x, y = place.square(at)
            found = self.letters.get((x, y))
            if found == letter and (x, y, place.is_down) not in self.runs:
                crossings += 1
            elif found or self._has_neighbours(x, y, place):
                return None
        return _CROSSING * crossings - wide * high

    def _has_neighbours(self, x: int, y: int, place: Place) -> bool:
        sides = ((x - 1, y), (x + 1, y)) if place.is_down else ((x, y - 1), (x, y + 1))
        return any(side in self.letters for side in sides)

    def _around(self, word: str, place: Place) -> tuple[int, int, int, int]:
        right, bottom = place.square(len(word) - 1)
        if not self.places:
            return place.x, place.y, right, bottom
        left, top, *rest = self.edges
        return min(left, place.x), min(top, place.y), max(rest[0], right), max(rest[1], bottom)

    def _put(self, number: int, place: Place) -> None:
        word = self.words[number]
        self.edges = self._around(word, place)
        self.places[number] = place
        for at, letter in enumerate(word):
            square = place.square(at)
            if square not in self.letters:
                self.letters[square] = letter
                self.of.setdefault(letter, []).append(square)
            self.runs.add((*square, place.is_down))
