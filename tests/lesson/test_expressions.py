"""What is typed of a function is read as arithmetic, and as nothing else."""

import math
import random
from contextlib import suppress

import pytest

from builders.lesson.graphs import expression, printed, typed
from builders.lesson.graphs.values import ExpressionError, Interval, Mark, Spot
from builders.lesson.read import read
from builders.problems import Problems
from tests.snippets import whole

AT = 0.75
E, PI = math.e, math.pi
COUNTED = {
    "x": AT,
    "7": 7,
    "0,5": 0.5,
    "0.5x": 0.375,
    "x^2 - 4x + 3": AT**2 - 4 * AT + 3,
    "x**2-4*x+3": AT**2 - 4 * AT + 3,
    "x² − 4·x + 3": AT**2 - 4 * AT + 3,
    "-x^2": -(AT**2),
    "(-x)^2": AT**2,
    "2^-x": 2**-AT,
    "2^x^2": 2 ** (AT**2),
    "x^(1/3)": AT ** (1 / 3),
    "x⁻¹": 1 / AT,
    "x¹⁰": AT**10,
    "1/x": 1 / AT,
    "1/2x": AT / 2,
    "6/2/3": 1,
    "6 : 2": 3,
    "6 ÷ 2": 3,
    "2(x + 1)": 2 * (AT + 1),
    "(x + 1)(x - 1)": AT**2 - 1,
    "(x+1)/(x-2)": (AT + 1) / (AT - 2),
    "x(x - 1)": AT * (AT - 1),
    "3x^2": 3 * AT**2,
    "2 x": 2 * AT,
    "|x - 2|": 2 - AT,
    "2|x|": 2 * AT,
    "|x| - |x - 1|": AT - (1 - AT),
    "|2*(|x|) - 3|": abs(2 * AT - 3),
    "|-x|": AT,
    "abs(x - 2)": 2 - AT,
    "√x": math.sqrt(AT),
    "√(x + 1)": math.sqrt(AT + 1),
    "2√x": 2 * math.sqrt(AT),
    "sqrt(x)": math.sqrt(AT),
    "sqrt x": math.sqrt(AT),
    "cbrt(-x)": -(AT ** (1 / 3)),
    "sin x": math.sin(AT),
    "sin(x)": math.sin(AT),
    "sin 2x": math.sin(2 * AT),
    "2 sin x": 2 * math.sin(AT),
    "sin x cos x": math.sin(AT) * math.cos(AT),
    "sin² x": math.sin(AT) ** 2,
    "sin²(x) + cos²(x)": 1,
    "sin x + 1": math.sin(AT) + 1,
    "xsin x": AT * math.sin(AT),
    "sin pi": 0,
    "cos πx": math.cos(PI * AT),
    "tg x": math.tan(AT),
    "tan(x)": math.tan(AT),
    "ctg x": 1 / math.tan(AT),
    "arcsin x": math.asin(AT),
    "arccos(x)": math.acos(AT),
    "arctg x": math.atan(AT),
    "sinh(x)": math.sinh(AT),
    "exp(x)": math.exp(AT),
    "e^x": math.exp(AT),
    "e^(-x^2)": math.exp(-(AT**2)),
    "2e": 2 * E,
    "ln x": math.log(AT),
    "lg(x)": math.log10(AT),
    "log(x)": math.log10(AT),
    "lb x": math.log2(AT),
    "2pi": 2 * PI,
    "pix": PI * AT,
    "floor(x + 3)": 3,
    "sign(-x)": -1,
    "((((x))))": AT,
    "1 - - x": 1 + AT,
    "+x": AT,
    "x*-2": -2 * AT,
}


@pytest.mark.parametrize("text", COUNTED)
def test_an_expression_is_what_mathematics_has_it(text: str) -> None:
    assert expression.counted(text)(AT) == pytest.approx(COUNTED[text], abs=1e-12)


@pytest.mark.parametrize(
    ("text", "start", "name"),
    [
        ("x^2 - 4x +", 10, ""),
        ("", 0, ""),
        ("   ", 0, ""),
        ("(x + 1", 6, ""),
        ("x + 1)", 5, ""),
        ("3 ? x", 2, ""),
        ("x = 2", 2, ""),
        ("2 ** ", 4, ""),
        ("* 2", 0, ""),
        ("|x - 2", 6, ""),
        ("sin", 3, ""),
        ("a*x", 0, "a"),
        ("x + foo(x)", 4, "foo"),
        ("x.real", 1, ""),
        ("__import__('os')", 0, ""),
        ("x[0]", 1, ""),
        ("x; 2", 1, ""),
        ("1 2", 2, ""),
        ("x 2", 2, ""),
        ("1,2,3", 3, ""),
        ("1.2.3", 3, ""),
        ("|2|x| - 3|", 3, ""),
        ("xx", 0, "xx"),
    ],
)
def test_what_is_no_arithmetic_is_told_at_its_sign(text: str, start: int, name: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        expression.counted(text)
    assert (caught.value.start, caught.value.name) == (start, name)


@pytest.mark.parametrize(
    "text", ["9^9^9^9^9", "9**9**9", "1/0", "ln(-1)", "sqrt(-2)", "exp(9^9)", "arcsin 2", "0^-1"]
)
def test_what_has_no_value_is_no_number_and_takes_no_time(text: str) -> None:
    assert not math.isfinite(expression.counted(text)(1.0))


@pytest.mark.parametrize("text", ["(" * 300 + "x" + ")" * 300, "-" * 150 + "x", "x+" * 200 + "x"])
def test_what_is_too_long_or_too_deep_is_refused(text: str) -> None:
    with pytest.raises(ExpressionError):
        expression.counted(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("x^2 - 4*x + 3", "x² − 4x + 3"),
        ("x**2-4x+3", "x² − 4x + 3"),
        ("2*(x + 1)", "2(x + 1)"),
        ("3*sin(x)", "3 sin(x)"),
        ("-x^2", "−x²"),
        ("2^(-x)", "2⁻ˣ"),
        ("e^x", "eˣ"),
        ("sqrt(x)", "√x"),
        ("sqrt(x + 1)", "√(x + 1)"),
        ("2pi", "2π"),
        ("pi/2", "π/2"),
        ("|x|-2", "|x| − 2"),
        ("|-x|", "|−x|"),
        ("(x+1)/(x-2)", "(x + 1)/(x − 2)"),
        ("1/2*3", "1/2 · 3"),
        ("x*-2", "x · −2"),
    ],
)
def test_an_expression_is_printed_as_in_a_textbook(text: str, shown: str) -> None:
    assert printed.shown(text) == shown


