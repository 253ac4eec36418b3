"""What stands on a page: marks at fixed places, in points, y down, each with what it means."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from builders.design.faces import Family
from builders.design.mathematics.drawn import Drawn
from builders.design.picture import Picture
from builders.design.vectors.drawing import Path, Raster
from builders.problems import assert_never

BLACK = "000000"
WHITE = "FFFFFF"
FINE = "808080"  # survives a copier at half a point
PLACE = "\ufffc"  # of an equation among letters: Unicode's sign for an object

Role: TypeAlias = Literal[
    "Document",
    "H1",
    "H2",
    "H3",
    "P",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Table",
    "TR",
    "TH",
    "TD",
    "Caption",
    "Figure",
    "BlockQuote",
    "Link",
    "Span",
    "Formula",
    "Code",
]
Scope: TypeAlias = Literal["Column", "Row"]  # of a head: what it stands over or beside
Numbering: TypeAlias = Literal[
    "", "None", "Disc", "Decimal", "UpperAlpha", "LowerAlpha"
]  # ISO 32000-1 table 347
LineEnd: TypeAlias = Literal["space", "hyphen", "joined"]


Modules: TypeAlias = tuple[tuple[bool, ...], ...]  # of a QR code, by rows, the dark ones true


class Tag(Struct, frozen=True):
    """An element of the document's structure; ``key`` tells it from its siblings.

    ``language`` is a tag of BCP 47 where it is not the document's. What carries no tag is
    decoration: a reader who listens does not hear of it.
    """

    role: Role
    key: str | int
    parent: Tag | None = None
    alt: str = ""
    href: str = ""
    language: str = ""
    scope: Scope | None = None
    numbering: Numbering = ""

    def child(self, role: Role, key: str | int = 0) -> Tag:
        """Return an element inside this one."""
        return Tag(role, key, self)

    def listing(self, key: str | int, numbering: Numbering) -> Tag:
        """Return a list inside this element, and how its items are labelled."""
        return Tag("L", key, self, numbering=numbering)


class Font(Struct, frozen=True):
    """A style of a family at a size in points."""

    family: Family
    size: float
    bold: bool = False
    italic: bool = False


class Equation(Struct, frozen=True):
    """A formula as it is drawn, ``size`` points to its em, and what it says in one line."""

    drawn: Drawn
    size: float
    said: str

    @property
    def width(self) -> float:
        """Return the points that it takes along the line."""
        return self.drawn.width * self.size

    @property
    def height(self) -> float:
        """Return the points that it takes above the line."""
        return self.drawn.height * self.size

    @property
    def depth(self) -> float:
        """Return the points that it takes below the line."""
        return self.drawn.depth * self.size


class Fragment(Struct, frozen=True):
    """Text in one font, ``x`` points from the start of its line, ``width`` points wide.

    It stands ``rise`` points above the line. A font that is no family's is that of a script, and
    is to be shaped. One that is an ``equation`` is drawn and has no text.
    """

    x: float
    width: float
    text: str
    font: Font
    tag: Tag | None
    ink: str = BLACK
    rise: float = 0
    equation: Equation | None = None

    @property
    def said(self) -> str:
        """Return what is read."""
        return self.equation.said if self.equation else self.text


class Line(Struct, frozen=True):
    """One line of text; ``y`` is its baseline and ``gap`` widens each of its spaces.

    ``end`` tells what a reader hears where the line breaks: a space, a hyphen that is no part of
    the word, or nothing.
    """

    x: float
    y: float
    fragments: tuple[Fragment, ...]
    gap: float = 0
    end: LineEnd = "space"

    @property
    def text(self) -> str:
        """Return the line as it is read."""
        return "".join(fragment.said for fragment in self.fragments)

    @property
    def width(self) -> float:
        """Return the points that the line takes."""
        return sum(fragment.width for fragment in self.fragments)

    @property
    def equations(self) -> tuple[Equation, ...]:
        """Return its formulas."""
        return tuple(each.equation for each in self.fragments if each.equation)


class Stroke(Struct, frozen=True):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    ink: str = BLACK
    tag: Tag | None = None


class Shape(Struct, frozen=True):
    """A rectangle with corners of ``radius``, filled, outlined or both."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None
    stroke: str | None = None
    line: float = 0
    radius: float = 0
    dashed: bool = False
    tag: Tag | None = None


class Curve(Struct, frozen=True):
    """Lines through points in one stroke; ``dashes`` are the lengths of strokes and gaps."""

    lines: tuple[tuple[tuple[float, float], ...], ...]
    width: float
    ink: str = BLACK
    dashes: tuple[float, ...] = ()
    tag: Tag | None = None


class PageImage(Struct, frozen=True):
    """A picture in a box."""

    x: float
    y: float
    width: float
    height: float
    picture: Picture
    tag: Tag | None


class Turned(Struct, frozen=True):
    """A line of text at its place, turned around the start of it by degrees clockwise."""

    line: Line
    turn: float = 0


class Drawing(Struct, frozen=True):
    """A vector drawing whose upper left corner is at a place; its parts are counted from there."""

    x: float
    y: float
    width: float
    height: float
    parts: tuple[Path | Raster | Turned, ...]
    tag: Tag | None

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return its lines of text."""
        return tuple(part.line for part in self.parts if isinstance(part, Turned))


class Code(Struct, frozen=True):
    """A QR code, each of its modules ``module`` points wide."""

    x: float
    y: float
    module: float
    rows: Modules
    tag: Tag | None

    @property
    def side(self) -> float:
        """Return the points that it takes each way."""
        return self.module * len(self.rows)


Mark: TypeAlias = Line | Stroke | Shape | Curve | PageImage | Drawing | Code


def moved(marks: tuple[Mark, ...], right: float, down: float) -> tuple[Mark, ...]:
    """Return ``marks`` at another place."""
    if not (right or down):
        return marks
    return tuple(_moved(mark, right, down) for mark in marks)


def _moved(mark: Mark, right: float, down: float) -> Mark:
    match mark:
        case Stroke(x1, y1, x2, y2):
            return replace(mark, x1=x1 + right, x2=x2 + right, y1=y1 + down, y2=y2 + down)
        case Curve(lines):
            shifted = tuple(tuple((x + right, y + down) for x, y in each) for each in lines)
            return replace(mark, lines=shifted)
        case Line() | Shape() | PageImage() | Drawing() | Code():
            return replace(mark, x=mark.x + right, y=mark.y + down)
        case _:
            assert_never(mark)


def silent(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return ``marks`` as decoration: what they say has been read once."""
    return tuple(_untagged(mark) for mark in marks)


def _untagged(mark: Mark) -> Mark:
    if isinstance(mark, Line):
        return replace(mark, fragments=tuple(replace(each, tag=None) for each in mark.fragments))
    return replace(mark, tag=None)
