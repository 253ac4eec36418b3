"""The schema says of a lesson what the reader says, and all that is generated is fresh."""

import json
import re
import textwrap
from collections.abc import Set as AbstractSet
from copy import deepcopy
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

import builders
from builders import languages
from builders.languages import Language
from builders.lesson.blocks import BLOCK_KINDS
from builders.lesson.format import help as help_texts
from builders.lesson.format.help import declaring
from builders.lesson.format.new import Kind, new_lesson, schema_name
from builders.lesson.format.page import page_name, reference_page
from builders.lesson.format.schema import RESPONSES, every_class, schema
from builders.lesson.model import Lesson
from builders.lesson.read import read
from builders.lesson.shape import choices, shape_of
from builders.lesson.source import source
from builders.lesson.space import parse
from builders.problems import Problems
from tests.lesson.draft7 import Json, faults, typed

ROOT = Path(builders.__file__).parents[1]
LANGUAGES = languages.having(help_texts.FILE)
LESSONS = [ROOT / "lesson.yaml", *sorted((ROOT / "tests" / "lessons").glob("*.yaml"))]
WHOLE = json.loads(schema("kk"))
CLASSES = tuple(
    dict.fromkeys(
        base
        for made in every_class(Lesson)
        for base in made.__mro__
        if issubclass(base, Struct) and base is not Struct
    )
)


def loaded(text: str) -> Json:
    return typed(source.read(text.encode(), "lesson.yaml").root)


def from_examples(language: Language) -> str:
    """Return one lesson made of the examples of every class."""
    said = help_texts.load(language).records
    blocks = "".join(said[made.__name__].example for made in BLOCK_KINDS.values())
    stage = said["Stage"].example + textwrap.indent(blocks, "    ")
    answered = "".join(said[made.__name__].example for made in RESPONSES)
    tasks = said["Task"].example + answered
    lists = {"procedure": stage, "tasks": tasks, "glossary": said["Term"].example}
    lists |= {"references": said["Reference"].example, "accepted": said["Accepted"].example}
    parts = [f"{key}:\n{textwrap.indent(text, '  ')}" for key, text in lists.items()]
    return "".join((said["Topic"].example, *parts, said["Independent"].example))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_schema_and_the_page_are_fresh(language: Language) -> None:
    kept = ROOT / "assets" / schema_name(language)
    assert kept.read_text(encoding="utf-8") == schema(language)
    page = ROOT / "docs" / page_name(language)
    assert page.read_text(encoding="utf-8") == reference_page(language)


@pytest.mark.parametrize("file", LESSONS, ids=lambda file: file.name)
def test_the_lessons_are_valid(file: Path) -> None:
    assert faults(loaded(file.read_text(encoding="utf-8")), WHOLE, WHOLE) == []


@pytest.mark.parametrize("kind", get_args(Kind))
@pytest.mark.parametrize("language", LANGUAGES)
def test_fresh_lessons_are_valid(language: Language, kind: Kind) -> None:
    assert faults(loaded(new_lesson(language, kind)), WHOLE, WHOLE) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_is_valid_and_can_be_read(language: Language) -> None:
    text = from_examples(language)
    lesson = read(text.encode(), "lesson.yaml")
    assert [type(block) for block in lesson.procedure[0].blocks[1:]] == [*BLOCK_KINDS.values()]
    whole = json.loads(schema(language))
    assert faults(loaded(text), whole, whole) == []


EXAMPLE = loaded(from_examples("kk"))
PATTERNED = frozenset(
    {"L205", "L245", "L246", "L247", "L248"}
)  # values whose form a pattern tells as well


def places(value: Json, at: tuple[Json, ...] = ()) -> list[tuple[Json, ...]]:
    """Return the way to each value inside ``value``."""
    if not isinstance(value, dict | list):
        return []
    steps = [(*at, key) for key in (value if isinstance(value, dict) else range(len(value)))]
    return steps + [way for step in steps for way in places(value[step[-1]], step)]


def changed(at: tuple[Json, ...], change: Json) -> Json:
    """Return the example with one value replaced, or with its key renamed or gone."""
    copied = deepcopy(EXAMPLE)
    inside = copied
    for step in at[:-1]:
        inside = inside[step]
    if change == "gone":
        del inside[at[-1]]
    elif change == "renamed" and isinstance(inside, dict):
        inside["жаңа кілт"] = inside.pop(at[-1])
    else:
        inside[at[-1]] = change
    return copied


def misread(lesson: Json, patterned: AbstractSet[str] = PATTERNED) -> list[str]:
    """Return the codes of what the reader finds in the form of a lesson, not in its content."""
    try:
        read(json.dumps(lesson, ensure_ascii=False, indent=1).encode(), "lesson.yaml")
    except Problems as found:
        codes = (problem.code for problem in found.problems)
        return [code for code in codes if code < "L2" or code in patterned]
    return []


