"""A document and its laid pages go in; a warning for each picture too coarse for print."""

from __future__ import annotations

import math
from collections.abc import Iterator

from builders.design.geometry import POINTS_PER_MM
from builders.document import views
from builders.document.structure import Document
from builders.handout.marks import PageImage
from builders.handout.planning.context import PageContext, key
from builders.handout.planning.figures import widest
from builders.handout.planning.pagination import Page
from builders.problems import Problem, warning

POINTS_PER_INCH = 72
LEAST = 150  # dots per inch
GOOD = 200  # dots per inch


def coarse(document: Document, pages: tuple[Page, ...], setting: PageContext) -> Iterator[Problem]:
    """Yield a warning for each printed picture that has too few pixels."""
    named = {key(where): (where, file) for where, file in views.photographs(document)}
    for image in _images(pages):
        assert image.tag
        (where, file), picture = named[str(image.tag.key)], image.picture
        dpi = picture.width / image.width * POINTS_PER_INCH
        if dpi < LEAST:
            width = widest(picture, setting, setting.sheet.width)
            yield warning(
                "L441",
                where,
                file=file,
                pixels=picture.width,
                width=round(image.width / POINTS_PER_MM),
                dpi=math.floor(dpi),
                needed=math.ceil(width / POINTS_PER_INCH * GOOD),
            )


def _images(pages: tuple[Page, ...]) -> Iterator[PageImage]:
    for page in pages:
        for placed in page:
            yield from (mark for mark in placed.flowable.marks if isinstance(mark, PageImage))
