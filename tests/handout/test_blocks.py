"""Which lines of a block stay together."""

import pytest

from builders.handout.planning.blocks import BULLET, Item, bulleted
from builders.handout.planning.context import DOCUMENT
from builders.lesson.inline import Span
from tests.handout.test_setting import setting


@pytest.mark.parametrize(
    ("count", "kept"),
    [(1, [False]), (2, [True, False]), (5, [True, False, False, True, False])],
)
def test_neither_end_of_a_list_stands_on_a_page_alone(count: int, kept: list[bool]) -> None:
    items = [Item(BULLET, (Span("лагерь"),))] * count
    flowables = bulleted(items, setting(), DOCUMENT.child("L", "list"))
    assert [flowable.keep for flowable in flowables] == kept
