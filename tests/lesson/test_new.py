"""A fresh lesson can be built at once, says nothing twice, and takes any title."""

import unicodedata
from itertools import product
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import languages
from builders.languages import Language
from builders.lesson.format.new import FOLDER, Kind, new_lesson, schema_name
from builders.lesson.model import Lesson
from builders.lesson.read import read
from builders.lesson.review import review

LANGUAGES = languages.having(FOLDER)
FRESH = list(product(LANGUAGES, get_args(Kind)))
LAST_LEFT_TO_RIGHT = 0x058F  # Unicode: what follows is Hebrew
PRINTABLE = st.characters(
    categories=["L", "N", "P", "S", "Zs"],
    exclude_characters="\\*[]@",
    max_codepoint=LAST_LEFT_TO_RIGHT,
)


def lesson(language: Language, kind: Kind, title: str = "", number: str = "") -> Lesson:
    return read(new_lesson(language, kind, title, number).encode(), "lesson.yaml")


@pytest.mark.parametrize(("language", "kind"), FRESH)
def test_a_fresh_lesson_is_of_its_kind_and_fills_its_time(language: Language, kind: Kind) -> None:
    found = lesson(language, kind)
    assert (found.topic.language, found.topic.kind) == (language, kind)
    planned = sum(stage.minutes for stage in found.procedure)
    assert planned + sum(task.minutes or 0 for task in found.tasks) == found.topic.minutes.value


@pytest.mark.parametrize(("language", "kind"), FRESH)
def test_a_careful_colleague_is_silent_about_a_fresh_lesson(language: Language, kind: Kind) -> None:
    text = new_lesson(language, kind)
    assert review(read(text.encode(), "lesson.yaml"), text) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fresh_lesson_has_the_fields_of_the_school_form(language: Language) -> None:
    text = new_lesson(language, "lesson")
    for key in ("subtitle", "discipline", "teacher", "group", "date", "students"):
        assert f"\n  {key}:" in text
    found = lesson(language, "lesson")
    assert found.goals[0].plain[0].isdigit()  # the code of the learning objective
    assert all(stage.notes and stage.minutes for stage in found.procedure)
    assert found.equipment
    assert found.independent
    assert all(task.criteria for task in found.tasks)


@given(st.text(PRINTABLE, min_size=1).filter(str.strip))
def test_any_title_is_kept(title: str) -> None:
    words = unicodedata.normalize("NFC", " ".join(title.split()))
    found = lesson("kk", "seminar", title, title)
    assert (found.topic.title.plain, found.topic.number) == (words, words)


def test_the_first_line_names_the_schema_of_the_language() -> None:
    assert new_lesson("kk", "lecture").startswith(
        "# yaml-language-server: $schema=assets/lesson.schema.json\n"
    )
    assert new_lesson("ru", "lecture", assets="../assets").startswith(
        f"# yaml-language-server: $schema=../assets/{schema_name('ru')}\n"
    )
