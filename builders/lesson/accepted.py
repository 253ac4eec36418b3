"""What a lesson lists as known and the problems found go in; what is still to be told comes out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from msgspec import Struct

from builders.problems import Place, Problem, warning

IDLE = "L446"  # of an entry without a use, which is deleted: accepting it has no effect


class Accepted(Struct, frozen=True, kw_only=True):
    """A warning that the teacher knows of: its code, and the words it is about unless all are."""

    pair: ClassVar[tuple[str, str]] = ("code", "words")
    where: Place
    code: str
    words: tuple[str, ...] = ()

    def covers(self, problem: Problem) -> bool:
        """Tell whether ``problem`` is such a warning; where it stands does not matter."""
        is_about = not self.words or any(_names(problem, word) for word in self.words)
        return problem.code == self.code and problem.severity == "warning" and is_about

    def idle(self, problems: tuple[Problem, ...]) -> tuple[str, ...]:
        """Return the words that no problem is about; of an entry without words, its code."""
        covered = [problem for problem in problems if self.covers(problem)]
        unused = (word for word in self.words if not any(_names(each, word) for each in covered))
        return tuple(unused) if self.words or covered else (self.code,)


def unknown(problems: tuple[Problem, ...], accepted: tuple[Accepted, ...]) -> tuple[Problem, ...]:
    """Return the problems that no entry covers."""
    return tuple(found for found in problems if not any(each.covers(found) for each in accepted))


def told(problems: tuple[Problem, ...], accepted: tuple[Accepted, ...]) -> tuple[Problem, ...]:
    """Return the problems that no entry covers, and a warning for each entry without a use."""
    return (*unknown(problems, accepted), *_outdated(problems, accepted))


def _outdated(problems: tuple[Problem, ...], accepted: tuple[Accepted, ...]) -> Iterator[Problem]:
    for each in accepted:
        if idle := each.idle(problems):
            yield warning(IDLE, each.where, known=each.code, words=", ".join(idle))


def _names(problem: Problem, word: str) -> bool:
    return any(
        word.casefold() in value.casefold() for name, value in problem.facts if name != "line"
    )
