"""A range of numbers and a length go in; the numbers to print, as they are written, come out."""

from __future__ import annotations

import math
from collections.abc import Iterator

from builders.lesson.graphs.values import Interval

MINUS = "\u2212"
SLACK = 1e-9  # of a range, which its ends are missed by
_ROUND = (1, 2, 5, 10)
_PARTS = ((1, 6), (1, 4), (1, 3), (1, 2), (1, 1), (2, 1), (3, 1), (4, 1), (5, 1), (10, 1))  # of π


def step(range_: Interval, length: float, least: float) -> float:
    """Return how far it is from one printed number to the next, ``least`` points at the least."""
    smallest = range_.length * least / length
    if range_.in_pi:
        parts = (math.pi * over / under for over, under in _PARTS)
        return next((each for each in parts if each >= smallest), math.pi * math.ceil(smallest))
    power = 10.0 ** math.floor(math.log10(smallest))
    return next(times * power for times in _ROUND if times * power >= smallest * (1 - SLACK))


def numbers(range_: Interval, apart: float) -> Iterator[float]:
    """Yield the multiples of ``apart`` in a range."""
    slack = SLACK * range_.length
    first, last = ((end / apart) for end in (range_.first - slack, range_.last + slack))
    yield from (at * apart for at in range(math.ceil(first), math.floor(last) + 1))


def written(value: float, apart: float, mark: str, *, in_pi: bool = False) -> str:
    """Return a number with the places that multiples of ``apart`` have, or as a part of π."""
    if in_pi:
        return _in_pi(value)
    places = max(0, -math.floor(math.log10(apart) + SLACK)) if apart < 1 else 0
    return plain(value, mark, places)


def plain(value: float, mark: str, places: int = 4) -> str:
    """Return a number with no more places than it needs, and at most ``places``."""
    found = f"{value:.{places}f}"
    found = found.rstrip("0").rstrip(".") if "." in found else found
    return ("0" if found == "-0" else found).replace("-", MINUS).replace(".", mark)


def _in_pi(value: float) -> str:
    twelfths = round(value / math.pi * 12)
    common = math.gcd(twelfths, 12)
    over, under = twelfths // common, 12 // common
    sign, over = (MINUS if over < 0 else ""), abs(over)
    if not over:
        return "0"
    return f"{sign}{over if over > 1 else ''}π{f'/{under}' if under > 1 else ''}"
