"""Tables and comparisons in; native grids out, continued with their heads where they are long."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise

from msgspec.structs import replace

from builders.deck.planning import fit
from builders.deck.planning.context import (
    DeckContext,
    Draft,
    evidence,
    foot_note,
    headline,
    paragraph,
    spoken,
)
from builders.deck.planning.grids import PADDINGS, SIDE_PADDING, SIZES, Rows, Sized, continued
from builders.deck.slides import Cell, Para, Placed, SlideTable, TextRun, TextRuns, Words
from builders.design import type as metrics
from builders.design.columns import are_figures
from builders.design.geometry import Box
from builders.design.theme import Role
from builders.lesson.blocks import Compare, Table
from builders.problems import error

ABOVE_SIZES = (24, 22, 20)
AFTER_FIGURES = 1.0  # ems more before words that follow figures
OPTICAL = 0.35


def table(setting: DeckContext, block: Table) -> tuple[Draft, ...]:
    """Return the slides of a table."""
    body = [*block.rows, *((block.total,) if block.total else ())]
    right = [
        are_figures([row.cells[index].plain for row in body]) for index in range(len(block.columns))
    ]
    cells = [[setting.runs(text) for text in row.cells] for row in body]
    head = tuple(
        Cell(_bold(setting.runs(text)), "second", "right" if numeric else "left")
        for text, numeric in zip(block.columns, right, strict=True)
    )
    rows = tuple(
        tuple(
            Cell(
                _bold(runs) if block.total and index == len(cells) - 1 else runs,
                "ink",
                "right" if numeric else "left",
            )
            for runs, numeric in zip(row, right, strict=True)
        )
        for index, row in enumerate(cells)
    )
    return _slides(setting, block, tuple(map(_clear, (head, *rows))), has_total=bool(block.total))


def compare(setting: DeckContext, block: Compare) -> tuple[Draft, ...]:
    """Return the slides of a comparison; its last column carries the accent."""
    second: Role = "second"
    accent: Role = "accent"
    inks = (*(second for _ in block.columns[1:]), accent)
    head = tuple(
        Cell(_bold(setting.runs(text)), ink) for text, ink in zip(block.columns, inks, strict=True)
    )
    rows = tuple(
        (Cell(setting.runs(row.aspect), "muted"), *(Cell(setting.runs(t)) for t in row.cells))
        for row in block.rows
    )
    return _slides(setting, block, ((Cell(()), *head), *rows), has_total=False)


def _clear(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Return a row whose words keep clear of the figures that end before them."""
    aligns = ("left", *(cell.align for cell in row))
    return tuple(
        replace(cell, inset=AFTER_FIGURES) if (before, cell.align) == ("right", "left") else cell
        for before, cell in zip(aligns, row, strict=False)
    )


def _bold(runs: TextRuns) -> TextRuns:
    return tuple(replace(run, bold=True) for run in runs)


def _slides(
    setting: DeckContext, block: Table | Compare, rows: Rows, *, has_total: bool
) -> tuple[Draft, ...]:
    """Return the table under its point, or after it where the two have no room together."""
    title = headline(setting, setting.runs(block.title or block.caption))
    base = Draft("figure", title, (), block.where, spoken(setting, block.notes))
    area, (foot,) = foot_note(setting, evidence(setting, block), setting.body, block.where)
    alt = setting.labels.alt_table.format(title=setting.plain(block.caption))

    def grids(room: Box, above: tuple[Placed, ...]) -> Iterator[Draft]:
        for index, part in enumerate(_parts(setting, block, rows, room)):
            ends_in_total = has_total and part[1][-1][0] is rows[-1][0]
            grid = _grid(part, room, alt, has_total=ends_in_total)
            small = _continued_caption(setting, block, foot) if index else foot
            named = replace(grid, name=block.caption.plain)
            yield replace(base, items=(*above, named, small))

    if block.point is None:
        return tuple(grids(area, ()))
    point = (paragraph(setting, block.point),)
    size = fit.largest(point, setting.ruler, area.size, ABOVE_SIZES)
    if size:
        height = fit.height(point, setting.ruler, size, area.width)
        said = Placed(area.top(height), Words(point, size, "second", "point"), "point")
        with suppress(fit.RefusalError):
            return tuple(grids(area.below(height + setting.screen.gap), (said,)))
    return (*_point_slides(setting, base, point), *grids(area, ()))


