"""The tree of a formula goes in; where its signs stand, inside the room that is told, comes out."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders.design.mathematics.drawn import Drawn, Outline, Stroke
from builders.design.mathematics.font import font
from builders.design.mathematics.layout import layout
from builders.design.mathematics.signs import UndrawnError
from builders.lesson.mathematics.faults import FormulaError
from builders.lesson.mathematics.reader import read
from tests.lesson.test_mathematics import FORMULAS, SIGNS

LEAN = 0.25  # ems: an italic letter leans out of its advance


def drawn(tex: str) -> Drawn:
    return layout(read(tex))


def strokes(found: Drawn) -> list[Stroke]:
    return [mark for mark in found.marks if isinstance(mark, Stroke)]


def edges(found: Drawn) -> tuple[float, float, float, float]:
    """Return the left, foot, right and top of what is inked."""
    boxes = [(x, y, x, y) for stroke in strokes(found) for x, y in stroke.corners]
    for mark in found.marks:
        if isinstance(mark, Outline):
            glyph, by = font().glyphs[mark.glyph], mark.size / 1000
            left, right = mark.x + glyph.left * by, mark.x + glyph.right * by
            boxes.append((left, mark.y + glyph.bottom * by, right, mark.y + glyph.top * by))
    lefts, feet, rights, tops = zip(*boxes, strict=True) if boxes else ((0,),) * 4
    return min(lefts), min(feet), max(rights), max(tops)


def is_inside(found: Drawn) -> bool:
    left, foot, right, top = edges(found)
    is_level = left >= -LEAN and right <= found.width + LEAN
    return is_level and foot >= -found.depth - 0.02 and top <= found.height + 0.02


@pytest.mark.parametrize("tex", FORMULAS)
def test_what_is_drawn_lies_inside_its_room(tex: str) -> None:
    assert is_inside(drawn(tex))


@settings(max_examples=2000, deadline=None)
@given(st.lists(SIGNS, max_size=12).map("".join))
def test_whatever_is_read_is_drawn_or_refused_and_lies_inside_its_room(tex: str) -> None:
    with suppress(FormulaError, UndrawnError):
        assert is_inside(drawn(tex))


def test_the_stroke_of_a_fraction_lies_at_the_height_of_signs() -> None:
    (stroke,) = strokes(drawn(r"\frac{a}{b}"))
    ys = [y for _, y in stroke.corners]
    assert sum(ys) / 4 == pytest.approx(font().ems("AxisHeight"))


@pytest.mark.parametrize("inner", ["x", r"\frac{a}{b}", r"\frac{\frac{a}{b}}{\frac{c}{d}}"])
@pytest.mark.parametrize("pair", ["()", "[]", r"\{ \}", "||", r"\langle \rangle"])
def test_brackets_are_as_tall_as_what_they_hold(inner: str, pair: str) -> None:
    left, right = pair.split() if " " in pair else pair
    whole, held = drawn(rf"\left{left} {inner}\right{right}"), drawn(inner)
    assert whole.total >= held.total - 0.45
    assert whole.total < held.total + 0.9


def test_a_bracket_of_any_height_is_put_together() -> None:
    rows = r"\\".join("x" for _ in range(12))
    whole, held = (drawn(rf"\begin{{{name}}}{rows}\end{{{name}}}") for name in ("cases", "matrix"))
    assert whole.total == pytest.approx(held.total, abs=0.6)


@pytest.mark.parametrize("words", ["t°", "катализатор Pt", "қыздыру және араластыру"])
def test_an_arrow_is_as_long_as_its_conditions(words: str) -> None:
    condition, whole = drawn(rf"\text{{{words}}}"), drawn(rf"\ce{{A ->[{words}] B}}")
    assert whole.width > 0.7 * condition.width + 1.5


def test_bounds_stand_above_and_below_a_sum_and_beside_an_integral() -> None:
    summed, integrated = drawn(r"\sum_{i=1}^n"), drawn(r"\int_{i=1}^n")
    assert summed.total > drawn(r"\sum").total + 0.8
    assert integrated.total < drawn(r"\int").total + 0.8
    assert drawn(r"\lim_{x\to0}").depth > 0.5
    assert drawn(r"\frac{\lim_{x\to0}}{2}").height < drawn(r"\frac{1}{2}").height + 0.3


def test_a_sign_before_a_number_has_no_space_after_it() -> None:
    assert drawn("-5").width < drawn("0-5").width - drawn("0").width - 0.3


def test_every_kazakh_letter_is_drawn() -> None:
    for (
        letter
    ) in "АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя":
        assert drawn(rf"\text{{{letter}}}").width > 0


def test_what_the_font_lacks_is_refused() -> None:
    with pytest.raises(UndrawnError):
        drawn(r"\text{😀}")
