"""Drawn slides: LibreOffice sets them, and no word leaves the box that was planned for it."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from builders.deck.package.archive import zipped
from builders.deck.paint import paint
from builders.deck.slides import DeckPlan, NativeChart, Placed, ShapeGroup, SlideTable, Words
from builders.design.geometry import Box
from builders.design.scene import Label, Node
from tests.deck.samples import Dice, lesson, planned
from tests.deck.zips import unzipped

SLACK = 2.0  # points
AIR = 0.1  # of the height of poppler's boxes, which reach beyond the glyphs on either side
SEEDS = range(int(os.environ.get("DECK_SEEDS", "2")))
BLOCKS = 20
FOLDER = "/usr/share/fonts/truetype"
# A font that is not there is set in one of those that are, but LibreOffice 7.4 takes some of its
# widths, those of «і» and of spaces, from the typewriter's.
MONO = "<selectfont><rejectfont><glob>*Mono*</glob></rejectfont></selectfont>"
FONTS = {"liberation": ("liberation", "liberation2"), "dejavu": ("dejavu",)}  # by distribution


def boxes(placed: Placed) -> Iterator[Box]:
    """Yield the boxes inside which an item's words must stay."""
    box, item = placed.box, placed.item
    match item:
        case Words() | NativeChart():
            yield box
        case SlideTable():
            top = box.y
            for height in item.heights:
                left = box.x
                for width in item.widths:
                    yield Box(left, top, width, height)
                    left += width
                top += height
        case ShapeGroup():
            for mark in item.scene.marks:
                inner = mark.box if isinstance(mark, Label | Node) else None
                if inner:
                    yield Box(inner.x + box.x, inner.y + box.y, inner.width, inner.height)


def unshrinking(data: bytes) -> bytes:
    """Return the deck without the leave to shrink text, which would hide what does not fit."""
    shrink, fixed = b"<a:normAutofit/>", b"<a:noAutofit/>"
    return zipped({name: part.replace(shrink, fixed) for name, part in unzipped(data).items()})


def drawn(plan: DeckPlan, folder: Path, fonts: str) -> list[list[tuple[str, Box]]]:
    """Return the words of each page with their boxes, as LibreOffice sets them."""
    config = folder / "fonts.conf"
    dirs = "".join(f"<dir>{FOLDER}/{name}</dir>" for name in FONTS[fonts])
    cache = f"<cachedir>{folder}/cache</cachedir>"
    config.write_text(f"<fontconfig>{dirs}{MONO}{cache}</fontconfig>", encoding="utf-8")
    file = folder / "deck.pptx"
    file.write_bytes(unshrinking(paint(plan)))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run(
        [*command, str(file)],
        env={**os.environ, "FONTCONFIG_FILE": str(config)},
        capture_output=True,
        check=True,
    )
    subprocess.run(
        ["pdftotext", "-bbox", str(folder / "deck.pdf"), str(folder / "deck.html")], check=True
    )
    text = (folder / "deck.html").read_text(encoding="utf-8")
    root = etree.fromstring(re.sub(r"[\x00-\x08]", "", text).encode())
    return [[word(each) for each in page.iter("{*}word")] for page in root.iter("{*}page")]


def word(each: etree._Element) -> tuple[str, Box]:
    left, top, right, bottom = (float(each.get(at, "0")) for at in ("xMin", "yMin", "xMax", "yMax"))
    return each.text or "", Box(left, top, right - left, bottom - top).inset(
        0, AIR * (bottom - top)
    )


def outside(plan: DeckPlan, pages: list[list[tuple[str, Box]]]) -> list[str]:
    """Return the words that stand in no box."""
    assert len(pages) == len(plan.slides)
    found = []
    for number, (slide, words) in enumerate(zip(plan.slides, pages, strict=True), start=1):
        rooms = [box.inset(-SLACK, -SLACK) for placed in slide.items for box in boxes(placed)]
        assert words, number
        found += [
            f"{number}: {text} {at}"
            for text, at in words
            if text not in {"•", "«", "“"} and not any(room.contains(at) for room in rooms)
        ]
    return found


@pytest.mark.rendered
@pytest.mark.parametrize("fonts", FONTS)
@pytest.mark.parametrize("seed", SEEDS)
def test_no_word_leaves_its_box(seed: int, fonts: str, tmp_path: Path) -> None:
    plan = planned(Dice(seed).lesson(BLOCKS))
    assert outside(plan, drawn(plan, tmp_path, fonts)) == []


@pytest.mark.rendered
@pytest.mark.parametrize("fonts", FONTS)
def test_lines_with_indices_have_room(fonts: str, tmp_path: Path) -> None:
    said = [f"Қышқыл H₂SO₄ пен x₁,₂ {'сөз ' * more}" for more in (1, 9, 2, 12, 3, 1, 1, 8)]
    items = ", ".join(f"'{each}'" for each in said)
    rows = ", ".join(f"['{each}', H₂O]" for each in said[:6])
    plan = planned(
        lesson(f"""
            - points: {{items: [{items}]}}
            - table: {{caption: H₂O, columns: [Зат, Формула], rows: [{rows}]}}
            - question: {{text: '{said[3]}', answer: '{said[1]}'}}
            - theorem: {{text: '{said[3]}'}}
            - quote: {{text: '{said[3]}', speaker: А}}
        """)
    )
    assert outside(plan, drawn(plan, tmp_path, fonts)) == []


@pytest.mark.rendered
def test_a_measure_that_is_too_small_is_noticed(tmp_path: Path) -> None:
    plan = planned(Dice(1).lesson(BLOCKS), safety=0.8)
    assert outside(plan, drawn(plan, tmp_path, "liberation"))
