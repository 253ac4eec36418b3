"""Rows of cells and a room in; their size, widths and heights, whole or in parts, come out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from msgspec import Struct
from msgspec.structs import replace

from builders.deck.planning import fit
from builders.deck.planning.context import DeckContext
from builders.deck.slides import Cell
from builders.design import type as metrics
from builders.design.geometry import Box
from builders.design.type import Ruler, Runs

SIZES = (28, 26, 24, 22, 20, 18, 16, 14)
CONTINUED_FROM = 18  # points; rather than set a table smaller, continue it on the next slide
TWO_LINES = 2
SIDE_PADDING = 0.5  # ems
PADDINGS = (0.9, 0.7, 0.5, 0.35)  # ems above and below a row's text, as the room allows

Rows = tuple[tuple[Cell, ...], ...]


class Sized(Struct, frozen=True):
    """A grid at one size; a loose one has room for lines that only the widest of fonts takes.

    In a wrapped one a cell will take several ``lines``, of which one with a lowered sign is taller.
    """

    size: int
    widths: tuple[float, ...]
    lines: tuple[float, ...]
    is_wrapped: bool
    is_loose: bool

    def heights(self, padding: float) -> tuple[float, ...]:
        """Return the rows' heights with ``padding`` ems above and below the text."""
        return tuple(
            metrics.lines_height(count, self.size) + (2 * padding + metrics.DESCENT) * self.size
            for count in self.lines
        )


class _Text(Struct, frozen=True):
    """The text of a cell as it is measured: at its widest, and as it will look with the font."""

    runs: Runs
    widest: Ruler
    likely: Ruler
    inset: float

    def lines(self, ruler: Ruler, size: int, measure: float) -> float:
        """Return how many lines' room the text takes."""
        return max(1, metrics.lines_room(self.runs, ruler, size, measure - self.inset * size))


def continued(context: DeckContext, rows: Rows, area: Box) -> tuple[tuple[Sized, Rows], ...]:
    """Return the rows whole at the largest size, or in the fewest parts that repeat the head.

    A step smaller is better where no cell is wrapped then, or where the rows are not loose.
    """
    texts = _texts(context, rows)
    large = [size for size in SIZES if size >= CONTINUED_FROM]
    low = (size for size in large if _least_height(len(rows), size) <= area.height)
    sized = (found for size in low if (found := _set(texts, area.width, size)))
    whole = islice((one for one in sized if sum(one.heights(PADDINGS[-1])) <= area.height), 2)
    if first := next(whole, None):
        best = min((first, *whole), key=lambda one: (one.is_wrapped, one.is_loose))
        return ((best, rows),)
    small = [size for size in SIZES if size < CONTINUED_FROM]
    best_parts = min(_in_parts(texts, rows, area, large), key=len, default=())
    return best_parts or next(_in_parts(texts, rows, area, small), ())


def _in_parts(
    texts: Sequence[Sequence[_Text]], rows: Rows, area: Box, sizes: Sequence[int]
) -> Iterator[tuple[tuple[Sized, Rows], ...]]:
    """Yield the rows in parts at each of ``sizes`` at which every row has room under its head."""
    for size in sizes:
        found = _set(texts, area.width, size)
        if found and (parts := _split(found, rows, area.height)):
            yield parts


def _least_height(rows: int, size: int) -> float:
    """Return what rows of one line each take."""
    return sum(Sized(size, (), (1,) * rows, is_wrapped=False, is_loose=False).heights(PADDINGS[-1]))


def _split(found: Sized, rows: Rows, room: float) -> tuple[tuple[Sized, Rows], ...] | None:
    """Return the rows in even parts, or None when a row with its head is too tall."""
    head, *heights = found.heights(PADDINGS[-1])
    for count in range(1, len(heights) + 1):
        ends = [len(heights) * part // count for part in range(count + 1)]
        spans = list(pairwise(ends))
        if all(head + sum(heights[start:end]) <= room for start, end in spans):
            return tuple(
                (
                    replace(found, lines=(found.lines[0], *found.lines[start + 1 : end + 1])),
                    (rows[0], *rows[start + 1 : end + 1]),
                )
                for start, end in spans
            )
    return None


def _texts(context: DeckContext, rows: Rows) -> tuple[tuple[_Text, ...], ...]:
    expected = fit.likely(context.ruler)
    return tuple(
        tuple(
            _Text(
                fit.measurable(cell.runs),
                fit.with_bold(cell.runs, context.ruler),
                fit.with_bold(cell.runs, expected),
                cell.inset,
            )
            for cell in row
        )
        for row in rows
    )


def _set(rows: Sequence[Sequence[_Text]], width: float, size: int) -> Sized | None:
    padding = 2 * SIDE_PADDING * size
    natural, least = [], []
    for column in zip(*rows, strict=True):
        side = padding + max(text.inset for text in column) * size
        natural.append(max(metrics.width(t.runs, t.widest, size) for t in column) + side)
        least.append(max(metrics.widest_word(t.runs, t.widest, size) for t in column) + side)
    if sum(least) > width:
        return None
    if sum(natural) > width:
        least = _likely(rows, least, padding, width, size)
    widths = _shared(natural, least, width)
    measures = [room - padding for room in widths]
    cells = [tuple(zip(row, measures, strict=True)) for row in rows]
    lines = tuple(max(t.lines(t.widest, size, measure) for t, measure in row) for row in cells)
    likely = tuple(max(t.lines(t.likely, size, measure) for t, measure in row) for row in cells)
    return Sized(size, widths, lines, is_wrapped=max(likely) >= TWO_LINES, is_loose=lines != likely)


def _likely(
    rows: Sequence[Sequence[_Text]], least: list[float], padding: float, width: float, size: int
) -> list[float]:
    """Return what keeps each cell on one line as it will look, or ``least`` where that is more."""
    wants = [
        max(
            low,
            *(metrics.width(t.runs, t.likely, size) + t.inset * size + padding for t in column),
        )
        for low, column in zip(least, zip(*rows, strict=True), strict=True)
    ]
    return wants if sum(wants) <= width else least


def _shared(natural: Sequence[float], least: Sequence[float], width: float) -> tuple[float, ...]:
    """Return widths that fill ``width``: what each wants, or its longest word and a fair share."""
    if sum(natural) <= width:
        return tuple(want + (width - sum(natural)) * want / sum(natural) for want in natural)
    wants = [want - low for want, low in zip(natural, least, strict=True)]
    left = width - sum(least)
    return tuple(
        low + left * want / sum(wants) + 0.01 for low, want in zip(least, wants, strict=True)
    )
