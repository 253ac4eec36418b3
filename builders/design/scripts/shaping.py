"""A word and the font of its script go in; its glyphs, where they stand, come out.

HarfBuzz joins Arabic letters, puts vowels where Devanagari has them, and orders what is written
from the right.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from builders.design.scripts.installed import FontFile, font_file, loaded


class Glyph(Struct, frozen=True):
    """A glyph's number in its font, the characters from ``at`` on that it draws, lengths in ems.

    It stands ``right`` and ``up`` from where the glyph before it ends.
    """

    number: int
    at: int
    advance: float
    right: float
    up: float


@lru_cache(maxsize=4096)
def shaped(text: str, file: FontFile) -> tuple[Glyph, ...]:
    """Return the glyphs of ``text`` from left to right."""
    import uharfbuzz  # noqa: PLC0415  # few lessons need it

    font = loaded(file)
    buffer = uharfbuzz.Buffer()
    buffer.add_codepoints([ord(each) for each in text])
    buffer.guess_segment_properties()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    uharfbuzz.shape(font, buffer)
    em = font.face.upem
    return tuple(
        Glyph(info.codepoint, info.cluster, at.x_advance / em, at.x_offset / em, at.y_offset / em)
        for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    )


def advances(text: str, name: str, *, bold: bool = False) -> tuple[float, ...]:
    """Return the ems that each character of ``text`` takes; the first of those joined has all."""
    file = font_file(name, bold=bold)
    assert file
    found = [0.0] * len(text)
    for glyph in shaped(text, file):
        found[glyph.at] += glyph.advance
    return tuple(found)
