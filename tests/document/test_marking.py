"""What the points of a test are worth, and where that is printed."""

import pytest
from msgspec.structs import replace

from builders.document import views
from builders.document.elements import Table
from builders.lesson.model import Lesson
from tests.document.samples import composed, of_blocks

TASKS = """
- task: {task: One, points: 4}
- task: {task: Two, parts: [{text: a, points: 2}, {text: b, points: 4}]}
- task: {task: Three, criteria: {names it: 1, explains it: 1}}
- task: {task: Hidden, points: 9, for: [key]}
"""


def lesson(**topic: object) -> Lesson:
    found = of_blocks(TASKS)
    return replace(found, topic=replace(found.topic, kind="test", **topic))  # type: ignore[arg-type]


def printed(found: Lesson) -> list[list[str]]:
    """Return the rows of the scale on a student's paper, if there is one."""
    sections = views.pages(composed(found))
    tables = [each for section in sections for each in section.elements if isinstance(each, Table)]
    if not tables:
        return []
    (scale,) = tables
    return [[cell.plain for cell in row] for row in (scale.head, *scale.rows)]


def test_a_test_has_the_five_marks_by_the_percent_of_its_points() -> None:
    assert printed(lesson()) == [
        ["Points", "0–4", "5–7", "8–10", "11–12"],
        ["Mark", "2", "3", "4", "5"],
    ]


def test_of_a_scale_finer_than_the_points_only_marks_with_points_are_printed() -> None:
    points, marks = printed(lesson(scale="ten"))
    assert marks[1:] == ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]
    assert points[1:3] == ["0", "1"]
    (few,) = of_blocks("- task: {task: One, points: 2}").procedure
    small = replace(lesson(scale="ten"), procedure=(few,))
    assert [row[1:] for row in printed(small)] == [["0", "1", "2"], ["0", "5", "10"]]


def test_every_number_of_points_has_one_mark() -> None:
    for whole in range(1, 60):
        (stage,) = of_blocks(f"- task: {{task: One, points: {whole}}}").procedure
        points, marks = printed(replace(lesson(), procedure=(stage,)))
        spans = [[int(end) for end in span.split("–")] for span in points[1:]]
        covered = [n for span in spans for n in range(span[0], span[-1] + 1)]
        assert covered == list(range(whole + 1))
        assert len(marks) == len(points)


@pytest.mark.parametrize("topic", [{"scale": "none"}, {"kind": "lesson"}])
def test_without_a_scale_there_is_no_table(topic: dict[str, object]) -> None:
    found = lesson()
    assert printed(replace(found, topic=replace(found.topic, **topic))) == []


def test_marks_of_ones_own_are_printed() -> None:
    source = "- task: {task: One, points: 10}"
    found = of_blocks(source)
    own = of_blocks(source, language="en, marks: {fail: 0, pass: 55}").topic.marks
    assert printed(replace(found, topic=replace(found.topic, marks=own))) == [
        ["Points", "0–5", "6–10"],
        ["Mark", "fail", "pass"],
    ]


def test_the_key_lists_the_descriptors_and_the_sum_of_all_points() -> None:
    found = views.teacher(composed(lesson()))
    (table,) = (each for each in found.elements if isinstance(each, Table))
    assert [[cell.plain for cell in row] for row in table.rows] == [
        ["1", "One", "4"],
        ["2", "Two", "6"],
        ["3", "names it", "1"],
        ["3", "explains it", "1"],
    ]
    assert table.total
    assert [cell.plain for cell in table.total] == ["Total", "", "12"]


def test_the_head_has_places_for_points_and_mark() -> None:
    head = composed(lesson()).head
    assert [blank.label for blank in head.results] == ["Points (out of 12):", "Mark:"]
    assert "points: 12" in head.page_facts
