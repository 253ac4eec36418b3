"""Bar charts: every bar labelled, in its order, lengths in proportion."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from builders.design.figures.bars import bars
from builders.design.figures.data import BarChart, Datum
from builders.design.figures.style import FigureStyle, Refusal
from builders.design.geometry import Size
from builders.design.scene import Bar, Label, Rule, Scene
from builders.lesson.inline import Span, Text
from tests.design.samples import (
    COLUMN,
    PAPER,
    SILENT,
    WHERE,
    check,
    said,
    sentences,
    sizes,
    styles,
)


def datum(label: str, value: int, *, emphasis: bool = False) -> Datum:
    name = Text((Span(label),), WHERE)
    return Datum(name, Decimal(value), f"{value}", emphasis, is_rest=False, where=WHERE)


def of(*pairs: tuple[str, int], total: tuple[str, str] | None = None) -> BarChart:
    drawn = tuple(datum(*pair) for pair in pairs)
    return BarChart(WHERE, "kk", SILENT, drawn, "\u00a0", total)


charts = st.builds(
    lambda pairs, total: of(*pairs, total=total),
    st.lists(st.tuples(sentences, st.integers(-(10**9), 10**9)), min_size=1, max_size=8),
    st.none() | st.tuples(sentences, st.integers(0, 10**9).map(str)),
)


def drawn(figure: BarChart, size: Size = COLUMN, style: FigureStyle = PAPER) -> Scene:
    scene = bars(figure, size, style)
    assert isinstance(scene, Scene), scene
    return scene


def drawn_bars(scene: Scene) -> list[Bar]:
    return [mark for mark in scene.marks if isinstance(mark, Bar)]


@given(charts, sizes, styles)
def test_every_word_and_number_stands_once_in_order_and_nothing_collides(
    figure: BarChart, size: Size, style: FigureStyle
) -> None:
    scene = bars(figure, size, style)
    if isinstance(scene, Refusal):
        return
    check(scene, size, style)
    parts = [part for each in figure.bars for part in (each.label.plain, each.text)]
    assert said(scene) == " ".join([*parts, *(figure.total or ())]).split()
    assert scene == bars(figure, size, style)


def test_lengths_are_in_proportion() -> None:
    scene = drawn(of(("украин", 9596), ("литван", 2690), ("қазақ", 290)))
    lengths = [bar.box.width for bar in drawn_bars(scene)]
    assert [length / lengths[0] for length in lengths] == pytest.approx(
        [1, 2690 / 9596, 290 / 9596]
    )


def test_emphasis_is_solid_the_others_outlined_the_rest_dashed() -> None:
    strong, other = datum("немістер", 2369, emphasis=True), datum("жапондар", 1012)
    left = replace(datum("басқа", 1065), is_rest=True)
    figure = BarChart(WHERE, "kk", SILENT, (strong, other, left), "\u00a0", ("барлығы", "4446"))
    first, second, rest = drawn_bars(drawn(figure))
    assert (first.fill, first.dashed) == ("ink", False)
    assert (second.fill, second.stroke, second.dashed) == (None, "ink", False)
    assert (rest.fill, rest.stroke, rest.dashed) == (None, "ink", True)


def test_what_is_below_zero_falls_left_of_an_axis_with_its_number_at_its_end() -> None:
    scene = drawn(of(("Астана", -15), ("Шымкент", 3)))
    falling, rising = (bar.box for bar in drawn_bars(scene))
    assert falling.x + falling.width == pytest.approx(rising.x)
    assert falling.width / rising.width == pytest.approx(5)
    (axis,) = (mark for mark in scene.marks if isinstance(mark, Rule))
    assert (axis.x1, axis.x2) == pytest.approx((rising.x, rising.x))
    below, above = (
        next(m.box for m in scene.marks if isinstance(m, Label) and m.lines[0][0].text == number)
        for number in ("-15", "3")
    )
    assert below.x + below.width < falling.x
    assert above.x > rising.x + rising.width


def test_nothing_has_no_bar() -> None:
    scene = drawn(of(("бар", 3), ("жоқ", 0)))
    assert len(drawn_bars(scene)) == 1
    assert said(scene) == ["бар", "3", "жоқ", "0"]


def test_bars_without_room_are_refused() -> None:
    assert bars(of(("украин", 9596)), Size(60, 300), PAPER) == Refusal(WHERE)
