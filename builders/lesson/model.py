"""What a lesson is: the schema that ``read`` fills from the YAML file; nothing about looks.

Two class variables tell the reader of shorter ways to write a value. ``short`` names the field
that a bare text or list stands for (``- text: …``). ``pair`` names the two fields that
``key: value`` stands for (``украин: 9596``). A field's YAML name is its own unless ``field`` gives
another; ``Meta`` bounds a number; a ``Located`` value keeps its place. ``proofread`` names the
fields that the review reads beside the texts: those of one line that is printed as it was typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal, TypeAlias

from msgspec import Meta, Struct, field
from msgspec.structs import replace

from builders.languages import Language
from builders.lesson.accepted import Accepted
from builders.lesson.bibliography.references import Reference
from builders.lesson.blocks import AnyBlock
from builders.lesson.blocks.base import Level
from builders.lesson.blocks.exercises import AnyAsked, Question, Task
from builders.lesson.blocks.responses import Labelling
from builders.lesson.inline import Text
from builders.lesson.located import Located
from builders.lesson.texts import Reading
from builders.problems import Place

MOST_VARIANTS = 8
MOST_LEVELS = 3
PerPage: TypeAlias = Literal["2", "4", "6", "8", "9", "10", "12", "16"]
USUAL_CARDS: PerPage = "8"
Kind: TypeAlias = Literal["seminar", "lecture", "practical", "lesson", "test"]
ScaleName: TypeAlias = Literal["five", "ten", "percent", "none"]
Links: TypeAlias = Literal["print", "qr", "none"]


class Mark(Struct, frozen=True, kw_only=True):
    """A mark, and from how many percent of the points it is given."""

    pair: ClassVar[tuple[str, str]] = ("mark", "from")
    where: Place
    mark: str
    least: Annotated[int, Meta(ge=0, le=100)] = field(name="from")


class Topic(Struct, frozen=True, kw_only=True):
    """The head of the lesson plan."""

    proofread: ClassVar[tuple[str, ...]] = ("date",)
    where: Place
    title: Text
    language: Language
    minutes: Annotated[Located[int], Meta(ge=1, le=600)]
    number: str | None = None
    kind: Kind = "seminar"
    subtitle: Text | None = None
    audience: Text | None = None
    discipline: Text | None = None
    teacher: Text | None = None
    group: Text | None = None
    date: str | None = None
    students: Annotated[int, Meta(ge=1, le=1000)] | None = None
    pages: Annotated[int, Meta(ge=1, le=100)] | None = None
    source: Text | None = None
    theme: Located[str] | None = None
    template: Located[str] | None = None
    questions: Literal["in-place", "together"] = "in-place"
    links: Links = "print"
    scale: ScaleName | None = None
    large_print: tuple[Level, ...] = field(default=(), name="large-print")
    marks: tuple[Mark, ...] = ()
    variants: Annotated[int, Meta(ge=2, le=MOST_VARIANTS)] | None = None
    seed: Annotated[int, Meta(ge=0, le=1_000_000)] | None = None
    citation_style: Literal["gost-7.1-2003", "gost-r-7.0.5-2008"] = field(
        default="gost-7.1-2003", name="citation-style"
    )
    citation_order: Literal["as-listed", "alphabet", "appearance"] = field(
        default="alphabet", name="citation-order"
    )


class Stage(Struct, frozen=True, kw_only=True):
    """One stage of the class: its minutes, what the presenter says, what is shown and printed."""

    where: Place
    stage: Text
    minutes: Annotated[int, Meta(ge=0, le=600)]
    divider: bool | None = None
    notes: tuple[Text, ...] = ()
    blocks: tuple[AnyBlock, ...] = ()


class Assignment(Struct, frozen=True, kw_only=True):
    """One piece of independent work."""

    short: ClassVar[str] = "text"
    proofread: ClassVar[tuple[str, ...]] = ("due",)
    where: Place
    text: Text
    due: str | None = None
    assessment: tuple[Text, ...] = ()


class Independent(Struct, frozen=True, kw_only=True):
    """The work that students do outside the class."""

    short: ClassVar[str] = "items"
    reading: ClassVar[Reading] = ("title", ...)
    where: Place
    items: tuple[Assignment, ...]
    title: Text | None = None
    note: Text | None = None
    gap: Text | None = None


class Term(Struct, frozen=True, kw_only=True):
    """A word of the glossary; ``wrong`` lists spellings that are mistakes for it."""

    pair: ClassVar[tuple[str, str]] = ("name", "meaning")
    proofread: ClassVar[tuple[str, ...]] = ("name",)
    where: Place
    name: str
    meaning: Text
    wrong: tuple[str, ...] = ()


class Card(Struct, frozen=True, kw_only=True):
    """A card to cut out: what is on its front, and on its back."""

    short: ClassVar[str] = "front"
    pair: ClassVar[tuple[str, str]] = ("front", "back")
    where: Place
    front: Text
    back: Text | None = None


class Cards(Struct, frozen=True, kw_only=True):
    """Cards to cut out; with ``glossary`` its words and their meanings are among them."""

    short: ClassVar[str] = "items"
    is_of_pairs: ClassVar[bool] = True
    where: Place
    items: tuple[Card, ...] = ()
    glossary: bool = False
    per_page: PerPage = field(default=USUAL_CARDS, name="per-page")


class Lesson(Struct, frozen=True, kw_only=True):
    """A whole lesson, in the order in which a teacher plans it."""

    reading: ClassVar[Reading] = (
        *("topic", "equipment", "contents", "goals", "procedure", "glossary"),
        ...,
    )
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
    cards: Cards | None = None
    accepted: tuple[Accepted, ...] = ()

    @property
    def every_task(self) -> tuple[Task, ...]:
        """Return the tasks of the stages and those at the end, in order."""
        return (*(block for block in self._staged if isinstance(block, Task)), *self.tasks)

    @property
    def asked(self) -> tuple[AnyAsked, ...]:
        """Return the questions, the tasks and after each its parts, in order."""
        blocks = (*self._staged, *self.tasks)
        found = (block for block in blocks if isinstance(block, Question | Task))
        return tuple(part for each in found for part in (each, *getattr(each, "parts", ())))

    @property
    def blocks(self) -> tuple[AnyBlock, ...]:
        """Return the blocks of all stages and of all tasks, in order."""
        return (
            *(each for block in self._staged for each in apart(block)),
            *(block for task in self.tasks for block in task.blocks),
        )

    @property
    def _staged(self) -> Iterator[AnyBlock]:
        return (block for stage in self.procedure for block in stage.blocks)

    @property
    def files(self) -> tuple[Located[str], ...]:
        """Return the pictures that the blocks name, in order, and those with parts to label."""
        named = (file for block in self.blocks for file in block.files)
        forms = (each.response for each in self.asked)
        return (*named, *(form.file for form in forms if isinstance(form, Labelling)))

    @property
    def programs(self) -> tuple[Located[str], ...]:
        """Return the files with programs that the blocks name, in order."""
        return tuple(file for block in self.blocks for file in block.programs)


def apart(block: AnyBlock) -> tuple[AnyBlock, ...]:
    """Return a block, a task without the blocks inside it, and then those."""
    if not isinstance(block, Task):
        return (block,)
    return (replace(block, blocks=()), *block.blocks)
