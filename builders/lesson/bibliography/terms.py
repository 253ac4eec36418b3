"""The words that an entry borrows from the language of its source, one typed field each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from msgspec import Struct

from builders import languages


class Terms(Struct, frozen=True, kw_only=True):
    """The words of one language; ``{}`` stands where the language wants the value."""

    electronic: str
    thesis: str
    others: str
    compiler: str
    editor: str
    volume: str
    issue: str
    page: str
    pages: str
    url: str
    accessed: str


@cache
def load() -> Mapping[str, Terms]:
    """Return the terms of every language, by its code."""
    return MappingProxyType(
        {code: Terms(**languages.about(code).references) for code in languages.known()}
    )