def _point_slides(setting: DeckContext, base: Draft, point: tuple[Para, ...]) -> tuple[Draft, ...]:
    """Return a long point on slides before its table."""
    area, sizes = setting.body, setting.screen.body
    size, pages = fit.pages([point], setting.ruler, area.size, sizes, base.source)
    return tuple(
        replace(
            base, layout="content", items=(Placed(area, Words(page, size, "ink", "body"), "body"),)
        )
        for page in pages
    )


def _continued_caption(setting: DeckContext, block: Table | Compare, caption: Placed) -> Placed:
    """Return the small print of a later slide, where the caption says that it continues."""
    assert isinstance(caption.item, Words)
    number = setting.numbers.tables[block.where]
    head = Para((TextRun(setting.labels.table_continued.format(n=number)),))
    words = replace(caption.item, paragraphs=(head, *caption.item.paragraphs[1:]))
    return replace(caption, item=words)


def _parts(
    setting: DeckContext, block: Table | Compare, rows: Rows, area: Box
) -> tuple[tuple[Sized, Rows], ...]:
    """Return the table whole, continued, turned, or in slices of its columns."""
    for grids in ((rows,), (_turned(rows),), *_slices(rows)):
        parts = [continued(setting, grid, area) for grid in grids]
        if all(parts):
            return tuple(part for found in parts for part in found)
    word = _longest(setting, rows)
    if _width(setting, word, SIZES[-1]) > area.width:
        plain = "".join(run.text for run in word)
        raise fit.RefusalError(error("L301", block.where, word=plain))
    raise fit.RefusalError(error("L304", block.where))


def _turned(rows: Rows) -> Rows:
    """Return rows as columns; the heads keep their look."""
    return tuple(zip(*rows, strict=True))


def _slices(rows: Rows) -> Iterator[tuple[Rows, ...]]:
    """Yield the table in more and more slices, each with the first column."""
    others = len(rows[0]) - 1
    for count in range(2, others + 1):
        ends = [1 + others * part // count for part in range(count + 1)]
        yield tuple(
            tuple((row[0], *row[start:end]) for row in rows) for start, end in pairwise(ends)
        )


def _width(setting: DeckContext, runs: TextRuns, size: int) -> float:
    return metrics.width(fit.measurable(runs), fit.with_bold(runs, setting.ruler), size)


def _longest(setting: DeckContext, rows: Rows) -> TextRuns:
    words = (word for row in rows for cell in row for word in _words(cell.runs))
    return max(words, key=lambda word: _width(setting, word, SIZES[-1]))


def _words(runs: TextRuns) -> list[TextRuns]:
    """Return the words of ``runs``; a word may be made of several."""
    words: list[list[TextRun]] = [[]]
    for run in runs:
        for index, text in enumerate(run.text.split(" ")):
            if index:
                words.append([])
            words[-1].append(replace(run, text=text))
    return [tuple(word) for word in words]


def _grid(part: tuple[Sized, Rows], area: Box, alt: str, *, has_total: bool) -> Placed:
    """Return a grid with as much air as there is room for."""
    found, rows = part
    padding = next(
        (air for air in PADDINGS if sum(found.heights(air)) <= area.height), PADDINGS[-1]
    )
    heights = found.heights(padding)
    grid = SlideTable(
        rows=rows,
        widths=found.widths,
        heights=heights,
        size=found.size,
        side=SIDE_PADDING * found.size,
        padding=padding * found.size,
        has_total=has_total,
        alt=alt,
    )
    height = sum(heights)
    box = area.below((area.height - height) * OPTICAL).top(height)
    return Placed(box, grid, "")
