"""A room goes in; what is drawn of it, also one that stands beside what is given, comes out."""

from __future__ import annotations

from builders.handout.marks import BLACK, Mark, Stroke, moved
from builders.handout.planning.rooms.answer_space import AnswerSpace, answered, drawn
from builders.handout.typesetting.style import Sheet


def gap(sheet: Sheet) -> float:
    """Return the points on either side of the rule between what is given and a solution."""
    return 1.25 * sheet.unit


def parted_at(x: float, tall: float, sheet: Sheet) -> Stroke:
    """Return the rule left of a solution that begins at ``x``."""
    at = x - gap(sheet)
    return Stroke(at, 0, at, tall, 2 * sheet.paper.rule, BLACK)


def shown(room: AnswerSpace, height: float, *, is_key: bool) -> tuple[Mark, ...]:
    """Return a room in its place, with its answer in the key, and the rule left of it."""
    own = height - room.top
    marks = drawn(room, own)
    if is_key:
        marks = (*marks, *answered(room, own)[0])
    parting = (parted_at(room.x, height, room.sheet),) if room.x else ()
    return (*parting, *moved(marks, room.x, room.top))
