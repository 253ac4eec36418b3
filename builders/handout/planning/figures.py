"""A figure or a table goes in; its drawing, caption and remarks come out as flowables."""

from __future__ import annotations

from msgspec.structs import replace

from builders.design.figures.drawn import drawn
from builders.design.figures.style import Refusal
from builders.design.geometry import Box, Size
from builders.design.picture import Picture
from builders.design.scene import Scene
from builders.design.vectors.drawing import Shown
from builders.document import elements
from builders.document.elements import AnyCaptioned, Caption, Drawing, Table
from builders.document.joining import sentences
from builders.document.words import Spans
from builders.handout.marks import Role, Tag
from builders.handout.planning.context import DOCUMENT, PageContext, key
from builders.handout.planning.flowables import (
    Flowable,
    Flowables,
    leading,
    paragraph,
    rhythmic,
    spaced,
    tied,
)
from builders.handout.planning.scene_marks import marks, picture
from builders.handout.planning.tables import table
from builders.handout.typesetting.style import Sheet
from builders.lesson.inline import Span
from builders.problems import Problem, Problems, assert_never, brief, error

PORTRAIT = 0.35  # of an upright page, the most that an upright picture takes
BODY = 10.5  # points; a drawing is as large as it says among words of this size
LEAST = 0.5  # of the column, the width of the smallest drawing
PIXELS_PER_POINT = 2  # a picture of fewer is printed smaller than its column


def figure(element: AnyCaptioned, setting: PageContext, measure: float) -> Flowables:
    """Return a figure ``measure`` points wide; raises ``Problems`` when it has no room."""
    match element:
        case Table():
            found = _table(element, setting, measure)
        case Drawing():
            found = _drawing(element, setting, measure)
        case elements.Picture():
            found = _picture(element, setting, measure)
        case _:
            assert_never(element)
    return _argued(element, found, setting, measure)


def _argued(
    element: AnyCaptioned, flowables: Flowables, setting: PageContext, measure: float
) -> Flowables:
    """Put the sentence that a figure argues above it, and its title where no slide shows it."""
    sheet = setting.sheet
    if element.point:
        style, tag = replace(sheet.cell, bold=True), _tag("P", element)
        said = paragraph(element.point.spans, style, sheet, tag, measure=measure)
        flowables = (*leading(said), *spaced(flowables, sheet.unit))
    if element.title and "deck" not in element.audience:
        tag = DOCUMENT.child("H3", f"{key(element.where)} title")
        head = paragraph(element.title.spans, sheet.subheading, sheet, tag, measure=measure)
        flowables = (*leading(head), *spaced(flowables, 0))
    return flowables


def _tag(role: Role, element: AnyCaptioned) -> Tag:
    return DOCUMENT.child(role, key(element.where))


def _table(element: Table, setting: PageContext, measure: float) -> Flowables:
    sheet, tag = setting.sheet, _tag("Table", element)
    said, caption = _caption(element.caption), tag.child("Caption")
    above = paragraph(said, sheet.caption, sheet, caption, measure=measure)
    rows = table(element, sheet, tag, measure)
    after = paragraph(
        sentences(*_remarks(element)),
        sheet.caption,
        sheet,
        DOCUMENT.child("P", f"{key(element.where)} remarks"),
        measure=measure,
        before=sheet.unit / 2,
    )
    if after:
        rows = (*rows[:-1], replace(rows[-1], keep=True))
    return (*leading(above), *rows, *tied(after))


def _drawing(element: Drawing, setting: PageContext, measure: float) -> Flowables:
    sheet = setting.sheet
    scene = _scene(element, setting, Size(measure, setting.tallest * sheet.height))
    tag = replace(_tag("Figure", element), alt=scene.alt)
    found = Flowable(rhythmic(scene.size.height, sheet), marks(scene, tag, sheet.language))
    said = sentences(_caption(element.caption), *_remarks(element))
    return _captioned(found, said, tag, setting, measure)


def _picture(element: elements.Picture, setting: PageContext, measure: float) -> Flowables:
    tag = replace(_tag("Figure", element), alt=element.alt)
    shown = setting.pictures[element.file]
    width = min(widest(shown, setting, measure), natural(shown, setting.sheet, measure))
    height = width * shown.height / shown.width
    image = picture(shown, Box(0, 0, width, height), tag, setting.sheet.language)
    found = Flowable(rhythmic(height, setting.sheet), (image,))
    said = sentences(_caption(element.caption), element.credit.spans, *_remarks(element))
    return _captioned(found, said, tag, setting, measure)


def _captioned(
    found: Flowable, said: Spans, tag: Tag, setting: PageContext, measure: float
) -> Flowables:
    """Put the caption, and all that is said after it, below a drawing or a picture."""
    sheet = setting.sheet
    below = paragraph(said, sheet.caption, sheet, tag.child("Caption"), measure=measure)
    return (replace(found, keep=True), *spaced(tied(below), sheet.unit / 2))


def _caption(caption: Caption) -> Spans:
    """Return «1-сурет – Атауы» with the number in bold."""
    unit = (Span(", "), *caption.unit.spans) if caption.unit else ()
    label, opening = Span(caption.label, bold=True), Span(caption.opening)
    return (label, opening, *caption.text.spans, Span(caption.closing), *unit)


def _remarks(element: AnyCaptioned) -> tuple[Spans, ...]:
    return tuple(remark.spans for remark in element.remarks.all)


def _scene(element: Drawing, setting: PageContext, size: Size) -> Scene:
    """Return the drawing of a figure; raises ``Problems`` when ``size`` does not hold it."""
    found = drawn(element.figure, size, setting.figures)
    if isinstance(found, Refusal):
        raise Problems((without_room(found, element.caption.text.plain),))
    return found


def without_room(found: Refusal, caption: str) -> Problem:
    """Return why a figure does not fit: a word that is too wide, or its height."""
    if found.word:
        return error("L351", found.where, word=found.word)
    return error("L356", found.where, caption=brief(caption))


def natural(picture: Shown, sheet: Sheet, measure: float) -> float:
    """Return the width that is good for a picture of pixels; a drawing grows with the type.

    One that says it is small would else be too small to be read.
    """
    if isinstance(picture, Picture):
        return picture.width / PIXELS_PER_POINT
    return max(picture.width * sheet.paper.body / BODY, LEAST * measure)


def widest(picture: Shown, setting: PageContext, measure: float) -> float:
    """Return the most width that a picture is given in ``measure`` points."""
    return min(measure, _tallest(picture, setting) * picture.width / picture.height)


def _tallest(picture: Shown, setting: PageContext) -> float:
    """Return the most height a picture is given; on a poster, which lies, it may fill the sheet."""
    size = setting.sheet.paper.size
    is_upright = picture.height > picture.width and size.height > size.width
    return (PORTRAIT if is_upright else setting.tallest) * setting.sheet.height
