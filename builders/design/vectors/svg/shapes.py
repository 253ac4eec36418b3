"""A basic shape by its name and lengths goes in; its lines and curves come out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import chain

from builders.design.vectors.drawing import Point, Steps
from builders.design.vectors.svg.paths import path
from builders.design.vectors.svg.transforms import numbers

KAPPA = 0.5522847  # of a radius, the handles of a quarter of a circle
Length = Callable[[str], float]  # of the attribute by that name, 0 where there is none
SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})


def outline(name: str, attributes: Mapping[str, str], length: Length) -> Steps:
    """Return the steps of a shape; none of one that has no size."""
    match name:
        case "path":
            return path(attributes.get("d", ""))
        case "rect":
            return _rectangle(attributes, length)
        case "circle":
            radius = length("r")
            return ellipse(length("cx"), length("cy"), radius, radius)
        case "ellipse":
            return ellipse(length("cx"), length("cy"), length("rx"), length("ry"))
        case "line":
            ends = (length("x1"), length("y1")), (length("x2"), length("y2"))
            return ("M", ends[:1]), ("L", ends[1:])
        case _:
            return polygon(_pairs(attributes.get("points", "")), is_closed=name == "polygon")


def polygon(points: tuple[Point, ...], *, is_closed: bool = True) -> Steps:
    """Return straight lines from point to point."""
    if not points:
        return ()
    first, *others = points
    lines: Steps = (("M", (first,)), *(("L", (each,)) for each in others))
    return (*lines, ("Z", ())) if is_closed else lines


def ellipse(x: float, y: float, rx: float, ry: float) -> Steps:
    """Return an ellipse around a place."""
    if rx <= 0 or ry <= 0:
        return ()
    return _rounded((x - rx, y - ry, x + rx, y + ry), rx, ry)


def _pairs(text: str) -> tuple[Point, ...]:
    given = numbers(text)
    return tuple(zip(given[::2], given[1::2], strict=False))


def _rectangle(attributes: Mapping[str, str], length: Length) -> Steps:
    x, y, width, height = map(length, ("x", "y", "width", "height"))
    if width <= 0 or height <= 0:
        return ()
    rx, ry = length("rx"), length("ry")
    rx = rx if "rx" in attributes else ry
    ry = ry if "ry" in attributes else rx
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    if rx <= 0 or ry <= 0:
        right, foot = x + width, y + height
        return polygon(((x, y), (right, y), (right, foot), (x, foot)))
    return _rounded((x, y, x + width, y + height), rx, ry)


def _rounded(edges: tuple[float, float, float, float], rx: float, ry: float) -> Steps:
    """Return a rectangle, by its edges, with rounded corners; of an ellipse they are all."""
    left, top, right, foot = edges
    h, v = rx * (1 - KAPPA), ry * (1 - KAPPA)
    turns = (
        ((right - rx, top), (right - h, top), (right, top + v), (right, top + ry)),
        ((right, foot - ry), (right, foot - v), (right - h, foot), (right - rx, foot)),
        ((left + rx, foot), (left + h, foot), (left, foot - v), (left, foot - ry)),
        ((left, top + ry), (left, top + v), (left + h, top), (left + rx, top)),
    )
    sides = chain.from_iterable((("L", turn[:1]), ("C", turn[1:])) for turn in turns)
    first, *others = sides
    return (("M", first[1]), *others, ("Z", ()))  # type: ignore[arg-type]  # as the verbs say
