"""Lessons that nobody wrote, drawn from the classes of the model, so also from new ones."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal, TypeAlias, get_args, get_origin

from hypothesis import strategies as st
from msgspec import Struct

from builders import languages
from builders.lesson.blocks import BLOCK_KINDS
from builders.lesson.blocks.code import Code
from builders.lesson.blocks.exercises import Task
from builders.lesson.blocks.figures import Chart, Compare, Table
from builders.lesson.blocks.solutions import Step
from builders.lesson.graphs.values import Function, Interval, Mark, Spot, Stretch
from builders.lesson.inline import Text
from builders.lesson.mathematics.equations import Equations
from builders.lesson.model import Term
from builders.lesson.programs.program import Program
from builders.lesson.shape import Field, shape_of
from builders.lesson.space import Space

Made: TypeAlias = st.SearchStrategy[Any]

WORDS = (
    *("Қазақстан", "тарихының", "өзекті", "мәселелері", "20", "698", "№4", "(НКВД)"),
    *("ГУЛАГ-ның", "«халық", "жауы»", "–", "₸", "→", "15–20", "жан-жақты", "**маңызды**"),
    *("*дерек*", "[@a]", "[@a,15]", "[сілтеме](https://example.org/a)", "R&D", "x<y", "<b>"),
    *("</a:t>", "]]>", "&amp;", "&#0;", "%s", "{x}", "_x0041_", "\\*", "**", "*", "[", "]"),
    *("[]", "[](x)", "=1+1", "--", "...", "1.10", "12:30", "no", "~", "#іш", "a:", "b", "007"),
    *("т.б.", "ӘҒҚҢӨҰҮҺІ", "интеллигенциясының", "электрокардиографиялық", "漢", "é", "\xad"),
)
SIGNS = st.characters(max_codepoint=0x52F, exclude_categories=("Cc", "Cf", "Cn"))
SHORT = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
TEXT = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join),
    st.text(SIGNS, min_size=1, max_size=40),
)
LINED = TEXT | st.lists(SHORT, min_size=2, max_size=3).map("\n".join)
SPACES = ("3 lines", "2 cm", "box", "grid 3 cm", "none", "table (a | b) 3 rows")
BRIEF = frozenset({"caption", "title", "label", "aspect", "columns", "cells", "speaker", "root"})
DEEPEST = 2  # lists inside lists, branches inside branches
MOST = 6  # items of a list
MOST_NUMBER = 10**6


ALLOWED: Mapping[str, Made] = {
    "file": st.just("images/cycle.png"),
    "date": st.integers(1, 2100).map(str),
    "language": st.sampled_from(["python", "pascal", "html", "sql"]),
}
# What only some values of other keys allow: the name of a bar, what the bars leave of a total.
TIED = frozenset({(Table, "total"), *((Chart, key) for key in ("emphasis", "total", "rest"))})
TIED |= {(Code, key) for key in ("file", "lines", "emphasis")}
# What is wanted where another key does not stand for it.
WANTED = frozenset({(Code, "text")})
PROGRAM = st.lists(st.sampled_from((*WORDS, "    if a:", "  # b", '"c"', "")), min_size=1).map(
    "\n".join
)
TEX = st.sampled_from(
    [r"\frac{a}{b} = \sqrt{x}", "v = s / t", r"\ce{2H2 + O2 -> 2H2O}", "a^2\nb^2"]
)
STEPS = st.sampled_from(
    [
        r"$v = \frac{s}{t}$",
        r"So $a = \frac{F}{m} =$ {3} m/s²",
        "F = {m · a|ma}",
        "{a} = {}",
        "**{b}**",
    ]
)
VERBATIM: Mapping[Any, Made] = {
    Program: PROGRAM,
    Equations: TEX,
    Function: st.sampled_from(["y = x^2 - 1", "2sin x", "y = 1/x", "x = 1", "y = |x| - 0,5", "3"]),
    Interval: st.sampled_from(["-5..5", "-2pi..2pi", "-10..20.5", "-1000..1000", "-3…3"]),
    Spot: st.sampled_from(["(1; 0)", "(0, -2)", "(1,5; 2,5)"]),
    Mark: st.sampled_from(["0", "-1/2", "sqrt(2)", "1.5"]),
    Stretch: st.sampled_from(["x > 1", "-1 <= x < 2", "[0; 1,5)", "(-∞; +∞)", "x ≤ -2"]),
}


def record(given_always: Mapping[str, Any], **at_times: Made) -> Made:
    """Return mappings with some keys always and some at times."""
    return st.fixed_dictionaries(dict(given_always), optional=at_times)


def some(items: Made, most: int = 5, least: int = 1) -> Made:
    """Return lists."""
    return st.lists(items, min_size=least, max_size=most)


def made(kind: type[Struct], depth: int = 0) -> Made:
    """Return values of a class of the model as its YAML has them."""
    if kind in (Table, Compare):
        return st.integers(2, 5 if kind is Table else 3).flatmap(lambda n: _tabular(kind, n))
    always: dict[str, Made] = {}
    at_times: dict[str, Made] = {}
    for field in shape_of(kind).fields.values():
        value = None if (kind, field.key) in TIED else _value(field, depth)
        if (kind, field.key) == (Step, "text"):
            value = LINED.map(_in_pairs) | STEPS
        if value is not None:
            is_wanted = field.required or (kind, field.key) in WANTED
            (always if is_wanted else at_times)[field.key] = value
    return record(always, **at_times).map(_without_lost_gaps)


def _in_pairs(text: str) -> str:
    """Return ``text`` without braces, unless they are the ends of a gap."""
    pairs = re.sub(r"\{[^{}\n]*\}", "", text)
    return (re.sub("[{}]", "", text) or "a") if re.search("[{}]", pairs) else text


def _without_lost_gaps(value: dict[str, Any]) -> dict[str, Any]:
    """Return a value without the room that would leave out gaps of its steps."""
    steps = value.get("steps" if "text" in value else "solution")
    has_gaps = isinstance(steps, list) and any(_has_gap(step) for step in steps)
    return {key: each for key, each in value.items() if not (has_gaps and key == "space")}


def _has_gap(step: str | dict[str, Any]) -> bool:
    text = step if isinstance(step, str) else step["text"]
    return "{" in re.sub(r"\$[^$]*\$", "", text)


def _value(field: Field, depth: int) -> Made | None:
    """Return values of a key; None where they would lie too deep."""
    if field.key in ALLOWED:
        return ALLOWED[field.key]
    if field.is_list:
        inner = get_args(field.hint)[0]
        is_nested = isinstance(inner, type) and issubclass(inner, Struct) and inner is not Text
        if is_nested and depth >= DEEPEST:
            return None
        return some(_single(inner, field, depth + 1), MOST if depth == 0 else 3)
    return _single(field.hint, field, depth)


def _single(hint: Any, field: Field, depth: int) -> Made:  # noqa: ANN401  # a type expression
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if hint is Space:
        return st.sampled_from(SPACES)
    if hint is bool:
        return st.booleans()
    if hint in VERBATIM:
        return VERBATIM[hint]
    if hint in (int, Decimal):
        least = max(field.least or 0, -MOST_NUMBER)
        most = max(least, 0) + MOST_NUMBER
        return st.integers(least, min(field.most or most, most))
    if isinstance(hint, type) and issubclass(hint, Struct) and hint is not Text:
        return made(hint, depth)
    if field.key in BRIEF:
        return SHORT
    return LINED if hint is Text else TEXT


def _tabular(kind: type[Struct], columns: int) -> Made:
    """Return tables or comparisons of so many columns."""
    cells = st.lists(SHORT, min_size=columns, max_size=columns)
    rows = some(cells if kind is Table else record({"aspect": SHORT, "cells": cells}))
    fixed = {"caption": SHORT, "columns": cells, "rows": rows}
    others = {
        field.key: value
        for field in shape_of(kind).fields.values()
        if field.key not in fixed and (value := _value(field, DEEPEST)) is not None
    }
    return record(fixed, **others)


BLOCKS = {name: record({name: made(kind)}) for name, kind in BLOCK_KINDS.items()}
TOPIC = record(
    {"title": SHORT, "language": st.sampled_from(languages.known()), "minutes": st.just(45)},
    subtitle=SHORT,
    teacher=SHORT,
    students=st.integers(1, 30),
)
SHOWN = some(st.one_of(BLOCKS.values()), 2)
LESSON = record(
    {
        "topic": TOPIC,
        "procedure": some(
            record(
                {
                    "stage": SHORT,
                    "minutes": st.just(5),
                    "blocks": some(st.one_of(BLOCKS.values()), 2),
                },
                notes=TEXT,
            ),
            2,
        ),
        "references": st.just([{"id": "a", "type": "web", "title": "A", "URL": "https://a.kz/ә"}]),
    },
    contents=some(SHORT, 3),
    goals=some(TEXT, 3),
    tasks=some(made(Task), 3),
    glossary=some(made(Term), 2),
)
