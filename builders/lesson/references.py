"""The entries of a bibliography go in; their order, numbers and printed form come out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ReferenceType = Literal["book", "article", "chapter", "web", "archive", "thesis"]
Style = Literal["gost-7.1-2003", "gost-r-7.0.5-2008"]
Ordering = Literal["alphabet", "appearance"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A person (family, given), an institution (literal) or «and others» (others)."""

    family: str = ""
    given: str = ""
    literal: str = ""
    others: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One source; fields are CSL-JSON variables with `_` for `-`, all of them printed as text.

    `language` is the source's own (None: the lesson's); `n` is the number the source document gave.
    `raw` is the wording that survives there, `missing` names the fields that do not.
    """

    id: str
    type: ReferenceType
    n: int | None = None
    language: str | None = None
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    compiler: tuple[Name, ...] = ()
    title: str = ""
    genre: str = ""
    container_title: str = ""
    publisher_place: str = ""
    publisher: str = ""
    issued: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    number_of_pages: str = ""
    archive: str = ""
    archive_location: str = ""
    URL: str = ""
    accessed: str = ""
    note: str = ""
    raw: str = ""
    complete: bool = True
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of printed text; `link` is the address it leads to."""

    text: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Numbered:
    """A reference and its number in the printed list."""

    reference: Reference
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What is printed where the source document has a gap, in the lesson's language."""

    incomplete: str
    lost: str
