"""Charts, timelines, trees and pictures in; slides on which each shares the room with its point."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TypeAlias

from msgspec.structs import replace

from builders.deck.planning import fit
from builders.deck.planning.context import (
    DeckContext,
    Draft,
    evidence,
    foot_note,
    headline,
    labelled,
    paragraph,
    spoken,
)
from builders.deck.slides import (
    Column,
    Drawing,
    Graph,
    Item,
    Para,
    Placed,
    Rectangle,
    SlidePicture,
    Words,
)
from builders.design import type as metrics
from builders.design.figures.data import Datum, chart_alt, chart_data
from builders.design.figures.style import FigureStyle, Refusal, Step
from builders.design.figures.timeline import timeline as draw_timeline
from builders.design.figures.tree import tree as draw_tree
from builders.design.geometry import Box, Size
from builders.design.scene import Label, Node, Scene
from builders.design.theme import Role
from builders.design.type import Run, Runs
from builders.lesson.blocks import Chart, Figure, Image, Timeline, Tree
from builders.problems import error

FIGURE_SIZES = (28, 26, 24)  # above the theme's own steps, for figures with few words
ASIDE_SIZES = (26, 24, 22, 20)
ABOVE_SIZES = (24, 22, 20)
SHARES = (0.64, 0.36)
SIDE_LEAST = 0.2  # of the width; what is free beside a picture holds its caption
SIDE_SIZES = (20, 18, 16, 14)
COMFORT = 18  # points; a figure that gets smaller beside its point goes below it
STROKE = 3  # points
OPTICAL = 0.45
BAR_MOST = 84  # points from one bar to the next
BAR_LEAST = 18
PITCH = 1.45  # ems from one bar to the next, except at the smallest size
REACH = 0.35  # of the slide's width; a chart whose longest bar is shorter takes all the width
LABEL_MOST = 0.45  # of a chart's width
CHART_SIZES = (26, 24, 22, 20, 18, 16, 14)
LABEL_LINES = 2
VALUE_AIR = 1.2  # ems beside the longest value

Drawn: TypeAlias = tuple[Item, Size, float]  # what is drawn, the room it takes, its type size
Draw: TypeAlias = Callable[[Size], Drawn | Refusal]


def chart(setting: DeckContext, block: Chart) -> tuple[Draft, ...]:
    """Return the slide of a bar chart."""
    data = chart_data(block, setting.labels)
    return (_beside(setting, block, lambda room: _graph(setting, block, data, room)),)


def tree(setting: DeckContext, block: Tree) -> tuple[Draft, ...]:
    """Return the slide of a tree."""

    def draw(room: Size) -> Drawn | Refusal:
        return _drawn(draw_tree(block, room, _style(setting), setting.labels))

    return (_beside(setting, block, draw),)


def timeline(setting: DeckContext, block: Timeline) -> tuple[Draft, ...]:
    """Return the slide of a timeline, or as many as its events need."""
    count = len(block.events)
    for parts in range(1, count + 1):
        ends = [count * part // parts for part in range(parts + 1)]
        events = [block.events[start:end] for start, end in pairwise(ends)]
        try:
            return tuple(_part(setting, replace(block, events=part)) for part in events)
        except fit.RefusalError as refused:
            refusal = refused
    raise refusal


def image(setting: DeckContext, block: Image) -> tuple[Draft, ...]:
    """Return the slide of a picture, whole or cropped, never stretched."""
    picture = setting.pictures[block.file.value]

    def draw(room: Size) -> Drawn:
        scale = min(room.width / picture.width, room.height / picture.height)
        size = Size(picture.width * scale, picture.height * scale)
        crop = (0.0, 0.0)
        if block.fit == "crop":
            size = room
            fill = max(room.width / picture.width, room.height / picture.height)
            cut = (picture.width * fill - room.width, picture.height * fill - room.height)
            crop = (cut[0] / picture.width / fill / 2, cut[1] / picture.height / fill / 2)
        return SlidePicture(picture, crop, block.alt), size, COMFORT

    credit = labelled(setting, setting.labels.credit, block.credit)
    draft = None if block.point else _captioned(setting, block, draw(setting.body.size), credit)
    return (draft or _beside(setting, block, draw, (credit,)),)


def _captioned(setting: DeckContext, block: Image, drawn: Drawn, credit: Para) -> Draft | None:
    """Return a picture with its caption at its foot on the right, or None without room there."""
    small = (*evidence(setting, block), credit)
    area = setting.body
    placed = _placed(block, drawn, area)
    left = placed.box.right + setting.screen.gap
    room = Box(left, placed.box.y, area.right - left, placed.box.height)
    if room.width < SIDE_LEAST * area.width:
        return None
    size = fit.largest(small, setting.ruler, room.size, SIDE_SIZES)
    if size is None:
        return None
    height = fit.height(small, setting.ruler, size, room.width)
    words = Words(small, size, "muted", "caption", anchor="bottom")
    foot = Placed(room.below(room.height - height), words, "caption")
    return _draft(setting, block, (placed, foot))


def _style(setting: DeckContext) -> FigureStyle:
    """Return the style of figures, with larger steps and room for the widest digits."""
    style = setting.style
    note = setting.screen.caption
    larger = tuple(Step(size + 2, size, max(size - 4, note)) for size in FIGURE_SIZES)
    ruler = replace(style.ruler, safe=style.ruler.safe * fit.WIDE_DIGITS)
    return replace(style, ruler=ruler, steps=(*larger, *style.steps))


def _part(setting: DeckContext, block: Timeline) -> Draft:
    def draw(room: Size) -> Drawn | Refusal:
        return _drawn(draw_timeline(block, room, _style(setting), setting.labels))

    return _above(setting, block, draw, evidence(setting, block))


def _drawn(scene: Scene | Refusal) -> Drawn | Refusal:
    if isinstance(scene, Refusal):
        return scene
    labels = [mark.label if isinstance(mark, Node) else mark for mark in scene.marks]
    sizes = [label.size for label in labels if isinstance(label, Label)]
    return Drawing(scene), scene.size, max(sizes)


def _beside(setting: DeckContext, block: Figure, draw: Draw, small: tuple[Para, ...] = ()) -> Draft:
    """Return the figure with its point and what is wrong in it at its side, if it stays large."""
    aside = _aside(setting, block)
    if not aside:
        return _above(setting, block, draw, (*evidence(setting, block), *small))
    notes = (*evidence(setting, block, with_conflict=False), *small)
    area, foot = foot_note(setting, notes, setting.body, block.where)
    left, right = area.columns(SHARES, 2 * setting.screen.gap)
    text = right.columns((STROKE, right.width - STROKE - setting.screen.gap), setting.screen.gap)[1]
    drawn = draw(left.size)
    size = fit.largest(aside, setting.ruler, text.size, ASIDE_SIZES)
    if size is None or isinstance(drawn, Refusal) or _is_cramped(setting, drawn):
        return _above(setting, block, draw, (*evidence(setting, block), *small))
    placed = _placed(block, drawn, left)
    height = fit.height(aside, setting.ruler, size, text.width)
    middle = (placed.box.y + placed.box.bottom) / 2
    top = min(max(middle - height / 2, area.y), area.bottom - height)
    said = Words(aside, size, "ink", "point", anchor="middle")
    words = Placed(replace(text, y=top, height=height), said, "point")
    likely = fit.height(aside, fit.likely(setting.ruler), size, text.width)
    edge = Box(right.x, top + (height - likely) / 2, STROKE, likely)
    bar = Placed(edge, Rectangle("accent"), "stroke")
    return _draft(setting, block, (placed, words, bar, *foot))


def _is_cramped(setting: DeckContext, drawn: Drawn) -> bool:
    """Tell whether a figure beside its point is small, or a chart's bars are short."""
    item, room, size = drawn
    if not isinstance(item, Graph):
        return size < COMFORT
    bar = (1 - item.label_share - item.value_share) * room.width
    return size < COMFORT or bar < REACH * setting.screen.size.width


