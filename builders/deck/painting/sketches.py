"""A vector drawing in its box in; one named group of native shapes, texts and pictures out."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import TypeAlias

from msgspec import Struct

from builders.deck.package.xml import emu, escape, frame
from builders.deck.painting import letters
from builders.deck.painting.freeform import point, shape, size_of
from builders.deck.painting.letters import Look
from builders.deck.painting.shapes import group, photo
from builders.deck.slides import Placed, SlidePicture
from builders.design.geometry import Box
from builders.design.picture import Picture
from builders.design.type import SCREEN, Run, width
from builders.design.vectors.drawing import (
    Anchor,
    Cap,
    Ink,
    Join,
    Lettering,
    Path,
    Pen,
    Piece,
    Raster,
    Sketch,
    Step,
    Verb,
    bundled,
    corners,
    fitted,
    resized,
    room,
)
from builders.problems import assert_never

HAIRLINE = 0.5  # points; a finer line vanishes on a projector
VERBS: Mapping[Verb, str] = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo", "Z": "close"}
CAPS: Mapping[Cap, str] = {"butt": "flat", "round": "rnd", "square": "sq"}
JOINS: Mapping[Join, str] = {
    "miter": '<a:miter lim="800000"/>',
    "round": "<a:round/>",
    "bevel": "<a:bevel/>",
}
ALIGNS: Mapping[Anchor, str] = {"left": "l", "center": "ctr", "right": "r"}
ASCENT, LINE = 0.905, 1.15  # ems of Arial: from the top of a line to its baseline, and all of it
LEAST_TYPE, MOST_TYPE = 1.0, 400.0  # points; ECMA-376 part 1, 20.1.10.72
SHARE = 100_000  # ECMA-376 part 1, 20.1.10.40
DEGREE = 60_000  # ECMA-376 part 1, 20.1.10.3

Embed: TypeAlias = Callable[[Picture], str]  # relates the slide to a picture


class _Around(Struct, frozen=True):
    """What the shapes of a drawing share."""

    box: Box
    tag: str
    alt: str
    embed: Embed


def sketch(placed: Placed, item: SlidePicture, number: int, tag: str, embed: Embed) -> str:
    """Return the group; the numbers of its shapes follow ``number`` thousandfold."""
    assert isinstance(item.picture, Sketch)
    drawn = fitted(item.picture, placed.box.width, HAIRLINE)
    held = [_held(mark, drawn) if isinstance(mark, Lettering) else mark for mark in drawn.marks]
    marks = enumerate(bundled(held), start=number * 1000)
    around = _Around(placed.box, tag, item.alt, embed)
    shapes = "".join(_mark(mark, own, around) for own, mark in marks)
    return group(placed, number, item.alt, shapes)


def _mark(mark: tuple[Path, ...] | Lettering | Raster, number: int, around: _Around) -> str:
    box = around.box
    match mark:
        case tuple():
            return _freeform(mark, number, box)
        case Lettering():
            return _lettering(mark, number, box, around.tag)
        case Raster():
            place = Box(box.x + mark.x, box.y + mark.y, mark.width, mark.height)
            seen = SlidePicture(mark.picture, (0, 0), around.alt)
            return photo(Placed(place, seen, "picture"), seen, number, around.embed(mark.picture))
        case _:
            assert_never(mark)


def _freeform(paths: tuple[Path, ...], number: int, around: Box) -> str:
    """Return the shape of paths that look alike."""
    own = Box.of([point for path in paths for point in corners(path.steps)])
    least = 1 / 12_700  # a place of no size cannot be scaled
    wide, high = max(own.width, least), max(own.height, least)
    box = Box(around.x + own.x, around.y + own.y, wide, high)
    drawn = "".join(
        f"<a:path {size_of(box)}>{''.join(_step(step, own) for step in path.steps)}</a:path>"
        for path in paths
    )
    look = f"{_fill(paths[0].fill)}{_line(paths[0].pen)}"
    return shape(number, 'name="path"', box, drawn, look)


def _step(step: Step, around: Box) -> str:
    verb, points = step
    places = "".join(point(x - around.x, y - around.y) for x, y in points)
    return f"<a:{VERBS[verb]}>{places}</a:{VERBS[verb]}>" if places else f"<a:{VERBS[verb]}/>"


def _fill(ink: Ink | None) -> str:
    if ink is None:
        return "<a:noFill/>"
    seen = f'<a:alpha val="{round(ink.opacity * SHARE)}"/>' if ink.opacity < 1 else ""
    return f'<a:solidFill><a:srgbClr val="{ink.colour}">{seen}</a:srgbClr></a:solidFill>'


def _line(pen: Pen | None) -> str:
    if pen is None:
        return "<a:ln><a:noFill/></a:ln>"
    lengths = [round(each / pen.width * SHARE) for each in pen.dash]
    strokes = "".join(
        f'<a:ds d="{stroke}" sp="{gap}"/>'
        for stroke, gap in zip(lengths[::2], lengths[1::2], strict=True)
    )
    dash = f"<a:custDash>{strokes}</a:custDash>" if strokes else ""
    look = f'w="{emu(pen.width)}" cap="{CAPS[pen.cap]}"'
    return f"<a:ln {look}>{_fill(pen.ink)}{dash}{JOINS[pen.join]}</a:ln>"


def _held(line: Lettering, around: Sketch) -> Lettering:
    """Return a line of words, smaller where they would leave the drawing."""
    wide = sum(_width(piece) for piece in line.pieces) / SCREEN.safe
    most = room(line, around)
    return resized(line, most / wide) if wide > most else line


def _lettering(line: Lettering, number: int, around: Box, tag: str) -> str:
    """Return a text box whose baseline stands where the line's does, turned as it is."""
    size = _size(line.size)
    wide, high = sum(_width(piece) for piece in line.pieces), LINE * size
    share = {"left": 0.5, "center": 0.0, "right": -0.5}[line.anchor]
    right, down = share * wide, high / 2 - ASCENT * size
    cos, sin = math.cos(math.radians(line.turn)), math.sin(math.radians(line.turn))
    x = around.x + line.x + right * cos - down * sin
    y = around.y + line.y + right * sin + down * cos
    box = Box(x - wide / 2, y - high / 2, wide, high)
    turn = f' rot="{round(line.turn % 360 * DEGREE)}"' if line.turn else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="text"/><p:cNvSpPr txBox="1"/><p:nvPr/>'
        f'</p:nvSpPr><p:spPr>{frame(box, turn=turn)}<a:prstGeom prst="rect"><a:avLst/>'
        '</a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" '
        'rIns="0" bIns="0" anchor="t"/><a:lstStyle/>'
        f'<a:p><a:pPr algn="{ALIGNS[line.anchor]}"/>{_runs(line, tag)}</a:p></p:txBody></p:sp>'
    )


def _runs(line: Lettering, tag: str) -> str:
    """Return the runs of a line; what is shifted has the size of the line, as programs make it."""
    base = _size(line.size)
    return "".join(
        letters.runs(
            piece.text,
            Look(
                escape(tag),
                _fill(piece.ink),
                base if piece.shift else _size(piece.size),
                piece.bold,
                piece.italic,
            ),
            piece.shift,
        )
        for piece in line.pieces
    )


def _width(piece: Piece) -> float:
    return width((Run(piece.text, piece.bold, piece.italic),), SCREEN, _size(piece.size))


def _size(size: float) -> float:
    return max(LEAST_TYPE, min(MOST_TYPE, size))
