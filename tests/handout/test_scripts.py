"""Words of other scripts on paper: shaped, in order, embedded, and read as they were typed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import page
import pytest
from pypdf import PdfReader

from builders.handout.pages import HandoutPlan
from builders.handout.paint import paint
from builders.handout.typesetting.line_breaking import ENDLESS, lines
from builders.handout.typesetting.style import Style
from builders.lesson.inline import Span
from builders.press.verify import verify_pages
from tests.handout.samples import Maker, planned
from tests.scripts import machine, made

LISTED = Style("serif", 10, 15)
JUSTIFIED = Style("serif", 10, 15, justify=True)


@pytest.fixture
def fonts(tmp_path: Path) -> Iterator[Path]:
    with machine(tmp_path):
        yield tmp_path


def page_of(*texts: str) -> tuple[HandoutPlan, bytes]:
    make = Maker()
    plan, _ = planned(make.lesson(*(make.prose(text) for text in texts)))
    return plan, paint(plan)


def from_left(text: str, style: Style = LISTED) -> list[str]:
    (line,) = lines((Span(text),), style, ENDLESS, "ru")
    return [each.text for each in sorted(line.fragments, key=lambda each: each.x)]


def valid(data: bytes, folder: Path) -> bool:
    file = folder / "page.pdf"
    file.write_bytes(data)
    reports = (page.validate_pdf(str(file), profile=each) for each in ("ua1", "2a"))
    return [failure for report in reports for failure in report.failures] == []


def test_words_from_the_right_stand_in_their_order_and_are_kept_in_that_of_reading() -> None:
    text = "книги: كتب كثيرة (2) и ещё"
    assert from_left(text) == ["книги: ", "(", "2", ")", " ", "كثيرة", " ", "كتب", " и ещё"]
    (line,) = lines((Span(text),), LISTED, ENDLESS, "ru")
    assert "".join(each.text for each in line.fragments).replace(")", "(") == text.replace(")", "(")


def test_a_paragraph_of_them_begins_at_the_right() -> None:
    assert from_left("السلام (عليكم).") == [".", "(", "عليكم", ")", " ", "السلام"]
    (line,) = lines((Span("السلام عليكم"),), JUSTIFIED, 300, "ru")
    assert line.x + line.width == pytest.approx(300)


def test_a_page_of_arabic_and_hebrew_is_read_as_it_was_typed(tmp_path: Path) -> None:
    plan, data = page_of("Слово **كتاب** и سلام", "Иврит: שלום (1)", "السلام عليكم")
    verify_pages(plan, data)
    shown = PdfReader(io.BytesIO(data)).pages[0].extract_text()
    assert all(each in shown for each in ("كتاب", "שלום", "عليكم"))
    assert valid(data, tmp_path)
    assert paint(plan) == data


@pytest.mark.parametrize("truetype", [True, False])
def test_a_font_of_the_machine_is_embedded(fonts: Path, truetype: bool) -> None:  # noqa: FBT001
    ending = "ttf" if truetype else "otf"
    made(fonts / f"NotoSansSC-Regular.{ending}", "Noto Sans SC", "学校", truetype=truetype)
    plan, data = page_of("Школа: 学校, 校.")
    verify_pages(plan, data)
    assert "学校" in PdfReader(io.BytesIO(data)).pages[0].extract_text()
    assert valid(data, fonts)


def test_words_that_no_font_has_yet_are_boxes_in_a_plan() -> None:
    assert from_left("学校") == ["□□"]


def test_words_of_a_script_are_said_to_be_in_its_language() -> None:
    plan, _ = page_of("Слово كتاب")
    tags = {
        fragment.tag.language
        for marks in plan.pages
        for mark in marks
        for fragment in getattr(mark, "fragments", ())
        if fragment.tag and "كتاب" in fragment.text
    }
    assert tags == {"ar-SA"}
