"""A block that no output shows: it has no number, and what is said of it is still said."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from builders.document.views import slides
from builders.lesson.blocks import AnyBlock
from tests.document.samples import composed
from tests.handout.samples import Maker

BLOCKS: dict[str, Callable[[Maker], AnyBlock]] = {
    "text": lambda make: make.prose("Мәтін"),
    "table": lambda make: make.table([("а", "1")]),
}


@pytest.mark.parametrize("kind", BLOCKS)
def test_of_an_unseen_block_only_its_notes_are_left(kind: str) -> None:
    make = Maker()
    notes = (make.text("Айтыңыз"),)
    lesson = make.lesson(replace(BLOCKS[kind](make), outputs=(), notes=notes))
    stage = slides(composed(lesson))[0]
    assert stage.elements == ()
    assert stage.script == notes
