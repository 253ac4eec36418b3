"""Flowables and a page's height go in; which flowable stands on which page, and where, comes out.

The breaks are chosen together, as few pages as will do and as evenly filled as can be; then the
rooms to write in that stretch grow into what is left of a page, as PreTeXt's worksheets do.
"""

from __future__ import annotations

from itertools import accumulate

from msgspec import Struct

from builders.handout.planning.flowables import Flowable, Flowables

PAGE_COST = 100.0  # one page more is worse than any unevenness
FORCED_COST = 1000.0  # parting what is tied
UNFIT_COST = 1e9  # a flowable that is taller than a page
STRAY_COST = 3.0  # white space that no room can take
LOOSE_COST = 20.0  # a page that ends although what comes next would fit
MOST_GROWTH = 2.0  # of a room; a student looks at how much is asked
TOLERANCE = 0.01


class Placed(Struct, frozen=True):
    """A flowable on a page: ``y`` from the top of the text, with the height it has grown to."""

    y: float
    height: float
    flowable: Flowable


Page = tuple[Placed, ...]


def paginate(flowables: Flowables, height: float, spare: float = 0) -> tuple[Page, ...]:
    """Return the pages, ``height`` points each.

    ``spare`` points are left free at the foot of the last page where they are.
    """
    starts = _starts(flowables, height)
    pages = [
        flowables[start:end]
        for start, end in zip(starts, [*starts[1:], len(flowables)], strict=True)
    ]
    return tuple(
        _filled(page, height - (spare if page is pages[-1] else 0), is_first=page is pages[0])
        for page in pages
    )


class _Column(Struct, frozen=True):
    """All flowables with running sums, so that a page's cost is known without adding it up."""

    flowables: Flowables
    height: float
    before: tuple[float, ...]
    taken: tuple[float, ...]
    rooms: tuple[float, ...]
    resumed: tuple[float, ...]
    tied: tuple[float, ...]

    def cost(self, start: int, end: int, free: float) -> float:
        """Return what a page of these flowables costs, ``PAGE_COST`` at the least."""
        rooms = self.rooms[end] - self.rooms[start]
        grown = min(max(free, 0), (MOST_GROWTH - 1) * rooms)
        cost = PAGE_COST + (grown / self.height) ** 2
        if end == len(self.flowables):
            return cost
        stray = max(free, 0) - grown
        cost += FORCED_COST * self.flowables[end - 1].keep + LOOSE_COST * (self.tied[end] <= stray)
        return cost + STRAY_COST * (stray / self.height) ** 2


def _starts(flowables: Flowables, height: float) -> list[int]:
    """Return the index of each page's first flowable."""
    column = _Column(
        flowables,
        height,
        tuple(flowable.before for flowable in flowables),
        tuple(
            accumulate((flowable.before + flowable.height for flowable in flowables), initial=0.0)
        ),
        tuple(
            accumulate((flowable.height * flowable.grows for flowable in flowables), initial=0.0)
        ),
        (0, *(sum(each.height for each in flowable.resumed) for flowable in flowables[1:])),
        _tied(flowables),
    )
    taken, before, resumed = column.taken, column.before, column.resumed
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(flowables) + 1):
        found = (best[end - 1][0] + UNFIT_COST, end - 1)
        for start in range(end - 1, -1, -1):
            free = height - (taken[end] - taken[start] - before[start] + resumed[start])
            if free < -TOLERANCE:
                break
            if best[start][0] + PAGE_COST <= found[0]:
                found = min(found, (best[start][0] + column.cost(start, end, free), start))
        best.append(found)
    starts = []
    end = len(flowables)
    while end:
        end = best[end][1]
        starts.append(end)
    return starts[::-1]


def _tied(flowables: Flowables) -> tuple[float, ...]:
    """Return what each flowable takes together with those it is tied to below it."""
    found: list[float] = []
    for flowable in reversed(flowables):
        below = found[-1] if flowable.keep and found else 0.0
        found.append(flowable.before + flowable.height + below)
    return tuple(reversed(found))


def _breath(last: Flowable) -> float:
    """Return what keeps a page's last writing line off its foot."""
    return last.room.sheet.unit if last.room and last.room.space.kind == "lines" else 0


def _filled(page: Flowables, height: float, *, is_first: bool) -> Page:
    """Place the flowables of a page; its rooms that stretch grow by the same share, up to twice."""
    resumed = 0 if is_first else sum(flowable.height for flowable in page[0].resumed)
    needed = sum(flowable.before + flowable.height for flowable in page) - page[0].before + resumed
    rooms = sum(flowable.height for flowable in page if flowable.grows)
    free = max(height - needed - _breath(page[-1]), 0)
    growth = min(1 + free / rooms, MOST_GROWTH) if rooms else 1
    placed: list[Placed] = []
    y = 0.0
    for flowable in () if is_first else page[0].resumed:
        placed.append(Placed(y, flowable.height, flowable))
        y += flowable.height
    for number, flowable in enumerate(page):
        y += flowable.before if number else 0
        tall = flowable.height * (growth if flowable.grows else 1)
        placed.append(Placed(y, tall, flowable))
        y += tall
    return tuple(placed)
