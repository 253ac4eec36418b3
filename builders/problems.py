"""What can be wrong with a lesson: one value per problem, with its place and without words."""

from __future__ import annotations

from typing import Literal, NoReturn, TypeVar

from msgspec import Struct

Severity = Literal["error", "warning"]


class Place(Struct, frozen=True, order=True):
    """A position in a lesson file: ``line`` and ``column`` count characters from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        """Return the form that editors and terminals make clickable."""
        return f"{self.file}:{self.line}:{self.column}"


class Problem(Struct, frozen=True):
    """One thing the teacher should know: a stable code, a place, and the facts its sentence names.

    The sentence and the hint stand in ``assets/languages/<code>/messages.yaml`` under the code;
    ``facts`` fill their ``{placeholders}``.
    """

    code: str
    where: Place
    facts: tuple[tuple[str, str], ...] = ()
    severity: Severity = "error"


class Problems(Exception):  # noqa: N818  # a collection, and the only exception a teacher causes
    """Every problem found in one go, in file order."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep ``problems`` sorted by place."""
        self.problems = tuple(sorted(problems, key=lambda problem: problem.where))
        super().__init__(", ".join(f"{found.where}: {found.code}" for found in self.problems))


T = TypeVar("T")
Planned = tuple[T, tuple[Problem, ...]]


def error(code: str, where: Place, **facts: object) -> Problem:
    """Return an error; it stops the build."""
    return Problem(code, where, _as_text(facts))


def warning(code: str, where: Place, **facts: object) -> Problem:
    """Return a warning; the build goes on."""
    return Problem(code, where, _as_text(facts), "warning")


def brief(text: str, most: int = 60) -> str:
    """Return ``text`` as a sentence can quote it: on one line, cut to ``most`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _as_text(facts: dict[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple((name, str(value)) for name, value in facts.items())


def assert_never(value: NoReturn) -> NoReturn:
    """Stand at the end of a ``match`` over a closed union: a forgotten arm is a type error.

    As ``typing.assert_never``, which Python 3.10 lacks.
    """
    raise AssertionError(f"no arm for {value!r}")
