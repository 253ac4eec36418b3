"""What all blocks share: a heading, notes, readers; where facts come from; a numbered caption."""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias

from msgspec import Struct, field

from builders.lesson.inline import Text
from builders.lesson.located import Located
from builders.lesson.texts import Reading
from builders.problems import Place

Output: TypeAlias = Literal["deck", "handout", "key"]
Level: TypeAlias = Literal["1", "2", "3"]
NumberedAs: TypeAlias = Literal["figure", "table"]

EVERYWHERE: tuple[Output, ...] = ("deck", "handout", "key")
ON_PAPER: tuple[Output, ...] = ("handout", "key")
KEY_ALONE: tuple[Output, ...] = ("key",)
REMARKS = ("source", "note", "conflict", "gap", "notes")


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
    levels: tuple[Level, ...] = field(default=(), name="for-level")

    @property
    def appears(self) -> tuple[Output, ...]:
        """Return the outputs that the block belongs in."""
        return self.default_outputs if self.outputs is None else self.outputs

    def appears_in(self, output: Output) -> bool:
        """Tell whether the block belongs in ``output``."""
        return output in self.appears

    @property
    def files(self) -> tuple[Located[str], ...]:
        """Return the pictures inside the lesson's folder that the block is made from."""
        return ()

    @property
    def programs(self) -> tuple[Located[str], ...]:
        """Return the files inside the lesson's folder with programs that the block shows."""
        return ()


class Evidence(Block, frozen=True, kw_only=True):
    """A block that states facts: where they come from, and what is wrong or missing in them."""

    reading: ClassVar[Reading] = ("title", ..., *REMARKS)
    source: Text | None = None
    note: Text | None = None
    conflict: Text | None = None
    gap: Text | None = None


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
