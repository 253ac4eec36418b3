"""Font files go in; widths and, for the screen, kerning come out in `assets/metrics`.

`arial.json` comes from the installed Liberation Sans, the others from the fonts that paper embeds.
"""

import json
import sys
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

ASSETS = Path(__file__).resolve().parents[1] / "assets"
TARGET = ASSETS / "metrics" / "arial.json"
FONTS = tuple(sorted((ASSETS / "fonts").glob("*.ttf")))

# Where Debian's fonts-liberation2 (12) and fonts-liberation (13) put the files.
FOLDERS = (
    Path("/usr/share/fonts/truetype/liberation2"),
    Path("/usr/share/fonts/truetype/liberation"),
)

STYLES = ("Regular", "Bold", "Italic", "BoldItalic")

# What every Arial has: WGL4 and the Cyrillic block, as inclusive ranges. Liberation covers more,
# but a sign that a projector's Arial lacks would be drawn from another font at another width.
# U+00AD is left out: it prints or vanishes depending on the program.
CHARACTERS = (
    (0x0020, 0x007E),
    (0x00A0, 0x00AC),
    (0x00AE, 0x017F),
    (0x0192, 0x0192),
    (0x02C6, 0x02C7),
    (0x02D8, 0x02DD),
    (0x0384, 0x03CE),
    (0x0400, 0x045F),
    (0x0490, 0x04FF),
    (0x1E80, 0x1E85),
    (0x2013, 0x2015),
    (0x2017, 0x201E),
    (0x2020, 0x2022),
    (0x2026, 0x2026),
    (0x2030, 0x2030),
    (0x2032, 0x2033),
    (0x2039, 0x203A),
    (0x20AC, 0x20AC),
    (0x2116, 0x2116),
    (0x2122, 0x2122),
    (0x2190, 0x2195),
    (0x2202, 0x2202),
    (0x2206, 0x2206),
    (0x220F, 0x220F),
    (0x2211, 0x2212),
    (0x221A, 0x221A),
    (0x221E, 0x221E),
    (0x222B, 0x222B),
    (0x2248, 0x2248),
    (0x2260, 0x2260),
    (0x2264, 0x2265),
    (0x25A0, 0x25A1),
    (0x25AA, 0x25AB),
    (0x25B2, 0x25B2),
    (0x25BA, 0x25BA),
    (0x25BC, 0x25BC),
    (0x25C4, 0x25C4),
    (0x25CA, 0x25CB),
    (0x25CF, 0x25CF),
)


def installed() -> Path | None:
    """Return the folder that holds the Liberation fonts on this machine."""
    return next((folder for folder in FOLDERS if folder.is_dir()), None)


def metrics(folder: Path) -> str:
    """Return the whole of arial.json, made from the four Liberation Sans files of a folder."""
    fonts = {style: TTFont(folder / f"LiberationSans-{style}.ttf") for style in STYLES}
    characters = _characters(fonts)
    content = {
        "source": str(fonts["Regular"]["name"].getDebugName(4)),
        "version": str(fonts["Regular"]["name"].getDebugName(5)),
        "units": fonts["Regular"]["head"].unitsPerEm,
        "characters": characters,
        "faces": {style: _face(font, characters) for style, font in fonts.items()},
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def _characters(fonts: dict[str, TTFont]) -> str:
    wanted = (chr(code) for first, last in CHARACTERS for code in range(first, last + 1))
    return "".join(
        c for c in wanted if all(ord(c) in font.getBestCmap() for font in fonts.values())
    )


def _face(font: TTFont, characters: str) -> dict[str, Any]:
    glyphs = {character: font.getBestCmap()[ord(character)] for character in characters}
    widths = font["hmtx"]
    return {
        "advances": [widths[glyph][0] for glyph in glyphs.values()],
        "kerns": _kerns(font, glyphs),
    }


def _kerns(font: TTFont, glyphs: dict[str, str]) -> dict[str, int]:
    """Return the pairs that are set wider; the font's GPOS table says the same as this one."""
    spelt: dict[str, list[str]] = {}
    for character, glyph in glyphs.items():
        spelt.setdefault(glyph, []).append(character)
    return {
        first + second: value
        for (left, right), value in sorted(font["kern"].kernTables[0].kernTable.items())
        if value > 0
        for first in spelt.get(left, ())
        for second in spelt.get(right, ())
    }


def embedded(file: Path) -> str:
    """Return the whole of the file that goes with an embedded font."""
    font = TTFont(file)
    # PT fonts list control characters among their glyphs.
    cmap = {code: glyph for code, glyph in font.getBestCmap().items() if code >= ord(" ")}
    content = {
        "units": font["head"].unitsPerEm,
        "characters": "".join(map(chr, cmap)),
        "advances": [font["hmtx"][glyph][0] for glyph in cmap.values()],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def main() -> None:
    """Write the files anew."""
    for file in FONTS:
        (TARGET.parent / f"{file.stem}.json").write_text(embedded(file), encoding="utf-8")
    folder = installed()
    if folder is None:
        sys.exit("Liberation Sans is not installed: apt-get install fonts-liberation2")
    TARGET.write_text(metrics(folder), encoding="utf-8")


if __name__ == "__main__":
    main()
