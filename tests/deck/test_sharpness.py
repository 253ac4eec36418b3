"""A picture of too few pixels for the projector is told at its block, a fine one is not."""

import pytest

from builders.deck.plan import plan
from builders.design.picture import Picture
from tests.deck.samples import DALA, lesson
from tests.document.samples import composed

IMAGE = "- image: {{caption: К, file: a.png, alt: А, credit: Автор, fit: {fit}}}\n"


@pytest.mark.parametrize(
    ("size", "fit", "expected"),
    [
        ((1200, 600), "whole", []),
        ((700, 350), "whole", [700]),
        ((300, 900), "whole", []),
        ((100, 300), "whole", [100]),
        ((800, 2200), "crop", [800]),
        ((2200, 800), "crop", []),
        ((2200, 300), "crop", []),  # as large as pictures are kept
        ((600, 80), "crop", [600]),
    ],
)
def test_a_picture_is_told_when_the_projector_has_many_more_pixels(
    size: tuple[int, int], fit: str, expected: list[int]
) -> None:
    of = lesson(IMAGE.format(fit=fit))
    pictures = {"a.png": Picture(b"", *size, "image/png")}
    _, found = plan(composed(of), DALA, pictures)
    facts = [dict(each.facts) for each in found]
    assert [(each.code, each.where) for each in found] == [
        ("L442", of.procedure[0].blocks[0].where)
    ] * len(expected)
    assert [int(each["pixels"]) for each in facts] == expected
    for each in facts:
        scale = int(each["needed"]) / int(each["pixels"])
        better = Picture(b"", round(size[0] * scale), round(size[1] * scale), "image/png")
        assert not plan(composed(of), DALA, {"a.png": better})[1]
