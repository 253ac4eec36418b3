"""A problem and its frame go in; slides come out, on which the steps appear click by click.

What is given stands over a rule, what is to be found below it, the solution right of both. Where
the steps are too many for a slide they go on upon the next, beside the same frame.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from builders.deck.planning import fit
from builders.deck.planning.asking.columns import (
    GAP,
    Column,
    Row,
    ruled,
    sides_of,
    solution_of,
    stacked,
)
from builders.deck.planning.asking.posed import (
    Posed,
    alone,
    area_of,
    asked,
    listed,
    pages_of,
    titled,
)
from builders.deck.planning.context import (
    DeckContext,
    Draft,
    bold,
    paragraph,
    spared,
)
from builders.deck.slides import Click, Para, Placed, Words
from builders.design.geometry import Box
from builders.design.type import UnbreakableError
from builders.document.responses import Frame

TEXT_SIZES = (36, 32, 28, 26, 24)  # of a problem above its frame
SIZES = (28, 26, 24, 22)  # of a frame on one slide
MANY_SIZES = (26, 24, 22, 20)  # of one on several
MOST_TEXT = 0.5  # of the slide; a problem that takes more has a slide of its own
LEAST_AIR, MOST_AIR = 0.3, 0.8  # ems between steps, as the room allows
LOOSE = 0.6  # ems above a step in running text
OPTICAL = 0.35


class _Sizes(Struct, frozen=True):
    """The sizes of the problem and of its frame; how high it stands, and its detail below it."""

    text: int
    frame: int
    height: float
    detail: float

    def taken(self, gap: float) -> float:
        """Return what stands above the frame, with the gaps between."""
        return self.height + gap + (self.detail + gap if self.detail else 0)


class _Board(Struct, frozen=True):
    """A frame at one size: its sides, the rows beside them, where these begin, how wide they are.

    The first row is the label, which stands there from the beginning.
    """

    size: int
    sides: Column
    rows: tuple[Row, ...]
    left: float
    width: float

    def height(self, rows: Sequence[Row], air: float) -> float:
        """Return what the frame takes with ``rows`` of it."""
        gaps = air * self.size * (len(rows) - 1)
        return max(self.sides.height, sum(row.height for row in rows) + gaps)


def solved(context: DeckContext, posed: Posed, frame: Frame) -> tuple[Draft, ...]:
    """Return the slides of a problem and of its solution."""
    area = area_of(context, posed)
    boards = {size: _board(context, frame, size) for size in SIZES}
    for size, text in product(SIZES, TEXT_SIZES):
        board, sizes = boards[size], _sizes(context, posed, text, size)
        if board and sizes and size < text:
            room = area.height - sizes.taken(context.screen.gap)
            if board.height(board.rows, LEAST_AIR) <= room:
                return (_first(context, posed, frame, board, sizes),)
    return tuple(_continued(context, posed, frame))


def _sizes(context: DeckContext, posed: Posed, text: int, size: int) -> _Sizes | None:
    """Return how high the problem stands at two sizes; None where a word is too wide."""
    asked, ruler, width = (Para(bold(context.runs(posed.text))),), context.ruler, context.body.width
    try:
        tall = fit.height(asked, ruler, text, spared(context.body).width)
        below = fit.height(posed.detail, ruler, size, width) if posed.detail else 0.0
    except UnbreakableError:
        return None
    return _Sizes(text, size, tall, below)


def _board(context: DeckContext, frame: Frame, size: int) -> _Board | None:
    """Return the frame at a size, or None where something in it is too wide."""
    width = context.body.width
    sides = sides_of(context, frame.sides, size, width)
    if sides is None:
        return None
    left = sides.width + 2 * GAP if frame.sides else 0.0
    rows = solution_of(context, frame, size, width - left)
    return _Board(size, sides, rows, left, width - left) if rows else None


def _first(context: DeckContext, posed: Posed, frame: Frame, board: _Board, sizes: _Sizes) -> Draft:
    """Return the slide that has all of it."""
    area, gap = area_of(context, posed), context.screen.gap
    room = area.height - sizes.taken(gap)
    air = _air(board, board.rows, room)
    free = room - board.height(board.rows, air)
    top = area.below(free * OPTICAL)
    heading, above = asked(context, posed, top.top(sizes.height), (sizes.text,))
    if posed.detail:
        box = top.below(sizes.height + gap).top(sizes.detail)
        above = (*above, Placed(box, Words(posed.detail, sizes.frame, "second"), "detail"))
    below = top.below(sizes.taken(gap)).top(room - free)
    items = (*above, *_framed(board, board.rows, below, air))
    clicks = _clicks(items, frame, board.rows)
    return Draft("task", heading, items, posed.where, posed.notes, clicks, posed.slot)


def _air(board: _Board, rows: Sequence[Row], room: float) -> float:
    """Return the ems between ``rows`` in a room that they need not fill."""
    free = room - sum(row.height for row in rows)
    return min(max(free / (board.size * max(len(rows) - 1, 1)), LEAST_AIR), MOST_AIR)


def _framed(board: _Board, rows: Sequence[Row], area: Box, air: float) -> tuple[Placed, ...]:
    """Return the frame with some of its rows, as high as they are."""
    if not board.sides.rows:
        return tuple(stacked(rows, area, air * board.size))
    right = replace(area, x=area.x + board.left, width=board.width)
    return (
        *ruled(board.sides, replace(area, width=board.sides.width), board.size),
        *stacked(rows, right, air * board.size),
    )


def _clicks(items: Sequence[Placed], frame: Frame, rows: Sequence[Row]) -> tuple[Click, ...]:
    """Return a click for each row but a label; the items of the rows stand last."""
    end = len(items)
    firsts: list[tuple[int, ...]] = []
    for row in reversed(rows):
        begin = end - len(row.pieces)
        if not row.is_label:
            firsts.insert(0, tuple(range(begin, end)))
        end = begin
    if not frame.is_stepwise and firsts:
        firsts = [tuple(index for shown in firsts for index in shown)]
    return tuple(Click(first, (), tuple(others)) for first, *others in firsts)


def _continued(context: DeckContext, posed: Posed, frame: Frame) -> Iterator[Draft]:
    """Yield the problem, and its solution on several slides, as few as there can be."""
    boards = tuple(filter(None, (_board(context, frame, size) for size in MANY_SIZES)))
    ways = [way for board in boards for way in _ways(context, posed, board)]
    if ways:
        board, opening, pages = min(ways, key=lambda way: len(way[2]) + (way[1] is None))
        if opening:
            rows, *pages = pages
            yield _first(context, posed, frame, replace(board, rows=tuple(rows)), opening)
        else:
            yield from alone(context, posed)
        yield from (_next(context, posed, frame, board, page) for page in pages)
        return
    yield from alone(context, posed)
    yield from pages_of(context, posed, listed(context, frame), titled(context, posed, frame))
    yield from _bare(context, posed, replace(frame, sides=()))


def _ways(
    context: DeckContext, posed: Posed, board: _Board
) -> Iterator[tuple[_Board, _Sizes | None, list[list[Row]]]]:
    """Yield the slides that a frame takes with the problem above it, and without."""
    area, gap, body = area_of(context, posed), context.screen.gap, context.body.height
    tried = (_sizes(context, posed, text, board.size) for text in TEXT_SIZES)
    fitting = (each for each in tried if each and each.taken(gap) <= MOST_TEXT * area.height)
    opening = next(fitting, None)
    if opening and (pages := _paged(board, area.height - opening.taken(gap), body)):
        yield board, opening, pages
    elif pages := _paged(board, body, body):
        yield board, None, pages


def _bare(context: DeckContext, posed: Posed, frame: Frame) -> Iterator[Draft]:
    """Yield the steps where what is given leaves no room beside it, drawn if they can be."""
    for size in MANY_SIZES:
        board, body = _board(context, frame, size), context.body.height
        if board and (pages := _paged(board, body, body)):
            yield from (_next(context, posed, frame, board, page) for page in pages)
            return
    told = [(replace(paragraph(context, text), before=LOOSE),) for text in frame.told]
    for draft in pages_of(context, posed, told, titled(context, posed, frame)):
        (shown,) = draft.items
        assert isinstance(shown.item, Words)
        each = tuple(Click(0, (at,)) for at in range(len(shown.item.paragraphs)))
        yield replace(draft, clicks=each if frame.is_stepwise else (Click(0),))


def _paged(board: _Board, first: float, others: float) -> list[list[Row]]:
    """Return the rows of each slide, the label on the first; nothing where one is too high."""
    pages: list[list[Row]] = [[]]
    for row in board.rows:
        room = others if len(pages) > 1 else first
        if board.height([*pages[-1], row], LEAST_AIR) <= room:
            pages[-1].append(row)
        elif all(each.is_label for each in pages[-1]) or board.height([row], LEAST_AIR) > others:
            return []
        else:
            pages.append([row])
    return pages


def _next(
    context: DeckContext, posed: Posed, frame: Frame, board: _Board, rows: Sequence[Row]
) -> Draft:
    """Return a slide that goes on with the steps, beside the same frame."""
    body = context.body
    air = _air(board, rows, body.height)
    items = _framed(board, rows, body.top(board.height(rows, air)), air)
    return Draft(
        "figure",
        titled(context, posed, frame),
        items,
        posed.where,
        clicks=_clicks(items, frame, rows),
    )
