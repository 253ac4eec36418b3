"""Questions and tasks go in; exercises, and what the teacher alone reads of them, come out."""

from __future__ import annotations

from builders.document.elements import Answer, Badge, Clock, Criteria, Exercise
from builders.document.wording import Wording
from builders.labels import Labels
from builders.lesson.blocks import EVERYWHERE, Question
from builders.lesson.model import Task
from builders.lesson.space import Space

NO_ROOM = Space("none", 0)
FOR_NOTES = Space("lines", 2)  # under a question with an answer
FOR_WORK = Space("lines", 4)  # under a question that students answer in writing


def question(block: Question, wording: Wording) -> Exercise:
    """Return a question to the class; it has a number where students find it on paper."""
    labels = wording.labels
    number = wording.numbers.questions.get(block.where)
    label = labels.question.format(n=number) if number else ""
    usual = FOR_WORK if block.workspace else FOR_NOTES if block.answer else NO_ROOM
    return Exercise(
        where=block.where,
        language=wording.language,
        audience=block.appears,
        title=block.title,
        notes=block.notes,
        kind="question",
        number=number,
        label=label,
        name=label or block.title or labels.questions,
        text=block.text,
        answer=block.answer,
        answer_label=_answer_label(label, labels),
        space=block.space or usual,
        stretch=block.stretch,
        workspace=block.workspace,
    )


def task(block: Task, clock: Clock | None, wording: Wording) -> Exercise:
    """Return a levelled task; ``clock`` says when in the class it is done."""
    labels = wording.labels
    number = wording.numbers.tasks[block.where]
    label = labels.task.format(n=number)
    return Exercise(
        where=block.where,
        language=wording.language,
        audience=EVERYWHERE,
        notes=block.notes,
        kind="task",
        number=number,
        label=label,
        name=label,
        text=block.task,
        answer=block.answer,
        answer_label=_answer_label(label, labels),
        space=block.space,
        stretch=block.stretch,
        workspace=block.workspace,
        badge=_badge(block.level, labels),
        minutes=labels.minutes.format(n=block.minutes) if block.minutes else "",
        points=labels.points.format(n=block.points) if block.points is not None else "",
        detail=block.detail,
        criteria=_criteria(block, labels),
        clock=clock,
    )


def spare_answer(exercise: Exercise) -> Answer:
    """Return the answer as it stands apart, where the exercise has too little room for it."""
    has_room = exercise.space.kind != "none"
    return Answer(
        where=exercise.where,
        language=exercise.language,
        audience=("key",),
        label=exercise.answer_label,
        texts=exercise.answer,
        spare=exercise.where if has_room else None,
    )


def _answer_label(label: str, labels: Labels) -> str:
    return f"{label}. {labels.answer}" if label else labels.answer


def _badge(level: int | None, labels: Labels) -> Badge | None:
    if level is None:
        return None
    return Badge(level, labels.level.format(n=labels.level_numerals[level - 1]))


def _criteria(block: Task, labels: Labels) -> Criteria | None:
    if not block.criteria:
        return None
    rows = tuple((each.descriptor, str(each.points)) for each in block.criteria)
    return Criteria((labels.descriptor, labels.score), rows)
