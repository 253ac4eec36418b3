"""Clicks in; the timing that shows shapes and paragraphs one after the other out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from msgspec import Struct

APPEAR = 1  # presetID of the entrance «Appear», ECMA-376 part 1, 19.5.33


class Target(Struct, frozen=True):
    """What appears: a shape by its number or, of one with text, some of its paragraphs."""

    shape: int
    paragraphs: tuple[int, ...] = ()
    has_text: bool = True


def timing(clicks: Sequence[Sequence[Target]]) -> str:
    """Return the main sequence; each click shows its targets together."""
    if not clicks:
        return ""
    ids = count(3)
    steps = "".join(_step(click, ids) for click in clicks)
    built = [target for click in clicks for target in click if target.has_text]
    shapes = dict.fromkeys(target.shape for target in built)
    whole = {target.shape for target in built if not target.paragraphs}
    builds = "".join(
        f'<p:bldP spid="{shape}" grpId="0"{"" if shape in whole else _BY_PARAGRAPH}/>'
        for shape in shapes
    )
    return (
        '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" '
        'nodeType="tmRoot"><p:childTnLst><p:seq concurrent="1" nextAc="seek"><p:cTn id="2" '
        f'dur="indefinite" nodeType="mainSeq"><p:childTnLst>{steps}</p:childTnLst></p:cTn>'
        '<p:prevCondLst><p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond>'
        '</p:prevCondLst><p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl><p:sldTgt/>'
        "</p:tgtEl></p:cond></p:nextCondLst></p:seq></p:childTnLst></p:cTn></p:par></p:tnLst>"
        f"<p:bldLst>{builds}</p:bldLst></p:timing>"
    )


_BY_PARAGRAPH = ' build="p"'


def _step(click: Sequence[Target], ids: Iterator[int]) -> str:
    outer, inner = next(ids), next(ids)
    parts = [
        (target, part)
        for target in click
        for part in [_paragraph(index) for index in target.paragraphs] or [""]
    ]
    effects = "".join(
        _effect(target, part, "withEffect" if index else "clickEffect", ids)
        for index, (target, part) in enumerate(parts)
    )
    return (
        f'<p:par><p:cTn id="{outer}" fill="hold"><p:stCondLst><p:cond delay="indefinite"/>'
        f'</p:stCondLst><p:childTnLst><p:par><p:cTn id="{inner}" fill="hold"><p:stCondLst>'
        f'<p:cond delay="0"/></p:stCondLst><p:childTnLst>{effects}</p:childTnLst></p:cTn></p:par>'
        "</p:childTnLst></p:cTn></p:par>"
    )


def _paragraph(index: int) -> str:
    return f'<p:txEl><p:pRg st="{index}" end="{index}"/></p:txEl>'


def _effect(target: Target, part: str, node: str, ids: Iterator[int]) -> str:
    shape = target.shape
    inside = f'<p:spTgt spid="{shape}">{part}</p:spTgt>' if part else f'<p:spTgt spid="{shape}"/>'
    group = ' grpId="0"' if target.has_text else ""  # of the build list, which groups are not in
    return (
        f'<p:par><p:cTn id="{next(ids)}" presetID="{APPEAR}" presetClass="entr" presetSubtype="0" '
        f'fill="hold"{group} nodeType="{node}"><p:stCondLst><p:cond delay="0"/></p:stCondLst>'
        f'<p:childTnLst><p:set><p:cBhvr><p:cTn id="{next(ids)}" dur="1" fill="hold"><p:stCondLst>'
        f'<p:cond delay="0"/></p:stCondLst></p:cTn><p:tgtEl>{inside}</p:tgtEl><p:attrNameLst>'
        "<p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr><p:to>"
        '<p:strVal val="visible"/></p:to></p:set></p:childTnLst></p:cTn></p:par>'
    )
