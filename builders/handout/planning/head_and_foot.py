"""A document and a page's number go in; what opens the first page and ends each comes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TypeAlias

from msgspec.structs import replace

from builders.design.geometry import mm
from builders.document.structure import Blank
from builders.document.words import words
from builders.handout.marks import BLACK, WHITE, Line, Mark, Shape, Stroke, moved
from builders.handout.planning.context import DOCUMENT, PageContext
from builders.handout.typesetting.line_breaking import ENDLESS, baseline, lines
from builders.handout.typesetting.style import FOOT_ABOVE, FOOT_BELOW, Sheet
from builders.lesson.inline import Span

NAME_SHARES = (5, 2, 2, 1)  # of the line that name, group, date and variant share
LEAST_TO_WRITE = mm(12)
MOST_NAMED = 0.34  # of that line, for a group or a date that is known


def head_height(
    sheet: Sheet, found: tuple[Blank, ...] = (), among: Sequence[int] = NAME_SHARES
) -> float:
    """Return how high the lines of ``found`` are, which may stand in two rows."""
    return 2 * sheet.paper.leading * len(_rows(found, sheet, among))


def blanks(
    found: tuple[Blank, ...], sheet: Sheet, among: Sequence[int] = NAME_SHARES
) -> Iterator[Mark]:
    """Yield what is known of name, group and date, and lines for what students write.

    ``among`` are the shares of the line; those that are left over stay free. Where there is too
    little to write on, the name has a line of its own.
    """
    down = 0.0
    for row, shares in _rows(found, sheet, among):
        yield from moved(tuple(_row(row, sheet, shares)), 0, down)
        down += head_height(sheet)


_Row: TypeAlias = tuple[tuple[Blank, ...], Sequence[int]]


def _rows(found: tuple[Blank, ...], sheet: Sheet, among: Sequence[int]) -> tuple[_Row, ...]:
    """Return what stands on one line with its shares, or on two."""
    to_write = (room for _, room in _lengths(found, sheet, among) if room is not None)
    if len(found) > 1 and min(to_write, default=LEAST_TO_WRITE) < LEAST_TO_WRITE:
        return (found[:1], among[:1]), (found[1:], among[1:])
    return ((found, among),)


def _lengths(
    found: tuple[Blank, ...], sheet: Sheet, among: Sequence[int]
) -> Iterator[tuple[Line, float | None]]:
    """Yield each label, with its value or, where that is not known, the room to write it."""
    shown = [_named(blank, sheet) for blank in found]
    known = sum(line.width for line, is_known in shown if is_known)
    left = sheet.width - known - sheet.gutter * (len(shown) - 1)
    shares = [0 if is_known else share for (_, is_known), share in zip(shown, among, strict=False)]
    whole = sum(shares) + (sum(among[len(shown) :]) if among is not NAME_SHARES else 0)
    for (line, is_known), share in zip(shown, shares, strict=True):
        yield line, None if is_known else left * share / whole - line.width


def _row(found: tuple[Blank, ...], sheet: Sheet, among: Sequence[int]) -> Iterator[Mark]:
    tall = head_height(sheet)
    x = 0.0
    for line, room in _lengths(found, sheet, among):
        yield from moved((line,), x, tall - sheet.caption.leading - 2)
        end = x + line.width + (room or 0)
        if room is not None:
            after = x + line.width + sheet.unit / 2
            yield Stroke(after, tall - 3, end, tall - 3, sheet.paper.rule)
        x = end + sheet.gutter


def _named(blank: Blank, sheet: Sheet) -> tuple[Line, bool]:
    """Return a label with its value, or alone when there is none or too long a one."""
    tag = DOCUMENT.child("P", f"name {blank.label}")
    set_line = partial(
        lines, style=sheet.caption, measure=ENDLESS, language=sheet.language, tag=tag
    )
    if blank.value:
        (whole,) = set_line((Span(f"{blank.label} "), *words(blank.value)))
        if whole.width <= MOST_NAMED * sheet.width:
            return whole, True
    (alone,) = set_line((Span(blank.label),))
    return alone, False


def key_badge(setting: PageContext) -> tuple[Mark, ...]:
    """Return what stands in the place of the names in the key: a badge that says what it is."""
    sheet = setting.sheet
    style = replace(sheet.cell, bold=True, ink=WHITE)
    tag = DOCUMENT.child("P", "key")
    said = (Span(setting.furniture.key_title),)
    (line,) = lines(said, style, sheet.width, sheet.language, tag)
    length = line.width + 2 * sheet.unit
    tall, high = head_height(sheet), 1.35 * sheet.paper.leading
    box = Shape(0, tall - high, length, high, BLACK, radius=2)
    down = tall - high / 2 + 0.36 * style.size - baseline(style)
    return (box, *moved((line,), sheet.unit, down))


def foot(title: str, number: int, count: int, setting: PageContext) -> tuple[Mark, ...]:
    """Return the document's title and the page's number, below a rule."""
    sheet, paper = setting.sheet, setting.sheet.paper
    style = sheet.small
    y = paper.size.height - paper.margin_bottom + FOOT_ABOVE * paper.leading
    left, right = paper.margin_side, paper.size.width - paper.margin_side
    page = setting.furniture.page_of.format(n=number, total=count)
    (count_line,) = lines((Span(page),), style, sheet.width, sheet.language)
    length = count_line.width
    title_lines = lines((Span(title),), style, sheet.width - length - 20, sheet.language)[:1]
    return (
        Stroke(left, y, right, y, paper.rule),
        *moved(title_lines, left, y + FOOT_BELOW),
        *moved((count_line,), right - length, y + FOOT_BELOW),
    )
