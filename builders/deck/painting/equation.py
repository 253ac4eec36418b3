"""A formula in a drawing goes in; an equation that PowerPoint edits, or else its drawing, out.

The two are alternatives (ECMA-376 part 3): PowerPoint takes the first, a program that does not
edit equations the second. LibreOffice knows ``a14`` and yet loses an equation, so ``a16`` is asked
for too, which PowerPoint has known since 2016.
"""

from __future__ import annotations

from functools import partial
from math import floor

from builders.deck.package.colours import fill
from builders.deck.package.xml import ALIGNS, escape, frame, geometry, line
from builders.deck.painting.freeform import freeform, room
from builders.design.geometry import Box
from builders.design.mathematics.omml import omml
from builders.design.scene import Formula
from builders.design.theme import Role

# Digits of Cambria Math are 0.55 em wide, those of the drawn formula 0.5: at this share of its size
# an equation takes no more room than the drawing.
SHARE = 0.88
_COMPATIBLE = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_NEEDED = (
    'xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" '
    'xmlns:a16="http://schemas.microsoft.com/office/drawing/2014/main" Requires="a14 a16"'
)


def equation(mark: Formula, number: int, around: Box, language: str) -> str:
    """Return a formula whose place is counted from the corner of ``around``."""
    drawn = freeform(mark, number, around)
    if mark.editable is None:
        return drawn
    size = floor(mark.size * SHARE) * 100
    letters = partial(_letters, "rPr", language, size, mark.ink)
    said = omml(mark.editable, mark.align, letters)
    shape = (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="formula" descr="{escape(mark.said)}"/>'
        f'<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{frame(room(mark, around))}'
        f"{geometry('rect')}{fill(None)}{line(None, 0)}</p:spPr><p:txBody>"
        '<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="ctr">'
        f'<a:noAutofit/></a:bodyPr><a:lstStyle/><a:p><a:pPr algn="{ALIGNS[mark.align]}"/>'
        f"<a14:m>{said}</a14:m>{_letters('endParaRPr', language, size, mark.ink, slanted=False)}"
        "</a:p></p:txBody></p:sp>"
    )
    return (
        f"<mc:AlternateContent {_COMPATIBLE}><mc:Choice {_NEEDED}>{shape}</mc:Choice>"
        f"<mc:Fallback>{drawn}</mc:Fallback></mc:AlternateContent>"
    )


def _letters(tag: str, language: str, size: int, ink: Role, slanted: bool) -> str:  # noqa: FBT001
    """Return the properties of a run of an equation."""
    return (
        f'<a:{tag} lang="{language}" sz="{size}" i="{int(slanted)}">{fill(ink)}'
        f'<a:latin typeface="Cambria Math" panose="02040503050406030204" pitchFamily="18" '
        f'charset="0"/></a:{tag}>'
    )
