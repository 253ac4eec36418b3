"""What a sum is worth, and that nothing but sums is carried out."""

import contextlib
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.lesson.reading import arithmetic

VALUES = {"a": Fraction(3), "b": Fraction(1, 2), "ұзындық": Fraction(7)}


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("a * b", "1.5"),
        ("a · b − 1", "0.5"),
        ("2(a + 1)".replace("(", " * ("), "8"),
        ("-a", "-3"),
        ("a ^ 2 - 4 * b", "7"),
        ("a ÷ 4", "0.75"),
        ("a : 4", "0.75"),
        ("7 // 2 + 7 % 2", "4"),
        ("round(2.5) + round(-2.5)", "0"),
        ("round(ұзындық / 3, 2)", "2.33"),
        ("sqrt(9 / 4)", "1.5"),
        ("round(sqrt(2), 4)", "1.4142"),
        ("min(a, b) + max(a, b)", "3.5"),
        ("gcd(12, 18)", "6"),
        ("abs(-a)", "3"),
        ("0.1 + 0.2", "0.3"),
        ("10 ^ 3", "1000"),
    ],
)
def test_a_sum_has_its_exact_worth(text: str, worth: str) -> None:
    found = arithmetic.decimal(arithmetic.value(text, VALUES))
    assert found is not None
    assert f"{found:f}" == worth


def test_a_fraction_without_an_end_is_no_decimal() -> None:
    assert arithmetic.decimal(arithmetic.value("a / 7", VALUES)) is None


@pytest.mark.parametrize(
    "text",
    [
        *("", "a b", "2,5", "1 / 0", "sqrt(-1)", "9 ** 9 ** 9", "10 ^ 30", "gcd(b, 2)", "max()"),
        *("a.real", "[a]", "'a'", "True", "a if a else b", "(lambda: 1)()", "round(a, 99)"),
        *("__import__('os')", "open('x')", "round(a=1)", "a" + " + 1" * 100, "(" * 90 + ")" * 90),
    ],
)
def test_what_is_no_sum_is_refused(text: str) -> None:
    with pytest.raises(arithmetic.SumError):
        arithmetic.value(text, VALUES)


def test_a_name_that_stands_for_nothing_is_told_apart() -> None:
    with pytest.raises(arithmetic.UnknownNameError, match="c"):
        arithmetic.value("a + c", VALUES)


@given(st.text(max_size=40))
def test_any_text_is_a_sum_or_refused(text: str) -> None:
    with contextlib.suppress(arithmetic.SumError):
        assert isinstance(arithmetic.value(text, VALUES), Fraction)
