"""Steps go in; a staircase with a name on each, from the foot on the left, comes out."""

from __future__ import annotations

from functools import partial

from msgspec import Struct

from builders.design.figures.style import (
    FigureStyle,
    Refusal,
    RefusedError,
    first_that_fits,
    set_text,
)
from builders.design.geometry import Box, Size
from builders.design.runs import runs
from builders.design.scene import Bar, Mark, Scene
from builders.lesson.inline import Text
from builders.problems import Place

# In ems of the text.
PAD = 0.6
RISE = 1.6
LEAST_RISE = 0.8


class Ladder(Struct, frozen=True):
    """The names of the steps, from the foot."""

    where: Place
    language: str
    alt: str
    steps: tuple[Text, ...]


def ladder(figure: Ladder, size: Size, style: FigureStyle) -> Scene | Refusal:
    """Return the staircase, as wide as ``size`` and as high as it needs, at most ``size``."""
    sizes = [step.text for step in style.steps]
    attempts = [(em, rise) for em in sizes for rise in (RISE, LEAST_RISE)]
    return first_that_fits(partial(_drawn, figure, size, style, *each) for each in attempts)


def _drawn(figure: Ladder, size: Size, style: FigureStyle, em: float, rise: float) -> Scene:
    wide, pad = size.width / len(figure.steps), PAD * em
    copies = [
        set_text(runs(step, figure.language), style, em, wide - 2 * pad, step.where)
        for step in figure.steps
    ]
    lowest = max(copy.height for copy in copies) + 2 * pad
    height = lowest + (len(copies) - 1) * rise * em
    if height > size.height:
        raise RefusedError(figure.where)
    marks: list[Mark] = []
    for at, copy in enumerate(copies):
        tall = lowest + at * rise * em
        box = Box(at * wide, height - tall, wide, tall)
        marks.append(Bar(box, style.panel, "ink", style.stroke))
        marks.append(copy.label(box.inset(pad, pad), "ink", "center", "top"))
    return Scene(Size(size.width, height), tuple(marks), figure.alt)
