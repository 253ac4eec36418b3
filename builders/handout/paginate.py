"""Strips and a page's height go in; which strip stands on which page, and where, comes out.

The breaks are chosen together, as few pages as will do and as evenly filled as can be; then the
rooms to write in grow into what is left of a page (PreTeXt's worksheets are laid out this way).
"""

from __future__ import annotations

from itertools import accumulate

from msgspec import Struct

from builders.handout.strips import Strip, Strips

PAGE_COST = 100.0  # one page more is worse than any unevenness
FORCED_COST = 1000.0  # parting what is tied
UNFIT_COST = 1e9  # a strip that is taller than a page
STRAY_COST = 3.0  # white space that no room can take
LOOSE_COST = 20.0  # a page that ends although what comes next would fit
MOST_GROWTH = 2.0  # of a room; a student looks at how much is asked
TOLERANCE = 0.01


class Placed(Struct, frozen=True):
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


class _Column(Struct, frozen=True):
    """All strips with running sums, so that a page's cost is known without adding it up."""

    strips: Strips
    height: float
    before: tuple[float, ...]
    taken: tuple[float, ...]
    rooms: tuple[float, ...]
    resumed: tuple[float, ...]
    tied: tuple[float, ...]

    def cost(self, start: int, end: int, free: float) -> float:
        """Return what a page of these strips costs, ``PAGE_COST`` at the least."""
        rooms = self.rooms[end] - self.rooms[start]
        grown = min(max(free, 0), (MOST_GROWTH - 1) * rooms)
        cost = PAGE_COST + (grown / self.height) ** 2
        if end == len(self.strips):
            return cost
        stray = max(free, 0) - grown
        cost += FORCED_COST * self.strips[end - 1].keep + LOOSE_COST * (self.tied[end] <= stray)
        return cost + STRAY_COST * (stray / self.height) ** 2


def _starts(strips: Strips, height: float) -> list[int]:
    """Return the index of each page's first strip."""
    column = _Column(
        strips,
        height,
        tuple(strip.before for strip in strips),
        tuple(accumulate((strip.before + strip.height for strip in strips), initial=0.0)),
        tuple(accumulate((strip.height * bool(strip.room) for strip in strips), initial=0.0)),
        (0, *(sum(each.height for each in strip.resumed) for strip in strips[1:])),
        _tied(strips),
    )
    taken, before, resumed = column.taken, column.before, column.resumed
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(strips) + 1):
        found = (best[end - 1][0] + UNFIT_COST, end - 1)
        for start in range(end - 1, -1, -1):
            free = height - (taken[end] - taken[start] - before[start] + resumed[start])
            if free < -TOLERANCE:
                break
            if best[start][0] + PAGE_COST <= found[0]:
                found = min(found, (best[start][0] + column.cost(start, end, free), start))
        best.append(found)
    starts = []
    end = len(strips)
    while end:
        end = best[end][1]
        starts.append(end)
    return starts[::-1]


def _tied(strips: Strips) -> tuple[float, ...]:
    """Return what each strip takes together with those it is tied to below it."""
    found: list[float] = []
    for strip in reversed(strips):
        below = found[-1] if strip.keep and found else 0.0
        found.append(strip.before + strip.height + below)
    return tuple(reversed(found))


def _breath(last: Strip) -> float:
    """Return what keeps a page's last writing line off its foot."""
    return last.room.sheet.unit if last.room and last.room.space.kind == "lines" else 0


def _filled(page: Strips, height: float, *, is_first: bool) -> Page:
    """Place the strips of a page; its rooms grow by the same share, up to twice."""
    resumed = 0 if is_first else sum(strip.height for strip in page[0].resumed)
    needed = sum(strip.before + strip.height for strip in page) - page[0].before + resumed
    rooms = sum(strip.height for strip in page if strip.room)
    free = max(height - needed - _breath(page[-1]), 0)
    growth = min(1 + free / rooms, MOST_GROWTH) if rooms else 1
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
