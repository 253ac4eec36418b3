"""The code of a language goes in; where all that the program knows of the language is, comes out.

A language is a folder of ``assets/languages`` with a ``language.yaml``; nothing else lists them.
The other files of the folder belong to the modules that read them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NewType

from msgspec import Struct

from builders import data
from builders.data import ASSETS

Language = NewType("Language", str)  # the code of a language that the program knows

FOLDER = ASSETS / "languages"
_ABOUT = "language.yaml"
_PROJECT = FOLDER / "project.yaml"


class About(Struct, frozen=True, kw_only=True):
    """What is known of a language whatever the language of the lesson; its file explains each."""

    tag: str  # BCP 47
    names: Sequence[str]
    letters: str
    alphabet: Sequence[str]
    months: Sequence[str]
    before_era: Sequence[str]
    of_era: Sequence[str]
    ago: Sequence[str]
    scales: Mapping[str, int]
    beside_year: Sequence[str]
    counted: Sequence[str]
    century: Sequence[str]
    millennium: Sequence[str]
    decade: Sequence[str]
    references: Mapping[str, str]
    without: Sequence[str] = ()


def file(language: str, name: str) -> Path:
    """Return the file ``name`` of ``language``."""
    return FOLDER / language / name


@cache
def known() -> tuple[Language, ...]:
    """Return every language: those that the project puts first, then the others by their codes."""
    order: list[str] = _project()["order"]
    found = sorted(path.name for path in FOLDER.iterdir() if (path / _ABOUT).exists())
    listed = [code for code in order if code in found]
    return tuple(map(Language, dict.fromkeys((*listed, *found))))


@cache
def having(name: str) -> tuple[Language, ...]:
    """Return the languages that have a file or folder ``name``."""
    return tuple(language for language in known() if file(language, name).exists())


def fallback() -> Language:
    """Return the language that is spoken where nothing says which."""
    return known()[0]


def without_code(generated: Literal["schema", "page"]) -> Language:
    """Return the language whose ``generated`` file has no code in its name."""
    return Language(_project()[generated])


@cache
def about(language: Language) -> About:
    """Return what is known of ``language``."""
    said = data.load(file(language, _ABOUT))
    fields = set(About.__struct_fields__)
    assert said.keys() | {"without"} == fields, f"{language}/{_ABOUT}: {said.keys() ^ fields}"
    return About(**said)


@cache
def tags() -> Mapping[str, str]:
    """Return the tag of each language that a word may be in, those we speak included, by code."""
    own = {str(code): about(code).tag for code in known()}
    return MappingProxyType(own | _project()["tags"])


@cache
def _project() -> dict[str, Any]:
    said: dict[str, Any] = data.load(_PROJECT)
    return said
