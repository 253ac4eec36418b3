"""A formula goes in; what a reader of pages says for it comes out."""

import re
from itertools import chain
from pathlib import Path

import pytest
import yaml

from builders import languages
from builders.lesson.mathematics.reader import read_lines
from builders.lesson.mathematics.spoken import FILE, spoken

TABLE = Path(__file__).parent / "formulas.yaml"
FORMULAS = tuple(chain.from_iterable(yaml.safe_load(TABLE.read_text(encoding="utf-8")).values()))
LANGUAGES = languages.having(FILE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_of_formulas_is_spoken_without_tex(language: str) -> None:
    assert len(FORMULAS) >= 120
    for tex in FORMULAS:
        said = spoken(read_lines(tex.split("\n")), language)
        assert said
        assert not re.search(r"[\\{}_^\u0300-\u036f]", said), said


@pytest.mark.parametrize(
    ("tex", "said"),
    [
        ("|x|=2", "модуль x равно 2"),
        (r"\abs{x-1}<3", "модуль x минус 1, конец модуля, меньше 3"),
        ("|x-1|^2", "модуль x минус 1, конец модуля, в квадрате"),
        ("P(A|B)", "P открыть скобку A черта B закрыть скобку"),
        ("||x|-1|", "черта черта x черта минус 1 черта"),
        (r"\ce{H2SO4 (конц.)}", "H 2 SO 4 конц."),
        (
            r"\begin{vmatrix}a&b\\c&d\end{vmatrix}=1",
            "строк 2: строка 1: a; b, строка 2: c; d, конец строк, равно 1",
        ),
    ],
)
def test_a_formula_in_words(tex: str, said: str) -> None:
    assert spoken(read_lines((tex,)), "ru") == said
