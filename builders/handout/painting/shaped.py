"""Words and the font of their script go in; codes of glyphs come out, and the font they need.

The font is a composite one whose codes are the numbers of the glyphs (ISO 32000-1, 9.7), a subset
of the machine's own, with outlines of either kind.
"""

from __future__ import annotations

from collections.abc import Iterator

import uharfbuzz
from reportlab.pdfbase import pdfdoc

from builders.design.scripts.installed import FontFile, loaded
from builders.design.scripts.shaping import Glyph, shaped
from builders.handout.painting.pdfa import Archive, Stream, to_unicode

SYMBOLIC = 4  # font flag, ISO 32000-1 table 123
# The operator of a font whose characters have numbers, and the bytes at its start that may have it
# (Adobe Technical Note 5176, 9).
NUMBERED, TOP = b"\x0c\x1e", 200
# Readers turn words from the right round letter by letter, and take a pair for one under its own
# code alone.
_LIGATURES = {"لا": "ﻻ", "لأ": "ﻷ", "لإ": "ﻹ", "لآ": "ﻵ"}
STEM = 80  # thousandths of an em, the stem of a usual face


class ShapedFont:
    """The font of a script in one file: what of it has been used so far."""

    def __init__(self, file: FontFile, number: int) -> None:
        self.file = file
        self.code = f"S{number}"
        self.texts: dict[int, str] = {}

    def shown(self, text: str, x: float, y: float, size: float) -> Iterator[str]:
        """Yield the operators that show ``text``, each glyph at its place."""
        yield f"/{self.code} {size:.3f} Tf"
        glyphs = shaped(text, self.file)
        for glyph, said in zip(glyphs, _said(text, glyphs), strict=True):
            self.texts.setdefault(glyph.number, said)
            place = f"{x + glyph.right * size:.3f} {y + glyph.up * size:.3f}"
            yield f"1 0 0 1 {place} Tm <{glyph.number:04X}> Tj"
            x += glyph.advance * size

    def add(self, document: Archive) -> None:
        """Add the font to what the pages of ``document`` use."""
        program, outlines = _program(self.file, frozenset(self.texts))
        name = f"{_letters(self.code)}+{_bare(loaded(self.file).face.get_name(6))}"
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("FontDescriptor"),
                "FontName": pdfdoc.PDFName(name),
                "Flags": SYMBOLIC,
                **_measures(self.file),
                outlines: document.Reference(program, f"{self.code}Program"),
            }
        )
        kind = "CIDFontType2" if outlines == "FontFile2" else "CIDFontType0"
        own = {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName(kind),
            "BaseFont": pdfdoc.PDFName(name),
            "CIDSystemInfo": _system(),
            "FontDescriptor": document.Reference(descriptor, f"{self.code}Descriptor"),
            "W": pdfdoc.PDFArray(list(self._widths())),
        }
        if kind == "CIDFontType2":
            own["CIDToGIDMap"] = pdfdoc.PDFName("Identity")
        codes = Stream(content=to_unicode(self.texts, digits=4), filters=[pdfdoc.PDFZCompress])
        font = {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("Type0"),
            "BaseFont": pdfdoc.PDFName(name),
            "Encoding": pdfdoc.PDFName("Identity-H"),
            "DescendantFonts": pdfdoc.PDFArray([pdfdoc.PDFDictionary(own)]),
            "ToUnicode": document.Reference(codes, f"{self.code}ToUnicode"),
        }
        reference = document.Reference(pdfdoc.PDFDictionary(font), self.code)
        document.idToObject["BasicFonts"].dict[self.code] = reference

    def _widths(self) -> Iterator[object]:
        font = loaded(self.file)
        for number in sorted(self.texts):
            yield number
            yield pdfdoc.PDFArray([font.get_glyph_h_advance(number) * 1000 / font.face.upem])


def _said(text: str, glyphs: tuple[Glyph, ...]) -> Iterator[str]:
    """Yield the characters that each glyph stands for; of several for the same, the last ones."""
    starts = sorted({glyph.at for glyph in glyphs})
    ends = dict(zip(starts, (*starts[1:], len(text)), strict=True))
    seen: set[int] = set()
    for glyph in glyphs:
        whole = text[glyph.at : ends[glyph.at]]
        yield whole[-1] if glyph.at in seen else _LIGATURES.get(whole, whole)
        seen.add(glyph.at)


def _program(file: FontFile, glyphs: frozenset[int]) -> tuple[Stream, str]:
    """Return the subset of a font that has ``glyphs`` under their numbers, and its kind."""
    face = loaded(file).face
    found = uharfbuzz.subset(face, _wanted(file, glyphs))
    if "glyf" in face.table_tags:
        data = found.blob.data
        entries, kind = {"Length1": len(data)}, "FontFile2"
    elif _is_numbered(face):
        data = found.reference_table("CFF ").data
        entries, kind = {"Subtype": pdfdoc.PDFName("CIDFontType0C")}, "FontFile3"
    else:
        data = found.blob.data
        entries, kind = {"Subtype": pdfdoc.PDFName("OpenType")}, "FontFile3"
    return Stream(pdfdoc.PDFDictionary(entries), data, [pdfdoc.PDFZCompress]), kind


def _wanted(file: FontFile, glyphs: frozenset[int]) -> uharfbuzz.SubsetInput:
    """Return what the subset is to be; a font whose characters have numbers keeps those."""
    face = loaded(file).face
    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.DESUBROUTINIZE
    if not _is_numbered(face):
        wanted.flags |= uharfbuzz.SubsetFlags.RETAIN_GIDS
    wanted.drop_table_tag_set.update(map(_number, (b"GSUB", b"GPOS", b"GDEF")))
    if any(axis.tag == "wght" for axis in face.axis_infos):
        wanted.pin_all_axes_to_default(face)
        wanted.pin_axis_location(face, "wght", file.weight)
    return wanted


def _is_numbered(face: uharfbuzz.Face) -> bool:
    """Tell whether the outlines are those of characters with numbers."""
    return "CFF " in face.table_tags and NUMBERED in face.reference_table("CFF ").data[:TOP]


def _number(table: bytes) -> int:
    return int.from_bytes(table, "big")


def _measures(file: FontFile) -> dict[str, object]:
    """Return what a font's descriptor says of its size, in thousandths of an em."""
    font = loaded(file)
    extents, em = font.get_font_extents("ltr"), font.face.upem
    up, down = round(extents.ascender * 1000 / em), round(extents.descender * 1000 / em)
    return {
        "FontBBox": pdfdoc.PDFArray([-1000, down, 2000, up]),
        "ItalicAngle": 0,
        "Ascent": up,
        "Descent": down,
        "CapHeight": up,
        "StemV": STEM,
    }


def _system() -> pdfdoc.PDFDictionary:
    entries = {
        "Registry": pdfdoc.PDFString("Adobe"),
        "Ordering": pdfdoc.PDFString("Identity"),
        "Supplement": 0,
    }
    return pdfdoc.PDFDictionary(entries)


def _letters(code: str) -> str:
    """Return the six capitals that a subset's name begins with."""
    return "SCRIPT"[: 6 - len(code) + 1] + "".join(chr(ord("A") + int(each)) for each in code[1:])


def _bare(name: object) -> str:
    return "".join(each for each in str(name) if each.isalnum() or each == "-")
