"""A document and a paper go in; what its elements are laid with, and the slides they name, out."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from builders.design.figures.style import FigureStyle, on_paper
from builders.design.theme import Paper, Theme
from builders.design.vectors.drawing import Shown
from builders.document.structure import Document, Furniture
from builders.handout.marks import BLACK, Mark, Shape, Tag, moved
from builders.handout.planning.flowables import TALLEST, Flowable, Flowables
from builders.handout.typesetting.line_breaking import ENDLESS, baseline, lines
from builders.handout.typesetting.style import EDGE, Sheet
from builders.lesson.inline import Span
from builders.problems import Place

BOX_PADDING = 1.5  # points
DOCUMENT = Tag("Document", "document")


class PageContext(Struct, frozen=True):
    """The surroundings of an element; ``slide_of`` is keyed by place, ``pictures`` by file.

    A figure is at most ``tallest`` of the page.
    """

    sheet: Sheet
    figures: FigureStyle
    furniture: Furniture
    slide_of: Mapping[Place, int]
    pictures: Mapping[str, Shown]
    tallest: float = TALLEST


def on_page(
    document: Document,
    theme: Theme,
    slide_of: Mapping[Place, int],
    pictures: Mapping[str, Shown],
    paper: Paper,
) -> PageContext:
    """Return what ``document`` is laid with on ``paper``."""
    figures = on_paper(replace(theme, paper=paper))
    sheet = Sheet(paper, document.language)
    return PageContext(sheet, figures, document.furniture, slide_of, pictures)


def key(where: Place) -> str:
    """Return what tells a tag from its siblings: where its element stands in the lesson."""
    return f"{where.line}:{where.column}"


def with_slides(
    flowables: Flowables, setting: PageContext, place: Place, left: Place | None = None
) -> Flowables:
    """Return ``flowables`` with a boxed «5-слайд» in the right margin if a slide shows ``place``.

    ``left`` is the figure that stands beside it; its box has the left margin. Where the margins
    are too narrow, the boxes stand in a line of their own above.
    """
    right, other = setting.slide_of.get(place), setting.slide_of.get(left) if left else None
    if not flowables or (right is None and other is None):
        return flowables
    sheet = setting.sheet
    gap = sheet.unit / 2
    is_outside = _has_margin(setting, gap)
    outside, down = (sheet.paper.margin_side - EDGE, 1) if is_outside else (0, 0)
    boxes: tuple[Mark, ...] = ()
    if right is not None:
        length, box = _slide_box(right, setting)
        boxes += moved(box, sheet.width + outside - length, down)
    if other not in {None, right}:
        _, box = _slide_box(other, setting)
        boxes += moved(box, -outside, down)
    if is_outside:
        return (replace(flowables[0], marks=flowables[0].marks + boxes), *flowables[1:])
    before = min(flowables[0].before, gap)  # the line of boxes keeps the rest of the distance
    above = Flowable(sheet.small.leading + 2, boxes, before, keep=True, kind=flowables[0].kind)
    return (above, replace(flowables[0], before=0), *flowables[1:])


def _has_margin(setting: PageContext, gap: float) -> bool:
    """Tell whether the widest of the lesson's boxes stands clear of the edge of the paper."""
    widest, _ = _slide_box(max(setting.slide_of.values()), setting)
    return gap + widest + EDGE <= setting.sheet.paper.margin_side


def _slide_box(slide: int, setting: PageContext) -> tuple[float, tuple[Mark, ...]]:
    """Return the box of a slide at the origin, and its width."""
    sheet = setting.sheet
    style = sheet.small
    words = setting.furniture.slide.format(n=slide)
    (line,) = lines([Span(words)], style, ENDLESS, sheet.language)
    length = line.width + 2 * BOX_PADDING
    rule = sheet.paper.rule
    box = Shape(0, 0, length, style.leading, None, BLACK, rule, radius=1.5)
    down = style.leading / 2 + 0.36 * style.size - baseline(style)
    return length, (box, *moved((line,), BOX_PADDING, down))
