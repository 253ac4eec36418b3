"""Decks on templates that this program did not write: roles, rooms, colours, safety, bytes."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from openxml_audit import validate_pptx
from pptx import Presentation
from pptx.util import Pt

from builders.deck import foreign, roles
from builders.deck.adopt import adopt
from builders.deck.brand import BrandError
from builders.deck.inks import READABLE, Ink, contrast
from builders.deck.lint import lint
from builders.deck.package import unzipped, zipped
from builders.deck.paint import paint
from builders.deck.slides import DeckPlan, Words
from builders.design.geometry import Box, Size
from builders.press.verify import verify_deck
from builders.problems import Problems
from tests.deck.samples import ROOT, Dice, lesson
from tests.deck.templates import (
    DARK,
    DEFAULT,
    LAYOUT,
    MAIN,
    MASTER,
    TYPES,
    WHITE,
    brand,
    branded,
    changed,
)
from tests.deck.test_rendered import drawn, outside

SLACK = 0.5  # points that boxes may share
OFFICE = Path("/usr/lib/libreoffice/share/template/common/presnt")
BLOCKS = """
- points: {title: Тізім, reveal: true, source: "[сайт](https://example.org)", items: [А, Ә]}
- table: {caption: Кесте, columns: [Не, Сан], rows: [[А, 1]]}
- chart: {caption: Сандар, bars: {А: 2, Ә: 1}}
- tree: {caption: Құрылым, root: Түбі, branches: [Бір, Екі]}
- statement: Су жаңармайды.
- question: {text: Неге?, answer: Өйткені.}
- quote: {text: Мен көрдім., speaker: Куә}
- image: {caption: Айналым, file: images/cycle.png, alt: Сурет, credit: автор}
"""
WIDE = changed(MAIN, ('cx="9144000" cy="6858000" type="screen4x3"', 'cx="9144000" cy="5143500"'))


def of_blocks(data: bytes = DEFAULT) -> DeckPlan:
    return branded(lesson(BLOCKS, "contents: [Бөлім, Басқа]\n"), data)


def refusal(data: bytes) -> str:
    with pytest.raises(BrandError) as refused:
        adopt(data, "kk-KZ")
    return refused.value.code


def test_each_role_has_the_layout_a_person_would_choose() -> None:
    chosen = {role: name for role, (_, name) in brand().layouts.items()}
    assert chosen == {
        "title": "Title Slide",
        "section": "Section Header",
        "content": "Title and Content",
        "two": "Two Content",
        "figure": "Title Only",
        "quote": "Title and Content",
        "task": "Title and Content",
        "references": "Title and Content",
    }


def test_a_layout_without_a_type_is_found_by_its_name() -> None:
    renamed = changed(
        LAYOUT.format(3), (' type="secHead"', ""), ("Section Header", "Бөлім беті (университет)")
    )
    assert adopt(renamed, "kk-KZ").layouts["section"][1] == "Бөлім беті (университет)"


def test_a_layout_named_for_quotations_plays_them() -> None:
    copied = unzipped(DEFAULT)[LAYOUT.format(2)].decode()
    quoted = copied.replace('type="obj" ', "").replace("Title and Content", "Дәйексөз")
    own = changed(MAIN, ("<p:", "<p:"), more={LAYOUT.format(7): quoted.encode()})
    assert adopt(own, "kk-KZ").layouts["quote"] == (LAYOUT.format(7), "Дәйексөз")


def test_a_layout_with_its_text_elsewhere_is_not_mixed_in() -> None:
    moved = changed(LAYOUT.format(4), ('x="457200" y="1600200"', 'x="457200" y="3600200"'))
    assert adopt(moved, "kk-KZ").layouts["two"][1] == "Title and Content"


def test_rooms_are_what_powerpoint_inherits() -> None:
    # 457200 EMU from the left, 7.2 points of inset, the sizes of the master's text styles
    title, body = brand().title, brand().body
    assert (body.box.x, body.size, body.align) == (pytest.approx(43.2), 32, "left")
    assert (title.size, title.align, title.anchor) == (44, "center", "middle")
    bare = adopt(changed(MASTER, (' lIns="91440"', "")), "kk-KZ")  # the inset that none gives
    assert bare.body == body


def test_a_template_without_a_content_layout_is_refused() -> None:
    assert (
        refusal(changed(LAYOUT.format(2), ('<p:ph idx="1"', '<p:ph type="pic" idx="1"'))) == "L322"
    )


def test_the_names_are_small_letters_for_every_role() -> None:
    assert set(roles.patterns()) == set(roles.TYPES)
    for patterns in roles.patterns().values():
        assert all(pattern == pattern.casefold() for pattern in patterns)


@settings(max_examples=25)
@given(st.integers(0, 10**9))
def test_boxes_stay_inside_the_templates_rooms_and_apart(seed: int) -> None:
    try:
        plan = branded(Dice(seed).lesson(2))
    except Problems:
        reject()
    for slide in plan.slides:
        rooms = [room.box.inset(-SLACK, -SLACK) for room in brand().rooms[slide.layout].values()]
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
    assert places["foot"] == brand().rooms["content"]["foot"].box
    assert places["number"] == brand().rooms["content"]["number"].box


def footless(*more: tuple[str, str]) -> bytes:
    """Return the template whose content layout has no foot, its master changed by ``more``."""
    files = unzipped(DEFAULT if not more else changed(MASTER, *more))
    text = files[LAYOUT.format(2)].decode()
    for kind in ("ftr", "sldNum"):
        text = text.replace(f'type="{kind}"', 'type="dt"')
    return zipped({**files, LAYOUT.format(2): text.encode()})


def test_a_free_foot_is_used_and_a_taken_one_is_not() -> None:
    free = adopt(footless(), "kk-KZ").rooms["content"]
    assert free["foot"].tie == ""
    assert free["foot"].box.y >= free["body"].box.bottom
    band = (
        '<p:sp><p:nvSpPr><p:cNvPr id="99" name="band"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        '<a:xfrm><a:off x="0" y="6300000"/><a:ext cx="9144000" cy="558000"/></a:xfrm></p:spPr>'
        "</p:sp></p:spTree>"
    )
    taken = adopt(footless(("</p:spTree>", band)), "kk-KZ").rooms["content"]
    assert "foot" not in taken


def inks(data: bytes) -> dict[str, str]:
    return dict(adopt(data, "kk-KZ").inks)


def test_text_can_be_read_on_a_dark_ground() -> None:
    dark = inks(changed(MASTER, (WHITE, DARK)))
    assert dark["ink"] == '<a:schemeClr val="bg1"/>'
    assert dark["ground"] == '<a:schemeClr val="tx1"/>'
    assert inks(DEFAULT)["ink"] == '<a:schemeClr val="tx1"/>'


def test_an_accent_too_pale_for_text_is_deepened() -> None:
    # The default theme's 4F81BD on white has a contrast of 4.0.
    pale, white = (0x4F / 255, 0x81 / 255, 0xBD / 255), (1.0, 1.0, 1.0)
    assert contrast(pale, white) < READABLE
    assert inks(DEFAULT)["accent"] == Ink("accent1", pale, 75).xml
    assert contrast(Ink("accent1", pale).shaded(75, 0).rgb, white) >= READABLE


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
    assert lint(data) == ()
    file = tmp_path / "deck.pptx"
    file.write_bytes(data)
    assert not validate_pptx(file).errors
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


def test_macros_are_refused() -> None:
    macro = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    types = unzipped(DEFAULT)[TYPES].replace(b"</Types>", macro)
    assert refusal(zipped({**unzipped(DEFAULT), TYPES: types})) == "L321"


def test_what_is_no_presentation_is_refused() -> None:
    assert refusal(b"") == "L320"
    assert refusal(b"%PDF-1.7") == "L320"
    assert refusal(zipped({"a": b"b"})) == "L320"
    assert refusal(DEFAULT[: len(DEFAULT) // 2]) == "L320"
    assert refusal(changed(MASTER, ("</p:sldMaster>", ""))) == "L320"
    assert refusal(changed(MASTER, ("<p:sldMaster ", "<!DOCTYPE a><p:sldMaster "))) == "L320"


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign, "MAX_UNPACKED", 100_000)
    assert refusal(zipped({**unzipped(DEFAULT), "ppt/media/big.bin": bytes(100_000)})) == "L323"


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