def _above(setting: DeckContext, block: Figure, draw: Draw, small: Sequence[Para]) -> Draft:
    """Return the figure at full width, under its point."""
    area, foot = foot_note(setting, small, setting.body, block.where)
    items: tuple[Placed, ...] = ()
    if block.point:
        point = (paragraph(setting, block.point),)
        size = fit.largest(point, setting.ruler, area.size, ABOVE_SIZES)
        if size is None:
            raise fit.RefusalError(error("L304", block.where))
        height = fit.height(point, setting.ruler, size, area.width)
        items = (Placed(area.top(height), Words(point, size, "second", "point"), "point"),)
        area = area.below(height + setting.screen.gap)
    drawn = draw(area.size)
    if isinstance(drawn, Refusal):
        if drawn.word:
            raise fit.RefusalError(error("L301", drawn.where, word=drawn.word))
        raise fit.RefusalError(error("L305", drawn.where))
    return _draft(setting, block, (*items, _placed(block, drawn, area), *foot))


def _aside(setting: DeckContext, block: Figure) -> tuple[Para, ...]:
    labels = setting.labels
    point = (paragraph(setting, block.point),) if block.point else ()
    conflict = (labelled(setting, labels.conflict, block.conflict),) if block.conflict else ()
    return (*point, *(replace(para, before=0.6) for para in conflict))


