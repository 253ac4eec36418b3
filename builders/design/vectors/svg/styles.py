"""The style of an element and of those around it go in; what it is painted with comes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from msgspec import Struct

from builders.design.vectors.drawing import Cap, Ink, Join, Pen
from builders.design.vectors.svg.sheets import Node, Rule, Words, declared
from builders.design.vectors.svg.transforms import numbers
from builders.design.vectors.svg.tree import Element, attributes, kind
from builders.design.vectors.svg.values import NAMED_SIZES, RELATIVE, colour, length, share

INHERITED = frozenset(
    {"color", "fill", "fill-opacity", "fill-rule", "clip-rule", "visibility", "text-anchor"}
    | {"stroke", "stroke-opacity", "stroke-width", "stroke-linecap", "stroke-linejoin"}
    | {"stroke-dasharray", "marker-start", "marker-mid", "marker-end", "white-space"}
    | {"font-family", "font-size", "font-weight", "font-style", "dominant-baseline"}
)
OWN = frozenset(
    {"opacity", "clip-path", "display", "filter", "mask", "baseline-shift", "overflow", "transform"}
    | {"alignment-baseline", "stop-color", "stop-opacity", "marker", "font"}
)
FONT_SIZE = 16.0  # pixels; CSS 2.1, 15.7: medium
_BOLD = frozenset({"bold", "bolder", "600", "700", "800", "900"})
MOST_DASHES = 16
_SLANTED = ("italic", "oblique")


class Style(Struct, frozen=True):
    """What holds for an element: words by their names, and its type size in pixels."""

    words: Words
    em: float = FONT_SIZE

    def get(self, name: str, otherwise: str = "") -> str:
        """Return a word."""
        return self.words.get(name, otherwise)

    @property
    def is_shown(self) -> bool:
        """Tell whether the element itself is painted."""
        return self.get("visibility", "visible") == "visible"

    @property
    def is_bold(self) -> bool:
        """Tell whether its words are bold."""
        return self.get("font-weight") in _BOLD

    @property
    def is_italic(self) -> bool:
        """Tell whether its words are slanted."""
        return self.get("font-style").startswith(_SLANTED)


def node(element: Element) -> Node:
    """Return what selectors ask of an element."""
    classes = frozenset(element.get("class", "").split())
    return Node(kind(element), element.get("id", ""), classes)


def styled(element: Element, around: Style, nodes: Sequence[Node], rules: Sequence[Rule]) -> Style:
    """Return the style of an element: its attributes, the style sheet, its own style at last."""
    own: dict[str, str] = {
        name: value.strip()
        for name, value in attributes(element).items()
        if name in INHERITED or name in OWN
    }
    for rule in rules:
        if rule.fits(nodes):
            own.update(rule.words)
    own.update(declared(element.get("style", "")))
    if marker := own.get("marker"):
        own |= {f"marker-{place}": marker for place in ("start", "mid", "end")}
    words = {name: value for name, value in around.words.items() if name in INHERITED}
    words |= {name: value for name, value in own.items() if value != "inherit"}
    return Style(words, _size(own, around.em))


def _size(own: Mapping[str, str], around: float) -> float:
    text = own.get("font-size")
    if text is None:
        short = own.get("font", "").replace("/", " ").split()
        text = next((each for each in short if each[:1].isdigit() and each[-1:].isalpha()), "")
    if text in NAMED_SIZES:
        return NAMED_SIZES[text]
    if text in RELATIVE:
        return RELATIVE[text] * around
    return max(0.0, length(text, around, around, around))


def ink(paint: str, opacity: float, style: Style) -> Ink | None:
    """Return a colour that is no reference to something else."""
    word = style.get("color", "black") if paint.lower() == "currentcolor" else paint
    found = colour(word)
    return Ink(found[0], round(found[1] * opacity, 4)) if found and opacity else None


def pen(found: Ink | None, style: Style, by: float) -> Pen | None:
    """Return what lines are drawn with, ``by`` times as wide as they say."""
    width = length(style.get("stroke-width", "1"), 0, style.em, 1) * by
    if not found or width <= 0:
        return None
    cap, join = style.get("stroke-linecap", "butt"), style.get("stroke-linejoin", "miter")
    return Pen(
        found,
        width,
        _dash(style, by),
        cap if cap in get_args(Cap) else "butt",  # type: ignore[arg-type]  # as it has just been told
        join if join in get_args(Join) else "miter",  # type: ignore[arg-type]  # the same
    )


def _dash(style: Style, by: float) -> tuple[float, ...]:
    """Return the dashes; an odd number of them is taken twice."""
    text = style.get("stroke-dasharray", "none")
    dash = tuple(abs(each) * by for each in numbers(text)[:MOST_DASHES])
    if not dash or not any(dash) or text.strip() in {"none", "-"}:
        return ()
    return dash * (1 + len(dash) % 2)


def opacity(style: Style, name: str) -> float:
    """Return how much of something is seen, of 1."""
    return share(style.get(name, "1"))
