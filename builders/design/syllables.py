"""A Kazakh word goes in; where each of its syllables but the first begins, comes out.

Kazakh has no usable pattern file, so its syllables are found by rule.
"""

import re
from itertools import pairwise

VOWELS = frozenset("аәеёиоөуұүыіэюя")

# The signs ъ and ь are no sounds: they stay with the consonant before them.
CONSONANT = re.compile(".[ъь]*")

# Pairs that open a syllable where four or more consonants meet (инс-тру-мент).
ONSETS = frozenset({"ст", "ск", "сп"} | {a + b for a in "бвгдзкптфх" for b in "рл"})

# Stems whose parts are still heard as words; rule alone gives Қазақс-тан.
COMPOUNDS = (
    "ауған-стан",
    "башқұрт-стан",
    "қазақ-стан",
    "қырғыз-стан",
    "маркс-т",
    "моңғол-стан",
    "өзбек-стан",
    "татар-стан",
    "тәжік-стан",
    "түрікмен-стан",
)


def breaks(word: str) -> list[int]:
    """Return where each syllable of ``word``, in small letters, begins but the first."""
    own = _joint(word)
    return [
        own if left < own <= right else left + 1 + _kept(word[left + 1 : right])
        for left, right in pairwise(_vowels(word))
    ]


def _vowels(word: str) -> list[int]:
    """Return where the vowels are. у after a vowel is a consonant, and so it is in уақыт."""
    found: list[int] = []
    for at, letter in enumerate(word):
        follows = found[-1:] == [at - 1]
        opens = at == 0 and word[1:2] in VOWELS
        if letter in VOWELS and not (letter == "у" and (follows or opens)):
            found.append(at)
    return found


def _kept(cluster: str) -> int:
    """Return how many letters of the consonants between two vowels stay with the first vowel.

    The last consonant goes on, unless a sign closes it (объ-ект); of many, a usual onset does.
    """
    consonants = CONSONANT.findall(cluster)
    if cluster.endswith(("ъ", "ь")):
        return len(cluster)
    is_onset = len(consonants) > 3 and cluster[-2:] in ONSETS  # noqa: PLR2004 - see the docstring
    return sum(map(len, consonants[: -2 if is_onset else -1]))


def _joint(word: str) -> int:
    """Return where the second part of a compound begins, 0 for other words."""
    for stem in COMPOUNDS:
        head, tail = stem.split("-")
        if word.startswith(head + tail):
            return len(head)
    return 0
