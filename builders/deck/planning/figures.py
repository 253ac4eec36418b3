"""Charts, timelines, trees and pictures in; slides on which each shares the room with its point."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import TypeAlias

from msgspec.structs import replace

from builders.deck.planning import fit
from builders.deck.planning.charts import native_chart
from builders.deck.planning.context import (
    DeckContext,
    Draft,
    caption,
    evidence,
    foot_note,
    headline,
    labelled,
    paragraph,
    spoken,
)
from builders.deck.slides import (
    Item,
    NativeChart,
    Para,
    Placed,
    Rectangle,
    ShapeGroup,
    SlidePicture,
    Words,
)
from builders.deck.template import boxes
from builders.design import type as metrics
from builders.design.figures.data import BarChart, NumberLine, Plot, Timeline, Tree
from builders.design.figures.drawn import drawn
from builders.design.figures.style import FigureStyle, Refusal, Step
from builders.design.geometry import Box, Size
from builders.design.picture import Picture
from builders.document import elements as said
from builders.document.elements import AnyCaptioned
from builders.problems import assert_never, error

FIGURE_SIZES = (28, 26, 24)  # above the theme's own steps, for figures with few words
FORMULA_SIZES = (54, 48, 44, 40, 36, 32, 28, 26, 24, 22, 20)
ASIDE_SIZES = (26, 24, 22, 20)
ABOVE_SIZES = (24, 22, 20)
SHARES = (0.64, 0.36)
SHORT = 0.4  # of the width; a line that is shorter looks left over
SIDE_LEAST = 0.2  # of the width; what is free beside a picture holds its caption
SIDE_SIZES = (20, 18, 16, 14)
COMFORT = 18  # points; a figure that gets smaller beside its point goes below it
OPTICAL = 0.45
REACH = 0.35  # of the slide's width; a chart whose longest bar is shorter takes all the width

Drawn: TypeAlias = tuple[Item, Size, float]  # what is drawn, the room it takes, its type size
Draw: TypeAlias = Callable[[Size], Drawn | Refusal]


def drawing(context: DeckContext, element: said.Drawing) -> tuple[Draft, ...]:
    """Return the slide of a drawn figure; a long timeline takes several."""
    figure = element.figure
    match figure:
        case BarChart():
            unit = context.plain(element.caption.unit or element.caption.text)
            return (_beside(context, element, partial(native_chart, context, figure, unit)),)
        case Timeline():
            return _timeline(context, element, figure)
        case Tree() | Plot() | NumberLine():
            return (_beside(context, element, partial(_grouped, context, figure)),)
        case _:
            assert_never(figure)


def _timeline(context: DeckContext, element: said.Drawing, whole: Timeline) -> tuple[Draft, ...]:
    """Return the slide of a timeline, or as many as its events need."""
    small = evidence(context, element.remarks, caption(context, element))
    count = len(whole.events)
    for parts in range(1, count + 1):
        ends = [count * part // parts for part in range(parts + 1)]
        figures = [whole.part(start, end) for start, end in pairwise(ends)]
        try:
            return tuple(
                _above(context, element, partial(_grouped, context, part), small)
                for part in figures
            )
        except fit.RefusalError as refused:
            refusal = refused
    raise refusal


def formula(context: DeckContext, element: said.Formula, name: str) -> Draft:
    """Return the slide of a formula, as large as its last row wants it."""
    from builders.design.figures.formulas import display  # noqa: PLC0415 - few have a formula

    small = evidence(context, element.remarks)
    area, foot = foot_note(context, small, context.body, element.where)
    scene = display(element.display, area.size, FORMULA_SIZES, context.ruler)
    if scene is None:
        raise fit.RefusalError(error("L304", element.where))
    y = area.y + (area.height - scene.size.height) * OPTICAL
    box = Box(area.x, y, scene.size.width, scene.size.height)
    items = (Placed(box, ShapeGroup(scene), element.display.said), *foot)
    heading = headline(context, element.title or name)
    return Draft("figure", heading, items, element.where, spoken(context, element.notes))


def picture(context: DeckContext, element: said.Picture) -> tuple[Draft, ...]:
    """Return the slide of a picture, whole or cropped, never stretched."""
    draw = partial(_photographed, context, element)
    credit = labelled(context, element.credit)
    draft = None if element.point else _captioned(context, element, draw(context.body.size), credit)
    return (draft or _beside(context, element, draw, (credit,)),)


def _photographed(context: DeckContext, element: said.Picture, room: Size) -> Drawn:
    """Return the picture as large as ``room`` holds it, or cut to fill it; a drawing is whole."""
    image = context.picture(element.file)
    scale = min(room.width / image.width, room.height / image.height)
    size = Size(image.width * scale, image.height * scale)
    crop = (0.0, 0.0)
    if element.is_cropped and isinstance(image, Picture):
        size = room
        fill = max(room.width / image.width, room.height / image.height)
        cut = (image.width * fill - room.width, image.height * fill - room.height)
        crop = (cut[0] / image.width / fill / 2, cut[1] / image.height / fill / 2)
    return SlidePicture(image, crop, element.alt), size, COMFORT


def _captioned(
    context: DeckContext, element: said.Picture, drawn: Drawn, credit: Para
) -> Draft | None:
    """Return a picture with its caption at its foot on the right, or None without room there."""
    small = (*evidence(context, element.remarks, caption(context, element)), credit)
    area = context.body
    placed = _placed(element, drawn, area)
    left = placed.box.right + context.screen.gap
    room = Box(left, placed.box.y, area.right - left, placed.box.height)
    if room.width < SIDE_LEAST * area.width:
        return None
    size = fit.largest(small, context.ruler, room.size, SIDE_SIZES)
    if size is None:
        return None
    height = fit.height(small, context.ruler, size, room.width)
    words = Words(small, size, "muted", "caption", anchor="bottom")
    foot = Placed(room.below(room.height - height), words, "caption")
    return _draft(context, element, (placed, foot))


def _style(context: DeckContext) -> FigureStyle:
    """Return the style of figures, with larger steps and room for the widest digits."""
    style = context.style
    note = context.screen.caption
    larger = tuple(Step(size + 2, size, max(size - 4, note)) for size in FIGURE_SIZES)
    ruler = replace(style.ruler, safe=style.ruler.safe * fit.WIDE_DIGITS)
    return replace(style, ruler=ruler, steps=(*larger, *style.steps))


def _grouped(
    context: DeckContext, figure: Timeline | Tree | Plot | NumberLine, room: Size
) -> Drawn | Refusal:
    """Return a figure as a group of native shapes."""
    scene = drawn(figure, room, _style(context))
    if isinstance(scene, Refusal):
        return scene
    return ShapeGroup(scene), scene.size, max(label.size for label in scene.labels)


def _beside(
    context: DeckContext, element: AnyCaptioned, draw: Draw, small: tuple[Para, ...] = ()
) -> Draft:
    """Return the figure with its point and what is wrong in it at its side, if it stays large."""
    named, remarks = caption(context, element), element.remarks
    below = (*evidence(context, remarks, named), *small)
    aside = _aside(context, element)
    if not aside:
        return _above(context, element, draw, below)
    notes = (*evidence(context, remarks, named, but=remarks.conflict), *small)
    area, foot = foot_note(context, notes, context.body, element.where)
    left, right = area.columns(SHARES, 2 * context.screen.gap)
    text = boxes.aside(right, context.screen)
    shown = draw(left.size)
    size = _smooth(context, aside, text.size)
    if size is None or isinstance(shown, Refusal) or _is_cramped(context, shown):
        return _above(context, element, draw, below)
    placed = _placed(element, shown, left)
    height = fit.height(aside, context.ruler, size, text.width)
    middle = (placed.box.y + placed.box.bottom) / 2
    top = min(max(middle - height / 2, area.y), area.bottom - height)
    words = Words(aside, size, "ink", "point", anchor="middle")
    beside = Placed(replace(text, y=top, height=height), words, "point")
    likely = fit.height(aside, fit.likely(context.ruler), size, text.width)
    edge = Box(right.x, top + (height - likely) / 2, boxes.STROKE, likely)
    bar = Placed(edge, Rectangle("accent"), "stroke")
    return _draft(context, element, (placed, beside, bar, *foot))


def _smooth(context: DeckContext, paras: Sequence[Para], room: Size) -> int | None:
    """Return the largest size at which ``paras`` fit ``room``, a step down from uneven lines."""
    fitting = [size for size in ASIDE_SIZES if fit.fits(paras, context.ruler, room, size)]
    even = (size for size in fitting if not _is_uneven(context, paras, room, size))
    return next(even, next(iter(fitting), None))


def _is_uneven(context: DeckContext, paras: Sequence[Para], room: Size, size: int) -> bool:
    """Tell whether a line that is not the last is short, as before two words that stay together."""
    ruler = fit.likely(context.ruler)
    lines = (
        line
        for para in paras
        for line in metrics.wrap(fit.measurable(para.runs), ruler, size, room.width)[:-1]
    )
    return any(metrics.width(line, ruler, size) < SHORT * room.width for line in lines)


def _is_cramped(context: DeckContext, drawn: Drawn) -> bool:
    """Tell whether a figure beside its point is small, or a chart's bars are short."""
    item, room, size = drawn
    if not isinstance(item, NativeChart):
        return size < COMFORT
    bar = (1 - item.label_share - item.value_share) * room.width
    return size < COMFORT or bar < REACH * context.screen.size.width


