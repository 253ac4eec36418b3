"""Strips and a page's height go in; which strip stands on which page, and where, comes out.

The breaks are chosen together, as few pages as will do and as evenly filled as can be; then the
rooms to write in grow until each page is full (PreTeXt's worksheets are laid out this way).
"""

from __future__ import annotations

from dataclasses import dataclass

from builders.handout.strips import Strip, Strips

PAGE_COST = 100.0  # one page more is worse than any unevenness
FORCED_COST = 1000.0
STRAY_COST = 3.0  # white space that no room can take
TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip on a page: ``y`` from the top of the text, with the height it has grown to."""

    y: float
    height: float
    strip: Strip


Page = tuple[Placed, ...]


def paginate(strips: Strips, height: float, spare: float = 0) -> tuple[Page, ...]:
    """Return the pages, ``height`` points each.

    ``spare`` points are left free at the foot of the last page where they are.
    """
    starts = _starts(strips, height)
    pages = [
        strips[start:end] for start, end in zip(starts, [*starts[1:], len(strips)], strict=True)
    ]
    return tuple(
        _filled(page, height - (spare if page is pages[-1] else 0), is_first=page is pages[0])
        for page in pages
    )


def _starts(strips: Strips, height: float) -> list[int]:
    """Return the index of each page's first strip."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(strips) + 1):
        options = [(float("inf"), end - 1)]
        for start in range(end - 1, -1, -1):
            cost = _page_cost(strips, start, end, height)
            if cost is None:
                break
            options.append((best[start][0] + cost, start))
        best.append(min(options) if len(options) > 1 else (best[end - 1][0] + FORCED_COST, end - 1))
    starts = []
    end = len(strips)
    while end:
        end = best[end][1]
        starts.append(end)
    return starts[::-1]


def _page_cost(strips: Strips, start: int, end: int, height: float) -> float | None:
    free = height - _needed(strips[start:end], is_first=start == 0)
    if free < -TOLERANCE:
        return None
    cost = PAGE_COST
    if end < len(strips):
        cost += FORCED_COST * strips[end - 1].keep
    elif not any(strip.room for strip in strips[start:end]):
        return cost
    weight = 1.0 if any(strip.room for strip in strips[start:end]) else STRAY_COST
    return float(cost + weight * (max(free, 0) / height) ** 2)


def _needed(page: Strips, *, is_first: bool) -> float:
    resumed = 0 if is_first else sum(strip.height for strip in page[0].resumed)
    return resumed + sum(strip.height + strip.before for strip in page) - page[0].before


def _filled(page: Strips, height: float, *, is_first: bool) -> Page:
    """Place the strips of a page; its rooms grow by the same share until it is full."""
    rooms = sum(strip.height for strip in page if strip.room)
    free = max(height - _needed(page, is_first=is_first), 0)
    growth = 1 + free / rooms if rooms else 1
    placed: list[Placed] = []
    y = 0.0
    for strip in () if is_first else page[0].resumed:
        placed.append(Placed(y, strip.height, strip))
        y += strip.height
    for number, strip in enumerate(page):
        y += strip.before if number else 0
        tall = strip.height * (growth if strip.room else 1)
        placed.append(Placed(y, tall, strip))
        y += tall
    return tuple(placed)
