"""The path of STIX Two Math goes in; `assets/mathematics/glyphs.json` comes out.

What a formula is set with: outlines, what they measure, which taller ones there are for a bracket,
and the figures of the font's MATH table (OpenType 1.9). Cyrillic letters are those of PT Serif,
which has the Kazakh ones. All lengths are in thousandths of an em.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fontTools.misc.fixedTools import otRound
from fontTools.pens.basePen import BasePen
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

ASSETS = Path(__file__).resolve().parents[1] / "assets"
TARGET = ASSETS / "mathematics" / "glyphs.json"
CYRILLIC_FONT = ASSETS / "fonts" / "PTF55F.ttf"

CHARACTERS = (
    (0x0020, 0x007E),
    (0x00A0, 0x00FF),
    (0x0131, 0x0131),
    (0x0237, 0x0237),
    (0x02D8, 0x02DA),
    (0x0300, 0x0333),
    (0x0391, 0x03F6),
    (0x2010, 0x2027),
    (0x2030, 0x2037),
    (0x20D0, 0x20D7),
    (0x20DB, 0x20DC),
    (0x20E1, 0x20E1),
    (0x2102, 0x2138),
    (0x2190, 0x22FF),
    (0x2308, 0x230B),
    (0x23B4, 0x23B5),
    (0x23DC, 0x23E1),
    (0x25A0, 0x25CF),
    (0x2713, 0x2713),
    (0x27C2, 0x27C2),
    (0x27E6, 0x27EB),
    (0x27F5, 0x27FF),
    (0x2A00, 0x2A06),
    (0x2A7D, 0x2A7E),
    (0x2AAF, 0x2AB0),
    (0x1D400, 0x1D59F),
    (0x1D6A4, 0x1D7CB),
    (0x1D7CE, 0x1D7D7),
)
CYRILLIC = ((0x0400, 0x045F), (0x0490, 0x04FF), (0x2116, 0x2116))
CONSTANTS = (
    "AxisHeight",
    "AccentBaseHeight",
    "SubscriptShiftDown",
    "SubscriptTopMax",
    "SubscriptBaselineDropMin",
    "SuperscriptShiftUp",
    "SuperscriptShiftUpCramped",
    "SuperscriptBottomMin",
    "SuperscriptBaselineDropMax",
    "SubSuperscriptGapMin",
    "SuperscriptBottomMaxWithSubscript",
    "SpaceAfterScript",
    "UpperLimitGapMin",
    "UpperLimitBaselineRiseMin",
    "LowerLimitGapMin",
    "LowerLimitBaselineDropMin",
    "FractionNumeratorShiftUp",
    "FractionNumeratorDisplayStyleShiftUp",
    "FractionDenominatorShiftDown",
    "FractionDenominatorDisplayStyleShiftDown",
    "FractionNumeratorGapMin",
    "FractionNumDisplayStyleGapMin",
    "FractionRuleThickness",
    "FractionDenominatorGapMin",
    "FractionDenomDisplayStyleGapMin",
    "OverbarVerticalGap",
    "OverbarRuleThickness",
    "RadicalVerticalGap",
    "RadicalDisplayStyleVerticalGap",
    "RadicalRuleThickness",
    "RadicalExtraAscender",
    "RadicalKernBeforeDegree",
    "RadicalKernAfterDegree",
    "RadicalDegreeBottomRaisePercent",
)


class Outline(BasePen):  # type: ignore[misc]
    """Writes an outline as text: M, L and Q with whole numbers, Z at the end of each contour."""

    def __init__(self, glyphs: Any, scale: float) -> None:  # noqa: ANN401 - of fontTools
        super().__init__(glyphs)
        self.scale = scale
        self.parts: list[str] = []

    def _add(self, command: str, *points: tuple[float, float]) -> None:
        numbers = (str(otRound(each * self.scale)) for point in points for each in point)
        self.parts.append(command + " ".join(numbers))

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - as fontTools has it
        self._add("M", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self._add("L", pt)

    def _qCurveToOne(self, pt1: tuple[float, float], pt2: tuple[float, float]) -> None:  # noqa: N802
        self._add("Q", pt1, pt2)

    def _closePath(self) -> None:  # noqa: N802
        self.parts.append("Z")


class Collected:
    """The glyphs met so far, by font and name, each with its number in the file."""

    def __init__(self) -> None:
        self.glyphs: list[list[object]] = []
        self.numbers: dict[tuple[str, str], int] = {}

    def number(self, font: TTFont, name: str) -> int:
        """Return the number of a glyph, read if it has not been met."""
        key = font["name"].getDebugName(4), name
        if key not in self.numbers:
            self.numbers[key] = len(self.glyphs)
            self.glyphs.append(_glyph(font, name))
        return self.numbers[key]


def main(stix: str) -> None:
    """Write the file."""
    font, cyrillic = TTFont(stix), TTFont(CYRILLIC_FONT)
    table = font["MATH"].table
    found = Collected()
    characters = {
        chr(code): found.number(each, each.getBestCmap()[code])
        for each, ranges in ((font, CHARACTERS), (cyrillic, CYRILLIC))
        for first, last in ranges
        for code in range(first, last + 1)
        if code in each.getBestCmap()
    }
    variants = table.MathVariants
    content = {
        "constants": {name: _constant(table.MathConstants, name) for name in CONSTANTS},
        "overlap": variants.MinConnectorOverlap,
        "characters": characters,
        "vertical": dict(
            _variants(found, font, variants.VertGlyphCoverage, variants.VertGlyphConstruction)
        ),
        "horizontal": dict(
            _variants(found, font, variants.HorizGlyphCoverage, variants.HorizGlyphConstruction)
        ),
        "glyphs": found.glyphs,
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    TARGET.write_text(text.replace("],[", "],\n[") + "\n", encoding="utf-8")


def _constant(constants: Any, name: str) -> int:  # noqa: ANN401 - of fontTools
    value = getattr(constants, name)
    return int(getattr(value, "Value", value))


def _glyph(font: TTFont, name: str) -> list[object]:
    """Return the advance, the box, the slant, where an accent stands, and the outline."""
    scale = 1000 / font["head"].unitsPerEm
    glyphs = font.getGlyphSet()
    outline, bounds = Outline(glyphs, scale), BoundsPen(glyphs)
    glyphs[name].draw(outline)
    glyphs[name].draw(bounds)
    box = [otRound(each * scale) for each in bounds.bounds or (0, 0, 0, 0)]
    advance = otRound(glyphs[name].width * scale)
    slant, accent = 0, (box[0] + box[2]) // 2
    if "MATH" in font:
        info = font["MATH"].table.MathGlyphInfo
        italics = info.MathItalicsCorrectionInfo
        if name in italics.Coverage.glyphs:
            slant = italics.ItalicsCorrection[italics.Coverage.glyphs.index(name)].Value
        tops = info.MathTopAccentAttachment
        if name in tops.TopAccentCoverage.glyphs:
            accent = tops.TopAccentAttachment[tops.TopAccentCoverage.glyphs.index(name)].Value
    return [advance, *box, slant, accent, "".join(outline.parts)]


def _variants(
    found: Collected,
    font: TTFont,
    coverage: Any,  # noqa: ANN401 - of fontTools
    constructions: Any,  # noqa: ANN401 - of fontTools
) -> Iterator[tuple[int, dict[str, object]]]:
    """Yield, for each glyph that is kept, its larger forms and the parts of the largest."""
    for name, made in zip(coverage.glyphs, constructions, strict=True):
        if (font["name"].getDebugName(4), name) not in found.numbers:
            continue
        records = made.MathGlyphVariantRecord
        sizes = [
            [found.number(font, each.VariantGlyph), each.AdvanceMeasurement] for each in records
        ]
        parts = made.GlyphAssembly.PartRecords if made.GlyphAssembly else ()
        pieces = [
            [
                found.number(font, part.glyph),
                bool(part.PartFlags & 1),
                part.StartConnectorLength,
                part.EndConnectorLength,
                part.FullAdvance,
            ]
            for part in parts
        ]
        yield found.number(font, name), {"sizes": sizes, "parts": pieces}


if __name__ == "__main__":
    main(*sys.argv[1:])
