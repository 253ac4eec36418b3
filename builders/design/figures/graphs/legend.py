"""The names of curves go in; rows of them, each after a piece of its line, come out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from msgspec import Struct

from builders.design.figures.style import Copy, FigureStyle, set_text
from builders.design.geometry import Box
from builders.design.scene import Dash, Mark, Trace
from builders.design.theme import Role
from builders.design.type import LINE, Run, Runs
from builders.problems import Place

SAMPLE = 2.4  # ems of a line before its name
AFTER = 0.5  # ems from the line to the name
BETWEEN = 1.5  # ems from a name to the next line
ABOVE = 0.4  # ems above a row

_LETTER = re.compile(r"(?<![A-Za-z\u0400-\u04ff])([A-Za-z])(?![A-Za-z\u0400-\u04ff])")
Look: TypeAlias = tuple[Role, float, Dash]
Entry: TypeAlias = tuple[Copy, Look]


class Legend(Struct, frozen=True):
    """Names in rows, ``measure`` points wide, in letters of ``em`` points."""

    rows: tuple[tuple[Entry, ...], ...]
    measure: float
    em: float

    @property
    def height(self) -> float:
        """Return the points that the rows take."""
        return sum(map(_height, self.rows)) + ABOVE * self.em * len(self.rows)

    def marks(self, top: float) -> Iterator[Mark]:
        """Yield the rows below ``top``, each in the middle."""
        y, em = top, self.em
        for row in self.rows:
            y += ABOVE * em
            x = (self.measure - sum(_length(copy, em) for copy, _ in row) + BETWEEN * em) / 2
            for copy, (ink, weight, dash) in row:
                middle = y + LINE * em / 2
                yield Trace((((x, middle), (x + SAMPLE * em, middle)),), ink, weight, dash)
                box = Box(x + (SAMPLE + AFTER) * em, y, copy.width, _height(row))
                yield copy.label(box, "ink")
                x += _length(copy, em)
            y += _height(row)


def legend(
    named: Iterable[tuple[str, Look]], measure: float, style: FigureStyle, em: float, where: Place
) -> Legend:
    """Return the names in as many rows as they need; raise ``RefusedError`` for a long word."""
    rows: list[list[Entry]] = []
    taken = measure
    for name, look in named:
        copy = set_text(formula(name), style, em, measure - (SAMPLE + AFTER) * em, where)
        if taken + _length(copy, em) - BETWEEN * em > measure:
            rows.append([])
            taken = 0
        rows[-1].append((copy, look))
        taken += _length(copy, em)
    return Legend(tuple(map(tuple, rows)), measure, em)


def formula(name: str) -> Runs:
    """Return a name; in one that is a formula, letters that stand for quantities are italic."""
    if "=" not in name:
        return (Run(name),)
    parts = _LETTER.split(name)
    return tuple(Run(part, italic=at % 2 == 1) for at, part in enumerate(parts) if part)


def _length(copy: Copy, em: float) -> float:
    return (SAMPLE + AFTER + BETWEEN) * em + copy.width


def _height(row: tuple[Entry, ...]) -> float:
    return max(copy.height for copy, _ in row)
