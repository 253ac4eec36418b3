"""A language goes in; how its lines may end, as its ``typography.yaml`` says, comes out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from msgspec import Struct

from builders import data, languages

FILE = "typography.yaml"


class Hyphens(Struct, frozen=True):
    """How words part: rules, the words they are for, the fewest letters on each line."""

    by: str
    word: re.Pattern[str]
    vowels: frozenset[str]
    before: int
    after: int


class Typography(Struct, frozen=True, kw_only=True):
    """What one language keeps beside a number, in pairs, and off the end of a line; its hyphens."""

    before_number: frozenset[str] = frozenset()
    after_number: frozenset[str] = frozenset()
    after_number_stems: tuple[str, ...] = ()
    scales: frozenset[str] = frozenset()
    numeral_first: bool = False
    pairs: frozenset[str] = frozenset()
    leading: frozenset[str] = frozenset()
    hyphens: Hyphens | None = None


@cache
def load(language: str) -> Typography:
    """Return the typography of ``language``; of one that has no such file, plain lines."""
    if language not in languages.having(FILE):
        return Typography()
    said = data.load(languages.file(language, FILE))
    return Typography(
        before_number=frozenset(said["before_number"]),
        after_number=frozenset(said["after_number"]),
        after_number_stems=tuple(said["after_number_stems"]),
        scales=frozenset(said["scales"]),
        numeral_first=said["numeral_first"],
        pairs=frozenset(said["pairs"]),
        leading=frozenset(said["leading"]),
        hyphens=_hyphens(said["hyphens"]) if said["hyphens"] else None,
    )


def _hyphens(said: Mapping[str, Any]) -> Hyphens:
    word, vowels = re.compile(f"[{said['letters']}]+"), frozenset(said["vowels"])
    return Hyphens(said["by"], word, vowels, said["before"], said["after"])
