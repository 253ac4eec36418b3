"""A plan goes in; the bytes of a tagged PDF file come out. Nothing is decided here.

Every piece of ink is written between marks that name its element, or as an artifact.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from functools import partial
from itertools import groupby

from PIL import Image
from reportlab.pdfbase import pdfdoc

from builders.design.picture import Picture
from builders.handout.marks import (
    BLACK,
    Code,
    Curve,
    Drawing,
    Fragment,
    Line,
    Mark,
    PageImage,
    Shape,
    Stroke,
    Tag,
    moved,
)
from builders.handout.pages import Bookmark, HandoutPlan, Spot
from builders.handout.painting.extents import figures
from builders.handout.painting.operators import colour, curve, num, pen, polyline
from builders.handout.painting.outline import Outline
from builders.handout.painting.pdfa import Archive, Stream
from builders.handout.painting.tags import Tree
from builders.handout.painting.texts import Texts
from builders.problems import assert_never

KAPPA = 0.5523  # of a radius, the handles of a Bézier curve that looks round
LINK_DEPTH = 0.25  # of the type size, below the baseline
PRINTED = 4  # annotation flag, ISO 32000-1 table 165

Piece = tuple[Tag | None, str]


def paint(plan: HandoutPlan) -> bytes:
    """Return the file."""
    document = Archive(plan.title, plan.language)
    painter = _Painter(document, plan)
    painter.write()
    document.Catalog.StructTreeRoot = painter.tree
    document.Outlines = Outline([painter.entry(found) for found in plan.bookmarks])
    if plan.bookmarks:
        document.Catalog.Outlines = document.Outlines
    return bytes(document.GetPDFData(None))


class _Painter:
    """One file while it is written: its fonts, its pictures and its structure so far."""

    def __init__(self, document: Archive, plan: HandoutPlan) -> None:
        self.document = document
        self.plan = plan
        self.size = plan.sheet or plan.size
        self.sides = plan.sides or tuple((Spot(page),) for page in range(len(plan.pages)))
        self.spots = {
            spot.page: (side, spot) for side, spots in enumerate(self.sides) for spot in spots
        }
        self.tree = Tree()
        self.texts = Texts(document)
        self.pictures: dict[Picture, str] = {}
        self.states: dict[tuple[float, float], str] = {}
        self.links = 0

    def write(self) -> None:
        """Write the pages in the order of reading onto sides in the order of printing."""
        codes: list[list[str]] = [[] for _ in self.sides]
        notes: list[list[pdfdoc.PDFObjectReference]] = [[] for _ in self.sides]
        for number, page in enumerate(self.plan.pages):
            side, spot = self.spots[number]
            marks, here = moved(page, spot.x, 0), self.reference(side)
            codes[side] += self._marked(marks, here, side)
            notes[side] += [self._link(*each, here) for each in self._linked(marks)]
            for tag, box in figures(marks).items():
                edges = (box.x, self._up(box.bottom), box.right, self._up(box.y))
                self.tree.bound(tag, edges)
        for side, code in enumerate(codes):
            self._add(side, "\n".join(code), notes[side])
        self.texts.finish()

    def entry(self, bookmark: Bookmark) -> tuple[str, pdfdoc.PDFArray]:
        """Return a bookmark's title and the place that it leads to."""
        side, spot = self.spots[bookmark.page - 1]
        top = self.size.height - bookmark.y
        place = [self.reference(side), pdfdoc.PDFName("XYZ"), spot.x, top, 0]
        return bookmark.title, pdfdoc.PDFArray(place)

    def reference(self, side: int) -> pdfdoc.PDFObjectReference:
        """Return a reference to a side that may not be written yet."""
        return pdfdoc.PDFObjectReference(f"Page{side + 1}")

    def _add(self, side: int, content: str, notes: list[pdfdoc.PDFObjectReference]) -> None:
        page = pdfdoc.PDFPage()
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = side, pdfdoc.PDFName("S")
        page.pagewidth, page.pageheight = self.size.width, self.size.height
        page.Contents = Stream(content=content, filters=[pdfdoc.PDFZCompress])
        page.Annots = notes
        page.Resources = self._resources()
        self.document.updateSignature(content.encode("ascii"))
        self.document.addPage(page)

    def _resources(self) -> pdfdoc.PDFDictionary:
        """Return every font, and the pictures and the opacities met so far."""
        pictures = {name: pdfdoc.PDFObjectReference(name) for name in self.pictures.values()}
        entries = {
            "Font": pdfdoc.PDFObjectReference(pdfdoc.BasicFonts),
            "XObject": pdfdoc.PDFDictionary(pictures),
        }
        if self.states:
            states = {name: pdfdoc.PDFObjectReference(name) for name in self.states.values()}
            entries["ExtGState"] = pdfdoc.PDFDictionary(states)
        return pdfdoc.PDFDictionary(entries)

    def _marked(
        self, marks: tuple[Mark, ...], here: pdfdoc.PDFObjectReference, number: int
    ) -> Iterator[str]:
        pieces = (piece for mark in marks for piece in self._pieces(mark))
        for tag, group in groupby(pieces, lambda piece: piece[0]):
            if tag is None:
                yield "/Artifact BMC"
            else:
                yield f"/{tag.role} <</MCID {self.tree.mark(tag, here, number)}>> BDC"
            yield from (code for _, code in group)
            yield "EMC"

    def _pieces(self, mark: Mark) -> Iterator[Piece]:
        match mark:
            case Line():
                yield from self._line(mark)
            case Stroke():
                y1, y2 = self._up(mark.y1), self._up(mark.y2)
                path = f"{num(mark.x1)} {num(y1)} m {num(mark.x2)} {num(y2)} l S"
                yield mark.tag, f"{pen(mark.ink, mark.width)} {path}"
            case Shape():
                yield mark.tag, self._shape(mark)
            case Curve():
                yield mark.tag, " ".join(self._curve(mark))
            case PageImage():
                x, y = num(mark.x), num(self._up(mark.y + mark.height))
                matrix = f"{num(mark.width)} 0 0 {num(mark.height)} {x} {y} cm"
                yield mark.tag, f"q {matrix} /{self._picture(mark.picture)} Do Q"
            case Drawing():
                yield mark.tag, self._drawing(mark)
            case Code():
                yield mark.tag, f"{colour(BLACK)} rg {' '.join(self._modules(mark))} f"
            case _:
                assert_never(mark)

    def _curve(self, curve: Curve) -> Iterator[str]:
        yield f"q {pen(curve.ink, curve.width)} 1 j"
        if curve.dashes:
            yield f"[{' '.join(map(num, curve.dashes))}] 0 d"
        for points in curve.lines:
            yield polyline((x, self._up(y)) for x, y in points)
        yield "S Q"

    def _drawing(self, mark: Drawing) -> str:
        from builders.handout.painting.sketches import Tools, drawing  # noqa: PLC0415 - few are

        tools = Tools(partial(self.texts.shown, gap=0), self._picture, self._state)
        return drawing(mark, self._up(mark.y), tools)

    def _state(self, fill: float, stroke: float) -> str:
        """Return the name of a graphics state in which so much of each is seen, of 1."""
        if (fill, stroke) not in self.states:
            name = f"State{len(self.states)}"
            self.document.Reference(pdfdoc.PDFDictionary({"ca": fill, "CA": stroke}), name)
            self.states[fill, stroke] = name
        return self.states[fill, stroke]

    def _modules(self, code: Code) -> Iterator[str]:
        """Yield the dark modules as one path: between paths a screen would show light seams."""
        for down, row in enumerate(code.rows, start=1):
            foot, right = num(self._up(code.y + down * code.module)), 0
            for is_dark, run in groupby(row):
                count = len(list(run))
                if is_dark:
                    left, wide = num(code.x + right * code.module), num(count * code.module)
                    yield f"{left} {foot} {wide} {num(code.module)} re"
                right += count

    def _up(self, y: float) -> float:
        """Return ``y`` as PDF counts it, from the foot of the page."""
        return self.size.height - y

    def _line(self, line: Line) -> Iterator[Piece]:
        last = len(line.fragments) - 1
        for number, fragment in enumerate(line.fragments):
            closing = " " if number == last and line.end == "space" else ""
            place = line.x + fragment.x, self._up(line.y) + fragment.rise
            if fragment.equation:
                from builders.handout.painting.equations import equation  # noqa: PLC0415 - few are

                yield fragment.tag, equation(fragment.equation, place, fragment.ink)
            else:
                yield fragment.tag, self.texts.shown(fragment, place, closing, line.gap)

    def _shape(self, shape: Shape) -> str:
        codes = []
        if shape.fill:
            codes.append(f"{colour(shape.fill)} rg")
        if shape.stroke:
            codes.append(pen(shape.stroke, shape.line))
        operator = {(True, True): "B", (True, False): "f", (False, True): "S"}
        paint_it = operator[shape.fill is not None, shape.stroke is not None]
        path = " ".join([*codes, *self._outline(shape), paint_it])
        return f"q [2 1.5] 0 d {path} Q" if shape.dashed else path

    def _outline(self, shape: Shape) -> Iterator[str]:
        left, right = shape.x, shape.x + shape.width
        top, bottom = self._up(shape.y), self._up(shape.y + shape.height)
        if not shape.radius:
            yield f"{num(left)} {num(bottom)} {num(shape.width)} {num(shape.height)} re"
            return
        r, k = shape.radius, shape.radius * (1 - KAPPA)
        yield f"{num(left + r)} {num(top)} m {num(right - r)} {num(top)} l"
        yield curve((right - k, top), (right, top - k), (right, top - r))
        yield f"{num(right)} {num(bottom + r)} l"
        yield curve((right, bottom + k), (right - k, bottom), (right - r, bottom))
        yield f"{num(left + r)} {num(bottom)} l"
        yield curve((left + k, bottom), (left, bottom + k), (left, bottom + r))
        yield f"{num(left)} {num(top - r)} l"
        yield curve((left, top - k), (left + k, top), (left + r, top))
        yield "h"

    def _picture(self, picture: Picture) -> str:
        if picture not in self.pictures:
            name = f"Picture{len(self.pictures)}"
            self.document.Reference(_image(picture), name)
            self.pictures[picture] = name
        return self.pictures[picture]

    def _linked(self, marks: tuple[Mark, ...]) -> Iterator[tuple[Line, Fragment, Tag]]:
        for line in (mark for mark in marks if isinstance(mark, Line)):
            for fragment in line.fragments:
                if fragment.tag and fragment.tag.href:
                    yield line, fragment, fragment.tag

    def _link(
        self, line: Line, fragment: Fragment, tag: Tag, here: pdfdoc.PDFObjectReference
    ) -> pdfdoc.PDFObjectReference:
        left, foot = line.x + fragment.x, self._up(line.y) - LINK_DEPTH * fragment.font.size
        number = len(self.sides) + self.links
        self.links += 1
        corners = [left, foot, left + fragment.width, foot + fragment.font.size]
        action = {"S": pdfdoc.PDFName("URI"), "URI": pdfdoc.PDFString(tag.href)}
        note = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Annot"),
                "Subtype": pdfdoc.PDFName("Link"),
                "Rect": pdfdoc.PDFArray(corners),
                "Border": pdfdoc.PDFArray([0, 0, 0]),
                "F": PRINTED,
                "Contents": pdfdoc.PDFString(tag.href),
                "StructParent": number,
                "A": pdfdoc.PDFDictionary(action),
            }
        )
        reference = self.document.Reference(note, f"Link{number}")
        self.tree.link(tag, here, reference, number)
        return reference


def _image(picture: Picture) -> Stream:
    entries = {
        "Type": pdfdoc.PDFName("XObject"),
        "Subtype": pdfdoc.PDFName("Image"),
        "Width": picture.width,
        "Height": picture.height,
        "ColorSpace": pdfdoc.PDFName("DeviceRGB"),
        "BitsPerComponent": 8,
    }
    if picture.media_type == "image/jpeg":
        entries["Filter"] = pdfdoc.PDFName("DCTDecode")
        return Stream(pdfdoc.PDFDictionary(entries), picture.data)
    entries["Filter"] = pdfdoc.PDFName("FlateDecode")
    pixels = Image.open(io.BytesIO(picture.data)).convert("RGB").tobytes()
    return Stream(pdfdoc.PDFDictionary(entries), zlib.compress(pixels, 9))
