"""Blocks with a numbered caption: comparisons, tables, charts, timelines, trees, pictures."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar, Literal, TypeAlias

from msgspec import Meta, Struct

from builders.lesson.blocks.base import REMARKS, Figure, NumberedAs
from builders.lesson.blocks.graphs import NumberLine, Plot
from builders.lesson.inline import Text
from builders.lesson.located import Located
from builders.lesson.texts import Reading
from builders.problems import Place

CAPTION_ABOVE: Reading = ("title", "point", "caption", ..., *REMARKS)
NARROW_COLUMNS = 2
NARROW_BRANCHES = 4


class CompareRow(Struct, frozen=True, kw_only=True):
    """One aspect under which the columns of a comparison differ."""

    pair: ClassVar[tuple[str, str]] = ("aspect", "cells")
    where: Place
    aspect: Text
    cells: tuple[Text, ...]


class Compare(Figure, frozen=True, kw_only=True):
    """Two or three things side by side."""

    kind: ClassVar[str] = "compare"
    numbered_as: ClassVar[NumberedAs | None] = "table"
    reading: ClassVar[Reading] = CAPTION_ABOVE
    columns: tuple[Text, ...]
    rows: tuple[CompareRow, ...]


class Row(Struct, frozen=True, kw_only=True):
    """One row of a table, a cell for each column."""

    short: ClassVar[str] = "cells"
    where: Place
    cells: tuple[Text, ...]


class Table(Figure, frozen=True, kw_only=True):
    """A table with a header row and, where the numbers add up, a total."""

    kind: ClassVar[str] = "table"
    numbered_as: ClassVar[NumberedAs | None] = "table"
    reading: ClassVar[Reading] = CAPTION_ABOVE
    columns: tuple[Text, ...]
    rows: tuple[Row, ...]
    total: Row | None = None

    @property
    def is_narrow(self) -> bool:
        """Tell whether it has few columns."""
        return len(self.columns) <= NARROW_COLUMNS


class Bar(Struct, frozen=True, kw_only=True):
    """One labelled number."""

    pair: ClassVar[tuple[str, str]] = ("label", "value")
    where: Place
    label: Text
    value: Annotated[Decimal, Meta(ge=-(10**15), le=10**15)]


class Chart(Figure, frozen=True, kw_only=True):
    """A bar chart. ``rest`` labels what the bars leave of ``total``."""

    kind: ClassVar[str] = "chart"
    reading: ClassVar[Reading] = (
        *("title", "point", "ordered", "rest", "caption", "unit"),
        *REMARKS,
    )
    bars: tuple[Bar, ...]
    sort: Literal["largest", "smallest"] | None = None
    unit: Text | None = None
    emphasis: str | None = None
    total: Annotated[Decimal, Meta(ge=-(10**15), le=10**15)] | None = None
    rest: Text | None = None

    @property
    def ordered(self) -> tuple[Bar, ...]:
        """Return the bars as they are drawn: in the order of the file unless they are sorted."""
        if self.sort is None:
            return self.bars
        sign = -1 if self.sort == "largest" else 1
        return tuple(sorted(self.bars, key=lambda bar: sign * bar.value))

    @property
    def is_narrow(self) -> bool:
        """Return True: bars are as long as the room for them."""
        return True


class Event(Struct, frozen=True, kw_only=True):
    """Something that happened at a date, written as the teacher writes dates."""

    pair: ClassVar[tuple[str, str]] = ("date", "text")
    proofread: ClassVar[tuple[str, ...]] = ("date",)
    where: Place
    date: str
    text: Text
    note: Text | None = None
    emphasis: bool = False


class Timeline(Figure, frozen=True, kw_only=True):
    """Events in order, spaced evenly or by time."""

    kind: ClassVar[str] = "timeline"
    events: tuple[Event, ...]
    spacing: Literal["event", "time"] = "event"


class Branch(Struct, frozen=True, kw_only=True):
    """A node of a tree."""

    short: ClassVar[str] = "name"
    pair: ClassVar[tuple[str, str]] = ("name", "branches")
    where: Place
    name: Text
    branches: tuple[Branch, ...] = ()


class Tree(Figure, frozen=True, kw_only=True):
    """A structure with one root."""

    kind: ClassVar[str] = "tree"
    root: Text
    branches: tuple[Branch, ...]

    @property
    def is_narrow(self) -> bool:
        """Tell whether it has one level of few branches."""
        is_flat = not any(branch.branches for branch in self.branches)
        return is_flat and len(self.branches) <= NARROW_BRANCHES


class Image(Figure, frozen=True, kw_only=True):
    """A picture inside the lesson's folder, with its alternative text and its credit."""

    kind: ClassVar[str] = "image"
    proofread: ClassVar[tuple[str, ...]] = ("alt",)
    reading: ClassVar[Reading] = ("title", "point", "caption", ..., *REMARKS)
    file: Located[str]
    alt: str
    credit: Text
    fit: Literal["whole", "crop"] = "whole"

    @property
    def files(self) -> tuple[Located[str], ...]:
        """Return the file of the picture."""
        return (self.file,)


AnyFigure: TypeAlias = Compare | Table | Chart | Timeline | Tree | Plot | NumberLine | Image
