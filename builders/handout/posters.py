"""A document goes in; a poster for each figure that asks for one comes out, on A3 or in tiles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from builders.design.geometry import Size, mm
from builders.design.theme import Paper, Theme
from builders.design.vectors.drawing import Shown
from builders.document import elements, views
from builders.document.elements import AnyCaptioned
from builders.document.structure import Document
from builders.handout.marks import BLACK, WHITE, Mark, Shape, Stroke, moved, silent
from builders.handout.pages import Bookmark, HandoutPlan
from builders.handout.planning.context import DOCUMENT, PageContext, key, on_page
from builders.handout.planning.figures import figure
from builders.handout.planning.flowables import Flowables, height, paragraph, spaced, stacked
from builders.handout.typesetting.style import SIZES
from builders.lesson.inline import Text
from builders.problems import Problems, brief, error

A3 = Size(mm(420), mm(297))  # ISO 216, on its side
TILE = SIZES["a4"]
TILES = 2  # side by side
UNPRINTED = mm(10)  # of a sheet's edge, more than common printers leave white
OVERLAP = mm(10)
SCALES = (1.6, 1.4, 1.2, 1.0, 0.85)
TITLE_LEADING = 58.0
GAP = 24.0  # points between the title and the figure, at least
SMALLEST = 0.4  # of a poster, what a picture on it takes at least
CUT = mm(6)  # a cut mark's length


def plan(document: Document, theme: Theme, pictures: Mapping[str, Shown]) -> HandoutPlan:
    """Return a page for each printed figure that says ``poster: true``; there may be none.

    Raises ``Problems`` for a figure that has no room on its sheet.
    """
    papers = [_enlarged(theme.paper, scale) for scale in SCALES]
    settings = [on_page(document, theme, {}, pictures, paper) for paper in papers]
    wanted = views.posters(document)
    titles = [_title(element).plain for element in wanted]
    return HandoutPlan(
        document.head.title.plain,
        document.tag,
        A3,
        tuple(_page(element, settings, number) for number, element in enumerate(wanted)),
        tuple(Bookmark(title, number, 0) for number, title in enumerate(titles, start=1)),
        {element.where: number for number, element in enumerate(wanted, start=1)},
    )


def tiled(posters: HandoutPlan) -> HandoutPlan:
    """Return each poster over A4 sheets that overlap, with marks where to cut."""
    pages = tuple(tile for page in posters.pages for tile in _tiles(page, posters.size))
    each = len(pages) // max(len(posters.pages), 1)
    return replace(
        posters,
        size=TILE,
        pages=pages,
        bookmarks=tuple(
            replace(found, page=(found.page - 1) * each + 1) for found in posters.bookmarks
        ),
        pages_of={place: (page - 1) * each + 1 for place, page in posters.pages_of.items()},
    )


def _enlarged(paper: Paper, scale: float) -> Paper:
    """Return tokens to be read from three metres or, with a larger ``scale``, from further."""
    return replace(
        paper,
        size=A3,
        margin_side=mm(26),  # what is left stands on the tiles whole
        margin_top=mm(22),
        margin_bottom=mm(22),
        body=30,
        leading=40 * scale,
        title=48,
        heading=34,
        figure=26 * scale,
        caption=20 * scale,
        small=18 * scale,
        rule=1.25,
    )


def _page(element: AnyCaptioned, settings: Sequence[PageContext], number: int) -> tuple[Mark, ...]:
    """Return the title above and the figure, as large as fits, in the middle of what is left."""
    tag = DOCUMENT.child("H2" if number else "H1", f"{key(element.where)} title")
    caption = brief(element.caption.text.plain)
    refusal = Problems((error("L354", element.where, caption=caption),))
    for setting in settings:
        sheet, paper = setting.sheet, setting.sheet.paper
        style = replace(sheet.title, leading=TITLE_LEADING)
        head = paragraph(_title(element).spans, style, sheet, tag)
        try:
            drawn = _figure(element, setting, sheet.height - height(head) - GAP)
        except Problems as refused:
            refusal = refused
            continue
        free = sheet.height - height(head) - height(drawn) - GAP
        if free >= 0:
            whole = (*head, *spaced(drawn, GAP + free / 2))
            return moved(stacked(whole), paper.margin_side, paper.margin_top)
    raise refusal


def _figure(element: AnyCaptioned, setting: PageContext, most: float) -> Flowables:
    """Return the figure without its title; a picture is as much smaller as ``most`` points want."""
    untitled, sheet = replace(element, title=None), setting.sheet
    found = figure(untitled, setting, sheet.width)
    surplus = height(found) - most
    share = setting.tallest - (surplus + sheet.unit) / sheet.height
    if surplus <= 0 or share < SMALLEST or not isinstance(element, elements.Picture):
        return found
    return figure(untitled, replace(setting, tallest=share), sheet.width)


def _title(element: AnyCaptioned) -> Text:
    return element.title or element.caption.text


def _tiles(page: tuple[Mark, ...], size: Size) -> Iterator[tuple[Mark, ...]]:
    """Yield the middle of a poster on upright sheets; its white margins are left out."""
    step = TILE.width - 2 * UNPRINTED - OVERLAP
    left = (size.width - TILES * step - OVERLAP) / 2
    down = (TILE.height - size.height) / 2
    for number in range(TILES):
        right = UNPRINTED - left - number * step
        # The first sheet is read for all of them.
        shown = silent(page) if number else page
        yield (*moved(shown, right, down), *_frame(), *_cut_marks())


def _frame() -> tuple[Shape, ...]:
    """Return a white edge over what another sheet shows."""
    edge, width, tall = UNPRINTED, TILE.width, TILE.height
    return (
        Shape(0, 0, width, edge, WHITE),
        Shape(0, tall - edge, width, edge, WHITE),
        Shape(0, 0, edge, tall, WHITE),
        Shape(width - edge, 0, edge, tall, WHITE),
    )


def _cut_marks() -> Iterator[Stroke]:
    right, bottom = TILE.width - UNPRINTED, TILE.height - UNPRINTED
    for x in (UNPRINTED, right):
        yield Stroke(x, UNPRINTED - CUT, x, UNPRINTED, 0.5, BLACK)
        yield Stroke(x, bottom, x, bottom + CUT, 0.5, BLACK)
    for y in (UNPRINTED, bottom):
        yield Stroke(UNPRINTED - CUT, y, UNPRINTED, y, 0.5, BLACK)
        yield Stroke(right, y, right + CUT, y, 0.5, BLACK)
