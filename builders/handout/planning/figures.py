"""A figure goes in; its drawing or table, caption and remarks come out as flowables."""

from __future__ import annotations

from msgspec.structs import replace

from builders.design.figures.bars import bars
from builders.design.figures.style import Refusal
from builders.design.figures.timeline import timeline
from builders.design.figures.tree import tree
from builders.design.geometry import Size
from builders.design.picture import Picture
from builders.design.scene import Scene
from builders.handout.marks import PageImage, Tag
from builders.handout.planning.context import DOCUMENT, PageContext, key, labelled, sentences
from builders.handout.planning.flowables import (
    TALLEST,
    Flowable,
    Flowables,
    begun,
    leading,
    paragraph,
    rhythmic,
    spaced,
    tied,
)
from builders.handout.planning.scene_marks import marks
from builders.handout.planning.tables import Grid, table
from builders.lesson.blocks import AnyFigure, Chart, Compare, Evidence, Image, Table, Timeline, Tree
from builders.lesson.inline import Span, Text
from builders.problems import Problems, error

PORTRAIT = 0.35  # of an upright page, the most that an upright picture takes
PIXELS_PER_POINT = 2  # a picture of fewer is printed smaller than its column


def figure(block: AnyFigure, setting: PageContext, measure: float) -> Flowables:
    """Return a figure ``measure`` points wide; raises ``Problems`` when it has no room."""
    if isinstance(block, Table | Compare):
        flowables = _tabular(block, setting, measure)
    else:
        flowables = _drawn(block, setting, measure)
    return begun(_argued(block, flowables, setting, measure), block.where)


def remarked(block: Evidence, setting: PageContext) -> tuple[Span, ...]:
    """Return where a block's facts are from and what is wrong with them, as one paragraph."""
    labels = setting.labels
    said = (
        (labels.source, block.source),
        (labels.note, block.note),
        (labels.conflict, block.conflict),
        (labels.gap, block.gap),
    )
    return sentences(*(labelled(label, text) for label, text in said if text))


def _argued(
    block: AnyFigure, flowables: Flowables, setting: PageContext, measure: float
) -> Flowables:
    """Put the sentence that a figure argues above it, and its title where no slide shows it."""
    sheet = setting.sheet
    if block.point:
        style, tag = replace(sheet.cell, bold=True), _tag("P", block)
        said = paragraph(block.point.spans, style, sheet, tag, measure=measure)
        flowables = (*leading(said), *spaced(flowables, sheet.unit))
    if block.title and not block.appears_in("deck"):
        tag = DOCUMENT.child("H3", f"{key(block.where)} title")
        head = paragraph(block.title.spans, sheet.subheading, sheet, tag, measure=measure)
        flowables = (*leading(head), *spaced(flowables, 0))
    return flowables


def _tag(role: str, block: AnyFigure) -> Tag:
    return DOCUMENT.child(role, key(block.where))  # type: ignore[arg-type]


def _tabular(block: Table | Compare, setting: PageContext, measure: float) -> Flowables:
    sheet, labels = setting.sheet, setting.labels
    number = setting.numbers.tables[block.where]
    tag = _tag("Table", block)
    caption = paragraph(
        _caption(labels.table_caption, labels.table, number, block.caption),
        sheet.caption,
        sheet,
        tag.child("Caption"),
        measure=measure,
    )
    rows = table(_grid(block), sheet, tag, measure, labels.table_continued.format(n=number))
    after = paragraph(
        remarked(block, setting),
        sheet.caption,
        sheet,
        DOCUMENT.child("P", f"{key(block.where)} remarks"),
        measure=measure,
        before=sheet.unit / 2,
    )
    if after:
        rows = (*rows[:-1], replace(rows[-1], keep=True))
    return (*leading(caption), *rows, *tied(after))


def _grid(block: Table | Compare) -> Grid:
    if isinstance(block, Compare):
        return Grid(
            ((), *(column.spans for column in block.columns)),
            tuple((row.aspect.spans, *(cell.spans for cell in row.cells)) for row in block.rows),
            headed_rows=True,
        )
    total = tuple(cell.spans for cell in block.total.cells) if block.total else None
    return Grid(
        tuple(column.spans for column in block.columns),
        tuple(tuple(cell.spans for cell in row.cells) for row in block.rows),
        total,
    )


def _drawn(
    block: Chart | Timeline | Tree | Image, setting: PageContext, measure: float
) -> Flowables:
    sheet = setting.sheet
    if isinstance(block, Image):
        tag = replace(_tag("Figure", block), alt=block.alt)
        picture = _photo(block, setting, measure, tag)
    else:
        found = scene(block, setting, Size(measure, TALLEST * sheet.height))
        tag = replace(_tag("Figure", block), alt=found.alt)
        drawing = marks(found, tag, sheet.language)
        picture = Flowable(rhythmic(found.size.height, sheet), drawing)
    said = _said(block, setting)
    caption = paragraph(said, sheet.caption, sheet, tag.child("Caption"), measure=measure)
    return (replace(picture, keep=True), *spaced(tied(caption), sheet.unit / 2))


def _said(block: Chart | Timeline | Tree | Image, setting: PageContext) -> tuple[Span, ...]:
    labels = setting.labels
    number = setting.numbers.figures[block.where]
    title = _caption(labels.figure_caption, labels.figure, number, block.caption)
    unit = (Span(f", {block.unit.plain}"),) if isinstance(block, Chart) and block.unit else ()
    credit = labelled(labels.credit, block.credit) if isinstance(block, Image) else ()
    return sentences((*title, *unit), credit, remarked(block, setting))


def _caption(template: str, label: str, number: int, title: Text) -> tuple[Span, ...]:
    """Return «1-сурет – Атауы» with the number in bold."""
    before, _, after = template.partition("{title}")
    opening, named = before.format(n=number), label.format(n=number)
    assert opening.startswith(named)
    return (Span(named, bold=True), Span(opening[len(named) :]), *title.spans, Span(after))


def scene(block: Chart | Timeline | Tree, setting: PageContext, size: Size) -> Scene:
    """Return the drawing of a figure; raises ``Problems`` when ``size`` does not hold it."""
    match block:
        case Chart():
            found = bars(block, size, setting.figures, setting.labels)
        case Timeline():
            found = timeline(block, size, setting.figures, setting.labels)
        case Tree():
            found = tree(block, size, setting.figures, setting.labels)
    if isinstance(found, Refusal):
        raise Problems((error("L351", found.where, word=found.word),))
    return found


def _photo(block: Image, setting: PageContext, measure: float, tag: Tag) -> Flowable:
    picture = setting.pictures[block.file.value]
    width = min(widest(picture, setting, measure), picture.width / PIXELS_PER_POINT)
    height = width * picture.height / picture.width
    photo = PageImage(0, 0, width, height, picture, replace(tag, alt=block.alt))
    return Flowable(rhythmic(height, setting.sheet), (photo,))


def widest(picture: Picture, setting: PageContext, measure: float) -> float:
    """Return the most width that a picture is given in ``measure`` points."""
    return min(measure, _tallest(picture, setting) * picture.width / picture.height)


def _tallest(picture: Picture, setting: PageContext) -> float:
    """Return the most height a picture is given; on a poster, which lies, it may fill the sheet."""
    size = setting.sheet.paper.size
    is_upright = picture.height > picture.width and size.height > size.width
    return (PORTRAIT if is_upright else TALLEST) * setting.sheet.height
