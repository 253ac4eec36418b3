"""The tree of a formula goes in; how it is said in one line of text, without TeX, comes out.

What stands above or below the line has the characters that Unicode has for it; a fraction has a
stroke, a root its sign, both with brackets where they are needed: (−b ± √(b² − 4ac))/(2a).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby, pairwise

from msgspec import Struct

from builders.lesson.mathematics.bars import moduli
from builders.lesson.mathematics.faults import FormulaError
from builders.lesson.mathematics.letters import plain as unstyled
from builders.lesson.mathematics.reader import read
from builders.lesson.mathematics.tree import (
    Accent,
    Class,
    Delimiter,
    Fence,
    Fraction,
    Framed,
    Grid,
    Hidden,
    Node,
    Operator,
    Root,
    Row,
    Scripts,
    Space,
    Stack,
    Symbol,
    Words,
    row,
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
_TYPED = {"⋅": "·"}  # which every font has
_BRACES = "⏞⏟"
_ROOM = 0.2  # ems; less is no space in a line of text
_SPACED = frozenset({"bin", "rel"})
_NARROW = "\u202f"


class Piece(Struct, frozen=True):
    """Text of one slant."""

    text: str
    slanted: bool


def pieces(node: Node) -> tuple[Piece, ...]:
    """Return the formula in one line."""
    signs = [each for each in _said(node) if each.text]
    joined = groupby(signs, lambda each: each.slanted)
    return tuple(Piece("".join(one.text for one in few), slanted) for slanted, few in joined)


def in_line(tex: str) -> tuple[tuple[Piece, ...], bool]:
    """Return a formula in TeX in one line, and whether it is set so; nothing if it is not read."""
    try:
        node = read(tex)
    except FormulaError:
        return (), True
    return pieces(node), _is_level(node)


def _is_level(node: Node) -> bool:
    """Tell whether a line of text holds a formula as it is set, but for what is above and below."""
    if isinstance(node, Row):
        return all(map(_is_level, node.parts))
    if isinstance(node, Stack):
        return node.over is None and node.under is None and _is_level(node.base)
    if isinstance(node, Scripts):
        shifted = (_shifted(node.sub, _LOWERED), _shifted(node.sup, _RAISED))
        is_isotope = node.before and node.sub is not None and node.sup is not None
        return None not in shifted and not is_isotope and _is_level(node.base)
    return isinstance(node, Words | Space) or (
        isinstance(node, Symbol) and unstyled(node.text) == node.text
    )


def relations(node: Node) -> tuple[Node, ...]:
    """Return a formula in the pieces that a text may break it into: after its relations."""
    parts = node.parts if isinstance(node, Row) else (node,)
    kinds = [_class(part) for part in parts]
    ends = [at + 1 for at, (a, b) in enumerate(pairwise(kinds)) if a == "rel" and b != "rel"]
    return tuple(row(parts[a:b]) for a, b in pairwise((0, *ends, len(parts))))


def plain(node: Node) -> str:
    """Return the formula in one line, as a string."""
    return "".join(each.text for each in pieces(node))


@lru_cache(maxsize=2048)
def _said(node: Node) -> tuple[Piece, ...]:
    """Return a part in pieces; kept, because what holds a part asks several times what it says."""
    return tuple(_spelt(node))


def _spelt(node: Node) -> Iterator[Piece]:  # noqa: C901, PLR0912 - an arm for each
    match node:
        case Symbol(text, _, slanted):
            shown = _TYPED.get(text) or unstyled(text)
            yield Piece(shown, slanted or (shown != text and shown.isalpha()))
        case Words(text) | Operator(text) | Delimiter(text):
            yield Piece(text, slanted=False)
        case Space(ems):
            yield Piece(" " if ems > _ROOM else _NARROW if ems > 0 else "", slanted=False)
        case Row(parts):
            yield from _row(parts)
        case Fraction(top, bottom, ruled=False):
            yield from _said(top)
            yield Piece("; ", slanted=False)
            yield from _said(bottom)
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
        case Accent(base, mark) if mark in _BRACES:
            yield from _said(base)
        case Accent(base, "⏜"):
            yield Piece("◠", slanted=False)
            yield from _said(base)
        case Accent(base, mark):
            signs = plain(base)
            marked = unicodedata.normalize("NFC", "".join(sign + mark for sign in signs))
            yield Piece(marked, slanted=True)
        case Fence(left, body, right):
            yield Piece(left, slanted=False)
            yield from _said(body)
            yield Piece(right, slanted=False)
        case Grid():
            yield from _grid(node)
        case Framed(body):
            yield from _said(body)
        case Hidden():
            pass
        case _:
            assert_never(node)


def _row(parts: tuple[Node, ...]) -> Iterator[Piece]:
    """Yield parts side by side, with spaces around what joins two of them."""
    before: Class | None = None
    strokes = moduli(parts)
    for at, part in enumerate(parts):
        kind = strokes.get(at) or _class(part)
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


def _grid(grid: Grid) -> Iterator[Piece]:
    """Yield rows one after the other: 2x + y = 5; x − y = 1."""
    for at, cells in enumerate(grid.rows):
        if at:
            yield Piece("; ", slanted=False)
        if grid.open:
            yield from _row(tuple(part for each in cells for part in _parts(each)))
            continue
        for number, cell in enumerate(cells):
            if number:
                yield Piece(", ", slanted=False)
            yield from _said(cell)


def _parts(node: Node) -> tuple[Node, ...]:
    return node.parts if isinstance(node, Row) else (node,)


def _class(node: Node) -> Class:
    while isinstance(node, Scripts | Stack):
        node = node.base
    if isinstance(node, Operator):
        return "op"
    return node.kind if isinstance(node, Symbol | Words) else "ord"


def _grouped(node: Node) -> Iterator[Piece]:
    """Yield a part in brackets where without them it would not hold together."""
    said = _said(node)
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
    yield Piece(_ROOTS.get(power) or f"{_shifted(degree, _RAISED) or power}√", slanted=False)
    yield from _grouped(body)


def _scripts(node: Scripts) -> Iterator[Piece]:
    sub, sup = _shifted(node.sub, _LOWERED), _shifted(node.sup, _RAISED)
    if node.before:
        yield Piece(f"{sup or ''}{sub or ''}", slanted=False)
        yield from _said(node.base)
        return
    yield from _grouped(node.base) if isinstance(node.base, Fraction | Root) else _said(node.base)
    is_limit = sub is None and _class(node.base) == "op"
    if sub is None and node.sub and not is_limit:
        yield Piece("_", slanted=False)
        yield from _grouped(node.sub)
    yield Piece(sub or "", slanted=False)
    if sup is None and node.sup:
        yield Piece("^", slanted=False)
        yield from _grouped(node.sup)
    yield Piece(sup or "", slanted=False)
    if is_limit and node.sub:  # lim (x → 0)
        yield Piece(" ", slanted=False)
        yield from _bracketed(node.sub)


def _shifted(node: Node | None, signs: dict[str, str]) -> str | None:
    """Return a script in the characters of ``signs``; None if not all of it has one."""
    tight = plain(node).replace(" ", "").replace(_NARROW, "") if node else ""
    found = [signs.get(each, "") for each in tight]
    return "".join(found) if all(found) else None
