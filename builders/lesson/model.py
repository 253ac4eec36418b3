"""What a lesson is: the schema that ``read`` fills from the YAML file; nothing about looks.

Two class variables tell the reader of shorter ways to write a value. ``short`` names the field
that a bare text or list stands for (``- text: …``). ``pair`` names the two fields that
``key: value`` stands for (``украин: 9596``). A field's YAML name is its own unless ``field`` gives
another; ``Meta`` bounds a number.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar, Literal, TypeAlias

from msgspec import Meta, Struct, field

from builders.lesson.accepted import Accepted
from builders.lesson.inline import Text
from builders.lesson.references import Reference
from builders.lesson.space import Space
from builders.problems import Place

Output: TypeAlias = Literal["deck", "handout", "key"]
Language: TypeAlias = Literal["kk", "ru", "en"]

EVERYWHERE: tuple[Output, ...] = ("deck", "handout", "key")
ON_PAPER: tuple[Output, ...] = ("handout", "key")


class Topic(Struct, frozen=True, kw_only=True):
    """The head of the lesson plan."""

    where: Place
    title: Text
    language: Language
    minutes: Annotated[int, Meta(ge=1, le=600)]
    number: str | None = None
    kind: Literal["seminar", "lecture", "practical", "lesson"] = "seminar"
    subtitle: Text | None = None
    audience: Text | None = None
    discipline: Text | None = None
    teacher: Text | None = None
    group: Text | None = None
    date: str | None = None
    students: Annotated[int, Meta(ge=1, le=1000)] | None = None
    pages: Annotated[int, Meta(ge=1, le=100)] | None = None
    source: Text | None = None
    theme: str | None = None
    template: str | None = None
    citation_style: Literal["gost-7.1-2003", "gost-r-7.0.5-2008"] = field(
        default="gost-7.1-2003", name="citation-style"
    )
    citation_order: Literal["as-listed", "alphabet", "appearance"] = field(
        default="alphabet", name="citation-order"
    )


class Block(Struct, frozen=True, kw_only=True):
    """What every block can carry: a heading, presenter's notes, and where it appears."""

    where: Place
    default_outputs: ClassVar[tuple[Output, ...]] = EVERYWHERE
    title: Text | None = None
    notes: tuple[Text, ...] = ()
    outputs: tuple[Output, ...] | None = field(default=None, name="for")

    def appears_in(self, output: Output) -> bool:
        """Tell whether the block belongs in ``output``."""
        return output in (self.default_outputs if self.outputs is None else self.outputs)


class Prose(Block, frozen=True, kw_only=True):
    """Running text: one paragraph or several."""

    short: ClassVar[str] = "text"
    default_outputs: ClassVar[tuple[Output, ...]] = ON_PAPER
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

    source: Text | None = None
    note: Text | None = None
    conflict: Text | None = None
    gap: Text | None = None


class Points(Evidence, frozen=True, kw_only=True):
    """A list of points; ``reveal`` shows them one by one."""

    short: ClassVar[str] = "items"
    items: tuple[Point, ...]
    numbered: bool = False
    reveal: bool = False


class Question(Block, frozen=True, kw_only=True):
    """A question to the class; its answer appears on click, and in the key."""

    short: ClassVar[str] = "text"
    text: Text
    answer: tuple[Text, ...] = ()
    workspace: bool = False


class Statement(Evidence, frozen=True, kw_only=True):
    """One sentence to be seen large."""

    short: ClassVar[str] = "text"
    text: Text
    by: Text | None = None


class Quote(Evidence, frozen=True, kw_only=True):
    """A person's own words."""

    text: tuple[Text, ...]
    speaker: Text
    role: Text | None = None


class Figure(Evidence, frozen=True, kw_only=True):
    """A block with a numbered caption. ``point`` is the sentence that the figure argues."""

    caption: Text
    point: Text | None = None
    poster: bool = False


class CompareRow(Struct, frozen=True, kw_only=True):
    """One aspect under which the columns of a comparison differ."""

    pair: ClassVar[tuple[str, str]] = ("aspect", "cells")
    where: Place
    aspect: Text
    cells: tuple[Text, ...]


class Compare(Figure, frozen=True, kw_only=True):
    """Two or three things side by side."""

    columns: tuple[Text, ...]
    rows: tuple[CompareRow, ...]


class Row(Struct, frozen=True, kw_only=True):
    """One row of a table, a cell for each column."""

    short: ClassVar[str] = "cells"
    where: Place
    cells: tuple[Text, ...]


