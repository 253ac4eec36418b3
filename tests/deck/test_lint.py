"""Planted defects, each found by the lint of the deck's bytes or by the schema validator."""

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from builders.deck.package.archive import zipped
from builders.deck.package.lint import Package, lint
from builders.deck.paint import paint
from tests.deck.audit import findings
from tests.deck.samples import lesson, planned
from tests.deck.zips import unzipped

BLOCKS = """
- points: {title: Тізім, reveal: true, source: "[сайт](https://example.org)", items: [А, Ә]}
- table: {caption: Кесте, columns: [Не, Сан], rows: [[А, 1]]}
- chart: {caption: Сандар, bars: {А: 2, Ә: 1}}
- tree: {caption: Құрылым, root: Түбі, branches: [Бір, Екі]}
"""
POINTS, TABLE, CHART, TREE = (f"ppt/slides/slide{number}.xml" for number in range(2, 6))
MAIN, TYPES = "ppt/presentation.xml", "[Content_Types].xml"

SOUND = paint(planned(lesson(BLOCKS)))


def swapped(name: str, old: str, new: str) -> bytes:
    """Return the sound deck with the first ``old`` in the part ``name`` replaced."""
    files = unzipped(SOUND)
    text = files[name].decode()
    assert old in text, old
    return zipped({**files, name: text.replace(old, new, 1).encode()})


DEFECTS: dict[str, tuple[str, str, str]] = {
    "no content type": (TYPES, 'PartName="/ppt/slides/slide2.xml"', 'PartName="/ppt/x.xml"'),
    "one id for two layouts": (MAIN[:4] + "slideMasters/slideMaster1.xml", "483650", "483649"),
    "a missing shape moves": (POINTS, '<p:spTgt spid="3">', '<p:spTgt spid="99">'),
    "a missing paragraph appears": (POINTS, '<p:pRg st="1" end="1"/>', '<p:pRg st="7" end="7"/>'),
    "a section lists a missing slide": (MAIN, '<p14:sldId id="257"/>', '<p14:sldId id="999"/>'),
    "a section lacks a slide": (MAIN, '<p14:sldId id="257"/>', ""),
    "a placeholder the layout lacks": (POINTS, '<p:ph idx="1"/>', '<p:ph idx="77"/>'),
    "a connector glued to nothing": (TREE, '<a:stCxn id="', '<a:stCxn id="9'),
    "a row short of a cell": (
        TABLE,
        '<a:gridCol w="',
        '<a:gridCol w="10"/><a:gridCol w="',
    ),
    "a bad language": (POINTS, 'lang="kk-KZ"', 'lang="қазақша"'),
    "no language": (POINTS, 'lang="kk-KZ" ', ""),
    "no title": (POINTS, '<p:ph type="title"/>', '<p:ph type="body" idx="13"/>'),
    "a table without heads": (TABLE, ' firstRow="1"', ""),
    "a chart without alternative text": (CHART, ' descr="Бағ', ' title="Бағ'),
    "a group without alternative text": (TREE, ' descr="Құр', ' title="Құр'),
    "a shape's number twice": (POINTS, '<p:cNvPr id="3"', '<p:cNvPr id="2"'),
    "a relation to nothing": (POINTS[:11] + "_rels/slide2.xml.rels", "notesSlide2", "notesSlide9"),
    "a bare address": (POINTS, ">сайт<", ">https://example.org<"),
    "an empty placeholder": (POINTS, "<a:t>Тізім</a:t>", "<a:t></a:t>"),
}


def test_a_sound_deck_has_no_findings() -> None:
    assert lint(Package(SOUND)) == ()


@pytest.mark.parametrize("defect", DEFECTS)
def test_the_lint_finds(defect: str) -> None:
    assert len(lint(Package(swapped(*DEFECTS[defect])))) > 0


def test_the_lint_stops_at_a_broken_part() -> None:
    with pytest.raises(etree.XMLSyntaxError):
        lint(Package(swapped(POINTS, "</p:sld>", "")))


def test_the_lint_finds_an_entry_twice() -> None:
    buffer = io.BytesIO(SOUND)
    with (
        zipfile.ZipFile(buffer, "a") as archive,
        pytest.warns(UserWarning, match="Duplicate name"),
    ):
        archive.writestr(zipfile.ZipInfo(POINTS), b"<a/>")
    assert any("twice" in finding for finding in lint(Package(buffer.getvalue())))


def test_the_lint_finds_the_time_of_day() -> None:
    buffer = io.BytesIO(SOUND)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(zipfile.ZipInfo("docProps/extra.xml", (2024, 1, 1, 8, 0, 0)), b"<a/>")
    assert any("time of day" in finding for finding in lint(Package(buffer.getvalue())))


SCHEMA: dict[str, tuple[str, str, str]] = {
    "an attribute of the wrong type": (POINTS, 'marL="', 'marL="x'),
    "an unknown element": (POINTS, "<p:txBody>", "<p:body/><p:txBody>"),
    "elements out of order": (TABLE, "<a:tblGrid>", "<a:tr/><a:tblGrid>"),
}


@pytest.mark.parametrize("defect", SCHEMA)
def test_the_validator_finds(defect: str, tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(swapped(*SCHEMA[defect]))
    assert findings(file)


ADDRESS = "https://example.org/a"
LINKED = {
    "points": f"- points: ['[{ADDRESS}]({ADDRESS})']",
    "statement": f"- statement: 'Мәтін [{ADDRESS}]({ADDRESS})'",
    "source": f"- points: {{items: [А], source: '[{ADDRESS}]({ADDRESS})'}}",
}


@pytest.mark.parametrize("where", LINKED)
def test_a_link_whose_words_are_its_address_says_whose_it_is(where: str) -> None:
    assert not lint(Package(paint(planned(lesson(LINKED[where])))))


def test_a_reference_without_a_title_says_whose_its_address_is() -> None:
    head = f"references: [{{id: a, type: web, URL: '{ADDRESS}'}}]\n"
    assert not lint(Package(paint(planned(lesson("- points: ['Мәтін [@a]']", head)))))
