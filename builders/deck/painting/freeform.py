"""A formula or lines of a drawing go in; one freeform shape, a path for each outline, comes out."""

from __future__ import annotations

from collections.abc import Mapping

from builders.deck.package.colours import fill
from builders.deck.package.xml import SILENT, emu, escape, frame, line
from builders.design.geometry import Box
from builders.design.mathematics.drawn import Mark, Point
from builders.design.mathematics.outlines import outlines
from builders.design.scene import Dash, Formula, Trace

DASHES: Mapping[Dash, str] = {
    "solid": "",
    "dash": '<a:prstDash val="dash"/>',
    "dot": '<a:prstDash val="sysDot"/>',
    "dash-dot": '<a:prstDash val="dashDot"/>',
}
STEPS = {"M": "moveTo", "L": "lnTo", "Q": "quadBezTo", "Z": "close"}


def freeform(mark: Formula, number: int, around: Box) -> str:
    """Return the shape of a formula whose place is counted from the corner of ``around``."""
    drawn, size = mark.drawn, mark.size
    box = room(mark, around)
    paths = "".join(
        f"<a:path {size_of(box)}>{_path(each, drawn.height, size)}</a:path>" for each in drawn.marks
    )
    look = f"{fill(mark.ink)}{line(None, 0)}"
    return shape(number, f'name="formula" descr="{escape(mark.said)}"', box, paths, look)


def trace(mark: Trace, number: int, around: Box) -> str:
    """Return the shape of lines whose places are counted from the corner of ``around``."""
    own = mark.box
    box = Box(around.x + own.x, around.y + own.y, own.width, own.height)
    steps = "".join(
        f"<a:{step}>{point(x - own.x, y - own.y)}</a:{step}>"
        for each in mark.lines
        for step, (x, y) in zip(("moveTo", *("lnTo",) * (len(each) - 1)), each, strict=True)
    )
    paths = f'<a:path {size_of(box)} fill="none">{steps}</a:path>'
    look = f"{fill(None)}{line(mark.stroke, mark.width, DASHES[mark.dash])}"
    return shape(number, 'name="curve"', box, paths, look)


def size_of(box: Box) -> str:
    """Return how large the ground of a path is that fills ``box``."""
    return f'w="{emu(box.width)}" h="{emu(box.height)}"'


def point(x: float, y: float) -> str:
    """Return a place of a path."""
    return f'<a:pt x="{emu(x)}" y="{emu(y)}"/>'


def shape(number: int, named: str, box: Box, paths: str, look: str) -> str:
    """Return a freeform shape of ``paths``; ``look`` is its fill and line."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" {named}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr>{frame(box)}<a:custGeom><a:avLst/><a:gdLst/>"
        '<a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f"<a:pathLst>{paths}</a:pathLst></a:custGeom>{look}</p:spPr>{SILENT}</p:sp>"
    )


def room(mark: Formula, around: Box) -> Box:
    """Return the room of a formula whose place is counted from the corner of ``around``."""
    drawn, size = mark.drawn, mark.size
    top = around.y + mark.y - drawn.height * size
    return Box(around.x + mark.x, top, drawn.width * size, drawn.total * size)


def _path(mark: Mark, height: float, size: float) -> str:
    """Return an outline from the upper left corner of a formula ``height`` ems above its line."""

    def moved(place: Point) -> str:
        return point(place[0] * size, (height - place[1]) * size)

    return "".join(
        f"<a:{STEPS[step]}>{''.join(map(moved, points))}</a:{STEPS[step]}>"
        for step, points in outlines(mark)
    )
