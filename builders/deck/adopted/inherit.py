"""A template's layout and its master in; the layout's placeholders with what they inherit out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from lxml import etree
from msgspec import Struct

from builders.deck.adopted.brand import TextFrame
from builders.deck.package.xml import EMU_PER_PT, escape
from builders.deck.template.holders import Insets
from builders.design.geometry import Box, Size
from builders.design.scene import Align, Anchor

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SLIDE = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
TITLES, TEXTS = ("title", "ctrTitle"), ("obj", "body", "subTitle")
INSETS = {"lIns": 91_440, "tIns": 45_720, "rIns": 91_440, "bIns": 45_720}  # EMU, 21.1.2.1.1
DEFAULT_SIZE = 1800  # hundredths of a point, where nothing gives a size
LEAST = 12  # points; a room that is lower or narrower holds no text
_ALIGNS: dict[str, Align] = {"ctr": "center", "r": "right"}
_ANCHORS: dict[str, Anchor] = {"ctr": "middle", "b": "bottom"}
_TIED = ("type", "orient", "sz", "idx")  # the order of ECMA-376 part 1, 19.3.1.36


class Found(Struct, frozen=True):
    """A placeholder: its type, its number, its room, and the colour of its text if it has one.

    ``inherits`` tells whether text on a slide takes that colour by itself.
    """

    kind: str
    index: str
    room: TextFrame
    ink: etree._Element | None
    inherits: bool


def placeholders(
    layout: etree._Element, master: etree._Element, slide: Size, scale: float
) -> Iterator[Found]:
    """Yield the placeholders of ``layout`` that stand on the slide and run from left to right."""
    for shape in layout.iter(f"{SLIDE}sp"):
        placeholder = shape.find(f"{SLIDE}nvSpPr/{SLIDE}nvPr/{SLIDE}ph")
        if placeholder is None or placeholder.get("orient") == "vert":
            continue
        kind = placeholder.get("type", "obj")
        shapes = (shape, *_of_master(master, kind))
        frame = next((box for box in (box_of(shape, scale) for shape in shapes) if box), None)
        if frame is None:
            continue
        insets = _insets(shapes, scale)
        shown = _on_slide(_inside(frame, insets), slide)
        if min(shown.width, shown.height) < LEAST or _is_turned(shapes):
            continue
        listed = tuple(_listed(shapes, master, kind))
        levels = (*listed, *_samples(shapes))
        ink = _ink(_runs(levels))
        tie = "".join(
            f' {name}="{escape(placeholder.get(name, ""))}"'
            for name in _TIED
            if name in placeholder.attrib
        )
        room = TextFrame(
            f"<p:ph{tie}/>",
            shown,
            round(int(_first(_runs(levels), "sz") or DEFAULT_SIZE) / 100 / scale),
            _ALIGNS.get(_first(levels, "algn"), "left"),
            _ANCHORS.get(_first(_bodies(shapes), "anchor"), "top"),
            frame=None if any(map(_is_flipped, shapes)) else frame,
            insets=insets,
            given=int(_first(_runs(listed), "sz") or 0),
        )
        inherits = ink is _ink(_runs(listed))
        yield Found(kind, placeholder.get("idx", "0"), room, ink, inherits)


def drawn(part: etree._Element) -> tuple[etree._Element, ...]:
    """Return what a layout or a master shows besides its placeholders, the topmost first."""
    shapes = part.findall(f"{SLIDE}cSld/{SLIDE}spTree/*")
    return tuple(
        shape
        for shape in reversed(shapes)
        if shape.find(f".//{SLIDE}ph") is None
        and shape.find(f"{SLIDE}spPr/{DRAWING}noFill") is None
    )


def box_of(shape: etree._Element, scale: float) -> Box | None:
    """Return where a shape or a group says that it stands."""
    place = shape.find(f"{SLIDE}spPr/{DRAWING}xfrm")
    if place is None:
        place = shape.find(f"{SLIDE}grpSpPr/{DRAWING}xfrm")
    offset = None if place is None else place.find(f"{DRAWING}off")
    extent = None if place is None else place.find(f"{DRAWING}ext")
    if offset is None or extent is None:
        return None
    values = (offset.get("x"), offset.get("y"), extent.get("cx"), extent.get("cy"))
    x, y, width, height = (int(value or 0) / EMU_PER_PT / scale for value in values)
    return Box(x, y, width, height)


def _of_master(master: etree._Element, kind: str) -> tuple[etree._Element, ...]:
    """Return the master's placeholder that one of ``kind`` inherits from, if there is one."""
    wanted = "title" if kind in TITLES else kind if kind in {"dt", "ftr", "sldNum"} else "body"
    for shape in master.iter(f"{SLIDE}sp"):
        placeholder = shape.find(f"{SLIDE}nvSpPr/{SLIDE}nvPr/{SLIDE}ph")
        if placeholder is not None and placeholder.get("type", "obj") == wanted:
            return (shape,)
    return ()


