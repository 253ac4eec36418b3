"""A paragraph goes in; a warning for each letter that only looks like one of its word comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from builders.lesson import alphabet
from builders.lesson.review.passages import Passage
from builders.lesson.review.words import Words
from builders.problems import Problem

# Letters that look alike.
_LATIN_TWINS = "a c e o p x y i h A B C E H I K M O P T X Y"
_TWINS = "а с е о р х у і һ А В С Е Н І К М О Р Т Х У"
_AS_CYRILLIC = str.maketrans(f"{_LATIN_TWINS} ë Ə ə ɵ", f"{_TWINS} ё Ә ә ө")
_AS_LATIN = str.maketrans(_TWINS, _LATIN_TWINS)
_WORD = re.compile(r"[^\W\d_]+")
_MIXED = r"[A-Za-zëƏəɵ][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-zëƏəɵ]"
_LATIN = r"[A-Za-zÀ-ɏəɵ]"
_CYRILLIC = r"[Ѐ-ӿ]"
_WITH_ENDING = rf"[A-Za-z]+[{alphabet.CYRILLIC}]+"
_CAPITALS_WITH_ENDING = rf"[A-Z]{{2,}}[{alphabet.CYRILLIC}]+"
_ROMAN = re.compile(r"[ІХIXV](?<![\w-].)[ІХIXV]+(?!\w)")
_ROMAN_VALUE = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")  # centuries, parts, sessions


def find(passage: Passage, words: Words) -> Iterator[Problem]:
    """Yield each word that mixes alphabets, and each Roman number in Cyrillic letters."""
    if _doubtful(words.stand_ins).search(passage.text):
        for found in _WORD.finditer(passage.text):
            yield from _mixed(passage, found, words.stand_ins)
    for found in _ROMAN.finditer(passage.text):
        roman = found[0].translate(_AS_LATIN)
        if roman != found[0] and _ROMAN_VALUE.fullmatch(roman):
            yield passage.warn("L422", found.start(), text=found[0], suggestion=roman)


def mended(word: str, stand_ins: tuple[str, ...] = ()) -> str:
    """Return ``word`` in one alphabet if it mixes two; «Wordта» and «HTML» are right.

    Each of ``stand_ins`` is a letter and the one that it stands in for.
    """
    word = word.translate(_own_letters(stand_ins))
    is_mixed = re.search(_LATIN, word) and re.search(_CYRILLIC, word)
    if not is_mixed or re.fullmatch(_CAPITALS_WITH_ENDING, word):
        return word
    as_cyrillic = word.translate(_AS_CYRILLIC)
    if not re.search(_LATIN, as_cyrillic):
        return as_cyrillic
    as_latin = word.translate(_AS_LATIN)
    return word if re.search(_CYRILLIC, as_latin) or re.fullmatch(_WITH_ENDING, word) else as_latin


@cache
def _doubtful(stand_ins: tuple[str, ...]) -> re.Pattern[str]:
    odd = "".join(pair[0] for pair in stand_ins)
    return re.compile(f"{_MIXED}|[{odd}]" if odd else _MIXED)


@cache
def _own_letters(stand_ins: tuple[str, ...]) -> dict[int, str]:
    return {ord(pair[0]): pair[1] for pair in stand_ins}


def _mixed(passage: Passage, found: re.Match[str], stand_ins: tuple[str, ...]) -> Iterator[Problem]:
    word = found[0]
    meant = mended(word, stand_ins)
    differs = [at for at, letter in enumerate(meant) if letter != word[at]]
    if differs:
        at = found.start() + differs[0]
        letter = word[differs[0]]
        yield passage.warn("L421", at, word=word, letter=letter, suggestion=meant)
