"""A document goes in; a row for all that is answered by marking one of a few letters comes out."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from builders.document.elements import Exercise
from builders.document.responses import (
    AnyResponse,
    Blank,
    Claims,
    Cloze,
    Form,
    Matching,
    Options,
    Ordering,
    Pinned,
    Puzzle,
)
from builders.document.structure import Document
from builders.problems import assert_never


class Row(Struct, frozen=True):
    """What is marked beside ``label``: one of ``letters``, or several; those ``right``, from 0."""

    label: str
    letters: tuple[str, ...]
    right: frozenset[int]


def rows(document: Document) -> tuple[Row, ...]:
    """Return the rows of the tasks that students find on paper, in their order."""
    return tuple(row for task in _tasks(document) for row in _of_task(task))


def unmarked(document: Document) -> tuple[int, ...]:
    """Return the numbers of the tasks that are answered on the paper itself, whole or in part."""
    return tuple(task.number or 0 for task in _tasks(document) if not _is_marked(task))


def _is_marked(task: Exercise) -> bool:
    own = [] if task.response is None and task.parts else [task.response]
    return all(_of("", each) for each in (*own, *(part.response for part in task.parts)))


def _tasks(document: Document) -> Iterator[Exercise]:
    for section in document.sections:
        for each in section.elements:
            if isinstance(each, Exercise) and each.kind == "task" and each.number:
                yield each


def _of_task(task: Exercise) -> Iterator[Row]:
    yield from _of(f"{task.number}", task.response)
    for part in task.parts:
        yield from _of(f"{task.number}{_bare(part.label)}", part.response)


def _of(label: str, response: AnyResponse | None) -> tuple[Row, ...]:
    """Return the rows of one form of answer; none where it is written, not marked."""
    match response:
        case Options(options=options):
            letters = tuple(_bare(option.label) for option in options)
            right = frozenset(at for at, option in enumerate(options) if option.is_right)
            return (Row(label, letters, right),)
        case Claims(claims=claims, verdicts=verdicts):
            letters = tuple(short for short, _ in verdicts)
            return tuple(
                Row(f"{label}.{_bare(claim.label)}", letters, frozenset({claim.right}))
                for claim in claims
            )
        case Matching(left=left, right=things, letters=wanted):
            letters = tuple(_bare(name) for name, _ in things)
            return tuple(
                Row(f"{label}.{_bare(name)}", letters, frozenset({letters.index(letter)}))
                for (name, _), letter in zip(left, wanted, strict=True)
            )
        case Ordering(items=items):
            letters = tuple(str(number) for number in range(1, len(items) + 1))
            return tuple(
                Row(f"{label}{_bare(item.label)}", letters, frozenset({int(item.number) - 1}))
                for item in items
            )
        case None | Cloze() | Blank() | Form() | Puzzle() | Pinned():
            return ()
        case _:
            assert_never(response)


def _bare(label: str) -> str:
    return label.rstrip(".) ")
