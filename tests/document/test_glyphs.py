"""Characters that no font has: one problem for a whole lesson."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from builders.design.scripts.names import noto
from builders.document.glyphs import missing
from builders.lesson.model import Lesson, Term
from builders.problems import Place, Problem
from tests.document.samples import composed
from tests.handout.samples import Maker


def told(lesson: Lesson, source: str = "") -> list[tuple[Place, str]]:
    return [(each.where, fact(each)) for each in missing(composed(lesson), source)]


def fact(problem: Problem) -> str:
    return dict(problem.facts)["characters"]


def test_all_that_is_missing_is_one_problem_at_the_first_of_it() -> None:
    make = Maker()
    teacher, group = make.text("漢"), make.text("ก漢")
    task = make.task("Жазыңыз.", "3 lines", "漢漢🐪")
    lesson = make.lesson(tasks=(task,))
    topic = replace(lesson.topic, teacher=teacher, group=group)
    every = "漢 (U+6F22), ก (U+0E01), 🐪 (U+1F42A)"
    assert told(replace(lesson, topic=topic)) == [(teacher.where, every)]


def test_a_character_is_told_where_it_is_typed() -> None:
    make = Maker()
    said = make.prose("Бұл 漢 таңбасы")
    line = said.text[0].where.line
    source = "\n" * (line - 1) + "- text: |\n    Бұл 漢 таңбасы"
    assert told(make.lesson(said), source) == [(Place("lesson.yaml", line + 1, 9), "漢 (U+6F22)")]


@pytest.mark.parametrize("outputs", [("deck",), ("handout",), ("key",)])
def test_what_one_output_alone_shows_is_told(outputs: tuple[str, ...]) -> None:
    make = Maker()
    lesson = make.lesson(replace(make.prose("漢"), outputs=outputs))
    assert [what for _, what in told(lesson)] == ["漢 (U+6F22)"]


def test_what_is_not_shown_is_not_told_of() -> None:
    make = Maker()
    said = replace(make.prose("Сөз"), notes=(make.text("漢"),))
    hidden = replace(make.prose("漢"), outputs=())
    lesson = make.lesson(said, hidden)
    term = Term(where=make.place(), name="Қытай", meaning=make.text("ел"), wrong=("漢",))
    assert told(replace(lesson, glossary=(term,), equipment=(make.text("漢"),))) == []


def test_a_long_list_of_characters_is_cut() -> None:
    make = Maker()
    assert told(make.lesson(make.prose("一二三四五六七八九")))[0][1].endswith("八 (U+516B), …")


@pytest.mark.parametrize(
    ("character", "font"),
    [
        ("漢", "Noto Sans SC"),
        ("か", "Noto Sans JP"),
        ("한", "Noto Sans KR"),
        ("ि", "Noto Sans Devanagari"),
        ("ก", "Noto Sans Thai"),
        ("ᠠ", "Noto Sans Mongolian"),
        ("𐰀", "Noto Sans Old Turkic"),
        ("🐪", "Noto Emoji"),
        ("✅", "Noto Emoji"),
        ("🄯", "Noto Emoji"),
        ("⯐", "Noto Sans Symbols 2"),
    ],
)
def test_the_font_of_a_character_has_the_name_of_its_script(character: str, font: str) -> None:
    assert noto(character) == font
