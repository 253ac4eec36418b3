"""What is painted: read back by python-pptx and by a schema validator, the same every time."""

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator
from pptx import Presentation
from pptx.opc.constants import NAMESPACE
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn

from builders.deck.package.lint import Package, lint
from builders.deck.package.xml import EMU_PER_PT, HEAD
from builders.deck.paint import paint
from builders.deck.slides import DeckPlan, NativeChart, ShapeGroup, Slide, SlideTable, Words
from builders.deck.template.look import theme_part
from builders.design.geometry import Box
from builders.design.scene import Node
from builders.lesson.model import Lesson
from builders.lesson.read import read
from builders.problems import Problems
from tests.deck.audit import findings
from tests.deck.samples import DALA, LESSONS, ROOT, Dice, lesson, planned
from tests.deck.templates import branded, changed, of_blocks
from tests.deck.zips import unzipped

INHERITED = 0.75  # of the placeholders stand where their layout has them, or within
THEMES = ("dala", "tun", "aiqyn")


def real(path: Path, look: str = "dala") -> DeckPlan:
    return planned(read(path.read_bytes(), path.name), look)


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_validator_and_the_lint_find_nothing(path: Path, tmp_path: Path) -> None:
    data = paint(real(path))
    file = tmp_path / "deck.pptx"
    file.write_bytes(data)
    assert lint(Package(data)) == ()
    assert findings(file) == []


