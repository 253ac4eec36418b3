from __future__ import annotations

import pytest

from builders.lesson.space import Space, parse


@pytest.mark.parametrize(
    ("source", "space"),
    [
        ("6 lines", Space("lines", 6)),
        ("1 line", Space("lines", 1)),
        ("4 cm", Space("blank", 4)),
        ("2.5 cm", Space("blank", 2.5)),
        ("0.5 cm", Space("blank", 0.5)),
        ("box", Space("box", 4)),
        ("box 5 cm", Space("box", 5)),
        ("grid", Space("grid", 4)),
        ("none", Space("none")),
        ("table (себеп | дәлел)", Space("table", 3, ("себеп", "дәлел"))),
        ("table(себеп|дәлел) 6 rows", Space("table", 6, ("себеп", "дәлел"))),
        ("  6   lines ", Space("lines", 6)),
        ("plane (-5..5, -4..6)", Space("plane", ranges=((-5, 5), (-4, 6)))),
        ("plane(−2 .. 2,0..3)", Space("plane", ranges=((-2, 2), (0, 3)))),
        ("axis (-10..10)", Space("axis", ranges=((-10, 10),))),
    ],
)
def test_every_form(source: str, space: Space) -> None:
    assert parse(source) == space


NOTHING = [
    *("plane", "plane (-5..5)", "axis (a..b)", "axis (-10..10, 0..1)", "axis (0.5..1)"),
    "0 lines",
    "00 lines",
    "0 cm",
    "0.0 cm",
    "box 0 cm",
    "grid 0.0 cm",
    "table(А) 0 rows",
]


@pytest.mark.parametrize(
    "source", ["", "6", "lines", "6 жол", "100 lines", "table", "-1 cm", *NOTHING]
)
def test_other_words_are_no_space(source: str) -> None:
    assert parse(source) is None


@pytest.mark.parametrize("source", ["plane (5..-5, 0..1)", "plane (0..41, 0..1)", "axis (3..3)"])
def test_an_axis_runs_upwards_and_is_not_too_long(source: str) -> None:
    found = parse(source)
    assert found
    assert not found.is_drawable
