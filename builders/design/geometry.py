"""Points, boxes and their division; every gap and column of a plan is made here."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

POINTS_PER_MM = 72 / 25.4  # a point is 1/72 inch, an inch 25.4 mm


def mm(length: float) -> float:
    """Return ``length`` millimetres in points."""
    return length * POINTS_PER_MM


class Size(Struct, frozen=True):
    """A width and a height in points."""

    width: float
    height: float


class Box(Struct, frozen=True):
    """A rectangle in points; ``x`` grows to the right and ``y`` down."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Return the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Return the bottom edge."""
        return self.y + self.height

    @property
    def size(self) -> Size:
        """Return width and height."""
        return Size(self.width, self.height)

    @classmethod
    def of(cls, points: Sequence[tuple[float, float]]) -> Box:
        """Return the smallest box that holds ``points``."""
        (left, right), (top, bottom) = (
            (min(each[axis] for each in points), max(each[axis] for each in points))
            for axis in (0, 1)
        )
        return cls(left, top, right - left, bottom - top)

    def inset(self, horizontal: float, vertical: float) -> Box:
        """Return the box less a margin on each side."""
        return Box(
            self.x + horizontal,
            self.y + vertical,
            self.width - 2 * horizontal,
            self.height - 2 * vertical,
        )

    def top(self, height: float) -> Box:
        """Return the upper ``height`` points."""
        return replace(self, height=height)

    def below(self, height: float) -> Box:
        """Return what the upper ``height`` points leave."""
        return replace(self, y=self.y + height, height=self.height - height)

    def columns(self, shares: Sequence[float], gap: float = 0) -> tuple[Box, ...]:
        """Return one box per share, left to right, ``gap`` apart, filling the width."""
        return tuple(
            replace(self, x=start, width=length)
            for start, length in _divide(self.x, self.width, shares, gap)
        )

    def rows(self, shares: Sequence[float], gap: float = 0) -> tuple[Box, ...]:
        """Return one box per share, top to bottom, ``gap`` apart, filling the height."""
        return tuple(
            replace(self, y=start, height=length)
            for start, length in _divide(self.y, self.height, shares, gap)
        )

    def times(self, by: float) -> Box:
        """Return the box with all its lengths times ``by``."""
        return Box(self.x * by, self.y * by, self.width * by, self.height * by)

    def around(self, other: Box) -> Box:
        """Return the least box that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        right, bottom = max(self.right, other.right), max(self.bottom, other.bottom)
        return Box(x, y, right - x, bottom - y)

    def contains(self, other: Box, tolerance: float = 0.01) -> bool:
        """Tell whether ``other`` lies inside, to within ``tolerance`` points."""
        return (
            other.x >= self.x - tolerance
            and other.y >= self.y - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )

    def overlaps(self, other: Box, tolerance: float = 0.01) -> bool:
        """Tell whether the two share more than an edge of ``tolerance`` points."""
        return (
            self.x < other.right - tolerance
            and other.x < self.right - tolerance
            and self.y < other.bottom - tolerance
            and other.y < self.bottom - tolerance
        )


def _divide(
    start: float, length: float, shares: Sequence[float], gap: float
) -> list[tuple[float, float]]:
    usable = length - gap * (len(shares) - 1)
    total = sum(shares)
    pieces = []
    for share in shares:
        piece = usable * share / total
        pieces.append((start, piece))
        start += piece + gap
    return pieces
