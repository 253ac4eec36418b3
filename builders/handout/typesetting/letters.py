"""Spans go in; the same text as letters, each with its font, its width and its tag, comes out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from builders.design.faces import CODE, FALLBACKS, Family, face, ships
from builders.design.nobreak import LINE, glued
from builders.design.scripts.forms import FORMS, Form, Shift, scale
from builders.design.scripts.installed import draws
from builders.design.scripts.names import LANGUAGES
from builders.design.scripts.shaping import advances
from builders.design.scripts.written import parts, scripts
from builders.design.type import Ruler, Run, width
from builders.handout.marks import PLACE, Equation, Font, Tag
from builders.handout.typesetting.style import Style
from builders.languages import tags
from builders.lesson.inline import LINE_BREAK, Span

STAND_IN = "□"
SOFT_HYPHEN = "\u00ad"
CODE_SIZE = 0.88  # of the text around: the small letters of programs are tall
RISES: Mapping[Shift, float] = {"": 0, "sub": -0.16, "super": 0.33}  # ems


class Letter(Struct, frozen=True):
    """One character as it will be printed, ``rise`` points above the line.

    ``language`` is its own where it has one.
    """

    text: str
    font: Font
    tag: Tag | None
    ink: str
    width: float
    rise: float = 0
    language: str = ""
    equation: Equation | None = None


def letters(
    spans: Sequence[Span], style: Style, language: str, tag: Tag | None, most: int = LINE
) -> tuple[Letter, ...]:
    """Return the letters of ``spans``; a box stands in for what no font has.

    A formula holds at ``most`` so many of them together.
    """
    texts = [span.text if span.code else _spelt(span.text, style.family) for span in spans]
    pieces = [(text, span.language) for text, span in zip(texts, spans, strict=True)]
    signs = iter(glued(pieces, language, most))
    found: list[Letter] = []
    for number, (span, text) in enumerate(zip(spans, texts, strict=True)):
        inner = _inner(tag, number, span, language)
        own = list(islice(signs, len(text)))
        own = list(text) if span.code else own
        if span.formula and PLACE in text:
            found += _equations(span, "".join(own), style, inner)
            continue
        is_italic = span.italic if span.math else style.italic != span.italic
        look = style.bold or span.bold, is_italic
        family, size = style.family, style.size
        if span.code and family != CODE:
            family, size = CODE, CODE_SIZE * size
        printed = _printed(family, size, *look)
        known = {
            each: Letter(shown, font, inner, ink or style.ink, length, rise, span.language)
            for each in dict.fromkeys(own)
            for shown, font, length, rise, ink in (printed[each],)
        }
        names = scripts(text, ships)
        if not any(names):
            found += map(known.__getitem__, own)
            continue
        for name, start, end in parts(names):
            if name and all(draws(name, each) for each in text[start:end]):
                found += _shaped(text[start:end], name, known[own[start]], style)
            else:
                found += map(known.__getitem__, own[start:end])
    return tuple(found)


def _equations(span: Span, places: str, style: Style, tag: Tag | None) -> Iterator[Letter]:
    """Yield the pieces of a formula, and the spaces between them."""
    font = _font(style.family, style.size, bold=False, italic=False)
    from builders.handout.typesetting.formulas import equations  # noqa: PLC0415 - few have any

    pieces = iter(equations(span.formula, style.size))
    for each in places:
        piece = next(pieces) if each == PLACE else None
        length = piece.width if piece else _width(each, font)
        yield Letter(each, font, tag, style.ink, length, 0, span.language, piece)


def _shaped(text: str, name: str, like: Letter, style: Style) -> Iterator[Letter]:
    """Yield the letters of a word in the font of its script; the first of those joined is wide."""
    font = _font(name, style.size, like.font.bold, italic=False)
    tag = like.tag and replace(like.tag.child("Span", text), language=LANGUAGES.get(name, ""))
    for each, ems in zip(text, advances(text, name, bold=font.bold), strict=True):
        yield Letter(each, font, tag, style.ink, ems * style.size, 0, like.language)


def _spelt(text: str, family: Family) -> str:
    """Return ``text`` in as few characters as can be; a letter that ``family`` lacks has a mark.

    The mark alone then comes from another font.
    """
    own, text = face(family).advances, unicodedata.normalize("NFC", text)
    if own.keys() >= frozenset(text):
        return text
    found = []
    for each in text:
        parts = "" if each in own else unicodedata.normalize("NFD", each)
        is_marked = parts[1:] and parts[0] in own and all(map(unicodedata.combining, parts[1:]))
        found.append(parts if is_marked else each)
    return "".join(found)


def family_of(character: str, family: Family) -> Family | None:
    """Return the family that prints ``character`` where ``family`` is asked for, if any does."""
    tried = (family, *FALLBACKS)
    return next((each for each in tried if character in face(each).advances), None)


def hyphen(after: Letter) -> Letter:
    """Return the hyphen of a broken word, which a reader does not hear."""
    return replace(after, text=SOFT_HYPHEN, width=_width(SOFT_HYPHEN, after.font))


class _Printed(dict[str, tuple[str, Font, float, float, str]]):
    """What is printed for a character in one style, as it is met.

    Its text, its font, its width, how far it rises, and its ink if it has one of its own.
    """

    def __init__(self, family: Family, size: float, bold: bool, italic: bool) -> None:  # noqa: FBT001  # for the cache
        self.style = family, size, bold, italic

    def __missing__(self, character: str) -> tuple[str, Font, float, float, str]:
        wanted, size, bold, italic = self.style
        is_break = character == LINE_BREAK
        family = wanted if is_break else family_of(character, wanted)
        text, form = character if family else STAND_IN, FORMS.get(character, Form(character))
        length = _width(text, _font(family or FALLBACKS[0], size, bold, italic))
        font = _font(family or FALLBACKS[0], size * scale(form), bold, italic)
        self[character] = text, font, length, RISES[form.shift] * size, form.ink
        return self[character]


_printed = lru_cache(maxsize=256)(_Printed)

# One value for all letters in a style: they are compared a great deal.
_font = lru_cache(maxsize=256)(Font)


def _width(character: str, font: Font) -> float:
    run = Run(character, font.bold, font.italic)
    return width((run,), Ruler(font.family), font.size)


def _inner(tag: Tag | None, number: int, span: Span, language: str) -> Tag | None:
    """Return the element of a link, of a formula, code or another language, inside ``tag``."""
    if tag is not None and span.formula and PLACE in span.text:
        from builders.design.mathematics.tex import aloud  # noqa: PLC0415 - few have any

        said = aloud(span.formula, span.language or language)
        return replace(tag.child("Formula", number), alt=said)
    if tag is not None and span.code and not span.link and tag.role != "Code":
        return tag.child("Code", number)
    if tag is None or not (span.link or span.language):
        return tag
    inner = tag.child("Link" if span.link else "Span", number)
    return replace(inner, href=span.link or "", language=tags().get(span.language, ""))
