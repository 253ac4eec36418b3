"""The words of all languages for months, eras and centuries go in; patterns of them come out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import chain

from builders import languages
from builders.languages import Language

_DECIMAL = r"\d{1,9}(?:[.,]\d{1,9})?"
_FIGURES = rf"(?<![\w.,])(?P<first>{_DECIMAL})(?: ?[–—-] ?(?P<last>{_DECIMAL}))?"
_ROMAN = "[IVXLХІ]+"
_ORDINAL = rf"(?:{_ROMAN}|\d{{1,2}}(?!\d))(?:-?[^\W\d_]{{1,5}})??"
_LAST = rf"(?: ?[–—-] ?(?:[^\W\d_]+ )?{_ORDINAL})?"  # of a range


@cache
def months(language: Language) -> tuple[str, ...]:
    """Return the patterns of how the names of the months begin in ``language``."""
    return tuple(languages.about(language).months)


@cache
def beginnings() -> tuple[tuple[str, ...], ...]:
    """Return how the name of each month may begin, in any language."""
    named = zip(*map(months, languages.known()), strict=True)
    return tuple(tuple("|".join(names).lower().split("|")) for names in named)


@cache
def before_era() -> re.Pattern[str]:
    """Return the pattern that finds words for the time before our era."""
    return re.compile(rf"(?<!\w){_any('before_era')}(?!\w)", re.IGNORECASE)


def is_era(word: str) -> bool:
    """Tell whether ``word`` says of a number that it is a year."""
    return bool(before_era().fullmatch(word) or _of_era().fullmatch(word))


def eras(text: str) -> list[tuple[tuple[int, int], int]]:
    """Return where ``text`` names an era, and whether its years count forwards, 1, or back, -1."""
    bare = before_era().sub(lambda found: "#" * len(found[0]), text)
    back = [(found.span(), -1) for found in before_era().finditer(text)]
    return sorted([*back, *((found.span(), 1) for found in _of_era().finditer(bare))])


def sign(text: str, place: tuple[int, int]) -> int:
    """Return which way the years count at ``place``: as the nearest era says."""
    start, end = place
    nearest = min(eras(text), key=lambda era: max(start - era[0][1], era[0][0] - end), default=None)
    return nearest[1] if nearest else 1


@cache
def century() -> re.Pattern[str]:
    """Return the pattern that finds a century, of a range the first."""
    return _ordinal("century")


@cache
def millennium() -> re.Pattern[str]:
    """Return the pattern that finds a millennium, of a range the first."""
    return _ordinal("millennium")


@cache
def decade() -> re.Pattern[str]:
    """Return the pattern that finds ten years under one name: 1930s, 30-е."""
    ends = "|".join(map(re.escape, _all("decade")))
    return re.compile(rf"(?<![\w–-])(?P<number>(?:\d\d)?\d0)(?:{ends})\w*", re.IGNORECASE)


@cache
def coarse() -> re.Pattern[str]:
    """Return the pattern that finds what is longer than a year."""
    named = (re.sub(r"\?P<\w+>", "?:", each().pattern) for each in (century, millennium, decade))
    return re.compile("|".join(named))


@cache
def ago() -> re.Pattern[str]:
    """Return the pattern of years counted back from today, with their ``scale``."""
    scales = "|".join(map(re.escape, sorted(_scales(), key=len, reverse=True)))
    scale = rf"(?P<scale>{scales})?[^\W\d_]*\.?"
    return re.compile(rf"{_FIGURES} ?{scale} ?{_any('ago')}", re.IGNORECASE)


def scale(word: str | None) -> int:
    """Return what a number before ``word`` is to be multiplied by."""
    return _scales()[word.lower()] if word else 1


@cache
def counted() -> re.Pattern[str]:
    """Return the pattern of what makes a number before it one of days, or of years in all."""
    return re.compile(rf"[ -]?{_any('counted')}", re.IGNORECASE)


@cache
def beside_year() -> re.Pattern[str]:
    """Return the pattern of a word that stands beside a year and says no more."""
    return re.compile(rf"(?<!\w){_any('beside_year')}(?!\w)", re.IGNORECASE)


@cache
def said_of_year() -> re.Pattern[str]:
    """Return the pattern of such a word or of an era."""
    every = (before_era(), _of_era(), beside_year())
    return re.compile("|".join(each.pattern for each in every), re.IGNORECASE)


@cache
def _of_era() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_any('of_era')}(?!\w)", re.IGNORECASE)


def _ordinal(name: str) -> re.Pattern[str]:
    words = f"(?i:{_any(name)})(?!\\w)"
    return re.compile(rf"(?<!\w)(?P<number>{_ORDINAL}){_LAST}[ -]?{words}")


@cache
def _scales() -> dict[str, int]:
    return {
        word: value
        for language in languages.known()
        for word, value in languages.about(language).scales.items()
    }


def _any(name: str) -> str:
    return f"(?:{'|'.join(map(_begun, _longest_first(_all(name))))})"


def _all(name: str) -> Iterable[str]:
    about = map(languages.about, languages.known())
    return chain.from_iterable(getattr(each, name) for each in about)


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)


def _begun(word: str) -> str:
    """Return the pattern of ``word`` with any ending; one with a full stop has no ending."""
    spaced = re.escape(word.removesuffix(".")).replace(r"\ ", " ?")
    return spaced + (r"\.?(?!\w)" if word.endswith(".") else r"\w*")
