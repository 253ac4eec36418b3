"""A plan of A5 pages goes in; the same pages, two to a side of A4 sheets to fold, come out."""

from __future__ import annotations

from msgspec.structs import replace

from builders.design.geometry import Size
from builders.handout.pages import HandoutPlan, Spot
from builders.handout.typesetting.style import SIZES

PAGES_OF_SHEET = 4


def impose(plan: HandoutPlan) -> HandoutPlan:
    """Return ``plan`` on A4 sheets printed on both sides, flipped on the short edge."""
    sheet = Size(SIZES["a4"].height, SIZES["a4"].width)
    count = -(-len(plan.pages) // PAGES_OF_SHEET) * PAGES_OF_SHEET
    sides: list[tuple[Spot, ...]] = []
    for first in range(0, count // 2, 2):
        front, back = (count - 1 - first, first), (first + 1, count - 2 - first)
        sides += (_side(pair, len(plan.pages), sheet) for pair in (front, back))
    return replace(plan, sides=tuple(sides), sheet=sheet)


def _side(pair: tuple[int, int], count: int, sheet: Size) -> tuple[Spot, ...]:
    """Return the two pages of a side; those past the last are blank."""
    return tuple(
        Spot(page, half * sheet.width / 2) for half, page in enumerate(pair) if page < count
    )
