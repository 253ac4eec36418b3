"""Fragments of lines go in; the operators that show them come out, and the fonts they need."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from builders.design.faces import FILES, font_file
from builders.design.scripts.installed import FontFile
from builders.design.scripts.installed import font_file as script_file
from builders.design.scripts.written import from_right
from builders.handout.marks import Font, Fragment
from builders.handout.painting.operators import colour, num
from builders.handout.painting.pdfa import Archive, Face, face, utf16

if TYPE_CHECKING:
    from builders.handout.painting.shaped import ShapedFont

SPACE = re.compile("( )")


class Texts:
    """The fonts of one file while it is written."""

    def __init__(self, document: Archive) -> None:
        self.document = document
        self.faces: dict[tuple[str, bool, bool], Face] = {}
        self.scripts: dict[FontFile, ShapedFont] = {}

    def shown(
        self, fragment: Fragment, place: tuple[float, float], closing: str, gap: float
    ) -> str:
        """Return the operators that show a fragment, and a space that closes its line."""
        text = self._text(fragment, place, closing, gap)
        shown = f"BT {colour(fragment.ink)} rg {text} ET"
        said = _said(fragment)
        if not said:
            return shown
        told = f"<</ActualText <FEFF{utf16(said + closing)}>>>"
        return f"/Span {told} BDC {shown} EMC"

    def finish(self) -> None:
        """Add the fonts of scripts, of which it is known by now what the pages use."""
        for font in self.scripts.values():
            font.add(self.document)

    def _text(
        self, fragment: Fragment, place: tuple[float, float], closing: str, gap: float
    ) -> str:
        """Return the operators that place and show a fragment."""
        if fragment.font.family not in FILES:
            font = self._script(fragment.font)
            return " ".join(font.shown(fragment.text, *place, fragment.font.size))
        x, y = place
        return " ".join([f"1 0 0 1 {num(x)} {num(y)} Tm", *self._plain(fragment, closing, gap)])

    def _plain(self, fragment: Fragment, closing: str, gap: float) -> Iterator[str]:
        """Yield the operators that show a fragment, each of its plain spaces ``gap`` wider."""
        font, size = self._face(fragment.font), fragment.font.size
        wider = num(-1000 * gap / size) if gap else ""
        text = fragment.text + closing
        array: list[str] = []
        subset, at = -1, 0
        for number, codes in font.splitString(text, self.document):
            if number != subset:
                yield from _array(array)
                array = []
                subset = number
                yield f"{font.getSubsetInternalName(subset, self.document)} {num(size)} Tf"
            array += _codes(codes.hex(), text[at : at + len(codes)], wider)
            at += len(codes)
        yield from _array(array)

    def _script(self, font: Font) -> ShapedFont:
        """Return the font of a script; the library that shapes is loaded for it alone."""
        from builders.handout.painting.shaped import ShapedFont  # noqa: PLC0415

        file = script_file(font.family, bold=font.bold)
        assert file
        if file not in self.scripts:
            self.scripts[file] = ShapedFont(file, len(self.scripts))
        return self.scripts[file]

    def _face(self, font: Font) -> Face:
        style = font.family, font.bold, font.italic
        if style not in self.faces:
            path = font_file(font.family, bold=font.bold, italic=font.italic)
            self.faces[style] = face(path)
        return self.faces[style]


def _codes(codes: str, text: str, wider: str) -> Iterator[str]:
    """Yield the codes of each word and of each space of ``text``, and what widens the space."""
    at = 0
    for word in SPACE.split(text):
        if word:
            yield f"<{codes[2 * at : 2 * (at + len(word))]}>"
            at += len(word)
        if word == " " and wider:
            yield wider


def _said(fragment: Fragment) -> str:
    """Return what a reader cannot tell from the glyphs, or nothing.

    Words from the right are told from theirs, which readers turn round.
    """
    is_shaped = fragment.font.family not in FILES and not from_right(fragment.text)
    return fragment.text if is_shaped else ""


def _array(shown: list[str]) -> Iterator[str]:
    if shown:
        yield f"[{' '.join(shown)}] TJ"
