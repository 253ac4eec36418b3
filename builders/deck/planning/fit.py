"""Paragraphs and a room in; the size that fits, or the pages they continue on, come out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TypeAlias

from msgspec.structs import replace

from builders.deck.slides import Para, TextRun, TextRuns
from builders.design import type as metrics
from builders.design.geometry import Size
from builders.design.type import Paragraph, Ruler, Run, UnbreakableError
from builders.problems import Place, Problem, error

_LINE = re.compile(r"\n(?=\S)")
_SENTENCE = re.compile(r"[.!?…]\s+(?=\S)")
_WORD = re.compile(r" +(?=\S)")
# Bold digits of DejaVu Sans, the widest stand-in, are 1.25 times Arial's, its letters 1.19.
WIDE_DIGITS = 1.05
_STEPS = 12  # halvings when the lowest common page height is sought


class RefusalError(Exception):
    """Something fits at no size; ``problem`` says what to change."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem."""
        super().__init__(problem.code)
        self.problem = problem


def measurable(runs: TextRuns) -> tuple[Run, ...]:
    """Return what the measure sees of ``runs``."""
    return tuple(Run(run.text, run.bold, run.italic, code=run.code) for run in runs)


def height(paras: Sequence[Para], ruler: Ruler, size: int, measure: float) -> float:
    """Return the points that ``paras`` take in a column ``measure`` points wide."""
    wide = with_bold((run for para in paras for run in para.runs), ruler)
    return metrics.height(_measured(paras, size), wide, size, measure)


def with_bold(runs: Iterable[TextRun], ruler: Ruler) -> Ruler:
    """Return the ruler for ``runs``; where some are bold it allows for the widest digits."""
    if any(run.bold for run in runs):
        return replace(ruler, safe=ruler.safe * WIDE_DIGITS)
    return ruler


def fits(paras: Sequence[Para], ruler: Ruler, room: Size, size: int) -> bool:
    """Tell whether ``paras`` fit ``room``."""
    try:
        return height(paras, ruler, size, room.width) <= room.height
    except UnbreakableError:
        return False


def largest(paras: Sequence[Para], ruler: Ruler, room: Size, sizes: Sequence[int]) -> int | None:
    """Return the first of ``sizes`` at which ``paras`` fit ``room``, or None."""
    return next((size for size in sizes if fits(paras, ruler, room, size)), None)


def likely(ruler: Ruler) -> Ruler:
    """Return the measure of text as it will look where the font is there."""
    return replace(ruler, safe=min(ruler.safe, metrics.COMPACT.safe))


def balanced_width(para: Para, ruler: Ruler, size: int, box: Size) -> float:
    """Return the least width at which ``para`` takes no more lines than across all of ``box``.

    Its lines are counted as they will look; in the widest of fonts it still fits the height.
    """
    expected = likely(ruler)
    most = _lines(para, expected, size, box.width)
    if most == 1:
        return box.width
    low, high = box.width / most, box.width
    for _ in range(_STEPS):
        middle = (low + high) / 2
        is_enough = fits([para], ruler, replace(box, width=middle), size)
        if is_enough and _lines(para, expected, size, middle) <= most:
            high = middle
        else:
            low = middle
    return high


def steady_width(para: Para, ruler: Ruler, size: int, box: Size, spare: float) -> float | None:
    """Return a width near that of ``box`` at which a ``spare`` less of it breaks no other line.

    None where the height allows no such width.
    """
    expected, width = likely(ruler), box.width
    for _ in range(_STEPS):
        less = width * (1 - spare)
        if _lines(para, expected, size, less) == _lines(para, expected, size, width):
            return width
        if not fits([para], ruler, replace(box, width=less * (1 - spare)), size):
            break
        width = less
    return None


def _lines(para: Para, ruler: Ruler, size: int, width: float) -> int:
    return metrics.count_lines(measurable(para.runs), ruler, size, width)


def require_words(paras: Sequence[Para], ruler: Ruler, size: int, width: float, at: Place) -> None:
    """Refuse a word that is wider than the column at the smallest size."""
    try:
        height(paras, ruler, size, width)
    except UnbreakableError as long:
        raise RefusalError(error("L301", at, word=long.word)) from long


def pages(
    groups: Sequence[Sequence[Para]], ruler: Ruler, room: Size, sizes: Sequence[int], at: Place
) -> tuple[int, tuple[tuple[Para, ...], ...]]:
    """Return a size and pages of paragraphs: fewest pages, then largest size, then balance.

    A group is not parted unless it is taller than a page; then its paragraphs are.
    """
    floor = sizes[-1]
    require_words(tuple(chain.from_iterable(groups)), ruler, floor, room.width, at)
    parts = [part for group in groups for part in _parted(group, ruler, room, floor)]
    fewest = len(_packed(_extents(parts, ruler, room, floor), room.height))
    for size in sizes:
        extents = _extents(parts, ruler, room, size)
        if extents and max(own for _, own in extents) <= room.height:
            packed = _packed(extents, room.height)
            if len(packed) <= fewest:
                break
    pages = _packed(extents, _lowest(extents, room.height, fewest))
    return size, tuple(tuple(chain.from_iterable(parts[index] for index in page)) for page in pages)


