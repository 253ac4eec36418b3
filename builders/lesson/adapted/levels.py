"""A lesson and a level go in; what that level finds on its sheet, a lesson, comes out.

A task with a ``level`` is for that one, and so is a block for the levels that it names; all else is
for everybody. Numbers are those of the whole lesson, so that one key fits all sheets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from msgspec.structs import replace

from builders.lesson.blocks.base import Block
from builders.lesson.blocks.exercises import AtLevel, Task
from builders.lesson.model import Lesson

B = TypeVar("B", bound=Block)


def found(lesson: Lesson) -> tuple[int, ...]:
    """Return the levels that something in ``lesson`` is meant for."""
    blocks = (*lesson.blocks, *lesson.tasks)
    named = {level for block in blocks for level in _levels(block)}
    adapted = {at.level for task in lesson.every_task for at in (*task.wording, *task.hint)}
    return tuple(sorted(named | set(map(int, adapted))))


def of(lesson: Lesson, level: int) -> Lesson:
    """Return what of ``lesson`` is for ``level``, in its wording and with its hints."""
    return replace(
        lesson,
        procedure=tuple(
            replace(stage, blocks=tuple(_for(stage.blocks, level))) for stage in lesson.procedure
        ),
        tasks=tuple(_for(lesson.tasks, level)),
    )


def _levels(block: Block) -> tuple[int, ...]:
    if block.levels:
        return tuple(map(int, block.levels))
    return (block.level,) if isinstance(block, Task) and block.level else ()


def _for(blocks: Iterable[B], level: int) -> Iterator[B]:
    for block in blocks:
        known = _levels(block)
        if not known or level in known:
            yield _adapted(block, level)


def _adapted(block: B, level: int) -> B:
    if not isinstance(block, Task):
        return block
    task, said = block, _at(block.wording, level)
    return replace(
        task,
        text=said[0].text if said else task.text,
        wording=(),
        hint=_at(task.hint, level),
        blocks=tuple(_for(task.blocks, level)),
    )


def _at(texts: Iterable[AtLevel], level: int) -> tuple[AtLevel, ...]:
    return tuple(each for each in texts if int(each.level) == level)
