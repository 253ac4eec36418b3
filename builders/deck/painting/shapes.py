"""Placed items in; the XML of a slide's shapes out, whatever layout they stand on."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from builders.deck.package.colours import fill
from builders.deck.package.xml import (
    ALIGNS,
    ANCHORS,
    NUMBER_FIELD,
    emu,
    escape,
    frame,
    geometry,
)
from builders.deck.slides import Para, Placed, SlidePicture, SlideTable, TextRun, Words
from builders.deck.template.blank import TABLE_STYLE
from builders.deck.template.placeholders import Placeholder
from builders.design.geometry import Box
from builders.design.theme import Role
from builders.languages import tags
from builders.problems import assert_never

HAIRLINE, HEAD_LINE = 0.75, 1.5  # points
PLAIN = ' cap="none" spc="0"'  # capitals and spaced letters of a user's template are wider
# Without a font of its own LibreOffice takes the bullet from a symbol font, where it sits high.
_DOT = '<a:buFont typeface="+mn-lt"/><a:buChar char="•"/>'
_LINK_COLOUR = "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor"  # [MS-ODRAWXML]
_OWN_COLOUR = (  # the run's own fill stands before the theme's colour of links
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}">'
    f'<ahyp:hlinkClr xmlns:ahyp="{_LINK_COLOUR}" val="tx"/></a:ext></a:extLst>'
)
_JUMP = 'action="ppaction://hlinksldjump"'


class Room(Struct, frozen=True):
    """What a layout's placeholder gives to a slide's text: its place and its size in points."""

    box: Box
    size: int


class Ties(Struct, frozen=True):
    """What a slide's shapes refer to: the relation of each address and of each slide number.

    ``placeholders`` are the elements that tie shapes to the placeholders of the slide's layout;
    what a shape has in common with their ``rooms`` it takes from there, so that a change of the
    layout reaches it. The theme's colour of links is not for a dark slide, which has a ``link_ink``
    of its own.
    """

    tag: str
    links: Mapping[str, str]
    jumps: Mapping[int, str]
    placeholders: Mapping[Placeholder, str]
    rooms: Mapping[Placeholder, Room]
    link_ink: Role | None = None


def words(placed: Placed, item: Words, number: int, ties: Ties) -> str:
    """Return a text box or, on its layout's placeholder, the placeholder's text."""
    jump = f'<a:hlinkClick r:id="{ties.jumps[item.jump]}" {_JUMP}/>' if item.jump else ""
    tie = ties.placeholders.get(item.placeholder, "") if item.placeholder else ""
    lock = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>' if tie else '<p:cNvSpPr txBox="1"/>'
    paragraphs = "".join(_paragraph(para, item, ties) for para in item.paragraphs)
    room = ties.rooms.get(item.placeholder) if item.placeholder else None
    place = "" if room and frame(room.box) == frame(placed.box) else frame(placed.box)
    # LibreOffice finds the layout's size for titles only.
    is_usual = room is not None and item.placeholder == "title" and room.size == item.size
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escape(placed.name)}">{jump}</p:cNvPr>'
        f"{lock}<p:nvPr>{tie}</p:nvPr></p:nvSpPr><p:spPr>{place}{geometry('rect')}{fill(item.fill)}</p:spPr>"
        f"<p:txBody>{_body(item, is_usual=is_usual)}{paragraphs}</p:txBody></p:sp>"
    )


def _body(item: Words, *, is_usual: bool) -> str:
    """Return the text's frame and its one size, which its runs inherit, unless it is the usual."""
    size = "" if is_usual else f' sz="{item.size * 100}"'
    levels = range(1, max(para.level for para in item.paragraphs) + 2)
    look = f' b="0" i="0"{PLAIN}>{fill(item.ink)}' if item.ink else f"{PLAIN}>"
    styles = "".join(
        f'<a:lvl{level}pPr marL="0" indent="0" algn="{ALIGNS[item.align]}"><a:lnSpc>'
        '<a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef><a:spcAft>'
        '<a:spcPts val="0"/></a:spcAft><a:buNone/>'
        f"<a:defRPr{size}{look}</a:defRPr></a:lvl{level}pPr>"
        for level in levels
    )
    return (
        '<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" '
        f'anchor="{ANCHORS[item.anchor]}"/>'
        f"<a:lstStyle>{styles}</a:lstStyle>"
    )


def _paragraph(para: Para, item: Words, ties: Ties) -> str:
    first = para is item.paragraphs[0]
    margin, hang = emu(para.indent * item.size), emu(para.hang * item.size)
    before = 0 if first else round(para.before * item.size * 100)
    space = f'<a:spcBef><a:spcPts val="{before}"/></a:spcBef>'
    level = f' lvl="{para.level}"' if para.level else ""
    properties = f'<a:pPr marL="{margin}"{level} indent="{-hang}">{space}{_bullet(para)}</a:pPr>'
    return f"<a:p>{properties}{runs(para.runs, ties)}</a:p>"


def _bullet(para: Para) -> str:
    match para.bullet:
        case "none":
            return "<a:buNone/>"
        case "dot":
            return f"<a:buClr>{_only(fill('accent'))}</a:buClr>{_DOT}"
        case "number":
            start = f' startAt="{para.starts}"' if para.starts > 1 else ""
            colour = _only(fill("accent"))
            return f'<a:buClr>{colour}</a:buClr><a:buAutoNum type="arabicPeriod"{start}/>'
        case _:
            assert_never(para.bullet)


