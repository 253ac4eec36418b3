"""Themes: every ink can be read on every ground that it is used on."""

import pytest

from builders.design import theme

READABLE = 4.5  # WCAG 2.2, 1.4.3
VISIBLE = 3.0  # WCAG 2.2, 1.4.11

TEXT = [
    ("ink", "ground"),
    ("ink", "panel"),
    ("accent", "ground"),
    ("accent", "panel"),
    ("second", "ground"),
    ("second", "panel"),
    ("muted", "ground"),
    ("muted", "panel"),
    ("ground", "ink"),
    ("ground", "accent"),
    ("display_ink", "display"),
    ("display_muted", "display"),
    ("glow", "display"),
]
SHAPES = [("faint", "ground"), ("second", "ground"), ("accent", "ground"), ("glow", "display")]


def luminance(colour: str) -> float:
    """Return the relative luminance of six hexadecimal digits, as WCAG defines it."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_is_the_highest_contrast() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("767676", "FFFFFF") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("name", theme.available())
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read(name: str, ink: str, ground: str) -> None:
    palette = theme.load(name).palette
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= READABLE


@pytest.mark.parametrize("name", theme.available())
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_can_be_seen(name: str, shape: str, ground: str) -> None:
    palette = theme.load(name).palette
    assert contrast(getattr(palette, shape), getattr(palette, ground)) >= VISIBLE


@pytest.mark.parametrize("name", theme.available())
def test_a_theme_changes_what_it_lists_and_nothing_else(name: str) -> None:
    loaded = theme.load(name)
    assert loaded.name == name
    assert loaded.screen == theme.Screen()
    assert loaded.paper == theme.Paper()


def test_the_default_ships_and_changes_nothing() -> None:
    assert theme.load(theme.DEFAULT) == theme.Theme()


def test_a_theme_that_does_not_ship_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        theme.load("../labels/kk")


def test_sizes_step_down_to_the_floor_in_whole_points() -> None:
    screen = theme.Screen()
    for ladder in (screen.opening, screen.display, screen.body, screen.figure):
        assert list(ladder) == sorted(set(ladder), reverse=True)
        assert min(ladder) >= 14
        assert all(isinstance(size, int) for size in ladder)
