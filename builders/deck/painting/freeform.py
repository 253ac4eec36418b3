"""A formula in a drawing goes in; one freeform shape with a path for each of its outlines out."""

from __future__ import annotations

from builders.deck.package.colours import fill
from builders.deck.package.xml import SILENT, emu, escape, frame, line
from builders.design.geometry import Box
from builders.design.mathematics.drawn import Mark, Point
from builders.design.mathematics.outlines import outlines
from builders.design.scene import Formula

STEPS = {"M": "moveTo", "L": "lnTo", "Q": "quadBezTo", "Z": "close"}


def freeform(mark: Formula, number: int, around: Box) -> str:
    """Return the shape of a formula whose place is counted from the corner of ``around``."""
    drawn, size = mark.drawn, mark.size
    box = room(mark, around)
    whole = f'w="{emu(box.width)}" h="{emu(box.height)}"'
    paths = "".join(
        f"<a:path {whole}>{_path(each, drawn.height, size)}</a:path>" for each in drawn.marks
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="formula" descr="{escape(mark.said)}"/>'
        f"<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{frame(box)}<a:custGeom><a:avLst/><a:gdLst/>"
        '<a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f"<a:pathLst>{paths}</a:pathLst></a:custGeom>{fill(mark.ink)}{line(None, 0)}</p:spPr>"
        f"{SILENT}</p:sp>"
    )


def room(mark: Formula, around: Box) -> Box:
    """Return the room of a formula whose place is counted from the corner of ``around``."""
    drawn, size = mark.drawn, mark.size
    top = around.y + mark.y - drawn.height * size
    return Box(around.x + mark.x, top, drawn.width * size, drawn.total * size)


def _path(mark: Mark, height: float, size: float) -> str:
    """Return an outline from the upper left corner of a formula ``height`` ems above its line."""

    def point(place: Point) -> str:
        return f'<a:pt x="{emu(place[0] * size)}" y="{emu((height - place[1]) * size)}"/>'

    return "".join(
        f"<a:{STEPS[step]}>{''.join(map(point, points))}</a:{STEPS[step]}>"
        for step, points in outlines(mark)
    )
