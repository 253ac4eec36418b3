"""The characters of a line go in; the order in which they stand from left to right comes out.

The levels are those of the Unicode bidirectional algorithm (UAX #9). A lesson is written from the
left, so that a line is written from the right only where nothing in it is from the left.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from builders.design.scripts.written import from_right

# Signs that stand the other way round among words from the right (BidiMirroring.txt of Unicode).
MIRRORED = (
    *("()", "[]", "{}", "<>", "«»", "‹›", "⌈⌉", "⌊⌋", "⟨⟩"),
    *("≤≥", "≪≫", "⩽⩾", "≲≳", "⊂⊃", "⊆⊇", "∈∋"),
)
_CLOSED = {"(": ")", "[": "]", "{": "}"}
_SIDES = {"L": "L", "R": "R", "EN": "R", "AN": "R"}  # as rule N0 counts numbers


def is_turned(text: str) -> bool:
    """Tell whether all words of ``text`` are written from the right."""
    return from_right(text) and not any(unicodedata.bidirectional(each) == "L" for each in text)


@lru_cache(maxsize=1024)
def levels(text: str, *, turned: bool) -> tuple[int, ...]:
    """Return how deep each character stands in parts of the other direction; odd is from right."""
    from bidi import algorithm as uax9  # noqa: PLC0415  # few lessons need it

    storage = uax9.get_empty_storage()
    storage |= {"base_level": int(turned), "base_dir": "R" if turned else "L"}
    uax9.get_embedding_levels(text, storage)
    found = list(storage["chars"])
    uax9.explicit_embed_and_overrides(storage)
    uax9.resolve_weak_types(storage)
    _pair_brackets(found, "R" if turned else "L")
    uax9.resolve_neutral_types(storage, debug=False)
    uax9.resolve_implicit_levels(storage, debug=False)
    return tuple(each["level"] for each in found)


def _pair_brackets(found: Sequence[dict[str, Any]], base: str) -> None:
    """Give both brackets of a pair the direction of what is inside them or before (rule N0)."""
    sides = [_SIDES.get(each["type"], "") for each in found]
    for start, end in sorted(_pairs(found)):
        inside = {side for side in sides[start + 1 : end] if side}
        before = next((side for side in reversed(sides[:start]) if side), base)
        if inside:
            side = base if base in inside or before == base else before
            for at in (start, end):
                found[at]["type"] = sides[at] = side


def _pairs(found: Sequence[dict[str, Any]]) -> Iterator[tuple[int, int]]:
    opened: list[tuple[str, int]] = []
    for at, each in enumerate(found):
        if each["ch"] in _CLOSED:
            opened.append((_CLOSED[each["ch"]], at))
        elif any(closing == each["ch"] for closing, _ in opened):
            while opened[-1][0] != each["ch"]:
                opened.pop()
            yield opened.pop()[1], at


def order(depths: Sequence[int]) -> tuple[int, ...]:
    """Return the places of parts of a line from left to right (rule L2)."""
    found = list(range(len(depths)))
    for depth in range(max(depths, default=0), 0, -1):
        at = 0
        while at < len(found):
            end = at
            while end < len(found) and depths[found[end]] >= depth:
                end += 1
            found[at:end] = found[at:end][::-1]
            at = end + 1
    return tuple(found)
