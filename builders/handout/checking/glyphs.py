"""A document goes in; a warning for each character that no font of the page has comes out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from msgspec import Struct

from builders.document import views
from builders.document.structure import Document
from builders.handout.typesetting.letters import family_of
from builders.lesson.inline import Span, Text
from builders.problems import Place, Problem, warning

# What is shown, said or heard, and what names files: all but what is printed.
UNPRINTED = frozenset({"slide_facts", "said", "notes", "script", "alt", "aloud", "file"})


def missing(document: Document) -> tuple[Problem, ...]:
    """Return a warning for each place and each character there that cannot be printed."""
    printed = (document.head, views.pages(document), views.teacher(document))
    said = dict.fromkeys(_texts(printed, document.where))
    return tuple(dict.fromkeys(found for each in said for found in _missing(*each)))


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


def _missing(text: str, where: Place) -> Iterator[Problem]:
    for character in dict.fromkeys(unicodedata.normalize("NFC", text)):
        if family_of(character, "serif") is None and character != "\n":
            yield warning("L350", where, character=character, point=f"U+{ord(character):04X}")
