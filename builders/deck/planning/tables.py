"""Tables and comparisons in; native tables out, continued with their heads where they are long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import chain
from typing import TypeAlias

from msgspec.structs import replace

from builders.deck.planning import fit
from builders.deck.planning.context import (
    DeckContext,
    Draft,
    bold,
    caption,
    evidence,
    foot_note,
    headline,
    paragraph,
    spoken,
)
from builders.deck.planning.grids import PADDINGS, SIDE_PADDING, SIZES, Rows, Sized, continued
from builders.deck.slides import Cell, Para, Placed, SlideTable, TextRun, TextRuns, Words
from builders.design import type as metrics
from builders.design.columns import are_figures, divisions
from builders.design.geometry import Box
from builders.design.nobreak import glue
from builders.design.theme import Role
from builders.document.elements import Caption, Table
from builders.lesson.inline import Text
from builders.problems import Place, error

ABOVE_SIZES = (24, 22, 20)
ABOVE_SHARE = 0.5  # of the body's height, at most
AFTER_FIGURES = 1.0  # ems more before words that follow figures
OPTICAL = 0.35
MOST_CUTS = 12  # of the rows of a comparison

_Part: TypeAlias = tuple[Sized, Rows]


def table(context: DeckContext, element: Table) -> tuple[Draft, ...]:
    """Return the slides of a table or a comparison."""
    rows = _comparison(context, element) if element.is_comparison else _table(context, element)
    return _slides(context, element, rows)


def form(
    context: DeckContext, base: Draft, rows: Rows, above: tuple[Para, ...], alt: str
) -> tuple[Draft, ...]:
    """Return slides like ``base`` with a table to fill in, below what stands ``above`` it."""
    said, area = over(context, above, base.source)
    parts = continued(context, rows, area)
    if not parts:
        raise fit.RefusalError(error("L304", base.source))
    grids = (_grid(part, area, alt, has_total=False, is_turned=False) for part in parts)
    return tuple(replace(base, items=(*said, replace(grid, name=alt))) for grid in grids)


def over(
    context: DeckContext, above: tuple[Para, ...], at: Place
) -> tuple[tuple[Placed, ...], Box]:
    """Return what stands above what is drawn, and the room below it.

    Raises ``RefusalError`` where it would take more than its share of the slide.
    """
    body = context.body
    if not above:
        return (), body
    room = replace(body.size, height=ABOVE_SHARE * body.height)
    size = fit.largest(above, context.ruler, room, ABOVE_SIZES) or ABOVE_SIZES[-1]
    height = fit.height(above, context.ruler, size, body.width)
    if height > room.height:
        raise fit.RefusalError(error("L304", at))
    said = Placed(body.top(height), Words(above, size, "ink", "point"), "point")
    return (said,), body.below(height + context.screen.gap)


def _table(context: DeckContext, element: Table) -> Rows:
    """Return the rows of a table; head and total are bold."""

    def row(texts: Sequence[Text], ink: Role, *, is_bold: bool = False) -> tuple[Cell, ...]:
        styled = bold if is_bold else tuple
        return tuple(Cell(styled(context.cell(text)), ink) for text in texts)

    body = (*element.rows, *((element.total,) if element.total else ()))
    rows = (row(texts, "ink", is_bold=texts is element.total) for texts in body)
    return _aligned((row(element.head, "second", is_bold=True), *rows))


def _comparison(context: DeckContext, element: Table) -> Rows:
    """Return the rows of a comparison; its last column carries the accent."""
    corner, *columns = element.head
    others: list[Role] = ["second"] * (len(columns) - 1)
    head = (
        Cell(bold(context.cell(text)), ink)
        for text, ink in zip(columns, (*others, "accent"), strict=True)
    )
    rows = tuple(
        (Cell(context.cell(aspect), "muted"), *(Cell(context.cell(text)) for text in cells))
        for aspect, *cells in element.rows
    )
    return ((Cell(context.cell(corner)), *head), *rows)


def _aligned(rows: Rows, names: int = 0) -> Rows:
    """Return rows under their head; a column of figures stands flush right, none of ``names``."""
    columns = enumerate(zip(*rows[1:], strict=True))
    right = [
        at >= names and are_figures([_plain(cell.runs) for cell in column])
        for at, column in columns
    ]
    return tuple(
        _clear(
            tuple(
                replace(cell, align="right" if is_right else "left", inset=0)
                for cell, is_right in zip(row, right, strict=True)
            )
        )
        for row in rows
    )


def _clear(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Return a row whose words keep clear of the figures that end before them."""
    aligns = ("left", *(cell.align for cell in row))
    return tuple(
        replace(cell, inset=AFTER_FIGURES) if (before, cell.align) == ("right", "left") else cell
        for before, cell in zip(aligns, row, strict=False)
    )


def _plain(runs: TextRuns) -> str:
    return "".join(run.text for run in runs)


