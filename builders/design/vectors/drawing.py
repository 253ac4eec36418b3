"""A vector drawing as a value: paths, words and pictures at fixed places, in points, y down."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from builders.design.picture import Picture

Point: TypeAlias = tuple[float, float]
Verb: TypeAlias = Literal["M", "L", "C", "Z"]  # as SVG names them; C is a cubic curve
Step: TypeAlias = tuple[Verb, tuple[Point, ...]]
Steps: TypeAlias = tuple[Step, ...]
Cap: TypeAlias = Literal["butt", "round", "square"]
Join: TypeAlias = Literal["miter", "round", "bevel"]
Anchor: TypeAlias = Literal["left", "center", "right"]

MOST_ALONE, MOST_TOGETHER = 120, 100
MOST_SHAPES, MOST_POINTS = 300, 10_000  # of one drawing on a slide
FLAT = 1e-6
OVER, MOST_OVER = 0.5, 8  # ems and points; words may reach so far over their drawing's edge
WIDEST = 1000  # points, of a line and of its strokes; ECMA-376 knows no more than 1584
SHIFTED = 0.05  # of the type size; text that is shifted by less stands on its line


class Ink(Struct, frozen=True):
    """A colour in six hexadecimal digits, and how much of it covers what lies below, of 1."""

    colour: str
    opacity: float = 1


class Pen(Struct, frozen=True):
    """What a line is drawn with; ``dash`` are the lengths of its strokes and gaps by turns."""

    ink: Ink
    width: float
    dash: tuple[float, ...] = ()
    cap: Cap = "butt"
    join: Join = "miter"


class Path(Struct, frozen=True):
    """Lines and curves, filled, outlined or both; where they cross, ``even_odd`` leaves holes."""

    steps: Steps
    fill: Ink | None = None
    pen: Pen | None = None
    even_odd: bool = False


class Piece(Struct, frozen=True):
    """Words in one style, ``gap`` points after those before them, ``rise`` above the line."""

    text: str
    size: float
    ink: Ink
    bold: bool = False
    italic: bool = False
    serif: bool = False
    rise: float = 0
    gap: float = 0

    @property
    def shift(self) -> Literal["", "sub", "super"]:
        """Tell whether the words stand below or above their line."""
        if abs(self.rise) < SHIFTED * self.size:
            return ""
        return "super" if self.rise > 0 else "sub"


class Lettering(Struct, frozen=True):
    """A line of words whose baseline is anchored at a place, turned by degrees clockwise."""

    x: float
    y: float
    pieces: tuple[Piece, ...]
    anchor: Anchor = "left"
    turn: float = 0

    @property
    def text(self) -> str:
        """Return what is read."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def size(self) -> float:
        """Return the size of its largest words."""
        return max(piece.size for piece in self.pieces)


class Raster(Struct, frozen=True):
    """A picture of pixels whose upper left corner is at a place."""

    x: float
    y: float
    width: float
    height: float
    picture: Picture


Mark: TypeAlias = Path | Lettering | Raster


class Sketch(Struct, frozen=True):
    """A drawing as large as its file says, in the order of painting.

    ``unsaid`` names what its file has and it has not.
    """

    width: float
    height: float
    marks: tuple[Mark, ...]
    unsaid: tuple[str, ...] = ()

    @property
    def letterings(self) -> tuple[Lettering, ...]:
        """Return every line of words, in order."""
        return tuple(mark for mark in self.marks if isinstance(mark, Lettering))


Shown: TypeAlias = Picture | Sketch


class SketchError(Exception):
    """An SVG file that cannot be drawn at all; ``code`` is L263 or L267, ``why`` names what."""

    def __init__(self, code: Literal["L263", "L267"], why: str = "") -> None:
        """Keep what the sentence needs.

        ``code`` is L263 for a file that is damaged or empty, L267 for one that wants more than a
        drawing may: other files, or too many parts.
        """
        super().__init__(code)
        self.code, self.why = code, why


