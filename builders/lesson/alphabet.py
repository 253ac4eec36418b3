"""A text and the language of its list go in; a key that sorts the list as readers expect comes out.

Kazakh has 42 letters in an order of its own; the Russian alphabet is a part of it. A shorter word
comes before a longer one, numbers go by their value, capitals and accents only break ties.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TypeAlias

Unit: TypeAlias = tuple[int, int, str]
Key: TypeAlias = tuple[tuple[Unit, ...], str, str]

ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"

_UNITS = re.compile(r"[0-9]+|[^\W_]|[\W_]+")
_BREAK, _NUMBER, _OWN_SCRIPT, _OTHER_SCRIPT, _ELSE = range(5)
_LATIN_END = "\u0250"  # Unicode blocks: Latin Extended-B ends before it
_CYRILLIC, _CYRILLIC_END = "\u0400", "\u0530"  # Unicode blocks: Cyrillic, Cyrillic Supplement
_ACCENT = "Mn"  # Unicode general category: a mark on the letter before it


def key(text: str, language: str) -> Key:
    """Return the sort key of ``text`` in a list in ``language``; only equal texts share one."""
    plain = unicodedata.normalize("NFC", text).casefold()
    units = [_unit(found, language) for found in _UNITS.findall(_primary(plain, language))]
    if units and units[0][0] == _BREAK:
        del units[0]  # «Бөлшек» stands under Б
    return tuple(units), plain, text


def _primary(plain: str, language: str) -> str:
    """Return the letters that decide first; ё is one of them in Kazakh, an accented е elsewhere."""
    letters = ALPHABET if language == "kk" else ALPHABET.replace("ё", "")
    return "".join(letter if letter in letters else _without_accents(letter) for letter in plain)


def _without_accents(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    return "".join(part for part in parts if unicodedata.category(part) != _ACCENT)


def _unit(found: str, language: str) -> Unit:
    if found.isascii() and found.isdigit():
        digits = found.lstrip("0")
        return _NUMBER, len(digits), digits
    if not found.isalnum():
        return _BREAK, 0, ""
    if found < _LATIN_END:
        return (_OWN_SCRIPT if language == "en" else _OTHER_SCRIPT), 0, found
    if _CYRILLIC <= found < _CYRILLIC_END:
        place = ALPHABET.index(found) if found in ALPHABET else len(ALPHABET)
        return (_OTHER_SCRIPT if language == "en" else _OWN_SCRIPT), place, found
    return _ELSE, 0, found
