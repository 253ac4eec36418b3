"""The words of a transform go in; a matrix comes out, and points and steps under it."""

from __future__ import annotations

import math
import re
from typing import TypeAlias

from builders.design.vectors.drawing import Point, Steps

# a b c d e f as SVG writes them: x' = a x + c y + e, y' = b x + d y + f
Matrix: TypeAlias = tuple[float, float, float, float, float, float]

SAME: Matrix = (1, 0, 0, 1, 0, 0)
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_FUNCTION = re.compile(r"(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^)]*)\)")
FLAT = 1e-9  # of a matrix, what is left of an area where nothing can be seen
LONGEST = 4000  # characters; no program writes more for one element
MOST = 1e7  # points; what lies farther is no part of a drawing


def numbers(text: str) -> list[float]:
    """Return the numbers in ``text``; one too large to draw is cut."""
    return [max(-MOST, min(MOST, float(each))) for each in NUMBER.findall(text)]


def times(one: Matrix, other: Matrix) -> Matrix:
    """Return what does ``other`` first and ``one`` then."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + c * h,
        b * g + d * h,
        a * i + c * j,
        b * i + d * j,
        a * k + c * m + e,
        b * k + d * m + f,
    )


def transform(text: str) -> Matrix:
    """Return the matrix of a list of transforms; what is written wrongly counts as none."""
    found = SAME
    for name, typed in _FUNCTION.findall(text[:LONGEST]):
        found = times(found, _one(name, numbers(typed)))
    return found


def _one(name: str, given: list[float]) -> Matrix:
    match name, given:
        case "matrix", [a, b, c, d, e, f]:
            return a, b, c, d, e, f
        case "translate", [x, *rest]:
            return 1, 0, 0, 1, x, rest[0] if rest else 0
        case "scale", [x, *rest]:
            return x, 0, 0, rest[0] if rest else x, 0, 0
        case "rotate", [angle, *around]:
            cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
            x, y = around if len(around) == 2 else (0, 0)  # noqa: PLR2004 - the middle
            turned = times((1, 0, 0, 1, x, y), (cos, sin, -sin, cos, 0, 0))
            return times(turned, (1, 0, 0, 1, -x, -y))
        case "skewX", [angle, *_]:
            return 1, 0, math.tan(math.radians(angle)), 1, 0, 0
        case "skewY", [angle, *_]:
            return 1, math.tan(math.radians(angle)), 0, 1, 0, 0
        case _:
            return SAME


def at(matrix: Matrix, place: Point) -> Point:
    """Return where ``place`` is put."""
    a, b, c, d, e, f = matrix
    x, y = place
    return a * x + c * y + e, b * x + d * y + f


def placed(matrix: Matrix, steps: Steps) -> Steps:
    """Return ``steps`` where they are put."""
    return tuple((verb, tuple(at(matrix, each) for each in points)) for verb, points in steps)


def scale(matrix: Matrix) -> float:
    """Return how much longer lines become, on average of all ways."""
    return math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))


def turn(matrix: Matrix) -> float:
    """Return by how many degrees a level line is turned, clockwise."""
    return math.degrees(math.atan2(matrix[1], matrix[0]))


def fit(box: tuple[float, float, float, float], room: Point, ratio: str) -> Matrix:
    """Return what puts ``box``, by its corner and size, into ``room`` as its aspect ratio says."""
    x, y, width, height = box
    across, down = room[0] / width, room[1] / height
    if ratio.strip().startswith("none"):
        return across, 0, 0, down, -x * across, -y * down
    by = max(across, down) if "slice" in ratio else min(across, down)
    left = _share(ratio, "xM") * (room[0] - width * by)
    top = _share(ratio, "YM") * (room[1] - height * by)
    return by, 0, 0, by, left - x * by, top - y * by


def _share(ratio: str, axis: str) -> float:
    """Return how much of the free room stands before the box."""
    return 0.0 if f"{axis}in" in ratio else 1.0 if f"{axis}ax" in ratio else 0.5
