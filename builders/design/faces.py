"""A style of a font goes in; the widths of its characters come out.

Screen figures are those of Arial; the others belong to the fonts that paper embeds.
"""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from builders.data import ASSETS
from builders.design.scripts.forms import FORMS, scale
from builders.design.scripts.installed import draws
from builders.design.scripts.names import noto

# Ems; the pictures of messengers are the widest of what a face may lack.
WIDEST = 1.4

# One that ships, below, or the name of the font of a script.
Family: TypeAlias = str

# The embedded files by family, regular, bold, italic, bold italic. The symbols have no italic.
FILES: Mapping[Family, tuple[str, str, str, str]] = {
    "serif": ("PTF55F.ttf", "PTF75F.ttf", "PTF56F.ttf", "PTF76F.ttf"),
    "sans": ("PTS55F.ttf", "PTS75F.ttf", "PTS56F.ttf", "PTS76F.ttf"),
    "symbols": ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf") * 2,
    "circled": ("NotoSansSymbols-Regular.ttf", "NotoSansSymbols-Bold.ttf") * 2,
    "code": (
        "JetBrainsMono-Regular.ttf",
        "JetBrainsMono-Bold.ttf",
        "JetBrainsMono-Italic.ttf",
        "JetBrainsMono-BoldItalic.ttf",
    ),
}
FALLBACKS: tuple[Family, ...] = ("symbols", "circled")

# The families of programs on slides and on paper.
CONSOLE, CODE = "console", "code"

# Ems, of each letter of a program on a slide: those of DejaVu Sans Mono, Menlo and Lucida Console.
# Consolas, which is asked for, and what else may stand in for it are narrower.
PITCH = 0.6025

# The same order in the screen metrics.
STYLES = ("Regular", "Bold", "Italic", "BoldItalic")


class Face(Struct, frozen=True):
    """One font file's figures, in its own units to the em; a kern is a pair set wider.

    Characters that are drawn as others have the advances of what is drawn.
    """

    units: int
    advances: Mapping[str, float]
    kerns: Mapping[str, int]


def font_file(family: Family, *, bold: bool = False, italic: bool = False) -> Path:
    """Return the font file that paper embeds for a style."""
    return ASSETS / "fonts" / FILES[family][_style(bold=bold, italic=italic)]


@cache
def face(family: Family, *, bold: bool = False, italic: bool = False) -> Face:
    """Return the figures of one style of a family."""
    if family == "screen":
        return _screen_faces()[_style(bold=bold, italic=italic)]
    if family == CONSOLE:
        return _console()
    return _paper_face(font_file(family, bold=bold, italic=italic))


@cache
def ships(character: str) -> bool:
    """Tell whether a font of running text that ships draws ``character``."""
    return any(character in face(family).advances for family in FILES if family != CODE)


def has_glyph(character: str) -> bool:
    """Tell whether a font that ships, or one of this machine, draws ``character``."""
    return ships(character) or draws(noto(character), character)


def advance(character: str, figures: Face) -> float:
    """Return the advance of a character; of one that the face lacks the most that it may take."""
    if character in figures.advances:
        return figures.advances[character]
    if character in FORMS:
        return scale(FORMS[character]) * advance(FORMS[character].text, figures)
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    symbols = face("symbols")
    share = symbols.advances.get(character, 0) / symbols.units
    return figures.units * max(share, WIDEST if character >= "\U0001f000" else 1)


def _style(*, bold: bool, italic: bool) -> int:
    return bold + 2 * italic


@lru_cache(maxsize=1)
def _screen_faces() -> tuple[Face, ...]:
    content = json.loads((ASSETS / "metrics" / "arial.json").read_text(encoding="utf-8"))
    return tuple(
        Face(
            content["units"],
            _formed(content["characters"], content["faces"][style]["advances"]),
            content["faces"][style]["kerns"],
        )
        for style in STYLES
    )


@cache
def _console() -> Face:
    """Return the figures of a slide's programs: signs that fonts of programs have are as wide."""
    known = face("screen").advances.keys() | face(CODE).advances.keys()
    return Face(1, dict.fromkeys(known, PITCH), {})


def _paper_face(path: Path) -> Face:
    """Return a font's figures from a file beside the screen's: reading the font takes 15 ms."""
    file = ASSETS / "metrics" / f"{path.stem}.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    return Face(content["units"], _formed(content["characters"], content["advances"]), {})


def _formed(characters: str, advances: Sequence[float]) -> Mapping[str, float]:
    own = dict(zip(characters, advances, strict=True))
    drawn = {
        character: own[form.text] * scale(form)
        for character, form in FORMS.items()
        if form.text in own
    }
    return own | drawn