class Table(Figure, frozen=True, kw_only=True):
    """A table with a header row and, where the numbers add up, a total."""

    columns: tuple[Text, ...]
    rows: tuple[Row, ...]
    total: Row | None = None


class Bar(Struct, frozen=True, kw_only=True):
    """One labelled number."""

    pair: ClassVar[tuple[str, str]] = ("label", "value")
    where: Place
    label: Text
    value: Annotated[Decimal, Meta(ge=0, le=10**15)]


class Chart(Figure, frozen=True, kw_only=True):
    """A bar chart. ``rest`` labels what the bars leave of ``total``."""

    bars: tuple[Bar, ...]
    unit: Text | None = None
    emphasis: str | None = None
    total: Annotated[Decimal, Meta(ge=0, le=10**15)] | None = None
    rest: Text | None = None


class Event(Struct, frozen=True, kw_only=True):
    """Something that happened at a date, written as the teacher writes dates."""

    pair: ClassVar[tuple[str, str]] = ("date", "text")
    where: Place
    date: str
    text: Text
    note: Text | None = None
    emphasis: bool = False


class Timeline(Figure, frozen=True, kw_only=True):
    """Events in order, spaced evenly or by time."""

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

    root: Text
    branches: tuple[Branch, ...]


class Image(Figure, frozen=True, kw_only=True):
    """A picture inside the lesson's folder, with its alternative text and its credit."""

    file: str
    alt: str
    credit: Text
    fit: Literal["whole", "crop"] = "whole"


AnyFigure: TypeAlias = Compare | Table | Chart | Timeline | Tree | Image
AnyBlock: TypeAlias = Prose | Points | Question | Statement | Quote | AnyFigure

BLOCK_KINDS: dict[str, type[AnyBlock]] = {
    "text": Prose,
    "points": Points,
    "question": Question,
    "statement": Statement,
    "quote": Quote,
    "compare": Compare,
    "table": Table,
    "chart": Chart,
    "timeline": Timeline,
    "tree": Tree,
    "image": Image,
}


class Stage(Struct, frozen=True, kw_only=True):
    """One stage of the class: its minutes, what the presenter says, what is shown and printed."""

    where: Place
    stage: Text
    minutes: Annotated[int, Meta(ge=0, le=600)]
    notes: tuple[Text, ...] = ()
    blocks: tuple[AnyBlock, ...] = ()


class Criterion(Struct, frozen=True, kw_only=True):
    """One line of a task's assessment."""

    pair: ClassVar[tuple[str, str]] = ("descriptor", "points")
    where: Place
    descriptor: Text
    points: Annotated[int, Meta(ge=0, le=1000)]


class Task(Struct, frozen=True, kw_only=True):
    """A levelled task with room to write and its answer."""

    where: Place
    task: Text
    level: Annotated[int, Meta(ge=1, le=3)] | None = None
    detail: Text | None = None
    minutes: Annotated[int, Meta(ge=1, le=600)] | None = None
    points: Annotated[int, Meta(ge=0, le=1000)] | None = None
    space: Space = Space("lines", 4)
    answer: tuple[Text, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    notes: tuple[Text, ...] = ()
    workspace: bool = False


class Assignment(Struct, frozen=True, kw_only=True):
    """One piece of independent work."""

    short: ClassVar[str] = "text"
    where: Place
    text: Text
    due: str | None = None
    assessment: tuple[Text, ...] = ()


class Independent(Struct, frozen=True, kw_only=True):
    """The work that students do outside the class."""

    short: ClassVar[str] = "items"
    where: Place
    items: tuple[Assignment, ...]
    title: Text | None = None
    note: Text | None = None
    gap: Text | None = None


class Term(Struct, frozen=True, kw_only=True):
    """A word of the glossary; ``wrong`` lists spellings that are mistakes for it."""

    pair: ClassVar[tuple[str, str]] = ("name", "meaning")
    where: Place
    name: str
    meaning: Text
    wrong: tuple[str, ...] = ()


class Lesson(Struct, frozen=True, kw_only=True):
    """A whole lesson, in the order in which a teacher plans it."""

    where: Place
    topic: Topic
    contents: tuple[Text, ...] = ()
    goals: tuple[Text, ...] = ()
    equipment: tuple[Text, ...] = ()
    procedure: tuple[Stage, ...]
    tasks: tuple[Task, ...] = ()
    independent: Independent | None = None
    references: tuple[Reference, ...] = ()
    glossary: tuple[Term, ...] = ()
    accepted: tuple[Accepted, ...] = ()
