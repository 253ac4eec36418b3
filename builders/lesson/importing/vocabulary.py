"""A language goes in; the words of its lesson plans come out, and what a heading announces.

Words are told by their beginnings, whatever their endings; letters of another alphabet, missing
Kazakh letters and small misprints are forgiven.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import cache

from msgspec import Struct

from builders import languages
from builders.languages import Language
from builders.lesson import dates
from builders.lesson.review.language import homoglyphs
from builders.lesson.source import source

FILE = "import.yaml"

_HEAD = re.compile(r"(?P<head>.{2,120}?)(?:(?P<colon>:)|\.(?!\S)|\s[–—-](?=\s)|$)\s*(?P<rest>.*)")
_WORD = re.compile(r"[^\W\d_]+")
_PLAIN = str.maketrans("ә ғ қ ң ө ұ ү і һ ё ӛ ӧ ӓ ӊ ӄ ќ ӷ ѓ", "а г к н о у у и х е о о а н к к г г")
_SHARE = 0.02  # of all letters; Kazakh ones are a sixth in Kazakh, none in Russian but in names
_LIKENESS = 0.8  # one wrong letter in six, two in twelve
_LEAST_FORGIVEN = 6  # letters; a shorter word has true neighbours
_LONG_HEADING = 5  # words, of which one may be strange


class Vocabulary(Struct, frozen=True, kw_only=True):
    """The words of one language; its file says what each is for."""

    sections: Mapping[str, tuple[str, ...]]
    beside: tuple[str, ...]
    fields: Mapping[str, tuple[str, ...]]
    beside_fields: tuple[str, ...]
    kinds: Mapping[str, tuple[str, ...]]
    stage: tuple[str, ...]
    minute: str
    level: str
    language: Language
    month_stems: tuple[str, ...]
    months: tuple[str, ...]
    months_alone: tuple[str, ...]
    year: tuple[str, ...]
    dates: Mapping[str, str]
    timeline: str
    table: str
    columns: tuple[str, ...]
    source: str
    stage_title: str
    meaning: str
    head: str
    slip: str
    offer: str
    unknown_minutes: str
    no_title: str
    abbreviations: str
    left: str

    def section(self, text: str) -> tuple[str, str, str] | None:
        """Return the section that ``text`` opens, its heading as typed, and what follows it."""
        known = (*self.beside, *(word for words in self.sections.values() for word in words))
        return _announced(text, self.sections, known)

    def field(self, text: str) -> tuple[str, str, str] | None:
        """Return the field that ``text``, «name: value», fills, its name as typed, its value."""
        known = (*self.beside_fields, *(word for words in self.fields.values() for word in words))
        found = _announced(text, self.fields, known)
        return found if found and found[1].endswith(":") and found[2] else None


@cache
def load(language: Language) -> Vocabulary:
    """Return the vocabulary of ``language``."""
    file = languages.file(language, FILE)
    written = source.plain(source.read(file.read_bytes(), file.name).root)
    return Vocabulary(**written, language=language, month_stems=dates.months(language))


def language_of(text: str) -> Language:
    """Return the language of a plan: the first whose own letters are frequent, else the last."""
    offered = languages.having(FILE)
    least = sum(map(str.isalpha, text)) * _SHARE
    return next((each for each in offered if len(own_letters(each, text)) > least), offered[-1])


def own_letters(language: Language, text: str) -> list[str]:
    """Return the letters of ``text`` that tell that it is in ``language``."""
    return re.findall(f"[{languages.about(language).letters}]", text)


def mentions(text: str, beginnings: Iterable[str]) -> bool:
    """Tell whether a word of ``text`` begins like one of ``beginnings``."""
    wanted = tuple(beginnings)
    return any(_begins(word, wanted) for word in _words(text))


def _announced(
    text: str, sections: Mapping[str, tuple[str, ...]], known: tuple[str, ...]
) -> tuple[str, str, str] | None:
    found = _HEAD.fullmatch(text)
    words = _words(found["head"]) if found else ()
    if found is None or not words:
        return None
    strange = sum(not _begins(word, known) for word in words)
    if strange > (len(words) >= _LONG_HEADING):
        return None
    named = _named(words, sections)
    return (named, text[: found.start("rest")].strip(), found["rest"]) if named else None


def _named(words: tuple[str, ...], sections: Mapping[str, tuple[str, ...]]) -> str:
    """Return the section that a word names; one written rightly before one that is forgiven."""
    for compare in (str.startswith, _is_like):
        for name, beginnings in sections.items():
            plain = [beginning.translate(_PLAIN) for beginning in beginnings]
            if any(compare(word, each) for word in words for each in plain):
                return name
    return ""


def _words(text: str) -> tuple[str, ...]:
    mended = (homoglyphs.mended(word) for word in _WORD.findall(text))
    return tuple(word.casefold().translate(_PLAIN) for word in mended)


def _begins(word: str, beginnings: Iterable[str]) -> bool:
    return any(_is_like(word, beginning.translate(_PLAIN)) for beginning in beginnings)


@cache
def _is_like(word: str, beginning: str) -> bool:
    if len(beginning) <= 3:  # noqa: PLR2004  # «пән», «үй», «срс»: endings only, no longer words
        return word.startswith(beginning) and len(word) <= len(beginning) + 4
    if word.startswith(beginning):
        return True
    if min(len(beginning), len(word)) < _LEAST_FORGIVEN or word[0] != beginning[0]:
        return False
    return SequenceMatcher(None, word[: len(beginning)], beginning).ratio() >= _LIKENESS
