"""A layout and a placeholder's name in; how it is set and how slides refer to it out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from builders.design.scene import Align, Anchor
from builders.design.theme import Role, Screen
from builders.problems import assert_never

Layout: TypeAlias = Literal[
    "title",
    "section",
    "statement",
    "content",
    "sourced",
    "two",
    "figure",
    "quote",
    "task",
    "references",
]
Placeholder: TypeAlias = Literal[
    "title",
    "body",
    "second",
    "caption",
    "point",
    "eyebrow",
    "speaker",
    "foot",
    "number",
]

LAYOUTS: Mapping[Layout, tuple[str, str]] = {  # the name in the menu; the type, ECMA-376 19.7.15
    "title": ("Title Slide", "title"),
    "section": ("Section Header", "secHead"),
    "statement": ("Statement", ""),
    "content": ("Title and Content", "obj"),
    "sourced": ("Content with Source", ""),
    "two": ("Two Content", "twoObj"),
    "figure": ("Figure with Caption", "objTx"),
    "quote": ("Quotation", ""),
    "task": ("Task", ""),
    "references": ("References", ""),
}
INDEX: Mapping[Placeholder, int] = {
    "body": 1,
    "second": 2,
    "foot": 11,
    "number": 12,
    "caption": 13,
    "point": 14,
    "eyebrow": 15,
    "speaker": 16,
}
DARK: tuple[Layout, ...] = ("title", "section", "statement", "quote")
WITH_HORIZON: tuple[Layout, ...] = ("title", "section", "statement")
SMALL = 18  # points, of eyebrows
DISPLAY_BODY = 24


class Style(Struct, frozen=True):
    """How a placeholder is set unless its slide says otherwise."""

    size: int
    ink: Role
    anchor: Anchor = "top"
    align: Align = "left"
    bold: bool = False


def style(layout: Layout, placeholder: Placeholder, screen: Screen) -> Style:
    """Return the style of a layout's placeholder."""
    dark = layout in DARK
    ink: Role = "display_ink" if dark else "ink"
    quiet: Role = "display_muted" if dark else "muted"
    match placeholder:
        case "title":
            return _title_style(layout, screen, ink)
        case "foot":
            return Style(screen.foot, quiet, "middle")
        case "number":
            return Style(screen.foot, quiet, "middle", "right")
        case "eyebrow":
            return Style(SMALL, quiet)
        case "caption":
            return Style(screen.caption + 2, quiet, "bottom")
        case "speaker":
            return Style(DISPLAY_BODY, quiet)
        case "body" | "second" | "point":
            large = 36 if layout == "quote" else DISPLAY_BODY
            return Style(large, quiet if layout in WITH_HORIZON else ink)
        case _:
            assert_never(placeholder)


def _title_style(layout: Layout, screen: Screen, ink: Role) -> Style:
    match layout:
        case "title":
            return Style(screen.opening[0], ink, "bottom", bold=True)
        case "quote":
            return Style(SMALL, "display_muted", bold=True)
        case "section" | "statement" | "task":
            return Style(screen.display[0], ink, "bottom", bold=True)
        case "content" | "sourced" | "two" | "figure" | "references":
            return Style(screen.title, ink, bold=True)
        case _:
            assert_never(layout)


def tie(layout: Layout, placeholder: Placeholder) -> str:
    """Return the element that ties a shape to its layout's placeholder."""
    match placeholder:
        case "title":
            return f'<p:ph type="{"ctrTitle" if layout == "title" else "title"}"/>'
        case "foot":
            return f'<p:ph type="ftr" sz="quarter" idx="{INDEX[placeholder]}"/>'
        case "number":
            return f'<p:ph type="sldNum" sz="quarter" idx="{INDEX[placeholder]}"/>'
        case "body" if layout == "title":
            return '<p:ph type="subTitle" idx="1"/>'
        case "body" if layout in {"content", "sourced", "two", "figure"}:
            return f'<p:ph idx="{INDEX[placeholder]}"/>'
        case "second":
            return f'<p:ph sz="half" idx="{INDEX[placeholder]}"/>'
        case "body" | "caption" | "point" | "eyebrow" | "speaker":
            return f'<p:ph type="body" sz="quarter" idx="{INDEX[placeholder]}"/>'
        case _:
            assert_never(placeholder)
