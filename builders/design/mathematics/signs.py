"""A sign and a size go in; its glyph, or the pieces that make it as large as is asked, come out."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from msgspec.structs import replace

from builders.design.mathematics.drawn import EMPTY, Drawn, Outline, beside, joined, raised
from builders.design.mathematics.font import Larger, Piece, font

_THOUSAND = 1000
_LEAST_COVERED = 0.9  # of what stands between two brackets
_MOST_SHORT = 0.45  # ems that a bracket may be shorter than it
_SPACE = {" ": 0.25, "\u00a0": 0.25, "\u202f": 0.18}


class UndrawnError(Exception):
    """The font of formulas lacks a character."""


def number_of(character: str) -> int:
    """Return the glyph of a character; raise ``UndrawnError`` if the font lacks it."""
    try:
        return font().characters[character]
    except KeyError as missing:
        raise UndrawnError(character) from missing


def glyph(number: int, size: float) -> Drawn:
    """Return one glyph, ``size`` ems to its em."""
    found = font().glyphs[number]
    by = size / _THOUSAND
    return Drawn(
        found.advance * by,
        max(found.top, 0) * by,
        max(-found.bottom, 0) * by,
        (Outline(0, 0, size, number),),
        found.slant * by,
        found.accent * by,
        is_letter=True,
    )


def text(characters: str, size: float) -> Drawn:
    """Return characters side by side."""
    if len(characters) == 1 and characters not in _SPACE:
        return glyph(number_of(characters), size)
    parts = [
        Drawn(_SPACE[each] * size, 0, 0) if each in _SPACE else glyph(number_of(each), size)
        for each in characters
    ]
    return beside(parts)


def axis(size: float) -> float:
    """Return the height of the middle of signs: the stroke of a fraction lies there."""
    return font().ems("AxisHeight") * size


def centred(part: Drawn, size: float) -> Drawn:
    """Return a part whose middle lies on the axis."""
    return raised(part, axis(size) - (part.height - part.depth) / 2)


def bracket(sign: str, inner: Drawn, size: float) -> Drawn:
    """Return a bracket as tall as what it holds, reaching as far above the axis as below."""
    middle = axis(size)
    reach = 2 * max(inner.height - middle, inner.depth + middle)
    return tall(sign, max(reach * _LEAST_COVERED, reach - _MOST_SHORT * size), size)


def tall(sign: str, length: float, size: float) -> Drawn:
    """Return a bracket of at least ``length`` ems with its middle on the axis; none for ''."""
    if not sign:
        return EMPTY
    return centred(stretched(number_of(sign), length, size, "vertical"), size)


def operator(sign: str, size: float) -> Drawn:
    """Return the large form of a sum or an integral with its middle on the axis."""
    number = number_of(sign)
    larger = font().vertical.get(str(number))
    large = larger.sizes[-1][0] if larger else number
    return replace(centred(glyph(large, size), size), is_letter=False)


def stretched(
    number: int, length: float, size: float, way: Literal["vertical", "horizontal"]
) -> Drawn:
    """Return a glyph at least ``length`` ems long, or as long as it can be."""
    table = font().vertical if way == "vertical" else font().horizontal
    larger = table.get(str(number), Larger((), ()))
    for form, reach in larger.sizes:
        if reach * size / _THOUSAND >= length:
            return glyph(form, size)
    if larger.parts:
        return _assembled(larger.parts, length, size, way)
    return glyph(larger.sizes[-1][0] if larger.sizes else number, size)


def _assembled(
    parts: tuple[Piece, ...], length: float, size: float, way: Literal["vertical", "horizontal"]
) -> Drawn:
    """Return pieces, some of them several times, that overlap as much as the length allows."""
    by, count = size / _THOUSAND, 1
    while True:
        pieces = [each for each in parts for _ in range(count if each.repeats else 1)]
        laps = [min(a.end, b.start) for a, b in pairwise(pieces)]
        least = [min(font().overlap, lap) for lap in laps]
        whole = sum(each.length for each in pieces)
        if (whole - sum(least)) * by >= length:
            break
        count += 1
    spare = (whole - sum(least)) - length / by
    room = sum(laps) - sum(least)
    share = min(spare / room, 1) if room else 0
    placed, at = [], 0.0
    for each, lap, low in zip(pieces, [*laps, 0], [*least, 0], strict=True):
        part = glyph(each.glyph, size)
        start = font().glyphs[each.glyph]
        if way == "vertical":
            placed.append((part, 0.0, at - start.bottom * by))
        else:
            placed.append((part, at - start.left * by, 0.0))
        at += (each.length - low - (lap - low) * share) * by
    if way == "horizontal":
        return joined(placed, at)
    return joined(placed, max(part.width for part, _, _ in placed))
