"""A language goes in; the words that the review looks for in that language come out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from msgspec import Struct, field

from builders import languages
from builders.languages import Language
from builders.lesson import dates
from builders.lesson.source import source

FILE = "review.yaml"


class Words(Struct, frozen=True, kw_only=True):
    """The words of one language; its file says what each list is for. Without words, no finds."""

    months: tuple[str, ...]
    stand_ins: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    harmless: tuple[str, ...] = ()
    attribution: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    joining: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    lasts: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    day: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    scales: Mapping[str, str] = field(default_factory=dict)
    see: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    surnames: tuple[str, ...] = ()
    whole_claims: tuple[str, ...] = ()
    imperative: tuple[str, ...] = ()
    begun: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    textbook: tuple[str, ...] = ()
    recall: tuple[str, ...] = ()
    reason: tuple[str, ...] = ()
    judge: tuple[str, ...] = ()
    sweeping: tuple[str, ...] = ()
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
def load(language: Language) -> Words:
    """Return the words of ``language``; only the months where it has no such file."""
    months = dates.months(language)
    if language not in languages.having(FILE):
        return Words(months=months)
    file = languages.file(language, FILE)
    return Words(months=months, **source.plain(source.read(file.read_bytes(), file.name).root))


def of(language: str, usual: Words) -> Words:
    """Return the words of ``language``; of one that we do not speak, the ``usual`` months alone."""
    known = languages.known()
    return load(Language(language)) if language in known else Words(months=usual.months)


@cache
def beginnings(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern that finds a word which begins like one of ``words``; none finds none."""
    return re.compile(rf"\b(?:{either(words)})\w*", re.IGNORECASE)


@cache
def whole(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern that finds one of ``words`` itself."""
    return re.compile(rf"(?<!\w)(?:{either(words)})(?!\w)", re.IGNORECASE)


@cache
def endings(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern that finds a word which ends like one of ``words``."""
    return re.compile(rf"\w(?:{either(words)})\b", re.IGNORECASE)


def either(words: Iterable[str]) -> str:
    """Return the pattern of one of ``words``; that of none finds nothing."""
    return "|".join(re.escape(word) for word in words) or r"(?!)"
