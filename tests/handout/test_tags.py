"""What the elements of a painted file say of themselves: languages, boxes of figures, lists."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import page
import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from builders.design import theme
from builders.design.geometry import Box
from builders.handout.answer_sheets import plan as answer_sheets
from builders.handout.booklet import impose
from builders.handout.marks import PageImage
from builders.handout.pages import HandoutPlan
from builders.handout.paint import paint
from builders.handout.plan import HandoutOutput
from builders.lesson.read import read
from tests.document.samples import composed, of_blocks
from tests.handout.reading import read_back
from tests.handout.samples import planned, real

SOURCE = """\
topic: {title: Тіл, language: kk, minutes: 10, kind: lesson, questions: together}
glossary:
  - {name: Дала, meaning: "Ағылшынша [en: steppe]."}
tasks:
  - task: Сөйлем құраңыз.
    level: 1
    answer: "[en: It is a steppe.]"
procedure:
  - stage: А
    minutes: 10
    blocks:
      - text: "Мәтін [@a] және [@b]. Сөз [en: camp] мен [fr: école]."
      - points: {numbered: true, items: ["[ru: степь]", Дала]}
      - points:
          - Су
          - Жер: [Құм]
      - question: {text: "[de: **Schule**] деген не?", answer: Мектеп.}
references:
  - {id: a, type: book, language: ru, title: История степи, URL: "https://a.kz/b", issued: 2010}
  - {id: b, type: book, language: en, title: Steppe camps, publisher: Verso, issued: 2010}
  - {id: c, type: book, title: Дала тарихы, issued: 2010}
