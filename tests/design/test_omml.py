"""The tree of a formula goes in; the equation for Office says the same, by the schema."""

import unicodedata
import zipfile
from itertools import chain
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator

from builders.design.mathematics.omml import UnsaidError, is_said, omml
from builders.design.mathematics.signs import UndrawnError
from builders.lesson.mathematics.faults import FormulaError
from builders.lesson.mathematics.reader import read, read_lines
from builders.lesson.mathematics.tree import (
    Accent,
    Delimiter,
    Fence,
    Fraction,
    Framed,
    Grid,
    Hidden,
    Node,
    Operator,
    Root,
    Row,
    Scripts,
    Space,
    Stack,
    Symbol,
    Words,
)
from tests.lesson.test_mathematics import FORMULAS, SIGNS

TABLE = Path(__file__).parents[1] / "lesson" / "formulas.yaml"
ALL = sorted({*chain.from_iterable(yaml.safe_load(TABLE.read_text()).values()), *FORMULAS})
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ARROWS = "→←↔⇌⇄⇒"


def letters(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text)
    return "".join(each for each in plain if not each.isspace() and each not in "\u200b&")


def meant(node: Node | None) -> str:  # noqa: C901, PLR0912 - an arm for each
    """Return what a tree says, without its spaces."""
    match node:
        case None | Space():
            return ""
        case Symbol(text) | Words(text) | Operator(text) | Delimiter(text):
            return letters(text)
        case Row(parts):
            return "".join(map(meant, parts))
        case Fraction(top, bottom):
            return f"f({meant(top)})({meant(bottom)})"
        case Root(body, degree):
            return f"rad({meant(degree)})({meant(body)})"
        case Scripts(base, sub, sup, True):
            return f"pre({meant(sub)})({meant(sup)})({meant(base)})"
        case Scripts(base, sub, sup):
            if base in (Words("max", "op"), Words("lim", "op")) and sub and sup:
                return f"at(at({meant(base)})({meant(sub)})())()({meant(sup)})"
            return f"at({meant(base)})({meant(sub)})({meant(sup)})"
        case Stack(base, over, under):
            pairs = [(None, over), (under, None)]
            if not (isinstance(base, Symbol) and base.text in ARROWS):
                pairs.reverse()
            found = meant(base)
            for low, high in pairs:
                if low or high:
                    found = f"at({found})({meant(low)})({meant(high)})"
            return found
        case Accent(base, mark):
            return f"{letters('.' + mark)[1:]}over({meant(base)})"
        case Fence(left, body, right):
            return f"d{left}{right}({meant(body)})"
        case Grid(rows):
            if node.open and len(rows) == 1:
                return "".join(map(meant, rows[0]))
            first = "|" if node.open and node.sides[0] == "left" else ""
            cells = (first + "|".join(map(meant, row)) for row in rows)
            return f"rows({';'.join(cells)})"
        case Framed(body, mark):
            return f"{mark}({meant(body)})"
        case Hidden(body):
            return f"phant({meant(body)})"


def said(element: etree._Element) -> str:  # noqa: C901, PLR0912 - as above
    """Return what an equation says, read from its markup alone."""
    kind = etree.QName(element).localname
    arms = {etree.QName(each).localname: each for each in element}

    def arm(name: str) -> str:
        return inside(arms[name])

    def value(name: str, missing: str = "") -> str:
        found = element.find(f"{{*}}{kind}Pr/{{*}}{name}")
        return missing if found is None else str(found.values()[0])

    match kind:
        case "r":
            return letters(element.findtext("{*}t") or "")
        case "f":
            return f"f({arm('num')})({arm('den')})"
        case "rad":
            return f"rad({arm('deg')})({arm('e')})"
        case "sPre":
            return f"pre({arm('sub')})({arm('sup')})({arm('e')})"
        case "sSub" | "sSup" | "sSubSup":
            low, high = (arm(name) if name in arms else "" for name in ("sub", "sup"))
            return f"at({arm('e')})({low})({high})"
        case "limLow":
            return f"at({arm('e')})({arm('lim')})()"
        case "limUpp":
            return f"at({arm('e')})()({arm('lim')})"
        case "nary":
            sign, low, high = letters(value("chr")), arm("sub"), arm("sup")
            return (f"at({sign})({low})({high})" if low or high else sign) + arm("e")
        case "func":
            return arm("fName") + arm("e")
        case "d":
            return f"d{value('begChr')}{value('endChr')}({arm('e')})"
        case "acc":
            return f"{letters('.' + value('chr'))[1:]}over({arm('e')})"
        case "bar":
            mark = {"top": "\u0305", "bot": "\u0332"}[value("pos")]
            return f"{mark}over({arm('e')})"
        case "groupChr" if value("chr") in ARROWS:
            low, high = (arm("e"), "") if value("pos") == "top" else ("", arm("e"))
            return f"at({value('chr')})({low})({high})"
        case "groupChr":
            return f"{value('chr')}over({arm('e')})"
        case "box":
            return arm("e")
        case "borderBox":
            return f"{'strike' if value('strikeBLTR') else 'box'}({arm('e')})"
        case "phant":
            return f"phant({arm('e')})"
        case "m":
            rows = ("|".join(map(inside, row)) for row in element.iterfind("{*}mr"))
            return f"rows({';'.join(rows)})"
        case "eqArr":
            rows = (
                "|".join("".join(map(said, cell)) for cell in columns(row))
                for row in element.iterfind("{*}e")
            )
            return f"rows({';'.join(rows)})"
    raise AssertionError(kind)


