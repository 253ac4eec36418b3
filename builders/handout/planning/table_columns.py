"""Rows of cells, a setting and a measure go in; how wide their columns are comes out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

from msgspec import Struct

from builders.document.words import Spans
from builders.handout.typesetting.letters import letters
from builders.handout.typesetting.line_breaking import ENDLESS
from builders.handout.typesetting.line_ends import ends_of, measured, widest
from builders.handout.typesetting.style import Style
from builders.lesson.inline import split_lines

SHORT = 6.0  # ems; a column of shorter cells keeps them on one line
SPARE = 0.5  # points, so that no cell is broken for a rounding
WORD = 5.0  # ems; a shorter word is not parted
PIECE = 0.4  # of a longer one, the least that a line holds: it is parted twice at the most

Cells: TypeAlias = tuple[Spans, ...]


class Setting(Struct, frozen=True):
    """How cells are set; columns stand ``gap`` points apart and words may be ``parted``."""

    style: Style
    language: str
    gap: float
    parted: bool


class _Want(Struct, frozen=True):
    """What a column takes on one line, what it takes at ease, and the least that it takes."""

    most: float
    easy: float
    least: float


def widths(
    rows: Sequence[Cells], setting: Setting, measure: float, air: float = ENDLESS
) -> tuple[float, ...] | None:
    """Return the width of each column in ``measure`` points, or None where one has no room.

    A column gets at most ``air`` ems more than it wants.
    """
    wants = _wants(rows, setting)
    free = measure - setting.gap * (len(wants) - 1)
    if sum(want.least for want in wants) > free:
        return None
    free = min(free, sum(want.most + air * setting.style.size for want in wants))
    easy = [want.easy for want in wants]
    least = easy if sum(easy) <= free else [want.least for want in wants]
    return tuple(_shared([want.most for want in wants], least, free))


def forced_widths(rows: Sequence[Cells], setting: Setting, measure: float) -> tuple[float, ...]:
    """Return widths of which some are too narrow: an equal part of what the modest leave."""
    least = [want.least for want in _wants(rows, setting)]
    free = measure - setting.gap * (len(least) - 1)
    given: dict[int, float] = {}
    for rank, at in enumerate(sorted(range(len(least)), key=least.__getitem__)):
        given[at] = min(least[at], free / (len(least) - rank))
        free -= given[at]
    return tuple(given[at] for at in range(len(least)))


def plain(cell: Spans) -> str:
    """Return the text of a cell."""
    return "".join(span.text for span in cell).strip()


def _wants(rows: Sequence[Cells], setting: Setting) -> list[_Want]:
    return [_want(tuple(column), setting) for column in zip(*rows, strict=True)]


@lru_cache(maxsize=1024)  # a table is tried in many settings, and in some of them again
def _want(cells: Cells, setting: Setting) -> _Want:
    lines = [line for cell in cells for line in split_lines(cell)]
    most = max(_length(line, setting) for line in lines) + SPARE
    least = max(_least(line, setting) for line in lines) + SPARE
    return _Want(most, max(least, min(most, SHORT * setting.style.size) + SPARE), least)


def _shared(widest: list[float], least: list[float], free: float) -> list[float]:
    """Divide ``free`` points among columns: what each wants, or in proportion what it can get."""
    spare = free - sum(widest)
    if spare >= 0:
        return [each + spare * each / sum(widest) for each in widest]
    room = free - sum(least)
    wants = [wide - narrow for wide, narrow in zip(widest, least, strict=True)]
    return [narrow + room * want / sum(wants) for narrow, want in zip(least, wants, strict=True)]


def _length(line: Spans, setting: Setting) -> float:
    found = letters(line, setting.style, setting.language, None)
    return sum(letter.width for letter in found)


def _least(line: Spans, setting: Setting) -> float:
    """Return the width of the longest word or, if words may part, of the longest piece."""
    whole = _longest_word(line, setting)
    if not setting.parted:
        return whole
    style, language = setting.style, setting.language
    text = measured(letters(line, style, language, None), style)
    piece = widest(text, ends_of(text, style, ENDLESS, language, parted=True))
    return min(whole, max(piece, PIECE * whole, WORD * style.size))


def _longest_word(line: Spans, setting: Setting) -> float:
    """Return the width of the widest word; a formula may part at each of its signs."""
    longest = length = 0.0
    for letter in letters(line, setting.style, setting.language, None, most=0):
        length = 0.0 if letter.text == " " else length + letter.width
        longest = max(longest, length)
    return longest