def test_a_function_keeps_what_stands_before_its_sign() -> None:
    made = typed.function("s(t) = 2t + 0.5t^2")
    assert (made.left, made.letter, made.shown) == ("s", "t", "s = 2t + 0.5t²")
    assert typed.function("x = 2").letter == ""
    assert typed.function("x + 1").shown == "x + 1"
    with pytest.raises(ExpressionError) as caught:
        typed.function("y = x +")
    assert caught.value.start == len("y = x +")


def test_letters_that_look_like_latin_ones_are_taken_for_them() -> None:
    cyrillic = "\u0443 = \u0445^2 - \u0441os \u0445"
    assert typed.function(cyrillic) == typed.function("y = x^2 - cos x")


def test_what_stands_at_axes_is_read() -> None:
    assert typed.interval("-2..6") == Interval(-2, 6)
    assert typed.interval("-2pi…2π") == Interval(-2 * PI, 2 * PI, in_pi=True)
    assert typed.interval("0,5..1,5") == Interval(0.5, 1.5)
    for wrong in ("6..-2", "2..2", "2", "a..b", "1..2..3", "..", "0..1/0"):
        assert typed.interval(wrong) is None
    assert typed.spot("(2; -1)") == typed.spot("(2, -1)") == Spot(2, -1)
    assert typed.spot("(1,5; 2,5)") == Spot(1.5, 2.5)
    for wrong in ("2; 1", "(2)", "(1; 2; 3)", "(a; 1)", "()"):
        assert typed.spot(wrong) is None
    assert typed.mark("3/2") == Mark(1.5, "3/2")
    assert typed.mark("x") is None


@pytest.mark.parametrize(
    ("text", "ends", "closed"),
    [
        ("[-1; 3)", (-1, 3), (True, False)),
        ("(-1, 3]", (-1, 3), (False, True)),
        ("(-∞; 2]", (-math.inf, 2), (False, True)),
        ("[2; +oo)", (2, math.inf), (True, False)),
        ("x > 2", (2, math.inf), (False, False)),
        ("2 < x", (2, math.inf), (False, False)),
        ("x <= 2", (-math.inf, 2), (False, True)),
        ("2 ≥ x", (-math.inf, 2), (False, True)),
        ("-1 <= x < 3", (-1, 3), (True, False)),
        ("3 > x ≥ -1", (-1, 3), (True, False)),
        ("pi/2 < t < pi", (PI / 2, PI), (False, False)),
    ],
)
def test_an_interval_is_read(
    text: str, ends: tuple[float, float], closed: tuple[bool, bool]
) -> None:
    found = typed.stretch(text)
    assert found is not None
    assert ((found.first, found.last), found.closed) == (ends, closed)


@pytest.mark.parametrize(
    "text",
    ["x", "3 > x > 5", "1 < x > 2", "x <", "< 3", "[3; 1]", "[1 2]", "1 < 2", "x = 2"],
)
def test_what_is_no_interval_is_refused(text: str) -> None:
    assert typed.stretch(text) is None


def broken(count: int) -> list[str]:
    """Return expressions of which some signs were changed."""
    dice, signs = random.Random(7), "()|^*/+-.,;=?!<>[]{}\\ abxyz019√²π"  # noqa: S311 - no secret
    found = []
    for _ in range(count):
        text = list(dice.choice([*COUNTED]))
        for _ in range(dice.randint(1, 4)):
            at = dice.randrange(len(text) + 1)
            text[at : at + dice.randint(0, 2)] = dice.choice(signs)
        found.append("".join(text))
    return found


def test_two_thousand_changed_expressions_are_counted_or_told() -> None:
    told = 0
    for text in broken(2000):
        with suppress(ExpressionError):
            assert isinstance(expression.counted(text)(0.3), float)
            continue
        told += 1
        with pytest.raises(ExpressionError) as caught:
            expression.counted(text)
        assert caught.value.start <= len(text)
    assert told > 500


def test_changed_functions_of_a_lesson_are_told_at_their_lines() -> None:
    curves = "".join(f"      - {{formula: '{text}'}}\n" for text in broken(400))
    text = whole(f"- plot:\n    caption: Curves\n    curves:\n{curves}", "en")
    with pytest.raises(Problems) as caught:
        read(text.encode(), "lesson.yaml")
    lines = text.splitlines()
    for problem in caught.value.problems:
        assert "formula:" in lines[problem.where.line - 1]
        assert problem.where.column <= len(lines[problem.where.line - 1]) + 1
