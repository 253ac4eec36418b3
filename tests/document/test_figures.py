"""Figures as data: bars in their order, and every datum read aloud."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from hypothesis import given
from hypothesis import strategies as st

from builders import labels
from builders.document.drawings import figures
from builders.document.wording import Wording
from builders.lesson.blocks.figures import Bar, Branch, Chart, Event, Timeline, Tree
from builders.lesson.numbers import Numbers
from tests.design.samples import WHERE, sentences, text

KK = labels.load("kk")
WORDING = Wording(KK, Numbers({}, {}, {}, {}, ()), "kk", "gost-7.1-2003", lists_questions=False)


def chart(
    *pairs: tuple[str, int],
    total: int | None = None,
    rest: str | None = None,
    emphasis: str | None = None,
    sort: Literal["largest", "smallest"] | None = None,
) -> Chart:
    return Chart(
        where=WHERE,
        caption=text("Ұлттық құрам"),
        bars=tuple(
            Bar(where=WHERE, label=text(label), value=Decimal(value)) for label, value in pairs
        ),
        total=None if total is None else Decimal(total),
        rest=text(rest) if rest else None,
        emphasis=emphasis,
        sort=sort,
    )


charts = st.builds(
    lambda pairs, more, rest, sort: chart(
        *pairs,
        total=sum(value for _, value in pairs) + more if rest else None,
        rest=rest,
        sort=sort,
    ),
    st.lists(st.tuples(sentences, st.integers(0, 10**9)), min_size=1, max_size=8),
    st.integers(0, 1000),
    st.none() | sentences,
    st.sampled_from((None, "largest", "smallest")),
)
events = st.builds(
    Event,
    where=st.just(WHERE),
    date=st.sampled_from(("1940", "1954 ж. 16 мамыр", "ерте")),
    text=sentences.map(text),
    note=st.none() | sentences.map(text),
)
timelines = st.builds(
    Timeline,
    where=st.just(WHERE),
    caption=st.just(text("Кезеңдер")),
    events=st.lists(events, min_size=1, max_size=8).map(tuple),
    spacing=st.sampled_from(("event", "time")),
)


def branch(name: str, *below: Branch) -> Branch:
    return Branch(where=WHERE, name=text(name), branches=below)


trees = st.builds(
    lambda root, below: Tree(
        where=WHERE, caption=text("Құрылым"), root=text(root), branches=tuple(below)
    ),
    sentences,
    st.lists(
        st.builds(
            lambda name, leaves: branch(name, *map(branch, leaves)),
            sentences,
            st.lists(sentences, max_size=3),
        ),
        min_size=1,
        max_size=4,
    ),
)


@given(charts)
def test_bars_stand_as_in_the_file_or_as_they_are_to_be_sorted_and_the_rest_last(
    block: Chart,
) -> None:
    data = figures.chart(block, WORDING).bars
    values = [datum.value for datum in data if not datum.is_rest]
    written = [bar.value for bar in block.bars]
    by_size = sorted(written, reverse=block.sort == "largest")
    assert values == (by_size if block.sort else written)
    assert not any(datum.is_rest for datum in data[:-1])
    if block.total is not None:
        assert sum(datum.value for datum in data) == block.total


def test_equal_bars_keep_the_order_of_the_lesson() -> None:
    data = figures.chart(chart(("ә", 5), ("а", 5), ("б", 7), sort="largest"), WORDING).bars
    assert [datum.label.plain for datum in data] == ["б", "ә", "а"]


def test_numbers_are_in_words_and_the_emphasis_is_found_by_its_label() -> None:
    block = chart(("жапон", 1012), ("неміс", 2369), total=4446, rest="басқа", emphasis="неміс")
    found = figures.chart(block, WORDING)
    assert [datum.text for datum in found.bars] == ["1\u00a0012", "2\u00a0369", "1\u00a0065"]
    assert [datum.emphasis for datum in found.bars] == [False, True, False]
    assert found.total == (KK.total, "4\u00a0446")


@given(charts)
def test_a_chart_reads_aloud_every_datum(block: Chart) -> None:
    found = figures.chart(block, WORDING)
    for datum in found.bars:
        part = KK.alt_chart_part.format(label=datum.label.plain, value=datum.text)
        assert part in found.aloud.parts
        assert part in found.aloud.words


@given(timelines)
def test_a_timeline_reads_aloud_every_event(block: Timeline) -> None:
    found = figures.timeline(block, WORDING)
    for event, part in zip(block.events, found.aloud.parts, strict=True):
        assert part in found.aloud.words
        assert event.date in part
        assert event.text.plain in part
        assert not event.note or event.note.plain in part


@given(trees)
def test_a_tree_reads_aloud_every_name(block: Tree) -> None:
    words = figures.tree(block, WORDING).aloud.words
    assert block.root.plain in words
    for each in block.branches:
        assert each.name.plain in words
        assert all(leaf.name.plain in words for leaf in each.branches)
