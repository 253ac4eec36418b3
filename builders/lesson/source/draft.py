"""The text of a lesson file while its slips are mended, and what was told of them.

A sign that YAML would misread is masked by a code point that is no character, so that no column
moves. What is put in or taken out moves columns; each problem is told where it stands in the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from builders.problems import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from builders.problems import Problem

_SIGNS = ":\"'[]{}*&!%@`>|?#-,\\=<"
_MASKS = {ord(sign): 0xFDD0 + at for at, sign in enumerate(_SIGNS)}  # Unicode, noncharacters
_OF_KEYS = ("L101", "L102", "L103", "L105", "L106", "L109")
_SIGN_OF = {mask: sign for sign, mask in _MASKS.items()}


def typed(text: str) -> str:
    """Return ``text`` with the signs that are masked in it."""
    return text.translate(_SIGN_OF)


class Draft(Struct):
    """The lines of a file and the problems told of it; lines and columns count from 0 here.

    ``moved`` holds, by line, at which column how much was put in. ``quiet`` holds the column from
    which a further problem of a line may come from its mend; ``is_cut``, that a line was lost.
    """

    lines: list[str]
    told: list[Problem] = field(default_factory=list)
    moved: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    quiet: dict[int, int] = field(default_factory=dict)
    is_cut: bool = False

    def tell(self, problem: Problem) -> None:
        """Note ``problem``, unless its line was mended after another one."""
        if problem.where.line - 1 not in self.quiet:
            self.told.append(self._as_typed(problem))

    def others(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Yield ``problems`` as they stand in the file, without those that a mend brought."""
        places = {found.where for found in self.told}
        for problem in problems:
            found = self._as_typed(problem)
            if found.where not in places and not self._is_brought(found):
                yield found

    def hush(self, number: int, column: int) -> None:
        """Let a line be quiet from ``column`` on, if it is not yet."""
        self.quiet.setdefault(number, self._column(number, column))

    def put(self, number: int, at: int, text: str, instead: int = 0) -> None:
        """Put ``text`` into a line in the place of ``instead`` characters."""
        line = self.lines[number]
        self.lines[number] = line[:at] + text + line[at + instead :]
        end = at + min(instead, len(text))
        self.moved.setdefault(number, []).append((end, len(text) - instead))

    def mask(self, number: int, start: int, end: int | None = None) -> None:
        """Make mere text of a line from ``start`` to ``end``."""
        line = self.lines[number]
        masked = line[start:end].translate(_MASKS)
        self.lines[number] = line[:start] + masked + line[start + len(masked) :]

    def cut(self, number: int) -> None:
        """Make a line a remark."""
        self.lines[number] = f"#{self.lines[number][1:]}"
        self.is_cut = True

    def _is_brought(self, problem: Problem) -> bool:
        """Tell whether a mend may have brought ``problem``, which stands as in the file."""
        number = problem.where.line - 1
        if number in self.quiet:
            return problem.code not in _OF_KEYS or problem.where.column > self.quiet[number]
        if problem.code == "L201":
            key = dict(problem.facts)["key"]
            return any(key in self.lines[mended] for mended in self.quiet)
        return self.is_cut and problem.code == "L103"

    def _as_typed(self, problem: Problem) -> Problem:
        where = problem.where
        column = self._column(where.line - 1, where.column - 1) + 1
        facts = tuple((name, typed(value)) for name, value in problem.facts)
        return replace(problem, where=Place(where.file, where.line, column), facts=facts)

    def _column(self, number: int, column: int) -> int:
        """Return the column in the file for one in a line that may have been mended."""
        for at, count in reversed(self.moved.get(number, ())):
            column = max(at, column - count) if column >= at else column
        return column
