"""An element with a window goes in; its size, its edge and what is seen in it come out."""

from __future__ import annotations

import math

from builders.design.vectors.drawing import SketchError
from builders.design.vectors.svg.clipping import Edge, convex
from builders.design.vectors.svg.shapes import polygon
from builders.design.vectors.svg.transforms import Matrix, at, numbers
from builders.design.vectors.svg.tree import Element
from builders.design.vectors.svg.values import length

USUAL = 300.0, 150.0  # pixels, of a drawing that does not say its size; CSS 2.1, 10.3.2
FOUR = 4
FLATTEST = 200  # times as wide as high, or as high as wide
ACROSS = frozenset({"x", "x1", "x2", "cx", "rx", "width", "refX", "markerWidth"})

View = tuple[float, float, float, float]


def view(element: Element) -> View | None:
    """Return the part of its plane that an element shows, by its corner and size."""
    found = numbers(element.get("viewBox", "")[:200])
    if len(found) != FOUR or found[2] <= 0 or found[3] <= 0:
        return None
    return found[0], found[1], found[2], found[3]


def whole(name: str, room: tuple[float, float]) -> float:
    """Return what per cents of a length by that name are of, inside a window as large as room."""
    if name == "r":
        return math.hypot(*room) / math.sqrt(2)
    return room[0] if name in ACROSS else room[1]


def size(root: Element) -> tuple[float, float]:
    """Return how large a drawing is, in pixels; per cents are as good as nothing.

    Raises ``SketchError`` for one so narrow that it is a line.
    """
    width, height = _size(root)
    if not 1 / FLATTEST <= width / height <= FLATTEST:
        raise SketchError("L263")
    return width, height


def _size(root: Element) -> tuple[float, float]:
    width, height = (length(root.get(name, ""), 0, 16) for name in ("width", "height"))
    width, height = max(width, 0), max(height, 0)
    seen = view(root)
    if seen is None:
        return width or USUAL[0], height or USUAL[1]
    if not width and not height:
        return seen[2], seen[3]
    return width or height * seen[2] / seen[3], height or width * seen[3] / seen[2]


def edge(matrix: Matrix, width: float, height: float) -> tuple[Edge, ...]:
    """Return the edge of a window where ``matrix`` puts it; none of one that shows nothing."""
    corners = ((0.0, 0.0), (width, 0.0), (width, height), (0.0, height))
    found = convex(polygon(tuple(at(matrix, corner) for corner in corners)))
    return (found,) if found else ()
