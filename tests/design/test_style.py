"""Text in figures: as few lines as there is room for, and no word left alone on the last."""

import pytest

from builders.design.figures.style import RefusedError, set_text
from builders.design.type import Run, width, wrap
from tests.design.samples import SCREEN, WHERE

NAME = "Озеро разделилось на Малый и Большой Арал"


def test_lines_are_even() -> None:
    runs = (Run(NAME, bold=True),)
    measure = width(NAME.removesuffix(" Арал"), SCREEN.ruler, 24) * 1.1
    ragged = wrap(runs, SCREEN.ruler, 24, measure)
    assert [line[0].text for line in ragged][-1] == "Арал"
    even = set_text(runs, SCREEN, 24, measure, WHERE)
    assert [line[0].text for line in even.lines] == ["Озеро разделилось на", "Малый и Большой Арал"]
    assert even.width < 0.7 * measure


def test_a_line_stays_one() -> None:
    copy = set_text((Run(NAME),), SCREEN, 24, 2000, WHERE)
    assert [line[0].text for line in copy.lines] == [NAME]
    assert set_text((), SCREEN, 24, 100, WHERE).lines == ()


def test_a_word_too_wide_is_named() -> None:
    with pytest.raises(RefusedError) as refused:
        set_text((Run(NAME),), SCREEN, 24, width("разделилось", SCREEN.ruler, 24) - 1, WHERE)
    assert refused.value.refusal.word == "разделилось"
