"""Bar charts: sorted, labelled, the rest last, lengths in proportion."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.design.figures.bars import bars
from builders.design.figures.data import chart_alt, chart_data
from builders.design.figures.style import FigureStyle, Refusal
from builders.design.geometry import Size
from builders.design.scene import Bar, Scene
from builders.lesson import blocks
from tests.design.samples import (
    COLUMN,
    KK,
    PAPER,
    WHERE,
    check,
    said,
    sentences,
    sizes,
    styles,
    text,
)


def of(
    *pairs: tuple[str, int | str],
    total: int | None = None,
    rest: str | None = None,
    emphasis: str | None = None,
) -> blocks.Chart:
    return blocks.Chart(
        where=WHERE,
        caption=text("Ұлттық құрам"),
        bars=tuple(
            blocks.Bar(where=WHERE, label=text(label), value=Decimal(value))
            for label, value in pairs
        ),
        total=None if total is None else Decimal(total),
        rest=text(rest) if rest else None,
        emphasis=emphasis,
    )


charts = st.builds(
    lambda pairs, more, rest: of(
        *pairs, total=sum(value for _, value in pairs) + more if rest else None, rest=rest
    ),
    st.lists(st.tuples(sentences, st.integers(0, 10**9)), min_size=1, max_size=8),
    st.integers(0, 1000),
    st.none() | sentences,
)


def drawn(figure: blocks.Chart, size: Size = COLUMN, style: FigureStyle = PAPER) -> Scene:
    scene = bars(figure, size, style, KK)
    assert isinstance(scene, Scene), scene
    return scene


def drawn_bars(scene: Scene) -> list[Bar]:
    return [mark for mark in scene.marks if isinstance(mark, Bar)]


@given(charts, sizes, styles)
def test_every_word_and_number_stands_once_in_order_and_nothing_collides(
    figure: blocks.Chart, size: Size, style: FigureStyle
) -> None:
    scene = bars(figure, size, style, KK)
    if isinstance(scene, Refusal):
        return
    check(scene, size, style)
    parts = [part for datum in chart_data(figure, KK) for part in (datum.label, datum.text)]
    end = [KK.total, f"{figure.total:,}".replace(",", " ")] if figure.total is not None else []
    assert said(scene) == " ".join([*parts, *end]).replace("\u00a0", " ").split()
    assert scene == bars(figure, size, style, KK)


@given(charts)
def test_the_longest_bar_comes_first_and_the_rest_last(figure: blocks.Chart) -> None:
    data = chart_data(figure, KK)
    values = [datum.value for datum in data if not datum.is_rest]
    assert values == sorted((bar.value for bar in figure.bars), reverse=True)
    assert not any(datum.is_rest for datum in data[:-1])
    if figure.total is not None:
        assert sum(datum.value for datum in data) == figure.total


@given(charts)
def test_the_alternative_text_holds_every_datum(figure: blocks.Chart) -> None:
    words = chart_alt(figure, KK)
    for datum in chart_data(figure, KK):
        assert KK.alt_chart_part.format(label=datum.label, value=datum.text) in words


def test_lengths_are_in_proportion() -> None:
    scene = drawn(of(("литван", 2690), ("украин", 9596), ("қазақ", 290)))
    lengths = [bar.box.width for bar in drawn_bars(scene)]
    assert [length / lengths[0] for length in lengths] == pytest.approx(
        [1, 2690 / 9596, 290 / 9596]
    )


def test_equal_bars_keep_the_order_of_the_lesson() -> None:
    data = chart_data(of(("ә", 5), ("а", 5), ("б", 7)), KK)
    assert [datum.label for datum in data] == ["б", "ә", "а"]


def test_emphasis_is_solid_the_others_outlined_the_rest_dashed() -> None:
    figure = of(
        ("немістер", 2369), ("жапондар", 1012), total=4446, rest="басқа", emphasis="немістер"
    )
    first, second, rest = drawn_bars(drawn(figure))
    assert (first.fill, first.dashed) == ("ink", False)
    assert (second.fill, second.stroke, second.dashed) == (None, "ink", False)
    assert (rest.fill, rest.stroke, rest.dashed) == (None, "ink", True)
    assert chart_data(figure, KK)[-1].text == "1\u00a0065"


def test_nothing_has_no_bar() -> None:
    scene = drawn(of(("бар", 3), ("жоқ", 0)))
    assert len(drawn_bars(scene)) == 1
    assert said(scene) == ["бар", "3", "жоқ", "0"]


def test_bars_without_room_are_refused() -> None:
    assert bars(of(("украин", 9596)), Size(60, 300), PAPER, KK) == Refusal(WHERE)
