"""The name of a script's font goes in; the file that draws it here, if there is one, comes out.

Arabic and Hebrew are in a font that ships. Other scripts take a font of the machine: that of Noto
before those that systems bring, so that one machine makes the same bytes each time.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from builders.data import ASSETS

FOLDERS = (
    Path.home() / ".local/share/fonts",
    Path.home() / ".fonts",
    Path("/usr/local/share/fonts"),
    Path("/usr/share/fonts"),
    Path.home() / "Library/Fonts",
    Path("/Library/Fonts"),
    Path("/System/Library/Fonts"),
    Path(os.environ.get("LOCALAPPDATA", "/"), "Microsoft/Windows/Fonts"),
    Path(os.environ.get("WINDIR", "/"), "Fonts"),
)
SHIPPED: Mapping[str, tuple[str, str]] = dict.fromkeys(
    ("Noto Sans Arabic", "Noto Sans Hebrew"), ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
)
_EASTERN = ("droidsansfallbackfull", "droidsansfallback", "arialunicode")
# What files are called, without signs: each regular one, and after a stroke its bold one.
_OTHERS: Mapping[str, tuple[str, ...]] = {
    "Noto Sans SC": (
        *("notosanscjksc", "notosanscjk", "sourcehansanssc", "msyh/msyhbd", "simhei", "simsun"),
        *("pingfang", "hiraginosansgb", "stheitilight", "wqyzenhei", "wqymicrohei", *_EASTERN),
    ),
    "Noto Sans JP": (
        *("notosanscjkjp", "notosanscjk", "sourcehansansjp", "yugothr/yugothb", "meiryo/meiryob"),
        *("msgothic", "hiraginosansw3", "ipagothic", "ipag", "takaogothic", *_EASTERN),
    ),
    "Noto Sans KR": (
        *("notosanscjkkr", "notosanscjk", "malgun/malgunbd", "nanumgothic", "applesdgothicneo"),
        *_EASTERN,
    ),
    "Noto Sans Devanagari": ("nirmala/nirmalab", "mangal", "kohinoor", "lohitdevanagari"),
    "Noto Sans Thai": ("leelawui/leelauib", "thonburi", "loma", "garuda"),
    "Noto Emoji": ("seguiemj", "symbola"),
    "Noto Sans Symbols 2": ("seguisym", "symbola"),
}
_KINDS = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_SIGNS = re.compile(r"[\W_]+")
_ENDINGS = {False: ("regular", "", "vf", "wght", "variablefontwght"), True: ("bold",)}
_WEIGHTS = {False: 400, True: 700}


class FontFile(Struct, frozen=True):
    """A font: its file, its place in it, and how heavy one that can vary is to be."""

    path: Path
    index: int
    weight: int


@cache
def font_file(name: str, *, bold: bool = False) -> FontFile | None:
    """Return the font that is asked for by ``name``; where no bold one is here, the regular."""
    if name in SHIPPED:
        return FontFile(ASSETS / "fonts" / SHIPPED[name][bold], 0, _WEIGHTS[bold])
    here = files(FOLDERS)
    paths = (here[each] for each in _called(name, bold=bold) if each in here)
    found = (FontFile(path, _index(path, name), _WEIGHTS[bold]) for path in paths)
    return next(filter(_has_outlines, found), None)


def draws(name: str, character: str) -> bool:
    """Tell whether the font that is asked for by ``name`` is here and has ``character``."""
    file = font_file(name)
    return file is not None and loaded(file).get_nominal_glyph(ord(character)) is not None


def typeface(name: str) -> str:
    """Return what office programs call the font that is asked for by ``name``."""
    if name in SHIPPED:
        return "Arial"
    file = font_file(name)
    return (file and loaded(file).face.get_name(1)) or name


@cache
def loaded(file: FontFile) -> Any:  # noqa: ANN401  # the library ships no types
    """Return the font, which measures in thousandths of an em."""
    import uharfbuzz  # noqa: PLC0415  # few lessons need it

    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file.path)), file.index)
    font = uharfbuzz.Font(face)
    if any(axis.tag == "wght" for axis in face.axis_infos):
        font.set_variations({"wght": file.weight})
    return font


def _has_outlines(file: FontFile) -> bool:
    """Tell whether a page can hold the font: it is not of pictures, nor of a newer kind."""
    return not {"glyf", "CFF "}.isdisjoint(loaded(file).face.table_tags)


@cache
def files(folders: tuple[Path, ...]) -> Mapping[str, Path]:
    """Return the font files in ``folders`` by their names without signs, the first of each."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.suffix.lower() in _KINDS:
                found.setdefault(_bare(path.stem), path)
    return found


def _bare(name: str) -> str:
    return _SIGNS.sub("", name).lower()


def _called(name: str, *, bold: bool) -> Iterator[str]:
    """Yield what the file may be called; a bold font before the regular ones of others."""
    for each in (_bare(name), *_OTHERS.get(name, ())):
        regular, _, own = each.partition("/")
        heavy = [own] if own else [regular + ending for ending in _ENDINGS[True]]
        light = [regular + ending for ending in _ENDINGS[False]]
        yield from (*heavy, *light) if bold else light


def _index(path: Path, name: str) -> int:
    """Return which font of a collection is that of the country that ``name`` ends with."""
    import uharfbuzz  # noqa: PLC0415

    blob = uharfbuzz.Blob.from_file_path(str(path))
    count = uharfbuzz.Face(blob).count
    titles = [str(uharfbuzz.Face(blob, index).get_name(1)) for index in range(count)]
    return next((at for at, title in enumerate(titles) if title.endswith(name[-3:])), 0)
