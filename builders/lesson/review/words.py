"""A language's tag goes in; the words that the review looks for in that language come out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from msgspec import Struct, field

from builders.data import ASSETS
from builders.lesson.source import source

_FOLDER = ASSETS / "review"


class Words(Struct, frozen=True, kw_only=True):
    """The words of one language; its file says what each list is for."""

    months: tuple[str, ...]
    tasks: tuple[str, ...]
    level: tuple[str, ...]
    claims: tuple[str, ...]
    harmless: tuple[str, ...]
    attribution: tuple[str, ...]
    known: tuple[str, ...]
    joining: tuple[str, ...]
    begins: tuple[str, ...]
    ends: tuple[str, ...]
    lasts: tuple[str, ...]
    about: tuple[str, ...]
    until: tuple[str, ...]
    day: tuple[str, ...]
    year: tuple[str, ...]
    scales: Mapping[str, str]
    see: tuple[str, ...]
    others: tuple[str, ...]
    places: tuple[str, ...]
    fields: Mapping[str, tuple[str, ...]]
    surnames: tuple[str, ...] = ()
    whole_claims: tuple[str, ...] = ()
    imperative: tuple[str, ...] = ()
    begun: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    textbook: tuple[str, ...] = ()
    partitive: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    sounds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    numerals: Mapping[str, str] = field(default_factory=dict)
    endings: tuple[Mapping[str, tuple[str, ...]], ...] = ()
    possessive: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    final_signs: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()

    def month(self, name: str) -> int:
        """Return the number of the month that ``name`` begins like."""
        beginnings = enumerate(self.months, 1)
        return next(number for number, month in beginnings if re.match(month, name, re.IGNORECASE))


@cache
def load(language: str) -> Words:
    """Return the words of ``language``: kk, ru or en."""
    file = _FOLDER / f"{language}.yaml"
    return Words(**source.plain(source.read(file.read_bytes(), file.name).root))


@cache
def beginnings(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern that finds a word which begins like one of ``words``; none finds none."""
    return re.compile(rf"\b(?:{_either(words)})\w*", re.IGNORECASE)


@cache
def whole(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern that finds one of ``words`` itself."""
    return re.compile(rf"(?<!\w)(?:{_either(words)})(?!\w)", re.IGNORECASE)


@cache
def endings(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern that finds a word which ends like one of ``words``."""
    return re.compile(rf"\w(?:{_either(words)})\b", re.IGNORECASE)


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in words) or r"(?!)"
