"""What is typed goes in; the lines of a program, or the numbers of some of them, come out."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from builders.problems import Place

_TAB = 4  # columns
RUN = r"(\d{1,6})(?:\s*(?:[-–—]|\.\.)\s*(\d{1,6}))?"  # of numbers
_RUN = re.compile(RUN, re.ASCII)


class Program(Struct, frozen=True):
    """The lines of a program, or of what it prints; ``first`` is the number of the first."""

    lines: tuple[str, ...]
    where: Place
    first: int = 1

    @property
    def last(self) -> int:
        """Return the number of the last line."""
        return self.first + len(self.lines) - 1

    def part(self, first: int, last: int) -> Program:
        """Return the lines from the number ``first`` to the number ``last``."""
        shown = self.lines[first - self.first : last - self.first + 1]
        return replace(self, lines=shown, first=first)


class Numbers(Struct, frozen=True):
    """Numbers of lines: the first and the last of each run."""

    runs: tuple[tuple[int, int], ...]
    where: Place

    def __contains__(self, number: int) -> bool:
        """Tell whether a line is among them."""
        return any(first <= number <= last for first, last in self.runs)


def program(typed: str, where: Place) -> Program:
    """Return the lines of ``typed``; empty ones at either end, and blanks at their ends, go."""
    found = whole(typed, where)
    first = next((at for at, line in enumerate(found.lines) if line), 0)
    return replace(found, lines=found.lines[first:])


def whole(typed: str, where: Place) -> Program:
    """Return the lines of ``typed``, from the first on, without empty ones at its end."""
    lines = [line.expandtabs(_TAB).rstrip() for line in typed.split("\n")]
    while lines and not lines[-1]:
        del lines[-1]
    return Program(tuple(lines), where)


def numbers(typed: str, where: Place) -> Numbers | None:
    """Return the numbers that «3», «3-12» or «2, 5-7» names, or None where it is none of them."""
    found = [_RUN.fullmatch(part.strip()) for part in typed.split(",")]
    runs = tuple((int(each[1]), int(each[2] or each[1])) for each in found if each)
    if len(runs) < len(found) or not all(0 < first <= last for first, last in runs):
        return None
    return Numbers(runs, where)
