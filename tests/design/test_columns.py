"""Which columns of a table are figures, and how a wide table is divided."""

import pytest

from builders.design.columns import are_figures, divisions


@pytest.mark.parametrize(
    "texts",
    [["1", "11 536"], ["1–3", "2,5 %"], ["≈ 20", "~5", "—7"], ["4 [1, 5 б.]"], ["1", "", " "]],
)
def test_figures_are_known(texts: list[str]) -> None:
    assert are_figures(texts)


@pytest.mark.parametrize("texts", [["бір"], ["1", "көп"], ["", " "], [], ["—"], ["5 кг"]])
def test_words_are_no_figures(texts: list[str]) -> None:
    assert not are_figures(texts)


def test_each_part_of_a_table_has_its_first_column_and_no_other_twice() -> None:
    assert list(divisions(4)) == [((0, 1), (0, 2, 3)), ((0, 1), (0, 2), (0, 3))]
    assert not list(divisions(2))
    for division in divisions(13):
        assert [at for first, *others in division for at in (first, *others) if at] == [
            *range(1, 13)
        ]
