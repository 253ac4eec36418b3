"""Questions and tasks go in; exercises, and what the teacher alone reads of them, come out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from builders.document.asking import solutions
from builders.document.asking.answering import answered
from builders.document.elements import (
    Answer,
    AnyElement,
    Exercise,
    Worked,
)
from builders.document.responses import Form, Part
from builders.document.wording import Wording
from builders.document.words import Badge, Clock, Criteria
from builders.labels import Labels
from builders.lesson.blocks.base import KEY_ALONE
from builders.lesson.blocks.exercises import AtLevel, Question, Rubric, Task
from builders.lesson.blocks.exercises import Part as PartAsked
from builders.lesson.inline import Span, Text
from builders.lesson.space import Space
from builders.problems import Place

NO_ROOM = Space("none", 0)
FOR_NOTES = Space("lines", 2)  # under a question with an answer, or a part of a task
FOR_WORK = Space("lines", 4)  # under a question that students answer in writing


class _Answered(Struct, frozen=True):
    """A part; all that is right in it, and what of that has no room there; what is told besides."""

    part: Part
    right: Text | None
    solution: Text | None
    asides: tuple[Text, ...]


def question(block: Question, wording: Wording) -> Exercise:
    """Return a question to the class; it has a number where students find it on paper."""
    labels = wording.labels
    number = wording.numbers.questions.get(block.where)
    label = labels.question.format(n=number) if number else ""
    usual = FOR_WORK if block.workspace else FOR_NOTES if block.answer else NO_ROOM
    return Exercise(
        kind="question",
        number=number,
        label=label,
        name=label or block.title or labels.questions,
        is_listed=wording.lists_questions,
        space=block.space or (NO_ROOM if block.response else usual),
        **_common(block, (), label, wording),
    )


def task(
    block: Task, wording: Wording, materials: tuple[AnyElement, ...], clock: Clock | None = None
) -> Exercise:
    """Return a task; ``clock`` says when in the class it is done."""
    labels = wording.labels
    number = wording.numbers.tasks.get(block.where)
    label = labels.task.format(n=number) if number else ""
    found = [_part(part, at, wording) for at, part in enumerate(block.parts)]
    frame = solutions.of_task(block, labels)
    needs_room = not (block.response or found or (frame and frame.is_printed))
    return Exercise(
        kind="task",
        number=number,
        label=label,
        name=label or block.title or labels.tasks,
        space=block.space or (FOR_WORK if needs_room else NO_ROOM),
        frame=frame,
        badge=_badge(block.level, labels),
        minutes=labels.minutes.format(n=block.minutes) if block.minutes else "",
        points=_points(block.points, labels),
        detail=tuple(_detail(block, wording)),
        materials=materials,
        parts=tuple(each.part for each in found),
        criteria=_criteria(block, labels),
        rubric=_rubric(block.rubric, labels) if block.rubric else None,
        clock=clock,
        **_common(block, tuple(found), label, wording),
    )


def spare_answers(exercise: Exercise) -> Iterator[Answer]:
    """Yield the answers as they stand apart; one with room, for when that is too little."""
    has_room = exercise.space.kind != "none"
    own = () if has_room else exercise.answer
    if exercise.frame and exercise.frame.gaps:
        own = (solutions.filled_in(exercise.frame),)
    if found := (*exercise.solution, *own, *exercise.asides):
        yield _spare(exercise, found)
    if has_room and exercise.answer:
        yield _spare(exercise, exercise.answer, exercise.where)


def spare_solution(element: Worked) -> Iterator[Answer]:
    """Yield what stands apart: what fills gaps in, or a solution that its space does not hold."""
    if element.frame.gaps:
        yield _spare(element, (solutions.filled_in(element.frame),))
    elif element.space.kind != "none":
        yield _spare(element, element.frame.told, element.where)


def _spare(
    exercise: Exercise | Worked, texts: tuple[Text, ...], spare: Place | None = None
) -> Answer:
    return Answer(
        where=exercise.where,
        language=exercise.language,
        audience=KEY_ALONE,
        label=exercise.answer_label,
        texts=texts,
        spare=spare,
    )


def _common(
    block: Question | Task, parts: tuple[_Answered, ...], label: str, wording: Wording
) -> dict[str, Any]:
    """Return what questions and tasks have."""
    labels = wording.labels
    found = answered(block.response, wording)
    own = Text((Span(found.solution),), block.where) if found.solution else None
    asides = (*found.asides, *(aside for part in parts for aside in part.asides))
    if isinstance(block, Task) and not wording.level:
        asides = (*asides, *_adaptations(block, labels))
    return {
        "where": block.where,
        "language": wording.language,
        "audience": block.appears,
        "title": block.title,
        "notes": (*block.notes, *asides),
        "text": block.text,
        "response": found.form,
        "right": tuple(filter(None, (own, *(part.right for part in parts)))),
        "solution": tuple(filter(None, (own, *(part.solution for part in parts)))),
        "asides": asides,
        "answer": solutions.told(block, labels) if isinstance(block, Task) else block.answer,
        "answer_label": _answer_label(label, labels),
        "reveal": block.reveal or (isinstance(block, Task) and bool(block.solution)),
        "stretch": block.stretch,
        "workspace": block.workspace,
    }


def _detail(block: Task, wording: Wording) -> Iterator[Text]:
    """Yield what stands below a task: what is given, what is to be found, a hint for a level."""
    labels = wording.labels
    yield from block.detail
    if block.response or block.parts:
        yield from (side.in_line for side in solutions.sides(block, labels))
    yield from (_hint(each, wording) for each in block.hint if wording.level)


def _hint(hint: AtLevel, wording: Wording) -> Text:
    return _after(f"{wording.labels.hint}:", hint.text)


def _adaptations(block: Task, labels: Labels) -> Iterator[Text]:
    """Yield what those of a level read instead, or besides, for the teacher to know."""
    for each in block.wording:
        yield _after(f"{_level(each, labels)}:", each.text)
    for each in block.hint:
        yield _after(f"{labels.hint} ({_level(each, labels)}):", each.text)


def _level(each: AtLevel, labels: Labels) -> str:
    return labels.level.format(n=labels.level_numerals[int(each.level) - 1])


def _part(part: PartAsked, at: int, wording: Wording) -> _Answered:
    labels = wording.labels
    found, label = answered(part.response, wording), _part_label(at, labels)
    space = part.space or (NO_ROOM if part.response else FOR_NOTES)
    own = Text((Span(found.solution),), part.where) if found.solution else None
    right = _joined(label, tuple(filter(None, (own, *part.answer))))
    solution = right if space == NO_ROOM else _joined(label, (own,) if own else ())
    points = _points(part.points, labels)
    made = Part(part.where, label, part.text, found.form, part.answer, space, part.stretch, points)
    asides = tuple(_after(label, aside) for aside in found.asides)
    return _Answered(made, right, solution, asides)


def _joined(label: str, texts: tuple[Text, ...]) -> Text | None:
    """Return texts one after the other behind the label of their part, if there are any."""
    if not texts:
        return None
    said = [span for text in texts for span in (Span("; "), *text.spans)][1:]
    return Text((Span(f"{label} "), *said), texts[0].where)


def _after(label: str, text: Text) -> Text:
    return replace(text, spans=(Span(f"{label} ", bold=True), *text.spans))


def _part_label(at: int, labels: Labels) -> str:
    return labels.lettered.format(letter=labels.part_letters[at])


def _points(points: int | None, labels: Labels) -> str:
    return labels.points.format(n=points) if points is not None else ""


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


def _rubric(rubric: Rubric, labels: Labels) -> Form:
    """Return a row for each aspect; a level has its points after its name."""
    heads = [
        replace(level.name, spans=(*level.name.spans, Span(f" ({_points(level.points, labels)})")))
        if level.points is not None
        else level.name
        for level in rubric.levels
    ]
    rows = (((*row.aspect.spans,), *(cell.spans for cell in row.cells)) for row in rubric.rows)
    return Form((Text((), rubric.where), *heads), tuple(rows))
