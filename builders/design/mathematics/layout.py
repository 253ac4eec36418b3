"""The tree of a formula goes in; the formula as it is drawn comes out.

The rules are those of TeX (Knuth, The TeXbook, appendix G) with the figures that an OpenType font
has for them (OpenType 1.9, the MATH table).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from builders.design.mathematics import grids, scripts, signs
from builders.design.mathematics.drawn import (
    Drawn,
    Stroke,
    beside,
    joined,
    raised,
    rule,
)
from builders.design.mathematics.font import font
from builders.design.mathematics.spacing import classes, space
from builders.lesson.mathematics.commands import commands
from builders.lesson.mathematics.letters import styled
from builders.lesson.mathematics.reader import PRIMES
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
)
from builders.problems import assert_never

SIZES = (1.0, 0.72, 0.58)  # ems of a formula, its scripts and theirs: still read from the last row
_SIDE = 0.1  # ems beside a fraction
_FRAME, _PEN = 0.25, 0.05  # ems between a part and its frame; the pen
_OVER_THE_HOOK = 0.08  # ems that the degree of a root is raised above what the font says
_STRUCK_PAST = 0.08  # ems that a stroke through a part sticks out of it


class Style(Struct, frozen=True):
    """Whether a part stands in a line of its own, how deep it is in scripts, and under a bar."""

    display: bool
    depth: int = 0
    cramped: bool = False

    @property
    def size(self) -> float:
        """Return ems of the formula to its em."""
        return SIZES[self.depth]

    @property
    def script(self) -> Style:
        """Return the style of a script."""
        return Style(display=False, depth=min(self.depth + 1, 2), cramped=self.cramped)

    @property
    def part(self) -> Style:
        """Return the style above or below a stroke."""
        if self.display:
            return Style(display=False, cramped=self.cramped)
        return self.script


@lru_cache(maxsize=4096)
def layout(node: Node) -> Drawn:
    """Return a formula as in a line of its own, in a text too: its fractions are to be read.

    Raises ``UndrawnError`` for a sign that the font lacks.
    """
    return build(node, Style(display=True))


def build(node: Node, style: Style) -> Drawn:  # noqa: C901, PLR0912 - an arm for each
    """Return a part in a style."""
    size = style.size
    match node:
        case Symbol(text, _, slanted):
            return signs.text(styled(text, "ITALIC") if slanted else text, size)
        case Words(text):
            return signs.text(text, size)
        case Operator(text):
            return signs.operator(text, size) if style.display else signs.text(text, size)
        case Delimiter(text, ems):
            return signs.tall(text, ems * size, size)
        case Space(ems):
            return Drawn(ems * size, 0, 0)
        case Row(parts):
            return _row(parts, style)
        case Fraction():
            return _fraction(node, style)
        case Root():
            return _root(node, style)
        case Scripts():
            return _scripts(node, style)
        case Stack():
            return _stack(node, style)
        case Accent():
            return _accent(node, style)
        case Fence(left, body, right):
            inner = build(body, style)
            first, last = (signs.bracket(each, inner, size) for each in (left, right))
            return beside((first, inner, last))
        case Grid():
            cell = Style(display=style.display and node.open, depth=style.depth)
            rows = [[build(each, cell) for each in cells] for cells in node.rows]
            return grids.grid(node, rows, size)
        case Framed():
            return _framed(build(node.body, style), node.mark, size)
        case Hidden(body):
            return replace(build(body, style), marks=())
        case _:
            assert_never(node)


def _spaced(parts: Sequence[Node], style: Style) -> Iterator[tuple[Class | None, float, Drawn]]:
    """Yield each part with its class and the space before it."""
    before: Class | None = None
    for part, kind in zip(parts, classes(parts), strict=True):
        gap = space(before, kind, is_script=style.depth > 0)
        yield kind, gap * style.size, build(part, style)
        before = kind or before


def _row(parts: Sequence[Node], style: Style) -> Drawn:
    placed, x, slant = [], 0.0, 0.0
    for _, gap, part in _spaced(parts, style):
        x += gap
        placed.append((part, x, 0.0))
        x += part.width
        slant = part.slant
    return replace(joined(placed, x), slant=slant)


def _fraction(node: Fraction, style: Style) -> Drawn:
    if node.size:
        style = Style(display=node.size == "display", depth=style.depth, cramped=style.cramped)
    size, ems = style.size, font().ems
    top = build(node.top, style.part)
    bottom = build(node.bottom, replace(style.part, cramped=True))
    thick = ems("FractionRuleThickness") * size if node.ruled else 0
    middle = signs.axis(size)
    shown = "DisplayStyle" if style.display else ""
    gap = ems("FractionNumDisplayStyleGapMin" if shown else "FractionNumeratorGapMin") * size
    up = max(
        ems(f"FractionNumerator{shown}ShiftUp") * size * (0 if style.depth else 1),
        middle + thick / 2 + gap + top.depth,
    )
    down = max(
        ems(f"FractionDenominator{shown}ShiftDown") * size * (0 if style.depth else 1),
        -(middle - thick / 2 - gap - bottom.height),
    )
    width, side = max(top.width, bottom.width), _SIDE * size
    placed = [
        (top, side + (width - top.width) / 2, up),
        (bottom, side + (width - bottom.width) / 2, -down),
    ]
    found = joined(placed, width + 2 * side)
    if not node.ruled:
        return found
    return replace(found, marks=(*found.marks, rule(side, middle - thick / 2, width, thick)))


def _root(node: Root, style: Style) -> Drawn:
    size, ems = style.size, font().ems
    body = build(node.body, replace(style, cramped=True))
    thick = ems("RadicalRuleThickness") * size
    gap = ems("RadicalDisplayStyleVerticalGap" if style.display else "RadicalVerticalGap") * size
    need = max(body.height, 0.45 * size) + body.depth + gap + thick
    sign = signs.stretched(signs.number_of("√"), need, size, "vertical")
    gap += max(sign.total - need, 0) / 2
    top = max(body.height, 0.45 * size) + gap + thick
    start = sign.width
    parts = [(raised(sign, top - sign.height), 0.0, 0.0), (body, start, 0.0)]
    found = joined(parts, start + body.width + 0.05 * size)
    over = rule(start - 0.01 * size, top - thick, body.width + 0.06 * size, thick)
    found = replace(found, height=top + 0.05 * size, marks=(*found.marks, over))
    if node.degree is None:
        return found
    degree = build(node.degree, Style(display=False, depth=2))
    before = ems("RadicalKernBeforeDegree") * size
    after = before + degree.width + ems("RadicalKernAfterDegree") * size
    up = font().constants["RadicalDegreeBottomRaisePercent"] / 100 * sign.total - (sign.total - top)
    up += _OVER_THE_HOOK * size
    shift = max(after, 0.0)
    placed = [(degree, before + max(-after, 0.0), up + degree.depth), (found, shift, 0.0)]
    return joined(placed, shift + found.width)


def _has_limits(node: Node, style: Style) -> bool:
    """Tell whether what stands at a base stands below and above it."""
    if not style.display:
        return False
    if isinstance(node, Operator):
        return node.limits
    return isinstance(node, Words) and node.kind == "op" and node.text in commands().limits


def _primed(base: Drawn, primes: Node, size: float) -> Drawn:
    """Return a base with its primes, which the font has at their height."""
    assert isinstance(primes, Symbol)
    found = beside((base, Drawn(base.slant, 0, 0), signs.text(primes.text, size)))
    return replace(found, is_letter=base.is_letter)


def _scripts(node: Scripts, style: Style) -> Drawn:
    base, above = build(node.base, style), node.sup
    first, *others = above.parts if isinstance(above, Row) and above.parts else (above,)
    if isinstance(first, Symbol) and first.text in PRIMES:
        base, above = _primed(base, first, style.size), Row(tuple(others)) if others else None
    sub = build(node.sub, replace(style.script, cramped=True)) if node.sub else None
    sup = build(above, style.script) if above else None
    if _has_limits(node.base, style):
        return scripts.limits(base, sup, sub, style.size)
    if node.before:
        return scripts.before(base, sub, sup, style.size)
    is_operator = isinstance(node.base, Operator)
    if isinstance(node.base, Words) and node.base.kind == "ord":
        base = replace(base, is_letter=True)  # the indices of AgNO₃ and of CO₂ stand in one line
    return scripts.after(base, sub, sup, style.size, cramped=style.cramped, is_operator=is_operator)


def _stack(node: Stack, style: Style) -> Drawn:
    over = build(node.over, style.script) if node.over else None
    under = build(node.under, style.script) if node.under else None
    base = node.base
    if isinstance(base, Symbol) and base.kind == "rel":
        return scripts.arrow(base.text, over, under, style.size)
    return scripts.limits(build(base, style), over, under, style.size)


def _accent(node: Accent, style: Style) -> Drawn:
    base = build(node.base, replace(style, cramped=True))
    return scripts.accent(base, node, style.size)


def _framed(body: Drawn, mark: str, size: float) -> Drawn:
    pen = _PEN * size
    if mark == "strike":
        out = _STRUCK_PAST * size
        right, top, foot = body.width + out, body.height + out, -body.depth - out
        stroke = Stroke(((-out, foot), (pen - out, foot), (right, top), (right - pen, top)))
        return replace(body, marks=(*body.marks, stroke))
    room = _FRAME * size
    width, foot = body.width + 2 * room, -body.depth - room
    tall = body.total + 2 * room
    edges = (
        rule(0, foot, width, pen),
        rule(0, foot + tall - pen, width, pen),
        rule(0, foot, pen, tall),
        rule(width - pen, foot, pen, tall),
    )
    inner = joined([(body, room, 0)], width)
    return Drawn(width, body.height + room, body.depth + room, (*inner.marks, *edges))
