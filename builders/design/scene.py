"""A drawing as a value: marks at fixed places, in points, y down; both painters draw it."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from builders.design.geometry import Box, Size
from builders.design.mathematics.drawn import Drawn
from builders.design.picture import Picture
from builders.design.theme import Role
from builders.design.type import Run
from builders.lesson.mathematics.tree import Node as Part

Align: TypeAlias = Literal["left", "center", "right"]
Anchor: TypeAlias = Literal["top", "middle", "bottom"]
Side: TypeAlias = Literal["top", "bottom", "left", "right"]
Line: TypeAlias = tuple[Run, ...]

# Ems from the top of a line to its baseline; the rest of `type.LINE` lies below. Capitals of Arial
# and of PT Sans (0.72 and 0.70 em) then stand in the middle of their line.
BASELINE = 0.96


class Rule(Struct, frozen=True):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: Role
    width: float


class Bar(Struct, frozen=True):
    """A filled or outlined rectangle without text."""

    box: Box
    fill: Role | None
    stroke: Role | None = None
    width: float = 0
    dashed: bool = False


class Dot(Struct, frozen=True):
    """A circle."""

    x: float
    y: float
    radius: float
    fill: Role
    stroke: Role
    width: float


class Label(Struct, frozen=True):
    """Lines of text that are already broken, ``type.LINE`` ems apart.

    ``box`` is at least as large as they are.
    """

    box: Box
    lines: tuple[Line, ...]
    size: float
    ink: Role
    align: Align = "left"
    anchor: Anchor = "top"


class Node(Struct, frozen=True):
    """A named rectangle around its text; connectors hold on to the name, unique in its scene.

    The box of ``label`` is ``box`` less the padding.
    """

    name: str
    box: Box
    label: Label
    fill: Role | None
    stroke: Role | None
    width: float


class Connector(Struct, frozen=True):
    """A line from the middle of one node's ``start`` side to the middle of another's ``end`` side.

    Where the two are not level it turns twice, halfway between the sides.
    """

    source: str
    start: Side
    target: str
    end: Side
    stroke: Role
    width: float


class Photo(Struct, frozen=True):
    """A picture that fills ``box``; it is not stretched if the box has its proportions."""

    box: Box
    picture: Picture


class Formula(Struct, frozen=True):
    """A formula as it is drawn, ``size`` points to its em, and what it says in one line.

    It begins at ``x``; ``y`` is its baseline. Where a program can edit formulas it is ``editable``,
    which then stands at the same side of the same room.
    """

    x: float
    y: float
    size: float
    drawn: Drawn
    said: str
    ink: Role
    editable: Part | None = None
    align: Align = "left"


Mark: TypeAlias = Rule | Bar | Dot | Label | Node | Connector | Photo | Formula


class Scene(Struct, frozen=True):
    """Marks inside ``size``, with the words that stand for them where they cannot be seen."""

    size: Size
    marks: tuple[Mark, ...]
    alt: str

    @property
    def labels(self) -> tuple[Label, ...]:
        """Return every text, in order."""
        named = (mark.label if isinstance(mark, Node) else mark for mark in self.marks)
        return tuple(mark for mark in named if isinstance(mark, Label))
