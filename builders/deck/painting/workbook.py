"""A graph and a theme in; the workbook behind the native chart, editable in Excel, out."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from builders.deck.package.archive import zipped
from builders.deck.package.xml import HEAD, escape
from builders.deck.slides import NativeChart

OWN_FORMATS = 164  # the first number that a workbook may give to a format
SIZE = 11  # points
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DARK_TEXT = 1  # a cell's colour is counted in the theme: light, dark, light 2, dark 2, accents
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KINDS = "application/vnd.openxmlformats-officedocument"


def workbook(graph: NativeChart, theme: bytes) -> bytes:
    """Return the spreadsheet whose cells A1 to Bn the chart shows; ``theme`` is the deck's part."""
    words = (graph.unit, *(column.label for column in graph.columns))
    forms = tuple(dict.fromkeys(column.number_format for column in graph.columns))
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
        "xl/worksheets/sheet1.xml": _sheet(graph, forms),
        "xl/sharedStrings.xml": _strings(words),
        "xl/styles.xml": _styles(forms, _face(theme)),
    }
    texts = {name: text.encode() for name, text in files.items()}
    return zipped(texts | {"xl/theme/theme1.xml": theme})


def _sheet(graph: NativeChart, forms: Sequence[str]) -> str:
    rows = ['<row r="1"><c r="B1" t="s"><v>0</v></c></row>']
    for number, column in enumerate(graph.columns, start=2):
        style = forms.index(column.number_format) + 1
        rows.append(
            f'<row r="{number}"><c r="A{number}" t="s"><v>{number - 1}</v></c>'
            f'<c r="B{number}" s="{style}"><v>{column.value}</v></c></row>'
        )
    data = "".join(rows)
    return f'{HEAD}<worksheet xmlns="{_SHEET}"><sheetData>{data}</sheetData></worksheet>'


def _face(theme: bytes) -> str:
    """Return the font of a theme's text."""
    face = etree.fromstring(theme).find(f".//{DRAWING}minorFont/{DRAWING}latin")
    assert face is not None
    return face.get("typeface", "")


def _styles(forms: tuple[str, ...], face: str) -> str:
    """Return a style for each number format, after the plain one, in the font of the theme."""
    numbered = tuple(enumerate(forms, start=OWN_FORMATS))
    listed = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{escape(form)}"/>' for number, form in numbered
    )
    styles = "".join(
        f'<xf numFmtId="{number}" xfId="0" applyNumberFormat="1"/>' for number, _ in numbered
    )
    return (
        f'{HEAD}<styleSheet xmlns="{_SHEET}"><numFmts count="{len(forms)}">{listed}</numFmts>'
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
