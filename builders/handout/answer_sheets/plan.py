"""Documents go in; their answer sheets come out as pages, empty, or marked for the teacher.

What a reader of the sheets needs to know is in docs/answer-sheet.md: the marks in the corners, the
places of the circles, and what the code in the corner says. All places there are in millimetres
from the top left corner of A4.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from zlib import crc32

from msgspec import Struct
from msgspec.structs import replace

from builders.design.geometry import mm
from builders.design.theme import Theme
from builders.document.structure import Document
from builders.handout.answer_sheets.rows import Row, rows, unmarked
from builders.handout.marks import BLACK, FINE, WHITE, Code, Mark, Shape, Tag, moved
from builders.handout.pages import Bookmark, HandoutPlan
from builders.handout.planning.codes import modules
from builders.handout.planning.context import DOCUMENT, PageContext, on_page
from builders.handout.planning.flowables import paragraph, stacked
from builders.handout.planning.head_and_foot import blanks, key_badge
from builders.handout.typesetting.line_breaking import ENDLESS, baseline, lines
from builders.handout.typesetting.style import SIZES
from builders.lesson.inline import Span

VERSION = "LC1"
CORNER = 6.0  # the side of a mark in a corner
CORNERS = ((10.0, 10.0), (200.0, 10.0), (10.0, 287.0), (200.0, 287.0))  # their middles
TOP = (22.0, 10.0)  # the middle of a smaller mark, which tells the top of the sheet
TOP_SIDE = 3.0
CODE_RIGHT, CODE_TOP, MODULE = 192.0, 18.0, 0.6
LEFT, RIGHT = 18.0, 192.0  # of the rows
FIRST, STEP = 66.0, 8.0  # the middle of the first row, from row to row
DEEPEST, LEAST_DEEP = 27, 10  # rows in a column
LABEL, PITCH = 15.0, 8.0  # from the left of a column to its first circle, from circle to circle
CIRCLE = 5.2
RADIX = "0123456789abcdefghijklmnopqrstuvwxyz"


class _Sheet(Struct, frozen=True):
    """One page: its document, the number of its variant, its rows and the first of them, from 0."""

    document: Document
    variant: int
    rows: tuple[Row, ...]
    first: int


def plan(
    documents: Sequence[Document], theme: Theme, *, marked: bool = False
) -> HandoutPlan | None:
    """Return the sheets of ``documents``, the variants of a test or the one test that there is.

    There are none where nothing is answered by marking. What is right is filled in if ``marked``.
    """
    sheets = [sheet for at, each in enumerate(documents) for sheet in _sheets(each, at, documents)]
    if not sheets:
        return None
    document = documents[0]
    title = f"{document.head.title.plain} · {document.furniture.answer_sheet}"
    paper = replace(theme.paper, size=SIZES["a4"])
    return HandoutPlan(
        title,
        document.tag,
        SIZES["a4"],
        tuple(
            tuple(_page(sheet, on_page(sheet.document, theme, {}, {}, paper), at, marked=marked))
            for at, sheet in enumerate(sheets)
        ),
        tuple(
            Bookmark(sheet.document.head.variant or title, at, 0)
            for at, sheet in enumerate(sheets, start=1)
        ),
    )


def _sheets(document: Document, at: int, among: Sequence[Document]) -> Iterator[_Sheet]:
    """Yield as many pages as the rows of ``document`` need."""
    found = rows(document)
    if not found:
        return
    variant = at + 1 if len(among) > 1 else 0
    most = _columns(found) * DEEPEST
    for first in range(0, len(found), most):
        yield _Sheet(document, variant, found[first : first + most], first)


def _depth(found: Sequence[Row], columns: int) -> int:
    """Return how many rows stand in a column, so that all columns are about as deep."""
    return max(-(-len(found) // columns), LEAST_DEEP)


def _columns(found: Sequence[Row]) -> int:
    return max(int((RIGHT - LEFT) / _wide(found)), 1)


def _wide(found: Sequence[Row]) -> float:
    """Return how wide a column is: its label, its circles, and the distance to the next."""
    return LABEL + PITCH * max(len(row.letters) for row in found)


def _page(sheet: _Sheet, setting: PageContext, at: int, *, marked: bool) -> Iterator[Mark]:
    root = DOCUMENT.child("L", f"sheet {at}")
    for x, y in CORNERS:
        yield _square(x, y, CORNER)
    yield _square(*TOP, TOP_SIDE)
    yield _code(sheet)
    yield from _head(sheet.document, setting, at, marked=marked)
    wide, depth = _wide(sheet.rows), _depth(sheet.rows, _columns(sheet.rows))
    for number, row in enumerate(sheet.rows):
        column, down = divmod(number, depth)
        x, y = LEFT + column * wide, FIRST + down * STEP
        yield from _row(row, x, y, root.child("LI", number), setting, marked=marked)


def _square(x: float, y: float, side: float) -> Shape:
    return Shape(mm(x - side / 2), mm(y - side / 2), mm(side), mm(side), BLACK)


def _code(sheet: _Sheet) -> Code:
    """Return what a reader needs to know: the test, the variant, the circles of each row."""
    name = f"{crc32(sheet.document.head.title.plain.encode()):08x}"
    counts = "".join(RADIX[len(row.letters)] for row in sheet.rows)
    found = modules(f"{VERSION};{name};{sheet.variant};{sheet.first};{counts}")
    side = MODULE * len(found)
    return Code(mm(CODE_RIGHT - side), mm(CODE_TOP), mm(MODULE), found, None)


def _head(document: Document, setting: PageContext, at: int, *, marked: bool) -> Iterator[Mark]:
    """Yield the title, the names, and how to fill in the sheet."""
    words, sheet = document.furniture, setting.sheet
    narrow = replace(sheet, paper=replace(sheet.paper, margin_side=mm(33)))
    tag = DOCUMENT.child("Span", f"head {at}")
    heading = f"{words.answer_sheet} · {document.head.title.plain}"
    title = paragraph(
        (Span(heading),), sheet.heading, sheet, tag.child("P", "title"), measure=narrow.width
    )
    yield from moved(stacked(title)[:1], mm(LEFT), mm(17))
    named = key_badge(setting) if marked else tuple(blanks(document.head.blanks, narrow))
    yield from moved(named, mm(LEFT), mm(25))
    said = [words.fill_in]
    if left := unmarked(document):
        said.append(words.on_paper.format(numbers=", ".join(map(str, left))))
    how = paragraph(
        (Span(" ".join(said)),), sheet.cell, sheet, tag.child("P", "how"), measure=narrow.width
    )
    yield from moved(stacked(how), mm(LEFT), mm(43))


def _row(  # noqa: PLR0913 - a row in its place
    row: Row, x: float, y: float, tag: Tag, setting: PageContext, *, marked: bool
) -> Iterator[Mark]:
    sheet = setting.sheet
    label = replace(sheet.cell, bold=True)
    (line,) = lines((Span(row.label),), label, ENDLESS, sheet.language, tag.child("Lbl"))
    middle = 0.36 * label.size - baseline(label)
    yield from moved((line,), mm(x + LABEL - PITCH / 2 - 1) - line.width, mm(y) + middle)
    body = tag.child("LBody")
    for at, letter in enumerate(row.letters):
        across = mm(x + LABEL + at * PITCH)
        is_filled = marked and at in row.right
        fill = BLACK if is_filled else None
        left, up, side = across - mm(CIRCLE) / 2, mm(y) - mm(CIRCLE) / 2, mm(CIRCLE)
        yield Shape(left, up, side, side, fill, BLACK, sheet.paper.rule, radius=side / 2)
        style = replace(sheet.small, ink=WHITE if is_filled else FINE)
        (said,) = lines((Span(letter),), style, ENDLESS, sheet.language, body)
        lift = 0.36 * style.size - baseline(style)
        yield from moved((said,), across - said.width / 2, mm(y) + lift)
