"""The tree of a formula goes in; how it is said in one line of text, without TeX, comes out.

What stands above or below the line has the characters that Unicode has for it; a fraction has a
stroke, a root its sign, both with brackets where they are needed: (−b ± √(b² − 4ac))/(2a).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from builders.lesson.mathematics.faults import FormulaError
from builders.lesson.mathematics.reader import read
from builders.lesson.mathematics.tree import (
    Accent,
    Class,
    Fence,
    Fraction,
    Node,
    Operator,
    Root,
    Row,
    Scripts,
    Space,
    Stack,
    Symbol,
    Words,
)
from builders.problems import assert_never

_RAISED = dict(
    zip(
        "0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθφχ∘°′″‴⁗*•",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᵠᵡ°°′″‴⁗*•",
        strict=True,
    )
)
_LOWERED = dict(
    zip(
        "0123456789+−=(),aehijklmnoprstuvxβγρφχ",
        "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎,ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ",
        strict=True,
    )
)
_ROOTS = {"": "√", "2": "√", "3": "∛", "4": "∜"}
_ROOM = 0.2  # ems; less is no space in a line of text
_SPACED = frozenset({"bin", "rel"})
_NARROW = "\u202f"


class Piece(Struct, frozen=True):
    """Text of one slant."""

    text: str
    slanted: bool


class NoLineError(Exception):
    """A part of a formula cannot be said in one line."""


def pieces(node: Node) -> tuple[Piece, ...]:
    """Return the formula in one line; raise ``NoLineError`` if there is no way to say it."""
    signs = [each for each in _said(node) if each.text]
    joined = groupby(signs, lambda each: each.slanted)
    return tuple(Piece("".join(one.text for one in few), slanted) for slanted, few in joined)


def in_line(tex: str) -> tuple[Piece, ...]:
    """Return a formula in TeX in one line; nothing if it cannot be read or said so."""
    try:
        return pieces(read(tex))
    except (FormulaError, NoLineError):
        return ()


def plain(node: Node) -> str:
    """Return the formula in one line; raise as ``pieces`` does."""
    return "".join(each.text for each in pieces(node))


def _said(node: Node) -> Iterator[Piece]:  # noqa: C901 - an arm for each
    match node:
        case Symbol(text, _, slanted):
            yield Piece(text, slanted)
        case Words(text) | Operator(text):
            yield Piece(text, slanted=False)
        case Space(ems):
            yield Piece(" " if ems > _ROOM else _NARROW if ems > 0 else "", slanted=False)
        case Row(parts):
            yield from _row(parts)
        case Fraction(top, bottom):
            yield from _said(top) if _is_product(top) else _grouped(top)
            yield Piece("/", slanted=False)
            yield from _grouped(bottom)
        case Root(body, degree):
            yield from _root(body, degree)
        case Scripts():
            yield from _scripts(node)
        case Stack(base, over, under):
            yield from _said(base)
            yield from _bracketed(over) if over else ()
            yield from _bracketed(under) if under else ()
        case Accent(base, mark):
            signs = plain(base)
            marked = unicodedata.normalize("NFC", "".join(sign + mark for sign in signs))
            yield Piece(marked, slanted=True)
        case Fence(left, body, right):
            yield Piece(left, slanted=False)
            yield from _said(body)
            yield Piece(right, slanted=False)
        case _:
            assert_never(node)


def _row(parts: tuple[Node, ...]) -> Iterator[Piece]:
    """Yield parts side by side, with spaces around what joins two of them."""
    before: Class | None = None
    for at, part in enumerate(parts):
        kind = _class(part)
        if kind == "bin" and before in {None, "bin", "rel", "open", "punct", "op"}:
            kind = "ord"  # a sign before a number
        after = at + 1 < len(parts)
        is_led = before is not None and not isinstance(parts[at - 1], Space)
        is_function = kind == "op" and before in {"ord", "close"}
        is_argument = before == "op" and kind not in {"open", "close"}
        if is_led and (kind in _SPACED or is_function or is_argument):
            yield Piece(" ", slanted=False)
        yield from _said(part)
        is_free = after and not isinstance(parts[at + 1], Space)
        if is_free and kind in _SPACED | {"punct"}:
            yield Piece(" ", slanted=False)
            before = None
        else:
            before = kind


def _class(node: Node) -> Class:
    while isinstance(node, Scripts | Stack):
        node = node.base
    if isinstance(node, Operator):
        return "op"
    return node.kind if isinstance(node, Symbol | Words) else "ord"


def _grouped(node: Node) -> Iterator[Piece]:
    """Yield a part in brackets where without them it would not hold together."""
    said = tuple(_said(node))
    whole = "".join(each.text for each in said)
    is_single = isinstance(node, Symbol | Words | Scripts | Fence | Accent) or len(whole) == 1
    if is_single:
        yield from said
        return
    yield from _bracketed(node)


def _bracketed(node: Node) -> Iterator[Piece]:
    yield Piece("(", slanted=False)
    yield from _said(node)
    yield Piece(")", slanted=False)


def _is_product(node: Node) -> bool:
    """Tell whether a stroke after ``node`` divides all of it: n(n + 1)/2."""
    if not isinstance(node, Row):
        return False
    inside = 0
    for part in node.parts:
        kind = _class(part)
        inside += (kind == "open") - (kind == "close")
        if isinstance(part, Fraction) or (kind in {"bin", "rel", "op"} and not inside):
            return False
    return True


def _root(body: Node, degree: Node | None) -> Iterator[Piece]:
    power = plain(degree) if degree else ""
    sign = _ROOTS.get(power) or f"{_shifted(power, _RAISED)}√"
    yield Piece(sign, slanted=False)
    yield from _grouped(body)


def _scripts(node: Scripts) -> Iterator[Piece]:
    sup = _shifted(plain(node.sup), _RAISED) if node.sup else ""
    is_limit = False
    try:
        sub = _shifted(plain(node.sub), _LOWERED) if node.sub else ""
    except NoLineError:
        sub, is_limit = "", _class(node.base) == "op"
        if not is_limit:
            raise
    if node.before:
        yield Piece(f"{sup}{sub}", slanted=False)
        yield from _said(node.base)
        return
    yield from _grouped(node.base) if isinstance(node.base, Fraction | Root) else _said(node.base)
    yield Piece(f"{sub}{sup}", slanted=False)
    if is_limit and node.sub:  # lim (x → 0)
        yield Piece(" ", slanted=False)
        yield from _bracketed(node.sub)


def _shifted(text: str, signs: dict[str, str]) -> str:
    """Return ``text`` in the characters of ``signs``."""
    tight = text.replace(" ", "").replace(_NARROW, "")
    try:
        return "".join(signs[each] for each in tight)
    except KeyError as missing:
        raise NoLineError(text) from missing
