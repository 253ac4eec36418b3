"""Entries of a bibliography, as an old plan has them, go in; the keys of references come out.

An entry is taken apart only when every piece of it finds its place; else it stays as it is.
"""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct, field

from builders import languages
from builders.lesson import alphabet
from builders.lesson.importing.document import Paragraph
from builders.lesson.importing.vocabulary import own_letters

_UPPER = f"A-Z{alphabet.CYRILLIC.upper()}"
_AUTHOR = rf"[{_UPPER}][\w’-]+,? (?:[{_UPPER}]\. ?){{1,2}}"
_AUTHORS = re.compile(rf"{_AUTHOR}(?:, ?{_AUTHOR})*(?=\S)")
_NAME = re.compile(rf"([{_UPPER}][\w’-]+),? ((?:[{_UPPER}]\. ?)+)")
_AREA = re.compile(r"(?<=\.) [–—-] ")
_HOST = " // "
_AREAS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<place>[^\W\d][^:,/\d]*?)(?: ?: (?P<publisher>[^,:\d][^,:]*))?, (?P<issued>\d{4})",
        r"(?P<issued>\d{4})",
        r"№ ?(?P<issue>\d+)",
        r"[СБCP]\. ?(?P<page>\d+(?:[–-]\d+)?)",
        r"(?P<pages>\d+) ?[сбcp]",
    )
)
_KEYS = {"place": "publisher-place", "pages": "number-of-pages"}
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_PUBLISHED = re.compile(r"[–—-] [^\W\d].*\b(?:1[89]|20)\d\d\b")
_OPEN = re.compile(r"\([^)]*$|«[^»]*$")


class Entry(Struct, frozen=True):
    """A reference as a lesson file has it; ``line`` is that of the plan."""

    line: int
    number: str
    type: str
    language: str
    authors: tuple[tuple[str, str], ...] = ()
    fields: dict[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()


def is_entry(text: str) -> bool:
    """Tell whether ``text`` can only be an entry, or a piece of one."""
    return bool(_PUBLISHED.search(text) or _AUTHORS.match(text))


def entries(parts: tuple[Paragraph, ...]) -> tuple[Entry, ...]:
    """Return the entries of a list, the lost ones of its numbering among them."""
    numbers = _numbers(parts)
    found: list[Entry] = []
    last = 0
    for part, number in zip(parts, numbers, strict=True):
        if number and number > last + 1:
            lost = f"{last + 1}–{number - 1}" if number > last + 2 else str(last + 1)
            found.append(Entry(part.line, lost, "lost", ""))
        found.append(_entry(part, str(number or "")))
        last = number or last
    return tuple(found)


def _numbers(parts: tuple[Paragraph, ...]) -> list[int | None]:
    """Return the numbers of a list; a rest of an entry before a numbered one has the one before.

    A list that begins anew, «additional», keeps no numbers: an entry's number must be its own.
    """
    numbers = [part.number for part in parts]
    for at in range(len(parts) - 1):
        after, before = numbers[at + 1], numbers[at - 1] if at else 0
        if numbers[at] is None and after and after - 1 > (before or 0):
            numbers[at] = after - 1
    counted = [number for number in numbers if number is not None]
    rises = all(one < other for one, other in pairwise(counted))
    return numbers if rises and len(counted) == len(numbers) else [None] * len(parts)


def _entry(part: Paragraph, number: str) -> Entry:
    text = part.text
    language = next((each for each in languages.known() if own_letters(each, text)), "")
    authors, described = _described(text)
    if described:
        host = described.get("container-title")
        kind = "book" if not host else "chapter" if "publisher-place" in described else "article"
        return Entry(part.line, number, kind, language, authors, described)
    begins, ends = not text[0].islower(), text.endswith((".", ")", "/")) or bool(_YEAR.search(text))
    raw = {"raw": text if begins else f"… {text}"}
    if begins and ends and not _OPEN.search(text):
        return Entry(part.line, number, "book", language, (), raw)
    lacks = ("publisher-place", "issued") if begins else ("author", "title")
    return Entry(part.line, number, "book", language, (), raw, (*lacks, "number-of-pages"))


def _described(text: str) -> tuple[tuple[tuple[str, str], ...], dict[str, str]]:
    """Return the authors of an entry and its other fields; nothing when a piece is not clear."""
    head, *areas = _AREA.split(text)
    fields: dict[str, str] = {}
    for area in areas:
        clean = area.strip().removesuffix(".")
        found = next(filter(None, (form.fullmatch(clean) for form in _AREAS)), None)
        if found is None:
            return (), {}
        fields |= {_KEYS.get(key, key): value for key, value in found.groupdict().items() if value}
    named = _AUTHORS.match(head)
    title, _, host = head[named.end() if named else 0 :].partition(_HOST)
    hosted = {"container-title": host.strip(" .")} if host else {}
    fields = {"title": title.strip().removesuffix("."), **hosted, **fields}
    whole = "issued" in fields and fields["title"] and ("publisher-place" in fields or host)
    if not whole or "/" in title + host or title[0].islower():
        return (), {}
    return _names(named[0]) if named else (), fields


def _names(heading: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (found[1], re.sub(r"\.(?=\S)", ". ", found[2].strip())) for found in _NAME.finditer(heading)
    )
