"""Which lines of a list stay together."""

import pytest

from builders.document.elements import Item
from builders.handout.planning.context import DOCUMENT
from builders.handout.planning.texts import itemized
from tests.handout.samples import Maker
from tests.handout.test_setting import setting


@pytest.mark.parametrize(
    ("count", "kept"),
    [(1, [False]), (2, [True, False]), (5, [True, False, False, True, False])],
)
def test_neither_end_of_a_list_stands_on_a_page_alone(count: int, kept: list[bool]) -> None:
    items = [Item(Maker().text("лагерь"))] * count
    flowables = itemized(items, setting().sheet, DOCUMENT.child("L", "list"))
    assert [flowable.keep for flowable in flowables] == kept
