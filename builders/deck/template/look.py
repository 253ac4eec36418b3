"""Theme tokens in; the DrawingML theme and the text styles of the deck's masters out."""

from __future__ import annotations

from builders.deck.package import colours
from builders.deck.package.colours import fill
from builders.deck.package.xml import HEAD, NAMES, emu, escape
from builders.design.theme import Role, Screen, Theme

FACE = "Arial"  # on every Windows, macOS and iOS; Liberation Sans has its widths elsewhere
LEVELS = 5
BODY = 2  # which of the sizes of a body is usual
LEVEL_INDENT = 24  # points, for what a teacher adds by hand


def theme_part(theme: Theme) -> str:
    """Return the colours, faces and formats of a theme."""
    slots = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
        for name, value in colours.slots(theme.palette).items()
    )
    face = f'<a:latin typeface="{FACE}"/><a:ea typeface=""/><a:cs typeface=""/>'
    solid = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="{emu(1)}">{solid}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    # PowerPoint repairs a theme with fewer than three of each format.
    return (
        f'{HEAD}<a:theme {NAMES} name="{escape(theme.name)}"><a:themeElements>'
        f'<a:clrScheme name="{escape(theme.name)}">{slots}</a:clrScheme>'
        f'<a:fontScheme name="{FACE}"><a:majorFont>{face}</a:majorFont>'
        f"<a:minorFont>{face}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="{escape(theme.name)}"><a:fillStyleLst>{solid * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{solid * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>"
        "</a:theme>"
    )


def level(number: int, size: float, ink: Role, *, bold: bool = False, align: str = "l") -> str:
    """Return one level of a list style; the first stands at the margin, without a bullet."""
    indent = emu(LEVEL_INDENT * (number - 1))
    bullet = '<a:buChar char="•"/>' if number > 1 else "<a:buNone/>"
    hang = emu(LEVEL_INDENT) if number > 1 else 0
    return (
        f'<a:lvl{number}pPr marL="{indent}" indent="{-hang}" algn="{align}" '
        f'defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        f'<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
        f'{bullet}<a:defRPr sz="{round(size * 100)}" b="{int(bold)}" kern="1200">{fill(ink)}'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
        f"</a:defRPr></a:lvl{number}pPr>"
    )


def text_styles(screen: Screen) -> str:
    """Return the master's styles for titles, bodies and other text."""
    title = level(1, screen.title, "ink", bold=True).replace("+mn-", "+mj-")
    body = "".join(level(number, screen.body[BODY], "ink") for number in range(1, LEVELS + 1))
    other = level(1, screen.figure[1], "ink")
    return (
        f"<p:txStyles><p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{body}</p:bodyStyle>"
        f"<p:otherStyle>{other}</p:otherStyle></p:txStyles>"
    )
