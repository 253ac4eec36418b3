"""A deck plan in; the bytes of a PPTX file out, the same for the same plan."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck

from builders.deck import reveal, shapes, template
from builders.deck.chart import chart_frame, chart_part, workbook
from builders.deck.drawing import drawing
from builders.deck.notes import notes_part
from builders.deck.package import unzipped, zipped
from builders.deck.placeholders import LAYOUTS
from builders.deck.slides import (
    DeckPlan,
    Drawing,
    Graph,
    Grid,
    Photo,
    Placed,
    Slide,
    Stroke,
    Target,
    Words,
)
from builders.deck.xml import HEAD, NAMES, decoration, escape, tree

FIRST_SLIDE_ID = 256  # the least that ECMA-376 allows, part 1, 19.7.13
SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"


@dataclass(frozen=True, slots=True)
class _Canvas:
    """The package that slides are added to, and what is the same for all of them."""

    plan: DeckPlan
    deck: Deck
    slides: tuple[Part, ...]

    def part(self, name: str, kind: str, data: bytes = b"") -> Part:
        """Return a new part of the package."""
        return Part(PackURI(f"/ppt/{name}"), kind, self.deck.part.package, data)


def paint(plan: DeckPlan) -> bytes:
    """Return the deck as a file."""
    deck = Presentation(io.BytesIO(template.build(plan.theme, plan.tag)))
    numbers = range(1, len(plan.slides) + 1)
    package = deck.part.package
    parts = tuple(
        Part(PackURI(f"/ppt/slides/slide{number}.xml"), CT.PML_SLIDE, package) for number in numbers
    )
    canvas = _Canvas(plan, deck, parts)
    relations = [deck.part.relate_to(part, RT.SLIDE) for part in parts]
    for number, slide in zip(numbers, plan.slides, strict=True):
        _paint(canvas, slide, number)
    _list(deck, plan, relations)
    _describe(deck, plan)
    buffer = io.BytesIO()
    deck.save(buffer)
    return zipped(unzipped(buffer.getvalue()))


def _paint(canvas: _Canvas, slide: Slide, number: int) -> None:
    part = canvas.slides[number - 1]
    layout = canvas.deck.slide_layouts[list(LAYOUTS).index(slide.layout)]
    part.relate_to(layout.part, RT.SLIDE_LAYOUT)
    ties = _ties(canvas, slide, part)
    drawn = [
        _shape(canvas, slide, placed, index + 2, part, ties, number)
        for index, placed in enumerate(slide.items)
    ]
    clicks = [(click.index + 2, click.paragraphs) for click in slide.clicks]
    part.blob = (
        f"{HEAD}<p:sld {NAMES}><p:cSld>{tree(drawn)}</p:cSld><p:clrMapOvr><a:masterClrMapping/>"
        f"</p:clrMapOvr>{reveal.timing(clicks)}</p:sld>"
    ).encode()
    if slide.notes:
        notes = canvas.part(f"notesSlides/notesSlide{number}.xml", CT.PML_NOTES_SLIDE)
        notes.blob = notes_part(slide.notes, canvas.plan.tag).encode()
        notes.relate_to(canvas.deck.notes_master.part, RT.NOTES_MASTER)
        notes.relate_to(part, RT.SLIDE)
        part.relate_to(notes, RT.NOTES_SLIDE)


def _ties(canvas: _Canvas, slide: Slide, part: Part) -> shapes.Ties:
    links: dict[str, str] = {}
    jumps: dict[int, str] = {}
    for placed in slide.items:
        item = placed.item
        if isinstance(item, Words | Target) and item.jump:
            jumps[item.jump] = part.relate_to(canvas.slides[item.jump - 1], RT.SLIDE)
        if isinstance(item, Words):
            pieces = [piece for para in item.paragraphs for piece in para.pieces]
        elif isinstance(item, Grid):
            pieces = [piece for row in item.rows for cell in row for piece in cell.pieces]
        else:
            continue
        for link in (piece.link for piece in pieces if piece.link):
            links[link] = part.relate_to(link, RT.HYPERLINK, is_external=True)
    return shapes.Ties(canvas.plan.tag, links, jumps)


def _shape(
    canvas: _Canvas,
    slide: Slide,
    placed: Placed,
    number: int,
    part: Part,
    ties: shapes.Ties,
    page: int,
) -> str:
    match placed.item:
        case Words() as item:
            return shapes.words(placed, item, number, slide.layout, ties)
        case Grid() as item:
            return shapes.grid(placed, item, number, ties)
        case Graph() as item:
            return chart_frame(placed, item, number, _chart(canvas, item, part, page, number))
        case Drawing() as item:
            return drawing(placed, item, number, ties.tag)
        case Photo() as item:
            return shapes.photo(placed, item, number, _image(canvas, item, part, page, number))
        case Stroke() as item:
            return decoration(number, placed.name, placed.box, item.fill, item.outline)
        case Target() as item:
            return shapes.target(placed, item, number, ties)


def _chart(canvas: _Canvas, graph: Graph, part: Part, page: int, number: int) -> str:
    name = f"{page}-{number}"
    chart = canvas.part(f"charts/chart{name}.xml", CT.DML_CHART)
    chart.blob = chart_part(graph, canvas.plan.tag).encode()
    book = canvas.part(f"embeddings/sheet{name}.xlsx", CT.SML_SHEET, workbook(graph))
    chart.relate_to(book, RT.PACKAGE)
    return part.relate_to(chart, RT.CHART)


def _image(canvas: _Canvas, photo: Photo, part: Part, page: int, number: int) -> str:
    kind = photo.picture.media_type
    ending = {"image/png": "png", "image/jpeg": "jpg"}[kind]
    image = canvas.part(f"media/image{page}-{number}.{ending}", kind, photo.picture.data)
    return part.relate_to(image, RT.IMAGE)


def _list(deck: Deck, plan: DeckPlan, relations: Sequence[str]) -> None:
    """Write the order of the slides and their sections into the presentation."""
    ids = range(FIRST_SLIDE_ID, FIRST_SLIDE_ID + len(relations))
    entries = "".join(
        f'<p:sldId id="{number}" r:id="{relation}"/>'
        for number, relation in zip(ids, relations, strict=True)
    )
    listed = parse_xml(f"<p:sldIdLst {NAMES}>{entries}</p:sldIdLst>")
    root = deck.element
    root.insert(2, listed)  # after the lists of masters
    sections = "".join(
        f'<p14:section name="{escape(section.name)}" id="{_section_id(section.name, section.first)}">'
        "<p14:sldIdLst>"
        + "".join(
            f'<p14:sldId id="{FIRST_SLIDE_ID + number - 1}"/>'
            for number in range(section.first, section.first + section.count)
        )
        + "</p14:sldIdLst></p14:section>"
        for section in plan.sections
    )
    root.append(
        parse_xml(
            f'<p:extLst {NAMES}><p:ext uri="{SECTIONS}"><p14:sectionLst '
            'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
            f"{sections}</p14:sectionLst></p:ext></p:extLst>"
        )
    )


def _section_id(name: str, first: int) -> str:
    return "{" + str(uuid5(NAMESPACE_URL, f"{first} {name}")).upper() + "}"


def _describe(deck: Deck, plan: DeckPlan) -> None:
    properties = deck.core_properties
    properties.title = plan.title
    properties.author = plan.author
    properties.language = plan.tag
