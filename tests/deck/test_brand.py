"""Decks on templates that this program did not write: boxes, colours, traces, bytes."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.util import Pt

from builders.deck.adopted.adopt import adopt
from builders.deck.package.archive import zipped
from builders.deck.package.lint import Package, lint
from builders.deck.paint import paint
from builders.deck.slides import Slide, Words
from builders.design.geometry import Box, Size
from builders.press.verify import verify_deck
from builders.problems import Problems
from tests.deck.audit import findings
from tests.deck.samples import ROOT, Dice
from tests.deck.templates import (
    DEFAULT,
    LAYOUT,
    MASTER,
    TYPES,
    WIDE,
    brand,
    branded,
    changed,
    of_blocks,
)
from tests.deck.test_rendered import drawn, outside
from tests.deck.zips import unzipped

SLACK = 0.5  # points that boxes may share
OFFICE = Path("/usr/lib/libreoffice/share/template/common/presnt")


@settings(max_examples=25)
@given(st.integers(0, 10**9))
def test_boxes_stay_inside_the_templates_rooms_and_apart(seed: int) -> None:
    try:
        plan = branded(Dice(seed).lesson(2))
    except Problems:
        reject()
    for slide in plan.slides:
        rooms = [room.box.inset(-SLACK, -SLACK) for room in brand().frames[slide.layout].values()]
        for index, placed in enumerate(slide.items):
            assert any(room.contains(placed.box) for room in (*rooms, brand().body.box)), placed
            for other in slide.items[index + 1 :]:
                assert not placed.box.overlaps(other.box, SLACK), (placed, other)


def test_a_smaller_slide_has_the_same_plan_set_smaller() -> None:
    plan = of_blocks(WIDE)
    assert brand(WIDE).size == Size(960, 540)
    slide = Box(0, 0, 720, 405)
    assert all(slide.contains(placed.box) for each in plan.slides for placed in each.items)
    sizes = [p.item.size for each in plan.slides for p in each.items if isinstance(p.item, Words)]
    assert (min(sizes), max(sizes)) == (12, 44)


def test_nothing_of_our_own_look_is_drawn_on_the_template() -> None:
    for slide in of_blocks().slides:
        assert "progress" not in {placed.name for placed in slide.items}


def test_the_foot_stands_in_the_templates_own() -> None:
    last = of_blocks().slides[-1]
    places = {placed.name: placed.box for placed in last.items}
    assert places["foot"] == brand().frames["content"]["foot"].box
    assert places["number"] == brand().frames["content"]["number"].box


def test_slides_have_only_the_schemes_colours() -> None:
    for name, part in unzipped(paint(of_blocks())).items():
        if name.startswith(("ppt/slides/slide", "ppt/charts/")):
            assert b"srgbClr" not in part, name
            assert b"display_muted" not in part
            assert b'val="accent5"' not in part, name


def filled(data: bytes = DEFAULT) -> bytes:
    """Return a template with two sample slides, a picture and notes on them."""
    deck = Presentation(io.BytesIO(data))
    for number in range(2):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        assert slide.shapes.title is not None
        slide.shapes.title.text = "Sample"
        slide.shapes.add_picture(str(ROOT / "tests/lessons/images/cycle.png"), Pt(number), Pt(9))
        assert slide.notes_slide.notes_text_frame is not None
        slide.notes_slide.notes_text_frame.text = "Secret"
    deck.core_properties.author = "Somebody"
    buffer = io.BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


SHOW = b"presentation.main+xml", b"template.main+xml"
POTX = zipped({**unzipped(DEFAULT), TYPES: unzipped(DEFAULT)[TYPES].replace(*SHOW)})
TEMPLATES = {"bare": DEFAULT, "with slides": filled(), "wide": WIDE, "potx": POTX}


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_deck_is_sound_and_says_what_its_plan_says(name: str, tmp_path: Path) -> None:
    plan = of_blocks(TEMPLATES[name])
    data = paint(plan)
    verify_deck(plan, data)
    assert lint(Package(data)) == ()
    file = tmp_path / "deck.pptx"
    file.write_bytes(data)
    assert not findings(file)
    assert len(Presentation(file).slides) == len(plan.slides)


def test_capitals_and_spaced_letters_are_not_inherited() -> None:
    # The default template's section titles are all capitals, which are wider than what is measured.
    assert b'cap="all"' in unzipped(DEFAULT)[LAYOUT.format(3)]
    for name, part in unzipped(paint(of_blocks())).items():
        if name.startswith("ppt/slides/slide"):
            assert part.count(b"<a:defRPr") == part.count(b'cap="none" spc="0"') > 0


def test_nothing_of_the_sample_slides_is_left() -> None:
    data = paint(of_blocks(filled()))
    for name, part in unzipped(data).items():
        assert b"Sample" not in part, name
        assert b"Secret" not in part, name
        assert b"Somebody" not in part, name
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert len(set(names)) == len(names)
    assert "docProps/thumbnail.jpeg" not in names


def test_a_deck_of_ours_can_be_a_template() -> None:
    plan = of_blocks(paint(of_blocks()))
    verify_deck(plan, paint(plan))


def test_links_out_of_the_template_are_dropped() -> None:
    rels = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
    link = (
        '<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/hyperlink" Target="http://example.org/track" TargetMode="External"/>'
    )
    text = unzipped(DEFAULT)[rels].decode().replace("</Relationships>", f"{link}</Relationships>")
    first = '<p:cNvPr id="2" name="Title Placeholder 1"/>'
    linked = first.replace("/>", '><a:hlinkClick r:id="rId77"/></p:cNvPr>')
    parts = unzipped(paint(of_blocks(changed(MASTER, (first, linked), more={rels: text.encode()}))))
    assert b"track" not in b"".join(parts.values())
    assert b"rId77" not in b"".join(parts.values())


def test_the_same_template_gives_the_same_bytes_in_any_process() -> None:
    code = (
        "import hashlib, sys; sys.path.insert(0, '.');"
        "from tests.deck.samples import Dice; from tests.deck.templates import branded;"
        "from builders.deck.paint import paint;"
        "print(hashlib.sha256(paint(branded(Dice(5).lesson(5)))).hexdigest())"
    )
    hashes = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(hashes) == 1


@pytest.mark.rendered
@pytest.mark.parametrize("fonts", ["liberation", "dejavu"])
@pytest.mark.parametrize("data", [DEFAULT, WIDE], ids=["4:3", "16:9"])
def test_no_word_leaves_its_box_on_a_template(data: bytes, fonts: str, tmp_path: Path) -> None:
    plan = branded(Dice(3).lesson(12), data)
    assert outside(plan, drawn(plan, tmp_path, fonts)) == []


@pytest.mark.rendered
@pytest.mark.parametrize("name", ["Beehive", "Metropolis", "DNA", "Progress"])
def test_a_template_that_libreoffice_wrote_is_used(name: str, tmp_path: Path) -> None:
    source = OFFICE / f"{name}.otp"
    if not source.exists():
        pytest.skip(f"LibreOffice's template {name} is not installed")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pptx", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(source)], capture_output=True, check=True)
    plan = of_blocks((tmp_path / f"{name}.pptx").read_bytes())
    verify_deck(plan, paint(plan))


def test_text_and_foot_of_a_careless_layout_are_kept_apart() -> None:
    # A body that begins 40 points too high and ends below the foot.
    place = '<a:xfrm><a:off x="457200" y="1100000"/><a:ext cx="8229600" cy="5600000"/></a:xfrm>'
    body = '<p:ph idx="1"/></p:nvPr></p:nvSpPr><p:spPr'
    careless = changed(LAYOUT.format(2), (f"{body}/>", f"{body}>{place}</p:spPr>"))
    rooms = adopt(careless, "kk-KZ").frames["content"]
    assert rooms["body"].box.y >= rooms["title"].box.bottom
    assert "foot" not in rooms
    assert not [slide for slide in of_blocks(careless).slides if _overlapping(slide)]


def test_a_turned_title_is_not_inherited() -> None:
    place = '<a:xfrm><a:off x="457200" y="274638"/>'
    turned = changed(MASTER, (place, place.replace("<a:xfrm", '<a:xfrm rot="60000"')))
    for data, count in ((DEFAULT, 0), (turned, 1)):
        deck = Presentation(io.BytesIO(paint(of_blocks(data))))
        slide = next(s for s in deck.slides if s.slide_layout.name == "Title and Content")
        assert len(slide.shapes.title._element.findall(".//{*}xfrm")) == count  # noqa: SLF001


def _overlapping(slide: Slide) -> bool:
    return any(
        one.box.overlaps(other.box, SLACK)
        for index, one in enumerate(slide.items)
        for other in slide.items[index + 1 :]
    )