def _insets(shapes: Sequence[etree._Element], scale: float) -> Insets:
    bodies = _bodies(shapes)
    left, top, right, bottom = (
        int(_first(bodies, name) or usual) / EMU_PER_PT / scale for name, usual in INSETS.items()
    )
    return left, top, right, bottom


def _inside(frame: Box, insets: Insets) -> Box:
    left, top, right, bottom = insets
    return Box(
        frame.x + left, frame.y + top, frame.width - left - right, frame.height - top - bottom
    )


def _is_flipped(shape: etree._Element) -> bool:
    """Tell whether a shape is turned or mirrored."""
    place = shape.find(f"{SLIDE}spPr/{DRAWING}xfrm")
    return place is not None and any(place.get(name) for name in ("rot", "flipH", "flipV"))


def _on_slide(box: Box, slide: Size) -> Box:
    x, y = max(box.x, 0), max(box.y, 0)
    return Box(x, y, min(box.right, slide.width) - x, min(box.bottom, slide.height) - y)


def _bodies(shapes: Sequence[etree._Element]) -> tuple[etree._Element, ...]:
    found = (shape.find(f"{SLIDE}txBody/{DRAWING}bodyPr") for shape in shapes)
    return tuple(body for body in found if body is not None)


def _is_turned(shapes: Sequence[etree._Element]) -> bool:
    bodies = _bodies(shapes)
    return _first(bodies, "vert") not in {"", "horz"} or _first(bodies, "rot") not in {"", "0"}


def _listed(
    shapes: Sequence[etree._Element], master: etree._Element, kind: str
) -> Iterator[etree._Element]:
    """Yield the properties of the first level, the nearest first."""
    style = "titleStyle" if kind in TITLES else "bodyStyle"
    if kind in {"dt", "ftr", "sldNum"}:
        style = "otherStyle"
    places = chain(
        (shape.find(f"{SLIDE}txBody/{DRAWING}lstStyle") for shape in shapes),
        (master.find(f"{SLIDE}txStyles/{SLIDE}{style}"),),
    )
    for place in places:
        level = None if place is None else place.find(f"{DRAWING}lvl1pPr")
        if level is not None:
            yield level


def _first(elements: Sequence[etree._Element], name: str) -> str:
    return next((each.get(name, "") for each in elements if each.get(name)), "")


def _samples(shapes: Sequence[etree._Element]) -> Iterator[etree._Element]:
    """Yield the sample paragraphs' looks, which is all that LibreOffice writes of a style."""
    for shape in shapes:
        paragraph = shape.find(f"{SLIDE}txBody/{DRAWING}p")
        if paragraph is not None:
            yield from paragraph.findall(f"{DRAWING}pPr")
            yield paragraph


def _runs(levels: Sequence[etree._Element]) -> tuple[etree._Element, ...]:
    """Return the looks of the letters."""
    names = ("defRPr", f"r/{DRAWING}rPr", "endParaRPr")
    found = (level.find(f"{DRAWING}{name}") for level in levels for name in names)
    return tuple(each for each in found if each is not None)


def _ink(runs: Sequence[etree._Element]) -> etree._Element | None:
    fills = (each.find(f"{DRAWING}solidFill/*") for each in runs)
    return next((fill for fill in fills if fill is not None), None)