def fitted(sketch: Sketch, width: float, hairline: float) -> Sketch:
    """Return ``sketch`` at ``width`` points; no line is finer than ``hairline``."""
    by = width / sketch.width
    marks = tuple(_scaled(mark, by, hairline) for mark in sketch.marks)
    return replace(sketch, width=width, height=sketch.height * by, marks=marks)


def room(line: Lettering, around: Sketch) -> float:
    """Return how long a line of words may be until it leaves the drawing, but for a little."""
    ahead, behind = (_reach(line, around, sign) for sign in (1, -1))
    free = {"left": ahead, "center": 2 * min(ahead, behind), "right": behind}[line.anchor]
    return max(free, 0) + min(OVER * line.size, MOST_OVER)


def _reach(line: Lettering, around: Sketch, sign: int) -> float:
    turn = math.radians(line.turn)
    across, down = sign * math.cos(turn), sign * math.sin(turn)
    ways = (line.x, across, around.width), (line.y, down, around.height)
    return min(
        ((most if way > 0 else 0) - place) / way for place, way, most in ways if abs(way) > FLAT
    )


def resized(line: Lettering, by: float) -> Lettering:
    """Return a line of words at its place, so many times as large."""
    pieces = tuple(
        replace(each, size=each.size * by, rise=each.rise * by, gap=each.gap * by)
        for each in line.pieces
    )
    return replace(line, pieces=pieces)


def on_white(sketch: Sketch) -> Sketch:
    """Return ``sketch`` on paper of its own, for a ground that its ink does not stand out from."""
    width, height = sketch.width, sketch.height
    edge: Steps = (
        ("M", ((0, 0),)),
        ("L", ((width, 0),)),
        ("L", ((width, height),)),
        ("L", ((0, height),)),
        ("Z", ()),
    )
    return replace(sketch, marks=(Path(edge, Ink("FFFFFF")), *sketch.marks))


def bundled(marks: Sequence[Mark]) -> tuple[tuple[Path, ...] | Lettering | Raster, ...]:
    """Return marks as they become shapes: paths by themselves, or with those that look alike.

    Only where there are many of them, neighbours of one look are one shape.
    """
    is_alone = len(marks) <= MOST_ALONE
    found: list[tuple[Path, ...] | Lettering | Raster] = []
    for mark in marks:
        last = found[-1] if found else None
        if not isinstance(mark, Path):
            found.append(mark)
        elif isinstance(last, tuple) and not is_alone and _look(last[0]) == _look(mark):
            found[-1] = (*last, mark) if len(last) < MOST_TOGETHER else last
            if len(last) >= MOST_TOGETHER:
                found.append((mark,))
        else:
            found.append((mark,))
    return tuple(found)


def is_rich(sketch: Sketch) -> bool:
    """Tell whether a drawing has more parts than a program for slides moves with ease."""
    points = sum(len(mark.steps) for mark in sketch.marks if isinstance(mark, Path))
    return points > MOST_POINTS or len(bundled(sketch.marks)) > MOST_SHAPES


def _look(path: Path) -> tuple[Ink | None, Pen | None]:
    return path.fill, path.pen


def _scaled(mark: Mark, by: float, hairline: float) -> Mark:
    if isinstance(mark, Path):
        steps = tuple(
            (verb, tuple((x * by, y * by) for x, y in points)) for verb, points in mark.steps
        )
        return replace(mark, steps=steps, pen=mark.pen and _pen(mark.pen, by, hairline))
    if isinstance(mark, Raster):
        x, y, width, height = (each * by for each in (mark.x, mark.y, mark.width, mark.height))
        return Raster(x, y, width, height, mark.picture)
    return replace(resized(mark, by), x=mark.x * by, y=mark.y * by)


def _pen(pen: Pen, by: float, hairline: float) -> Pen:
    dash = tuple(min(each * by, WIDEST) for each in pen.dash)
    return replace(pen, width=max(min(pen.width * by, WIDEST), hairline), dash=dash)


def corners(steps: Steps) -> Iterator[Point]:
    """Yield every point that steps name."""
    for _, points in steps:
        yield from points
