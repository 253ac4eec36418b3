"""Events go in; an axis with their dates and texts comes out, lying down or, if narrow, upright."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from math import ceil
from typing import TypeAlias

from msgspec import Struct

from builders.design.figures.data import Timeline
from builders.design.figures.dates import moments
from builders.design.figures.style import (
    Copy,
    FigureStyle,
    Refusal,
    RefusedError,
    Step,
    bold,
    first_that_fits,
    set_text,
)
from builders.design.geometry import Box, Size
from builders.design.nobreak import CELL, glue
from builders.design.runs import runs
from builders.design.scene import Dot, Label, Mark, Rule, Scene
from builders.design.theme import Role
from builders.design.type import LINE, Run
from builders.lesson.blocks.figures import Event

# In ems of the text.
COLUMN_GAP = 1.1
AXIS_GAP = 0.45
ROW_GAP = 1.0
ROW_GAP_LEAST = 0.4

# A column of more lines than this is harder to read than a row.
MOST_LINES = 6

# Beyond this many steps, large type in rows reads better than small type in columns.
EASY_STEPS = 2

# An interval that lasts this many times the shortest one is marked as cut.
CUT = 1.5

# Half the opening of a cut, in radii of a dot.
OPENING = 0.5

DATE_SHARE = 0.3  # of the width, at most, for the dates of an upright timeline

Turn: TypeAlias = Callable[[float, float], tuple[float, float]]


class _Entry(Struct, frozen=True):
    event: Event
    date: Copy
    text: Copy
    note: Copy

    @property
    def height(self) -> float:
        return self.text.height + self.note.height

    @property
    def row(self) -> float:
        return max(self.date.height, self.height)


class _Frame(Struct, frozen=True):
    figure: Timeline
    size: Size
    style: FigureStyle
    step: Step

    def entry(self, event: Event, date_size: float, date_width: float, width: float) -> _Entry:
        """Return the event wrapped to its widths, in points."""
        language = self.figure.language
        date = (Run(glue(event.date, language, CELL), bold=True),)
        text = runs(event.text, language)
        note = runs(event.note, language) if event.note else ()
        return _Entry(
            event,
            set_text(date, self.style, date_size, date_width, event.where),
            set_text(
                bold(text) if event.emphasis else text,
                self.style,
                self.step.text,
                width,
                event.where,
            ),
            set_text(note, self.style, self.step.note, width, event.where),
        )

    def scene(self, height: float, marks: Sequence[Mark]) -> Scene:
        """Return the marks as a scene; raise ``RefusedError`` when it is taller than the space."""
        if height > self.size.height:
            raise RefusedError(self.figure.where)
        return Scene(Size(self.size.width, height), tuple(marks), self.figure.aloud.words)


def timeline(figure: Timeline, size: Size, style: FigureStyle) -> Scene | Refusal:
    """Return the timeline, as wide as ``size`` and as high as it needs, at most ``size``.

    The ladder: to scale, when the lesson asks for it; equal columns; rows, which leave more width
    to a word; equal columns of small type.
    """
    steps = style.steps
    ladder = [(_to_scale, step) for step in steps if _has_scale(figure)]
    ladder += [(_in_columns, step) for step in steps[:EASY_STEPS]]
    ladder += [(_in_rows, step) for step in steps]
    ladder += [(_in_columns, step) for step in steps[EASY_STEPS:]]
    return first_that_fits(
        partial(layout, _Frame(figure, size, style, step)) for layout, step in ladder
    )


def _has_scale(figure: Timeline) -> bool:
    when = moments([event.date for event in figure.events])
    if not figure.to_scale or when is None:
        return False
    return len(when) > 1 and all(a < b for a, b in pairwise(when))


def _to_scale(frame: _Frame) -> Scene:
    when = moments([event.date for event in frame.figure.events])
    assert when
    gap = COLUMN_GAP * frame.step.text
    column = _column(frame)
    scale = (frame.size.width - column) / (when[-1] - when[0])
    starts = [(moment - when[0]) * scale for moment in when]
    widths = [min(column, b - a - gap) for a, b in pairwise(starts)]
    return _across(frame, starts, [*widths, column], cuts=())


def _in_columns(frame: _Frame) -> Scene:
    column = _column(frame)
    pitch = column + COLUMN_GAP * frame.step.text
    count = len(frame.figure.events)
    starts = [index * pitch for index in range(count)]
    return _across(frame, starts, [column] * count, _cuts(frame.figure))


def _column(frame: _Frame) -> float:
    count = len(frame.figure.events)
    return (frame.size.width - COLUMN_GAP * frame.step.text * (count - 1)) / count


def _cuts(figure: Timeline) -> tuple[int, ...]:
    """Return the intervals that a timeline meant to be to scale shows shorter than they were."""
    when = moments([event.date for event in figure.events])
    if not figure.to_scale or when is None:
        return ()
    lengths = [b - a for a, b in pairwise(when)]
    shortest = min((length for length in lengths if length > 0), default=0)
    return tuple(at for at, length in enumerate(lengths) if length >= CUT * shortest > 0)


def _across(
    frame: _Frame, starts: Sequence[float], widths: Sequence[float], cuts: Sequence[int]
) -> Scene:
    style, step = frame.style, frame.step
    entries = [
        frame.entry(event, step.date, width, width)
        for event, width in zip(frame.figure.events, widths, strict=True)
    ]
    if max(len(entry.text.lines) for entry in entries) > MOST_LINES:
        raise RefusedError(frame.figure.where)
    gap = AXIS_GAP * step.text
    dates = max(entry.date.height for entry in entries)
    axis = dates + gap + style.reach
    top = axis + style.reach + gap
    stops = [start + style.reach for start in starts]
    marks = _axis(stops, frame.size.width, cuts, style, lambda along, aside: (along, axis + aside))
    for entry, start, stop, width in zip(entries, starts, stops, widths, strict=True):
        marks.append(_dot(entry.event, stop, axis, style))
        date = Box(start, 0, width, dates)
        marks.append(entry.date.label(date, _date_ink(entry.event, style), anchor="bottom"))
        marks += _words(entry, Box(start, top, width, entry.height))
    return frame.scene(top + max(entry.height for entry in entries), marks)


def _in_rows(frame: _Frame) -> Scene:
    style, step = frame.style, frame.step
    gap = COLUMN_GAP * step.text
    most = DATE_SHARE * frame.size.width
    dates = ceil(
        max(
            frame.entry(event, step.text, most, frame.size.width).date.width
            for event in frame.figure.events
        )
    )
    axis = dates + gap + style.reach
    left = axis + style.reach + gap
    width = frame.size.width - left
    entries = [frame.entry(event, step.text, dates, width) for event in frame.figure.events]
    tops, bottom = _rows(entries, frame)
    stops = [top + LINE * step.text / 2 for top in tops]
    cuts = _cuts(frame.figure)
    marks = _axis(stops, stops[-1], cuts, style, lambda along, aside: (axis + aside, along))
    for entry, top, stop in zip(entries, tops, stops, strict=True):
        date = Box(0, top, dates, entry.date.height)
        marks.append(_dot(entry.event, axis, stop, style))
        marks.append(entry.date.label(date, _date_ink(entry.event, style), align="right"))
        marks += _words(entry, Box(left, top, width, entry.height))
    return frame.scene(bottom, marks)


def _rows(entries: Sequence[_Entry], frame: _Frame) -> tuple[list[float], float]:
    """Return the top of each row and the foot of the last, rows of one height if there is room."""
    spaces = len(entries) - 1
    highest = max(entry.row for entry in entries)
    least, most = ROW_GAP_LEAST * frame.step.text, ROW_GAP * frame.step.text * frame.style.air
    heights = [entry.row for entry in entries]
    if highest * spaces + heights[-1] + most * spaces <= frame.size.height:
        heights[:-1] = [highest] * spaces
    room = (frame.size.height - sum(heights)) / max(spaces, 1)
    gap = min(max(room, least), most)
    tops = [sum(heights[:at]) + gap * at for at in range(len(heights))]
    return tops, tops[-1] + heights[-1]


def _axis(
    stops: Sequence[float], end: float, cuts: Sequence[int], style: FigureStyle, turn: Turn
) -> list[Mark]:
    """Return the line from the first stop to ``end``, opened between two slashes at each cut."""

    def rule(start: tuple[float, float], stop: tuple[float, float]) -> Rule:
        return Rule(*start, *stop, style.structure, style.stroke)

    half, lean = OPENING * style.radius, style.radius / 2
    middles = [(stops[at] + stops[at + 1]) / 2 for at in cuts]
    ends = [end for middle in middles for end in (middle - half, middle + half)]
    edges = [stops[0], *ends, end]
    line: list[Mark] = [
        rule(turn(a, 0), turn(b, 0)) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b
    ]
    slashes = [rule(turn(at - lean, style.radius), turn(at + lean, -style.radius)) for at in ends]
    return [*line, *slashes]


def _dot(event: Event, x: float, y: float, style: FigureStyle) -> Dot:
    edge = _date_ink(event, style)
    return Dot(x, y, style.radius, edge if event.emphasis else "ground", edge, style.stroke)


def _date_ink(event: Event, style: FigureStyle) -> Role:
    return style.emphasis if event.emphasis else style.structure


def _words(entry: _Entry, box: Box) -> list[Label]:
    text = entry.text.label(box.top(entry.text.height), "ink")
    note = entry.note.label(box.below(entry.text.height), "muted")
    return [label for label in (text, note) if label.lines]
