"""Words in; the XML of a text box, or of a layout's placeholder that is filled with them, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

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
from builders.deck.painting import letters
from builders.deck.painting.letters import Look
from builders.deck.slides import (
    Item,
    NativeChart,
    Para,
    Placed,
    Rectangle,
    ShapeGroup,
    SlidePicture,
    SlideTable,
    TextRun,
    Words,
)
from builders.deck.template.holders import FLUSH, FREE, Holder, Insets
from builders.deck.template.placeholders import Placeholder, Style
from builders.design.geometry import Box
from builders.design.scripts.bidi import is_turned
from builders.design.scripts.forms import forms
from builders.design.theme import Role
from builders.design.type import Run
from builders.languages import tags
from builders.problems import assert_never

PLAIN = ' cap="none" spc="0"'  # capitals and spaced letters of a user's template are wider
SPACING = (
    '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
    '<a:spcAft><a:spcPts val="0"/></a:spcAft><a:buNone/>'
)
INSETS = ("lIns", "tIns", "rIns", "bIns")
MIXED = ("display_muted",)  # LibreOffice loses a part of a colour that it inherits as a mixture
HAIR = 0.01  # points; insets that differ by less are the same
# Without a font of its own LibreOffice takes the bullet from a symbol font, where it sits high.
_DOT = '<a:buFont typeface="+mn-lt"/><a:buChar char="•"/>'
_LEAD = "\u200b"  # of no width: a number has the look of the first sign after it
_LINK_COLOUR = "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor"  # [MS-ODRAWXML]
_OWN_COLOUR = (  # the run's own fill stands before the theme's colour of links
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}">'
    f'<ahyp:hlinkClr xmlns:ahyp="{_LINK_COLOUR}" val="tx"/></a:ext></a:extLst>'
)
_TEXT_BOX = '<p:cNvSpPr txBox="1"/>'
_JUMP = 'action="ppaction://hlinksldjump"'


class Ties(Struct, frozen=True):
    """What a slide's shapes refer to: the relation of each address and of each slide number.

    ``holders`` are the placeholders of the slide's layout. The theme's colour of links is not for a
    dark slide, which has a ``link_ink`` of its own.
    """

    tag: str
    links: Mapping[str, str]
    jumps: Mapping[int, str]
    holders: Mapping[Placeholder, Holder]
    link_ink: Role | None = None


def words(placed: Placed, item: Words, number: int, ties: Ties, others: Sequence[Box]) -> str:
    """Return a text box or, on its layout's placeholder, what differs there from the placeholder.

    ``others`` are the boxes of what else stands on the slide.
    """
    holder = ties.holders.get(item.placeholder, FREE) if item.placeholder else FREE
    inherits = holder.has_room(placed.box, others)
    jump = f'<a:hlinkClick r:id="{ties.jumps[item.jump]}" {_JUMP}/>' if item.jump else ""
    lock = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>' if holder.tie else _TEXT_BOX
    place = "" if inherits else frame(placed.box)
    insets = holder.insets_of(placed.box, item.anchor) if inherits else FLUSH
    paragraphs = "".join(_paragraph(para, item, holder, ties) for para in item.paragraphs)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escape(placed.name)}">{jump}</p:cNvPr>'
        f"{lock}<p:nvPr>{holder.tie}</p:nvPr></p:nvSpPr><p:spPr>{place}{geometry('rect')}"
        f"{fill(item.fill)}</p:spPr><p:txBody>{_body(item, holder, insets)}"
        f"<a:lstStyle>{''.join(_levels(item, holder))}</a:lstStyle>{paragraphs}</p:txBody></p:sp>"
    )


def _body(item: Words, holder: Holder, insets: Insets) -> str:
    """Return the text's frame; what the placeholder gives by itself is left to it."""
    own = holder.style
    pairs = zip(INSETS, insets, holder.insets, strict=True)
    margins = "".join(
        f' {name}="{emu(inset)}"'
        for name, inset, given in pairs
        if not holder.tie or abs(inset - given) > HAIR
    )
    wrap = "" if own else ' wrap="square"'
    is_given = own and own.anchor == item.anchor
    return f"<a:bodyPr{wrap}{margins}{'' if is_given else _anchored(item)}/>"


def _anchored(item: Words) -> str:
    return f' anchor="{ANCHORS[item.anchor]}"'


def _levels(item: Words, holder: Holder) -> Iterator[str]:
    """Yield the style of each level, which its runs inherit."""
    for level in range(1, max(para.level for para in item.paragraphs) + 2):
        size = holder.size if holder.style or level == 1 else 0
        letters = "" if item.size == size else f' sz="{item.size * 100}"'
        found = _ours(item, holder.style, letters) if holder.style else _theirs(item, letters)
        if found:
            yield f"<a:lvl{level}pPr{found}</a:lvl{level}pPr>"


