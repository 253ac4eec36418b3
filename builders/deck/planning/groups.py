"""Groups of paragraphs in; slides that hold them in one column, in two, or continued, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import TypeAlias

from msgspec.structs import replace

from builders.deck.planning import fit
from builders.deck.planning.context import DeckContext, Draft, Headline
from builders.deck.slides import Bullet, Para, Placed, TextRuns, Words
from builders.deck.template.placeholders import Layout, Placeholder
from builders.design.geometry import Box
from builders.design.type import SCREEN, width
from builders.problems import Place

AIR = (1.0, 0.8, 0.65, 0.5, 0.4)  # ems between entries, as the room allows
SUB_AIR = 0.25
HANG: Mapping[Bullet, float] = {"none": 0, "dot": 1.0, "number": 1.4}  # ems, to clear the bullet
GAP = 0.4  # ems from the widest number of a list to its text
COMFORT = 24  # points; a list that is smaller in one column is tried in two
FEWEST_IN_TWO = 6
OPTICAL = 0.4  # of the free height stands above a block that is to look centred

Group: TypeAlias = tuple[Para, ...]


def entry(runs: TextRuns, bullet: Bullet, number: int = 1, last: int = 1) -> Para:
    """Return a paragraph that hangs from its bullet; ``last`` is the list's last number."""
    widest = width(f"{last}.", SCREEN, 1) + GAP if bullet == "number" else 0
    hang = max(HANG[bullet], widest)
    return Para(runs, bullet, number, number, indent=hang, hang=hang)


def counted(paras: Sequence[Para]) -> tuple[Para, ...]:
    """Return ``paras``, of which those that count on from each other start at one number.

    A list goes on below what stands deeper; what has no number, or another, begins a new one.
    """
    found: list[Para] = []
    open_lists: dict[int, tuple[int, int]] = {}  # where the list of each level starts, and goes on
    for para in paras:
        open_lists = {level: at for level, at in open_lists.items() if level <= para.level}
        starts, due = open_lists.pop(para.level, (para.number, para.number))
        if para.bullet == "number":
            starts = starts if due == para.number else para.number
            open_lists[para.level] = starts, para.number + 1
            found.append(replace(para, starts=starts))
        else:
            found.append(para)
    return tuple(found)


def spaced(groups: Sequence[Group], air: float) -> tuple[Group, ...]:
    """Return ``groups`` with ``air`` ems before each."""
    return tuple((replace(group[0], before=air), *group[1:]) for group in groups)


def placed(paras: Sequence[Para], box: Box, size: int, placeholder: Placeholder = "body") -> Placed:
    """Return paragraphs of one size in a placeholder of the layout."""
    return Placed(box, Words(counted(paras), size, "ink", placeholder), placeholder)


def slides(
    context: DeckContext, groups: Sequence[Group], area: Box, at: Place
) -> tuple[Draft, ...]:
    """Return slides for ``groups``: one column, two, or pages of one column."""
    sizes = context.screen.body
    whole = tuple(chain.from_iterable(spaced(groups, AIR[-1])))
    size = fit.largest(whole, context.ruler, area.size, sizes)
    if len(groups) >= FEWEST_IN_TWO and (size is None or size < COMFORT):
        two = _in_two(context, groups, area, size or 0)
        if two is not None:
            return (_draft("two", two, at),)
    if size is not None:
        return (_draft("content", (composed(context, groups, area, size),), at),)
    size, pages = fit.pages(spaced(groups, AIR[-1]), context.ruler, area.size, sizes, at)
    return tuple(_draft("content", (placed(page, area, size),), at) for page in pages)


def _draft(layout: Layout, items: tuple[Placed, ...], at: Place) -> Draft:
    return Draft(layout, Headline((), Box(0, 0, 0, 0)), items, at)


def composed(context: DeckContext, groups: Sequence[Group], area: Box, size: int) -> Placed:
    """Return the list with as much air as there is room for, at the optical centre."""
    for air in AIR:
        paras = tuple(chain.from_iterable(spaced(groups, air)))
        if fit.fits(paras, context.ruler, area.size, size):
            break
    free = area.height - fit.height(paras, context.ruler, size, area.width)
    return placed(paras, area.below(free * OPTICAL), size)


def _in_two(
    context: DeckContext, groups: Sequence[Group], area: Box, size: int
) -> tuple[Placed, ...] | None:
    """Return two columns when they allow a larger size than ``size``."""
    columns = area.columns((1, 1), context.screen.gap * 2)
    loose = spaced(groups, AIR[-1])
    middle = (len(loose) + 1) // 2
    halves = [tuple(chain.from_iterable(half)) for half in (loose[:middle], loose[middle:])]
    larger = [step for step in context.screen.body if step > size]
    fitting = (
        step
        for step in larger
        if all(fit.fits(half, context.ruler, columns[0].size, step) for half in halves)
    )
    best = next(fitting, None)
    if best is None:
        return None
    placeholders: tuple[Placeholder, Placeholder] = ("body", "second")
    return tuple(
        placed(half, column, best, placeholder)
        for half, column, placeholder in zip(halves, columns, placeholders, strict=True)
    )
