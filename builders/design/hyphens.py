"""A word and its language go in, the places where a line may end inside the word come out.

The typography of the language names its rules: a dictionary of pyphen, or the program's own.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import accumulate

from builders.design import syllables, typography
from builders.design.typography import Hyphens

RULES: Mapping[str, Callable[[str], list[int]]] = {"kazakh": syllables.breaks}

# A word within its quotes, brackets and stops. A digit is part of it, and forbids a break.
CORE = re.compile(r"\w(?:.*\w)?", re.DOTALL)


@lru_cache(maxsize=65536)
def breaks(word: str, language: str) -> tuple[int, ...]:
    """Return the offsets at which a line may end; there may be punctuation around the word.

    None in abbreviations, in numbers, in words of another alphabet and in a language without
    rules. A hyphenated word breaks after its hyphens only.
    """
    hyphens, core = typography.load(language).hyphens, CORE.search(word)
    if hyphens is None or core is None:
        return ()
    parts = core[0].split("-")
    if not all(_is_word(part, hyphens) for part in parts):
        return ()
    least = hyphens.before
    offsets = _after_hyphens(parts, least) if len(parts) > 1 else _inside(core[0].lower(), hyphens)
    last = len(core[0]) - hyphens.after
    return tuple(core.start() + at for at in offsets if least <= at <= last)


def _is_word(part: str, hyphens: Hyphens) -> bool:
    """Whether a part is spelt as a word: known letters, a vowel, no capital but the first."""
    letters = part.lower()
    is_spelt = hyphens.word.fullmatch(letters) and not hyphens.vowels.isdisjoint(letters)
    return bool(is_spelt) and part[1:] == letters[1:]


def _after_hyphens(parts: list[str], least: int) -> list[int]:
    if min(map(len, parts)) < least:
        return []
    return list(accumulate(len(part) + 1 for part in parts[:-1]))


def _inside(word: str, hyphens: Hyphens) -> list[int]:
    if hyphens.by in RULES:
        return RULES[hyphens.by](word)
    import pyphen  # noqa: PLC0415 - a Kazakh lesson does without its 60 ms

    pattern = pyphen.Pyphen(lang=hyphens.by)
    return [int(at) for at in pattern.positions(word)]
