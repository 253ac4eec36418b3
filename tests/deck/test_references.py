"""The bibliography on slides: how its entries are numbered."""

from builders.deck.slides import Words
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