def _only(solid: str) -> str:
    """Return the colour inside a solid fill."""
    return solid.removeprefix("<a:solidFill>").removesuffix("</a:solidFill>")


def runs(runs: tuple[TextRun, ...], ties: Ties, ink: Role | None = None, size: float = 0) -> str:
    """Return text runs; ``ink`` and ``size`` stand where nothing else gives them."""
    return "".join(_run(run, ties, ink, size) for run in runs)


def _run(run: TextRun, ties: Ties, ink: Role | None, size: float) -> str:
    marks = (' b="1"' if run.bold else "") + (' i="1"' if run.italic else "")
    points = f' sz="{round(size * 100)}"' if size else ""
    link, link_ink = (_link(run, ties), ties.link_ink) if run.link else ("", None)
    colour = fill(link_ink or run.ink or ink) if link_ink or run.ink or ink else ""
    tag = tags().get(run.language, ties.tag)
    properties = f'<a:rPr lang="{tag}"{points}{marks} dirty="0">{colour}{link}</a:rPr>'
    if run.counts:
        text = f"{properties}<a:t>{escape(run.text)}</a:t>"
        return f'<a:fld id="{NUMBER_FIELD}" type="slidenum">{text}</a:fld>'
    lines = run.text.split("\n")
    turn = f"<a:br>{properties}</a:br>"
    return turn.join(f"<a:r>{properties}<a:t>{escape(line)}</a:t></a:r>" for line in lines)


def _link(run: TextRun, ties: Ties) -> str:
    """Return what a run leads to; LibreOffice heeds a link's own colour, not the colour map."""
    assert run.link
    tip = f' tooltip="{escape(run.tip)}"' if run.tip else ""
    start = f'<a:hlinkClick r:id="{ties.links[run.link]}"{tip}'
    return f"{start}>{_OWN_COLOUR}</a:hlinkClick>" if ties.link_ink else f"{start}/>"


def photo(placed: Placed, item: SlidePicture, number: int, relation: str) -> str:
    """Return a picture, cropped from its edges."""
    sides, ends = (round(share * 100_000) for share in item.crop)
    crop = f'<a:srcRect l="{sides}" t="{ends}" r="{sides}" b="{ends}"/>'
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="{escape(placed.name)}" '
        f'descr="{escape(item.alt)}"/><p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr>'
        f'<p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="{relation}"/>{crop}'
        f"<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{frame(placed.box)}"
        f"{geometry('rect')}</p:spPr></p:pic>"
    )


def grid(placed: Placed, item: SlideTable, number: int, ties: Ties) -> str:
    """Return a table whose head is flagged: its first row, or its first column if it is turned."""
    columns = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in item.widths)
    rows = "".join(
        f'<a:tr h="{emu(height)}">'
        + "".join(_cell(item, (index, at), ties) for at in range(len(row)))
        + "</a:tr>"
        for index, (row, height) in enumerate(zip(item.rows, item.heights, strict=True))
    )
    axis = "Col" if item.is_turned else "Row"
    total = f' last{axis}="1"' if item.has_total else ""
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{number}" name="{escape(placed.name)}" '
        f'descr="{escape(item.alt)}"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/>'
        f"</p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>{frame(placed.box, 'p:xfrm')}"
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f'<a:tbl><a:tblPr first{axis}="1"{total}><a:tableStyleId>{TABLE_STYLE}</a:tableStyleId>'
        f"</a:tblPr><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic>"
        "</p:graphicFrame>"
    )


def _cell(item: SlideTable, place: tuple[int, int], ties: Ties) -> str:
    row, column = place
    cell = item.rows[row][column]
    body = runs(cell.runs, ties, cell.ink, item.size)
    end = "" if body else f'<a:endParaRPr lang="{ties.tag}" sz="{item.size * 100}"/>'
    side, air = emu(item.side), emu(item.padding)
    left = (side if column else 0) + emu(cell.inset * item.size)
    right = side if column < len(item.widths) - 1 else 0
    return (
        f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="{ALIGNS[cell.align]}"/>'
        f"{body}{end}</a:p></a:txBody>"
        f'<a:tcPr marL="{left}" marR="{right}" marT="{air}" marB="{air}" '
        f'anchor="{"t" if row else "b"}">{_rules(item, row, column)}<a:noFill/></a:tcPr></a:tc>'
    )


def _rules(item: SlideTable, row: int, column: int) -> str:
    """Return a cell's edges: a line after the head and before the total, hairlines elsewhere."""
    rows, columns = len(item.rows), len(item.widths)
    if item.is_turned:
        before, after = (HEAD_LINE * _is_strong(item, at, columns) for at in (column - 1, column))
        return _edges(before, after, HAIRLINE)
    is_total = item.has_total and row == rows - 1
    below = HEAD_LINE if _is_strong(item, row, rows) else HAIRLINE
    return _edges(0, 0, 0 if is_total else below)


def _is_strong(item: SlideTable, at: int, count: int) -> bool:
    """Tell whether a line follows the row ``at`` of so many, or the column of a turned table."""
    return at == 0 or (item.has_total and at == count - 2)


def _edges(left: float, right: float, below: float) -> str:
    edges = (("lnL", left), ("lnR", right), ("lnT", 0), ("lnB", below))
    return "".join(
        f'<a:{side} w="{emu(weight)}">{_line(weight)}</a:{side}>' for side, weight in edges
    )


def _line(weight: float) -> str:
    if not weight:
        return "<a:noFill/>"
    return fill("second" if weight == HEAD_LINE else "line")
