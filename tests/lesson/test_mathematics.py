"""A formula in TeX goes in; the same in one line, or the place of the fault, comes out."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders.lesson.inline import Span
from builders.lesson.markup import parse
from builders.lesson.mathematics import linear, reader
from builders.lesson.mathematics.commands import commands
from builders.lesson.mathematics.faults import FormulaError
from builders.problems import Place

HERE = Place("lesson.yaml", 1, 1)

FORMULAS = {
    r"x^2": "x²",
    r"x^{2}": "x²",
    r"x_1": "x₁",
    r"x_{1,2}": "x₁,₂",
    r"x_1^2": "x₁²",
    r"x^{n+1}": "xⁿ⁺¹",
    r"a_{ij}": "aᵢⱼ",
    r"2^{-3}": "2⁻³",
    r"ax^2+bx+c=0": "ax² + bx + c = 0",
    r"D=b^2-4ac": "D = b² − 4ac",
    r"x_{1,2}=\frac{-b\pm\sqrt{b^2-4ac}}{2a}": "x₁,₂ = (−b ± √(b² − 4ac))/(2a)",
    r"\frac13": "1/3",
    r"\frac{1}{3}": "1/3",
    r"\frac{a}{b}": "a/b",
    r"\frac{x^2+1}{y}": "(x² + 1)/y",
    r"\frac{a}{bc}": "a/(bc)",
    r"\frac{\frac12}{3}": "(1/2)/3",
    r"\dfrac{n(n+1)}{2}": "n(n + 1)/2",
    r"\left(\frac{a}{b}\right)^2": "(a/b)²",
    r"\sqrt2": "√2",
    r"\sqrt{16}=4": "√16 = 4",
    r"\sqrt{x+1}": "√(x + 1)",
    r"\sqrt[3]{27}=3": "∛27 = 3",
    r"\sqrt[n]{x}": "ⁿ√x",
    r"-5\cdot(-3)\le15": "−5 · (−3) ≤ 15",
    r"a\ne b": "a ≠ b",
    r"x\ge0,\ y<1": "x ≥ 0, y < 1",
    r"\pi\approx3,14": "π ≈ 3,14",
    r"1\,240,5": "1\u202f240,5",
    r"1 240,5": "1\u202f240,5",
    r"0,5+0.25": "0,5 + 0.25",
    r"1,2,3": "1, 2, 3",
    r"(0;1]\cup[2;3)": "(0; 1] ∪ [2; 3)",
    r"x\in\{1;2\}": "x ∈ {1; 2}",
    r"A\subset B": "A ⊂ B",
    r"p\Rightarrow q": "p ⇒ q",
    r"\forall x\,\exists y": "∀x\u202f∃y",
    r"\sin^2\alpha+\cos^2\alpha=1": "sin² α + cos² α = 1",
    r"2\sin x\cos y": "2 sin x cos y",
    r"\operatorname{tg}x": "tg x",
    r"\tg(x)": "tg(x)",
    r"\log_2 8=3": "log₂ 8 = 3",
    r"\lg100=2": "lg 100 = 2",
    r"\lim_{x\to0}f(x)": "lim (x → 0) f(x)",
    r"\int_0^1x^2\,dx": "∫₀¹ x²\u202fdx",
    r"\sum_{i=1}^n i": "∑ᵢ₌₁ⁿ i",
    r"f'(x)": "f′(x)",
    r"f''(x)": "f″(x)",
    r"y'^2": "y′²",
    r"\angle ABC=90^\circ": "∠ABC = 90°",
    r"\triangle ABC": "△ABC",
    r"AB\parallel CD": "AB ∥ CD",
    r"a\perp b": "a ⊥ b",
    r"\vec{a}": "a\u20d7",
    r"\bar x": "x̄",
    r"\dot x": "ẋ",
    r"E=mc^2": "E = mc²",
    r"\mathrm{d}x": "dx",
    r"\Delta t": "Δt",
    r"\lambda=\frac{h}{p}": "λ = h/p",
    r"v=\text{путь}/t": "v = путь/t",
    r"v = средняя скорость": "v = средняя скорость",
    r"50\%": "50%",
    r"a~b": "a b",
    r"\qty{220}{V}": "220\u202fV",
    r"\qty{9,8}{м/с^2}": "9,8\u202fм/с²",
    r"\qty{6,02e23}{mol^-1}": "6,02 · 10²³\u202fmol⁻¹",
    r"\num{300000}": "300\u202f000",
    r"\num{1240}": "1240",
    r"\unit{kg*m^2}": "kg·m²",
    r"\ce{H2O}": "H₂O",
    r"\ce{2H2 + O2 -> 2H2O}": "2H₂ + O₂ → 2H₂O",
    r"\ce{2H2 + O2 = 2H2O}": "2H₂ + O₂ = 2H₂O",
    r"\ce{SO4^2-}": "SO₄²⁻",
    r"\ce{Na+ + Cl- -> NaCl}": "Na⁺ + Cl⁻ → NaCl",
    r"\ce{Fe^3+}": "Fe³⁺",
    r"\ce{Fe^{+3}}": "Fe⁺³",
    r"\ce{^{14}_{6}C}": "¹⁴₆C",
    r"\ce{CuSO4*5H2O}": "CuSO₄·5H₂O",
    r"\ce{CuSO4.5H2O}": "CuSO₄·5H₂O",
    r"\ce{KAl(SO4)2.12H2O}": "KAl(SO₄)₂·12H₂O",
    r"\ce{[Cu(NH3)4]^2+}": "[Cu(NH₃)₄]²⁺",
    r"\ce{Al2(SO4)3}": "Al₂(SO₄)₃",
    r"\ce{CH2=CH2}": "CH₂=CH₂",
    r"\ce{CH3-CH3}": "CH₃−CH₃",
    r"\ce{HC#CH}": "HC≡CH",
    r"\ce{BaSO4 v}": "BaSO₄↓",
    r"\ce{Zn + 2HCl -> ZnCl2 + H2 ^}": "Zn + 2HCl → ZnCl₂ + H₂↑",
    r"\ce{N2 + 3H2 <=> 2NH3}": "N₂ + 3H₂ ⇌ 2NH₃",
    r"\ce{CaCO3 ->[t°] CaO + CO2}": "CaCO₃ →(t°) CaO + CO₂",
    r"\ce{A ->[t°][Pt] B}": "A →(t°)(Pt) B",
    r"\ce{1/2 O2}": "1/2O₂",
    r"v_{ср}=\frac{s}{t}": "v_ср = s/t",
    r"x^{\sqrt2}": "x^(√2)",
    r"e^{a/b}": "e^(a/b)",
    r"\begin{cases}2x+y=5\\x-y=1\end{cases}": "{2x + y = 5; x − y = 1",
    r"\begin{pmatrix}1&2\\3&4\end{pmatrix}": "(1, 2; 3, 4)",
    r"\binom{n}{k}": "(n; k)",
    r"\underbrace{a+b}_{n}": "a + b(n)",
    r"\overline{AB}": "A\u0305B\u0305",
    r"\mathbf{F}=m\mathbf{a}": "F = ma",
    r"x\in\mathbb{R}": "x ∈ ℝ",
    r"a\equiv b\pmod{n}": "a ≡ b (mod n)",
    r"\boxed{x=1}": "x = 1",
    r"\big(x\big)": "(x)",
    r"|-7|=7": "|−7| = 7",
    r"\ln|x-1|": "ln|x − 1|",
    r"P(A|B)": "P(A|B)",
    r"3{,}7": "3,7",
    r"f\colon A\to B": "f: A → B",
    r"\int\limits_0^1x": "∫₀¹ x",
    r"\lim\limits_{x\to0}x": "lim (x → 0) x",
    r"{a\over b}": "a/b",
    r"{n\choose k}": "(n; k)",
    r"x\not=y": "x ≠ y",
    r"\overparen{AB}": "◠AB",
    r"\stackrel{\frown}{AB}": "◠AB",
    r"A\setminus B": "A \\ B",
    r"\ce{H2SO4 (конц.) + H2O(l)}": "H₂SO₄ (конц.) + H₂O(l)",
    r"\ang{30}": "30°",
    r"\abs{x}": "|x|",
    r"\text{50\%}": "50%",
}


DEEP = ["{", r"\over ", r"\frac", "x^{", r"\sqrt", r"\left(", r"\substack{", r"\begin{cases}", "a_"]


@pytest.mark.parametrize("part", DEEP)
@pytest.mark.parametrize("closing", ["", "}", "}{y}"])
@pytest.mark.parametrize("depth", [18, 39, 3000])
def test_parts_in_parts_are_read_at_once_or_told(part: str, closing: str, depth: int) -> None:
    with suppress(FormulaError):
        linear.plain(reader.read(part * depth + "x" + closing * depth))


@pytest.mark.parametrize(("tex", "line"), FORMULAS.items())
def test_a_formula_in_one_line(tex: str, line: str) -> None:
    assert linear.plain(reader.read(tex)) == line


@pytest.mark.parametrize(
    ("tex", "at"),
    [
        (r"\frac{a}{", 8),
        (r"\frac{a}", 7),
        (r"x + \foo", 4),
        (r"x}", 1),
        (r"{x", 0),
        (r"x^2^3", 3),
        (r"x^", 1),
        (r"a & b", 2),
        (r"\left( x", 0),
        (r"\sqrt[3{x}", 5),
        (r"\ce{A ->[t B}", 8),
        (r"\ce{H2O @}", 8),
        (r"\begin{cases}x", 0),
        (r"\begin{foo}x\end{foo}", 0),
        (r"a+\begin{cases}x\end{matrix}", 16),
        ("\\", 0),
        (r"\text{50\% \foo}", 11),
        (r"\unit{\meter}", 6),
        (r"\not\frac12", 0),
        (r"\substack x", 8),
        (r"\substack{a\\b", 9),
        ("x" + r"\sqrt" * 99, 101),
    ],
)
def test_a_fault_is_told_at_its_sign(tex: str, at: int) -> None:
    with pytest.raises(FormulaError) as fault:
        reader.read(tex)
    assert fault.value.start == at


@pytest.mark.parametrize(
    ("lines", "at"),
    [(["x^2=4", r"x=\foo"], 8), (["x}"], 1), (["a&=b", "c^"], 6), ([r"a\\b}"], 4)],
)
def test_a_fault_in_one_of_several_lines_is_told_there(lines: list[str], at: int) -> None:
    with pytest.raises(FormulaError) as fault:
        reader.read_lines(lines)
    assert fault.value.start == at


def test_formulas_below_each_other_stand_at_their_relations() -> None:
    assert linear.plain(reader.read_lines(["x^2=4", r"x=\pm2"])) == "x² = 4; x = ±2"
    typed = reader.read_lines([r"a+b&=c\\", "d&=e"])
    assert typed == reader.read_lines(["a+b=c", "d=e"])


COMMANDS = (f"\\{name}" for name in commands().symbols)
STRUCTURES = (
    r"\begin{cases}",
    r"\end{cases}",
    r"\\\\",
    r"\binom",
    r"\vec",
    r"\frac",
    r"\ce{",
    r"\sqrt",
    r"\left",
    r"\right",
    "\\",
    r"\text{",
    r"\qty{",
)
SIGNS = st.sampled_from([*COMMANDS, *STRUCTURES, *r"{}^_&[]()'$ab12,+-= а"])


@settings(max_examples=5000)
@given(st.lists(SIGNS, max_size=12).map("".join))
def test_any_formula_is_read_or_told_inside_itself(tex: str) -> None:
    with suppress(FormulaError):
        try:
            linear.plain(reader.read(tex))
        except FormulaError as fault:
            is_inside = 0 <= fault.start < max(len(tex), 1)
            assert is_inside, fault.start  # noqa: PT017 - most are read


def test_letters_are_in_italics_and_numbers_are_not() -> None:
    assert parse("Егер $2x_1=6$", HERE).spans == (
        Span("Егер "),
        Span("2", math=True),
        Span("x", italic=True, math=True),
        Span("₁ = 6", math=True),
    )


@pytest.mark.parametrize("text", ["$5 және $10", "бағасы 5 $", "5$–10$", r"US$ 5, A$ 6"])
def test_money_is_no_formula(text: str) -> None:
    assert parse(text, HERE).plain == text


def test_an_escaped_dollar_is_a_dollar() -> None:
    assert parse(r"\$x\$", HERE).plain == "$x$"


def test_a_text_breaks_a_formula_after_its_relations() -> None:
    parts = linear.relations(reader.read("a+b=c<-d"))
    assert [linear.plain(each) for each in parts] == ["a + b =", "c <", "−d"]
    assert len(linear.relations(reader.read(r"\frac{a}{b}"))) == 1
