"""Links on paper as others read them: addresses from the text, codes from the picture.

``make fuzz`` tries a hundred times as many, other ones each time.
"""

import io
import os

import pypdfium2
import pytest
import zxingcpp
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from builders.design.addresses import typed
from builders.handout.paint import paint
from builders.handout.typesetting.style import PaperName
from builders.lesson.model import Lesson, Links
from tests.document.samples import of_blocks
from tests.handout.reading import read_back
from tests.handout.samples import planned

FUZZ = int(os.environ.get("FUZZ", "0"))
MANY = settings(max_examples=25 * FUZZ or 20, deadline=None, derandomize=not FUZZ, database=None)
DPI = 150  # less than a phone sees at arm's length
WORD = st.sampled_from(
    ["map", "Kengir_uprising", "482113", "%D0%90%D1%80%D0%B0%D0%BB", "a-b", "x.y"]
)
HOST = st.sampled_from(["example.org", "www.gov.kz", "xn--80ak6aa92e.com", "e-history.kz"])
QUERY = st.sampled_from(["", "?q=1", "?v=dQw4w9WgXcQ&t=10", "#part"])


@st.composite
def addresses(draw: st.DrawFn) -> str:
    path = "".join(f"/{part}" for part in draw(st.lists(WORD, max_size=5)))
    return f"https://{draw(HOST)}{path}{draw(QUERY)}"


FOUND = st.lists(addresses(), min_size=1, max_size=5, unique=True)
PAPERS = ("a4", "a5")


def lesson_of(found: list[str], links: Links) -> Lesson:
    first, *others = found
    rows = "".join(f'["[place {number}]({each})"], ' for number, each in enumerate(others))
    table = f"- table: {{caption: Places, columns: [Where], rows: [{rows}]}}\n" if others else ""
    lesson = of_blocks(f'- text: "See [the page]({first}) first."\n{table}')
    return replace(lesson, topic=replace(lesson.topic, links=links))


def painted(lesson: Lesson, paper: PaperName) -> bytes:
    return paint(planned(lesson, paper=paper)[0])


@pytest.mark.parametrize("paper", PAPERS)
@seed(FUZZ)
@MANY
@given(FOUND)
def test_every_address_can_be_read_and_typed(paper: PaperName, found: list[str]) -> None:
    said = "".join(text for _, text in read_back(painted(lesson_of(found, "print"), paper)))
    assert [each for each in found if typed(each) not in said] == []


@pytest.mark.parametrize("paper", PAPERS)
@seed(FUZZ)
@MANY
@given(FOUND)
def test_every_code_is_read_from_a_picture(paper: PaperName, found: list[str]) -> None:
    pages = pypdfium2.PdfDocument(io.BytesIO(painted(lesson_of(found, "qr"), paper)))
    shown = [page.render(scale=DPI / 72, grayscale=True).to_pil() for page in pages]
    read = [code.text for picture in shown for code in zxingcpp.read_barcodes(picture)]
    assert sorted(read) == sorted(found)
