"""Palette roles in; the theme colours that stand for them in PowerPoint out."""

from __future__ import annotations

import re
from collections.abc import Mapping

from builders.design.theme import Palette, Role

# A role's name in a slide. tx1 and bg1 go through the master's colour map, so that light and dark
# themes share their layouts; lt1 is the light colour of either.
SCHEME: Mapping[Role, str] = {
    "ink": "tx1",
    "ground": "bg1",
    "display": "dk2",
    "panel": "bg2",
    "accent": "accent1",
    "second": "accent2",
    "glow": "accent3",
    "line": "accent4",
    "muted": "accent5",
    "faint": "accent6",
    "display_ink": "lt1",
    "display_muted": "lt1",
}
# Thousandths of a per cent: the light colour darkened would turn yellow with all its saturation.
DISPLAY_MUTED = '<a:lumMod val="84000"/><a:satMod val="30000"/>'


_COLOUR = re.compile(r'<a:schemeClr val="\w+"(?:/>|>.*?</a:schemeClr>)')


def fill(role: Role | None) -> str:
    """Return the fill of a role."""
    if role is None:
        return "<a:noFill/>"
    return f"<a:solidFill>{colour(role)}</a:solidFill>"


def colour(role: Role) -> str:
    """Return the scheme colour of a role."""
    if role == "display_muted":
        return f'<a:schemeClr val="lt1">{DISPLAY_MUTED}</a:schemeClr>'
    return f'<a:schemeClr val="{SCHEME[role]}"/>'


def inked(xml: str, inks: Mapping[Role, str]) -> str:
    """Return ``xml`` with the colour of each role replaced by that of a user's template."""
    theirs = {colour(role): ink for role, ink in inks.items()}
    return _COLOUR.sub(lambda found: theirs.get(found[0], found[0]), xml)


def is_dark(palette: Palette) -> bool:
    """Tell whether text on a working slide is lighter than its ground."""
    return _brightness(palette.ink) > _brightness(palette.ground)


def slots(palette: Palette) -> Mapping[str, str]:
    """Return the twelve theme colours, in the order of the schema."""
    pair = (palette.ink, palette.ground)
    dark, light = reversed(pair) if is_dark(palette) else pair
    return {
        "dk1": dark,
        "lt1": light,
        "dk2": palette.display,
        "lt2": palette.panel,
        "accent1": palette.accent,
        "accent2": palette.second,
        "accent3": palette.glow,
        "accent4": palette.line,
        "accent5": palette.muted,
        "accent6": palette.faint,
        "hlink": palette.second,
        "folHlink": palette.muted,
    }


def _brightness(hexadecimal: str) -> int:
    return sum(bytes.fromhex(hexadecimal))
