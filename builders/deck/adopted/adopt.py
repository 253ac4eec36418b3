"""The bytes of a user's own template in; the brand that slides are planned with out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from builders.deck.adopted import inherit, inks, roles
from builders.deck.adopted.brand import Brand, BrandError, TextFrame
from builders.deck.adopted.emptied import emptied
from builders.deck.adopted.foreign import MAIN, Package, opened
from builders.deck.adopted.inherit import DRAWING, SLIDE, Found
from builders.deck.adopted.roles import Candidate
from builders.deck.package.xml import EMU_PER_PT
from builders.deck.template.placeholders import Layout, Placeholder
from builders.design.geometry import Box, Size
from builders.design.theme import Role

USUAL = Size(
    720, 540
)  # points; the least width and the height of the slide that plans are made for
FOOT_HEIGHT = 24
FOOT_SIZE = 12
FOOT_SHARE = 0.8  # of a free foot's width, for the section's name
PLAIN_FILL = 1001  # the first of a theme's grounds, ECMA-376 part 1, 19.3.1.3


def adopt(data: bytes, tag: str) -> Brand:
    """Return the brand of a template for slides in the language of ``tag``.

    Raises ``BrandError``.
    """
    package = opened(data)
    try:
        return _adopted(package, tag)
    except (etree.XMLSyntaxError, StopIteration, ValueError, LookupError) as broken:
        raise BrandError("L320") from broken


class _Base(Struct, frozen=True):
    """A master of the template, its layouts, and which of them is for title and content."""

    package: Package
    master: str
    candidates: tuple[Candidate, ...]
    main: Candidate
    scale: float

    @property
    def body(self) -> Box:
        """Return the room for content."""
        return self.main.texts[0].room.box

    @property
    def parts(self) -> tuple[etree._Element, etree._Element]:
        """Return the content layout and its master, the topmost first."""
        return self.package.tree(self.main.part), self.package.tree(self.master)

    @property
    def colours(self) -> Mapping[str, inks.RGB]:
        """Return the colours of the master's theme."""
        theme = next(iter(self.package.related(self.master, "theme").values()))
        return inks.scheme(self.package.tree(theme), self.parts[1])

    def drawn(self) -> Iterator[tuple[Box, etree._Element]]:
        """Yield what the template draws on its content slides, the topmost first."""
        layout, master = self.parts
        for part in (layout,) if layout.get("showMasterSp") == "0" else (layout, master):
            for shape in inherit.drawn(part):
                if box := inherit.box_of(shape, self.scale):
                    yield box, shape

    @property
    def rank(self) -> tuple[int, float]:
        """Return how well content stands on the master: nothing drawn across it, and its area."""
        across = sum(box.overlaps(self.body) and not self.covers(box) for box, _ in self.drawn())
        return -across, self.body.width * self.body.height

    def covers(self, box: Box) -> bool:
        """Tell whether ``box`` is a ground for all of the content."""
        return box.contains(self.body, roles.SAME)


def _adopted(package: Package, tag: str) -> Brand:
    own, scale = _measured(package)
    size = Size(own.width / scale, own.height / scale)
    found = [
        _Base(package, master, candidates, main, scale)
        for master in package.related(MAIN, "slideMaster").values()
        if (candidates := tuple(_candidates(package, master, size, scale)))
        and (main := roles.content(candidates, size))
    ]
    if not found:
        raise BrandError("L322")
    base = max(found, key=lambda each: each.rank)
    playing = roles.assigned(base.candidates, base.main)
    free = _free_foot(base, size)
    return Brand(
        package=emptied(package, tag),
        size=size,
        scale=scale,
        layouts={role: (each.part, each.name) for role, each in playing.items()},
        frames={
            role: {**_feet(base, each, free), **_texts(base, role, each)}
            for role, each in playing.items()
        },
        inks=inks.inks(base.colours, _ground(base, base.body), base.main.texts[0].ink),
    )


def _measured(package: Package) -> tuple[Size, float]:
    """Return the size of the template's slides, and how much larger they are than usual ones."""
    listed = package.tree(MAIN).find(f"{SLIDE}sldSz")
    if listed is None:
        raise BrandError("L320")
    width, height = (int(listed.get(name, "0")) / EMU_PER_PT for name in ("cx", "cy"))
    scale = min(width / USUAL.width, height / USUAL.height)
    if scale <= 0:
        raise BrandError("L320")
    return Size(width, height), scale


def _candidates(package: Package, master: str, slide: Size, scale: float) -> Iterator[Candidate]:
    """Yield the layouts of a master, in the order of its list."""
    root = package.tree(master)
    targets = package.related(master, "slideLayout")
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    for listed in root.iter(f"{SLIDE}sldLayoutId"):
        part = targets.get(listed.get(relation, ""), "")
        if not part:
            continue
        layout = package.tree(part)
        named = layout.find(f"{SLIDE}cSld")
        yield Candidate(
            part=part,
            kind=layout.get("type", ""),
            name="" if named is None else named.get("name", ""),
            ground=_ground_key(layout),
            found=_apart(tuple(inherit.placeholders(layout, root, slide, scale))),
        )


