"""Laid pages and their lesson go in; a warning for each picture too coarse for print."""

from __future__ import annotations

import math
from collections.abc import Iterator

from builders.design.geometry import POINTS_PER_MM
from builders.handout.marks import PageImage
from builders.handout.planning.context import PageContext, key
from builders.handout.planning.figures import widest
from builders.handout.planning.pagination import Page
from builders.lesson.blocks import Image
from builders.lesson.model import Lesson
from builders.problems import Problem, warning

POINTS_PER_INCH = 72
LEAST = 150  # dots per inch
GOOD = 200  # dots per inch


def coarse(lesson: Lesson, pages: tuple[Page, ...], setting: PageContext) -> Iterator[Problem]:
    """Yield a warning for each printed picture that has too few pixels."""
    images = {key(block.where): block for block in lesson.blocks if isinstance(block, Image)}
    for photo in _photos(pages):
        assert photo.tag
        block, picture = images[str(photo.tag.key)], photo.picture
        dpi = picture.width / photo.width * POINTS_PER_INCH
        if dpi < LEAST:
            width = widest(picture, setting, setting.sheet.width)
            yield warning(
                "L441",
                block.where,
                file=block.file.value,
                pixels=picture.width,
                width=round(photo.width / POINTS_PER_MM),
                dpi=math.floor(dpi),
                needed=math.ceil(width / POINTS_PER_INCH * GOOD),
            )


def _photos(pages: tuple[Page, ...]) -> Iterator[PageImage]:
    for page in pages:
        for placed in page:
            yield from (mark for mark in placed.flowable.marks if isinstance(mark, PageImage))
