"""A document goes in; cards to cut out, and their backs in the order of duplex printing, come out.

The backs of a page follow it with their columns the other way round: a sheet that is printed on
both sides and turned over at its long edge has each back behind its front.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from builders.design.figures.style import (
    Copy,
    FigureStyle,
    RefusedError,
    bold,
    on_paper,
    set_text,
)
from builders.design.geometry import Box, Size, mm
from builders.design.runs import runs
from builders.design.scene import Scene
from builders.design.theme import Theme
from builders.document.structure import Document
from builders.handout.marks import FINE, Mark, Stroke
from builders.handout.pages import Bookmark, HandoutPlan
from builders.handout.planning.context import DOCUMENT
from builders.handout.planning.scene_marks import marks
from builders.handout.typesetting.style import SIZES, PaperName
from builders.lesson.inline import Text
from builders.problems import Problems, brief, error

GRIDS: Mapping[int, tuple[int, int]] = {  # columns and rows of an upright page
    2: (1, 2),
    4: (2, 2),
    6: (2, 3),
    8: (2, 4),
    9: (3, 3),
    10: (2, 5),
    12: (3, 4),
    16: (4, 4),
}
MARGIN = mm(10)  # more than common printers leave white
PADDING = mm(4)
CUT = 0.5  # points
TYPE = (40, 36, 32, 28, 24, 20, 18, 16, 14, 12, 11, 10, 9)  # points; one for all of a side


class _Sheet(Struct, frozen=True):
    """How the cards of a page lie."""

    size: Size
    columns: int
    rows: int

    @property
    def cell(self) -> Size:
        """Return the size of a card."""
        width, height = self.size.width - 2 * MARGIN, self.size.height - 2 * MARGIN
        return Size(width / self.columns, height / self.rows)

    def box(self, at: int, *, is_back: bool) -> Box:
        """Return the card ``at``, from 0; the columns of backs count from the right."""
        row, column = divmod(at, self.columns)
        if is_back:
            column = self.columns - 1 - column
        cell = self.cell
        x, y = MARGIN + column * cell.width, MARGIN + row * cell.height
        return Box(x, y, cell.width, cell.height)


class _Side(Struct, frozen=True):
    """The texts of all fronts or of all backs, set at one size; a back may be missing."""

    copies: tuple[Copy | None, ...]
    is_back: bool = False


def plan(document: Document, theme: Theme, paper: PaperName) -> HandoutPlan | None:
    """Return pages of cards, each followed by its backs if any card has one; None without cards.

    Raises ``Problems`` where a card has no room for its words.
    """
    found = document.cards
    if found is None:
        return None
    sheet = _Sheet(SIZES[paper], *GRIDS[found.per_page])
    style, language = on_paper(theme), document.language
    fronts = _Side(_set([front for front, _ in found.cards], sheet, style, language))
    backs = _Side(_set([back for _, back in found.cards], sheet, style, language), is_back=True)
    sides = (fronts, backs) if any(backs.copies) else (fronts,)
    pages = tuple(
        tuple(_page(side, start, sheet, document))
        for start in range(0, len(found.cards), found.per_page)
        for side in sides
    )
    title = found.title
    return HandoutPlan(title, document.tag, sheet.size, pages, (Bookmark(title, 1, 0),))


def _set(
    texts: Sequence[Text | None], sheet: _Sheet, style: FigureStyle, language: str
) -> tuple[Copy | None, ...]:
    """Return ``texts`` at the largest size at which all of them fit their cards."""
    cell = sheet.cell
    room = Size(cell.width - 2 * PADDING, cell.height - 2 * PADDING)
    for size in TYPE:
        copies = [_copy(text, size, room, style, language) if text else None for text in texts]
        lost = [text for text, copy in zip(texts, copies, strict=True) if text and copy is None]
        if not lost:
            return tuple(copies)
    raise Problems(
        tuple(error("L358", text.where, text=brief(text.plain), size=TYPE[-1]) for text in lost)
    )


def _copy(text: Text, size: float, room: Size, style: FigureStyle, language: str) -> Copy | None:
    try:
        copy = set_text(bold(runs(text, language)), style, size, room.width, text.where)
    except RefusedError:
        return None
    return copy if copy.height <= room.height else None


def _page(side: _Side, start: int, sheet: _Sheet, document: Document) -> Iterator[Mark]:
    """Yield the cards from ``start``, and the lines to cut them along on their fronts."""
    if not side.is_back:
        yield from _cuts(sheet)
    root = DOCUMENT.child("L", f"{'backs' if side.is_back else 'fronts'} {start}")
    for at, copy in enumerate(side.copies[start : start + sheet.columns * sheet.rows]):
        if copy:
            label = copy.label(sheet.box(at, is_back=side.is_back), "ink", "center", "middle")
            tag = root.child("LI", at).child("LBody")
            yield from marks(Scene(sheet.size, (label,), ""), tag, document.language)


def _cuts(sheet: _Sheet) -> Iterator[Mark]:
    """Yield lines from edge to edge of the cards, the outer ones too."""
    right, bottom = sheet.size.width - MARGIN, sheet.size.height - MARGIN
    for column in range(sheet.columns + 1):
        x = MARGIN + column * sheet.cell.width
        yield Stroke(x, MARGIN, x, bottom, CUT, FINE)
    for row in range(sheet.rows + 1):
        y = MARGIN + row * sheet.cell.height
        yield Stroke(MARGIN, y, right, y, CUT, FINE)
