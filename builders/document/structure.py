"""A whole document: its head, its sections of elements, and the words that come with a layout."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from builders.document.elements import AnyElement
from builders.document.words import Clock, Labelled, Words
from builders.lesson.inline import Text
from builders.lesson.model import Links
from builders.problems import Place

SectionKind: TypeAlias = Literal[
    "contents",
    "goals",
    "stage",
    "questions",
    "glossary",
    "tasks",
    "independent",
    "references",
    "teacher",
]


class Section(Struct, frozen=True, kw_only=True):
    """Elements under one heading.

    ``number`` is the section's place in the contents, ``divider`` tells that a slide of its own
    opens it, ``duration`` is what the class sees of its length, ``script`` what is said when it
    begins.
    """

    where: Place
    kind: SectionKind
    heading: Words
    elements: tuple[AnyElement, ...]
    clock: Clock | None = None
    duration: str = ""
    number: int | None = None
    divider: bool = False
    script: tuple[Text, ...] = ()


class Blank(Struct, frozen=True):
    """Something that is known of the class, or that students write in."""

    label: str
    value: Words | None


class Head(Struct, frozen=True, kw_only=True):
    """How a document opens: in brief what class it is for, and what its presenter is told.

    ``variant`` names the variant of a test, if it is one; ``results`` are where its points and its
    mark are written.
    """

    where: Place
    title: Text
    subtitle: Text | None
    slide_facts: tuple[Words, ...]
    page_facts: tuple[Words, ...]
    blanks: tuple[Blank, ...]
    said: tuple[Labelled, ...]
    variant: str = ""
    results: tuple[Blank, ...] = ()


class Furniture(Struct, frozen=True, kw_only=True):
    """The words that come with a layout; ``{n}`` and its like are known only there."""

    continued: str
    slide_of: str
    page_of: str
    slide: str
    handout_page: str
    answer: str
    answer_next: str
    workspace: str
    rubric: str
    questions: str
    opening_quote: str
    key_title: str
    links: str
    answer_sheet: str
    fill_in: str
    on_paper: str


class CardSet(Struct, frozen=True):
    """Cards to cut out, ``per_page`` of them on a page: each a front and a back, if it has one."""

    title: str
    per_page: int
    cards: tuple[tuple[Text, Text | None], ...]


class Document(Struct, frozen=True, kw_only=True):
    """A whole lesson in words, section by section in the order of the lesson.

    ``tag`` is its language as PowerPoint and PDF want it; ``author`` may be empty. ``pages`` is
    how many pages of paper are promised at most, ``links`` what paper tells of an address.
    """

    where: Place
    tag: str
    language: str
    author: Text | None
    pages: int | None
    links: Links
    head: Head
    sections: tuple[Section, ...]
    furniture: Furniture
    cards: CardSet | None = None