@settings(max_examples=200)
@given(
    st.sampled_from(places(EXAMPLE)),
    st.sampled_from(["gone", "renamed", "сөз", 7, 7.5, -1, True, "1", [], ["сөз"]]),
)
def test_a_changed_lesson_is_judged_alike(at: tuple[Json, ...], change: Json) -> None:
    lesson = changed(at, change)
    is_key = change == "renamed" and isinstance(at[-1], str)  # which has no pattern
    found = misread(lesson, frozenset() if is_key else PATTERNED)
    assert bool(faults(lesson, WHOLE, WHOLE)) == bool(found), (at, change)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_class_key_and_choice_is_explained_and_nothing_else(language: Language) -> None:
    said = help_texts.load(language)
    assert set(said.records) == {made.__name__ for made in CLASSES}
    for made in CLASSES:
        fields = (each for each in shape_of(made).fields.values() if not each.is_kind)
        own = [each for each in fields if declaring(made, each) is made]
        about = said.records[made.__name__]
        assert list(about.keys) == [field.key for field in own], made
        assert set(about.examples or {}) <= set(about.keys)
    assert {key: set(said.choices[key]) for key in said.choices} == options()


def options() -> dict[str, set[str]]:
    """Return the options of every key of the model that has options."""
    fields = [field for made in CLASSES for field in shape_of(made).fields.values()]
    hints = [(each.key, get_args(each.hint)[0] if each.is_list else each.hint) for each in fields]
    return {key: set(choices(hint)) for key, hint in hints if choices(hint)}


def test_every_language_says_the_same_things() -> None:
    first, *others = (help_texts.load(language) for language in LANGUAGES)
    for other in others:
        assert other.words.keys() == first.words.keys()
        for name, about in first.records.items():
            assert bool(other.records[name].example) == bool(about.example)
            assert (other.records[name].examples or {}).keys() == (about.examples or {}).keys()


@given(st.from_regex(WHOLE["definitions"]["Task"]["properties"]["space"]["pattern"]))
def test_every_space_that_the_schema_takes_can_be_read(space: str) -> None:
    assert parse(space) is not None


@pytest.mark.parametrize(
    ("before", "after", "complaint"),
    [
        ("minutes: 45", "minutes: көп", "pattern"),
        ("minutes: 45", "minutes: 601", "maximum"),
        ("language: kk", "language: xx", "oneOf"),
        ("level: 2", "level: 2\n    titel: Т", "may not be"),
        ("- question:", "- qestion:", "may not be"),
        ("space: 5 lines", "space: бес жол", "pattern"),
        ("1960: Көл әлі тұтас", "{dat: 1960, text: Көл}", "required"),
        ("1998 ж.: 28 687", "1998 ж.: көп", "pattern"),
        ("1998 ж.: 28 687", "1998 ж.: 28,687", "pattern"),
        ("root: Арал теңізі", "note: Арал теңізі", "required"),
    ],
)
def test_a_slip_is_seen(before: str, after: str, complaint: str) -> None:
    text = from_examples("kk")
    assert text.count(before) >= 1
    found = faults(loaded(text.replace(before, after, 1)), WHOLE, WHOLE)
    assert complaint in " ".join(found)


def test_an_optional_key_may_wait_for_its_value() -> None:
    text = from_examples("kk").replace("topic:\n", "topic:\n  teacher:\n  kind:\n  students:\n")
    text = text.replace("  kind: lesson\n", "", 1)
    read(text.encode(), "lesson.yaml")
    assert faults(loaded(text), WHOLE, WHOLE) == []


def test_texts_may_look_like_numbers_times_and_truths() -> None:
    text = "topic: {title: 1940, language: kk, minutes: 5, number: 1.10, date: 12:30, group: no}\n"
    text += "procedure: [{stage: true, minutes: 5, blocks: [points: [1, 2.5, yes]]}]\n"
    assert read(text.encode(), "lesson.yaml").topic.number == "1.10"
    assert faults(loaded(text), WHOLE, WHOLE) == []


def test_the_editor_was_tried_with_every_block() -> None:
    transcript = (ROOT / "tests" / "editor" / "transcript.txt").read_text(encoding="utf-8")
    for kind in BLOCK_KINDS:
        part = transcript.split(f"\n== {kind}\n")[1].split("\n== ")[0]
        assert re.findall(r"^(\w+):", part, re.MULTILINE)[:4] == [
            "offers",
            "inserts",
            "keys",
            "shows",
        ]
        assert "complains: 7: Property titel is not allowed." in part
