"""An image element goes in; the picture that its own address holds comes out, at its place."""

from __future__ import annotations

import base64
import binascii

from builders.design.picture import PictureError, flipped, prepare
from builders.design.vectors.drawing import Raster
from builders.design.vectors.svg.paints import XLINK
from builders.design.vectors.svg.transforms import Matrix, at, fit, times
from builders.design.vectors.svg.tree import Element

LEVEL = 1e-3  # of its scale, by which a picture may lean


def embedded(
    element: Element, place: tuple[float, float, float, float], matrix: Matrix
) -> Raster | None:
    """Return the picture of an element; None of one outside the file, broken or turned.

    ``place`` is its corner and size before ``matrix``.
    """
    address = (element.get("href") or element.get(XLINK) or "").strip()
    kind, _, data = address.partition(",")
    x, y, width, height = place
    if not kind.startswith("data:image/") or not kind.endswith(";base64") or min(place[2:]) <= 0:
        return None
    try:
        picture = prepare(base64.b64decode("".join(data.split()), validate=True))
    except (binascii.Error, PictureError):
        return None
    ratio = element.get("preserveAspectRatio", "").replace("slice", "meet")
    inner = fit((0, 0, picture.width, picture.height), (width, height), ratio)
    whole = times(matrix, times((1, 0, 0, 1, x, y), inner))
    a, b, c, d = whole[:4]
    if max(abs(b), abs(c)) > LEVEL * max(abs(a), abs(d)) or not (a and d):
        return None
    left, top = at(whole, (0, 0))
    right, foot = at(whole, (picture.width, picture.height))
    shown = flipped(picture, across=a < 0, down=d < 0) if a < 0 or d < 0 else picture
    return Raster(min(left, right), min(top, foot), abs(right - left), abs(foot - top), shown)
