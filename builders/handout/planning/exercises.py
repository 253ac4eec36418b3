"""Questions and tasks go in; flowables with room to write and, in the key, answers come out."""

from __future__ import annotations

from msgspec.structs import replace

from builders.handout.marks import BLACK, WHITE, Line, Shape, Tag, moved
from builders.handout.planning.answer_space import AnswerSpace, parts
from builders.handout.planning.blocks import heading
from builders.handout.planning.context import DOCUMENT, PageContext, key, titled, with_slides
from builders.handout.planning.flowables import (
    TALLEST,
    Flowable,
    Flowables,
    begun,
    height,
    leading,
    paragraph,
    rhythmic,
    spaced,
    stacked,
    tied,
)
from builders.handout.planning.tables import Grid, table
from builders.handout.typesetting.line_breaking import baseline, lines
from builders.lesson.blocks import Question
from builders.lesson.inline import Span
from builders.lesson.model import Lesson, Task
from builders.lesson.space import Space

NOTES = Space("lines", 2)
CLEAR = 1.5  # units between a space to write in and what follows
WORKSPACE = Space("lines", 4)
CRITERIA_SHARE = 0.4  # of the width, beside the task


def questions(lesson: Lesson, setting: PageContext) -> Flowables:
    """Return the questions to discuss, with room for notes where there is an answer."""
    asked = [
        block
        for block in lesson.blocks
        if isinstance(block, Question) and block.appears_in("handout")
    ]
    if not asked:
        return ()
    flowables: Flowables = ()
    for question in asked:
        number = setting.numbers.questions[question.where]
        flowables += _after(flowables, _question(question, number, setting), setting)
    return (*heading((Span(setting.labels.questions),), setting, "questions"), *flowables)


def _after(above: Flowables, flowables: Flowables, setting: PageContext) -> Flowables:
    """Return ``flowables`` clear of the last line to write on above them."""
    after_room = bool(above) and above[-1].room is not None
    return spaced(flowables, CLEAR * setting.sheet.unit) if after_room else flowables


def _question(question: Question, number: int, setting: PageContext) -> Flowables:
    tag = DOCUMENT.child("L", "questions")
    sheet = setting.sheet
    item = tag.child("LI", number)
    label = paragraph((Span(f"{number}."),), sheet.listed, sheet, item.child("Lbl"))
    text = paragraph(
        titled(question.title, question.text.spans),
        sheet.listed,
        sheet,
        item.child("LBody"),
        indent=1.5 * sheet.paper.body,
    )
    asked = (replace(text[0], marks=(*label[0].marks, *text[0].marks)), *text[1:])
    asked = with_slides(asked, setting, question.where)
    if not (question.answer or question.workspace):
        return begun(asked, question.where)
    space = WORKSPACE if question.workspace else NOTES
    room = AnswerSpace(
        space, sheet.width, sheet, question.answer, item.child("LBody"), question.where
    )
    return spaced(begun((*leading(asked), *_spacious(room)), question.where), sheet.unit / 2)


def _spacious(room: AnswerSpace) -> Flowables:
    """Return the room as a flowable, or as several where it is taller than a page."""
    most = TALLEST * room.sheet.height
    before = 0 if room.space.kind == "lines" else room.sheet.unit / 2
    if room.least <= most:
        return (Flowable(room.least, before=before, room=room),)
    return tuple(Flowable(part.least, before=before, room=part) for part in parts(room, most))


def tasks(lesson: Lesson, setting: PageContext) -> Flowables:
    """Return the levelled tasks."""
    if not lesson.tasks:
        return ()
    flowables: Flowables = ()
    for task in lesson.tasks:
        flowables += _after(flowables, _task(task, setting), setting)
    return (*heading((Span(setting.labels.tasks),), setting, "tasks"), *flowables)


def _task(task: Task, setting: PageContext) -> Flowables:
    sheet = setting.sheet
    flowables = with_slides(_card(task, setting), setting, task.where)
    if task.space.kind != "none":
        answer = DOCUMENT.child("P", f"{key(task.where)} answer")
        room = AnswerSpace(task.space, sheet.width, sheet, task.answer, answer, task.where)
        flowables = (*flowables, *_spacious(room))
    return begun(tied(flowables), task.where)


