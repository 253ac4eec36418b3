"""A figure, a size and a style go in; its scene comes out, or why the size does not hold it."""

from __future__ import annotations

from builders.design.figures.bars import bars
from builders.design.figures.data import BarChart, Figure, NumberLine, Plot, Timeline, Tree
from builders.design.figures.style import FigureStyle, Refusal
from builders.design.figures.timeline import timeline
from builders.design.figures.tree import tree
from builders.design.geometry import Size
from builders.design.scene import Scene
from builders.problems import assert_never


def drawn(figure: Figure, size: Size, style: FigureStyle) -> Scene | Refusal:
    """Return ``figure``, as wide as ``size`` and as high as it needs, at most ``size``."""
    match figure:
        case BarChart():
            return bars(figure, size, style)
        case Timeline():
            return timeline(figure, size, style)
        case Tree():
            return tree(figure, size, style)
        case Plot():
            from builders.design.figures.graphs.plot import plot  # noqa: PLC0415 - few have one

            return plot(figure, size, style)
        case NumberLine():
            from builders.design.figures.graphs.number_line import (  # noqa: PLC0415 - as above
                number_line,
            )

            return number_line(figure, size, style)
        case _:
            assert_never(figure)
