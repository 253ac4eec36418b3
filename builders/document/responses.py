"""How an exercise is answered on a slide and on paper: forms that layouts know, with solutions.

A form holds what students see and, beside it, what is right; ``solution`` of an exercise says the
same in words.
"""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from builders.design.figures.letters import LetterGrid
from builders.document.words import Labelled, Spans
from builders.lesson.inline import Span, Text
from builders.lesson.space import Space
from builders.problems import Place


class Gap(Struct, frozen=True):
    """A gap in a text, and what may fill it, the best first."""

    answers: tuple[str, ...]

    @property
    def best(self) -> str:
        """Return the best answer."""
        return self.answers[0] if self.answers else ""

    @property
    def every(self) -> str:
        """Return all answers in words."""
        return " / ".join(self.answers)


Pieces: TypeAlias = tuple[Span | Gap, ...]


class Option(Struct, frozen=True):
    """One of several after its ``label``, «А)»."""

    label: str
    text: Text
    is_right: bool


class Options(Struct, frozen=True):
    """Those to choose from."""

    options: tuple[Option, ...]


class Claim(Struct, frozen=True):
    """A numbered sentence, and which of the verdicts is right for it, from 0."""

    label: str
    text: Text
    right: int


class Claims(Struct, frozen=True):
    """Sentences with a box for each of the ``verdicts``; those have a short form and a long one."""

    claims: tuple[Claim, ...]
    verdicts: tuple[tuple[str, str], ...]


class Matching(Struct, frozen=True):
    """Things at the left and at the right after their labels, «1.» and «а)».

    ``letters`` are those that the left ones want, in their order.
    """

    left: tuple[tuple[str, Text], ...]
    right: tuple[tuple[str, Text], ...]
    letters: tuple[str, ...]


class Placed(Struct, frozen=True):
    """A thing after its ``label``, and its number in the right order."""

    label: str
    text: Text
    number: str


class Ordering(Struct, frozen=True):
    """Things out of order."""

    items: tuple[Placed, ...]


class Cloze(Struct, frozen=True):
    """Lines of a text with gaps, and the words to fill them if those are given."""

    lines: tuple[Pieces, ...]
    bank: tuple[str, ...] = ()


class Blank(Struct, frozen=True):
    """A place for a word or a number, before its unit."""

    answer: str
    unit: str = ""


class Form(Struct, frozen=True):
    """A table with cells to fill in."""

    head: tuple[Text, ...]
    rows: tuple[tuple[Pieces, ...], ...]


class Clues(Struct, frozen=True):
    """What leads to the words of a crossword that go one way, each after its ``label``."""

    heading: str
    items: tuple[tuple[str, Text], ...]


class Puzzle(Struct, frozen=True):
    """Squares with letters to find; clues lead to its words, or they are listed."""

    grid: LetterGrid
    clues: tuple[Clues, ...] = ()
    words: tuple[str, ...] = ()


class Pin(Struct, frozen=True):
    """A part of a picture after its ``label``, where it is in shares of width and height."""

    label: str
    name: str
    left: float
    top: float


class Pinned(Struct, frozen=True):
    """A picture whose parts are to be named, and the names to choose from if those are given."""

    where: Place
    file: str
    alt: str
    credit: Spans
    pins: tuple[Pin, ...]
    bank: tuple[str, ...] = ()


AnyResponse: TypeAlias = (
    Options | Claims | Matching | Ordering | Cloze | Blank | Form | Puzzle | Pinned
)


class Step(Struct, frozen=True):
    """A step of a solution and ``why`` it is right: ``told`` at once, and as paper has its gaps."""

    text: Text
    why: Text | None
    told: Text
    pieces: Pieces


class Side(Struct, frozen=True):
    """What stands beside a solution under its label: what is given, what is to be found."""

    label: str
    texts: tuple[Text, ...]

    @property
    def in_line(self) -> Text:
        """Return it in one paragraph."""
        said = [span for text in self.texts for span in (Span("; "), *text.spans)][1:]
        return Text((Span(f"{self.label}: ", bold=True), *said), self.texts[0].where)


class Frame(Struct, frozen=True, kw_only=True):
    """What is given and to be found, and beside it, under its ``label``, the solution.

    One that ``is_printed`` stands on the students' paper, where an answer after gaps is one more to
    fill in; one that ``is_stepwise`` is shown step by step.
    """

    sides: tuple[Side, ...]
    label: str
    steps: tuple[Step, ...]
    answer_label: str
    answer: tuple[Text, ...]
    is_printed: bool
    is_stepwise: bool

    @property
    def told(self) -> tuple[Text, ...]:
        """Return the whole solution in paragraphs."""
        return (*(step.told for step in self.steps), *self.labelled)

    @property
    def labelled(self) -> tuple[Text, ...]:
        """Return the answer in paragraphs, the first after its label."""
        if not self.answer:
            return ()
        first, *others = self.answer
        return (replace(first, spans=Labelled(self.answer_label, first).spans), *others)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Return what the steps leave to fill in."""
        pieces = (piece for step in self.steps for piece in step.pieces)
        return tuple(piece for piece in pieces if isinstance(piece, Gap))


class Part(Struct, frozen=True):
    """A part of an exercise after its ``label``, with its own room, answer and points."""

    where: Place
    label: str
    text: Text
    response: AnyResponse | None
    answer: tuple[Text, ...]
    space: Space
    stretch: bool
    points: str
