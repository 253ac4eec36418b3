"""What a stage can show and print: the blocks of the schema, from a paragraph to a picture."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar, Literal, TypeAlias, get_args

from msgspec import Meta, Struct, field

from builders.lesson.inline import Text
from builders.lesson.located import Located
from builders.lesson.space import Space
from builders.lesson.texts import Reading
from builders.problems import Place

Output: TypeAlias = Literal["deck", "handout", "key"]
NumberedAs: TypeAlias = Literal["figure", "table"]

EVERYWHERE: tuple[Output, ...] = ("deck", "handout", "key")
ON_PAPER: tuple[Output, ...] = ("handout", "key")
REMARKS = ("source", "note", "conflict", "gap", "notes")
CAPTION_ABOVE: Reading = ("title", "point", "caption", ..., *REMARKS)
NARROW_COLUMNS = 2
NARROW_BRANCHES = 4


class Block(Struct, frozen=True, kw_only=True):
    """What every block can carry: a heading, presenter's notes, and where it appears.

    ``kind`` is its key in the lesson file. ``numbered_as`` names what a kind of block is counted
    among; ``is_running`` tells that its text is read as running text, ``is_quoted`` that it is
    somebody else's.
    """

    where: Place
    kind: ClassVar[str]
    default_outputs: ClassVar[tuple[Output, ...]] = EVERYWHERE
    numbered_as: ClassVar[NumberedAs | None] = None
    is_running: ClassVar[bool] = False
    is_quoted: ClassVar[bool] = False
    reading: ClassVar[Reading] = ("title", ..., "notes")
    title: Text | None = None
    notes: tuple[Text, ...] = ()
    outputs: tuple[Output, ...] | None = field(default=None, name="for")

    @property
    def appears(self) -> tuple[Output, ...]:
        """Return the outputs that the block belongs in."""
        return self.default_outputs if self.outputs is None else self.outputs

    def appears_in(self, output: Output) -> bool:
        """Tell whether the block belongs in ``output``."""
        return output in self.appears

    @property
    def files(self) -> tuple[Located[str], ...]:
        """Return the files inside the lesson's folder that the block is made from."""
        return ()


class Prose(Block, frozen=True, kw_only=True):
    """Running text: one paragraph or several."""

    kind: ClassVar[str] = "text"
    short: ClassVar[str] = "text"
    default_outputs: ClassVar[tuple[Output, ...]] = ON_PAPER
    is_running: ClassVar[bool] = True
    text: tuple[Text, ...]


class Point(Struct, frozen=True, kw_only=True):
    """One item of a list, with its sub-items."""

    short: ClassVar[str] = "text"
    pair: ClassVar[tuple[str, str]] = ("text", "items")
    where: Place
    text: Text
    items: tuple[Point, ...] = ()


class Evidence(Block, frozen=True, kw_only=True):
    """A block that states facts: where they come from, and what is wrong or missing in them."""

    reading: ClassVar[Reading] = ("title", ..., *REMARKS)
    source: Text | None = None
    note: Text | None = None
    conflict: Text | None = None
    gap: Text | None = None


class Points(Evidence, frozen=True, kw_only=True):
    """A list of points; ``reveal`` shows them one by one."""

    kind: ClassVar[str] = "points"
    short: ClassVar[str] = "items"
    is_running: ClassVar[bool] = True
    items: tuple[Point, ...]
    numbered: bool = False
    reveal: bool = False


class Question(Block, frozen=True, kw_only=True):
    """A question to the class; its answer appears on click, and in the key."""

    kind: ClassVar[str] = "question"
    short: ClassVar[str] = "text"
    text: Text
    answer: tuple[Text, ...] = ()
    space: Space | None = None
    stretch: bool = False
    workspace: bool = False


class Statement(Evidence, frozen=True, kw_only=True):
    """One sentence to be seen large."""

    kind: ClassVar[str] = "statement"
    short: ClassVar[str] = "text"
    text: Text
    by: Text | None = None


class Quote(Evidence, frozen=True, kw_only=True):
    """A person's own words."""

    kind: ClassVar[str] = "quote"
    is_quoted: ClassVar[bool] = True
    text: tuple[Text, ...]
    speaker: Text
    role: Text | None = None


class Figure(Evidence, frozen=True, kw_only=True):
    """A block with a numbered caption. ``point`` is the sentence that the figure argues."""

    numbered_as: ClassVar[NumberedAs | None] = "figure"
    reading: ClassVar[Reading] = ("title", "point", ..., "caption", *REMARKS)
    caption: Text
    point: Text | None = None
    poster: bool = False

    @property
    def is_narrow(self) -> bool:
        """Tell whether two of its like have room side by side on paper."""
        return False


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


AnyFigure: TypeAlias = Compare | Table | Chart | Timeline | Tree | Image
AnyBlock: TypeAlias = Prose | Points | Question | Statement | Quote | AnyFigure

BLOCK_KINDS: dict[str, type[AnyBlock]] = {made.kind: made for made in get_args(AnyBlock)}
