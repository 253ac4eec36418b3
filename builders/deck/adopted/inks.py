"""A template's colours and its ground in; a scheme colour that can be read for each role out."""

from __future__ import annotations

import colorsys
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree
from msgspec import Struct

from builders.deck.adopted.inherit import DRAWING, SLIDE
from builders.design.theme import Role

READABLE, VISIBLE = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11
MIDDLE = 0.18  # the luminance that looks half as light as white
CANDIDATES = ("tx1", "bg1", "tx2", "bg2")
# Per cent of the lightness kept and added, for dark ink and for light; the quietest first.
MUTED = ((65, 35), (75, 25), (85, 15)), ((75, 0), (85, 0))
FAINT = ((50, 50), (65, 35), (75, 25)), ((50, 0), (65, 0), (75, 0))
STRONGER = ((60, 40), (40, 60), (20, 80)), ((75, 0), (50, 0))
LINE = ((25, 75),), ((50, 0),)
PANEL = ((85, 15), (90, 10)), ((95, 0),)

RGB = tuple[float, float, float]


class Ink(Struct, frozen=True):
    """A scheme colour as a slide writes it, and as it looks."""

    slot: str
    rgb: RGB
    kept: int = 100
    added: int = 0

    @property
    def xml(self) -> str:
        """Return the element."""
        kept = f'<a:lumMod val="{self.kept * 1000}"/>' if self.kept < 100 else ""  # noqa: PLR2004
        added = f'<a:lumOff val="{self.added * 1000}"/>' if self.added else ""
        shade = f">{kept}{added}</a:schemeClr>" if kept or added else "/>"
        return f'<a:schemeClr val="{self.slot}"{shade}'

    def shaded(self, kept: int, added: int) -> Ink:
        """Return a lighter or a darker shade of the colour."""
        rgb = _lit(self.rgb, kept / 100, added / 100)
        return Ink(self.slot, rgb, kept, added)


def scheme(theme: etree._Element, master: etree._Element) -> Mapping[str, RGB]:
    """Return the colours of a theme by the names that slides use."""
    slots: dict[str, RGB] = {
        str(etree.QName(each).localname): rgb
        for each in theme.iterfind(f".//{DRAWING}clrScheme/*")
        if (rgb := _plain(each[0])) is not None
    }
    mapped = master.find(f"{SLIDE}clrMap")
    names = () if mapped is None else mapped.attrib.items()
    through = {str(name): slots[str(slot)] for name, slot in names if str(slot) in slots}
    return {**slots, **through}


def inks(
    colours: Mapping[str, RGB], ground: RGB | None, body: etree._Element | None
) -> Mapping[Role, str]:
    """Return the scheme colour of each role on ``ground``; where that is a picture it is None.

    ``body`` is the colour of the template's own text: what the designer could read there. On a
    picture nothing else is sure to be readable.
    """
    own = resolved(body, colours)
    is_picture = ground is None
    if ground is None:
        ground = (0, 0, 0) if own and luminance(own) > MIDDLE else (1, 1, 1)
    candidates = list(_candidates(colours, body))
    ink = _readable(candidates, ground) or max(
        candidates, key=lambda each: contrast(each.rgb, ground)
    )
    back = max(candidates, key=lambda each: contrast(each.rgb, ink.rgb))
    accent = second = muted = ink
    if not is_picture:
        accent = _readable(_shades(colours, "accent1", ground), ground) or ink
        second = _readable(_named(colours, ("tx2",)), ground) or ink
        muted = _shade(ink, MUTED, ground, READABLE)
    panels = (back.shaded(*step) for step in PANEL[luminance(back.rgb) > MIDDLE])
    panel = next((each for each in panels if contrast(each.rgb, ink.rgb) >= READABLE), back)
    found: Mapping[Role, Ink] = {
        "ink": ink,
        "ground": back,
        "display": back,
        "panel": panel,
        "accent": accent,
        "second": second,
        "glow": accent,
        "line": _shade(ink, LINE, ground, 1),
        "muted": muted,
        "faint": _shade(ink, FAINT, ground, VISIBLE),
        "display_ink": ink,
        "display_muted": muted,
    }
    return {role: each.xml for role, each in found.items()}


def resolved(element: etree._Element | None, colours: Mapping[str, RGB]) -> RGB | None:
    """Return how a colour looks, its shades applied; None for what is no plain colour."""
    if element is None:
        return None
    rgb = colours.get(element.get("val", "")) if _is_scheme(element) else _plain(element)
    for each in element if rgb else ():
        name, value = etree.QName(each).localname, int(each.get("val", "0")) / 100_000
        if rgb and name in {"lumMod", "lumOff"}:
            rgb = _lit(rgb, *((value, 0) if name == "lumMod" else (1, value)))
    return rgb


def luminance(rgb: RGB) -> float:
    """Return the relative luminance, as WCAG defines it."""
    linear = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in rgb)  # noqa: PLR2004
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one: RGB, other: RGB) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _candidates(colours: Mapping[str, RGB], body: etree._Element | None) -> Iterator[Ink]:
    """Yield what text may be set in: the template's own colour first if its theme has it."""
    if body is not None and _is_scheme(body):
        yield from _named(colours, (body.get("val", ""),))
    yield from _named(colours, CANDIDATES)


def _named(colours: Mapping[str, RGB], names: Sequence[str]) -> Iterator[Ink]:
    yield from (Ink(name, colours[name]) for name in names if name in colours)


def _shades(colours: Mapping[str, RGB], slot: str, ground: RGB) -> Iterator[Ink]:
    """Yield a colour, then its shades further and further from the ground."""
    for each in _named(colours, (slot,)):
        yield each
        yield from (each.shaded(*step) for step in STRONGER[luminance(ground) > MIDDLE])


def _readable(inks: Iterator[Ink] | Sequence[Ink], ground: RGB) -> Ink | None:
    return next((each for each in inks if contrast(each.rgb, ground) >= READABLE), None)


def _shade(ink: Ink, steps: Sequence[Sequence[tuple[int, int]]], ground: RGB, least: float) -> Ink:
    """Return the quietest shade of ``ink`` that has the contrast, or ``ink``."""
    shades = (ink.shaded(*step) for step in steps[luminance(ink.rgb) > MIDDLE])
    return next((each for each in shades if contrast(each.rgb, ground) >= least), ink)


def _is_scheme(element: etree._Element) -> bool:
    return element.tag == f"{DRAWING}schemeClr"


def _plain(element: etree._Element) -> RGB | None:
    """Return the colour that an element spells out; a system colour tells what it last was."""
    value = element.get("lastClr", "") or element.get("val", "")
    try:
        red, green, blue = bytes.fromhex(value)
    except ValueError:
        return None
    return red / 255, green / 255, blue / 255


def _lit(rgb: RGB, kept: float, added: float) -> RGB:
    hue, light, saturation = colorsys.rgb_to_hls(*rgb)
    return colorsys.hls_to_rgb(hue, min(1, light * kept + added), saturation)
