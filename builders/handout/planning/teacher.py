"""A lesson goes in; what only its teacher reads comes out: the last flowables of the key."""

from __future__ import annotations

from collections.abc import Sequence

from builders.handout.planning.blocks import BULLET, Item, blocks, bulleted, heading
from builders.handout.planning.context import DOCUMENT, PageContext, key, labelled, titled
from builders.handout.planning.flowables import Flowables, leading, paragraph
from builders.lesson.blocks import Question
from builders.lesson.inline import Span, Text
from builders.lesson.model import Lesson
from builders.problems import Place


def notes(lesson: Lesson, setting: PageContext, overfull: Sequence[Place]) -> Flowables:
    """Return the notes under one heading: how to assess, answers without room, the key's blocks."""
    found = (
        *_assessment(lesson, setting),
        *_answers(lesson, setting, overfull),
        *_own_blocks(lesson, setting),
    )
    if not found:
        return ()
    return (*heading((Span(setting.labels.key_title),), setting, "teacher"), *found)


def _assessment(lesson: Lesson, setting: PageContext) -> Flowables:
    said: Flowables = ()
    for number, item in enumerate(lesson.independent.items if lesson.independent else (), start=1):
        if item.assessment:
            label = f"{number}. {setting.labels.assessment}"
            said += _labelled(label, item.assessment, setting, key(item.where))
    return said


def _answers(lesson: Lesson, setting: PageContext, overfull: Sequence[Place]) -> Flowables:
    labels, numbers = setting.labels, setting.numbers
    said: Flowables = ()
    for task in lesson.tasks:
        if task.answer and (task.where in overfull or task.space.kind == "none"):
            label = f"{labels.task.format(n=numbers.tasks[task.where])}. {labels.answer}"
            said += _labelled(label, task.answer, setting, f"{key(task.where)} whole")
    asked = [block for block in lesson.blocks if isinstance(block, Question)]
    for block in asked:
        if block.answer and block.where in overfull:
            label = f"{labels.question.format(n=numbers.questions[block.where])}. {labels.answer}"
            said += _labelled(label, block.answer, setting, f"{key(block.where)} whole")
    return said


def _own_blocks(lesson: Lesson, setting: PageContext) -> Flowables:
    found = [
        block
        for block in lesson.blocks
        if block.appears_in("key") and not block.appears_in("handout")
    ]
    asked = [block for block in found if isinstance(block, Question)]
    flowables = blocks([block for block in found if not isinstance(block, Question)], setting)
    for block in asked:
        tag = DOCUMENT.child("L", f"{key(block.where)} own")
        flowables += leading(
            bulleted([Item(BULLET, titled(block.title, block.text.spans))], setting, tag)
        )
        flowables += _labelled(
            setting.labels.answer, block.answer, setting, f"{key(block.where)} own"
        )
    return flowables


def _labelled(label: str, said: Sequence[Text], setting: PageContext, name: str) -> Flowables:
    sheet = setting.sheet
    flowables: Flowables = ()
    for number, text in enumerate(said):
        spans = labelled(label, text) if number == 0 else text.spans
        tag = DOCUMENT.child("P", f"{name} {number}")
        flowables += paragraph(spans, sheet.answer, sheet, tag, before=sheet.unit / 2)
    return flowables
