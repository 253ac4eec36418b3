"""Scenes: what painters rely on."""

from typing import get_args

import pytest
from msgspec.structs import fields

from builders.design import theme
from builders.design.runs import runs
from builders.design.scene import BASELINE
from builders.design.type import LINE, Run
from builders.lesson.markup import parse
from builders.problems import Place

WHERE = Place("lesson.yaml", 1, 1)
CAPITALS = {"Arial": 0.716, "PT Sans": 0.700}  # ems, from the fonts' OS/2 tables
DESCENDERS = {"Arial": 0.212, "PT Sans": 0.276}  # ems, from the fonts' hhea tables


@pytest.mark.parametrize("height", CAPITALS.values(), ids=CAPITALS)
def test_capitals_stand_in_the_middle_of_their_line(height: float) -> None:
    assert BASELINE - height / 2 == pytest.approx(LINE / 2, abs=0.01)


@pytest.mark.parametrize("depth", DESCENDERS.values(), ids=DESCENDERS)
def test_descenders_stay_in_their_line(depth: float) -> None:
    assert BASELINE + depth <= LINE + 0.03


def test_every_role_is_a_colour_of_the_palette() -> None:
    assert sorted(get_args(theme.Role)) == sorted(item.name for item in fields(theme.Palette))


def test_runs_keep_styles_and_no_break_spaces_across_them() -> None:
    found = runs(parse("**№** 4 *Ерекше* лагерь, **25** га", WHERE), "kk")
    assert found == (
        Run("№", bold=True),
        Run("\u00a04 "),
        Run("Ерекше", italic=True),
        Run(" лагерь, "),
        Run("25", bold=True),
        Run("\u00a0га"),
    )
