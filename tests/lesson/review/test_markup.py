"""Signs that are no formula and no markup, though they look like it."""

from __future__ import annotations

import pytest

from builders.lesson.review.language import markup
from builders.lesson.review.passages import Passage
from builders.lesson.texts import bare_word
from builders.problems import Place


def found(text: str) -> list[tuple[str, str]]:
    passage = Passage.of(text, lambda offset: Place("lesson.yaml", 1, offset + 1))
    told = markup.find(passage)
    return [(each.code, dict(each.facts).get("suggestion", "")) for each in told]


@pytest.mark.parametrize(
    "text",
    [
        "A book costs $5 and a pen $3.",
        "От $5 до $10, а не $7–$9.",
        r"Open C:\texts\lesson.yaml.",
        "In Python: total_1 = my_var_2 + __init__; a == b; x ** 2.",
        "if x == 1: y = 2 and z == 3",
        "^_^ and ~5 °C, 3 < 5 > 2, R&D; AT&T",
        "https://example.org/a_1^2?b=$x$",
    ],
)
def test_ordinary_signs_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("H_2O", "H₂O"),
        ("(Fe_2O_3),", "(Fe₂O₃"),
        ("Ca(OH)_2", "Ca(OH)₂"),
        ("SO_4^2−", "SO₄²⁻"),
        ("10^-3 м", "10⁻³"),
        ("x^2+1", "x²+1"),
        ("2^n", "2ⁿ"),
        ("м<sup>3</sup>", "м³"),
    ],
)
def test_an_index_is_suggested_as_a_sign(text: str, meant: str) -> None:
    assert found(text) == [("L463", meant)]


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("**5**", "5"),
        ("[1900](https://example.org)", "1900"),
        ("1931 [@w]", "1931"),
        ("2*3*4", "2*3*4"),
        ("https://example.org", "https://example.org"),
        ("[sic]", "[sic]"),
    ],
)
def test_a_line_loses_its_markup_and_nothing_else(typed: str, plain: str) -> None:
    assert bare_word(typed) == plain
