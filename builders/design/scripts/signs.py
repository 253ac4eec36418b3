"""A character goes in; whether it is a sign that few fonts for text have comes out."""

from __future__ import annotations

import unicodedata

FACE = "Segoe UI Symbol"  # of Windows; other systems take one of theirs in its place
_KINDS = frozenset({"So", "Sm", "No", "Nl", "Po", "Ps", "Pe"})
_LETTERLIKE = range(0x2100, 0x2150)


def is_sign(character: str) -> bool:
    """Tell whether ``character`` is a sign, not a letter, a mark on one or a currency."""
    return unicodedata.category(character) in _KINDS or ord(character) in _LETTERLIKE
