"""A deck plan and its document go in; a warning for each picture too coarse for the projector."""

from __future__ import annotations

import math
from collections.abc import Iterator

from builders.deck.slides import DeckPlan, Placed, ShapeGroup, SlidePicture
from builders.design.picture import MAX_SIDE, Picture
from builders.design.scene import Photo
from builders.document.structure import Document
from builders.document.views import photographs
from builders.problems import Problem, warning

PROJECTOR = 1920  # pixels across
LEAST = 0.6  # of the projector's pixels; a picture of fewer looks blurred


def coarse(document: Document, plan: DeckPlan) -> Iterator[Problem]:
    """Yield a warning for each picture of ``plan``, not yet scaled, that has too few pixels."""
    files = dict(photographs(document))
    for slide in plan.slides:
        for picture, width in (found for placed in slide.items for found in _shown(placed)):
            share = width / plan.theme.screen.size.width
            needed = min(math.ceil(share * PROJECTOR), MAX_SIDE)
            if picture.width < LEAST * needed:
                facts = {"file": files[slide.source], "pixels": picture.width, "needed": needed}
                yield warning("L442", slide.source, **facts)


def _shown(placed: Placed) -> Iterator[tuple[Picture, float]]:
    """Yield each picture of pixels, and how wide all of it would be if nothing were cut."""
    item = placed.item
    if isinstance(item, SlidePicture) and isinstance(item.picture, Picture):
        yield item.picture, placed.box.width / (1 - 2 * item.crop[0])
    elif isinstance(item, ShapeGroup):
        for mark in item.scene.marks:
            if isinstance(mark, Photo) and isinstance(mark.picture, Picture):
                yield mark.picture, mark.box.width
