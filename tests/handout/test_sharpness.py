"""A picture of too few pixels for print is told at its block, a fine one is not."""

import pytest

from builders.design import theme
from builders.design.picture import Picture
from builders.handout.plan import plan
from builders.lesson.read import read
from tests.document.samples import composed

LESSON = """\
topic: {title: Т, language: kk, minutes: 5}
procedure:
  - stage: Бір
    minutes: 5
    blocks:
      - image: {caption: К, file: a.png, alt: А, credit: Автор}
"""


def told(width: int, height: int) -> list[dict[str, str]]:
    lesson = read(LESSON.encode(), "lesson.yaml")
    pictures = {"a.png": Picture(b"", width, height, "image/png")}
    (_, found), (_, twice) = plan(composed(lesson), theme.load(), {}, pictures)
    assert not twice
    assert {(each.code, each.where.line) for each in found} <= {("L441", 6)}
    return [dict(each.facts) for each in found]


@pytest.mark.parametrize(
    ("size", "dpi"),
    [
        ((1600, 900), []),
        ((1200, 1200), []),
        ((500, 400), ["144"]),
        ((300, 900), []),
        ((90, 90), ["144"]),
    ],
)
def test_a_picture_is_told_when_print_would_show_its_pixels(
    size: tuple[int, int], dpi: list[str]
) -> None:
    assert [each["dpi"] for each in told(*size)] == dpi


def test_a_picture_of_the_pixels_that_are_asked_for_is_sharp() -> None:
    (found,) = told(500, 400)
    needed = int(found["needed"])
    assert 1200 < needed < 1500
    assert not told(needed, needed * 4 // 5)
