"""Figures with axes: graphs of functions in a plane, and intervals on a number line."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct, field

from builders.lesson.blocks.base import REMARKS, Figure
from builders.lesson.graphs.values import Function, Interval, Mark, Spot, Stretch
from builders.lesson.inline import Text
from builders.lesson.located import Located
from builders.lesson.texts import Reading
from builders.problems import Place

USUAL = Interval(-5, 5)  # of the axis across where the lesson does not say


class Curve(Struct, frozen=True, kw_only=True):
    """A curve and its name; ``area`` is the part of the axis from which it is shaded."""

    pair: ClassVar[tuple[str, str]] = ("formula", "name")
    short: ClassVar[str] = "formula"
    where: Place
    formula: Located[Function]
    name: Text | None = None
    domain: Interval | None = None
    area: Interval | None = None
    dashed: bool = False


class PlotPoint(Struct, frozen=True, kw_only=True):
    """A point and what stands beside it."""

    pair: ClassVar[tuple[str, str]] = ("at", "name")
    short: ClassVar[str] = "at"
    where: Place
    at: Spot
    name: Text | None = None


class Plot(Figure, frozen=True, kw_only=True):
    """Graphs of functions of one letter, with points, between two axes."""

    kind: ClassVar[str] = "plot"
    reading: ClassVar[Reading] = ("title", "point", ..., "caption", *REMARKS)
    curves: tuple[Curve, ...]
    points: tuple[PlotPoint, ...] = ()
    x: Interval | None = None
    y: Interval | None = None
    x_label: Text | None = field(default=None, name="x-label")
    y_label: Text | None = field(default=None, name="y-label")
    grid: bool = True
    equal: bool = False

    @property
    def letter(self) -> str:
        """Return the letter across, of which the curves are functions."""
        letters = (curve.formula.value.letter for curve in self.curves)
        return next(filter(None, letters), "x")

    def is_upright(self, function: Function) -> bool:
        """Tell whether it is an upright line, such as x = 2."""
        return not function.letter and function.left == self.letter

    @property
    def is_narrow(self) -> bool:
        """Return True: a graph is as wide as the room for it."""
        return True


class LinePoint(Struct, frozen=True, kw_only=True):
    """A point of a number line and what stands above it."""

    pair: ClassVar[tuple[str, str]] = ("at", "name")
    short: ClassVar[str] = "at"
    where: Place
    at: Mark
    name: Text | None = None


class LineInterval(Struct, frozen=True, kw_only=True):
    """An interval of a number line and what stands above it."""

    pair: ClassVar[tuple[str, str]] = ("ends", "name")
    short: ClassVar[str] = "ends"
    where: Place
    ends: Stretch
    name: Text | None = None


class NumberLine(Figure, frozen=True, kw_only=True):
    """A line of numbers with points and intervals; an end that is no part of one is open."""

    kind: ClassVar[str] = "number-line"
    range: Interval
    intervals: tuple[LineInterval, ...] = ()
    points: tuple[LinePoint, ...] = ()
    label: Text | None = None
