"""The rows of a table go in; how it is set comes out: whole, turned or in parts.

The ladder: whole words, in smaller type and closer columns if need be; then words that part; then
the rows as columns; then parts, as few as will do, each with the first column again. Where not even
two columns hold their words these end anywhere, so every table can be set.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct

from builders.design.columns import are_figures, divisions
from builders.handout.planning.table_columns import (
    Cells,
    Setting,
    forced_widths,
    plain,
    widths,
)
from builders.handout.typesetting.line_breaking import ENDLESS
from builders.handout.typesetting.style import Sheet, Style

CLOSE = 0.6  # of the usual distance of two columns
AIR = 4.0  # ems more than it wants for a column of a turned table, the figures of which are unlike

Rows: TypeAlias = tuple[Cells, ...]
Division: TypeAlias = tuple[tuple[int, ...], ...]  # of the numbers of columns


class Frame(Struct, frozen=True):
    """What the rows of a part of a table share; its ``columns`` are numbers of the whole table's.

    The first column of a later part has been read before.
    """

    setting: Setting
    columns: tuple[int, ...]
    widths: tuple[float, ...]
    is_number: tuple[bool, ...]

    @property
    def is_later(self) -> bool:
        """Tell whether the part continues another."""
        return len(self.columns) > 1 and self.columns[1] > 1

    @property
    def style(self) -> Style:
        """Return the style of the cells."""
        return self.setting.style

    @property
    def width(self) -> float:
        """Return the width of all columns."""
        return sum(self.widths) + self.setting.gap * (len(self.widths) - 1)

    def after(self, column: int) -> float:
        """Return the middle of the distance that follows a column."""
        return sum(self.widths[: column + 1]) + self.setting.gap * (column + 0.5)


class Layout(Struct, frozen=True):
    """The rows of a table as they are set, the frame of each part, and whether rows are columns."""

    rows: Rows
    frames: tuple[Frame, ...]
    is_turned: bool = False


def layout(rows: Rows, style: Style, sheet: Sheet, measure: float) -> Layout:
    """Return how ``rows``, the head first, are set in ``measure`` points."""
    settings = _settings(style, sheet)
    turned = tuple(zip(*rows, strict=True))
    if whole := _whole(rows, settings, measure):
        return Layout(rows, whole)
    if whole := _whole(turned, settings, measure, names=1):
        return Layout(turned, whole, is_turned=True)
    finest: Division = (_every(rows),)
    for finest in divisions(len(rows[0])):
        if parts := _parts(rows, finest, settings, measure):
            return Layout(rows, parts)
    return Layout(rows, tuple(_forced(rows, part, settings[-1], measure) for part in finest))


def plain_layout(rows: Rows, style: Style, sheet: Sheet, measure: float) -> Layout:
    """Return how the rows of a small table are set, which is neither turned nor divided."""
    settings = _settings(style, sheet)
    whole = _whole(rows, settings, measure)
    return Layout(rows, whole or (_forced(rows, _every(rows), settings[-1], measure),))


def has_room(rows: Rows, style: Style, sheet: Sheet, measure: float) -> bool:
    """Tell whether ``rows`` can stand in ``measure`` points neither turned nor divided."""
    return bool(_whole(rows, _settings(style, sheet), measure))


def _every(rows: Rows) -> tuple[int, ...]:
    return tuple(range(len(rows[0])))


def _settings(style: Style, sheet: Sheet) -> tuple[Setting, ...]:
    """Return the ways to set cells, the best first."""
    gap = sheet.paper.leading
    looks = ((style, gap), *((step, CLOSE * gap) for step in sheet.steps(style)))
    return tuple(
        Setting(step, sheet.language, between, is_parted)
        for is_parted in (False, True)
        for step, between in looks
    )


def _whole(
    rows: Rows, settings: Sequence[Setting], measure: float, names: int = 0
) -> tuple[Frame, ...]:
    return _parts(rows, (_every(rows),), settings, measure, names)


def _parts(
    rows: Rows,
    division: Division,
    settings: Sequence[Setting],
    measure: float,
    names: int = 0,
) -> tuple[Frame, ...]:
    """Return the parts in the first setting that has room for all of them, if there is one."""
    air = AIR if names else ENDLESS
    for setting in settings:
        found = [widths(_shown(rows, part), setting, measure, air) for part in division]
        parts = zip(division, found, strict=True)
        frames = [_frame(rows, part, setting, each, names) for part, each in parts if each]
        if len(frames) == len(division):
            return tuple(frames)
    return ()


def _forced(rows: Rows, part: tuple[int, ...], setting: Setting, measure: float) -> Frame:
    """Return a part in which words end anywhere where they have no room."""
    shown = _shown(rows, part)
    found = widths(shown, setting, measure) or forced_widths(shown, setting, measure)
    return _frame(rows, part, setting, found)


def _frame(
    rows: Rows,
    part: tuple[int, ...],
    setting: Setting,
    found: tuple[float, ...],
    names: int = 0,
) -> Frame:
    """Return the frame of a part; its columns of figures are known, none of ``names``."""
    columns = enumerate(zip(*_shown(rows[1:], part), strict=True))
    is_number = tuple(
        at >= names and are_figures([plain(cell) for cell in column]) for at, column in columns
    )
    return Frame(setting, part, found, is_number)


def _shown(rows: Rows, part: tuple[int, ...]) -> Rows:
    return tuple(tuple(row[at] for at in part) for row in rows)
