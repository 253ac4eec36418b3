"""The lines of a lesson file -> the column where one of them belongs, if its own is wrong."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_STEP = 2
_MOST_ABOVE = 300  # lines
_DASHES = re.compile(r" *(?:- +)*")
_OPENS = re.compile(r"[^#\"']*:\s*$")
_KEY = re.compile(r" *(?:- +)*[a-z-]+:(?: |$)")
_TEXT_BEGINS = re.compile(r".*(?:: +|- +)[|>][-+\d]*\s*$")


def width(line: str) -> int:
    """Return how many spaces ``line`` starts with."""
    return len(line) - len(line.lstrip(" "))


def belongs(lines: Sequence[str], number: int, wanted: int) -> int:
    """Return the column nearest to ``wanted`` where a line like ``lines[number]`` may start."""
    opening = opening_text(lines, number)
    if opening is not None and not _KEY.match(lines[number]):
        below = next((line for line in lines[opening + 1 : number] if line.strip()), "")
        return max(wanted, width(below) or content(lines[opening]) + _STEP)
    columns = _columns(lines, number)
    alike = tuple(column for column, item in columns if item == _is_item(lines[number]))
    near = alike or tuple(column for column, _ in columns) or (0,)
    return min(near, key=lambda column: (abs(column - wanted), -column))


def moved(lines: Sequence[str], number: int, right: int) -> tuple[int, ...]:
    """Return the lines that move when ``lines[number]`` does, which belongs at ``right``.

    What stands under it goes along, unless it already is where it then belongs.
    """
    line, inside = lines[number], content(lines[number]) - width(lines[number]) + right
    below = under(lines, number)
    first = width(lines[below[0]]) if below else inside
    stays = first == inside if _is_item(line) else first > inside or not _opens(line)
    return (number,) if stays else (number, *below)


def under(lines: Sequence[str], number: int) -> tuple[int, ...]:
    """Return the lines that stand under ``lines[number]``, without the empty ones."""
    own = width(lines[number])
    filled = (at for at in range(number + 1, len(lines)) if lines[at].strip())
    return tuple(takewhile(lambda at: width(lines[at]) > own, filled))


def opening_text(lines: Sequence[str], number: int) -> int | None:
    """Return the line whose ``|`` or ``>`` opens the text that ``lines[number]`` goes on with."""
    own, is_next = width(lines[number]), True
    for at in range(number - 1, max(number - _MOST_ABOVE, -1), -1):
        line = lines[at]
        if _TEXT_BEGINS.match(line):
            return at if own > content(line) or (is_next and own == content(line)) else None
        if line.strip():
            own, is_next = min(own, width(line)), False
    return None


def above(lines: Sequence[str], number: int) -> int | None:
    """Return the nearest line above ``lines[number]`` that is neither empty nor a remark."""
    below = range(min(number, len(lines)) - 1, -1, -1)
    return next((at for at in below if lines[at].strip() and not _is_remark(lines[at])), None)


def astray(lines: Sequence[str], number: int) -> int:
    """Return the line whose column is wrong, where ``lines[number]`` does not fit those above it.

    That is a line under their key when it alone does not stand as is usual.
    """
    usual = width(lines[number])
    key = above(lines, number)
    aside: list[int] = []
    while key is not None and (
        content(lines[key]) > usual - _STEP or _is_aside(lines[key], usual - _STEP)
    ):
        aside += [key] if content(lines[key]) == usual - _STEP else []
        key = above(lines, key)
    if key is None or content(lines[key]) != usual - _STEP or not _OPENS.match(lines[key]):
        return number
    if aside:
        return aside[0] if len(aside) == 1 and not _is_item(lines[number]) else number
    first = next(at for at in range(key + 1, number + 1) if lines[at].strip())
    return number if width(lines[first]) in {usual, usual - _STEP} else first


def goes_on(lines: Sequence[str], number: int) -> bool:
    """Tell whether ``lines[number]`` goes on with the value of a line above it."""
    return width(lines[number]) not in {0, *(column for column, _ in _columns(lines, number))}


def content(line: str) -> int:
    """Return the column where the key or text of ``line`` starts, after the dashes."""
    found = _DASHES.match(line)
    assert found
    return found.end()


def _columns(lines: Sequence[str], number: int) -> tuple[tuple[int, bool], ...]:
    """Return each column that is open above ``lines[number]``, and whether items stand there."""
    open_ones: list[tuple[int, bool]] = []
    least = None
    for at in range(number - 1, max(number - _MOST_ABOVE, 0) - 1, -1):
        line, inside = lines[at], content(lines[at])
        if not line.strip() or _is_remark(line) or (least is not None and width(line) >= least):
            continue
        if least is None and _OPENS.match(line):
            open_ones += (inside + _STEP, True), (inside + _STEP, False), (inside, True)
        if _TEXT_BEGINS.match(line) and _is_text(lines[at + 1 : number]):
            open_ones.clear()
        if _is_item(line):
            open_ones.append((width(line), True))
        open_ones.append((inside, False))
        least = width(line)
    return tuple(open_ones)


def _is_text(lines: Sequence[str]) -> bool:
    """Tell whether ``lines``, which stand under a key with ``|`` or ``>``, are all its text."""
    widths = [width(line) for line in lines if line.strip()]
    return not widths or min(widths) == widths[0]


def _is_aside(line: str, column: int) -> bool:
    """Tell whether ``line`` is a key and its value in ``column``, where nothing goes on below."""
    return width(line) == column and not _is_item(line) and not _opens(line)


def _is_item(line: str) -> bool:
    return line.lstrip().startswith("- ")


def _opens(line: str) -> bool:
    return bool(_OPENS.match(line) or _TEXT_BEGINS.match(line))


def _is_remark(line: str) -> bool:
    return line.lstrip().startswith("#")
