"""Spans go in; the same text as letters, each with its font, its width and its tag, comes out."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from builders.design.nobreak import LINE, glue
from builders.design.type import Family, Ruler, Run, face, width
from builders.handout.marks import Font, Tag
from builders.handout.typesetting.style import Style
from builders.lesson.inline import LINE_BREAK, Span

FALLBACK: Family = "symbols"
STAND_IN = "□"
SOFT_HYPHEN = "\u00ad"


class Letter(Struct, frozen=True):
    """One character as it will be printed."""

    text: str
    font: Font
    tag: Tag | None
    ink: str
    width: float


def letters(
    spans: Sequence[Span], style: Style, language: str, tag: Tag | None, most: int = LINE
) -> tuple[Letter, ...]:
    """Return the letters of ``spans``; a box stands in for what no font has.

    A formula holds at ``most`` so many of them together.
    """
    texts = [unicodedata.normalize("NFC", span.text) for span in spans]
    glued = iter(glue("".join(texts), language, most))
    found: list[Letter] = []
    for number, (span, text) in enumerate(zip(spans, texts, strict=True)):
        inner = _linked(tag, number, span.link)
        own = list(islice(glued, len(text)))
        printed = _printed(
            style.family, style.size, style.bold or span.bold, style.italic != span.italic
        )
        known = {
            each: Letter(shown, font, inner, style.ink, length)
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


def _linked(tag: Tag | None, number: int, link: str | None) -> Tag | None:
    if tag is None or link is None:
        return tag
    return replace(tag.child("Link", number), href=link)