def _slides(context: DeckContext, element: Table, rows: Rows) -> tuple[Draft, ...]:
    """Return the table under its point, or after it where the two have no room together."""
    title = headline(context, element.title or element.caption.text)
    base = Draft("figure", title, (), element.where, spoken(context, element.notes))
    small = evidence(context, element.remarks, caption(context, element))
    area, (foot,) = foot_note(context, small, context.body, element.where)
    alt = glue(element.alt, context.language)

    def grids(room: Box, above: tuple[Placed, ...]) -> Iterator[Draft]:
        parts, is_turned = _parts(context, element, rows, room)
        for index, part in enumerate(parts):
            ends = is_turned or part[1][-1][0] is rows[-1][0]
            total = ends and element.total is not None
            grid = _grid(part, room, alt, has_total=total, is_turned=is_turned)
            small = _continued(element.caption, foot) if index else foot
            named = replace(grid, name=element.caption.text.plain)
            yield replace(base, items=(*above, named, small))

    if element.point is None:
        return tuple(grids(area, ()))
    point = (paragraph(context, element.point),)
    size = fit.largest(point, context.ruler, area.size, ABOVE_SIZES)
    if size:
        height = fit.height(point, context.ruler, size, area.width)
        said = Placed(area.top(height), Words(point, size, "second", "point"), "point")
        with suppress(fit.RefusalError):
            return tuple(grids(area.below(height + context.screen.gap), (said,)))
    return (*_point_slides(context, base, point), *grids(area, ()))


def _point_slides(context: DeckContext, base: Draft, point: tuple[Para, ...]) -> tuple[Draft, ...]:
    """Return a long point on slides before its table."""
    area, sizes = context.body, context.screen.body
    size, pages = fit.pages([point], context.ruler, area.size, sizes, base.source)
    return tuple(
        replace(
            base, layout="content", items=(Placed(area, Words(page, size, "ink", "body"), "body"),)
        )
        for page in pages
    )


def _continued(caption: Caption, foot: Placed) -> Placed:
    """Return the small print of a later slide, where the caption says that it continues."""
    assert isinstance(foot.item, Words)
    head = Para((TextRun(caption.continued),))
    words = replace(foot.item, paragraphs=(head, *foot.item.paragraphs[1:]))
    return replace(foot, item=words)


def _parts(
    context: DeckContext, element: Table, rows: Rows, area: Box
) -> tuple[tuple[_Part, ...], bool]:
    """Return the table whole, continued, turned, or in slices; and whether it is turned.

    In a comparison rows are cut rather, so that what is compared stays side by side.
    """
    turned = tuple(zip(*rows, strict=True))
    beside = turned if element.is_comparison else _aligned(turned, names=1)
    cut = _cut(rows) if element.is_comparison else ()
    for grids in chain(((rows,),), cut, ((beside,),), _slices(rows)):
        parts = [continued(context, grid, area) for grid in grids]
        if all(parts):
            return tuple(part for found in parts for part in found), grids[0] is beside
    word = _longest(context, rows)
    if _width(context, word, SIZES[-1]) > area.width:
        raise fit.RefusalError(error("L301", element.where, word=_plain(word)))
    raise fit.RefusalError(error("L304", element.where))


def _cut(rows: Rows) -> Iterator[tuple[Rows]]:
    """Yield the table with its longest row in two, then with the longest of those, and so on."""
    for _ in range(MOST_CUTS):
        longest = max(range(1, len(rows)), key=lambda at: max(map(_length, rows[at])))
        rows = (*rows[:longest], *_halves(rows[longest]), *rows[longest + 1 :])
        yield (rows,)


def _length(cell: Cell) -> int:
    return len(_plain(cell.runs))


def _halves(row: tuple[Cell, ...]) -> Iterator[tuple[Cell, ...]]:
    """Yield a row in two, each under the name of the row."""
    name, *cells = row
    for part in zip(*(fit.halves(cell.runs) for cell in cells), strict=True):
        yield (name, *(replace(cell, runs=runs) for cell, runs in zip(cells, part, strict=True)))


def _slices(rows: Rows) -> Iterator[tuple[Rows, ...]]:
    """Yield the table in more and more slices, each with the first column."""
    for division in divisions(len(rows[0])):
        yield tuple(tuple(tuple(row[at] for at in part) for row in rows) for part in division)


def _width(context: DeckContext, runs: TextRuns, size: int) -> float:
    return metrics.width(fit.measurable(runs), fit.with_bold(runs, context.ruler), size)


def _longest(context: DeckContext, rows: Rows) -> TextRuns:
    words = (word for row in rows for cell in row for word in _words(cell.runs))
    return max(words, key=lambda word: _width(context, word, SIZES[-1]))


def _words(runs: TextRuns) -> list[TextRuns]:
    """Return the words of ``runs``; a word may be made of several."""
    words: list[list[TextRun]] = [[]]
    for run in runs:
        for index, text in enumerate(run.text.split(" ")):
            if index:
                words.append([])
            words[-1].append(replace(run, text=text))
    return [tuple(word) for word in words]


def _grid(part: _Part, area: Box, alt: str, *, has_total: bool, is_turned: bool) -> Placed:
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
        is_turned=is_turned,
        alt=alt,
    )
    height = sum(heights)
    box = area.below((area.height - height) * OPTICAL).top(height)
    return Placed(box, grid, "")
