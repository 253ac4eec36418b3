"""What a quiz is: questions as learning platforms know them, every word of them decided."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias

from msgspec import Struct

from builders.design.picture import Picture
from builders.problems import Place

Html: TypeAlias = str


class Media(Struct, frozen=True):
    """A picture, and the name that a question calls it by."""

    name: str
    picture: Picture


class Stem(Struct, frozen=True, kw_only=True):
    """What is asked; ``brief`` is that without its materials, as plain text.

    ``feedback`` is told once it has been answered.
    """

    where: Place
    name: str
    said: Html
    brief: str
    points: Decimal
    feedback: Html = ""
    files: tuple[Media, ...] = ()


class Reply(Struct, frozen=True):
    """An option, and what is told to whoever chooses it."""

    said: Html
    plain: str
    right: bool
    feedback: Html = ""


class Choosing(Struct, frozen=True):
    """One option is right, or several."""

    stem: Stem
    replies: tuple[Reply, ...]


class Judging(Struct, frozen=True):
    """A sentence is true or false."""

    stem: Stem
    right: bool


class Matching(Struct, frozen=True):
    """Each of the things at the left goes with one at the right; ``extra`` go with none."""

    stem: Stem
    pairs: tuple[tuple[Html, str], ...]
    extra: tuple[str, ...] = ()


class Blank(Struct, frozen=True):
    """A gap, what may fill it, the best first, and what there is to choose from, if anything."""

    answers: tuple[str, ...]
    choices: tuple[str, ...] = ()


class Filling(Struct, frozen=True):
    """A text with gaps; what ``stem`` says stands before it."""

    stem: Stem
    pieces: tuple[Html | Blank, ...]

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """Return the gaps that have an answer."""
        return tuple(each for each in self.pieces if isinstance(each, Blank))


class Counting(Struct, frozen=True):
    """A number; what differs by ``tolerance`` at most is right too."""

    stem: Stem
    value: Decimal
    tolerance: Decimal


class Writing(Struct, frozen=True):
    """A word or a few, the best answer first."""

    stem: Stem
    answers: tuple[str, ...]


class Essay(Struct, frozen=True):
    """A longer answer that a person reads; ``guidance`` is for that person alone."""

    stem: Stem
    guidance: Html


AnyQuestion: TypeAlias = Choosing | Judging | Matching | Filling | Counting | Writing | Essay


class Quiz(Struct, frozen=True):
    """The questions of a lesson, in its order; ``verdicts`` are the words for true and false."""

    title: str
    verdicts: tuple[str, str]
    questions: tuple[AnyQuestion, ...]
