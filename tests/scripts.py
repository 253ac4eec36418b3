"""Fonts of scripts made for a test: a machine with them, whatever this one has."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

from builders.design.scripts import installed

EM, ADVANCE = 1000, 900


@contextmanager
def machine(folder: Path) -> Iterator[None]:
    """Let fonts be looked for in ``folder`` alone."""
    before = installed.FOLDERS
    installed.FOLDERS = (folder,)
    forget()
    yield
    installed.FOLDERS = before
    forget()


def forget() -> None:
    """Look anew for the fonts of the machine."""
    installed.font_file.cache_clear()
    installed.files.cache_clear()


def made(file: Path, family: str, characters: str, *, truetype: bool = True) -> None:
    """Write a font whose every glyph is a square."""
    names = [".notdef", *(f"u{ord(each):04X}" for each in characters)]
    builder = FontBuilder(EM, isTTF=truetype)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(each): f"u{ord(each):04X}" for each in characters})
    pens = {
        name: TTGlyphPen(None) if truetype else T2CharStringPen(ADVANCE, None) for name in names
    }
    for pen in pens.values():
        pen.moveTo((50, 0))
        for corner in ((50, 700), (850, 700), (850, 0)):
            pen.lineTo(corner)
        pen.closePath()
    if truetype:
        builder.setupGlyf({name: pen.glyph() for name, pen in pens.items()})
    else:
        drawn = {name: pen.getCharString() for name, pen in pens.items()}
        builder.setupCFF(family.replace(" ", ""), {"FullName": family}, drawn, {})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (ADVANCE, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": "Regular", "psName": "Made"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(file)
