"""How an exercise is answered: by choosing, matching, filling in, a number, a word, a puzzle.

Each class is a key of the exercise, its ``kind``; an exercise has one at most. ``mark`` names the
truth that a «+» before a text stands for; one that ``is_of_pairs`` may be written as those alone.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar, TypeAlias

from msgspec import Meta, Struct

from builders.lesson.blocks.figures import Row
from builders.lesson.inline import Text
from builders.lesson.located import Located
from builders.lesson.quantity import Quantity
from builders.problems import Place


class Option(Struct, frozen=True, kw_only=True):
    """One of several to choose from; ``why`` tells what its choice reveals, ``say`` what helps."""

    short: ClassVar[str] = "text"
    mark: ClassVar[str] = "right"
    where: Place
    text: Text
    right: bool = False
    why: Text | None = None
    say: Text | None = None


class Choice(Struct, frozen=True, kw_only=True):
    """One right option among several, or more than one."""

    kind: ClassVar[str] = "choice"
    short: ClassVar[str] = "options"
    where: Place
    options: tuple[Option, ...]


class Claim(Struct, frozen=True, kw_only=True):
    """A sentence that is true or false."""

    short: ClassVar[str] = "text"
    mark: ClassVar[str] = "verdict"
    pair: ClassVar[tuple[str, str]] = ("text", "verdict")
    where: Place
    text: Text
    verdict: bool = False


class TrueFalse(Struct, frozen=True, kw_only=True):
    """Sentences of which each is true or false."""

    kind: ClassVar[str] = "true-false"
    short: ClassVar[str] = "claims"
    where: Place
    claims: tuple[Claim, ...]


class Pair(Struct, frozen=True, kw_only=True):
    """Two things that belong together."""

    pair: ClassVar[tuple[str, str]] = ("left", "right")
    where: Place
    left: Text
    right: Text


class Match(Struct, frozen=True, kw_only=True):
    """Pairs to find; ``extra`` fit nothing."""

    kind: ClassVar[str] = "match"
    short: ClassVar[str] = "pairs"
    is_of_pairs: ClassVar[bool] = True
    where: Place
    pairs: tuple[Pair, ...]
    extra: tuple[Text, ...] = ()


class Order(Struct, frozen=True, kw_only=True):
    """Things to put in order, here in the right one."""

    kind: ClassVar[str] = "order"
    short: ClassVar[str] = "items"
    where: Place
    items: tuple[Text, ...]


class Gaps(Struct, frozen=True, kw_only=True):
    """A text with gaps, «{1940}» or «{some|any}»; a ``bank`` lists the words that fill them."""

    kind: ClassVar[str] = "gaps"
    short: ClassVar[str] = "text"
    where: Place
    text: tuple[Text, ...]
    bank: bool = False
    extra: tuple[Text, ...] = ()


class Numeric(Struct, frozen=True, kw_only=True):
    """A number to find, «9,8 ± 0,1 м/с²»."""

    kind: ClassVar[str] = "number"
    short: ClassVar[str] = "value"
    where: Place
    value: Quantity


class Short(Struct, frozen=True, kw_only=True):
    """A word or a date to write; the first of the answers is the best."""

    kind: ClassVar[str] = "short"
    short: ClassVar[str] = "answers"
    where: Place
    answers: tuple[Text, ...]


class Form(Struct, frozen=True, kw_only=True):
    """A table to fill in; what a cell has in braces is the student's to find."""

    kind: ClassVar[str] = "table"
    where: Place
    columns: tuple[Text, ...]
    rows: tuple[Row, ...]


class Clue(Struct, frozen=True, kw_only=True):
    """A word of a crossword and what leads to it; without a ``clue`` the glossary has one."""

    short: ClassVar[str] = "word"
    pair: ClassVar[tuple[str, str]] = ("word", "clue")
    where: Place
    word: Text
    clue: Text | None = None


class Crossword(Struct, frozen=True, kw_only=True):
    """Words that cross each other; with ``glossary`` those of the glossary are among them."""

    kind: ClassVar[str] = "crossword"
    short: ClassVar[str] = "words"
    is_of_pairs: ClassVar[bool] = True
    where: Place
    words: tuple[Clue, ...] = ()
    glossary: bool = False


class WordSearch(Struct, frozen=True, kw_only=True):
    """Words hidden among letters; with ``glossary`` those of the glossary are among them."""

    kind: ClassVar[str] = "word-search"
    short: ClassVar[str] = "words"
    where: Place
    words: tuple[Text, ...] = ()
    glossary: bool = False


class Spot(Struct, frozen=True, kw_only=True):
    """What is at a place of a picture, in hundredths of its width and of its height."""

    pair: ClassVar[tuple[str, str]] = ("text", "left")
    where: Place
    text: Text
    left: Annotated[Decimal, Meta(ge=0, le=100)]
    top: Annotated[Decimal, Meta(ge=0, le=100)]


class Labelling(Struct, frozen=True, kw_only=True):
    """A picture whose parts are to be named; a ``bank`` lists their names."""

    kind: ClassVar[str] = "label"
    proofread: ClassVar[tuple[str, ...]] = ("alt",)
    where: Place
    file: Located[str]
    alt: str
    credit: Text
    places: tuple[Spot, ...]
    bank: bool = False
    extra: tuple[Text, ...] = ()


AnyResponse: TypeAlias = (
    Choice
    | TrueFalse
    | Match
    | Order
    | Gaps
    | Numeric
    | Short
    | Form
    | Labelling
    | Crossword
    | WordSearch
)