def test_drawn_lessons_have_no_findings_either(tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    for seed in range(3):
        data = paint(planned(Dice(seed).lesson(9)))
        file.write_bytes(data)
        assert lint(Package(data)) == ()
        assert findings(file) == []


@pytest.mark.parametrize("look", THEMES)
def test_another_reader_finds_what_the_plan_says(look: str) -> None:
    plan = real(LESSONS[0], look)
    deck = Presentation(io.BytesIO(paint(plan)))
    assert len(deck.slides) == len(plan.slides)
    for slide, own in zip(deck.slides, plan.slides, strict=True):
        assert slide.shapes.title.text == own.title
        assert slide.shapes[0].is_placeholder
        texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert [text for text in texts if text] == list(words(own))
        notes = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
        assert notes == "\n".join(own.notes)


LINED = """
- quote:
    text: |
      Желсіз түнде жарық ай,
      *Сәулесі* суда дірілдеп
    speaker: Ә
    notes: |
      Бірінші жол.
      Екінші жол.
- question: "Желсіз түнде жарық ай,\\nСәулесі суда дірілдеп"
- points: ["Желсіз түнде жарық ай,\\nСәулесі суда дірілдеп"]
- table:
    caption: К
    columns: [А, Б]
    rows: [["Желсіз түнде жарық ай,\\nСәулесі суда дірілдеп", ә]]
"""


def test_a_line_written_is_a_line_on_every_slide() -> None:
    deck = Presentation(io.BytesIO(paint(planned(lesson(LINED)))))
    shapes = [shape for slide in deck.slides for shape in slide.shapes]
    found = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    found += [cell.text for shape in shapes if shape.has_table for cell in shape.table.iter_cells()]
    broken = "Желсіз түнде жарық ай,\vСәулесі суда дірілдеп"
    assert sum(broken in text.replace("\u00a0", " ") for text in found) == 4
    notes = [s.notes_slide.notes_text_frame.text for s in deck.slides if s.has_notes_slide]
    assert any(note.endswith("Бірінші жол.\nЕкінші жол.") for note in notes)


def words(slide: Slide) -> list[str]:
    items = [placed.item for placed in slide.items]
    return [
        "\n".join(para.plain for para in item.paragraphs)
        for item in items
        if isinstance(item, Words)
    ]


def test_tables_and_charts_are_native() -> None:
    plan = real(LESSONS[0])
    deck = Presentation(io.BytesIO(paint(plan)))
    shapes = [shape for slide in deck.slides for shape in slide.shapes]
    items = [placed.item for slide in plan.slides for placed in slide.items]
    grids = [item for item in items if isinstance(item, SlideTable)]
    graphs = [item for item in items if isinstance(item, NativeChart)]
    tables = [shape.table for shape in shapes if shape.has_table]
    charts = [shape.chart for shape in shapes if shape.has_chart]
    assert [len(table.rows) for table in tables] == [len(grid.rows) for grid in grids]
    assert all(table.first_row for table in tables)
    for chart, graph in zip(charts, graphs, strict=True):
        assert list(chart.plots[0].categories) == [bar.label for bar in graph.columns]
        assert list(chart.series[0].values) == [float(bar.value) for bar in graph.columns]


def test_a_turned_table_flags_its_columns() -> None:
    heads = ", ".join(f"Өнеркәсіптендірілгендігіміз{n}" for n in range(5))
    cells = ", ".join(["12"] * 5)
    block = f"caption: К, columns: [А, {heads}], rows: [[Ә, {cells}]], total: [Б, {cells}]"
    deck = Presentation(io.BytesIO(paint(planned(lesson(f"- table: {{{block}}}")))))
    (table,) = (s.table for slide in deck.slides for s in slide.shapes if s.has_table)
    assert (table.first_col, table.last_col) == (True, True)
    assert (table.first_row, table.last_row) == (False, False)


def workbook(data: bytes) -> bytes:
    """Return the only workbook of a deck."""
    (book,) = (each for name, each in unzipped(data).items() if name.endswith(".xlsx"))
    return book


def test_the_workbook_behind_a_chart_holds_its_numbers() -> None:
    data = paint(planned(lesson("- chart: {caption: С, unit: адам, bars: {А: 2 500, Ә: 1}}")))
    book = workbook(data)
    words = [each.text for each in part(book, "xl/sharedStrings.xml").iter("{*}t")]
    sheet = part(book, "xl/worksheets/sheet1.xml")
    cells = [(each.get("t"), each.findtext("{*}v") or "") for each in sheet.iter("{*}c")]
    shown = [words[int(value)] if kind == "s" else value for kind, value in cells]
    assert shown == ["адам", "А", "2500", "Ә", "1"]


@pytest.mark.parametrize(("make", "face"), [(planned, "Arial"), (branded, "Calibri")])
def test_the_workbook_has_the_theme_of_its_deck(
    make: Callable[[Lesson], DeckPlan], face: str, tmp_path: Path
) -> None:
    data = paint(make(lesson("- chart: {caption: С, unit: адам, bars: {А: 2 500, Ә: 1}}")))
    book = workbook(data)
    assert unzipped(book)["xl/theme/theme1.xml"] == unzipped(data)["ppt/theme/theme1.xml"]
    (font,) = part(book, "xl/styles.xml").iter("{*}font")
    assert [each.get("val") for each in font.iter("{*}name", "{*}scheme")] == [face, "minor"]
    file = tmp_path / "book.xlsx"
    file.write_bytes(book)
    assert OpenXmlValidator().validate(file).errors == []


def test_the_workbook_does_without_a_theme_that_shows_pictures() -> None:
    shown = (
        f'{HEAD}<Relationships xmlns="{NAMESPACE.OPC_RELATIONSHIPS}">'
        f'<Relationship Id="rId1" Type="{RT.IMAGE}" '
    )
    more = {
        "ppt/theme/_rels/theme1.xml.rels": f'{shown}Target="../a.jpeg"/></Relationships>'.encode(),
        "ppt/a.jpeg": b"",
    }
    said = lesson("- chart: {caption: С, unit: адам, bars: {А: 2 500, Ә: 1}}")
    data = paint(branded(said, changed("ppt/theme/theme1.xml", more=more)))
    assert unzipped(workbook(data))["xl/theme/theme1.xml"] == theme_part(DALA).encode()


def test_connectors_hold_on_to_their_nodes() -> None:
    data = paint(planned(lesson("- tree: {caption: Қ, root: Түбі, branches: [Бір, Екі, Үш]}")))
    slide = part(data, "ppt/slides/slide2.xml")
    names = {each.get("id"): each.get("name") for each in slide.iter("{*}cNvPr")}
    ends = [(names[e.get("id")], e.get("idx")) for e in slide.iter("{*}stCxn", "{*}endCxn")]
    assert len(ends) == 6
    assert {str(name).partition(" ")[2] for name, _ in ends} == {"Түбі", "Бір", "Екі", "Үш"}


def test_connectors_end_where_their_nodes_have_their_sides() -> None:
    plan = planned(lesson("- tree: {caption: Қ, root: Түбі, branches: [Бір, Екі, Үш]}"))
    placed = next(p for p in plan.slides[1].items if isinstance(p.item, ShapeGroup))
    assert isinstance(placed.item, ShapeGroup)
    nodes = {m.name: m.box for m in placed.item.scene.marks if isinstance(m, Node)}
    root, *others = nodes.values()
    wanted = {
        (
            round(placed.box.x + (root.right + box.x) / 2),
            round(placed.box.y + (root.y + root.bottom + box.y + box.bottom) / 4),
        )
        for box in others
    }
    slide = part(paint(plan), "ppt/slides/slide2.xml")
    assert {middle(each) for each in slide.iter("{*}cxnSp")} == wanted


def middle(shape: etree._Element) -> tuple[int, int]:
    """Return the centre of a shape, which no turn moves."""
    place, size = shape.find(".//{*}off"), shape.find(".//{*}ext")
    assert place is not None
    assert size is not None
    return (
        round((int(place.get("x", "")) + int(size.get("cx", "")) / 2) / EMU_PER_PT),
        round((int(place.get("y", "")) + int(size.get("cy", "")) / 2) / EMU_PER_PT),
    )


def test_colours_come_from_the_theme_only() -> None:
    data = paint(real(LESSONS[0]))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith(".xml") and "/theme/" not in name:
                assert b"srgbClr" not in archive.read(name), name
                assert not re.search(rb'typeface="(?!\+m[jn]-)', archive.read(name)), name


def test_a_theme_changes_colours_and_nothing_else() -> None:
    light, dark = (unzipped(paint(real(LESSONS[0], look))) for look in ("dala", "aiqyn"))
    differing = {name for name, data in light.items() if data != dark[name]}
    books = {name for name in differing if name.endswith(".xlsx")}
    assert differing - books == {"ppt/theme/theme1.xml", "ppt/theme/theme2.xml"}
    for name in books:
        one, other = unzipped(light[name]), unzipped(dark[name])
        assert {each for each in one if one[each] != other[each]} == {"xl/theme/theme1.xml"}


def test_a_change_of_the_master_reaches_the_slides() -> None:
    deck = Presentation(io.BytesIO(paint(real(LESSONS[0]))))
    titled = [each for each in deck.slides if each.slide_layout.name == "Title and Content"]
    alone = [each.shapes.title for each in titled if each.shapes.title._element.spPr.xfrm is None]  # noqa: SLF001
    assert len(alone) > len(titled) / 2
    master = next(
        each for each in deck.slide_master.placeholders if each.placeholder_format.idx == 0
    )
    master.left, master.top, master.width, master.height = (100, 200, 300, 400)
    assert {(each.left, each.top, each.width, each.height) for each in alone} == {
        (100, 200, 300, 400)
    }
    assert all(b"sz=" not in etree.tostring(each._element.txBody) for each in alone)  # noqa: SLF001


def test_a_change_of_a_layout_reaches_the_slides() -> None:
    for plan in (real(LESSONS[0]), of_blocks()):
        deck = Presentation(io.BytesIO(paint(plan)))
        for layout in deck.slide_layouts:
            for each in layout.placeholders:
                each.left, each.top, each.width, each.height = 1, 2, 3, 4
        held = [each for slide in deck.slides for each in slide.placeholders]
        moved = [each for each in held if (each.left, each.height) == (1, 4)]
        assert len(moved) > len(held) * INHERITED


@settings(max_examples=10)
@given(st.integers(0, 10**9))
def test_the_frames_of_a_slide_stand_apart(seed: int) -> None:
    """What a placeholder inherits is larger than its words, and must not cover other shapes."""
    said = Dice(seed).lesson(4)
    try:
        plans = planned(said), branded(said)
    except Problems:
        reject()
    for plan in plans:
        for slide in Presentation(io.BytesIO(paint(plan))).slides:
            frames = [Box(s.left, s.top, s.width, s.height) for s in slide.shapes]
            for index, frame in enumerate(frames):
                assert not any(frame.overlaps(other, EMU_PER_PT) for other in frames[index + 1 :])


def test_the_same_plan_is_the_same_bytes_in_any_process() -> None:
    code = (
        "import hashlib, sys; sys.path.insert(0, '.');"
        "from tests.deck.samples import Dice, planned; from builders.deck.paint import paint;"
        "print(hashlib.sha256(paint(planned(Dice(5).lesson(5)))).hexdigest())"
    )
    hashes = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("0", "UTC"), ("1", "Asia/Almaty"))
    }
    assert len(hashes) == 1


