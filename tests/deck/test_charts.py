"""Charts on slides: which labels they can carry, at which size."""

import pytest

from builders.deck.slides import Graph
from builders.problems import Problems
from tests.deck.samples import slides

LONG = "Бірінші лагерь бөлімшесіндегі {} тұтқындардың үлесі мен саны"


def graph(*labels: str) -> Graph:
    bars = ", ".join(f"{label}: {value}" for value, label in enumerate(labels, start=1))
    (slide,) = slides(f"- chart: {{caption: Сандар, bars: {{{bars}}}}}")
    return next(placed.item for placed in slide.items if isinstance(placed.item, Graph))


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
