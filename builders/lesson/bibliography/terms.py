"""The words that an entry borrows from the language of its source, one typed field each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from builders import data
from builders.data import ASSETS

_FOLDER = ASSETS / "references"


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
    """Return the terms of every language, by its tag: kk, ru, en."""
    return MappingProxyType({file.stem: _read(file) for file in sorted(_FOLDER.glob("*.yaml"))})


def _read(file: Path) -> Terms:
    return Terms(**data.load(file))
