"""Points of a plane go in; their names where they cover the least of what is there come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from builders.design.figures.graphs.placing import Ground, clearest, is_over
from builders.design.figures.graphs.plane import Plane
from builders.design.figures.style import RefusedError
from builders.design.geometry import Box
from builders.design.scene import Label, Point
from builders.design.type import LINE, Run

RADIUS = 0.3  # ems of a point
NEAR = 0.25  # ems between a point and its name beside it, and above or below it
CLOSE = 0.1


def named(plane: Plane, inked: Sequence[Point], taken: Iterable[Box]) -> Iterator[Label]:
    """Yield the name of each point; ``inked`` are places of curves, ``taken`` boxes of words.

    Raises ``RefusedError`` for one that has no place in the scene clear of other names and points.
    """
    em, radius, axes = plane.em, RADIUS * plane.em, plane.coordinates.at(plane.origin)
    ground = Ground(plane.room, tuple(inked), axes[:1], axes[1:])
    places = [plane.coordinates.at((spot.x, spot.y)) for spot in plane.figure.spots]
    dots = (Box(x - radius, y - radius, 2 * radius, 2 * radius) for x, y in places)
    boxes = [*taken, *dots]
    for spot, place in zip(plane.figure.spots, places, strict=True):
        best = clearest(_around(place, plane.long(spot.name, em), radius, em), boxes, ground)
        if is_over(best, boxes) or not plane.room.contains(best):
            raise RefusedError(plane.figure.where)
        boxes.append(best.inset(-CLOSE * em, 0))
        yield Label(best, ((Run(spot.name),),), em, "ink")


def _around(place: Point, wide: float, radius: float, em: float) -> tuple[Box, ...]:
    """Return the boxes around a point in which its name may stand, the best first."""
    (x, y), line = place, LINE * em
    beside, above = radius + NEAR * em, radius + CLOSE * em
    corners = (
        (beside, -line - above / 5),
        (-beside - wide, -line - above / 5),
        (beside, above / 5),
        (-beside - wide, above / 5),
        (-wide / 2, -line - above),
        (-wide / 2, above),
        (beside, -line / 2),
        (-beside - wide, -line / 2),
        (beside, -2 * line),
        (-beside - wide, -2 * line),
        (beside, line),
        (-beside - wide, line),
    )
    return tuple(Box(x + across, y + down, wide, line) for across, down in corners)
