"""How everything looks: palette, type scale, spacing and sizes; a theme file lists what differs."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, TypeAlias, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from builders import data
from builders.data import ASSETS
from builders.design.geometry import Size, mm

THEMES = ASSETS / "themes"
DEFAULT = "dala"

Role: TypeAlias = Literal[
    "ink",
    "ground",
    "display",
    "panel",
    "accent",
    "second",
    "glow",
    "line",
    "muted",
    "faint",
    "display_ink",
    "display_muted",
]


class Palette(Struct, frozen=True):
    """The colours of a deck, six hexadecimal digits each, named by what they do.

    ``ink`` on ``ground`` is the working slide; ``display`` is the ground of display slides, with
    ``display_ink``, ``display_muted`` for captions and ``glow`` as its accent. ``accent`` marks one
    thing on a slide; ``second`` draws structure, ``faint`` fills what is not emphasised, ``panel``
    lies behind text, ``muted`` sets captions. ``line`` separates and never carries meaning.
    """

    ink: str = "1D282D"
    ground: str = "FAF7F0"
    display: str = "1D282D"
    panel: str = "ECE5D8"
    accent: str = "9F3A1D"
    second: str = "48616D"
    glow: str = "C58B2A"
    line: str = "CFC6B5"
    muted: str = "5F6364"
    faint: str = "7D9099"
    display_ink: str = "FAF7F0"
    display_muted: str = "CFC6B5"


class Screen(Struct, frozen=True):
    """A slide, in points; type sizes are whole points because PowerPoint rounds halves up."""

    size: Size = Size(960, 540)  # 16:9, PowerPoint's 13.333 x 7.5 inches
    margin: float = 60
    title_top: float = 40
    body_top: float = 128
    body_bottom: float = 478
    foot_top: float = 496
    gap: float = 24
    opening: tuple[int, ...] = (57, 48, 40)
    display: tuple[int, ...] = (48, 44, 40, 36, 32, 28)
    title: int = 32
    body: tuple[int, ...] = (32, 28, 24, 22, 20, 18)
    figure: tuple[int, ...] = (22, 20, 18, 16)
    caption: int = 14
    foot: int = 12
    safety: float = 1.2


class Paper(Struct, frozen=True):
    """A printed page, in points."""

    size: Size = Size(mm(210), mm(297))
    margin_side: float = mm(20)
    margin_top: float = mm(17)
    margin_bottom: float = mm(18)
    body: float = 10.5
    leading: float = 15
    title: float = 22
    heading: float = 12
    figure: float = 9.5
    caption: float = 9
    small: float = 8
    rule: float = 0.5
    writing_line: float = mm(8.5)


class Theme(Struct, frozen=True):
    """Every token of the look."""

    name: str = DEFAULT
    palette: Palette = field(default_factory=Palette)
    screen: Screen = field(default_factory=Screen)
    paper: Paper = field(default_factory=Paper)


def available() -> tuple[str, ...]:
    """Return the names of the themes that ship, in order."""
    return tuple(sorted(path.stem for path in THEMES.glob("*.yaml")))


@cache
def load(name: str = DEFAULT) -> Theme:
    """Return the theme ``name``; raise ``KeyError`` when no such theme ships."""
    if name not in available():
        raise KeyError(name)
    differences = data.load(THEMES / f"{name}.yaml") or {}
    return replace(_changed(Theme(), differences), name=name)


Tokens = TypeVar("Tokens", Theme, Palette, Screen, Paper)


def _changed(tokens: Tokens, differences: dict[str, Any]) -> Tokens:
    known = set(tokens.__struct_fields__)
    assert differences.keys() <= known, f"unknown tokens: {differences.keys() - known}"
    groups = {
        name: _changed(getattr(tokens, name), value) if isinstance(value, dict) else value
        for name, value in differences.items()
    }
    return replace(tokens, **groups)
