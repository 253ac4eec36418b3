"""The tasks of a test go in; how its points become a mark, and what they are for, come out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from builders import data
from builders.data import ASSETS
from builders.document.elements import Caption, Table
from builders.document.structure import Section
from builders.document.wording import Wording
from builders.lesson.blocks.base import KEY_ALONE, ON_PAPER, Output
from builders.lesson.blocks.exercises import Task
from builders.lesson.inline import Span, Text
from builders.lesson.model import Lesson, Topic
from builders.problems import Place

TEST = "test"  # the kind of lesson that is marked, unless it says otherwise
USUAL = "five"
HUNDRED = 100


def total(lesson: Lesson) -> int:
    """Return the points of all the tasks that students find on paper."""
    return sum(points(task) for task in lesson.every_task if task.appears_in("handout"))


def points(task: Task) -> int:
    """Return the points of a task: its own, or those of its parts, criteria, steps, rubric."""
    if task.points is not None:
        return task.points
    of_parts = sum(part.points or 0 for part in task.parts)
    of_criteria = sum(criterion.points for criterion in task.criteria)
    of_steps = sum(step.points or 0 for step in task.solution)
    return of_parts or of_criteria or of_steps or (task.rubric.best if task.rubric else 0)


def sections(lesson: Lesson, wording: Wording) -> Iterator[Section]:
    """Yield the scale of marks, and for the teacher what the points are given for."""
    whole, topic, labels = total(lesson), lesson.topic, wording.labels
    thresholds = _thresholds(topic)
    if whole and thresholds:
        ranges = _ranges(whole, thresholds)
        is_percent = topic.scale == "percent" and not topic.marks
        head = (labels.score, *ranges.values())
        row = (labels.percent if is_percent else labels.mark, *ranges)
        yield _section(topic.title.where, wording, labels.scale, head, [row], ON_PAPER)
    if whole and topic.kind == TEST:
        rows = list(_descriptors(lesson, wording))
        head = (labels.task_column, labels.descriptor, labels.score)
        ending = (labels.total, "", str(whole))
        yield _section(lesson.where, wording, labels.descriptors, head, rows, KEY_ALONE, ending)


def _thresholds(topic: Topic) -> Mapping[str, int]:
    """Return from how many percent each mark is given; nothing where there is no scale."""
    if topic.marks:
        return {each.mark: each.least for each in topic.marks}
    name = topic.scale or (USUAL if topic.kind == TEST else "none")
    return _scales().get(name, {})


@cache
def _scales() -> Mapping[str, Mapping[str, int]]:
    found: Mapping[str, Mapping[str, int]] = data.load(ASSETS / "scales.yaml")
    return found


def _ranges(whole: int, thresholds: Mapping[str, int]) -> dict[str, str]:
    """Return the points that each mark is given for, the lowest first, without marks of none."""
    rising = sorted(thresholds.items(), key=lambda each: each[1])
    least = [-(-whole * percent // HUNDRED) for _, percent in rising]
    found: dict[str, str] = {}
    for (mark, _), (first, after) in zip(rising, pairwise([*least, whole + 1]), strict=True):
        if first < after:
            found[mark] = str(first) if first == after - 1 else f"{first}–{after - 1}"
    return found


def _descriptors(lesson: Lesson, wording: Wording) -> Iterator[tuple[str | Text, ...]]:
    """Yield a row for each criterion, or for a task that has none."""
    for task in lesson.every_task:
        number = wording.numbers.tasks.get(task.where)
        if not number:
            continue
        for criterion in task.criteria:
            yield str(number), criterion.descriptor, str(criterion.points)
        if not task.criteria:
            yield str(number), task.text, str(points(task) or "–")


def _section(  # noqa: PLR0913, PLR0917 - what a table says
    where: Place,
    wording: Wording,
    title: str,
    head: tuple[str, ...],
    rows: list[tuple[str | Text, ...]],
    audience: tuple[Output, ...],
    ending: tuple[str, ...] = (),
) -> Section:
    def text(said: str | Text) -> Text:
        return said if isinstance(said, Text) else Text((Span(said),) if said else (), where)

    table = Table(
        where=where,
        language=wording.language,
        audience=audience,
        caption=Caption("", "", text(title)),
        head=tuple(map(text, head)),
        rows=tuple(tuple(map(text, row)) for row in rows),
        total=tuple(map(text, ending)) or None,
        alt=wording.labels.alt_table.format(title=title),
    )
    return Section(where=where, kind="tasks", heading=wording.labels.assessment, elements=(table,))
