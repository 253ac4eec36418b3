"""A quiz goes in; its short questions as a table for games, Quizizz and Kahoot, come out."""

from __future__ import annotations

import csv
import io

from builders.quiz.questions import AnyQuestion, Choosing, Judging, Quiz, Writing

MOST = 5  # options
SECONDS = "30"
HEAD = (
    *("Question Text", "Question Type"),
    *(f"Option {number}" for number in range(1, MOST + 1)),
    *("Correct Answer", "Time in seconds"),
)


def paint(quiz: Quiz) -> bytes:
    """Return the table in UTF-8 with the mark by which Excel knows it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEAD)
    writer.writerows(_row(each, quiz.verdicts) for each in quiz.questions if is_sayable(each))
    return out.getvalue().encode("utf-8-sig")


def is_sayable(question: AnyQuestion) -> bool:
    """Tell whether a row can say ``question``: what is asked and a few plain answers."""
    if question.stem.files or (isinstance(question, Choosing) and len(question.replies) > MOST):
        return False
    return isinstance(question, Choosing | Judging | Writing)


def _row(question: AnyQuestion, verdicts: tuple[str, str]) -> list[str]:
    options, right, kind = _answers(question, verdicts)
    padded = [*options, *[""] * (MOST - len(options))]
    return [question.stem.brief, kind, *padded, ",".join(map(str, right)), SECONDS]


def _answers(question: AnyQuestion, verdicts: tuple[str, str]) -> tuple[list[str], list[int], str]:
    if isinstance(question, Choosing):
        right = [at for at, reply in enumerate(question.replies, start=1) if reply.right]
        kind = "Multiple Choice" if len(right) == 1 else "Checkbox"
        return [reply.plain for reply in question.replies], right, kind
    if isinstance(question, Judging):
        return list(verdicts), [1 if question.right else 2], "Multiple Choice"
    assert isinstance(question, Writing)
    return list(question.answers[:MOST]), [], "Fill-in-the-Blank"
