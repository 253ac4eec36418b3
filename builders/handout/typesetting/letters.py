"""Spans go in; the same text as letters, each with its font, its width and its tag, comes out."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from builders.design.nobreak import LINE, glued
from builders.design.type import Family, Ruler, Run, face, width
from builders.handout.marks import Font, Tag
from builders.handout.typesetting.style import Style
from builders.languages import tags
from builders.lesson.inline import LINE_BREAK, Span

FALLBACK: Family = "symbols"
STAND_IN = "□"
SOFT_HYPHEN = "\u00ad"


class Letter(Struct, frozen=True):
    """One character as it will be printed; ``language`` is its own where it has one."""

    text: str
    font: Font
    tag: Tag | None
    ink: str
    width: float
    language: str = ""


def letters(
    spans: Sequence[Span], style: Style, language: str, tag: Tag | None, most: int = LINE
) -> tuple[Letter, ...]:
    """Return the letters of ``spans``; a box stands in for what no font has.

    A formula holds at ``most`` so many of them together.
    """
    texts = [unicodedata.normalize("NFC", span.text) for span in spans]
    pieces = [(text, span.language) for text, span in zip(texts, spans, strict=True)]
    signs = iter(glued(pieces, language, most))
    found: list[Letter] = []
    for number, (span, text) in enumerate(zip(spans, texts, strict=True)):
        inner = _inner(tag, number, span)
        own = list(islice(signs, len(text)))
        printed = _printed(
            style.family, style.size, style.bold or span.bold, style.italic != span.italic
        )
        known = {
            each: Letter(shown, font, inner, style.ink, length, span.language)
            for each in dict.fromkeys(own)
            for shown, font, length in (printed[each],)
        }
        found += map(known.__getitem__, own)
    return tuple(found)


def family_of(character: str, family: Family) -> Family | None:
    """Return the family that prints ``character`` where ``family`` is asked for, if any does."""
    if character in face(family).advances:
        return family
    return FALLBACK if character in face(FALLBACK).advances else None


def hyphen(after: Letter) -> Letter:
    """Return the hyphen of a broken word, which a reader does not hear."""
    return replace(after, text=SOFT_HYPHEN, width=_width(SOFT_HYPHEN, after.font))


class _Printed(dict[str, tuple[str, Font, float]]):
    """What is printed for a character in one style, its font and its width, as they are met."""

    def __init__(self, family: Family, size: float, bold: bool, italic: bool) -> None:  # noqa: FBT001  # for the cache
        self.style = family, size, bold, italic

    def __missing__(self, character: str) -> tuple[str, Font, float]:
        wanted, size, bold, italic = self.style
        is_break = character == LINE_BREAK
        family = wanted if is_break else family_of(character, wanted)
        text = character if family else STAND_IN
        font = _font(family or FALLBACK, size, bold, italic)
        self[character] = text, font, _width(text, font)
        return self[character]


_printed = lru_cache(maxsize=256)(_Printed)

# One value for all letters in a style: they are compared a great deal.
_font = lru_cache(maxsize=256)(Font)


def _width(character: str, font: Font) -> float:
    run = Run(character, font.bold, font.italic)
    return width((run,), Ruler(font.family), font.size)


def _inner(tag: Tag | None, number: int, span: Span) -> Tag | None:
    """Return the element of a link, or of words in another language, inside that of ``tag``."""
    if tag is None or not (span.link or span.language):
        return tag
    inner = tag.child("Link" if span.link else "Span", number)
    return replace(inner, href=span.link or "", language=tags().get(span.language, ""))