def test_a_thousand_slides_cost_a_thousand_times_one_slide() -> None:
    def steps(count: int) -> int:
        of = lesson("\n".join(f"- points: {{title: Т{n}, items: [А, Ә]}}" for n in range(count)))
        plan = planned(of)
        calls = 0

        def counted(*_: object) -> None:
            nonlocal calls
            calls += 1

        sys.setprofile(counted)
        try:
            paint(plan)
        finally:
            sys.setprofile(None)
        return calls

    small, large = steps(50), steps(200)
    assert large < 4 * small * 1.15


def test_a_picture_on_several_slides_is_in_the_file_once() -> None:
    image = "- image: {caption: Сурет, file: images/cycle.png, credit: автор, alt: бедер}"
    data = paint(planned(lesson("\n".join([image] * 3))))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        pictures = [entry for entry in archive.infolist() if entry.filename.endswith(".png")]
    assert [entry.compress_type for entry in pictures] == [zipfile.ZIP_STORED]
    shown = [shape for slide in Presentation(io.BytesIO(data)).slides for shape in slide.shapes]
    assert len({shape.image.sha1 for shape in shown if hasattr(shape, "image")}) == 1
    assert sum(hasattr(shape, "image") for shape in shown) == 3


def test_a_link_on_a_dark_slide_has_the_colour_that_glows_there() -> None:
    source = "'[сұхбат](https://example.org/a)'"
    blocks = f"- quote: {{text: Теңіз кетті., speaker: Балықшы, source: {source}}}\n"
    blocks += f"- points: {{items: [Су], source: {source}}}\n"
    deck = Presentation(io.BytesIO(paint(planned(lesson(blocks)))))
    mapping = f".//{qn('a:overrideClrMapping')}"
    maps = [slide.element.find(mapping) for slide in deck.slides]
    assert [each is not None and each.get("hlink") for each in maps] == ["accent3"] * 2 + [False]
    inks = [
        link.getparent().find(f".//{qn('a:schemeClr')}").get("val")
        for link in deck.slides[1].element.iter(qn("a:hlinkClick"))
        if link.find(qn("a:extLst")) is not None
    ]
    assert inks == ["accent3"]
    own = [slide.slide_layout.element.find(mapping) for slide in deck.slides]
    assert [each is None for each in own] == [each is None for each in maps]
