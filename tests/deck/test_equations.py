"""A drawn formula on a slide is an equation for PowerPoint, and shown once elsewhere."""

import io
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from pptx import Presentation

from builders.deck.package.archive import zipped
from builders.deck.package.lint import Package, lint
from builders.deck.paint import paint
from builders.deck.painting.equation import SHARE
from builders.press.verify import verify_deck
from tests.deck.audit import findings
from tests.deck.samples import lesson, planned
from tests.deck.zips import unzipped

BLOCKS = r"""
- formula: {title: A, text: 'x_{1,2}=\frac{-b\pm\sqrt[3]{b^2-4ac}}{2a}', name: x}
- formula: {title: B, text: "\\ce{CaCO3 ->[t°][кат.] CaO + CO2 ^}"}
- formula: {title: C, text: '\begin{array}{c|c}a&b\end{array}'}
- points: {reveal: true, items: ['Roots: $\frac{a}{b}$', '$\frac{c}{d}$', Both]}
- question: 'Find $\frac{x+1}{2}=3$.'
"""
PLAN = planned(lesson(BLOCKS))
DECK = paint(PLAN)
SLIDE = re.compile(r"ppt/slides/slide\d+\.xml")


def changed(change: Callable[[str], str]) -> bytes:
    files = unzipped(DECK)
    found = {
        name: change(data.decode()).encode() if SLIDE.fullmatch(name) else data
        for name, data in files.items()
    }
    assert found != files
    return zipped(found)


def without_equations(slide: str) -> str:
    return re.sub(r"<mc:Choice.*?</mc:Choice>", "", slide)


def unwrapped(slide: str) -> str:
    """Return a slide on which formulas are only drawn."""
    return re.sub(r"</?mc:(AlternateContent|Fallback)[^>]*>", "", without_equations(slide))


def test_it_is_sound(tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(DECK)
    assert lint(Package(DECK)) == ()
    assert findings(file) == []
    verify_deck(PLAN, DECK)
    assert len(Presentation(io.BytesIO(DECK)).slides) == len(PLAN.slides)


def test_each_that_can_be_said_is_an_equation_and_drawn() -> None:
    slides = "".join(
        data.decode() for name, data in unzipped(DECK).items() if SLIDE.fullmatch(name)
    )
    assert slides.count("<a:custGeom>") == 6
    assert slides.count("<a14:m>") == slides.count("<mc:AlternateContent") == 5
    sizes = {int(each) for each in re.findall(r'<a14:m>.*?sz="(\d+)"', slides)}
    assert all(size % 100 == 0 and size <= 54 * SHARE * 100 for size in sizes)


@pytest.mark.parametrize(
    "change",
    [
        lambda slide: re.sub(r"<a14:m>.*?</a14:m>", "", slide),
        lambda slide: re.sub(r"<mc:AlternateContent.*?</mc:AlternateContent>", "", slide),
        without_equations,
        lambda slide: re.sub(r"<mc:Fallback>.*?</mc:Fallback>", "", slide),
        lambda slide: slide.replace('descr="a/b"', 'descr="b/a"'),
    ],
)
def test_a_lost_equation_or_drawing_is_caught(change: Callable[[str], str]) -> None:
    with pytest.raises(AssertionError, match="planned"):
        verify_deck(PLAN, changed(change))


def test_alternatives_that_differ_are_found() -> None:
    def renumbered(slide: str) -> str:
        return re.sub(r'(<mc:Choice[^>]*><p:sp><p:nvSpPr><p:cNvPr id=")(\d+)', r"\g<1>9\2", slide)

    assert any("alternatives" in each for each in lint(Package(changed(renumbered))))


def test_libreoffice_shows_it_once_as_it_is_drawn(tmp_path: Path) -> None:
    pages = [
        shown(data, tmp_path / name) for name, data in (("a", DECK), ("b", changed(unwrapped)))
    ]
    assert len(pages[0]) == len(PLAN.slides)
    assert pages[0] == pages[1]


def shown(data: bytes, folder: Path) -> list[bytes]:
    """Return the pixels of each slide, as LibreOffice sets it."""
    folder.mkdir()
    file = folder / "deck.pptx"
    file.write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(file)], check=True, capture_output=True, timeout=180)
    document = pypdfium2.PdfDocument(folder / "deck.pdf")
    try:
        return [page.render(scale=0.5).to_pil().tobytes() for page in document]
    finally:
        document.close()
