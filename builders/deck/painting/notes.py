"""A presenter's paragraphs in; the notes page of a slide out."""

from __future__ import annotations

from collections.abc import Sequence

from builders.deck.package.xml import HEAD, NAMES, escape, tree


def notes_part(paragraphs: Sequence[str], tag: str) -> str:
    """Return the notes page; its relations are the notes master and the slide."""
    text = "".join(
        f'<a:p><a:r><a:rPr lang="{tag}"/><a:t>{escape(paragraph)}</a:t></a:r></a:p>'
        for paragraph in paragraphs
    )
    image = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="slide"/><p:cNvSpPr><a:spLocks noGrp="1" '
        'noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr>'
        "</p:nvSpPr><p:spPr/></p:sp>"
    )
    body = (
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="notes"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="body" sz="quarter" idx="1"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{text}</p:txBody></p:sp>"
    )
    return (
        f"{HEAD}<p:notes {NAMES}><p:cSld>{tree([image, body])}</p:cSld><p:clrMapOvr>"
        "<a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )
