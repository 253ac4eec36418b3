"""A task goes in; a warning where its parts, criteria or steps give other points comes out."""

from __future__ import annotations

from collections.abc import Iterator

from builders.lesson.blocks.exercises import Task
from builders.problems import Problem, warning


def find(task: Task) -> Iterator[Problem]:
    """Yield a task whose criteria, steps, parts or rubric give other points than the task."""
    rubric = task.rubric
    if rubric and rubric.best and task.points not in {None, rubric.best}:
        facts = {"sum": rubric.best, "total": task.points, "task": task.text.plain}
        yield warning("L488", rubric.levels[0].where, **facts)
    scored = tuple(step for step in task.solution if step.points is not None)
    for code, shares in (("L405", task.criteria), ("L405", scored), ("L477", task.parts)):
        given = [share.points for share in shares if share.points is not None]
        if len(given) < len(shares) and sum(given) < (task.points or 0):
            continue  # the rest may be theirs that have none
        if given and task.points is not None and sum(given) != task.points:
            facts = {"sum": sum(given), "total": task.points, "task": task.text.plain}
            yield warning(code, shares[0].where, **facts)
