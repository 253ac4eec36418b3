"""A vector drawing and its box go in; it comes out with its words in the fonts of paper."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from builders.design.faces import Family
from builders.design.geometry import Box
from builders.design.type import LINE
from builders.design.vectors.drawing import (
    Lettering,
    Path,
    Piece,
    Raster,
    Sketch,
    fitted,
    resized,
    room,
)
from builders.handout.marks import Drawing, Fragment, Line, Tag, Turned
from builders.handout.typesetting.fragments import Row, fragments
from builders.handout.typesetting.letters import letters
from builders.handout.typesetting.style import Style
from builders.lesson.inline import Span

HAIRLINE = 0.35  # points; what a copier still prints


def drawing(sketch: Sketch, box: Box, tag: Tag, language: str) -> Drawing:
    """Return ``sketch`` as wide as ``box``; all of it belongs to ``tag``."""
    found = fitted(sketch, box.width, HAIRLINE)
    parts = tuple(_part(mark, found, language, tag) for mark in found.marks)
    return Drawing(box.x, box.y, found.width, found.height, parts, tag)


def _part(
    mark: Path | Lettering | Raster, around: Sketch, language: str, tag: Tag
) -> Path | Raster | Turned:
    return _set(mark, around, language, tag) if isinstance(mark, Lettering) else mark


def _set(line: Lettering, around: Sketch, language: str, tag: Tag) -> Turned:
    """Return words at their place, smaller where they would leave the drawing."""
    found = tuple(_fragments(line, language, tag))
    length = max((each.x + each.width for each in found), default=0)
    most = room(line, around)
    if length > most:
        by = max(most, 0) / length
        found = tuple(_fragments(resized(line, by), language, tag))
        length *= by
    share = {"left": 0.0, "center": 0.5, "right": 1.0}[line.anchor]
    placed = tuple(replace(each, x=each.x - share * length) for each in found)
    return Turned(Line(line.x, line.y, placed), line.turn)


def _fragments(line: Lettering, language: str, tag: Tag) -> Iterator[Fragment]:
    x = 0.0
    for piece in line.pieces:
        x += piece.gap
        found = letters([_span(piece)], _style(piece), language, tag)
        own = list(fragments(Row(found, (False,) * len(found), 0)))
        yield from (replace(each, x=x + each.x, rise=each.rise + piece.rise) for each in own)
        x += sum(each.width for each in own)


def _span(piece: Piece) -> Span:
    return Span(piece.text, bold=piece.bold, italic=piece.italic)


def _style(piece: Piece) -> Style:
    family: Family = "serif" if piece.serif else "sans"
    return Style(family, piece.size, LINE * piece.size, ink=piece.ink.colour)