def _above(context: DeckContext, element: AnyCaptioned, draw: Draw, small: Sequence[Para]) -> Draft:
    """Return the figure at full width, under its point."""
    area, foot = foot_note(context, small, context.body, element.where)
    items: tuple[Placed, ...] = ()
    if element.point:
        point = (paragraph(context, element.point),)
        size = fit.largest(point, context.ruler, area.size, ABOVE_SIZES)
        if size is None:
            raise fit.RefusalError(error("L304", element.where))
        height = fit.height(point, context.ruler, size, area.width)
        items = (Placed(area.top(height), Words(point, size, "second", "point"), "point"),)
        area = area.below(height + context.screen.gap)
    shown = draw(area.size)
    if isinstance(shown, Refusal):
        if shown.word:
            raise fit.RefusalError(error("L301", shown.where, word=shown.word))
        raise fit.RefusalError(error("L305", shown.where))
    return _draft(context, element, (*items, _placed(element, shown, area), *foot))


def _aside(context: DeckContext, element: AnyCaptioned) -> tuple[Para, ...]:
    point = (paragraph(context, element.point),) if element.point else ()
    doubt = element.remarks.conflict
    conflict = (labelled(context, doubt),) if doubt else ()
    return (*point, *(replace(para, before=0.6) for para in conflict))


def _placed(element: AnyCaptioned, drawn: Drawn, area: Box) -> Placed:
    """Return what is drawn in its place: at the left, as its caption is, and a little high."""
    item, size, _ = drawn
    y = area.y + (area.height - size.height) * OPTICAL
    return Placed(Box(area.x, y, size.width, size.height), item, element.caption.text.plain)


def _draft(context: DeckContext, element: AnyCaptioned, items: tuple[Placed, ...]) -> Draft:
    title = headline(context, element.title or element.caption.text)
    return Draft("figure", title, items, element.where, spoken(context, element.notes))
