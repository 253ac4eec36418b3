"""Which page stands where on the sheets of a booklet."""

import pytest

from builders.design.geometry import Size
from builders.handout.booklet import impose
from builders.handout.pages import HandoutPlan


def sides(count: int) -> list[list[int]]:
    plan = HandoutPlan("т", "kk-KZ", Size(420, 595), ((),) * count)
    return [[spot.page + 1 for spot in side] for side in impose(plan).sides]


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (4, [[4, 1], [2, 3]]),
        (8, [[8, 1], [2, 7], [6, 3], [4, 5]]),
        (5, [[1], [2], [3], [4, 5]]),
        (1, [[1], []]),
    ],
)
def test_pages_stand_where_folding_puts_them_in_order(
    count: int, expected: list[list[int]]
) -> None:
    assert sides(count) == expected


def test_a_page_past_the_middle_stands_on_the_right() -> None:
    plan = HandoutPlan("т", "kk-KZ", Size(420, 595), ((),) * 4)
    front, back = impose(plan).sides
    assert [spot.x > 0 for spot in front] == [False, True]
    assert [spot.x > 0 for spot in back] == [False, True]
