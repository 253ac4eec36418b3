"""Boxes in which words may stand go in; the one that covers the least of a drawing comes out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count

from msgspec import Struct

from builders.design.geometry import Box
from builders.design.scene import Point

EDGE = 1.0, 2.0  # points around words that lines should leave free, at their sides and above
# What words cost: a point outside of the room, a place of a curve under them, a line
# under them, a square point of other words.
OUTSIDE, CURVE, LINE, WORDS = 20, 4, 30, 3
RANK = 3  # what it costs that a place is not the first


class Ground(Struct, frozen=True):
    """A ``room`` with places of curves, lines from edge to edge and other words in it."""

    room: Box
    inked: tuple[Point, ...]
    across: tuple[float, ...]
    down: tuple[float, ...]


def clearest(boxes: Sequence[Box], words: Sequence[Box], ground: Ground) -> Box:
    """Return the one of ``boxes``, the best first, that covers the least."""
    costs = (RANK * at + _cost(box, words, ground) for at, box in enumerate(boxes))
    return min(zip(costs, count(), boxes, strict=False))[2]


def is_over(box: Box, words: Iterable[Box]) -> bool:
    """Tell whether words in ``box`` would stand over other words."""
    return any(_shared(box, other) for other in words)


def _cost(box: Box, words: Sequence[Box], ground: Ground) -> float:
    room, free = ground.room, box.inset(-EDGE[0], -EDGE[1])
    outside = max(0, room.x - box.x) + max(0, box.right - room.right)
    outside += max(0, room.y - box.y) + max(0, box.bottom - room.bottom)
    places = sum(free.x <= x <= free.right and free.y <= y <= free.bottom for x, y in ground.inked)
    lines = sum(box.x < x < box.right for x in ground.across)
    lines += sum(box.y + EDGE[1] < y < box.bottom - EDGE[1] for y in ground.down)
    shared = sum(_shared(box, other) for other in words)
    return OUTSIDE * outside + CURVE * places + LINE * lines + WORDS * shared


def _shared(one: Box, other: Box) -> float:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across * down if across > 0 and down > 0 else 0
