"""Small values go in; operators and operands of a page's content come out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache


def num(value: float) -> str:
    """Return a number as PDF writes it, to a thousandth of a point."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


@lru_cache(maxsize=64)
def colour(ink: str) -> str:
    """Return the parts of a colour given by six hexadecimal digits."""
    return " ".join(num(int(ink[at : at + 2], 16) / 255) for at in (0, 2, 4))


def pen(ink: str, width: float) -> str:
    """Return what a line is drawn with."""
    return f"{colour(ink)} RG {num(width)} w"


def polyline(points: Iterable[tuple[float, float]]) -> str:
    """Return lines from each of ``points`` to the next."""
    places = (f"{num(x)} {num(y)}" for x, y in points)
    return " ".join(f"{place} {'l' if at else 'm'}" for at, place in enumerate(places))


def curve(*points: tuple[float, float]) -> str:
    """Return a Bézier curve to the last of ``points``."""
    return " ".join(f"{num(x)} {num(y)}" for x, y in points) + " c"
