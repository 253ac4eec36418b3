"""A lesson goes in; a warning for each character that no font of the page has comes out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from msgspec import Struct

from builders.handout.typesetting.letters import family_of
from builders.lesson.blocks import ON_PAPER, Block
from builders.lesson.inline import Text
from builders.problems import Place, Problem, warning

# Presenter's notes, spellings that are mistakes, and what names files and other parts.
UNPRINTED = frozenset({"notes", "wrong", "accepted", "file", "theme", "template", "id"})


def missing(value: object, where: Place) -> Iterator[Problem]:
    """Yield a warning for each text inside ``value`` and each character that cannot be printed."""
    if isinstance(value, Text):
        yield from _missing(value.plain, value.where)
    elif isinstance(value, str):
        yield from _missing(value, where)
    elif isinstance(value, tuple):
        for item in value:
            yield from missing(item, where)
    elif isinstance(value, Struct) and not isinstance(value, Place) and _is_on_paper(value):
        here = getattr(value, "where", where)
        for name in value.__struct_fields__:
            if name not in UNPRINTED:
                yield from missing(getattr(value, name), here)


def _is_on_paper(value: object) -> bool:
    return not isinstance(value, Block) or any(map(value.appears_in, ON_PAPER))


def _missing(text: str, where: Place) -> Iterator[Problem]:
    for character in dict.fromkeys(unicodedata.normalize("NFC", text)):
        if family_of(character, "serif") is None and character != "\n":
            yield warning("L350", where, character=character, point=f"U+{ord(character):04X}")
