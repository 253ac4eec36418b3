"""Theme tokens in; the parts that slides inherit from, master, layouts and notes master, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builders.deck.package import colours
from builders.deck.package.xml import (
    ALIGNS,
    ANCHORS,
    HEAD,
    NAMES,
    NUMBER_FIELD,
    SILENT,
    decoration,
    escape,
    frame,
    geometry,
    tree,
)
from builders.deck.template import boxes, look
from builders.deck.template.look import BODY
from builders.deck.template.placeholders import (
    DARK,
    LAYOUTS,
    WITH_HORIZON,
    Layout,
    Placeholder,
    Style,
    style,
    tie,
)
from builders.design.geometry import Box
from builders.design.theme import Role, Screen, Theme

MASTER_ID = 2_147_483_648  # ECMA-376 part 1, 19.7.13; the layouts take the ids after it
HORIZON_WEIGHT = 1.5  # points
QUOTE_SIZE = 96  # of the mark that stands before a quotation
QUOTE_RISE = 36  # points that the mark stands above the first line
MASTER: Layout = "content"  # whose placeholders the master has
INHERITED: tuple[Placeholder, ...] = ("title", "body", "foot", "number")
BODY_TIE = '<p:ph type="body" idx="1"/>'  # what layouts inherit from has a type
DUMMY = "…"  # LibreOffice forgets the style of a layout's placeholder that holds no text
NOTES_IMAGE = Box(60, 50, 420, 236)  # points, on a page of 540 x 720
NOTES_TEXT = Box(60, 310, 420, 360)
NOTES_SIZE = 12


def master(theme: Theme, tag: str) -> str:
    """Return the slide master."""
    screen = theme.screen
    shapes = [
        decoration(2, "line", boxes.foot_line(screen), "line"),
        *_holders(None, screen, tag, 3),
    ]
    ids = "".join(
        f'<p:sldLayoutId id="{MASTER_ID + number}" r:id="rId{number}"/>'
        for number in range(1, len(LAYOUTS) + 1)
    )
    return (
        f'{HEAD}<p:sldMaster {NAMES} preserve="1"><p:cSld>{_ground("ground")}{tree(shapes)}'
        f"</p:cSld><p:clrMap {_map(is_dark=colours.is_dark(theme.palette))}/>"
        f"<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>"
        f"{look.text_styles(screen)}</p:sldMaster>"
    )


def layout(name: Layout, theme: Theme, tag: str, quote: str) -> str:
    """Return one slide layout; ``quote`` is the mark that opens a quotation."""
    screen = theme.screen
    shapes = list(_decorations(name, screen, tag, quote))
    shapes += _holders(name, screen, tag, len(shapes) + 2)
    title, kind = LAYOUTS[name]
    attributes = f'type="{kind}"' if kind else 'userDrawn="1"'
    dark = name in DARK
    hidden = ' showMasterSp="0"' if dark else ""
    return (
        f'{HEAD}<p:sldLayout {NAMES} {attributes} preserve="1"{hidden}>'
        f'<p:cSld name="{escape(title)}">{_ground("display") if dark else ""}{tree(shapes)}'
        f"</p:cSld>{colour_map(name, theme)}</p:sldLayout>"
    )


def notes_master(tag: str) -> str:
    """Return the master of the presenter's notes."""
    text = (
        f'<p:sp><p:nvSpPr><p:cNvPr id="3" name="notes"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="body" sz="quarter" idx="1"/></p:nvPr></p:nvSpPr><p:spPr>'
        f"{frame(NOTES_TEXT)}{geometry('rect')}</p:spPr><p:txBody>"
        f'<a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="{tag}"/><a:t>{DUMMY}</a:t></a:r></a:p>'
        "</p:txBody></p:sp>"
    )
    image = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="slide"/><p:cNvSpPr><a:spLocks noGrp="1" '
        'noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr>'
        f"</p:nvSpPr><p:spPr>{frame(NOTES_IMAGE)}"
        f"{geometry('rect')}<a:noFill/></p:spPr></p:sp>"
    )
    colours_map = f"<p:clrMap {_map(is_dark=False)}/>"
    level = look.level(1, NOTES_SIZE, "ink")
    return (
        f"{HEAD}<p:notesMaster {NAMES}><p:cSld>{_ground('ground')}{tree([image, text])}</p:cSld>"
        f"{colours_map}<p:notesStyle>{level}</p:notesStyle></p:notesMaster>"
    )


def _ground(role: Role) -> str:
    return f"<p:bg><p:bgPr>{colours.fill(role)}<a:effectLst/></p:bgPr></p:bg>"


def colour_map(name: Layout | None, theme: Theme) -> str:
    """Return which colours a layout and its slides take for which; links glow on a dark ground."""
    own = "<a:masterClrMapping/>"
    if name in DARK:
        mapped = _map(is_dark=colours.is_dark(theme.palette), link=colours.SCHEME["glow"])
        own = f"<a:overrideClrMapping {mapped}/>"
    return f"<p:clrMapOvr>{own}</p:clrMapOvr>"


