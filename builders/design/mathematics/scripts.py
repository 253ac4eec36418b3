"""A base and what stands at it go in, all drawn; the whole comes out."""

from __future__ import annotations

from msgspec.structs import replace

from builders.design.mathematics import signs
from builders.design.mathematics.drawn import Drawn, joined, rule
from builders.design.mathematics.font import font
from builders.lesson.mathematics.tree import Accent

_OVERBAR, _UNDERBAR = "\u0305", "\u0332"
_BRACES = "⏞⏟⏜"
_LIMIT_GAP = 0.8  # of the font's gap: what stands in a text is dense
_HEAD = 0.5  # ems of an arrow beside its conditions


def _shifts(
    base: Drawn, sub: Drawn | None, sup: Drawn | None, size: float, *, cramped: bool
) -> tuple[float, float]:
    """Return how far a superscript is raised and a subscript lowered."""
    ems = font().ems
    up = ems("SuperscriptShiftUpCramped" if cramped else "SuperscriptShiftUp") * size
    down = ems("SubscriptShiftDown") * size
    if not base.is_letter:
        up = max(up, base.height - ems("SuperscriptBaselineDropMax") * size)
        down = max(down, base.depth + ems("SubscriptBaselineDropMin") * size)
    if sup:
        up = max(up, sup.depth + ems("SuperscriptBottomMin") * size)
    if sub:
        down = max(down, sub.height - ems("SubscriptTopMax") * size)
    if sub and sup:
        gap = (up - sup.depth) - (sub.height - down)
        short = ems("SubSuperscriptGapMin") * size - gap
        if short > 0:
            lift = ems("SuperscriptBottomMaxWithSubscript") * size - (up - sup.depth)
            lift = min(max(lift, 0.0), short)
            up, down = up + lift, down + short - lift
    return up, down


def after(  # noqa: PLR0913 - a base and what stands at it
    base: Drawn,
    sub: Drawn | None,
    sup: Drawn | None,
    size: float,
    *,
    cramped: bool,
    is_operator: bool,
) -> Drawn:
    """Return a base with scripts behind it; an integral leans towards the upper one."""
    up, down = _shifts(base, sub, sup, size, cramped=cramped)
    above = base.width + (0 if is_operator else base.slant)
    below = base.width - (base.slant if is_operator else 0)
    placed = [(base, 0.0, 0.0)]
    width = base.width
    if sup:
        placed.append((sup, above, up))
        width = max(width, above + sup.width)
    if sub:
        placed.append((sub, below, -down))
        width = max(width, below + sub.width)
    return joined(placed, width + font().ems("SpaceAfterScript") * size)


def before(base: Drawn, sub: Drawn | None, sup: Drawn | None, size: float) -> Drawn:
    """Return a base with scripts before it, their last signs below each other: an isotope."""
    up, down = _shifts(base, sub, sup, size, cramped=False)
    width = max((each.width for each in (sub, sup) if each), default=0)
    gap = font().ems("SpaceAfterScript") * size
    placed = [(base, width + gap, 0.0)]
    placed += [(sup, width - sup.width, up)] if sup else []
    placed += [(sub, width - sub.width, -down)] if sub else []
    return joined(placed, width + gap + base.width)


def limits(base: Drawn, over: Drawn | None, under: Drawn | None, size: float) -> Drawn:
    """Return a base with what stands above and below it, in the middle."""
    ems, middle = font().ems, base.width / 2
    placed = [(base, 0.0, 0.0)]
    if over:
        gap = ems("UpperLimitGapMin") * size * _LIMIT_GAP
        up = base.height + gap + over.depth
        placed.append((over, middle + base.slant / 2 - over.width / 2, up))
    if under:
        gap = ems("LowerLimitGapMin") * size * _LIMIT_GAP
        down = base.depth + gap + under.height
        placed.append((under, middle - base.slant / 2 - under.width / 2, -down))
    left = min(x for _, x, _ in placed)
    right = max(x + part.width for part, x, _ in placed)
    return joined([(part, x - left, y) for part, x, y in placed], right - left)


def arrow(sign: str, over: Drawn | None, under: Drawn | None, size: float) -> Drawn:
    """Return an arrow as long as its conditions, which stand close to it."""
    number = signs.number_of(sign)
    wide = max((each.width for each in (over, under) if each), default=0)
    base = signs.stretched(number, wide + _HEAD * size, size, "horizontal")
    if base.width < wide:  # a sign that has no longer form
        base = joined([(base, (wide - base.width) / 2, 0.0)], wide)
    box = font().glyphs[number]
    top, foot = box.top * size / 1000, box.bottom * size / 1000
    gap = 0.09 * size
    placed = [(base, 0.0, 0.0)]
    if over:
        placed.append((over, (base.width - over.width) / 2, top + gap + over.depth))
    if under:
        placed.append((under, (base.width - under.width) / 2, foot - gap - under.height))
    return joined(placed, base.width)


def accent(base: Drawn, node: Accent, size: float) -> Drawn:
    """Return a base with a mark over or under it."""
    if node.mark in {_OVERBAR, _UNDERBAR}:
        return _barred(base, size, under=node.under)
    number = signs.number_of(node.mark)
    wanted = base.width if node.wide else 0
    if node.mark in _BRACES:
        return _braced(base, signs.stretched(number, wanted, size, "horizontal"), size, node)
    mark = _longest_within(number, wanted, size) if node.wide else signs.glyph(number, size)
    box = font().glyphs[mark.glyphs[0]]
    by = size / 1000
    middle = base.accent if base.accent is not None and not node.wide else base.width / 2
    x = middle - (box.left + box.right) / 2 * by
    up = max(base.height - font().ems("AccentBaseHeight") * size, 0)
    found = joined([(base, 0.0, 0.0), (mark, x, up)], base.width)
    return replace(found, slant=base.slant, is_letter=base.is_letter)


def _longest_within(number: int, width: float, size: float) -> Drawn:
    """Return the longest form of a mark that is no wider than its base, or the shortest."""
    larger = font().horizontal.get(str(number))
    forms = [form for form, reach in larger.sizes if reach * size / 1000 <= width] if larger else []
    return signs.glyph(forms[-1] if forms else number, size)


def _barred(base: Drawn, size: float, *, under: bool) -> Drawn:
    ems = font().ems
    thick, gap = ems("OverbarRuleThickness") * size, ems("OverbarVerticalGap") * size * 0.7
    if under:
        stroke = rule(0, -base.depth - gap - thick, base.width, thick)
        return replace(base, depth=base.depth + gap + thick, marks=(*base.marks, stroke))
    stroke = rule(0, base.height + gap, base.width, thick)
    return replace(base, height=base.height + gap + thick, marks=(*base.marks, stroke))


def _braced(base: Drawn, brace: Drawn, size: float, node: Accent) -> Drawn:
    boxes = [font().glyphs[each] for each in brace.glyphs]
    foot = min(each.bottom for each in boxes) * size / 1000
    top = max(each.top for each in boxes) * size / 1000
    gap = 0.1 * size
    up = -base.depth - gap - top if node.under else base.height + gap - foot
    x = (base.width - brace.width) / 2
    marks = joined([(brace, x, up)], base.width).marks
    tall = top - foot + gap
    height = base.height if node.under else base.height + tall
    depth = base.depth + tall if node.under else base.depth
    return Drawn(base.width, height, depth, (*base.marks, *marks))
