"""What a graph is made of: functions, points and the ranges that they are seen in."""

from __future__ import annotations

from msgspec import Struct

ENDLESS = float("inf")


class ExpressionError(ValueError):
    """The text is no expression from ``start`` on; ``name`` is one that stands for nothing."""

    def __init__(self, start: int, name: str = "") -> None:
        """Keep where the fault lies, counted in signs of the text."""
        super().__init__(start)
        self.start = start
        self.name = name


class Interval(Struct, frozen=True):
    """The numbers from ``first`` to ``last``; in a graph that counts ``in_pi`` they name π."""

    first: float
    last: float
    in_pi: bool = False

    @property
    def length(self) -> float:
        """Return how far it is from end to end."""
        return self.last - self.first

    def nearest(self, value: float) -> float:
        """Return the number of them that lies nearest to ``value``."""
        return min(max(value, self.first), self.last)


class Function(Struct, frozen=True):
    """What a curve is of: the expression ``text`` of one letter, or of none.

    ``left`` is what stands before its sign of equality, if there is one; ``shown`` is all of it as
    a textbook prints it in a line.
    """

    left: str
    text: str
    letter: str
    shown: str


class Spot(Struct, frozen=True):
    """A point by its two numbers."""

    x: float
    y: float


class Mark(Struct, frozen=True):
    """A number of a line, as it was typed and as it is printed: 3/2, √2."""

    at: float
    shown: str


class Stretch(Struct, frozen=True):
    """An interval of a number line; an end may be endless, and is part of it if ``closed``.

    ``shown`` is how its ends are printed.
    """

    first: float
    last: float
    closed: tuple[bool, bool]
    shown: tuple[str, str]
