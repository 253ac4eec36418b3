"""A reference goes in; the text of its entry and its citations comes out, as GOST writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from builders.lesson import links
from builders.lesson.bibliography import people
from builders.lesson.bibliography.description import areas
from builders.lesson.bibliography.punctuation import (
    ENDS,
    NO_BREAK_SPACE,
    glued,
    join,
    kept,
    stopped,
    tidy,
)
from builders.lesson.bibliography.references import Piece

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builders.lesson.bibliography.references import Marks, Numbered, Reference, Style
    from builders.lesson.bibliography.terms import Terms
    from builders.lesson.inline import Cited

_NOT_PRINTED = ("id", "type", "n", "language", "URL", "raw")


def entry(
    reference: Reference, language: str, style: Style, marks: Marks, terms: Mapping[str, Terms]
) -> tuple[Piece, ...]:
    """Return the entry of ``reference`` in a lesson in ``language``; a mark is the last piece.

    An entry with nothing in it is incomplete.
    """
    if reference.type == "lost":
        return (Piece(marks.lost),)
    own = (reference.language or language).partition("-")[0]
    words = terms.get(own, terms[language])
    survives = bool(reference.raw)
    text = kept(_surviving(reference, style) if survives else _described(reference, words, style))
    if reference.complete and text:
        return _linked(text, reference.URL)
    return (*_linked(f"{text} ".lstrip(), reference.URL), Piece(marks.incomplete))


def citation(numbered: tuple[Numbered, ...], cited: tuple[Cited, ...]) -> str:
    """Return «[2, 15 б.; 4]»; every cited key must be in the list."""
    numbers = {each.reference.id: each.number for each in numbered}
    places = (join(f",{NO_BREAK_SPACE}", numbers[each.key], glued(each.locator)) for each in cited)
    return f"[{'; '.join(places)}]"


def _surviving(reference: Reference, style: Style) -> str:
    """Return the wording of the source document; a cut end shows as «…»."""
    text = glued(reference.raw)
    if text.startswith("…") and reference.title:
        heading = people.heading(reference, style)
        text = join(" ", heading, tidy(reference.title), text.lstrip("… "))
    if reference.complete:
        return stopped(text)
    return text if text.endswith(ENDS) else f"{text} …"


def _described(reference: Reference, words: Terms, style: Style) -> str:
    is_full = style == "gost-7.1-2003"
    texts = {
        name: tidy(value) if is_full else tidy(value.replace(". – ", ". "))
        for name in reference.__struct_fields__
        if isinstance(value := getattr(reference, name), str) and name not in _NOT_PRINTED
    }
    found = areas(replace(reference, **texts), words, style)
    between = " – " if is_full else " "  # 4.7.2
    return between.join(stopped(area) for area in found if area)


def _linked(text: str, typed: str) -> tuple[Piece, ...]:
    before, found, after = text.rpartition(typed) if typed else ("", "", text)
    pieces = Piece(before), Piece(found, links.address(typed) if found else None), Piece(after)
    return tuple(piece for piece in pieces if piece.text)
