"""A paragraph goes in; a warning for each number with a doubtful ending comes out.

A language whose words tell of no such endings has no such warnings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from builders.lesson.review import words as vocabulary
from builders.lesson.review.passages import NUMBER, Passage
from builders.lesson.review.words import Words
from builders.problems import Problem

_WITH_ENDING = rf"(?<![\w,.№])(?:\d+[–-])?(?P<number>{NUMBER})-(?P<ending>[^\W\d_]+)"
_FEWEST_ROUND = 3  # zeros that make a thousand
_MILLION = 6  # zeros


def harmony(passage: Passage, words: Words) -> Iterator[Problem]:
    """Yield each ending that does not suit its number as it is read aloud: «5-қа» for «5-ке»."""
    if not words.numerals or "-" not in passage.text:
        return
    for found in re.finditer(_WITH_ENDING, passage.text):
        wanted = _suitable(_spoken(found["number"], words), found["ending"].lower(), words)
        if wanted and found["ending"].lower() not in wanted:
            suggestion = f"{found['number']}-{wanted[0]}"
            yield passage.warn("L436", found.start(), text=found[0], suggestion=suggestion)


def ordinals(passage: Passage, words: Words) -> Iterator[Problem]:
    """Yield each number whose noun is one thing that belongs: «3 бөлімшесінің», third or three."""
    if not words.possessive:
        return
    for found in _possessed(words.possessive, words.plural).finditer(passage.text):
        nouns = found["nouns"].split()
        stop = vocabulary.beginnings((*words.counted, *words.months))
        if not any(stop.match(noun) for noun in nouns):
            yield passage.warn("L437", found.start(), text=found[0])


@cache
def _possessed(endings: tuple[str, ...], plural: tuple[str, ...]) -> re.Pattern[str]:
    not_plural = "".join(f"(?<!{each})" for each in plural)
    return re.compile(
        rf"\d(?<![\w№«,.–-]\d)\d? (?P<nouns>(?:[^\W\d_]+ )?"
        rf"[^\W\d_]{{3,}}?{not_plural}(?:{'|'.join(endings)}))(?!\w)"
    )


def _spoken(number: str, words: Words) -> str:
    """Return the last word of ``number`` read aloud."""
    digits = re.sub(r"\D", "", number)
    zeros = len(digits) - len(digits.rstrip("0"))
    if not digits.strip("0"):
        return words.numerals["0"]
    if zeros == 0:
        return words.numerals[digits[-1]]
    if zeros == 1:
        return words.numerals[f"{digits[-2]}0"]
    rank = 6 if zeros >= _MILLION else 3 if zeros >= _FEWEST_ROUND else 2
    return words.numerals[f"1{'0' * rank}"]


def _suitable(spoken: str, ending: str, words: Words) -> tuple[str, ...]:
    """Return the forms that suit ``spoken`` of all endings that have the form ``ending``."""
    sounds = words.sounds
    vowels = (*sounds["back"], *sounds["front"])
    is_front = next(letter for letter in reversed(spoken) if letter in vowels) in sounds["front"]
    kinds = (kind for kind in ("vowel", "voiceless", "nasal") if spoken[-1] in sounds[kind])
    kind = next(kinds, "other")
    return tuple(
        forms.get(kind, forms.get("other", ("", "")))[is_front]
        for forms in words.endings
        if any(ending in pair for pair in forms.values())
    )
