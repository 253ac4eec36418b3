"""A quiz, and a file that knows fewer kinds of questions, go in; what it lacks comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from builders.problems import Problem, warning
from builders.quiz.questions import AnyQuestion, Quiz


def unsaid(quiz: Quiz, name: str, is_sayable: Callable[[AnyQuestion], bool]) -> Iterator[Problem]:
    """Yield a warning at the first question that the file ``name`` leaves out."""
    left = [question.stem.where for question in quiz.questions if not is_sayable(question)]
    if left:
        yield warning("L361", left[0], file=name, count=len(left))
