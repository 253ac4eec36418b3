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
    ],
)
def test_every_form(source: str, space: Space) -> None:
    assert parse(source) == space


NOTHING = ["0 lines", "00 lines", "0 cm", "0.0 cm", "box 0 cm", "grid 0.0 cm", "table(А) 0 rows"]


@pytest.mark.parametrize(
    "source", ["", "6", "lines", "6 жол", "100 lines", "table", "-1 cm", *NOTHING]
)
def test_other_words_are_no_space(source: str) -> None:
    assert parse(source) is None