"""


def elements(data: bytes) -> Iterator[Any]:
    """Yield each element of the structure of a file, in order."""

    def walk(element: Any) -> Iterator[Any]:  # noqa: ANN401
        yield element
        for kid in (each.get_object() for each in element["/K"]):
            if kid.get("/Type") == "/StructElem":
                yield from walk(kid)

    root: Any = PdfReader(io.BytesIO(data)).trailer["/Root"]
    for kid in root["/StructTreeRoot"]["/K"]:
        yield from walk(kid.get_object())


def spoken(data: bytes) -> list[tuple[str, str]]:
    """Return the role and the language of each element that has a language of its own."""
    return [(str(each["/S"]), str(each["/Lang"])) for each in elements(data) if "/Lang" in each]


def test_marked_words_and_entries_have_their_language() -> None:
    plan = planned(read(SOURCE.encode(), "lesson.yaml"))[0]
    data = paint(plan)
    root: Any = PdfReader(io.BytesIO(data)).trailer["/Root"]
    assert root["/Lang"] == "kk-KZ"
    assert sorted(spoken(data)) == [
        ("/LBody", "en-GB"),
        ("/LBody", "ru-RU"),
        ("/Span", "de-DE"),
        ("/Span", "en-GB"),
        ("/Span", "en-GB"),
        ("/Span", "fr-FR"),
        ("/Span", "ru-RU"),
    ]
    assert [text for role, text in read_back(data) if role == "Span"][:1] == ["Schule"]


def test_the_key_tells_the_language_of_an_answer() -> None:
    data = paint(planned(read(SOURCE.encode(), "lesson.yaml"), "key")[0])
    answers = [text for role, text in read_back(data) if role == "Span"]
    assert any("It is a steppe." in text for text in answers)


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_a_file_of_several_languages_is_valid(profile: str, tmp_path: Path) -> None:
    file = tmp_path / "file.pdf"
    file.write_bytes(paint(planned(read(SOURCE.encode(), "lesson.yaml"), "key")[0]))
    assert not page.validate_pdf(str(file), profile=profile).failures


def test_a_lesson_in_one_language_names_it_once() -> None:
    source = SOURCE.partition("references:")[0].replace(" [@a] және [@b]", "")
    source = re.sub(r"\[[a-z]{2}: ([^]]+)\]", r"\1", source)
    data = paint(planned(read(source.encode(), "lesson.yaml"))[0])
    assert spoken(data) == []


def test_a_word_is_hyphenated_in_its_own_language() -> None:
    words = "internationalization " * 60
    marked = SOURCE.replace("[en: camp]", f"[en: {words}]")
    plain = SOURCE.replace("[en: camp]", words)
    ends = [
        [mark.end for marks in plan.pages for mark in marks if hasattr(mark, "end")]
        for plan in (planned(read(text.encode(), "lesson.yaml"))[0] for text in (marked, plain))
    ]
    assert "hyphen" in ends[0]
    assert "hyphen" not in ends[1]


def numberings(data: bytes) -> list[str]:
    lists = [each for each in elements(data) if each["/S"] == "/L"]
    assert all(each["/A"]["/O"] == "/List" for each in lists)
    return [str(each["/A"]["/ListNumbering"]) for each in lists]


def test_a_list_says_how_it_is_numbered() -> None:
    found = numberings(paint(planned(read(SOURCE.encode(), "lesson.yaml"))[0]))
    assert found == ["/Decimal", "/Decimal", "/Disc", "/Disc", "/None", "/Decimal"]


def boxes(data: bytes) -> list[Box]:
    """Return the boxes of the figures of a file, y up."""
    found = []
    for each in elements(data):
        if each["/S"] == "/Figure":
            assert each["/A"]["/O"] == "/Layout"
            left, lower, right, upper = map(float, each["/A"]["/BBox"])
            found.append(Box(left, lower, right - left, upper - lower))
    return found


def images(plan: HandoutPlan) -> list[Box]:
    return [
        Box(mark.x, plan.size.height - mark.y - mark.height, mark.width, mark.height)
        for marks in plan.pages
        for mark in marks
        if isinstance(mark, PageImage)
    ]


@pytest.mark.parametrize("name", ["steplag", "english", "russian"])
def test_a_figure_has_the_box_of_its_ink(name: str) -> None:
    plan = planned(real(name))[0]
    found = boxes(paint(plan))
    sheet = Box(0, 0, plan.size.width, plan.size.height)
    assert found
    assert all(sheet.contains(box) and box.width > 50 and box.height > 20 for box in found)
    assert all(any(box.contains(image) for box in found) for image in images(plan))


def test_the_boxes_of_a_booklet_stand_where_its_pages_do() -> None:
    plan = planned(real("english"), paper="a5")[0]
    booklet = impose(plan)
    side = booklet.sheet
    assert side
    shifts = {spot.page: spot.x for spots in booklet.sides for spot in spots}
    figures = [
        number
        for number, marks in enumerate(booklet.pages)
        for mark in marks
        if isinstance(mark, PageImage)
    ]
    found = boxes(paint(booklet))
    for number, image in zip(figures, images(booklet), strict=True):
        moved = Box(image.x + shifts[number], image.y, image.width, image.height)
        assert any(box.contains(moved) for box in found)


ASKED = """
- table: {caption: Some, columns: [A, "", C], source: here, rows: [[1, "", 3]], total: ["", "", 9]}
- task: {task: Fill in., table: {columns: [a, b], rows: [[x, "{y}"], ["", "{}"], ["{z}", ""]]}}
- task: {task: Choose., choice: [+ a, b], criteria: {one: 1, two: 2}}
- task: {task: Judge., true-false: [+ a, b]}
- task: {task: Match., match: {a: b, c: d}}
- task: {task: Order., order: [a, b, c]}
- task: {task: Fill in., gaps: "{a} and {}"}
- {task: Solve., crossword: {cloud: it hides the sun, lake: still water, dew: wet grass}}
- {task: Find., word-search: [cloud, lake, dew]}
- task: Name the parts.
  label:
    {file: images/cycle.png, alt: Water, credit: me, places: {sea: {left: 20, top: 80}}}
- task: {task: Count., parts: [{text: One, number: 1 m}, {text: Two, short: two}]}
"""


@pytest.mark.parametrize("output", ["handout", "key"])
@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_every_form_of_an_answer_is_valid(
    profile: str, output: HandoutOutput, tmp_path: Path
) -> None:
    lesson = of_blocks(ASKED)
    marked = replace(lesson, topic=replace(lesson.topic, kind="test"))
    file = tmp_path / "pages.pdf"
    file.write_bytes(paint(planned(marked, output)[0]))
    assert not page.validate_pdf(str(file), profile=profile).failures


@pytest.mark.parametrize("marked", [False, True])
@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_an_answer_sheet_is_valid(profile: str, marked: bool, tmp_path: Path) -> None:  # noqa: FBT001
    sheets = answer_sheets.plan([composed(of_blocks(ASKED))], theme.load(), marked=marked)
    assert sheets
    file = tmp_path / "sheets.pdf"
    file.write_bytes(paint(sheets))
    assert not page.validate_pdf(str(file), profile=profile).failures
