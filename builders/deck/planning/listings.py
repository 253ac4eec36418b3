"""A program in; the slides on which it stands on a panel, with what it prints, come out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from builders.deck.planning.context import (
    DeckContext,
    Draft,
    evidence,
    foot_note,
    headline,
    spoken,
)
from builders.deck.slides import Click, Para, Placed, Rectangle, TextRun, TextRuns, Words
from builders.deck.template import boxes
from builders.design import type as metrics
from builders.design.geometry import Box
from builders.design.listings.data import Part, Piece, plain
from builders.design.listings.wrapping import SetRow, gutter, is_whole, parted, widest, wrapped
from builders.design.theme import Role
from builders.design.type import Run
from builders.document.elements import Program

SIZES = (28, 26, 24, 22, 20, 18, 16)
CONTINUED = (22, 20, 18)  # what goes on over several slides
PAD = 14  # points inside the panel
OPTICAL = 0.4  # of the free height stands above
MARK = 2 * boxes.STROKE  # points, the stroke beside marked lines
APART = 24  # points between the panel and what the program prints
INKS: Mapping[Part, Role] = {"keyword": "accent", "comment": "muted", "string": "second"}


class _Layout(Struct, frozen=True):
    """The lines of a program and of what it prints at a size, and the columns of their gutter.

    What it prints stands beside it where both have ``widths`` in columns, or else below.
    """

    size: int
    numbers: int
    rows: tuple[SetRow, ...]
    said: tuple[SetRow, ...] = ()
    widths: tuple[int, int] = (0, 0)

    def panel(self) -> float:
        """Return the points that the panel takes downwards."""
        return metrics.lines_height(len(self.rows), self.size) + 2 * PAD

    def below(self) -> float:
        """Return the points that what is printed takes downwards, with its label."""
        return metrics.lines_height(len(self.said) + 1, self.size) if self.said else 0

    def height(self) -> float:
        """Return the points that both take."""
        if any(self.widths):
            return max(self.panel(), self.below() + 2 * PAD)
        return self.panel() + (self.below() + APART if self.said else 0)


def program(context: DeckContext, element: Program, name: str) -> tuple[Draft, ...]:
    """Return the slides of a program, one if it can be."""
    small = evidence(context, element.remarks)
    area, foot = foot_note(context, small, context.body, element.where)
    heading, notes = headline(context, element.title or name), spoken(context, element.notes)
    drafts = []
    for layout in _layouts(element, area):
        items = tuple(_items(element, layout, area))
        last = len(items) - 1
        clicks = (Click(last),) if element.reveal and layout.said else ()
        drafts.append(
            Draft("figure", heading, (*items, *foot), element.where, notes, clicks=clicks)
        )
    return tuple(drafts)


def _layouts(element: Program, area: Box) -> tuple[_Layout, ...]:
    """Return the layout of each slide: large and whole, or else on as few slides as it needs."""
    found = list(_whole(element, area))
    fitting = [each for each in found if each.height() <= area.height]
    unbroken = [each for each in fitting if _is_unbroken(each)]
    if unbroken or fitting:
        return ((unbroken or fitting)[0],)
    sizes = [each for each in found if each.size in CONTINUED and not any(each.widths)]
    chosen = next((each for each in sizes if _is_unbroken(each)), sizes[-1])
    return tuple(_continued(chosen, area))


def _whole(element: Program, area: Box) -> Iterator[_Layout]:
    """Yield a layout of all of a program for each size, beside what it prints and above it."""
    said = plain(element.output)
    for size in SIZES:
        most = _columns(area.width - 2 * PAD, size)
        numbers = gutter(element.rows, most)
        rows = wrapped(element.rows, most - numbers)
        if said:
            widths = (
                numbers + widest(element.rows),
                max(widest(said), len(element.output_label) + 1),
            )
            if sum(widths) <= _columns(area.width - 2 * PAD - APART, size):
                yield _Layout(size, numbers, rows, wrapped(said, widths[1]), widths)
        yield _Layout(size, numbers, rows, wrapped(said, most))


def _is_unbroken(layout: _Layout) -> bool:
    return is_whole((*layout.rows, *layout.said))


def _continued(layout: _Layout, area: Box) -> Iterator[_Layout]:
    """Yield the slides of a long program; what it prints is on the last, or has one of its own."""
    most = int((area.height - 2 * PAD) / metrics.lines_height(1, layout.size))
    parts = parted(layout.rows, most)
    for at, rows in enumerate(parts):
        part = replace(layout, rows=rows, said=layout.said if at == len(parts) - 1 else ())
        if part.height() <= area.height:
            yield part
            continue
        yield replace(part, said=())
        under_label = int(area.height / metrics.lines_height(1, layout.size)) - 1
        for said in parted(part.said, under_label):
            yield replace(layout, rows=(), said=said)


def _column(size: int) -> float:
    return metrics.width((Run("0", code=True),), metrics.SCREEN, size)


def _columns(width: float, size: int) -> int:
    return int(width / _column(size))


def _items(element: Program, layout: _Layout, area: Box) -> Iterator[Placed]:
    """Yield the panel with the marks of lines, numbers and the program, then what it prints."""
    box = area.below((area.height - layout.height()) * OPTICAL).top(layout.height())
    size, column = layout.size, _column(layout.size)
    own, other = (width * column for width in layout.widths)
    free = box.width - own - other - 2 * PAD - APART if other else 0
    aside = other + APART + free / 2 if other else 0
    panel = replace(box, width=box.width - aside).top(layout.panel())
    if layout.rows:
        yield from _panel(layout, panel)
    if not layout.said:
        return
    under = box.below(layout.panel() + APART if layout.rows else 0)
    room = replace(box, x=panel.right + APART, width=aside - APART) if aside else under
    top = PAD if aside else 0
    label = Para((TextRun(element.output_label, bold=True, ink="muted"),))
    words = Words((label, *_paras(layout.said)), size, "ink")
    yield Placed(room.below(top).top(layout.below()), words, "output")


def _panel(layout: _Layout, panel: Box) -> Iterator[Placed]:
    """Yield the numbers, a stroke beside each run of marked lines, and the program on its ground.

    The words stand in the middle of their boxes, which are higher by what is free around them.
    """
    size, column = layout.size, _column(layout.size)
    line = metrics.lines_height(1, size)
    left = layout.numbers * column
    if any(each.label for each in layout.rows):
        labels = tuple(Para((TextRun(each.label, code=True),)) for each in layout.rows)
        shown = Words(labels, size, "muted", align="right", anchor="middle")
        yield Placed(replace(panel, width=left - column), shown, "numbers")
    at = 0
    for is_marked, group in groupby(layout.rows, lambda each: each.row.is_marked):
        count = len(tuple(group))
        if is_marked:
            beside = panel.x + left - MARK
            run = Box(beside, panel.y + PAD + at * line, MARK, count * line)
            yield Placed(run, Rectangle("accent"), "stroke")
        at += count
    room = replace(panel, x=panel.x + left, width=panel.width - left)
    paras = tuple(replace(para, indent=PAD / size) for para in _paras(layout.rows))
    yield Placed(room, Words(paras, size, "ink", anchor="middle", fill="panel"), "program")


def _paras(rows: Sequence[SetRow]) -> Iterator[Para]:
    """Yield a paragraph for each line of a program; one that is long goes on in it."""
    for _, group in groupby(rows, lambda each: id(each.row)):
        lines = tuple(group)
        runs: list[TextRun] = []
        for each in lines:
            opening = ("" if each.is_first else "\n") + " " * each.indent
            runs += [TextRun(opening, code=True)] if opening else []
            runs += _runs(each.pieces)
        yield Para(tuple(runs))


def _runs(pieces: Sequence[Piece]) -> TextRuns:
    return tuple(
        TextRun(
            piece.text,
            bold=piece.bold,
            italic=piece.italic,
            ink=INKS.get(piece.part),
            code=True,
        )
        for piece in pieces
    )
