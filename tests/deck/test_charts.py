"""Charts on slides: which labels they can carry, at which size."""

import pytest

from builders.deck.slides import NativeChart
from builders.problems import Problems
from tests.deck.samples import slides

LONG = "Бірінші лагерь бөлімшесіндегі {} тұтқындардың үлесі мен саны"


def graph(*labels: str) -> NativeChart:
    bars = ", ".join(f"{label}: {value}" for value, label in enumerate(labels, start=1))
    (slide,) = slides(f"- chart: {{caption: Сандар, bars: {{{bars}}}}}")
    return next(placed.item for placed in slide.items if isinstance(placed.item, NativeChart))


def test_labels_of_several_words_take_two_lines_rather_than_become_small() -> None:
    short, long = graph("Ер", "Әйел"), graph(LONG.format("ер"), LONG.format("әйел"))
    assert long.size >= 18
    assert long.label_share > short.label_share


def test_one_word_too_long_for_a_label_is_named() -> None:
    word = "қ" * 60
    with pytest.raises(Problems) as refused:
        graph(f"Бір {word} екі", "Ер")
    (problem,) = refused.value.problems
    assert (problem.code, problem.facts) == ("L301", (("word", word),))


def test_labels_too_long_together_are_no_word() -> None:
    with pytest.raises(Problems) as refused:
        graph(LONG.format("ер") * 4, "Ер")
    assert [problem.code for problem in refused.value.problems] == ["L305"]


def test_bars_that_a_point_at_their_side_would_shorten_stand_under_it() -> None:
    chart = "- chart: {{caption: С, point: Үш сан бар, bars: {{{name}: 9 596, Ә: 1}}}}"
    width, widest = 960, {}
    for name in ("А", "Жезқазған кеніші"):
        (slide,) = slides(chart.format(name=name))
        (placed,) = (each for each in slide.items if isinstance(each.item, NativeChart))
        assert isinstance(placed.item, NativeChart)
        share = 1 - placed.item.label_share - placed.item.value_share
        assert share * placed.box.width > 0.35 * width
        widest[name] = placed.box.width
    assert widest["А"] < 0.6 * width < widest["Жезқазған кеніші"]


def test_many_bars_keep_their_labels_apart() -> None:
    for count in range(2, 12):
        bars = ", ".join(f"Ә{at}: {at + 1}" for at in range(count))
        (slide,) = slides(f"- chart: {{caption: Сандар, bars: {{{bars}}}}}")
        (placed,) = (each for each in slide.items if isinstance(each.item, NativeChart))
        assert isinstance(placed.item, NativeChart)
        assert placed.box.height / count >= 1.45 * placed.item.size


@pytest.mark.parametrize(
    ("typed", "language", "shown"),
    [
        ("12,50", "kk", '[=12.50]\u00a0"12,50";[>=1000]\u00a0#"\u00a0"##0.00;\u00a00.00'),
        ("0.25", "en", '[=0.25]\u00a0"0.25";[>=1000]\u00a0#","##0.00;\u00a00.00'),
        ("-15.1", "ru", '[=-15.1]"−15,1"\u00a0;[<0]−0.0\u00a0;0.0'),
        ("-1 500", "en", '#","##0;−#","##0\u00a0'),
        ("8", "kk", '[>=1000000]\u00a0#"\u00a0"###"\u00a0"##0;[>=1000]\u00a0#"\u00a0"##0;\u00a00'),
    ],
)
def test_a_number_is_shown_as_typed_whatever_the_machine(
    typed: str, language: str, shown: str
) -> None:
    blocks = f'- chart: {{caption: С, bars: {{Ә: "{typed}"}}}}'
    (slide,) = slides(blocks, language=language)
    found = next(placed.item for placed in slide.items if isinstance(placed.item, NativeChart))
    assert found.columns[0].label_format == shown


def test_a_value_below_zero_has_room_between_its_label_and_its_bar() -> None:
    (slide,) = slides('- chart: {caption: С, bars: {Алматы: "-12 345", Ақтау: 5}}')
    (placed,) = (each for each in slide.items if isinstance(each.item, NativeChart))
    chart = placed.item
    assert isinstance(chart, NativeChart)
    assert chart.falls
    plot = placed.box.width * (1 - chart.label_share - chart.value_share)
    point = plot / float(chart.most - chart.least)
    room = (-12345 - float(chart.least)) * point
    assert room == pytest.approx(chart.value_share * placed.box.width, rel=1e-4)
    assert room > 4 * chart.size


def test_a_bar_is_emphasised_by_its_name_without_markup_and_citation() -> None:
    head = "references: [{id: a, type: book, title: Кітап}]\n"
    chart = '- chart: {caption: Сан, emphasis: Ер, bars: {"**Ер** [@a]": 2, Әйел: 1}}'
    (slide, *_) = slides(chart, head)
    found = next(placed.item for placed in slide.items if isinstance(placed.item, NativeChart))
    assert [column.fill for column in found.columns] == ["accent", "faint"]
