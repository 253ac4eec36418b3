"""What paper tells of the address of a link."""

import pytest
from msgspec.structs import replace

from builders.document.elements import Codes, Exercise, List, Paragraphs, Table
from builders.document.views import pages, slides
from builders.lesson import texts
from builders.lesson.inline import marked
from builders.lesson.model import Lesson, Links
from tests.document.samples import composed, of_blocks

MAP = "https://example.org/map"


def with_links(lesson: Lesson, links: Links) -> Lesson:
    return replace(lesson, topic=replace(lesson.topic, links=links))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("See [a map](U).", "See a map (example.org/map)."),
        ("See [**a** map](U).", "See **a** map (example.org/map)."),
        ("[a map](U)", "a map (example.org/map)"),
        ("«[карта](U)»-да көрсетілген", "«карта»-да (example.org/map) көрсетілген"),
        ("[карта](U)ның бұрышы", "картаның (example.org/map) бұрышы"),
        ("[a](U) and [b](U)", "a (example.org/map) and b"),
        ("[a](U)[b](https://b.org)", "a (example.org/map)b (b.org)"),
        ("It is at U.", "It is at https://example.org/map."),
        ("[example.org/map](U)", "example.org/map"),
        ("[ask](mailto:a@school.kz)", "ask (a@school.kz)"),
        ("**[a map](U)** here", "a map (example.org/map) here"),
        ("no link", "no link"),
    ],
)
def test_an_address_stands_in_brackets_after_its_words(typed: str, printed: str) -> None:
    lesson = of_blocks(f'- text: "{typed.replace("U", MAP)}"\n')
    (element,) = pages(composed(lesson))[0].elements
    assert isinstance(element, Paragraphs)
    assert element.texts[0].plain == printed


def test_the_words_around_an_address_keep_their_style() -> None:
    lesson = of_blocks(f'- text: "[**a map**]({MAP}) and *more*"\n')
    (element,) = pages(composed(lesson))[0].elements
    assert isinstance(element, Paragraphs)
    shown = marked(element.texts[0].spans)
    assert shown == f"[**a map**]({MAP}) ([example.org/map]({MAP})) and *more*"


def test_slides_have_no_addresses() -> None:
    document = composed(of_blocks(f'- points: ["[a map]({MAP})"]\n'))
    (element,) = slides(document)[0].elements
    assert [text.plain for text in texts.each(element)] == ["a map"]


def test_the_addresses_of_cells_stand_below_the_table() -> None:
    block = f"""
        - table:
            caption: "Where to look [*]({MAP})"
            source: "[an atlas]({MAP})"
            columns: [What]
            rows: [["[Map]({MAP})"], ["[B](https://b.org/)"], ["https://c.org"]]
        """
    (element,) = pages(composed(of_blocks(block)))[0].elements
    assert isinstance(element, Table)
    assert [row[0].plain for row in element.rows] == ["Map", "B", "https://c.org"]
    said = [f"{each.label}: {each.text.plain}" for each in element.remarks.all]
    assert said == ["Source: an atlas", "Links: Map – example.org/map; B – b.org"]


@pytest.mark.parametrize("links", ["print", "qr", "none"])
def test_a_list_of_references_keeps_its_entries(links: Links) -> None:
    rest = f"""
        references:
          - id: a
            type: web
            title: A map
            URL: {MAP}
        """
    lesson = with_links(of_blocks("- text: Seen [@a].\n", rest), links)
    *_, entries = pages(composed(lesson))
    assert len(entries.elements) == 1


def test_codes_stand_below_what_has_the_links() -> None:
    block = f'- points: ["[a]({MAP})", "[b](https://b.org)", "again [a]({MAP})"]\n- text: B\n'
    points, codes, text = pages(composed(with_links(of_blocks(block), "qr")))[0].elements
    assert isinstance(points, List)
    assert isinstance(codes, Codes)
    assert isinstance(text, Paragraphs)
    found = [(each.said, each.shown, each.address) for each in codes.links]
    assert found == [("a", "example.org/map", MAP), ("b", "b.org", "https://b.org")]


def test_the_codes_of_a_task_stand_above_the_room_for_its_answer() -> None:
    block = f'- task: "Use [a map]({MAP})"\n'
    (task,) = pages(composed(with_links(of_blocks(block), "qr")))[0].elements
    assert isinstance(task, Exercise)
    assert [type(each) for each in task.materials] == [Codes]


def test_paper_may_leave_addresses_out() -> None:
    lesson = with_links(of_blocks(f'- text: "[a map]({MAP})"\n'), "none")
    (element,) = pages(composed(lesson))[0].elements
    assert [text.plain for text in texts.each(element)] == ["a map"]
