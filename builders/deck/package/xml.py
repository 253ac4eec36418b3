"""Small values in; the fragments of DrawingML that every part of the deck is written with out."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape as _escape

from builders.deck.package.colours import fill
from builders.design.geometry import Box
from builders.design.theme import Role

NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"  # one id for all slide numbers
EMU_PER_PT = 12_700  # ECMA-376 part 1, 20.1.2.1
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" '
    'val="1"/></a:ext></a:extLst>'
)
# A shape without a text body makes PowerPoint repair the file.
SILENT = "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody>"
ANCHORS = {"top": "t", "middle": "ctr", "bottom": "b"}
ALIGNS = {"left": "l", "center": "ctr", "right": "r"}


def escape(text: str) -> str:
    """Return ``text`` safe inside an element or a quoted attribute."""
    return _escape(text, {'"': "&quot;"})


def emu(points: float) -> int:
    """Return ``points`` in English Metric Units."""
    return round(points * EMU_PER_PT)


def frame(box: Box, tag: str = "a:xfrm", turn: str = "") -> str:
    """Return a shape's place."""
    return (
        f'<{tag}{turn}><a:off x="{emu(box.x)}" y="{emu(box.y)}"/>'
        f'<a:ext cx="{emu(box.width)}" cy="{emu(box.height)}"/></{tag}>'
    )


def line(role: Role | None, width: float, dash: str = "") -> str:
    """Return an outline."""
    if role is None:
        return "<a:ln><a:noFill/></a:ln>"
    return f'<a:ln w="{emu(width)}">{fill(role)}{dash}</a:ln>'


def geometry(preset: str) -> str:
    """Return a preset shape."""
    return f'<a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>'


def decoration(number: int, name: str, box: Box, role: Role, outline: Role | None = None) -> str:
    """Return a rectangle that says nothing."""
    edge = line(outline, 1) if outline else line(None, 0)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escape(name)}">{DECORATIVE}</p:cNvPr>'
        f'<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{frame(box)}{geometry("rect")}'
        f"{fill(role)}{edge}</p:spPr>{SILENT}</p:sp>"
    )


def tree(shapes: Sequence[str]) -> str:
    """Return the shape tree of a slide, a layout or a master."""
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
        f'<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>{"".join(shapes)}</p:spTree>'
    )
