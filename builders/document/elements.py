"""What a document is made of: a dozen elements that say what is said, never where it stands.

An element knows its place in the lesson file, the language that it speaks and who is to see it.
``Text`` and ``str`` hold the words; ``str`` are the program's own or are printed as typed.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from builders.design.figures.data import Figure
from builders.design.figures.ladder import Ladder
from builders.design.listings.data import Row
from builders.design.mathematics.data import Display
from builders.document.responses import AnyResponse, Form, Frame, Part
from builders.document.words import (
    Badge,
    Clock,
    Criteria,
    Definition,
    Entry,
    Labelled,
    Linked,
    Remarks,
    Words,
)
from builders.lesson.blocks.base import Output
from builders.lesson.inline import Text
from builders.lesson.space import Space
from builders.problems import Place


class Element(Struct, frozen=True, kw_only=True):
    """What all elements have; ``notes`` are said by the presenter, not shown."""

    where: Place
    language: str
    audience: tuple[Output, ...]
    title: Text | None = None
    notes: tuple[Text, ...] = ()


class Paragraphs(Element, frozen=True, kw_only=True):
    """Running text."""

    texts: tuple[Text, ...]


class Formula(Element, frozen=True, kw_only=True):
    """A formula that stands by itself."""

    display: Display
    remarks: Remarks = Remarks()


class Program(Element, frozen=True, kw_only=True):
    """A program, and what it prints under its label; ``reveal`` shows that after it."""

    rows: tuple[Row, ...]
    output: tuple[str, ...] = ()
    output_label: str = ""
    reveal: bool = False
    remarks: Remarks = Remarks()


class Item(Struct, frozen=True):
    """An item of a list, with the items below it."""

    text: Text
    items: tuple[Item, ...] = ()


class List(Element, frozen=True, kw_only=True):
    """A list; with ``reveal`` its items are shown one by one."""

    items: tuple[Item, ...]
    numbered: bool = False
    reveal: bool = False
    remarks: Remarks = Remarks()


class Callout(Element, frozen=True, kw_only=True):
    """A sentence that stands out, and whose it is."""

    text: Text
    by: Text | None = None
    remarks: Remarks = Remarks()


class Boxed(Element, frozen=True, kw_only=True):
    """Texts that stand apart under a label; one that ``is_urgent`` does so more."""

    label: str
    texts: tuple[Text, ...]
    is_urgent: bool = False
    remarks: Remarks = Remarks()


class Quotation(Element, frozen=True, kw_only=True):
    """A person's own words; ``marks`` open and close them where no ornament does."""

    heading: Text
    texts: tuple[Text, ...]
    speaker: Text
    role: Text | None
    marks: tuple[str, str]
    remarks: Remarks = Remarks()


class Caption(Struct, frozen=True):
    """«Figure 1 – …»: ``label`` is «Figure 1», ``opening`` what follows it.

    ``unit`` is that of a chart's numbers; ``continued`` stands over a later part of a table.
    """

    label: str
    opening: str
    text: Text
    closing: str = ""
    unit: Text | None = None
    continued: str = ""


class Captioned(Element, frozen=True, kw_only=True):
    """A numbered figure or table; ``point`` is the sentence that it argues."""

    caption: Caption
    point: Text | None = None
    poster: bool = False
    is_narrow: bool = False
    remarks: Remarks = Remarks()


class Table(Captioned, frozen=True, kw_only=True):
    """Rows of cells under a head; a comparison is read along its first column too."""

    head: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    total: tuple[Text, ...] | None = None
    is_comparison: bool = False
    alt: str


class Drawing(Captioned, frozen=True, kw_only=True):
    """A figure that is drawn, at any size, from what it shows."""

    figure: Figure


class Picture(Captioned, frozen=True, kw_only=True):
    """A picture from a file, what it shows in words, and whose it is."""

    file: str
    alt: str
    credit: Labelled
    is_cropped: bool = False


class Exercise(Element, frozen=True, kw_only=True):
    """A question or a task: what is asked, the room for it, the answer and how it is assessed.

    ``materials`` are what it is done with, ``response`` is the form of its answer. ``right`` says
    in words what is right there and in its parts, ``solution`` as much of it as has no room to be
    written in; ``asides`` are for the teacher alone. ``number`` counts the exercises of a kind that
    students find on paper. ``label`` names those, ``name`` all of them, and ``answer_label`` the
    answer where it stands apart. One that ``is_listed`` stands on paper among all of its kind. A
    ``frame`` has what is given, and the steps that are told in the answer.
    """

    kind: Literal["question", "task"]
    number: int | None
    label: str
    name: Words
    is_listed: bool = False
    text: Text
    answer: tuple[Text, ...]
    answer_label: str
    space: Space
    reveal: bool = False
    stretch: bool = False
    workspace: bool = False
    badge: Badge | None = None
    minutes: str = ""
    points: str = ""
    detail: tuple[Text, ...] = ()
    materials: tuple[AnyElement, ...] = ()
    response: AnyResponse | None = None
    frame: Frame | None = None
    right: tuple[Text, ...] = ()
    solution: tuple[Text, ...] = ()
    asides: tuple[Text, ...] = ()
    parts: tuple[Part, ...] = ()
    criteria: Criteria | None = None
    rubric: Form | None = None
    clock: Clock | None = None


class Worked(Element, frozen=True, kw_only=True):
    """A problem that the teacher solves; with a ``space`` students write the steps on paper."""

    label: str
    text: Text
    frame: Frame
    answer_label: str
    space: Space


class Answer(Element, frozen=True, kw_only=True):
    """What the teacher alone reads of an exercise: after ``label``, an answer or how to assess.

    With ``spare`` it is wanted only where the room of the exercise at that place does not hold it.
    """

    label: str
    texts: tuple[Text, ...]
    spare: Place | None = None


class SelfAssessment(Element, frozen=True, kw_only=True):
    """What each student judges, by the steps that have ``signs`` or by a place on the ladder."""

    heading: Words
    statements: tuple[Text, ...]
    signs: tuple[str, ...]
    steps: tuple[Text, ...]
    ladder: Ladder | None = None


class ExitTicket(Element, frozen=True, kw_only=True):
    """A slip to write on and to hand in, with places for a name and a date."""

    heading: Words
    prompts: tuple[Text, ...]
    blanks: tuple[str, ...]
    space: Space


class Assignment(Struct, frozen=True):
    """One piece of independent work, when it is due, and how the teacher assesses it."""

    where: Place
    text: Text
    due_label: str
    due: str | None
    assessment: Answer | None


class Assignments(Element, frozen=True, kw_only=True):
    """The work that students do outside the class."""

    items: tuple[Assignment, ...]
    remarks: Remarks = Remarks()


class Definitions(Element, frozen=True, kw_only=True):
    """The glossary."""

    terms: tuple[Definition, ...]


class Bibliography(Element, frozen=True, kw_only=True):
    """The sources of a lesson, numbered; ``source`` is what the lesson itself was made from."""

    entries: tuple[Entry, ...]
    source: Labelled | None = None


class Codes(Element, frozen=True, kw_only=True):
    """The links of what stands above, to be read by a phone."""

    links: tuple[Linked, ...]


AnyElement: TypeAlias = (
    Paragraphs
    | Formula
    | Program
    | List
    | Callout
    | Boxed
    | Quotation
    | Table
    | Drawing
    | Picture
    | Exercise
    | Worked
    | SelfAssessment
    | ExitTicket
    | Assignments
    | Definitions
    | Bibliography
    | Answer
    | Codes
)
AnyCaptioned: TypeAlias = Table | Drawing | Picture
