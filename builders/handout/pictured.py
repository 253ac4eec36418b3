"""A vector drawing goes in; the same as a picture of pixels, drawn as on paper, comes out."""

from __future__ import annotations

from functools import lru_cache

import pypdfium2

from builders.design.geometry import Box, Size
from builders.design.picture import MAX_SIDE, Picture, encoded
from builders.design.vectors.drawing import Sketch
from builders.handout.marks import Tag
from builders.handout.pages import Bookmark, HandoutPlan
from builders.handout.paint import paint
from builders.handout.typesetting.sketches import drawing

SIDE = 600.0  # points, of the longer side while it is drawn


@lru_cache(maxsize=8)
def in_pixels(sketch: Sketch, language: str) -> Picture:
    """Return ``sketch`` as pixels on white, with words as ``language`` sets them."""
    by = SIDE / max(sketch.width, sketch.height)
    size = Size(sketch.width * by, sketch.height * by)
    figure = Tag("Document", "document").child("Figure")
    mark = drawing(sketch, Box(0, 0, size.width, size.height), figure, language)
    document = pypdfium2.PdfDocument(
        paint(HandoutPlan("", language, size, ((mark,),), (Bookmark(" ", 1, 0),)))
    )
    try:
        image = document[0].render(scale=MAX_SIDE / SIDE).to_pil()
    finally:
        document.close()
    return encoded(image)
