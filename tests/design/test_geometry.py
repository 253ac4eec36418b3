"""Boxes: divisions fill what they divide, and nothing falls between them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.design.geometry import Box, mm

lengths = st.floats(1, 1000)
boxes = st.builds(Box, st.floats(-500, 500), st.floats(-500, 500), lengths, lengths)
shares = st.lists(st.floats(0.1, 10), min_size=1, max_size=9)


def test_a_page_of_a4_in_points() -> None:
    assert (mm(210), mm(297)) == pytest.approx((595.28, 841.89), abs=0.005)


@given(boxes, shares, st.floats(0, 0.1))
def test_columns_fill_the_width(box: Box, parts: list[float], gap: float) -> None:
    columns = box.columns(parts, gap)
    assert columns[0].x == box.x
    assert columns[-1].right == pytest.approx(box.right)
    assert all(b.x - a.right == pytest.approx(gap, abs=1e-6) for a, b in pairwise(columns))
    assert all((each.y, each.height) == (box.y, box.height) for each in columns)
    widths = [each.width for each in columns]
    assert [width / widths[0] for width in widths] == pytest.approx([p / parts[0] for p in parts])


@given(boxes, shares)
def test_rows_are_columns_turned(box: Box, parts: list[float]) -> None:
    turned = Box(box.y, box.x, box.height, box.width).columns(parts)
    assert box.rows(parts) == tuple(Box(b.y, b.x, b.height, b.width) for b in turned)


@given(boxes, st.floats(0, 1))
def test_top_and_below_make_the_whole(box: Box, share: float) -> None:
    upper, lower = box.top(share * box.height), box.below(share * box.height)
    assert upper.bottom == pytest.approx(lower.y)
    assert lower.bottom == pytest.approx(box.bottom)
    assert not upper.overlaps(lower)
    assert box.contains(upper)
    assert box.contains(lower)


@given(boxes, boxes)
def test_overlap_is_mutual(one: Box, other: Box) -> None:
    assert one.overlaps(other) == other.overlaps(one)


def test_an_inset_box_lies_inside() -> None:
    box = Box(10, 20, 100, 50)
    assert box.inset(5, 10) == Box(15, 30, 90, 30)
    assert box.contains(box.inset(5, 10))
    assert not box.inset(5, 10).contains(box)


def test_neighbours_that_share_an_edge_do_not_overlap() -> None:
    assert not Box(0, 0, 10, 10).overlaps(Box(10, 0, 10, 10))
    assert Box(0, 0, 10, 10).overlaps(Box(9, 9, 10, 10))
