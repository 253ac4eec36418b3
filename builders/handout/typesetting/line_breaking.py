"""Spans, a style and a measure go in; the paragraph's lines come out, evenly filled.

The lines of a paragraph are chosen together: each possible line costs the more the further its
spaces are stretched, and the cheapest way through all the places where a line may end is taken
(Knuth and Plass, Breaking Paragraphs into Lines, 1981).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec.structs import replace

from builders.design.nobreak import LINE
from builders.design.scripts.bidi import is_turned, levels
from builders.design.scripts.written import from_right
from builders.handout.marks import Line, Tag
from builders.handout.typesetting.fragments import Row, fragments
from builders.handout.typesetting.letters import Letter, hyphen, letters
from builders.handout.typesetting.line_ends import (
    START,
    Break,
    Measured,
    ends_of,
    hyphen_cost,
    measured,
)
from builders.handout.typesetting.style import Style
from builders.lesson.inline import LINE_BREAK, Span

STRETCH = 0.5  # of a space, the widening that costs 100
SHRINK = 0.22  # of a space, the most it may lose
RAGGED = 0.16  # of the measure, the empty end of a left-aligned line that costs 100
WORST = 12.0  # what a line's cost is capped at, in stretches
BASE_COST = 10.0  # of every line but the last
TWO_HYPHENS_COST = 6000.0
SHORT_LAST = 0.12  # of the measure; a last line below it looks lost
SHORT_LAST_COST = 4000.0

WIDE = 0.6  # ems, a letter of a formula at the widest: one that may not fit a line is parted

CLEAR = 0.12  # ems that a formula stays away from the lines around it

ENDLESS = 1e6  # points: no line breaks


def lines(  # noqa: PLR0913, PLR0917 - what a paragraph is made of
    spans: Sequence[Span],
    style: Style,
    measure: float,
    language: str,
    tag: Tag | None = None,
    opening: tuple[Letter, ...] = (),
) -> tuple[Line, ...]:
    """Return the lines of one paragraph, each with its baseline in a line of ``style.leading``.

    ``opening`` is a heading that runs into the text.
    """
    return _lines(tuple(spans), style, measure, language, tag, opening)


@lru_cache(maxsize=8192)  # the key breaks the handout's lines again, and so does a closer setting
def _lines(  # noqa: PLR0913, PLR0917 - as above
    spans: tuple[Span, ...],
    style: Style,
    measure: float,
    language: str,
    tag: Tag | None,
    opening: tuple[Letter, ...],
) -> tuple[Line, ...]:
    most = min(LINE, int(measure / (WIDE * style.size)))
    if any(span.formula for span in spans):
        from builders.handout.typesetting.formulas import kept  # noqa: PLC0415 - few have any

        spans = kept(spans, style, measure)
    found = (*opening, *letters(spans, style, language, tag, most))
    return tuple(
        line
        for part in _parts(found)
        if part
        for line in _filled(measured(part, style), style, measure, language)
    )


def _parts(found: tuple[Letter, ...]) -> Iterator[tuple[Letter, ...]]:
    """Yield the letters between line breaks."""
    ends = [at for at, letter in enumerate(found) if letter.text == LINE_BREAK]
    for start, end in zip((0, *(end + 1 for end in ends)), (*ends, len(found)), strict=True):
        yield found[start:end]


def _filled(text: Measured, style: Style, measure: float, language: str) -> Iterator[Line]:
    chosen = _chosen(text, style, measure, language)
    for start, end in pairwise(chosen):
        yield _line(text, start.at, end, style, measure, is_last=end is chosen[-1])


def excess(line: Line, style: Style) -> tuple[float, float]:
    """Return the points that the formulas of a line reach over its leading, above and below."""
    up = down = 0.0
    for each in line.equations:
        up = max(up, each.height + CLEAR * each.size - baseline(style))
        down = max(down, each.depth + CLEAR * each.size - (style.leading - baseline(style)))
    return up, down


def baseline(style: Style) -> float:
    """Return how far below the top of its line the text stands: small letters are centred."""
    return style.leading / 2 + 0.34 * style.size


def _chosen(text: Measured, style: Style, measure: float, language: str) -> tuple[Break, ...]:
    """Return the breaks of the best paragraph, the one before the first line included.

    Words are parted only where whole ones cost as much as one line with a hyphen at the least.
    """
    if text.widths[-1] <= measure:
        return START, text.end
    ends = ends_of(text, style, measure, language, parted=False)
    cost, whole = _cheapest(text, ends, style, measure)
    if not style.parted or cost < BASE_COST**2 + hyphen_cost(style) ** 2:
        return whole
    ends = ends_of(text, style, measure, language, parted=True)
    return _cheapest(text, ends, style, measure)[1]


def _cheapest(
    text: Measured, ends: tuple[Break, ...], style: Style, measure: float
) -> tuple[float, tuple[Break, ...]]:
    """Return what the best paragraph costs, and its breaks."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    first = 0
    for number in range(1, len(ends)):
        first = _first(text, ends, first, number, style, measure)
        best.append(_best_before(text, ends, range(first, number), best, style, measure))
    path = [len(ends) - 1]
    while path[-1]:
        path.append(best[path[-1]][1])
    return best[-1][0], tuple(ends[number] for number in reversed(path))


