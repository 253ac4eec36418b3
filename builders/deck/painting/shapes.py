"""Placed pictures and tables in; the XML of a slide's shapes out."""

from __future__ import annotations

from builders.deck.package.colours import fill
from builders.deck.package.xml import (
    ALIGNS,
    emu,
    escape,
    frame,
    geometry,
)
from builders.deck.painting.texts import Ties, runs
from builders.deck.slides import Placed, SlidePicture, SlideTable
from builders.deck.template.blank import TABLE_STYLE
from builders.design.scripts.bidi import is_turned

HAIRLINE, HEAD_LINE = 0.75, 1.5  # points


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


def group(placed: Placed, number: int, alt: str, shapes: str) -> str:
    """Return shapes as one, which is told by ``alt``."""
    box = placed.box
    place = (
        f'<a:off x="{emu(box.x)}" y="{emu(box.y)}"/>'
        f'<a:ext cx="{emu(box.width)}" cy="{emu(box.height)}"/>'
    )
    child = place.replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{number}" name="{escape(placed.name)}" '
        f'descr="{escape(alt)}"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>'
        f"<a:xfrm>{place}{child}</a:xfrm></p:grpSpPr>{shapes}</p:grpSp>"
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
    turn = ' rtl="1"' if is_turned("".join(run.text for run in cell.runs)) else ""
    left = (side if column else 0) + emu(cell.inset * item.size)
    right = side if column < len(item.widths) - 1 else 0
    return (
        f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="{ALIGNS[cell.align]}"{turn}/>'
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