def _apart(found: tuple[Found, ...]) -> tuple[Found, ...]:
    """Return the placeholders, the text that begins under a title cut to begin below it."""
    titles = [each.room.box for each in found if each.kind in inherit.TITLES]

    def cut(each: Found) -> Found:
        box = each.room.box
        over = [title for title in titles if title.overlaps(box) and title.y < box.y < title.bottom]
        if each.kind not in inherit.TEXTS or not over:
            return each
        return replace(each, room=replace(each.room, box=box.below(over[0].bottom - box.y)))

    return tuple(cut(each) for each in found)


def _ground_key(layout: etree._Element) -> str:
    """Return what tells apart layouts whose text stands on different grounds."""
    ground = layout.find(f"{SLIDE}cSld/{SLIDE}bg")
    mapped = layout.find(f"{SLIDE}clrMapOvr/{DRAWING}overrideClrMapping")
    parts = (etree.tostring(each).decode() for each in (ground, mapped) if each is not None)
    return "".join((layout.get("showMasterSp", "1"), *parts))


def _texts(base: _Base, role: Layout, each: Candidate) -> Mapping[Placeholder, TextFrame]:
    """Return the rooms that a layout has for the words of a slide."""
    placeholders: tuple[Placeholder, ...] = ("body", "second") if role == "two" else ("body",)
    found = {"title": each.titles[0], **dict(zip(placeholders, each.texts, strict=False))}
    return {
        placeholder: replace(text.room, ink=_own_ink(base, text))
        for placeholder, text in found.items()
    }


def _feet(
    base: _Base, each: Candidate, free: Mapping[Placeholder, TextFrame]
) -> Mapping[Placeholder, TextFrame]:
    """Return the rooms at the foot; a layout without any clear of the text has the free ones."""
    kinds: Mapping[Placeholder, str] = {"foot": "ftr", "number": "sldNum"}
    own = {placeholder: each.other(kind) for placeholder, kind in kinds.items()}
    return {
        placeholder: found.room
        for placeholder, found in own.items()
        if found and not found.room.box.overlaps(base.body)
    } or free


def _free_foot(base: _Base, slide: Size) -> Mapping[Placeholder, TextFrame]:
    """Return rooms under the body, or none where the template draws something there."""
    body = base.body
    row = Box(body.x, (body.bottom + slide.height - FOOT_HEIGHT) / 2, body.width, FOOT_HEIGHT)
    taken = any(box.overlaps(row) and not base.covers(box) for box, _ in base.drawn())
    if taken or row.y < body.bottom:
        return {}
    name, number = row.columns((FOOT_SHARE, 1 - FOOT_SHARE))
    return {
        "foot": TextFrame("", name, FOOT_SIZE, "left", "middle"),
        "number": TextFrame("", number, FOOT_SIZE, "right", "middle"),
    }


def _own_ink(base: _Base, found: Found) -> Role | None:
    """Return the colour of words that would not take the template's by themselves.

    It is the ink of the body, or its ground where the template means the contrary of the body.
    """
    colours = base.colours
    shown = inks.resolved(found.ink, colours)
    if found.inherits or shown is None:
        return None
    behind = _ground(base, found.room.box)
    if behind and inks.contrast(shown, behind) < inks.VISIBLE:
        return "ink"
    body = inks.resolved(base.main.texts[0].ink, colours) or colours["tx1"]
    is_apart = behind != _ground(base, base.body) or any(
        box.contains(found.room.box, roles.SAME) and not base.covers(box) for box, _ in base.drawn()
    )
    return "ground" if is_apart and inks.contrast(shown, body) >= inks.READABLE else "ink"


def _ground(base: _Base, room: Box) -> inks.RGB | None:
    """Return the colour behind ``room``, or None where that is a picture or a gradient."""
    for box, shape in base.drawn():
        if box.contains(room, roles.SAME):
            return inks.resolved(shape.find(f"{SLIDE}spPr/{DRAWING}solidFill/*"), base.colours)
    grounds = (part.find(f"{SLIDE}cSld/{SLIDE}bg") for part in base.parts)
    ground = next((each for each in grounds if each is not None), None)
    if ground is None:
        return base.colours.get("bg1")
    return inks.resolved(_fill(ground), base.colours)


def _fill(ground: etree._Element) -> etree._Element | None:
    """Return the one colour of a slide's ground, if it has no more than one."""
    listed = ground.find(f"{SLIDE}bgRef")
    if listed is not None:
        return listed[0] if listed.get("idx") == str(PLAIN_FILL) and len(listed) else None
    return ground.find(f"{SLIDE}bgPr/{DRAWING}solidFill/*")
