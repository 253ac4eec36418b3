"""A code and words, as a lesson lists them, go in; whether they cover a problem comes out."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from builders.problems import Place, Problem


class Accepted(Struct, frozen=True, kw_only=True):
    """A warning that the teacher knows of: its code, and the words it is about unless all are."""

    pair: ClassVar[tuple[str, str]] = ("code", "words")
    where: Place
    code: str
    words: tuple[str, ...] = ()

    def covers(self, problem: Problem) -> bool:
        """Tell whether ``problem`` is such a warning."""
        said = " ".join(value for _, value in problem.facts).casefold()
        is_about = not self.words or any(word.casefold() in said for word in self.words)
        return problem.code == self.code and problem.severity == "warning" and is_about
