"""Words of other scripts on slides: the font, the slot and the language of each."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from builders.deck.package.lint import Package, lint
from builders.deck.paint import paint
from builders.deck.painting.letters import Look, runs
from builders.materials import read_source
from builders.plans import Plans
from builders.press.verify import verify_deck
from tests.scripts import machine, made

LOOK = Look("ru-RU", "")
LESSON = """
topic: {title: Слово كتاب, language: ru, minutes: 5, kind: lesson}
procedure:
  - stage: Слова
    minutes: 5
    blocks:
      - points: {title: السلام عليكم, items: [سلام, شمس وقمر]}
      - points: {title: Слова, items: [سلام, мир]}
      - table: {title: T, caption: T, columns: [Слово, Чтение], rows: [[سلام, салам]]}
      - tree: {title: T, caption: T, root: عربي, branches: [سلام, мир]}
"""


@pytest.fixture
def fonts(tmp_path: Path) -> Iterator[Path]:
    with machine(tmp_path):
        yield tmp_path


def parts(text: str) -> list[tuple[str, str, list[str]]]:
    found = re.findall(r'<a:rPr lang="([^"]+)"[^>]*>(.*?)</a:rPr><a:t>([^<]*)<', runs(text, LOOK))
    slots = r'<a:(\w+) typeface="([^"]*)"'
    return [
        (said, tag, [f"{slot} {name}" for slot, name in re.findall(slots, inner)])
        for tag, inner, said in found
    ]


def test_arabic_and_hebrew_are_in_the_slot_of_scripts_that_are_shaped() -> None:
    slots = ["latin Arial", "cs Arial"]
    assert parts("слово شمس وقمر, שלום!") == [
        ("слово ", "ru-RU", []),
        ("شمس وقمر", "ar-SA", slots),
        (", ", "ru-RU", []),
        ("שלום", "he-IL", slots),
        ("!", "ru-RU", []),
    ]


def test_chinese_names_the_font_of_the_machine_in_the_slot_of_the_east(fonts: Path) -> None:
    made(fonts / "NotoSansSC-Regular.ttf", "Noto Sans SC", "学校")
    assert parts("学校 – школа") == [
        ("学校", "zh-CN", ["ea Noto Sans SC"]),
        (" – школа", "ru-RU", []),
    ]


def test_paragraphs_run_from_the_right_where_all_the_words_of_their_box_do() -> None:
    plan = Plans(read_source(Path("lesson.yaml"), LESSON.encode())).deck[0]
    data = paint(plan)
    verify_deck(plan, data)
    assert lint(Package(data)) == ()
    found: dict[str, list[tuple[str | None, str | None]]] = {}
    for slide in Presentation(io.BytesIO(data)).slides:
        for paragraph in slide.element.iter(qn("a:p")):
            text = "".join(part.text or "" for part in paragraph.iter(qn("a:t")))
            look = {} if paragraph.pPr is None else dict(paragraph.pPr.items())
            found.setdefault(text.replace("\u00a0", " "), []).append(
                (look.get("rtl"), look.get("algn"))
            )
    assert found["شمس وقمر"] == [("1", "r")]
    assert found["السلام عليكم"] == [("1", "r")]
    assert found["سلام"] == [("1", "r"), (None, None), ("1", "l"), (None, "ctr")]
    assert found["мир"][0] == (None, None)
