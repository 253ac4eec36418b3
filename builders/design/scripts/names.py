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
    r" (?:LETTER|SYLLABLE|SYLLABICS|CHARACTER|VOWEL|CONSONANT|SIGN|DIGIT|NUMBER|MARK|IDEOGRAPH"
    r"|DANDA|DOUBLE DANDA|COMMA|SEMICOLON|QUESTION|FULL STOP|LIGATURE|TATWEEL|CURRENCY|SYMBOL)\b"
)
_OTHERWISE = {
    "CJK UNIFIED": "Noto Sans SC",
    "CJK COMPATIBILITY": "Noto Sans SC",
    "IDEOGRAPHIC": "Noto Sans SC",
    "ARABIC-INDIC": "Noto Sans Arabic",
    "EXTENDED ARABIC-INDIC": "Noto Sans Arabic",
    "CIRCLED": "Noto Sans Symbols",
    "HIRAGANA": "Noto Sans JP",
    "KATAKANA": "Noto Sans JP",
    "HANGUL": "Noto Sans KR",
    "LATIN": "Noto Sans",
    "GREEK": "Noto Sans",
    "CYRILLIC": "Noto Sans",
}
# What words in a script are in, as far as the script tells: the languages that schools teach.
LANGUAGES = {
    "Noto Sans Arabic": "ar-SA",
    "Noto Sans Hebrew": "he-IL",
    "Noto Sans SC": "zh-CN",
    "Noto Sans JP": "ja-JP",
    "Noto Sans KR": "ko-KR",
    "Noto Sans Devanagari": "hi-IN",
    "Noto Sans Bengali": "bn-BD",
    "Noto Sans Tamil": "ta-IN",
    "Noto Sans Thai": "th-TH",
}
_EASTERN_STOPS, _WIDE = range(0x3001, 0x3021), range(0xFF01, 0xFF66)
_EMOJI_FROM = 0x1F000
_EARLY_EMOJI = frozenset("⌚⌛⏩⏪⏫⏬⏰⏳✅✊✋✨❌❎❓❔❕❗➕➖➗➰➿⬛⬜⭐⭕")


def noto(character: str) -> str:
    """Return the name of the font that has ``character``, as one asks for it."""
    if ord(character) in {*_EASTERN_STOPS, *_WIDE}:
        return "Noto Sans SC"
    found = _KIND.match(unicodedata.name(character, ""))
    is_spelt = unicodedata.category(character)[0] in "LMN"
    if not is_spelt and not (found and unicodedata.category(character)[0] == "P"):
        is_emoji = ord(character) >= _EMOJI_FROM or character in _EARLY_EMOJI
        return EMOJI if is_emoji else SYMBOLS
    script = found["script"] if found else ""
    return _OTHERWISE.get(script) or f"Noto Sans {script.title()}".rstrip()
