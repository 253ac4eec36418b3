"""A picture and places on it go in; the picture under numbered dots comes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from builders.design.figures.style import FigureStyle
from builders.design.geometry import Box, Size
from builders.design.scene import Dot, Label, Mark, Photo, Scene
from builders.design.type import LINE, Run, width
from builders.design.vectors.drawing import Shown

AIR = 0.3  # ems between a number and its circle


class Pin(Struct, frozen=True):
    """A number at a place, in shares of the picture's width and height."""

    number: str
    left: float
    top: float


class PinnedPicture(Struct, frozen=True):
    """A picture and the numbers on it."""

    picture: Shown
    pins: tuple[Pin, ...]
    alt: str


def pinned(figure: PinnedPicture, size: Size, em: float, style: FigureStyle) -> Scene:
    """Return the picture, as large as ``size``, with its numbers ``em`` points high."""
    radius = _radius(figure.pins, em, style)
    box = Box(0, 0, size.width, size.height)
    marks = (mark for pin in figure.pins for mark in _pin(pin, box, radius, em, style))
    return Scene(size, (Photo(box, figure.picture), *marks), figure.alt)


def _radius(pins: Sequence[Pin], em: float, style: FigureStyle) -> float:
    widest = max(width((Run(pin.number, bold=True),), style.ruler, em) for pin in pins)
    return max(widest, LINE * em / 2) / 2 + AIR * em


def _pin(pin: Pin, box: Box, radius: float, em: float, style: FigureStyle) -> Iterator[Mark]:
    """Yield a dot and its number, wholly on the picture."""
    x = _within(pin.left * box.width, radius, box.width - radius)
    y = _within(pin.top * box.height, radius, box.height - radius)
    yield Dot(x, y, radius, "ground", "ink", style.stroke)
    around = Box(x - radius, y - LINE * em / 2, 2 * radius, LINE * em)
    yield Label(around, ((Run(pin.number, bold=True),),), em, "ink", "center", "middle")


def _within(at: float, least: float, most: float) -> float:
    return max(least, min(at, most))
