"""A character goes in; the name of the Noto font that draws it comes out.

Noto has a font for every script of Unicode, named after it (notofonts.github.io).
"""

from __future__ import annotations

import re
import unicodedata

EMOJI, SYMBOLS = "Noto Emoji", "Noto Sans Symbols 2"
# What Unicode writes after the name of a script, and scripts that Noto has other words for.
_KIND = re.compile(
    r"(?P<script>[A-Z -]+?)(?: (?:SMALL|CAPITAL|MODIFIER|INDEPENDENT|DEPENDENT|COMBINING))?"
    r" (?:LETTER|SYLLABLE|SYLLABICS|CHARACTER|VOWEL|CONSONANT|SIGN|DIGIT|NUMBER|MARK|IDEOGRAPH)\b"
)
_OTHERWISE = {
    "CJK UNIFIED": "Noto Sans SC",
    "CJK COMPATIBILITY": "Noto Sans SC",
    "HIRAGANA": "Noto Sans JP",
    "KATAKANA": "Noto Sans JP",
    "HANGUL": "Noto Sans KR",
    "LATIN": "Noto Sans",
    "GREEK": "Noto Sans",
    "CYRILLIC": "Noto Sans",
}
_EMOJI_FROM = 0x1F000
_EARLY_EMOJI = frozenset("⌚⌛⏩⏪⏫⏬⏰⏳✅✊✋✨❌❎❓❔❕❗➕➖➗➰➿⬛⬜⭐⭕")


def noto(character: str) -> str:
    """Return the name of the font that has ``character``, as one asks for it."""
    if unicodedata.category(character)[0] not in "LMN":
        is_emoji = ord(character) >= _EMOJI_FROM or character in _EARLY_EMOJI
        return EMOJI if is_emoji else SYMBOLS
    found = _KIND.match(unicodedata.name(character, ""))
    script = found["script"] if found else ""
    return _OTHERWISE.get(script) or f"Noto Sans {script.title()}".rstrip()
