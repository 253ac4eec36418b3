"""A paragraph goes in; a warning for each wrong space, stop, hyphen, quote or bracket comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builders.lesson import alphabet
from builders.lesson.review.passages import Passage
from builders.lesson.review.words import Words
from builders.problems import Problem

_LOWER = alphabet.CYRILLIC
_UPPER = _LOWER.upper()
_CYRILLIC = _LOWER + _UPPER
_SLIPS = tuple(
    (code, sign, re.compile(pattern))
    for code, sign, pattern in (
        ("L413", ".", r"(?P<sign>\.)(?<=[a-z]{3}\.)(?=[A-Z][a-z])"),
        ("L413", ".", rf"(?P<sign>\.)(?<=[{_CYRILLIC}]{{3}}\.)(?=[{_CYRILLIC}]{{2}})"),
        ("L413", ".", rf"(?P<sign>\.)(?<=\b[{_UPPER}]\.)(?=[{_UPPER}](?:\.|[{_LOWER}]))"),
        ("L413", ".", rf"^\d{{1,2}}(?P<sign>\.)(?=[{_CYRILLIC}A-Za-z«])"),
        ("L413", "", r"(?P<sign>[:;,])(?<=[^\W\d_]{2}.)(?=[^\W\d_])"),
        ("L414", ".", rf"\.(?<=[^\W\d_]{{5}}\.)(?:\s+|(?<=[{_LOWER}]\.))(?P<sign>[a-z{_LOWER}])"),
        ("L416", "-", r"(?P<sign>-)(?<=[\w»]-)(?=[«“])"),
        ("L416", "-", rf"\b[{_LOWER}]{{4,}}(?P<sign>-)(?=[{_UPPER}][{_LOWER}])"),
        ("L416", " - ", r" (?P<sign>-) (?<=[^\W\d_»)”] - )(?=[^\W\d_]{2}|[«“(])"),
        ("L417", "-", r"(?<![\w–/.-])\d{1,4}(?P<sign>-)(?=\d{1,4}(?![\d/-]|\.\d| ?=))"),
        ("L447", " ", r"(?P<sign> [,.!?])(?<=[^\W_] .)(?=\s|$)"),
        ("L448", "**", r"(?P<sign>\*\*)(?=[^\W\d_«“(]|(?<=[^\W\d_]\*\*)|(?<=[»”).!?]\*\*))"),
        ("L418", "  ", r"(?<=\S)(?P<sign> {2,})(?=\S)"),
    )
)
# An index or a power is part of a formula, and no letter: x₁,₂ and 10⁵.
_INDICES = str.maketrans(dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "′"))
_SPLIT_WORD = re.compile(r"- (?<=[^\W\d_]{2}- )(?P<next>[^\W\d_]+)")
_INTERVAL = re.compile(r"[\[(][^\s\[\]()]{1,9} ?[;,] ?[^\s\[\]()]{1,9}[\])]")  # [0; 1)
_PAIRS = {"«": "»", "(": ")", "[": "]", "„": "“"}
_QUOTES = re.compile(r"[«»()\[\]„“]")
_LIST_MARK = re.compile(r"(?:^|(?<=\s))(?:\d{1,2}|[^\W\d_])\)")
_AROUND = 12  # characters shown on each side of a slip


def find(passage: Passage, words: Words) -> Iterator[Problem]:
    """Yield what is wrong with the spaces, stops, hyphens and dashes of ``passage``."""
    text = passage.text.translate(_INDICES)
    for code, needed, pattern in _SLIPS:
        for found in pattern.finditer(text) if needed in text else ():
            at = found.start("sign")
            yield passage.warn(code, at, text=_around(passage.text, found["sign"], at))
    for found in _SPLIT_WORD.finditer(text) if "- " in text else ():
        if found["next"].lower() not in words.joining:
            at = found.start()
            yield passage.warn("L415", at, text=_around(text, "- ", at))


def unbalanced(passages: tuple[Passage, ...]) -> Iterator[Problem]:
    """Yield each quote or bracket of ``passages``, read as one text, that has no partner."""
    opened: list[tuple[Passage, int, str]] = []
    for passage in passages:
        text = _INTERVAL.sub(lambda found: " " * len(found[0]), passage.text)
        marks = {found.end() - 1 for found in _LIST_MARK.finditer(text)}
        for found in _QUOTES.finditer(text):
            sign, at = found[0], found.start()
            if opened and _PAIRS[opened[-1][2]] == sign:
                opened.pop()
            elif sign in _PAIRS:
                opened.append((passage, at, sign))
            elif sign != "“" and at not in marks:
                yield passage.warn("L420", at, sign=sign, text=_around(passage.text, sign, at))
    for passage, at, sign in opened:
        yield passage.warn("L419", at, sign=sign, text=_around(passage.text, sign, at))


def _around(text: str, sign: str, at: int) -> str:
    """Return the words next to ``sign``, which stands at ``at``."""
    before = text[max(at - _AROUND, 0) : at].rpartition(" ")[2]
    after = text[at + len(sign) : at + len(sign) + _AROUND]
    return f"{before}{sign}{after.partition(' ')[0]}"
