"""The bibliography on slides: how its entries are numbered."""

import pytest

from builders.deck.slides import Words
from builders.problems import Problems
from tests.deck.samples import slides

HEAD = """\
references:
  - {id: a, n: 1–2, type: lost}
  - {id: b, type: book, title: Кітап}
"""


def test_a_range_of_numbers_stands_as_the_other_numbers_do() -> None:
    items = slides("- points: [А]", HEAD)[-1].items
    body = next(p.item for p in items if isinstance(p.item, Words) and p.item.placeholder == "body")
    lost, book = body.paragraphs
    assert (lost.runs[0].text, lost.runs[0].ink) == ("1–2.\t", "accent")
    assert (book.bullet, book.number) == ("number", 3)
    assert (lost.indent, lost.hang) == (book.indent, book.hang)


def test_a_word_too_long_for_a_slide_is_told_at_its_reference() -> None:
    long = "ұзын" * 40
    head = "references:\n  - {id: a, type: book, title: Қысқа}\n"
    head += f"  - {{id: b, type: book, title: {long}}}\n"
    with pytest.raises(Problems) as refused:
        slides("- points: [А]", head)
    (problem,) = refused.value.problems
    assert (problem.code, problem.where.line) == ("L301", 4)


def test_a_tree_of_many_levels_is_drawn() -> None:
    tree = "{name: leaf}"
    for level in range(6):
        tree = f"{{name: level {level}, branches: [{tree}]}}"
    assert slides(f"- tree: {{caption: T, root: R, branches: [{tree}]}}")
