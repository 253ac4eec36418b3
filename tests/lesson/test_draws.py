"""Numbers that differ from variant to variant, and what is computed from them."""

import json
import re

import pytest

from builders.lesson.blocks.exercises import Task
from builders.lesson.blocks.responses import Choice, Gaps, Numeric
from builders.lesson.read import read, read_variants
from builders.problems import Problems

HEAD = "topic: {title: T, language: %s, minutes: 45}\nprocedure:\n  - stage: S\n    minutes: 45\n"


def source(task: str, language: str = "en") -> bytes:
    return (HEAD % language + f"    blocks:\n      - {task}\n").encode()


def variants(task: str, count: int = 4, language: str = "en") -> list[Task]:
    lessons = read_variants(source(task, language), "lesson.yaml", count)
    found = [lesson.every_task[0] for lesson in lessons]
    assert len(found) == count
    return found


def test_each_variant_has_numbers_of_its_own_and_the_sum_of_them() -> None:
    made = variants('{task: "{a} + {b} = ?", numbers: {a: 2..9, b: 11..19}, number: = a + b}')
    texts = [task.text.plain for task in made]
    assert len(set(texts)) == len(made)
    for task in made:
        found = re.fullmatch(r"(\d) \+ (1\d) = \?", task.text.plain)
        assert found
        assert isinstance(task.response, Numeric)
        assert task.response.value.value == int(found[1]) + int(found[2])


def test_lists_are_taken_in_step() -> None:
    made = variants(
        "{task: 'The capital of {land}?', numbers: {land: [France, Italy], city: [Paris, Rome]},"
        " short: '{city}'}"
    )
    assert [task.text.plain for task in made] == [
        "The capital of Italy?",
        "The capital of France?",
    ] * 2


@pytest.mark.parametrize(
    ("values", "possible"),
    [
        ("2..4", {"2", "3", "4"}),
        ("0.5..1.5 step 0.5", {"0.5", "1", "1.5"}),
        ("-1..1", {"−1", "0", "1"}),
        ("0,1..0,3", {"0.1", "0.2", "0.3"}),
        ("5..5", {"5"}),
    ],
)
def test_a_range_has_these_numbers(values: str, possible: set[str]) -> None:
    made = variants(f"{{task: 'x = {{a}}', numbers: {{a: '{values}'}}}}", 8)
    assert {task.text.plain.removeprefix("x = ") for task in made} == possible


def test_numbers_are_written_as_the_language_does() -> None:
    (made,) = variants("{task: 'x {a}', numbers: {a: ['0.5']}, number: = a * 3}", 1, "kk")
    assert isinstance(made.response, Numeric)
    assert made.response.value.typed == "1,5"


def test_other_braces_stay_gaps() -> None:
    (made,) = variants(
        "{task: Fill in., numbers: {a: [7]}, gaps: 'Half of {a} is {{= a / 2}}, a {word}.'}", 1
    )
    assert isinstance(made.response, Gaps)
    assert made.response.text[0].plain == "Half of 7 is {3.5}, a {word}."


def test_options_and_parts_have_them_too() -> None:
    task = {
        "task": "Compute.",
        "numbers": {"a": "2..9"},
        "parts": [{"text": "{a} times 2", "choice": ["+ {= a * 2}", "{= a * 3}"]}],
    }
    (made,) = variants(json.dumps(task), 1)
    (part,) = made.parts
    number = int(part.text.plain.split()[0])
    assert isinstance(part.response, Choice)
    assert [each.text.plain for each in part.response.options] == [str(number * 2), str(number * 3)]


def test_the_lesson_itself_has_numbers_too_and_the_same_each_time() -> None:
    data = source('{task: "{a}", numbers: {a: 10..99}}')
    one, two = (read(data, "lesson.yaml").every_task[0].text.plain for _ in range(2))
    assert one == two
    assert re.fullmatch(r"\d\d", one)


def test_what_is_wrong_in_a_later_variant_stops_all() -> None:
    with pytest.raises(Problems) as refused:
        variants("{task: 'x {a}', numbers: {a: [2, 4, 3]}, number: = 1 / a}")
    assert [problem.code for problem in refused.value.problems] == ["L221"]
