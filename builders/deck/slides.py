"""The deck as values: slides, the boxes on them, what stands in each; every size is settled."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from builders.deck.adopted.brand import Brand
from builders.deck.template.placeholders import Layout, Placeholder
from builders.design.geometry import Box
from builders.design.scene import Align, Anchor, Scene
from builders.design.theme import Role, Theme
from builders.design.vectors.drawing import Shown
from builders.problems import Place

Bullet: TypeAlias = Literal["none", "dot", "number"]


class TextRun(Struct, frozen=True):
    """A run of text in one style; ``link`` is an address outside the deck, ``tip`` says what it is.

    A ``counts`` run is the slide's own number, which the program on the wall keeps right. An
    ``ink`` of its own stands before that of the words around it, and so does a ``language``.
    ``code`` is set in the letters of programs.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None
    tip: str = ""
    counts: bool = False
    ink: Role | None = None
    language: str = ""
    code: bool = False


TextRuns: TypeAlias = tuple[TextRun, ...]


class Para(Struct, frozen=True):
    """A paragraph; ``indent``, how far its bullet hangs and the space ``before`` it are in ems.

    The program on the wall counts the numbers of a list from where it ``starts``, so that it can
    count again after a change.
    """

    runs: TextRuns
    bullet: Bullet = "none"
    number: int = 1
    starts: int = 1
    level: int = 0
    indent: float = 0
    hang: float = 0
    before: float = 0

    @property
    def plain(self) -> str:
        """Return the text without its styles."""
        return "".join(run.text for run in self.runs)


class Words(Struct, frozen=True):
    """Text of one size; ``placeholder`` names the layout's, ``jump`` the slide that it opens.

    Without an ``ink`` the words have the colour and the weight of the placeholder.
    """

    paragraphs: tuple[Para, ...]
    size: int
    ink: Role | None
    placeholder: Placeholder | None = None
    align: Align = "left"
    anchor: Anchor = "top"
    fill: Role | None = None
    jump: int | None = None


class Cell(Struct, frozen=True):
    """One cell of a table."""

    runs: TextRuns
    ink: Role = "ink"
    align: Align = "left"
    inset: float = 0  # ems at its left, more than the grid's side


class SlideTable(Struct, frozen=True):
    """A table, its first row the head and its last the total, its outer edges flush.

    In one that ``is_turned`` they are columns. ``side`` and ``padding`` are a cell's inner margins
    in points.
    """

    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    size: int
    side: float
    padding: float
    has_total: bool
    is_turned: bool
    alt: str


class Column(Struct, frozen=True):
    """One bar of a chart; without a ``fill`` it is an outline.

    ``number_format`` writes its value in the workbook, ``label_format`` beside the bar.
    """

    label: str
    value: Decimal
    number_format: str
    label_format: str
    fill: Role | None
    bold: bool


class NativeChart(Struct, frozen=True):
    """A native bar chart whose axis runs from ``least`` to ``most``; zero is on it.

    Its labels take ``label_share`` of the width, left of the axis, and the longest value
    ``value_share``, right of it. A value below zero stands on the axis, left of its bar.
    """

    columns: tuple[Column, ...]
    least: Decimal
    most: Decimal
    unit: str
    size: int
    label_share: float
    value_share: float
    alt: str

    @property
    def falls(self) -> bool:
        """Tell whether a bar is below zero."""
        return self.least < 0


class ShapeGroup(Struct, frozen=True):
    """A scene, drawn as one named group of native shapes."""

    scene: Scene


class SlidePicture(Struct, frozen=True):
    """A picture; ``crop`` gives the share cut from the left and right and from top and bottom."""

    picture: Shown
    crop: tuple[float, float]
    alt: str


class Rectangle(Struct, frozen=True):
    """A rectangle that says nothing."""

    fill: Role
    outline: Role | None = None


Item: TypeAlias = Words | SlideTable | NativeChart | ShapeGroup | SlidePicture | Rectangle


class Placed(Struct, frozen=True):
    """An item in its box."""

    box: Box
    item: Item
    name: str


class Click(Struct, frozen=True):
    """What one click shows: paragraphs of the item at ``index``, or all of it and ``others``."""

    index: int
    paragraphs: tuple[int, ...] = ()
    others: tuple[int, ...] = ()


class Slot(Struct, frozen=True):
    """The handout page that the words at ``index`` end with; ``tail`` has ``{n}`` for it."""

    place: Place
    index: int
    tail: str


class Slide(Struct, frozen=True):
    """One slide; ``items`` stand in reading order, the title first."""

    layout: Layout
    title: str
    items: tuple[Placed, ...]
    notes: tuple[str, ...]
    source: Place
    clicks: tuple[Click, ...] = ()
    slot: Slot | None = None


class Section(Struct, frozen=True):
    """Slides that the sorter shows under one name; ``first`` counts from 1."""

    name: str
    first: int
    count: int


class DeckPlan(Struct, frozen=True):
    """A whole deck; ``slide_of`` gives the first slide of each block.

    With a ``brand`` the slides stand on a user's own template.
    """

    title: str
    author: str
    tag: str
    opening_quote: str
    theme: Theme
    slides: tuple[Slide, ...]
    sections: tuple[Section, ...]
    slide_of: Mapping[Place, int]
    brand: Brand | None = None


def with_pages(plan: DeckPlan, pages: Mapping[Place, int]) -> DeckPlan:
    """Return ``plan`` with the handout's page numbers where slides keep room for them."""
    return replace(plan, slides=tuple(_with_page(slide, pages) for slide in plan.slides))


def _with_page(slide: Slide, pages: Mapping[Place, int]) -> Slide:
    slot = slide.slot
    if slot is None or slot.place not in pages:
        return slide
    placed = slide.items[slot.index]
    assert isinstance(placed.item, Words)
    (para,) = placed.item.paragraphs
    tail = TextRun(slot.tail.replace("{n}", str(pages[slot.place])))
    words = replace(placed.item, paragraphs=(replace(para, runs=(*para.runs, tail)),))
    items = (
        *slide.items[: slot.index],
        replace(placed, item=words),
        *slide.items[slot.index + 1 :],
    )
    return replace(slide, items=items, slot=None)
