"""A document and its file go in; the characters that no font has come out, as one problem."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from msgspec import Struct

from builders.design.faces import has_glyph
from builders.design.scripts.names import noto
from builders.document import views
from builders.document.structure import Document
from builders.lesson.inline import Span, Text
from builders.problems import Place, Problem, error

# What is said or heard, and what names files: all but what is shown or printed.
UNPRINTED = frozenset({"said", "notes", "script", "alt", "aloud", "file"})
LISTED = 8  # of the missing characters, as many as a sentence holds


def missing(document: Document, source: str) -> tuple[Problem, ...]:
    """Return one problem for all characters that cannot be shown, at the first of them."""
    parts = (views.slides(document), views.pages(document), views.teacher(document))
    shown = (document.head, *parts, document.cards)
    said = sorted(dict.fromkeys(_texts(shown, document.where)), key=lambda each: each[1])
    found: dict[str, Place] = {}
    for text, where in said:
        for character in unicodedata.normalize("NFC", text):
            if not (character == "\n" or has_glyph(character)):
                found.setdefault(character, where)
    if not found:
        return ()
    lines = source.split("\n")
    first = min(_located(character, where, lines) for character, where in found.items())
    fonts = ", ".join(dict.fromkeys(map(noto, found)))
    return (error("L350", first, characters=_listed(found), fonts=fonts),)


def _texts(value: object, where: Place) -> Iterator[tuple[str, Place]]:
    """Yield each text inside ``value`` that is printed, with its place."""
    match value:
        case str():
            yield value, where
        case Text():
            yield value.plain, value.where
        case Span():
            yield value.text, where
        case tuple():
            for item in value:
                yield from _texts(item, where)
        case Struct() if not isinstance(value, Place):
            here = getattr(value, "where", where)
            for name in value.__struct_fields__:
                if name not in UNPRINTED:
                    yield from _texts(getattr(value, name), here)


def _located(character: str, where: Place, lines: list[str]) -> Place:
    """Return where ``character`` is typed in the value at ``where``, or the value's own place."""
    for number, line in enumerate(lines[where.line - 1 :], where.line):
        found = line.find(character, where.column - 1 if number == where.line else 0)
        if found >= 0:
            return Place(where.file, number, found + 1)
    return where


def _listed(characters: Iterable[str]) -> str:
    named = [f"{each} (U+{ord(each):04X})" for each in characters]
    return ", ".join(named[:LISTED]) + (", …" if named[LISTED:] else "")
