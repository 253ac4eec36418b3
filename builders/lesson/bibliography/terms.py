"""The words that an entry borrows from the language of its source, one typed field each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from msgspec import Struct

from builders import languages


class Terms(Struct, frozen=True, kw_only=True):
    """The words of one language; ``{}`` stands where the language wants the value."""

    text: str
    electronic: str
    others: str
    thesis: str
    thesis_for: str
    abstract: str
    abstract_for: str
    thesis_said: str  # a pattern: a genre with such a word names itself
    law: str
    of_date: str
    of_number: str
    compiler: str
    editor: str
    translator: str
    translated: str
    translated_by: str
    edition: str
    volumes: str
    volume: str
    issue: str
    page: str
    pages: str
    sheet: str
    sheets: str
    in_series: str
    url: str
    accessed: str
    months: str  # all twelve, as a day has them
    of_year: str  # a pattern: what stands beside a year


@cache
def load() -> Mapping[str, Terms]:
    """Return the terms of every language, by its code."""
    return MappingProxyType(
        {code: Terms(**languages.about(code).references) for code in languages.known()}
    )