def columns(row: etree._Element) -> list[list[etree._Element]]:
    """Return what stands between the signs for alignment."""
    found: list[list[etree._Element]] = [[]]
    for each in row:
        if each.findtext("{*}t") == "&":
            found.append([])
        else:
            found[-1].append(each)
    return found


def inside(element: etree._Element) -> str:
    return "".join(said(each) for each in element if etree.QName(each).localname != "argPr")


def read_back(markup: str) -> str:
    return inside(etree.fromstring(markup)[1])


@pytest.mark.parametrize("tex", ALL)
def test_it_is_read_back_as_the_same_formula(tex: str) -> None:
    node = read_lines(tex.split("\n"))
    if is_said(node):
        assert read_back(omml(node)) == meant(node)
    else:
        assert "big" in tex.lower() or "|c" in tex


def document(paragraphs: list[str], file: Path) -> Path:
    """Write paragraphs into a file for Word, which the schema knows the letters of."""
    kind = "application/vnd.openxmlformats-"
    base = "http://schemas.openxmlformats.org/"
    body = "".join(f"<w:p>{each}</w:p>" for each in paragraphs)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{base}package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{kind}package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="'
        f'{kind}officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{base}package/2006/relationships"><Relationship '
        f'Id="r" Type="{base}officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
    }
    with zipfile.ZipFile(file, "w") as archive:
        for name, xml in parts.items():
            archive.writestr(name, xml)
    return file


def faults(paragraphs: list[str], file: Path) -> list[str]:
    found = map(
        str, OpenXmlValidator(max_errors=10_000).validate(document(paragraphs, file)).errors
    )
    return [each for each in found if "[schema]" in each]


def test_all_are_by_the_schema(tmp_path: Path) -> None:
    nodes = [read_lines(tex.split("\n")) for tex in ALL]
    said_ones = [omml(node) for node in nodes if is_said(node)]
    assert len(said_ones) > 200
    assert faults(said_ones, tmp_path / "a.docx") == []


def test_the_schema_would_find_a_fault(tmp_path: Path) -> None:
    root = omml(read(r"\sqrt{x}"))
    assert faults([root.replace("<m:deg/>", "")], tmp_path / "a.docx")


@settings(max_examples=300, deadline=None)
@given(st.lists(SIGNS, max_size=12).map("".join))
def test_whatever_is_said_is_read_back(tex: str) -> None:
    try:
        node = read(tex)
        markup = omml(node)
    except (FormulaError, UndrawnError, UnsaidError):
        return
    etree.fromstring(markup)


def test_no_part_is_empty() -> None:
    root = etree.fromstring(omml(read(r"{}_2+\sqrt{}+\frac{}{x}+\sum+\sin")))
    empty = [
        each
        for each in root.iter()
        if etree.QName(each).localname in {"e", "num"} and not len(each)
    ]
    assert not empty


@pytest.mark.parametrize(
    ("tex", "place"), [(r"\sum_{i=1}^n i", "undOvr"), (r"\frac{\sum_{i=1}^n i}{2}", "subSup")]
)
def test_bounds_stand_where_they_are_drawn(tex: str, place: str) -> None:
    assert f'<m:limLoc m:val="{place}"/>' in omml(read(tex))


def test_a_function_holds_its_operand_and_no_more() -> None:
    (function,) = etree.fromstring(omml(read(r"\sin 2x+1"))).iter("{*}func")
    assert said(function) == "sin2x"
    (sum_,) = etree.fromstring(omml(read(r"\sum_i (a_i+b)c=0"))).iter("{*}nary")
    assert said(sum_).endswith("b)c")


@pytest.mark.parametrize(
    "tex", [r"\bigl(x", r"\begin{array}{c|c}a&b\end{array}", r"\tfrac12", r"a\&b"]
)
def test_what_office_cannot_say_is_only_drawn(tex: str) -> None:
    assert not is_said(read(tex))
