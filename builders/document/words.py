"""Words as a document holds them: the lesson's, the program's own, the one after the other."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from builders.lesson.inline import Span, Text
from builders.problems import Place

Spans: TypeAlias = tuple[Span, ...]
Words: TypeAlias = str | Text


class Labelled(Struct, frozen=True):
    """Words of the lesson after a word of the program: «Source: …»."""

    label: str
    text: Text

    @property
    def spans(self) -> Spans:
        """Return the text after its label in bold."""
        return (Span(f"{self.label}: ", bold=True), *self.text.spans)


class Remarks(Struct, frozen=True):
    """Where facts come from, what is wrong with them or missing, and where words lead to."""

    source: Labelled | None = None
    note: Labelled | None = None
    conflict: Labelled | None = None
    gap: Labelled | None = None
    links: Labelled | None = None

    @property
    def doubts(self) -> tuple[Labelled, ...]:
        """Return all but the source."""
        return tuple(each for each in (self.note, self.conflict, self.gap) if each)

    @property
    def all(self) -> tuple[Labelled, ...]:
        """Return the source and the rest."""
        return tuple(each for each in (self.source, *self.doubts, self.links) if each)


class Clock(Struct, frozen=True):
    """How long a part of the class takes, and from when to when, in words."""

    minutes: str
    span: str


class Badge(Struct, frozen=True):
    """The level of a task, from 1, and what it is called."""

    level: int
    words: str


class Linked(Struct, frozen=True):
    """Words, the address that they lead to as people type it, and the address."""

    said: str
    shown: str
    address: str


class Definition(Struct, frozen=True):
    """A word of the glossary and what it means."""

    where: Place
    name: str
    meaning: Text


class Entry(Struct, frozen=True):
    """An entry of the bibliography; ``title`` is what its address leads to."""

    where: Place
    number: str
    spans: Spans
    language: str
    title: str


class Criteria(Struct, frozen=True):
    """The table by which an exercise is assessed."""

    head: tuple[str, str]
    rows: tuple[tuple[Text, str], ...]


def words(said: Words) -> Spans:
    """Return ``said`` as spans."""
    return (Span(said),) if isinstance(said, str) else said.spans


def plain(said: Words) -> str:
    """Return ``said`` without its styles."""
    return said if isinstance(said, str) else said.plain
