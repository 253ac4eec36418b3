"""Marks of a drawing go in as they are met; those that are seen come out, cut and counted."""

from __future__ import annotations

from builders.design.vectors.drawing import Lettering, Mark, Path, Raster, SketchError
from builders.design.vectors.svg.clipping import Edge, clipped, holds

MOST_MARKS = 10_000
MOST_STEPS = 50_000
MOST_LETTERS = 500_000  # of the data of paths
MOST_VISITS = 20_000  # of elements; one that is used again is visited again
FEW = 8  # sides of an edge that cuts with ease
MOST_PICTURES = 40
LEAST_SIZE = 0.05  # points; smaller words are dots


class Collected:
    """The marks so far, and the names of what is left out."""

    def __init__(self) -> None:
        self._marks: dict[int, Mark] = {}
        self._lines: dict[tuple[str, float, float, float], int] = {}
        self._unsaid: dict[str, None] = {}
        self._steps = self._visits = self._pictures = self._count = self._letters = 0

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Return the marks in the order of painting."""
        return tuple(self._marks.values())

    @property
    def unsaid(self) -> tuple[str, ...]:
        """Return the names of what is left out, each once."""
        return tuple(self._unsaid)

    def leave(self, name: str) -> None:
        """Keep the name of what is left out."""
        self._unsaid[name] = None

    def visit(self) -> None:
        """Count an element; raises ``SketchError`` where there is no end of them."""
        self._visits += 1
        _most(self._visits, MOST_VISITS)

    def trace(self, data: str) -> None:
        """Count the letters that describe a path, before they are read."""
        self._letters += len(data)
        _most(self._letters, MOST_LETTERS)

    def draw(self, path: Path, edges: tuple[Edge, ...]) -> None:
        """Add what of a path is inside all of ``edges``."""
        work = sum(len(edge) // FEW for edge in edges) + 1
        self._steps += len(path.steps) * work
        _most(self._steps, MOST_STEPS)
        found = [path]
        for edge in edges:
            slack = path.pen.width if path.pen else 0
            found = [part for each in found for part in clipped(each, edge, slack)]
        for each in found:
            self._add(each)

    def say(self, line: Lettering, edges: tuple[Edge, ...]) -> None:
        """Add words that begin inside, or nearly; they replace a halo drawn around them."""
        place = line.x, line.y
        if line.size < LEAST_SIZE or not all(holds(edge, place, line.size) for edge in edges):
            return
        alike = line.text, round(line.x, 1), round(line.y, 1), line.turn
        halo = self._lines.pop(alike, None)
        if halo is not None:
            del self._marks[halo]
        self._lines[alike] = self._add(line)

    def show(self, raster: Raster | None, edges: tuple[Edge, ...]) -> None:
        """Add a picture, of which nothing is cut; one that is wholly outside is not seen."""
        self._pictures += 1
        _most(self._pictures, MOST_PICTURES)
        if raster is None:
            self.leave("image")
            return
        left, top = raster.x, raster.y
        right, foot = left + raster.width, top + raster.height
        whole = (left, top), (right, top), (right, foot), (left, foot)
        slack = min(raster.width, raster.height) / 50
        middle = (left + right) / 2, (top + foot) / 2
        if not all(holds(edge, middle) for edge in edges):
            self.leave("image")
            return
        if not all(holds(edge, corner, slack) for edge in edges for corner in whole):
            self.leave("clipPath")
        self._add(raster)

    def _add(self, mark: Mark) -> int:
        self._count += 1
        _most(self._count, MOST_MARKS)
        self._marks[self._count] = mark
        return self._count


def _most(count: int, most: int) -> None:
    if count > most:
        raise SketchError("L267", f"> {most}")
