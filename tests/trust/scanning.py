"""A grey picture of an answer sheet goes in; what is marked on it comes out.

It knows docs/answer-sheet.md and nothing of the program. A circle is judged by the ground around
it, not by the sheet as a whole: light falls unevenly. What lies between filled and empty is left
for a person.
"""

from itertools import permutations
from typing import Any, NamedTuple

import cv2
import numpy as np
import zxingcpp

Picture = np.ndarray[Any, np.dtype[np.uint8]]
Points = np.ndarray[Any, np.dtype[np.float32]]

SCALE = 6.0  # pixels a millimetre, once the sheet lies straight
WIDE, TALL = 210, 297
CORNERS = ((10.0, 10.0), (200.0, 10.0), (200.0, 287.0), (10.0, 287.0))  # round the sheet
TOP = (22.0, 10.0)
LEFT, RIGHT, FIRST, STEP, LABEL, PITCH = 18.0, 192.0, 66.0, 8.0, 15.0, 8.0
LEAST_DEEP = 10
INSIDE, AROUND = 1.9, (3.0, 3.7)  # radii: of what is judged, and of the ground beside it
EMPTY, FILLED = 0.24, 0.36  # darker than the ground by so much of it
RADIX = "0123456789abcdefghijklmnopqrstuvwxyz"


class Read(NamedTuple):
    """A sheet: which test and variant, the first of its rows, the marks of each row and doubts."""

    test: str
    variant: int
    first: int
    marks: list[frozenset[int]]
    doubtful: list[int]


def read(picture: Picture) -> Read | None:
    """Return what is marked, or None where the sheet is not found."""
    corners = _corners(picture)
    if corners is None:
        return None
    for turn in range(4):
        flat = _flat(picture, np.roll(corners, -turn, axis=0))
        if _darkness(flat, *TOP, 1.0) > 0.5:
            return _read(flat)
    return None


def places(counts: list[int]) -> list[list[tuple[float, float]]]:
    """Return the middles of the circles of each row, in millimetres."""
    wide = LABEL + PITCH * max(counts)
    columns = max(int((RIGHT - LEFT) / wide), 1)
    depth = max(-(-len(counts) // columns), LEAST_DEEP)
    found = []
    for number, count in enumerate(counts):
        column, down = divmod(number, depth)
        x, y = LEFT + column * wide + LABEL, FIRST + down * STEP
        found.append([(x + at * PITCH, y) for at in range(count)])
    return found


def _read(flat: Picture) -> Read | None:
    codes = zxingcpp.read_barcodes(flat)
    said = next((code.text.split(";") for code in codes if code.text.startswith("LC1;")), None)
    if said is None:
        return None
    _, test, variant, first, counts = said
    marks, doubtful = [], []
    for number, row in enumerate(places([RADIX.index(count) for count in counts])):
        darkness = [_darkness(flat, x, y, INSIDE) for x, y in row]
        marks.append(frozenset(at for at, dark in enumerate(darkness) if dark >= FILLED))
        if any(EMPTY < dark < FILLED for dark in darkness):
            doubtful.append(number)
    return Read(test, int(variant), int(first), marks, doubtful)


def _corners(picture: Picture) -> Points | None:
    """Return the middles of the four marks, round the sheet."""
    ground = cv2.GaussianBlur(picture, (0, 0), max(picture.shape) / 40)
    dark = (picture < 0.6 * ground.astype(np.float32)).astype(np.uint8)
    dark = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    count, _, stats, middles = cv2.connectedComponentsWithStats(dark, connectivity=8)
    side = max(picture.shape) / TALL * 6  # of a mark, if the sheet fills the picture
    found = []
    for number in range(1, count):
        _, _, width, height, area = stats[number]
        is_square = 0.6 < width / height < 1.7 and area > 0.55 * width * height
        if is_square and 0.5 * side < width < 1.6 * side and 0.5 * side < height < 1.6 * side:
            found.append(middles[number])
    if len(found) < 4:
        return None
    return _outermost(np.array(found, np.float32), picture.shape)


def _outermost(found: Points, shape: tuple[int, ...]) -> Points:
    """Return the four that are nearest to the corners of the picture, each another one."""
    tall, wide = shape[:2]
    ends = np.array([(0, 0), (wide, 0), (wide, tall), (0, tall)], np.float32)
    far = np.linalg.norm(found[:, None] - ends[None], axis=2)
    near = sorted({int(each) for end in range(4) for each in np.argsort(far[:, end])[:3]})
    best = min(
        permutations(near, 4), key=lambda four: sum(far[one, at] for at, one in enumerate(four))
    )
    return found[list(best)]


def _flat(picture: Picture, corners: Points) -> Picture:
    wanted = np.array(CORNERS, np.float32) * SCALE
    turned = cv2.getPerspectiveTransform(corners.astype(np.float32), wanted)
    size = (int(WIDE * SCALE), int(TALL * SCALE))
    flat = cv2.warpPerspective(picture, turned, size, flags=cv2.INTER_AREA, borderValue=255)
    return np.asarray(flat, np.uint8)


def _darkness(flat: Picture, x: float, y: float, radius: float) -> float:
    """Return how much darker a circle is than the ground around it, from 0 to 1."""
    reach = int((AROUND[1] + 1) * SCALE)
    column, row = round(x * SCALE), round(y * SCALE)
    patch = flat[row - reach : row + reach + 1, column - reach : column + reach + 1]
    down, across = np.ogrid[-reach : reach + 1, -reach : reach + 1]
    far = np.hypot(down, across) / SCALE
    ground = float(np.median(patch[(far > AROUND[0]) & (far < AROUND[1])])) or 1.0
    return 1 - float(patch[far <= radius].mean()) / ground
