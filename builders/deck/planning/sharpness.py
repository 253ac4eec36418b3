"""A deck plan and its lesson go in; a warning for each picture too coarse for the projector."""

from __future__ import annotations

import math
from collections.abc import Iterator

from builders.deck.slides import DeckPlan, Placed, SlidePicture
from builders.design.picture import MAX_SIDE
from builders.lesson.blocks import Image
from builders.lesson.model import Lesson
from builders.problems import Problem, warning

PROJECTOR = 1920  # pixels across
LEAST = 0.6  # of the projector's pixels; a picture of fewer looks blurred


def coarse(lesson: Lesson, plan: DeckPlan) -> Iterator[Problem]:
    """Yield a warning for each picture of ``plan``, not yet scaled, that has too few pixels."""
    files = {block.where: block.file.value for block in lesson.blocks if isinstance(block, Image)}
    for slide in plan.slides:
        for placed in slide.items:
            if isinstance(placed.item, SlidePicture):
                pixels = placed.item.picture.width
                needed = _projected(placed, placed.item, plan.theme.screen.size.width)
                if pixels < LEAST * needed:
                    facts = {"file": files[slide.source], "pixels": pixels, "needed": needed}
                    yield warning("L442", slide.source, **facts)


def _projected(placed: Placed, photo: SlidePicture, width: float) -> int:
    """Return how many pixels of the projector the whole picture would cover, or can be given."""
    shown = 1 - 2 * photo.crop[0]
    return min(math.ceil(placed.box.width / width * PROJECTOR / shown), MAX_SIDE)