def _placed(block: Figure, drawn: Drawn, area: Box) -> Placed:
    """Return what is drawn in its place: at the left, as its caption is, and a little high."""
    item, size, _ = drawn
    y = area.y + (area.height - size.height) * OPTICAL
    return Placed(Box(area.x, y, size.width, size.height), item, block.caption.plain)


def _draft(setting: DeckContext, block: Figure, items: tuple[Placed, ...]) -> Draft:
    title = setting.runs(block.title or block.caption)
    notes = spoken(setting, block.notes)
    return Draft("figure", headline(setting, title), items, block.where, notes)


def _graph(
    setting: DeckContext, block: Chart, data: tuple[Datum, ...], room: Size
) -> Drawn | Refusal:
    height = min(room.height, BAR_MOST * len(data))
    if height < BAR_LEAST * len(data):
        return Refusal(block.where)
    found = _labels(setting, data, Size(room.width * LABEL_MOST, height / len(data)))
    if found is None:
        return _long_label(setting, block, data, room.width * LABEL_MOST)
    size, labels = found
    values = max(
        metrics.width((Run(datum.text, bold=datum.emphasis),), setting.ruler, size)
        for datum in data
    )
    graph = Graph(
        columns=tuple(_column(datum) for datum in data),
        longest=max(datum.value for datum in data) or Decimal(1),
        unit=setting.plain(block.unit or block.caption),
        size=size,
        label_share=labels / room.width,
        value_share=(values + VALUE_AIR * size) / room.width,
        number_format=_number_format(data),
        label_format=_number_format(data, before="\u00a0"),
        alt=chart_alt(block, setting.labels),
    )
    return graph, Size(room.width, height), size


def _labels(setting: DeckContext, data: tuple[Datum, ...], room: Size) -> tuple[int, float] | None:
    """Return the size of the bars' labels and the width they take; small ones take more lines."""
    comfortable = [(size, 1) for size in CHART_SIZES if size >= COMFORT]
    for size, most in (*comfortable, *((size, LABEL_LINES) for size in CHART_SIZES)):
        try:
            wrapped = [_wrapped(setting, datum, size, room.width) for datum in data]
        except metrics.UnbreakableError:
            continue
        lines = max(len(each) for each in wrapped)
        air = 0 if size == CHART_SIZES[-1] else (PITCH - metrics.LINE) * size
        if lines <= most and metrics.lines_height(lines, size) + air <= room.height:
            longest = max(metrics.width(datum.label, setting.ruler, size) for datum in data)
            return size, min(longest + size, room.width)
    return None


def _wrapped(setting: DeckContext, datum: Datum, size: int, width: float) -> tuple[Runs, ...]:
    """Return the lines of a bar's label, an em off its bar."""
    return metrics.wrap((Run(datum.label),), setting.ruler, size, width - size)


def _long_label(
    setting: DeckContext, block: Chart, data: tuple[Datum, ...], width: float
) -> Refusal:
    """Return what is in the way: one word, or all the labels together."""
    words = (
        (metrics.width(word, setting.ruler, CHART_SIZES[-1]), word, datum.where)
        for datum in data
        for word in datum.label.split(" ")
    )
    widest, word, where = max(words)
    if widest + CHART_SIZES[-1] > width:
        return Refusal(where, word)
    return Refusal(block.where)


def _column(datum: Datum) -> Column:
    fill: Role | None = "accent" if datum.emphasis else None if datum.is_rest else "faint"
    return Column(datum.label, datum.value, fill, datum.emphasis)


def _number_format(data: tuple[Datum, ...], before: str = "") -> str:
    """Return a number format that groups thousands by no-break spaces wherever it is opened."""
    places = max(max(0, -int(datum.value.as_tuple().exponent)) for datum in data)
    fraction = "." + "0" * places if places else ""
    forms = ("[>=1000000]", "#\u00a0###\u00a0##0"), ("[>=1000]", "#\u00a0##0"), ("", "0")
    return ";".join(f"{when}{before}{digits}{fraction}" for when, digits in forms)
