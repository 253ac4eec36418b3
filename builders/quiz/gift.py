"""A quiz goes in; its questions in GIFT, the plain text that many platforms import, come out.

GIFT knows no pictures and one gap in a text at the most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builders.problems import assert_never
from builders.quiz.moodle import share
from builders.quiz.questions import (
    AnyQuestion,
    Blank,
    Choosing,
    Counting,
    Essay,
    Filling,
    Html,
    Judging,
    Matching,
    Quiz,
    Writing,
)

_SIGNS = re.compile(r"([~=#{}:\\])")
_IMAGE = re.compile(r"<p><img [^>]*></p>")


def paint(quiz: Quiz) -> bytes:
    """Return the questions that GIFT can say, a blank line between them."""
    head = f"$CATEGORY: $course$/top/{quiz.title.replace('/', '//')}\n"
    said = [_question(each) for each in quiz.questions if is_sayable(each)]
    return "\n".join((head, *said)).encode()


def is_sayable(question: AnyQuestion) -> bool:
    """Tell whether GIFT has questions of this kind."""
    return not isinstance(question, Filling) or len(question.blanks) == 1


def _question(question: AnyQuestion) -> str:
    said = _escaped(_IMAGE.sub("", question.stem.said))
    head = f"::{_escaped(question.stem.name)}::[html]"
    told = f"\n####{_escaped(question.stem.feedback)}" if question.stem.feedback else ""
    if isinstance(question, Filling):
        return f"{head}{said}{_filled(question, told)}\n"
    return f"{head}{said}{{{_answers(question)}{told}\n}}\n"


def _answers(question: AnyQuestion) -> str:
    match question:
        case Choosing():
            return "".join(_choices(question))
        case Judging():
            return "TRUE" if question.right else "FALSE"
        case Matching():
            pairs = (*question.pairs, *(("", each) for each in question.extra))
            return "".join(f"\n={_side(left)} -> {_side(right)}" for left, right in pairs)
        case Counting():
            near = f":{question.tolerance:f}" if question.tolerance else ""
            return f"#{question.value:f}{near}"
        case Writing():
            return "".join(f"\n={_escaped(each)}" for each in question.answers)
        case Essay():
            return ""
        case Filling():
            raise AssertionError
        case _:
            assert_never(question)


def _choices(question: Choosing) -> Iterator[str]:
    right = sum(reply.right for reply in question.replies)
    wrong = len(question.replies) - right
    for reply in question.replies:
        if right == 1:
            mark = "=" if reply.right else "~"
        else:
            mark = f"~%{share(right)}%" if reply.right else f"~%-{share(wrong)}%"
        feedback = f"#{_escaped(reply.feedback)}" if reply.feedback else ""
        yield f"\n{mark}{_escaped(reply.said)}{feedback}"


def _filled(question: Filling, told: str) -> str:
    """Return the text with its gap in its place."""
    return "".join(
        f"{{{''.join(f'={_escaped(each)} ' for each in piece.answers)}{told}}}"
        if isinstance(piece, Blank)
        else _escaped(piece)
        for piece in question.pieces
    )


def _side(said: Html) -> str:
    """Return one of two things that an arrow parts."""
    return _escaped(said.replace("->", "→"))


def _escaped(said: Html) -> str:
    return _SIGNS.sub(r"\\\1", said).replace("\n", " ")
