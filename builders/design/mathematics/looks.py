"""A sign or words go in; what is written for them in a formula that Office edits comes out."""

from __future__ import annotations

from typing import Literal, TypeAlias

from builders.lesson.mathematics.letters import styled
from builders.lesson.mathematics.tree import Node, Operator, Space, Symbol, Words
from builders.problems import assert_never

Sign: TypeAlias = Space | Operator | Symbol | Words
Look: TypeAlias = Literal["slanted", "upright", "text"]  # signs and numbers are as the first
_SPACES = (  # ems
    (2.0, "\u2003\u2003"),
    (1.0, "\u2003"),
    (0.5, "\u2002"),
    (0.25, "\u2005"),
    (0.22, "\u205f"),
    (0.16, "\u2009"),
)


def look_of(node: Node) -> Look | None:
    """Return the look of a sign or of words; None for a structure."""
    if isinstance(node, Space | Operator):
        return "slanted"
    if isinstance(node, Symbol):
        return "slanted" if node.slanted or not _is_slanted(node.text) else _plain(node.text)
    if isinstance(node, Words):
        return _plain(node.text) if any(map(str.isalpha, node.text)) else "slanted"
    return None


def _plain(text: str) -> Look:
    """Return the look of upright letters: a name, or text in which spaces count."""
    return "upright" if text.isalnum() and max(text) < "\u0400" else "text"


def _is_slanted(text: str) -> bool:
    """Tell whether Office would slant a letter of ``text``."""
    return any(each != styled(each, "ITALIC") for each in text)


def text_of(node: Sign) -> str:
    """Return the characters of a sign, of words or of room."""
    match node:
        case Symbol(text, kind, slanted):
            if kind == "bin" and text.isalpha():
                return f"\u2005{text}\u2005"
            return styled(text, "ITALIC") if slanted else text
        case Space(ems):
            return _room(ems)
        case Words(text) | Operator(text):
            return text
        case _:
            assert_never(node)


def _room(ems: float) -> str:
    """Return the spaces that are nearest to so many ems; signs cannot move together."""
    found = ""
    for width, spaces in _SPACES:
        while ems >= width:
            found += spaces
            ems -= width
    return found
