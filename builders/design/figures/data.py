"""What figures show, as values: each is drawn at any size, and reads aloud in words."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from builders.lesson.blocks.figures import Branch, Event
from builders.lesson.graphs import values
from builders.lesson.graphs.values import Interval
from builders.lesson.inline import Text
from builders.problems import Place


class Aloud(Struct, frozen=True):
    """A figure in words: what all of it is, then its parts."""

    before: str
    parts: tuple[str, ...]
    after: str

    @property
    def words(self) -> str:
        """Return the alternative text."""
        return f"{self.before}{'; '.join(self.parts)}{self.after}"


class Datum(Struct, frozen=True):
    """One bar: ``text`` is its value as the language writes it."""

    label: Text
    value: Decimal
    text: str
    emphasis: bool
    is_rest: bool
    where: Place


class BarChart(Struct, frozen=True):
    """Bars in the order in which every output draws them; ``total`` is a label and a number.

    ``thousands`` stands between the thousands of its numbers.
    """

    where: Place
    language: str
    aloud: Aloud
    bars: tuple[Datum, ...]
    thousands: str
    total: tuple[str, str] | None = None

    @property
    def least(self) -> Decimal:
        """Return the smallest value, at most zero."""
        return min(Decimal(0), *(datum.value for datum in self.bars))

    @property
    def most(self) -> Decimal:
        """Return the greatest value, at least zero."""
        return max(Decimal(0), *(datum.value for datum in self.bars))


class Timeline(Struct, frozen=True):
    """Events in order, a part of ``aloud`` for each, to scale if there is room and it is asked."""

    where: Place
    language: str
    aloud: Aloud
    events: tuple[Event, ...]
    to_scale: bool = False

    def part(self, start: int, end: int) -> Timeline:
        """Return the timeline of the events from ``start`` up to ``end``."""
        aloud = replace(self.aloud, parts=self.aloud.parts[start:end])
        return replace(self, events=self.events[start:end], aloud=aloud)


class Tree(Struct, frozen=True):
    """A structure with one root."""

    where: Place
    language: str
    aloud: Aloud
    root: Branch


class Curve(Struct, frozen=True):
    """A curve of an expression and its name; one that ``is_upright`` stands where its text says."""

    text: str
    name: str
    domain: Interval
    area: Interval | None = None
    is_dashed: bool = False
    is_upright: bool = False


class Spot(Struct, frozen=True):
    """A point of a plane or, without ``y``, of a line of numbers, and what stands beside it."""

    x: float
    y: float
    name: str


class Plot(Struct, frozen=True):
    """Curves and points between two axes, which have names; ``decimal_mark`` is the language's."""

    where: Place
    language: str
    aloud: Aloud
    curves: tuple[Curve, ...]
    spots: tuple[Spot, ...]
    x: Interval
    y: Interval
    names: tuple[str, str]
    decimal_mark: str
    has_grid: bool
    is_equal: bool
    has_legend: bool


class Stretch(Struct, frozen=True):
    """An interval of a line of numbers, how its ends are printed, and what stands above it."""

    ends: values.Stretch
    shown: tuple[str, str]
    name: str


class NumberLine(Struct, frozen=True):
    """Intervals and points of a line of numbers from one end of ``range`` to the other."""

    where: Place
    language: str
    aloud: Aloud
    range: Interval
    stretches: tuple[Stretch, ...]
    spots: tuple[Spot, ...]
    name: str
    decimal_mark: str


Figure: TypeAlias = BarChart | Timeline | Tree | Plot | NumberLine