def halves(runs: TextRuns) -> tuple[TextRuns, TextRuns]:
    """Return a text in two, parted after a sentence or else a word, as near as can be to half."""
    para = Para(runs)
    middle = len(para.plain) / 2
    ends = ([found.end() for found in end.finditer(para.plain)] for end in (_SENTENCE, _WORD))
    cuts = next(filter(None, ends), [len(para.plain)])
    cut = min(cuts, key=lambda at: abs(at - middle))
    return _slice(para, 0, cut).runs, _slice(para, cut, len(para.plain)).runs


# What a part takes on a page: the space above it, unless it stands at the top, and its own height.
_Extent: TypeAlias = tuple[float, float]


def _extents(parts: Sequence[Sequence[Para]], ruler: Ruler, room: Size, size: int) -> list[_Extent]:
    """Return each part's extent, or nothing when a word is too wide.

    As on a page of all of them, one bold part makes room for wide digits in the others.
    """
    wide = with_bold((run for part in parts for para in part for run in para.runs), ruler)
    try:
        return [
            (part[0].before * size, metrics.height(_measured(part, size), wide, size, room.width))
            for part in parts
        ]
    except UnbreakableError:
        return []


def _packed(extents: Sequence[_Extent], room: float) -> list[list[int]]:
    """Return the parts of each page, filled one after the other."""
    filled: list[list[int]] = []
    left = 0.0
    for index, (above, own) in enumerate(extents):
        if filled and above + own <= left:
            filled[-1].append(index)
            left -= above + own
        else:
            filled.append([index])
            left = room - own
    return filled


def _lowest(extents: Sequence[_Extent], room: float, count: int) -> float:
    """Return the least page height at which the parts still fill ``count`` pages."""
    low, high = max(own for _, own in extents), room
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (low, middle) if len(_packed(extents, middle)) <= count else (middle, high)
    return high


def _measured(paras: Sequence[Para], size: int) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(measurable(para.runs), para.indent * size, para.before if index else 0)
        for index, para in enumerate(paras)
    )


def _parted(group: Sequence[Para], ruler: Ruler, room: Size, size: int) -> list[list[Para]]:
    """Return ``group`` as parts that each fit a page.

    It is cut between paragraphs, then between lines, sentences, words.
    """
    if fits(group, ruler, room, size):
        return [list(group)]
    parts = list(group)
    for end in (_LINE, _SENTENCE, _WORD):
        parts = [short for part in parts for short in _even(part, end, ruler, room, size)]
    return [[part] for part in parts]


def _even(para: Para, end: re.Pattern[str], ruler: Ruler, room: Size, size: int) -> list[Para]:
    """Return ``para`` in as few parts as the room allows, the last one about as long as the others.

    Where a part has no place to be cut it stays too long, in a lower room as well.
    """
    parts = _shortened(para, end, ruler, room, size)
    if len(parts) == 1 or not all(fits([part], ruler, room, size) for part in parts):
        return parts
    low, high = 0.0, room.height
    for _ in range(_STEPS):
        lower = replace(room, height=(low + high) / 2)
        found = _shortened(para, end, ruler, lower, size)
        if len(found) == len(parts) and all(fits([part], ruler, lower, size) for part in found):
            parts, high = found, lower.height
        else:
            low = lower.height
    return parts


def _shortened(para: Para, end: re.Pattern[str], ruler: Ruler, room: Size, size: int) -> list[Para]:
    """Return ``para`` cut at as few of the places that ``end`` finds as the room allows."""
    if fits([para], ruler, room, size):
        return [para]
    cuts = [found.end() for found in end.finditer(para.plain)]
    parts: list[Para] = []
    start = previous = 0
    for cut in (*cuts, len(para.plain)):
        if previous > start and not fits([_slice(para, start, cut)], ruler, room, size):
            parts.append(_slice(para, start, previous))
            start = previous
        previous = cut
    return [*parts, _slice(para, start, len(para.plain))]


def _slice(para: Para, start: int, end: int) -> Para:
    """Return the characters from ``start`` to ``end``; only the first part has the bullet."""
    kept: list[TextRun] = []
    position = 0
    end = start + len(para.plain[start:end].rstrip("\n"))
    for run in para.runs:
        text = run.text[max(0, start - position) : max(0, end - position)]
        kept += [replace(run, text=text)] if text else []
        position += len(run.text)
    if start == 0:
        return replace(para, runs=tuple(kept))
    return replace(para, runs=tuple(kept), bullet="none", hang=0)
