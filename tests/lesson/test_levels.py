"""What each level finds on its sheet: its tasks, its words, its hints, the lesson's own numbers."""

import pytest

from builders import labels
from builders.document.asking.exercises import spare_answers
from builders.document.compose import compose
from builders.document.elements import Exercise
from builders.document.structure import Document
from builders.document.views import elements
from builders.lesson import numbers
from builders.lesson.adapted import levels
from builders.lesson.model import Lesson
from tests.document.samples import of_blocks

BLOCKS = """
- text: For all.
- text: {text: For the first., for-level: 1}
- points: {items: [For two.], for-level: [2, 3]}
"""
TASKS = """
tasks:
  - {task: Find it., wording: Count it., hint: {1: Add., 2: Think.}, number: 4}
  - {task: Compare., level: 2, blocks: [{text: {text: Easier., for-level: 1}}, {text: All.}]}
  - {task: Judge., level: 3}
  - {task: Both., level: 2, for-level: [1, 2]}
"""


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    return of_blocks(BLOCKS, TASKS)


def sheet(lesson: Lesson, level: int = 0) -> Document:
    made = levels.of(lesson, level) if level else lesson
    words = labels.load("en")
    return compose(made, words, numbers.count(lesson), level=level)


def asked(document: Document) -> list[str]:
    return [
        f"{each.number} {each.text.plain}"
        for each in elements(document)
        if isinstance(each, Exercise)
    ]


def test_the_levels_are_those_that_something_is_for(lesson: Lesson) -> None:
    assert levels.found(lesson) == (1, 2, 3)
    assert levels.found(of_blocks("- text: All.")) == ()
    assert levels.found(of_blocks("- task: {task: Find., hint: Look.}")) == (1,)


@pytest.mark.parametrize(
    ("level", "tasks"),
    [
        (1, ["1 Count it.", "4 Both."]),
        (2, ["1 Find it.", "2 Compare.", "4 Both."]),
        (3, ["1 Find it.", "3 Judge."]),
    ],
)
def test_a_sheet_has_the_tasks_of_its_level_under_their_numbers(
    lesson: Lesson, level: int, tasks: list[str]
) -> None:
    assert asked(sheet(lesson, level)) == tasks


def test_the_whole_lesson_has_all_tasks_in_the_teachers_words(lesson: Lesson) -> None:
    assert asked(sheet(lesson)) == ["1 Find it.", "2 Compare.", "3 Judge.", "4 Both."]


@pytest.mark.parametrize(("level", "hint"), [(1, ["Hint: Add."]), (2, ["Hint: Think."]), (3, [])])
def test_a_hint_stands_on_the_sheet_of_its_level(
    lesson: Lesson, level: int, hint: list[str]
) -> None:
    first = next(each for each in elements(sheet(lesson, level)) if isinstance(each, Exercise))
    assert [text.plain for text in first.detail] == hint
    assert first.asides == ()


def test_the_teacher_reads_every_wording_and_hint(lesson: Lesson) -> None:
    first = next(each for each in elements(sheet(lesson)) if isinstance(each, Exercise))
    said = ["Level I: Count it.", "Hint (Level I): Add.", "Hint (Level II): Think."]
    assert [text.plain for text in first.asides] == said
    assert first.detail == ()
    (answer,) = spare_answers(first)
    assert [text.plain for text in answer.texts[-3:]] == said


def test_blocks_for_a_level_are_on_its_sheet_alone(lesson: Lesson) -> None:
    counts = [len(list(elements(sheet(lesson, level)))) for level in (1, 2, 3)]
    assert counts == [2 + 2, 2 + 3 + 1, 2 + 2]


def test_a_sheet_says_for_which_level_it_is(lesson: Lesson) -> None:
    head = sheet(lesson, 2).head
    assert (head.blanks[-1].label, head.blanks[-1].value) == ("Level:", "II")
    assert head.variant == "Level: II"
    assert sheet(lesson).head.variant == ""
