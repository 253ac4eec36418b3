"""The entries of a bibliography go in; their order and their numbers come out."""

from __future__ import annotations

import re
from itertools import count
from typing import ClassVar, Literal, TypeAlias

from msgspec import Struct, field

from builders.languages import Language
from builders.lesson import alphabet
from builders.problems import Place

ReferenceType: TypeAlias = Literal[
    "book",
    "article",
    "newspaper",
    "chapter",
    "web",
    "law",
    "standard",
    "archive",
    "thesis",
    "abstract",
    "lost",
]
Style: TypeAlias = Literal["gost-7.1-2003", "gost-r-7.0.5-2008"]
Ordering: TypeAlias = Literal["as-listed", "alphabet", "appearance"]

_MOST_IN_HEADING = 3  # GOST 7.1-2003: a source of four authors or more stands under its title


class Name(Struct, frozen=True, kw_only=True):
    """A person (family, given), an institution (literal) or «and others» (others).

    A literal that begins small, «под общ. ред. А. Г. Калпина», says the role, too.
    """

    short: ClassVar[str] = "literal"
    proofread: ClassVar[tuple[str, ...]] = ("family", "given", "literal")
    family: str = ""
    given: str = ""
    literal: str = ""
    others: bool = False


class Reference(Struct, frozen=True, kw_only=True):
    """One source; the fields are CSL-JSON variables, kept as the text to print.

    ``language`` is the source's own, None the lesson's. ``date`` is the day of a law or of a
    newspaper; ``status`` tells how a law was adopted, a standard enacted, a thesis defended. ``n``
    is the number in the source document's list. ``raw`` is the wording that survives there: in
    full, or, when it opens with «…» and a title is given, what follows the title. ``missing`` names
    what does not survive. A reference of type ``lost`` stands for the numbers ``n`` of which
    nothing survives.
    """

    proofread: ClassVar[tuple[str, ...]] = (
        "title",
        "subtitle",
        "container_title",
        "volume_title",
        "collection_title",
        "institution",
        "publisher",
    )
    where: Place
    id: str
    type: ReferenceType
    n: str = ""
    language: str | None = None
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    compiler: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    original_language: str = field(default="", name="original-language")
    institution: str = ""
    title: str = ""
    subtitle: str = ""
    genre: str = ""
    number: str = ""
    date: str = ""
    status: str = ""
    edition: str = ""
    container_title: str = field(default="", name="container-title")
    publisher_place: str = field(default="", name="publisher-place")
    publisher: str = ""
    issued: str = ""
    volume: str = ""
    volume_title: str = field(default="", name="volume-title")
    number_of_volumes: str = field(default="", name="number-of-volumes")
    issue: str = ""
    page: str = ""
    number_of_pages: str = field(default="", name="number-of-pages")
    collection_title: str = field(default="", name="collection-title")
    collection_number: str = field(default="", name="collection-number")
    archive: str = ""
    archive_location: str = ""
    ISBN: str = ""
    DOI: str = ""
    URL: str = ""
    accessed: str = ""
    note: str = ""
    raw: str = ""
    complete: bool = True
    missing: tuple[str, ...] = ()

    @property
    def heading(self) -> tuple[Name, ...]:
        """The authors that the entry opens with; none when there are too many."""
        too_many = len(self.author) > _MOST_IN_HEADING or any(name.others for name in self.author)
        return () if too_many else self.author


class Piece(Struct, frozen=True):
    """A run of printed text; ``link`` is the address it leads to."""

    text: str
    link: str | None = None


class Numbered(Struct, frozen=True):
    """A reference and its number in the printed list: «4», for lost ones «1–3»."""

    reference: Reference
    number: str


class Marks(Struct, frozen=True, kw_only=True):
    """What is printed where the source document has a gap, in the lesson's language."""

    incomplete: str
    lost: str


def order(
    references: tuple[Reference, ...],
    language: Language,
    by: Ordering = "as-listed",
    cited: tuple[str, ...] = (),
) -> tuple[Numbered, ...]:
    """Return the printed list of a lesson in ``language``; ``cited`` holds ids as they appear.

    Numbers of the source document are kept and come first, the lost ones in their place; the
    other references follow ``by`` and take the numbers after them.
    """
    kept = [reference for reference in references if reference.n]
    new = [reference for reference in references if not reference.n]
    taken = [int(number) for reference in references for number in re.findall(r"\d+", reference.n)]
    numbers = count(max(taken, default=0) + 1)
    return (
        *_as_numbered(kept, language),
        *(Numbered(each, str(next(numbers))) for each in _sorted(new, language, by, cited)),
    )


def _as_numbered(references: list[Reference], language: Language) -> list[Numbered]:
    numbered = [Numbered(each, each.n.replace("-", "–")) for each in references]
    return sorted(numbered, key=lambda each: alphabet.key(each.number, language))


def _sorted(
    references: list[Reference], language: Language, by: Ordering, cited: tuple[str, ...]
) -> list[Reference]:
    if by == "as-listed":
        return references
    by_alphabet = sorted(references, key=lambda each: _alphabetical(each, language))
    if by == "alphabet":
        return by_alphabet
    places = {key: place for place, key in reversed(list(enumerate(cited)))}
    return sorted(by_alphabet, key=lambda each: places.get(each.id, len(cited)))


def _alphabetical(reference: Reference, language: Language) -> tuple[alphabet.Key, str]:
    names = [f"{name.family} {name.given}{name.literal}" for name in reference.heading]
    if reference.type == "standard":
        names.append(reference.number)
    entry = f"{' '.join(names)} {reference.title} {reference.issued}".strip()
    return alphabet.key(entry or reference.raw, language), reference.id