def _ours(item: Words, given: Style, letters: str) -> str:
    """Return what differs from the style that the placeholder gives."""
    align = "" if item.align == given.align else f' algn="{ALIGNS[item.align]}"'
    is_given = item.ink in {None, given.ink} and item.ink not in MIXED
    colour = "" if is_given else fill(item.ink)
    look = f"<a:defRPr{letters}>{colour}</a:defRPr>" if letters or colour else ""
    return f"{align}>{look}" if align or look else ""


def _theirs(item: Words, letters: str) -> str:
    """Return a whole style: a user's template may space and indent its text in its own way."""
    look = f' b="0" i="0"{PLAIN}>{fill(item.ink)}' if item.ink else f"{PLAIN}>"
    return (
        f' marL="0" indent="0" algn="{ALIGNS[item.align]}">{SPACING}'
        f"<a:defRPr{letters}{look}</a:defRPr>"
    )


def _paragraph(para: Para, item: Words, holder: Holder, ties: Ties) -> str:
    first = para is item.paragraphs[0]
    margin, hang = emu(para.indent * item.size), emu(para.hang * item.size)
    before = 0 if first else round(para.before * item.size * 100)
    space = f'<a:spcBef><a:spcPts val="{before}"/></a:spcBef>'
    level = f' lvl="{para.level}"' if para.level else ""
    look = f'marL="{margin}"{level} indent="{-hang}"{_turn(item)}'
    properties = f"<a:pPr {look}>{space}{_bullet(para)}</a:pPr>"
    bold = holder.style is not None and holder.style.bold
    drawn = "".join(_run(run, ties, bold=bold) for run in para.runs)
    is_led = para.bullet == "number" and any(map(_has_look, para.runs[:1]))
    lead = letters.runs(_LEAD, Look(ties.tag, "")) if is_led else ""
    return f"<a:p>{properties}{lead}{drawn}</a:p>"


def _has_look(run: TextRun) -> bool:
    """Tell whether a number before ``run`` would be set in its letters: slanted, bold, shifted."""
    return run.italic or run.bold or run.code or bool(forms(run.text[:1])[0].shift)


def _turn(item: Words) -> str:
    """Return what makes paragraphs run from the right, if all of their words do."""
    if not all(is_turned(para.plain) for para in item.paragraphs):
        return ""
    return f' algn="{ALIGNS["right" if item.align == "left" else item.align]}" rtl="1"'


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


def _run(
    run: TextRun, ties: Ties, ink: Role | None = None, size: float = 0, *, bold: bool = False
) -> str:
    """Return a run among words that are ``bold`` by themselves or not."""
    link, link_ink = (_link(run, ties), ties.link_ink) if run.link else ("", None)
    colour = fill(link_ink or run.ink or ink) if link_ink or run.ink or ink else ""
    tag = tags().get(run.language, ties.tag)
    is_said = run.bold and not bold
    surely = bold and not run.bold
    look = Look(tag, colour, size, is_said, run.italic, link, surely=surely, code=run.code)
    own = letters.properties(look)
    if run.counts:
        text = f"{own}<a:t>{escape(run.text)}</a:t>"
        return f'<a:fld id="{NUMBER_FIELD}" type="slidenum">{text}</a:fld>'
    return f"<a:br>{own}</a:br>".join(letters.runs(line, look) for line in run.text.split("\n"))


def _link(run: TextRun, ties: Ties) -> str:
    """Return what a run leads to; LibreOffice heeds a link's own colour, not the colour map."""
    assert run.link
    tip = f' tooltip="{escape(run.tip)}"' if run.tip else ""
    start = f'<a:hlinkClick r:id="{ties.links[run.link]}"{tip}'
    return f"{start}>{_OWN_COLOUR}</a:hlinkClick>" if ties.link_ink else f"{start}/>"


def addresses(item: Item) -> Iterator[str]:
    """Yield every address that the words of ``item`` lead to."""
    match item:
        case Words():
            runs: Iterable[TextRun | Run] = (run for para in item.paragraphs for run in para.runs)
        case SlideTable():
            runs = (run for row in item.rows for cell in row for run in cell.runs)
        case ShapeGroup():
            runs = (run for label in item.scene.labels for line in label.lines for run in line)
        case NativeChart() | SlidePicture() | Rectangle():
            runs = ()
        case _:
            assert_never(item)
    yield from (run.link for run in runs if run.link)
