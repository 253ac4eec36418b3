"""Colours that a layout derives from the theme stay readable on the grounds they stand on."""

import colorsys

import pytest

from builders.deck.package.colours import colour, is_dark, slots
from builders.design import theme

READABLE = 4.5  # WCAG 2.2, 1.4.3


def rgb(hexadecimal: str) -> tuple[float, ...]:
    return tuple(part / 255 for part in bytes.fromhex(hexadecimal))


def changed(
    hexadecimal: str, times: float, plus: float = 0, saturation: float = 1
) -> tuple[float, ...]:
    """Return a colour as lumMod, lumOff and satMod change it."""
    hue, light, saturated = colorsys.rgb_to_hls(*rgb(hexadecimal))
    return colorsys.hls_to_rgb(hue, light * times + plus, saturated * saturation)


def luminance(parts: tuple[float, ...]) -> float:
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", theme.available())
def test_small_print_on_display_slides_is_readable(name: str) -> None:
    colours = slots(theme.load(name).palette)
    assert "84000" in colour("display_muted")
    assert "30000" in colour("display_muted")
    muted = changed(colours["lt1"], 0.84, saturation=0.3)
    assert contrast(muted, rgb(colours["dk2"])) >= READABLE
    assert contrast(muted, changed(colours["dk2"], 0.9, plus=0.06)) >= READABLE


@pytest.mark.parametrize("name", theme.available())
def test_the_light_slot_is_the_lighter_one(name: str) -> None:
    palette = theme.load(name).palette
    colours = slots(palette)
    assert luminance(rgb(colours["lt1"])) > luminance(rgb(colours["dk1"]))
    assert (colours["lt1"] == palette.ink) is is_dark(palette)
