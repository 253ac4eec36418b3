"""A text goes in; for each of its characters the font of its script comes out, by name.

A character that the fonts for text draw as it stands needs none. What is joined, reordered or
written from the right does, and so does what those fonts lack.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import groupby

from builders.design.scripts.names import noto

HAN, KANA, HANGUL = "Noto Sans SC", "Noto Sans JP", "Noto Sans KR"
EASTERN = frozenset({HAN, KANA, HANGUL})
# Where a line may end although no space stands there: between Chinese or Japanese characters, but
# not after an opening bracket nor before a closing one, a stop or a sign that prolongs a sound.
_EAST = "[\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff9f]"
_BREAK = (
    f"(?<={_EAST})(?={_EAST})(?<![（［｛「『《〈【])"
    "(?![，。、；：？！）］｝」』》〉】ーぁぃぅぇぉっゃゅょ々])"
)
_FIRST_EASTERN = "\u3001"
_FIRST = "\u0590"  # of the scripts that need a font of their own, less some signs
_FROM_RIGHT = frozenset({"R", "AL", "AN"})
_RIGHT_BLOCKS = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def eastern_breaks(text: str) -> tuple[int, ...]:
    """Return the places in ``text`` where a line may end although no space stands there."""
    if max(text, default="") < _FIRST_EASTERN:
        return ()
    return tuple(found.start() for found in re.finditer(_BREAK, text))


def from_right(text: str) -> bool:
    """Tell whether words in ``text`` are written from the right."""
    return _RIGHT_BLOCKS.search(text) is not None


@lru_cache(maxsize=4096)
def scripts(text: str, has_glyph: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the names; ``has_glyph`` tells of a character whether a font for text draws it."""
    if max(text, default="") < _FIRST:
        return ("",) * len(text)
    names: list[str] = []
    for each in text:
        is_joined = bool(names) and unicodedata.category(each) in {"Mn", "Mc", "Cf"}
        names.append(names[-1] if is_joined and names[-1] else _script(each, has_glyph))
    east = KANA if KANA in names else HANGUL if HANGUL in names else HAN
    return tuple(east if name == HAN else name for name in names)


def parts(names: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
    """Yield each run of characters of one script: its name, its start and its end."""
    at = 0
    for name, group in groupby(names):
        count = len(list(group))
        yield name, at, at + count
        at += count


def _script(character: str, has_glyph: Callable[[str], bool]) -> str:
    if character < _FIRST:
        return ""
    is_turned = unicodedata.bidirectional(character) in _FROM_RIGHT
    return noto(character) if is_turned or not has_glyph(character) else ""