def _map(*, is_dark: bool, link: str = "") -> str:
    ground, ink = ("dk1", "lt1") if is_dark else ("lt1", "dk1")
    accents = " ".join(f'accent{n}="accent{n}"' for n in range(1, 7))
    links = f'hlink="{link or "hlink"}" folHlink="{link or "folHlink"}"'
    return f'bg1="{ground}" tx1="{ink}" bg2="lt2" tx2="dk2" {accents} {links}'


def _decorations(name: Layout, screen: Screen, tag: str, quote: str) -> Iterator[str]:
    """Yield what a display layout draws behind its text."""
    if name not in DARK:
        return
    if name in WITH_HORIZON:
        horizon = screen.size.height * boxes.HORIZON
        band = Box(0, horizon, screen.size.width, screen.size.height - horizon)
        yield _band(2, band)
        yield decoration(3, "horizon", band.top(HORIZON_WEIGHT), "glow")
        return
    yield decoration(2, "line", boxes.foot_line(screen), "muted")
    box = boxes.body(screen)
    mark = Box(box.x, box.y - QUOTE_RISE, boxes.QUOTE_INDENT, QUOTE_SIZE * 1.2)
    yield _quotation_mark(3, mark, tag, quote)


def _band(number: int, box: Box) -> str:
    """Return the ground below the horizon, a shade lighter than the sky."""
    plain = decoration(number, "ground", box, "display")
    shade = '<a:schemeClr val="dk2"><a:lumMod val="90000"/><a:lumOff val="6000"/></a:schemeClr>'
    return plain.replace('<a:schemeClr val="dk2"/>', shade)


def _quotation_mark(number: int, box: Box, tag: str, quote: str) -> str:
    shape = decoration(number, "mark", box, "display")
    body = (
        '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0"/><a:lstStyle/><a:p>'
        f'<a:r><a:rPr lang="{tag}" sz="{QUOTE_SIZE * 100}">{colours.fill("glow")}</a:rPr>'
        f"<a:t>{escape(quote)}</a:t></a:r></a:p></p:txBody>"
    )
    return shape.replace(SILENT, body)


def _holders(name: Layout | None, screen: Screen, tag: str, start: int) -> list[str]:
    """Return the placeholders of a layout or of the master, numbered from ``start``.

    What a layout has in common with the master it takes from there, and so does the master with its
    text styles.
    """
    shapes = []
    layout, found = name or MASTER, _boxes(name, screen)
    for number, (placeholder, box) in enumerate(found.items(), start):
        own = style(layout, placeholder, screen)
        tied = tie(layout, placeholder) if name or placeholder != "body" else BODY_TIE
        place = "" if name and _is_masters(placeholder, box, screen) else frame(box)
        levels = "" if _is_usual(placeholder, own, screen) else _levels(own, placeholder)
        shapes.append(
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{placeholder}"/><p:cNvSpPr>'
            f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{tied}</p:nvPr>'
            f"</p:nvSpPr><p:spPr>{place}{geometry('rect')}</p:spPr>"
            f'<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" '
            f'anchor="{ANCHORS[own.anchor]}"><a:normAutofit/></a:bodyPr><a:lstStyle>'
            f"{levels}</a:lstStyle>{_sample(placeholder, tag)}</p:txBody></p:sp>"
        )
    return shapes


def _boxes(name: Layout | None, screen: Screen) -> Mapping[Placeholder, Box]:
    """Return the boxes of a layout's placeholders, or of the master's: it has one of each type."""
    found = boxes.placeholders(name or MASTER, screen)
    return found if name else {each: found[each] for each in INHERITED}


def _is_masters(placeholder: Placeholder, box: Box, screen: Screen) -> bool:
    """Tell whether a layout's placeholder stands where the master's of its type does."""
    return placeholder in INHERITED and boxes.placeholders(MASTER, screen)[placeholder] == box


def _is_usual(placeholder: Placeholder, own: Style, screen: Screen) -> bool:
    """Tell whether a title or a body is set as the master's text styles have it."""
    if placeholder == "title":
        return own == Style(screen.title, "ink", bold=True)
    return placeholder == "body" and own == Style(screen.body[BODY], "ink")


def _levels(own: Style, placeholder: Placeholder) -> str:
    align = ALIGNS[own.align]
    count = look.LEVELS if placeholder in {"body", "second"} else 1
    return "".join(
        look.level(number, own.size, own.ink, bold=own.bold, align=align)
        for number in range(1, count + 1)
    )


def _sample(placeholder: Placeholder, tag: str) -> str:
    if placeholder != "number":
        return f'<a:p><a:r><a:rPr lang="{tag}"/><a:t>{DUMMY}</a:t></a:r></a:p>'
    return (
        f'<a:p><a:fld id="{NUMBER_FIELD}" type="slidenum"><a:rPr lang="{tag}"/>'
        "<a:t>‹#›</a:t></a:fld></a:p>"
    )
