"""What is read back must equal the plan: any other letter ends the build."""

import io
import re
import zipfile
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

import builders.deck.paint
import builders.handout.paint
from builders.design.scripts.forms import INKS
from builders.handout.marks import Fragment, Line, Mark
from builders.handout.pages import HandoutPlan
from builders.materials import read_source
from builders.plans import Plans
from builders.press.verify import _compare, verify_deck, verify_pages

ENGLISH = Path(__file__).parents[1] / "lessons" / "english.yaml"
SHOWN = re.compile(rb"(?<=<a:t>)[^<]+(?=</a:t>)|(?<=<c:v>)[^<]+(?=</c:v>)")
PARTS = re.compile(r"ppt/(slides/slide|notesSlides/notesSlide|charts/chart)[\d-]+\.xml")
CHANGES = 240


@cache
def plans() -> Plans:
    return Plans(read_source(ENGLISH, ENGLISH.read_bytes()))


@cache
def deck() -> bytes:
    return builders.deck.paint.paint(plans().deck[0])


def parts(data: bytes) -> dict[zipfile.ZipInfo, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {entry: package.read(entry) for entry in package.infolist()}


def rezipped(content: dict[zipfile.ZipInfo, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for entry, data in content.items():
            package.writestr(entry, data)
    return buffer.getvalue()


def places() -> list[tuple[str, int, int]]:
    """Return where each shown text stands: its part, its start and its end."""
    found = [
        (entry.filename, match.start(), match.end())
        for entry, data in parts(deck()).items()
        if PARTS.fullmatch(entry.filename)
        for match in SHOWN.finditer(data)
    ]
    return found[:: max(1, len(found) // CHANGES)]


def test_what_was_painted_is_what_was_planned() -> None:
    verify_deck(plans().deck[0], deck())
    verify_pages(plans().handout[0], builders.handout.paint.paint(plans().handout[0]))
    verify_pages(plans().key[0], builders.handout.paint.paint(plans().key[0]))


def test_there_are_enough_changes_to_try() -> None:
    assert len(places()) >= 200


@pytest.mark.parametrize("kind", ["append", "drop", "swap"])
def test_every_changed_text_of_the_deck_is_caught(kind: str) -> None:
    content = parts(deck())
    for name, start, end in places():
        entry = next(entry for entry in content if entry.filename == name)
        data = content[entry]
        text = data[start:end].decode()
        changed = {"append": text + "x", "drop": text[:-1], "swap": text[:-1] + "ж"}[kind]
        bad = rezipped({**content, entry: data[:start] + changed.encode() + data[end:]})
        with pytest.raises(AssertionError):
            verify_deck(plans().deck[0], bad)


FORMULA = """
topic: {title: Formula H₂O, language: en, minutes: 5, kind: lesson}
procedure:
  - stage: A 🔴
    minutes: 5
    blocks:
      - points: {title: Ions, items: ["**SO₄²⁻** and 🟢", "*x₁* = 10⁻⁵", ●]}
      - table: {title: T, caption: T, columns: [A₁, B²], rows: [[H₂O, 🟡 m³]]}
      - tree: {title: T, caption: T, root: Acids, branches: [H₂S, HNO₃]}
"""


@cache
def formula() -> Plans:
    return Plans(read_source(Path("formula.yaml"), FORMULA.encode()))


@pytest.mark.parametrize(
    ("part", "lost"),
    [
        (rb' baseline="-25000"', b""),
        (rb' baseline="30000"', b' baseline="-30000"'),
        (rb"<a:srgbClr val=.2B8A3E./>", b'<a:srgbClr val="DC4840"/>'),
        (rb"<a:srgbClr val=.A67D00./>", b'<a:schemeClr val="tx1"/>'),
    ],
)
def test_a_formula_or_a_mark_that_looks_otherwise_is_caught(part: bytes, lost: bytes) -> None:
    plan = formula().deck[0]
    data = builders.deck.paint.paint(plan)
    verify_deck(plan, data)
    content = parts(data)
    changed = {entry: re.sub(part, lost, text) for entry, text in content.items()}
    assert changed != content
    with pytest.raises(AssertionError, match="planned"):
        verify_deck(plan, rezipped(changed))


def test_pages_are_read_as_they_were_typed() -> None:
    plan = formula().handout[0]
    data = builders.handout.paint.paint(plan)
    verify_pages(plan, data)
    shown = PdfReader(io.BytesIO(data)).pages[0].extract_text()
    assert all(each in shown for each in ("Formula H₂O", "SO₄²⁻", "🟢", "10⁻⁵", "🟡", "HNO₃"))
    inks = {(each.ink, each.text) for each in fragments(plan) if each.ink in INKS}
    assert inks == {("DC4840", "🔴"), ("2B8A3E", "🟢"), ("A67D00", "🟡")}
    lowered = {each.text: each.font for each in fragments(plan) if each.rise < 0}
    raised = {each.text: each.font for each in fragments(plan) if each.rise > 0}
    assert {"₂", "₄", "₁", "₃"} <= lowered.keys()
    assert {"²⁻", "⁻⁵", "²", "³"} <= raised.keys()
    assert {font.family for font in (lowered | raised).values()} <= {"serif", "sans"}


def fragments(plan: HandoutPlan) -> list[Fragment]:
    return [
        fragment
        for page in plan.pages
        for mark in page
        if isinstance(mark, Line)
        for fragment in mark.fragments
    ]


def test_a_lost_slide_or_note_is_caught() -> None:
    content = parts(deck())
    fewer = replace(plans().deck[0], slides=plans().deck[0].slides[:-1])
    with pytest.raises(AssertionError):
        verify_deck(fewer, deck())
    for entry in [e for e in content if e.filename.startswith("ppt/notesSlides/notesSlide")][:3]:
        silent = re.sub(rb"<a:t>[^<]*</a:t>", b"<a:t></a:t>", content[entry])
        with pytest.raises(AssertionError):
            verify_deck(plans().deck[0], rezipped({**content, entry: silent}))


def test_the_pages_of_a_side_are_read_apart() -> None:
    source = read_source(ENGLISH, ENGLISH.read_bytes())
    folded, _ = Plans(source).booklet
    data = builders.handout.paint.paint(folded)
    verify_pages(folded, data)
    turned = tuple(
        tuple(replace(spot, x=other.x) for spot, other in zip(side, side[::-1], strict=True))
        for side in folded.sides
    )
    with pytest.raises(AssertionError):
        verify_pages(replace(folded, sides=turned), data)
    verify_pages(replace(folded, sides=tuple(side[::-1] for side in folded.sides)), data)


def other(mark: Mark) -> Mark:
    assert isinstance(mark, Line)
    first = mark.fragments[0]
    return replace(mark, fragments=(replace(first, text=first.text + "ж"), *mark.fragments[1:]))


def test_every_changed_line_of_the_pages_is_caught() -> None:
    handout = plans().handout[0]
    data = builders.handout.paint.paint(handout)
    tried = 0
    for number, page in enumerate(handout.pages):
        for at, mark in enumerate(page):
            if isinstance(mark, Line):
                marks = (*page[:at], other(mark), *page[at + 1 :])
                pages = (*handout.pages[:number], marks, *handout.pages[number + 1 :])
                with pytest.raises(AssertionError):
                    verify_pages(replace(handout, pages=pages), data)
                tried += 1
    assert tried >= 100


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"x": 600.0}, "text at 6"),
        ({"y": -20.0}, "text at"),
        ({"y": 850.0}, "text at"),
        ({"x": -30.0}, "text at -"),
    ],
)
def test_text_over_the_edge_is_caught(change: dict[str, float], complaint: str) -> None:
    bad = with_first_line(plans().handout[0], **change)
    with pytest.raises(AssertionError, match=complaint):
        verify_pages(bad, builders.handout.paint.paint(bad))


def test_text_too_small_to_read_is_caught() -> None:
    line = first_line(plans().handout[0])
    first = line.fragments[0]
    small = replace(first, font=replace(first.font, size=7.9))
    bad = with_first_line(plans().handout[0], fragments=(small, *line.fragments[1:]))
    with pytest.raises(AssertionError, match=r"at 7\.9 points"):
        verify_pages(bad, builders.handout.paint.paint(bad))


@pytest.mark.parametrize("sign", ["\ufffd", "\x07", "\uffff"])
def test_a_sign_that_nobody_can_read_is_caught(sign: str) -> None:
    with pytest.raises(AssertionError, match="nobody can read"):
        _compare("slide 1", [f"a{sign}"], [f"a{sign}"])


def first_line(plan: HandoutPlan) -> Line:
    return next(mark for mark in plan.pages[0] if isinstance(mark, Line))


def with_first_line(plan: HandoutPlan, **change: object) -> HandoutPlan:
    line = first_line(plan)
    page = tuple(
        replace(mark, **change) if mark is line else mark  # type: ignore[arg-type]
        for mark in plan.pages[0]
    )
    return replace(plan, pages=(page, *plan.pages[1:]))
