"""A text and the language of its list go in; a key that sorts the list as readers expect comes out.

The language has its letters in an order of its own. A shorter word comes before a longer one,
numbers go by their value, capitals and accents only break ties.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import TypeAlias

from builders import languages
from builders.languages import Language

Unit: TypeAlias = tuple[int, int, str]
Key: TypeAlias = tuple[tuple[Unit, ...], str, str]

CYRILLIC = "а-яёәғқңөұүһі"  # small letters of Kazakh and Russian, as in a pattern's []

_UNITS = re.compile(r"[0-9]+|[^\W_]|[\W_]+")
_BREAK, _NUMBER, _LETTER = range(3)  # letters of the first script, of the second, and so on
_LATIN_END = "\u0250"  # Unicode blocks: Latin Extended-B ends before it
_CYRILLIC_START, _CYRILLIC_END = "\u0400", "\u0530"  # Cyrillic and Cyrillic Supplement
_ACCENT = "Mn"  # Unicode general category: a mark on the letter before it


def key(text: str, language: Language) -> Key:
    """Return the sort key of ``text`` in a list in ``language``; only equal texts share one."""
    alphabet = languages.about(language).alphabet
    plain = unicodedata.normalize("NFC", text).casefold()
    units = [_unit(found, alphabet) for found in _UNITS.findall(_primary(plain, alphabet))]
    if units and units[0][0] == _BREAK:
        del units[0]  # «Бөлшек» stands under Б
    return tuple(units), plain, text


def _primary(plain: str, alphabet: Sequence[str]) -> str:
    """Return the letters that decide first; ё is one of them in Kazakh, an accented е elsewhere."""
    letters = "".join(alphabet)
    return "".join(letter if letter in letters else _without_accents(letter) for letter in plain)


def _without_accents(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    return "".join(part for part in parts if unicodedata.category(part) != _ACCENT)


def _unit(found: str, alphabet: Sequence[str]) -> Unit:
    if found.isascii() and found.isdigit():
        digits = found.lstrip("0")
        return _NUMBER, len(digits), digits
    if not found.isalnum():
        return _BREAK, 0, ""
    for rank, letters in enumerate(alphabet, _LETTER):
        if found in letters:
            return rank, letters.index(found), found
        if _script(found) == _script(letters[0]):
            return rank, len(letters), found
    return _LETTER + len(alphabet), 0, found


def _script(letter: str) -> str:
    """Return what the letters of one script share; of scripts other than these two, the letter."""
    if letter < _LATIN_END:
        return "A"
    return _CYRILLIC_START if _CYRILLIC_START <= letter < _CYRILLIC_END else letter
