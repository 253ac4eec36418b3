"""A drawing as a value: marks at fixed places, in points, y down; both painters draw it."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from builders.design.geometry import Box, Size
from builders.design.mathematics.drawn import Drawn
from builders.design.theme import Role
from builders.design.type import Run
from builders.design.vectors.drawing import Shown
from builders.lesson.mathematics.tree import Node as Part

Align: TypeAlias = Literal["left", "center", "right"]
Anchor: TypeAlias = Literal["top", "middle", "bottom"]
Side: TypeAlias = Literal["top", "bottom", "left", "right"]
Dash: TypeAlias = Literal["solid", "dash", "dot", "dash-dot"]
Line: TypeAlias = tuple[Run, ...]
Point: TypeAlias = tuple[float, float]
Lines: TypeAlias = tuple[tuple[Point, ...], ...]

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


class Trace(Struct, frozen=True):
    """Lines through points, each a line of its own, in one stroke: a curve, a grid, an arrow."""

    lines: Lines
    stroke: Role
    width: float
    dash: Dash = "solid"

    @property
    def box(self) -> Box:
        """Return the box around its points."""
        return Box.of([point for line in self.lines for point in line])


class Coordinates(Struct, frozen=True):
    """A box of the scene that shows the numbers of ``x`` from left to right, of ``y`` upwards."""

    box: Box
    x: tuple[float, float]
    y: tuple[float, float]

    def across(self, x: float) -> float:
        """Return where ``x`` is, from the left of the scene."""
        return self.box.x + (x - self.x[0]) / (self.x[1] - self.x[0]) * self.box.width

    def down(self, y: float) -> float:
        """Return where ``y`` is, from the top of the scene."""
        return self.box.y + (self.y[1] - y) / (self.y[1] - self.y[0]) * self.box.height

    def at(self, point: Point) -> Point:
        """Return where a point is."""
        return self.across(point[0]), self.down(point[1])

    def wider(self, by: float) -> Coordinates:
        """Return a plane that shows ``by`` points more at each side, all else at its place."""
        across = by / self.box.width * (self.x[1] - self.x[0])
        up = by / self.box.height * (self.y[1] - self.y[0])
        x, y = (self.x[0] - across, self.x[1] + across), (self.y[0] - up, self.y[1] + up)
        return Coordinates(self.box.inset(-by, -by), x, y)


class GraphLine(Struct, frozen=True):
    """A curve in one stroke, in ``runs`` of points that are joined by lines."""

    name: str
    runs: Lines
    stroke: Role
    width: float
    dash: Dash


class GraphPoints(Struct, frozen=True):
    """Points of a plane, each a dot of ``radius``."""

    name: str
    places: tuple[Point, ...]
    radius: float
    fill: Role


class Graph(Struct, frozen=True):
    """Curves and points of a plane, in its own numbers, none outside of it."""

    plane: Coordinates
    lines: tuple[GraphLine, ...]
    points: GraphPoints | None

    @property
    def whole(self) -> Coordinates:
        """Return its plane with room for the ink at the edges."""
        widest = max((line.width for line in self.lines), default=0)
        return self.plane.wider(max(widest, self.points.radius if self.points else 0))

    @property
    def traces(self) -> tuple[Trace, ...]:
        """Return its lines in the scene."""
        return tuple(
            Trace(
                tuple(tuple(map(self.plane.at, run)) for run in line.runs),
                line.stroke,
                line.width,
                line.dash,
            )
            for line in self.lines
        )

    @property
    def dots(self) -> tuple[Dot, ...]:
        """Return its points in the scene."""
        points = self.points
        if points is None:
            return ()
        places = map(self.plane.at, points.places)
        return tuple(Dot(x, y, points.radius, points.fill, points.fill, 0) for x, y in places)


class Photo(Struct, frozen=True):
    """A picture that fills ``box``; it is not stretched if the box has its proportions."""

    box: Box
    picture: Shown


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


Mark: TypeAlias = Rule | Bar | Dot | Label | Node | Connector | Trace | Graph | Photo | Formula


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
