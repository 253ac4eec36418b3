"""Which columns of a table are figures."""

import pytest

from builders.design.columns import are_figures


@pytest.mark.parametrize(
    "texts",
    [["1", "11 536"], ["1–3", "2,5 %"], ["≈ 20", "~5", "—7"], ["4 [1, 5 б.]"], ["1", "", " "]],
)
def test_figures_are_known(texts: list[str]) -> None:
    assert are_figures(texts)


@pytest.mark.parametrize("texts", [["бір"], ["1", "көп"], ["", " "], [], ["—"], ["5 кг"]])
def test_words_are_no_figures(texts: list[str]) -> None:
    assert not are_figures(texts)
