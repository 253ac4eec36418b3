"""A formula as a value: its parts, how they belong together, nothing of where they stand.

``Class`` is what TeX calls the class of an atom: the space between two atoms depends on theirs.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

Class: TypeAlias = Literal["ord", "op", "bin", "rel", "open", "close", "punct", "inner"]
Side: TypeAlias = Literal["left", "center", "right"]


class Symbol(Struct, frozen=True):
    """A letter, a number or a sign; a ``slanted`` letter stands for a quantity."""

    text: str
    kind: Class = "ord"
    slanted: bool = False


class Words(Struct, frozen=True):
    """Upright text: words, a unit, an element, or the name of a function, which is an ``op``."""

    text: str
    kind: Class = "ord"


class Operator(Struct, frozen=True):
    """A sum, a product, an integral: a sign that is large in a line of its own.

    What has ``limits`` carries its bounds there below and above itself, not beside it.
    """

    text: str
    limits: bool = True


class Delimiter(Struct, frozen=True):
    """A bracket that is asked for ``ems`` tall."""

    text: str
    ems: float
    kind: Class


class Space(Struct, frozen=True):
    """Room, in ems; negative where signs move together."""

    ems: float


class Row(Struct, frozen=True):
    """Parts side by side."""

    parts: tuple[Node, ...]


class Fraction(Struct, frozen=True):
    """One over the other; without a rule it is the inside of a binomial coefficient.

    It has the ``size`` of one in a line of its own, or in a text; left empty, that of its place.
    """

    top: Node
    bottom: Node
    ruled: bool = True
    size: Literal["", "display", "text"] = ""


class Root(Struct, frozen=True):
    """A root, its degree written where it is not the second."""

    body: Node
    degree: Node | None = None


class Scripts(Struct, frozen=True):
    """A base with what stands below and above the line, behind it or, of an isotope, before."""

    base: Node
    sub: Node | None = None
    sup: Node | None = None
    before: bool = False


class Stack(Struct, frozen=True):
    """A base with what stands over and under it; an arrow grows as long as they are."""

    base: Node
    over: Node | None = None
    under: Node | None = None


class Accent(Struct, frozen=True):
    """A mark over a base, or ``under`` it; a ``wide`` one spans it."""

    base: Node
    mark: str
    wide: bool = False
    under: bool = False


class Fence(Struct, frozen=True):
    """A part between brackets; either may be none."""

    left: str
    body: Node
    right: str


class Grid(Struct, frozen=True):
    """Rows of cells, as many in each; ``gaps`` are ems before each column.

    A line stands before each column of ``rules``. In an ``open`` one each row is a formula.
    """

    rows: tuple[tuple[Node, ...], ...]
    sides: tuple[Side, ...]
    gaps: tuple[float, ...]
    rules: tuple[int, ...] = ()
    open: bool = False


class Framed(Struct, frozen=True):
    """A part in a box, or struck out."""

    body: Node
    mark: Literal["box", "strike"]


class Hidden(Struct, frozen=True):
    """Room for a part that is not shown."""

    body: Node


Node: TypeAlias = (
    Symbol
    | Words
    | Operator
    | Delimiter
    | Space
    | Row
    | Fraction
    | Root
    | Scripts
    | Stack
    | Accent
    | Fence
    | Grid
    | Framed
    | Hidden
)


def row(parts: tuple[Node, ...]) -> Node:
    """Return ``parts`` as one node."""
    return parts[0] if len(parts) == 1 else Row(parts)
