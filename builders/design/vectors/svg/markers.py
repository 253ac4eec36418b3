"""The steps of a line go in; where its arrowheads stand, and which way they point, come out."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Literal, TypeAlias

from builders.design.vectors.drawing import Point, Steps
from builders.design.vectors.svg.transforms import Matrix, numbers
from builders.design.vectors.svg.tree import Element

Place: TypeAlias = Literal["start", "mid", "end"]


def vertices(steps: Steps) -> Iterator[tuple[Place, Point, float]]:
    """Yield each vertex of steps with the angle of the line there, in degrees clockwise.

    In a corner it is the mean of both ways (SVG 1.1, 11.6.2).
    """
    places, ways_in, ways_out = _ways(steps)
    last = len(places) - 1
    for at, place in enumerate(places):
        found = [way for way in (ways_in[at], ways_out[at]) if way]
        x, y = (sum(way[axis] for way in found) for axis in (0, 1))
        angle = math.degrees(math.atan2(y, x)) if found else 0.0
        yield ("start" if at == 0 else "end" if at == last else "mid"), place, angle


def turned(x: float, y: float, angle: float) -> Matrix:
    """Return what puts a marker at a place, turned by degrees clockwise."""
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return cos, sin, -sin, cos, x, y


def angle_of(marker: Element, along: float, *, is_start: bool) -> float:
    """Return the angle of a marker on a line whose angle there is ``along``, in degrees."""
    orient = marker.get("orient", "0").strip()
    if orient == "auto-start-reverse":
        return along + 180 if is_start else along
    if orient == "auto":
        return along
    found = numbers(orient[:50])
    return found[0] if found else 0


def _ways(steps: Steps) -> tuple[list[Point], list[Point | None], list[Point | None]]:
    places: list[Point] = []
    ways_in: list[Point | None] = []
    ways_out: list[Point | None] = []
    start: Point = (0, 0)
    for verb, points in steps:
        if verb == "M":
            start = points[0]
            way_in = None
        else:
            handles = points or (start,)
            here = places[-1]
            ways_out[-1] = _way(here, *handles)
            way_in = _way(*((handles[-1], *reversed(handles[:-1]), here)), back=True)
        places.append(points[-1] if points else start)
        ways_in.append(way_in)
        ways_out.append(None)
    return places, ways_in, ways_out


def _way(place: Point, *others: Point, back: bool = False) -> Point | None:
    """Return the direction, one long, from a place to the first that is another."""
    for other in others:
        x, y = other[0] - place[0], other[1] - place[1]
        far = math.hypot(x, y)
        if far:
            sign = -1 if back else 1
            return sign * x / far, sign * y / far
    return None