def _card(task: Task, setting: PageContext) -> Flowables:
    """Return what is asked, with the criteria beside it or, on a narrow page, below."""
    sheet = setting.sheet
    name = key(task.where)
    is_beside = bool(task.criteria) and sheet.is_wide
    left = sheet.width * (1 - CRITERIA_SHARE)
    measure = left - sheet.gutter if is_beside else sheet.width
    head = _task_head(task, setting, DOCUMENT.child("P", f"{name} head"))
    asked = DOCUMENT.child("P", f"{name} task")
    flowables = (head, *paragraph(task.task.spans, sheet.listed, sheet, asked, measure=measure))
    if task.detail:
        detail = DOCUMENT.child("P", f"{name} detail")
        flowables += paragraph(task.detail.spans, sheet.listed, sheet, detail, measure=measure)
    criteria = _criteria(task, setting, sheet.width - left if is_beside else sheet.width)
    tall = max(height(flowables), height(criteria))
    if not is_beside or tall > TALLEST * sheet.height:
        return spaced((*flowables, *spaced(criteria, sheet.unit / 2)), sheet.unit)
    marks = (*stacked(flowables), *moved(stacked(criteria), left, 0))
    return (Flowable(rhythmic(tall, sheet), marks, before=sheet.unit),)


def _criteria(task: Task, setting: PageContext, measure: float) -> Flowables:
    """Return the task's criteria as a small table, empty when there are none."""
    if not task.criteria:
        return ()
    sheet, labels = setting.sheet, setting.labels
    rows = tuple(
        (criterion.descriptor.spans, (Span(str(criterion.points)),)) for criterion in task.criteria
    )
    grid = Grid(((Span(labels.descriptor),), (Span(labels.score),)), rows, small=True)
    tag = DOCUMENT.child("Table", f"{key(task.where)} criteria")
    return table(grid, sheet, tag, measure)


def _task_head(task: Task, setting: PageContext, tag: Tag) -> Flowable:
    """Return badge, number, minutes and points in one line; higher levels have a blacker badge."""
    sheet, labels = setting.sheet, setting.labels
    style = sheet.caption
    strip_height = 1.5 * sheet.paper.leading
    y = (strip_height - style.leading) / 2
    badge: tuple[Line | Shape, ...] = ()
    x = 0.0
    if task.level is not None:
        badge = _badge(task.level, setting, tag, strip_height)
        shape = badge[0]
        assert isinstance(shape, Shape)
        x = shape.width + sheet.unit
    number = labels.task.format(n=setting.numbers.tasks[task.where])
    facts = [
        labels.minutes.format(n=task.minutes) if task.minutes else "",
        labels.points.format(n=task.points) if task.points is not None else "",
    ]
    said = " · ".join(fact for fact in facts if fact)
    words = (Span(number, bold=True), Span(f"   {said}"))
    found = lines(words, style, sheet.width - x, sheet.language, tag)
    return Flowable(strip_height, (*badge, *moved(found[:1], x, y)), before=sheet.unit)


def _badge(level: int, setting: PageContext, tag: Tag, space: float) -> tuple[Line | Shape, ...]:
    sheet, labels = setting.sheet, setting.labels
    solid = level > 1
    style = replace(sheet.small, bold=True, ink=WHITE if solid else BLACK)
    words = labels.level.format(n=labels.level_numerals[level - 1])
    (line,) = lines((Span(words),), style, sheet.width, sheet.language, tag)
    length = sum(fragment.width for fragment in line.fragments)
    tall = 1.1 * sheet.paper.leading
    top = (space - tall) / 2
    box = Shape(0, top, length + sheet.unit * 1.6, tall, BLACK if solid else None, BLACK, 1, 2)
    down = top + tall / 2 + 0.36 * style.size - baseline(style)
    (moved_line,) = moved((line,), sheet.unit * 0.8, down)
    assert isinstance(moved_line, Line)
    return (box, moved_line)
