"""An expression as it is typed goes in; as a textbook prints it in a line it comes out."""

from __future__ import annotations

import re

_POWER = re.compile(r"\^\(([-−]?\d*[a-z]?)\)|\^([-−]?(?:\d+|[a-z]))(?![\w.,])")
_UP = str.maketrans(
    "0123456789-−abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
)
_PRINTED = {**dict.fromkeys("-−–", "−"), "+": "+", "=": "=", **dict.fromkeys("*×⋅", "·")}


def shown(text: str) -> str:
    """Return an expression with powers above the line and the signs of print."""
    said = text.strip().replace("**", "^")
    said = _POWER.sub(lambda found: (found[1] or found[2]).translate(_UP), said)
    said = re.sub(r"pi(?![^\W\d_])", "π", said)
    said = re.sub(r"sqrt\s*(?=\()", "√", said)
    said = re.sub(r"√\((\w)\)", r"√\1", said)
    said = re.sub(r"\s*[*·×⋅]\s*(?=[A-Za-z]{2})|(?<=[\d)])\s*(?=[A-Za-z]{2})", " ", said)
    said = re.sub(r"(?<=[\d)π])\s*[*·×⋅]\s*(?=[^\W\d_])|\s*[*·×⋅]\s*(?=\()", "", said)
    said = re.sub(r"\s*([-−–+=*×⋅])\s*", lambda found: f" {_PRINTED[found[1]]} ", said)
    said = re.sub(r" +", " ", said).strip()
    return re.sub(r"(^|[(/^]|[=·] |(?:^|[(/^=+−· ])\|) ?− ", lambda found: f"{found[1]}−", said)
