"""Steps and a convex edge around them go in; what of them lies inside comes out.

Slides have no clips, so that what is cut is cut here, for both outputs alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from builders.design.vectors.drawing import Path, Point, Step, Steps, corners
from builders.design.vectors.svg.shapes import polygon

PARTS = 12  # straight lines that a curve is cut as
NEAR = 1e-9
Edge = tuple[Point, ...]  # a convex polygon, clockwise as it is seen


def clipped(mark: Path, edge: Edge, slack: float) -> Iterator[Path]:
    """Yield what of a path is inside ``edge``; one that leaves it by ``slack`` is whole."""
    if all(_inside(each, edge, slack) for each in corners(mark.steps)):
        yield mark
        return
    lines = tuple(_flat(mark.steps))
    if mark.fill:
        kept = (_cut(tuple(line), edge) for line, _ in lines)
        steps = tuple(step for points in kept for step in polygon(points))
        if steps:
            yield Path(steps, mark.fill, None, mark.even_odd)
    if mark.pen:
        open_lines = ((*line, line[0]) if closed else tuple(line) for line, closed in lines)
        steps = tuple(step for line in open_lines for step in _stroked(line, edge))
        if steps:
            yield Path(steps, None, mark.pen)


def convex(steps: Steps) -> Edge | None:
    """Return the polygon of ``steps`` clockwise; None where it is of several, or not convex."""
    lines = [line for line, _ in _flat(steps)]
    if len(lines) != 1:
        return None
    points = [one for one, other in zip(lines[0], [*lines[0][1:], lines[0][0]], strict=True)]
    points = [each for at, each in enumerate(points) if each != points[at - 1]]
    turns = [_side(points[at - 2], points[at - 1], points[at]) for at in range(len(points))]
    if len(points) < 3 or not any(abs(turn) > NEAR for turn in turns):  # noqa: PLR2004 - an area
        return None
    if all(turn >= -NEAR for turn in turns):
        return tuple(points)
    return tuple(reversed(points)) if all(turn <= NEAR for turn in turns) else None


def holds(edge: Edge, place: Point, slack: float = 0) -> bool:
    """Tell whether ``place`` is inside, or outside by ``slack`` at the most."""
    return _inside(place, edge, slack)


def _flat(steps: Steps) -> Iterator[tuple[list[Point], bool]]:
    """Yield the points of each line, curves as many short ones, and whether it is closed."""
    line: list[Point] = []
    for verb, points in steps:
        if verb == "M":
            if line:
                yield line, False
            line = [points[0]]
        elif verb == "L":
            line.append(points[0])
        elif verb == "C":
            line += _curve(line[-1], points)
        elif line:
            yield line, True
            line = [line[0]]
    if len(line) > 1:
        yield line, False


def _curve(start: Point, points: Sequence[Point]) -> Iterator[Point]:
    one, two, end = points
    for number in range(1, PARTS + 1):
        t = number / PARTS
        u = 1 - t
        a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        yield (
            a * start[0] + b * one[0] + c * two[0] + d * end[0],
            a * start[1] + b * one[1] + c * two[1] + d * end[1],
        )


def _sides(edge: Edge) -> Iterator[tuple[Point, Point]]:
    return pairwise((*edge, edge[0]))


def _side(one: Point, other: Point, place: Point) -> float:
    """Return on which side of a line ``place`` is: right of it, as it is seen, is more than 0."""
    return (other[0] - one[0]) * (place[1] - one[1]) - (other[1] - one[1]) * (place[0] - one[0])


def _inside(place: Point, edge: Edge, slack: float) -> bool:
    for one, other in _sides(edge):
        length = ((other[0] - one[0]) ** 2 + (other[1] - one[1]) ** 2) ** 0.5
        if _side(one, other, place) < -(slack + NEAR) * length:
            return False
    return True


def _cut(points: tuple[Point, ...], edge: Edge) -> tuple[Point, ...]:
    """Return the part of an area inside ``edge`` (Sutherland and Hodgman, 1974)."""
    for one, other in _sides(edge):
        kept: list[Point] = []
        for at, place in enumerate(points):
            before, now = _side(one, other, points[at - 1]), _side(one, other, place)
            if (before < 0) != (now < 0):
                kept.append(_between(points[at - 1], place, before / (before - now)))
            if now >= 0:
                kept.append(place)
        points = tuple(kept)
    return points


def _between(one: Point, other: Point, share: float) -> Point:
    return one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])


def _stroked(line: tuple[Point, ...], edge: Edge) -> Iterator[Step]:
    """Yield the steps of a line inside ``edge`` (Cyrus and Beck, 1978)."""
    here: Point | None = None
    for one, other in pairwise(line):
        low, high = 0.0, 1.0
        for start, end in _sides(edge):
            before, after = _side(start, end, one), _side(start, end, other)
            if before < 0 and after < 0:
                low = 2
            elif before < 0:
                low = max(low, before / (before - after))
            elif after < 0:
                high = min(high, before / (before - after))
        if low < high:
            first, last = _between(one, other, low), _between(one, other, high)
            if first != here:
                yield "M", (first,)
            yield "L", (last,)
            here = last
