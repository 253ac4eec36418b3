"""A letter and a font go in; the character that Unicode has for the two comes out, and back."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

_BEFORE_THE_OTHERS: Mapping[tuple[str, str], str] = {  # Unicode had these already
    ("ITALIC", "h"): "ℎ",
    **{("DOUBLE-STRUCK", each): sign for each, sign in zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True)},
    **{("SCRIPT", each): sign for each, sign in zip("BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ", strict=True)},
    **{("FRAKTUR", each): sign for each, sign in zip("CHIRZ", "ℭℌℑℜℨ", strict=True)},
}
_SYMBOLS = {
    "ϕ": "PHI SYMBOL",
    "ϵ": "EPSILON SYMBOL",
    "ϑ": "THETA SYMBOL",
    "ϱ": "RHO SYMBOL",
    "ϰ": "KAPPA SYMBOL",
    "ϖ": "PI SYMBOL",
    "∂": "PARTIAL DIFFERENTIAL",
    "ı": "SMALL DOTLESS I",
    "ȷ": "SMALL DOTLESS J",
}
FONTS: Mapping[str, str] = {
    "mathbf": "BOLD",
    "boldsymbol": "BOLD ITALIC",
    "bm": "BOLD ITALIC",
    "mathit": "ITALIC",
    "pmb": "BOLD ITALIC",
    "mathbb": "DOUBLE-STRUCK",
    "Bbb": "DOUBLE-STRUCK",
    "mathcal": "SCRIPT",
    "mathscr": "SCRIPT",
    "mathfrak": "FRAKTUR",
}


def styled(text: str, font: str) -> str:
    """Return ``text`` in the letters of ``font``, a value of ``FONTS``, where Unicode has them."""
    return "".join(_styled(each, font) for each in text)


def plain(text: str) -> str:
    """Return ``text`` in letters of no font."""
    if text.isascii():
        return text
    return "".join(
        unicodedata.normalize("NFKC", each) if "\U0001d400" <= each <= "\U0001d7ff" else each
        for each in text
    )


@lru_cache(maxsize=1024)
def _styled(each: str, font: str) -> str:
    if (font, each) in _BEFORE_THE_OTHERS:
        return _BEFORE_THE_OTHERS[font, each]
    name = _SYMBOLS.get(each, "") or unicodedata.name(each, "")
    for dropped in ("LATIN ", "GREEK ", "LETTER "):
        name = name.replace(dropped, "")
    try:
        return unicodedata.lookup(f"MATHEMATICAL {font} {name}")
    except KeyError:
        return each
