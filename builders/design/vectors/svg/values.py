"""Words of a style go in; lengths, colours and pens come out."""

from __future__ import annotations

import re
from functools import lru_cache

from PIL import ImageColor

from builders.design.vectors.svg.transforms import MOST, NUMBER

POINTS_PER_PIXEL = 0.75  # CSS 2.1, 4.3.2: 96 pixels to the inch
UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_LENGTH = re.compile(rf"\s*({NUMBER.pattern})\s*([a-zA-Z%]*)\s*")
_FUNCTION = re.compile(r"(rgba?|hsla?)\(\s*([^)]*)\)", re.IGNORECASE)
_ODD = {"rebeccapurple": "663399"}
NAMED_SIZES = {"xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0}
NAMED_SIZES |= {"x-large": 24.0, "xx-large": 32.0}
RELATIVE = {"smaller": 1 / 1.2, "larger": 1.2}
HEX = 6


def length(text: str, whole: float, em: float, otherwise: float = 0) -> float:
    """Return a length in pixels; per cents are of ``whole``."""
    found = _LENGTH.fullmatch(text)
    if not found:
        return otherwise
    value, unit = float(found[1]), found[2].lower()
    by = {"%": whole / 100, "em": em, "rem": 16.0, "ex": em / 2}.get(unit, UNITS.get(unit))
    if by is None:
        return otherwise
    return max(-MOST, min(MOST, value * by))


def share(text: str, otherwise: float = 1) -> float:
    """Return an opacity."""
    return max(0.0, min(1.0, length(text, 1, 1, otherwise)))


@lru_cache(maxsize=256)
def colour(text: str) -> tuple[str, float] | None:
    """Return a colour as six digits and its opacity; None for none, or for what is no colour."""
    word = text.strip().lower()
    if word in {"none", "", "transparent"}:
        return None
    if word in _ODD:
        return _ODD[word], 1
    function = _FUNCTION.fullmatch(word)
    if function:
        return _called(function[1], function[2])
    try:
        red, green, blue, *alpha = ImageColor.getrgb(word)
    except ValueError:
        return None
    opacity = alpha[0] / 255 if alpha else 1.0
    return f"{red:02X}{green:02X}{blue:02X}", opacity


def _called(name: str, typed: str) -> tuple[str, float] | None:
    """Return what rgb() or hsl() say, in the old and in the new way of writing."""
    parts = re.split(r"[\s,/]+", typed.strip())
    opacity = share(parts[3]) if len(parts) > 3 else 1.0  # noqa: PLR2004 - after three colours
    whole = 255 if name.startswith("rgb") else 100
    channels = [length(part.removesuffix("deg"), whole, 1) for part in parts[:3]]
    if len(channels) < 3:  # noqa: PLR2004 - as above
        return None
    if name.startswith("rgb"):
        levels = [max(0, min(255, round(each))) for each in channels]
        return "".join(f"{level:02X}" for level in levels), opacity
    hue, saturation, light = channels
    clean = (max(0.0, min(100.0, each)) for each in (saturation, light))
    found = ImageColor.getrgb("hsl({:.3f},{:.3f}%,{:.3f}%)".format(hue % 360, *clean))
    return "".join(f"{level:02X}" for level in found[:3]), opacity


def mixed(colours: list[tuple[str, float, float]]) -> tuple[str, float]:
    """Return the mean of colours by their opacity and weight, and its opacity."""
    total = sum(weight for _, _, weight in colours) or 1
    opacity = sum(alpha * weight for _, alpha, weight in colours) / total
    seen = sum(alpha * weight for _, alpha, weight in colours) or 1
    levels = (
        sum(int(each[at : at + 2], 16) * alpha * weight for each, alpha, weight in colours) / seen
        for at in range(0, HEX, 2)
    )
    return "".join(f"{round(level):02X}" for level in levels), opacity
