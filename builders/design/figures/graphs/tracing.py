"""A function and a window go in; the lines of its curve inside the window come out, in numbers.

Between two places that lie far apart, or on a bend, the function is looked at again, so that a
curve is followed and a jump, an asymptote among them, parts it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import islice, pairwise
from typing import TypeAlias

from msgspec import Struct

from builders.design.scene import Point
from builders.lesson.graphs.values import Interval

STEPS = 240  # of a curve across its domain
FAR = 0.02  # of the window's height; places further apart are looked between
DEEPEST = 24  # halvings
MOST = 4_000  # places of one curve
EVEN = 1 / 8000  # of the window; a place that lies so near to the line past it says nothing

Line: TypeAlias = tuple[Point, ...]


class Window(Struct, frozen=True):
    """What is seen of the plane."""

    x: Interval
    y: Interval


def traced(
    count: Callable[[float], float], domain: Interval, x: Interval, y: Interval
) -> tuple[Line, ...]:
    """Return the lines of a curve over ``domain`` that are seen between ``x`` and ``y``."""
    window = Window(x, y)
    first, last = max(domain.first, x.first), min(domain.last, x.last)
    if first >= last:
        return ()
    places = _places(count, first, last, window)
    runs = (line for run in _runs(places, window) for line in _cut(run, window))
    return tuple(_thinned(line, window) for line in runs)


def heights(count: Callable[[float], float], first: float, last: float) -> list[float]:
    """Return what the function is at even steps, where it is a number."""
    found = (count(first + (last - first) * at / STEPS) for at in range(STEPS + 1))
    return [each for each in found if math.isfinite(each)]


def _places(
    count: Callable[[float], float], first: float, last: float, window: Window
) -> list[Point]:
    places = [first + (last - first) * at / STEPS for at in range(STEPS + 1)]
    points = [(x, count(x)) for x in places]
    found = [points[0]]
    for left, right in pairwise(points):
        found += islice(_between(count, left, right, window, DEEPEST), max(0, MOST - len(found)))
        found.append(right)
    return found


def _between(
    count: Callable[[float], float], left: Point, right: Point, window: Window, depth: int
) -> Iterator[Point]:
    """Yield places between two that lie too far apart or on a bend, or of which one is nothing."""
    x = (left[0] + right[0]) / 2
    middle = x, count(x)
    is_even = not _is_apart(left[1], right[1], window) and _is_between(left, middle, right, window)
    if depth == 0 or is_even:
        return
    yield from _between(count, left, middle, window, depth - 1)
    yield middle
    yield from _between(count, middle, right, window, depth - 1)


def _is_apart(one: float, other: float, window: Window) -> bool:
    if math.isfinite(one) != math.isfinite(other):
        return True
    if not math.isfinite(one) or _is_beyond(one, other, window):
        return False
    return abs(_near(one, window) - _near(other, window)) > FAR * window.y.length


def _is_between(left: Point, middle: Point, right: Point, window: Window) -> bool:
    """Tell whether the place in the middle says nothing that the line past it does not."""
    heights = (left[1], middle[1], right[1])
    if not all(map(math.isfinite, heights)):
        return not any(map(math.isfinite, heights))
    outside = all(y > window.y.last for y in heights) or all(y < window.y.first for y in heights)
    return outside or _off(middle, left, right, window) <= EVEN


def _near(y: float, window: Window) -> float:
    """Return a height, of one outside the window that of a place a little outside."""
    margin = FAR * window.y.length
    return min(max(y, window.y.first - margin), window.y.last + margin)


def _is_beyond(one: float, other: float, window: Window) -> bool:
    """Tell whether two heights lie outside the window on one side."""
    return (one > window.y.last and other > window.y.last) or (
        one < window.y.first and other < window.y.first
    )


def _runs(places: list[Point], window: Window) -> Iterator[list[Point]]:
    """Yield the places that belong together: nothing and a jump part them."""
    run: list[Point] = []
    for place in places:
        is_number = math.isfinite(place[1])
        if run and (not is_number or _jumps(run[-1], place, window)):
            yield run
            run = []
        if is_number:
            run.append(place)
    if run:
        yield run


def _jumps(one: Point, other: Point, window: Window) -> bool:
    return _is_apart(one[1], other[1], window) and not _is_beyond(one[1], other[1], window)


def _cut(run: list[Point], window: Window) -> Iterator[Line]:
    """Yield the parts of a run inside the window, to its very edge."""
    part: list[Point] = []
    for one, other in pairwise(run):
        inside = _clipped(one, other, window.y)
        if inside is None:
            if len(part) > 1:
                yield tuple(part)
            part = []
            continue
        start, end = inside
        if part and part[-1] != start:
            yield tuple(part)
            part = []
        part = [*part, end] if part else [start, end]
    if len(part) > 1:
        yield tuple(part)


def _clipped(one: Point, other: Point, y: Interval) -> tuple[Point, Point] | None:
    """Return what of a line lies between two heights."""
    (x1, y1), (x2, y2) = one, other
    if max(y1, y2) < y.first or min(y1, y2) > y.last:
        return None

    def at(height: float) -> Point:
        return x1 + (x2 - x1) * (height - y1) / (y2 - y1), height

    ends = []
    for x, own in (one, other):
        ends.append(at(y.last) if own > y.last else at(y.first) if own < y.first else (x, own))
    return ends[0], ends[1]


def _thinned(line: Line, window: Window) -> Line:
    """Return a line with the fewest of its places that no eye can tell from all of them."""
    kept = {0, len(line) - 1}
    parts = [(0, len(line) - 1)]
    while parts:
        first, last = parts.pop()
        far, at = max(
            (
                (_off(line[at], line[first], line[last], window), at)
                for at in range(first + 1, last)
            ),
            default=(0.0, first),
        )
        if far > EVEN:
            kept.add(at)
            parts += [(first, at), (at, last)]
    return tuple(line[at] for at in sorted(kept))


def _off(point: Point, start: Point, end: Point, window: Window) -> float:
    """Return how far a point lies from the line past it, in parts of the window."""
    wide, high = window.x.length, window.y.length
    across, up = (end[0] - start[0]) / wide, (end[1] - start[1]) / high
    over, above = (point[0] - start[0]) / wide, (point[1] - start[1]) / high
    length = math.hypot(across, up)
    return abs(across * above - up * over) / length if length else math.hypot(over, above)