def _first(  # noqa: PLR0913, PLR0917 - the state of one search
    text: Measured, ends: tuple[Break, ...], first: int, number: int, style: Style, measure: float
) -> int:
    """Return the first break from ``first`` on from which a line can reach the end ``number``.

    A hyphen is left out of account: one that has no room says nothing of the ends after it.
    """
    stop = ends[number].stop
    while first < number - 1:
        at = ends[first].at
        free = measure - (text.widths[stop] - text.widths[at])
        if _strain(text, style, measure, free, text.spaces[stop] - text.spaces[at]) is not None:
            break
        first += 1
    return first


def _best_before(  # noqa: PLR0913, PLR0917 - the state of one search
    text: Measured,
    ends: tuple[Break, ...],
    starts: range,
    best: list[tuple[float, int]],
    style: Style,
    measure: float,
) -> tuple[float, int]:
    """Return the least cost of all lines up to the end after ``starts``, and the last one's start.

    The lines grow shorter from start to start, so once one costs more than the best all do.
    """
    number = starts.stop
    end, is_last = ends[number], number == len(ends) - 1
    natural, spaces = text.widths[end.stop] + end.extra, text.spaces[end.stop]
    found = (float("inf"), number - 1)
    for before in starts:
        start = ends[before]
        free = measure - (natural - text.widths[start.at])
        if is_last and free >= 0:
            cost = SHORT_LAST_COST * (start.at > 0 and free > (1 - SHORT_LAST) * measure)
        else:
            strain = _strain(text, style, measure, free, spaces - text.spaces[start.at])
            if strain is None:
                continue
            cost = (BASE_COST + 100 * min(strain, WORST) ** 3) ** 2 + end.cost**2
            if free >= 0 and cost >= found[0]:
                break
        if start.end == end.end == "hyphen":
            cost += TWO_HYPHENS_COST
        found = min(found, (best[before][0] + cost, before))
    return found


def _strain(text: Measured, style: Style, measure: float, free: float, spaces: int) -> float | None:
    """Return how far a line is from its natural width, or None when it is too long."""
    if free < 0:
        slack = SHRINK * text.space * spaces if style.justify else 0.01
        return -free / slack if -free <= slack else None
    if style.justify:
        return free / (STRETCH * text.space * spaces) if spaces else WORST
    return free / (RAGGED * measure)


def _natural(text: Measured, start: int, end: Break) -> float:
    return text.widths[end.stop] - text.widths[start] + end.extra


def _line(  # noqa: PLR0913 - one line in one paragraph
    text: Measured, start: int, end: Break, style: Style, measure: float, *, is_last: bool
) -> Line:
    spaces = text.spaces[end.stop] - text.spaces[start]
    free = measure - _natural(text, start, end)
    is_spread = style.justify and spaces and (not is_last or free < 0)
    gap = free / spaces if is_spread else 0.0
    found = list(text.letters[start : end.stop])
    stretched = list(text.stretchable[start : end.stop])
    if end.end == "hyphen":
        found.append(hyphen(found[-1]))
        stretched.append(False)
    plain = _plain(found)
    is_mixed = from_right(plain)
    turned = is_mixed and is_turned(_plain(text.letters))
    depths = levels(plain, turned=turned) if is_mixed else ()
    x = free if turned and style.justify and not is_spread else 0.0
    row = Row(found, stretched, gap, depths)
    return Line(x, baseline(style), tuple(fragments(row)), gap, end.end)


def _plain(found: Sequence[Letter]) -> str:
    return "".join(letter.text for letter in found)


def in_line(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return ``spans`` with their formulas as a line says them: there is no room for more."""
    return tuple(replace(span, formula="") for span in spans)
