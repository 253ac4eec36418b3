"""A word and its language go in, the places where a line may end inside the word come out.

Kazakh has no usable pattern file, so its syllables are found by rule. Russian and English use the
patterns that come with pyphen.
"""

import re
from functools import lru_cache
from itertools import accumulate, pairwise

LETTERS = {
    "kk": re.compile("[аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя]+"),
    "ru": re.compile("[а-яё]+"),
    "en": re.compile("[a-z]+"),
}
VOWELS = frozenset("аәеёиоөуұүыіэюя" + "aeiouy")

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

PATTERNS = {"ru": "ru_RU", "en": "en_US"}

# The fewest letters before and after a break. English carries over three at least.
LEAST = {"kk": (2, 2), "ru": (2, 2), "en": (2, 3)}

# A word within its quotes, brackets and stops. A digit is part of it, and forbids a break.
CORE = re.compile(r"\w(?:.*\w)?", re.DOTALL)


@lru_cache(maxsize=65536)
def breaks(word: str, language: str) -> tuple[int, ...]:
    """Return the offsets at which a line may end; there may be punctuation around the word.

    None in abbreviations, in numbers and in words of another alphabet. A hyphenated word breaks
    after its hyphens only.
    """
    core = CORE.search(word)
    if core is None:
        return ()
    parts = core[0].split("-")
    if not all(_is_word(part, language) for part in parts):
        return ()
    before, after = LEAST[language]
    offsets = _hyphens(parts, before) if len(parts) > 1 else _inside(core[0].lower(), language)
    return tuple(core.start() + at for at in offsets if before <= at <= len(core[0]) - after)


def _is_word(part: str, language: str) -> bool:
    """Whether a part is spelt as a word: known letters, a vowel, no capital but the first."""
    letters = part.lower()
    is_spelt = LETTERS[language].fullmatch(letters) is not None and not VOWELS.isdisjoint(letters)
    return is_spelt and part[1:] == letters[1:]


def _hyphens(parts: list[str], least: int) -> list[int]:
    if min(map(len, parts)) < least:
        return []
    return list(accumulate(len(part) + 1 for part in parts[:-1]))


def _inside(word: str, language: str) -> list[int]:
    if language == "kk":
        return _syllables(word)
    import pyphen  # noqa: PLC0415 - a Kazakh lesson does without its 60 ms

    pattern = pyphen.Pyphen(lang=PATTERNS[language])
    return [int(at) for at in pattern.positions(word)]


def _syllables(word: str) -> list[int]:
    """Return where each Kazakh syllable but the first begins."""
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
