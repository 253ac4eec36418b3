"""Rows of cells and a theme in; the workbook behind a native chart, editable in Excel, out."""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence
from itertools import count
from typing import TypeAlias

from lxml import etree
from msgspec import Struct

from builders.deck.package.archive import zipped
from builders.deck.package.xml import HEAD, escape

OWN_FORMATS = 164  # the first number that a workbook may give to a format
SIZE = 11  # points
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DARK_TEXT = 1  # a cell's colour is counted in the theme: light, dark, light 2, dark 2, accents
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KINDS = "application/vnd.openxmlformats-officedocument"


class Number(Struct, frozen=True):
    """A number of a cell and the format that writes it; without one, as the program likes."""

    text: str
    form: str = ""


Cell: TypeAlias = str | Number | None  # words, a number, or nothing


def workbook(rows: Sequence[Sequence[Cell]], theme: bytes) -> bytes:
    """Return the spreadsheet of ``rows``, its only sheet; ``theme`` is the deck's part."""
    cells = [cell for row in rows for cell in row]
    words = [cell for cell in cells if isinstance(cell, str)]
    forms = tuple(
        dict.fromkeys(cell.form for cell in cells if isinstance(cell, Number) and cell.form)
    )
    files = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(officeDocument="xl/workbook.xml"),
        "xl/workbook.xml": (
            f'{HEAD}<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>'
            '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": _relations(
            worksheet="worksheets/sheet1.xml",
            styles="styles.xml",
            sharedStrings="sharedStrings.xml",
            theme="theme/theme1.xml",
        ),
        "xl/worksheets/sheet1.xml": _sheet(rows, forms),
        "xl/sharedStrings.xml": _strings(words),
        "xl/styles.xml": _styles(forms, _face(theme)),
    }
    texts = {name: text.encode() for name, text in files.items()}
    return zipped(texts | {"xl/theme/theme1.xml": theme})


def _sheet(rows: Sequence[Sequence[Cell]], forms: Sequence[str]) -> str:
    word = count()
    data = "".join(
        f'<row r="{number}">'
        + "".join(_cell(cell, f"{letter(at)}{number}", forms, word) for at, cell in enumerate(row))
        + "</row>"
        for number, row in enumerate(rows, start=1)
    )
    return f'{HEAD}<worksheet xmlns="{_SHEET}"><sheetData>{data}</sheetData></worksheet>'


def letter(column: int) -> str:
    """Return what a sheet calls its column, counted from 0: A to Z."""
    return string.ascii_uppercase[column]


def _cell(cell: Cell, name: str, forms: Sequence[str], word: Iterator[int]) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f'<c r="{name}" t="s"><v>{next(word)}</v></c>'
    style = f' s="{forms.index(cell.form) + 1}"' if cell.form else ""
    return f'<c r="{name}"{style}><v>{cell.text}</v></c>'


def _face(theme: bytes) -> str:
    """Return the font of a theme's text."""
    face = etree.fromstring(theme).find(f".//{DRAWING}minorFont/{DRAWING}latin")
    assert face is not None
    return face.get("typeface", "")


def _styles(forms: tuple[str, ...], face: str) -> str:
    """Return a style for each number format, after the plain one, in the font of the theme."""
    numbered = tuple(enumerate(forms, start=OWN_FORMATS))
    formats = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{escape(form)}"/>' for number, form in numbered
    )
    listed = f'<numFmts count="{len(forms)}">{formats}</numFmts>' if forms else ""
    styles = "".join(
        f'<xf numFmtId="{number}" xfId="0" applyNumberFormat="1"/>' for number, _ in numbered
    )
    return (
        f'{HEAD}<styleSheet xmlns="{_SHEET}">{listed}'
        f'<fonts count="1"><font><sz val="{SIZE}"/><color theme="{DARK_TEXT}"/>'
        f'<name val="{escape(face)}"/><scheme val="minor"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/>'
        '</fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1">'
        "<border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
        f'<cellXfs count="{1 + len(forms)}"><xf xfId="0"/>{styles}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )


def _strings(words: Sequence[str]) -> str:
    """Return what cells refer to by its place; Excel rewrites a file with words in its cells."""
    listed = "".join(f"<si><t>{escape(word)}</t></si>" for word in words)
    return f'{HEAD}<sst xmlns="{_SHEET}">{listed}</sst>'


def _relations(**targets: str) -> str:
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), start=1)
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'


def _types() -> str:
    parts = {
        "workbook": "spreadsheetml.sheet.main",
        "worksheets/sheet1": "spreadsheetml.worksheet",
        "styles": "spreadsheetml.styles",
        "sharedStrings": "spreadsheetml.sharedStrings",
        "theme/theme1": "theme",
    }
    overrides = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{_KINDS}.{kind}+xml"/>'
        for name, kind in parts.items()
    )
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
