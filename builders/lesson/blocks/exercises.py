"""Blocks that ask: questions to the class, and tasks with their parts, points and criteria."""

from __future__ import annotations

from typing import Annotated, ClassVar, TypeAlias

from msgspec import Meta, Struct, field

from builders.lesson.blocks.base import Block, Level
from builders.lesson.blocks.code import Code
from builders.lesson.blocks.figures import AnyFigure, CompareRow
from builders.lesson.blocks.formulas import Formula
from builders.lesson.blocks.prose import Points, Prose, Quote, Statement
from builders.lesson.blocks.responses import AnyResponse
from builders.lesson.blocks.set_apart import AnySetApart
from builders.lesson.blocks.solutions import Step
from builders.lesson.inline import Text
from builders.lesson.located import Located
from builders.lesson.space import Space
from builders.problems import Place

AnyMaterial: TypeAlias = (
    Prose | Points | Statement | Quote | AnySetApart | Formula | Code | AnyFigure
)


class Question(Block, frozen=True, kw_only=True):
    """A question to the class; its answer appears on click, and in the key.

    With ``reveal`` it appears one paragraph after the other.
    """

    kind: ClassVar[str] = "question"
    short: ClassVar[str] = "text"
    text: Text
    response: AnyResponse | None = None
    answer: tuple[Text, ...] = ()
    reveal: bool = False
    space: Space | None = None
    stretch: bool = False
    workspace: bool = False


class Criterion(Struct, frozen=True, kw_only=True):
    """One line of a task's assessment."""

    pair: ClassVar[tuple[str, str]] = ("descriptor", "points")
    where: Place
    descriptor: Text
    points: Annotated[int, Meta(ge=0, le=1000)]


class RubricLevel(Struct, frozen=True, kw_only=True):
    """How well something is done, and the points for it."""

    short: ClassVar[str] = "name"
    pair: ClassVar[tuple[str, str]] = ("name", "points")
    where: Place
    name: Text
    points: Annotated[int, Meta(ge=0, le=1000)] | None = None


class Rubric(Struct, frozen=True, kw_only=True):
    """What each level of a work looks like, aspect by aspect."""

    where: Place
    levels: tuple[RubricLevel, ...]
    rows: tuple[CompareRow, ...]

    @property
    def best(self) -> int:
        """Return the points of a work that is best in every aspect."""
        return len(self.rows) * max((level.points or 0 for level in self.levels), default=0)


class Drawn(Struct, frozen=True, kw_only=True):
    """A number that is another one in each variant: «2..9», or its values one by one."""

    pair: ClassVar[tuple[str, str]] = ("name", "values")
    where: Place
    name: str
    values: tuple[str, ...]


class AtLevel(Struct, frozen=True, kw_only=True):
    """What those of one level read, of the first if none is named."""

    short: ClassVar[str] = "text"
    pair: ClassVar[tuple[str, str]] = ("level", "text")
    where: Place
    text: Text
    level: Level = "1"


class Part(Struct, frozen=True, kw_only=True):
    """One of the parts of a task, with its own room, answer and points."""

    short: ClassVar[str] = "text"
    where: Place
    text: Text
    response: AnyResponse | None = None
    points: Annotated[int, Meta(ge=0, le=1000)] | None = None
    space: Space | None = None
    stretch: bool = False
    answer: tuple[Text, ...] = ()


class Task(Block, frozen=True, kw_only=True):
    """Something to do, with what it is done with, room to write and its answer.

    ``given`` and ``find`` frame its ``solution``, whose steps are shown one after the other, as
    those of an ``answer`` are with ``reveal``.
    Its keys may stand beside ``task``, in a stage as among the tasks at the end.
    """

    kind: ClassVar[str] = "task"
    short: ClassVar[str] = "task"
    text: Text = field(name="task")
    level: Annotated[int, Meta(ge=1, le=3)] | None = None
    wording: tuple[AtLevel, ...] = ()
    hint: tuple[AtLevel, ...] = ()
    detail: tuple[Text, ...] = ()
    given: tuple[Text, ...] = ()
    find: tuple[Text, ...] = ()
    solution: tuple[Step, ...] = ()
    blocks: tuple[AnyMaterial, ...] = ()
    response: AnyResponse | None = None
    parts: tuple[Part, ...] = ()
    minutes: Annotated[int, Meta(ge=1, le=600)] | None = None
    points: Annotated[int, Meta(ge=0, le=1000)] | None = None
    space: Space | None = None
    stretch: bool = False
    answer: tuple[Text, ...] = ()
    reveal: bool = False
    criteria: tuple[Criterion, ...] = ()
    rubric: Rubric | None = None
    workspace: bool = False
    numbers: tuple[Drawn, ...] = ()
    fixed: bool = False

    @property
    def files(self) -> tuple[Located[str], ...]:
        """Return the files that its blocks are made from."""
        return tuple(file for block in self.blocks for file in block.files)


AnyAsked: TypeAlias = Question | Task | Part
