"""A formula as a value: its parts, how they belong together, nothing of where they stand.

``Class`` is what TeX calls the class of an atom: the space between two atoms depends on theirs.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

Class: TypeAlias = Literal["ord", "op", "bin", "rel", "open", "close", "punct", "inner"]


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
    """A sum, a product, an integral."""

    text: str


class Space(Struct, frozen=True):
    """Room, in ems; negative where signs move together."""

    ems: float


class Row(Struct, frozen=True):
    """Parts side by side."""

    parts: tuple[Node, ...]


class Fraction(Struct, frozen=True):
    """One over the other."""

    top: Node
    bottom: Node


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
    """A combining mark over a base, or under it."""

    base: Node
    mark: str


class Fence(Struct, frozen=True):
    """A part between brackets; either may be none."""

    left: str
    body: Node
    right: str


Node: TypeAlias = (
    Symbol | Words | Operator | Space | Row | Fraction | Root | Scripts | Stack | Accent | Fence
)


def row(parts: tuple[Node, ...]) -> Node:
    """Return ``parts`` as one node."""
    return parts[0] if len(parts) == 1 else Row(parts)
