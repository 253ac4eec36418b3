"""A deck plan in; the bytes of a PPTX file out, the same for the same plan."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from functools import partial
from uuid import NAMESPACE_URL, uuid5

from msgspec import Struct
from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck

from builders.deck.adopted.brand import TextFrame
from builders.deck.package import colours
from builders.deck.package.archive import zipped
from builders.deck.package.shelf import files_of
from builders.deck.package.xml import HEAD, NAMES, decoration, escape, tree
from builders.deck.painting import reveal, shapes
from builders.deck.painting.chart import SINGLE, chart_frame, chart_part, chart_rows
from builders.deck.painting.drawing import Around, drawing, picture
from builders.deck.painting.notes import notes_part
from builders.deck.painting.texts import Ties, addresses, words
from builders.deck.painting.workbook import Cell, workbook
from builders.deck.slides import (
    Click,
    DeckPlan,
    NativeChart,
    Placed,
    Rectangle,
    Section,
    ShapeGroup,
    Slide,
    SlidePicture,
    SlideTable,
    Words,
)
from builders.deck.template import blank, look
from builders.deck.template.holders import Holder, holders
from builders.deck.template.masters import colour_map
from builders.deck.template.placeholders import DARK, LAYOUTS, Layout, Placeholder
from builders.design.geometry import Box
from builders.design.picture import Picture
from builders.design.scene import Graph
from builders.problems import assert_never

FIRST_SLIDE_ID = 256  # the least that ECMA-376 allows, part 1, 19.7.13
SLIDE = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"


class _Page(Struct, frozen=True):
    """A slide, its number, its part, and what all slides share."""

    slide: Slide
    number: int
    part: Part
    slides: tuple[Part, ...]
    layout: Part
    notes: Part
    plan: DeckPlan
    pictures: dict[Picture, Part]

    @property
    def tag(self) -> str:
        """Return the language."""
        return self.plan.tag

    @property
    def colour_map(self) -> str:
        """Return which colours the slide takes for which; a user's template has its own."""
        return colour_map(None if self.plan.brand else self.slide.layout, self.plan.theme)

    def inked(self, xml: str) -> bytes:
        """Return a part in the colours of the deck's template."""
        brand = self.plan.brand
        return (colours.inked(xml, brand.inks) if brand else xml).encode()

    def new(self, name: str, kind: str, data: bytes) -> Part:
        """Return a new part of the package."""
        return Part(PackURI(f"/ppt/{name}"), kind, self.part.package, data)


def paint(plan: DeckPlan) -> bytes:
    """Return the deck as a file."""
    brand = plan.brand
    ours = brand.package if brand else blank.build(plan.theme, plan.tag, plan.opening_quote)
    deck = Presentation(io.BytesIO(ours))
    package = deck.part.package
    parts = tuple(
        Part(PackURI(f"/ppt/slides/slide{number}.xml"), CT.PML_SLIDE, package)
        for number in range(1, len(plan.slides) + 1)
    )
    layouts = _layouts(deck, plan)
    notes = deck.notes_master.part
    relations = _related(deck, parts)
    pictures: dict[Picture, Part] = {}
    for number, (slide, part) in enumerate(zip(plan.slides, parts, strict=True), start=1):
        _paint(_Page(slide, number, part, parts, layouts[slide.layout], notes, plan, pictures))
    _list(deck, plan, relations)
    _describe(deck, plan)
    return zipped(files_of(package))


def _layouts(deck: Deck, plan: DeckPlan) -> Mapping[Layout, Part]:
    """Return the part of the layout for each role."""
    if plan.brand is None:
        own = (layout.part for layout in deck.slide_layouts)
        return dict(zip(LAYOUTS, own, strict=True))
    parts = {str(part.partname): part for part in deck.part.package.iter_parts()}
    return {role: parts[f"/{name}"] for role, (name, _) in plan.brand.layouts.items()}


def _related(deck: Deck, slides: Sequence[Part]) -> list[str]:
    """Return the presentation's relation to each slide.

    They are loaded at once: python-pptx looks through all of them each time one is added.
    """
    own = deck.part
    relations = parse_xml(own.rels.xml)
    known = {relation.target_part.partname: relation.target_part for relation in own.rels.values()}
    ids = [f"rIdSlide{number}" for number in range(1, len(slides) + 1)]
    for name, part in zip(ids, slides, strict=True):
        relations.add_rel(name, RT.SLIDE, part.partname.relative_ref(own.partname.baseURI))
    own.load_rels_from_xml(relations, known | {part.partname: part for part in slides})
    return ids


def _paint(page: _Page) -> None:
    part, slide = page.part, page.slide
    part.relate_to(page.layout, RT.SLIDE_LAYOUT)
    ties = _ties(page)
    drawn = [_shape(page, placed, number, ties) for number, placed in enumerate(slide.items, 2)]
    clicks = [_targets(slide, click) for click in slide.clicks]
    xml = (
        f"{HEAD}<p:sld {NAMES}><p:cSld>{tree(drawn)}</p:cSld>{page.colour_map}"
        f"{reveal.timing(clicks)}</p:sld>"
    )
    part.blob = page.inked(xml)
    if slide.notes:
        data = notes_part(slide.notes, page.tag).encode()
        notes = page.new(f"notesSlides/notesSlide{page.number}.xml", CT.PML_NOTES_SLIDE, data)
        notes.relate_to(page.notes, RT.NOTES_MASTER)
        notes.relate_to(part, RT.SLIDE)
        part.relate_to(notes, RT.NOTES_SLIDE)


def _targets(slide: Slide, click: Click) -> tuple[reveal.Target, ...]:
    """Return what a click shows, by the numbers of the slide's shapes."""
    first = reveal.Target(click.index + 2, click.paragraphs, _has_text(slide, click.index))
    others = (reveal.Target(each + 2, (), _has_text(slide, each)) for each in click.others)
    return (first, *others)


def _has_text(slide: Slide, index: int) -> bool:
    return isinstance(slide.items[index].item, Words)


def _ties(page: _Page) -> Ties:
    """Return the relations of everything that the slide leads to."""
    items = [placed.item for placed in page.slide.items]
    jumps = {
        item.jump: page.part.relate_to(page.slides[item.jump - 1], RT.SLIDE)
        for item in items
        if isinstance(item, Words) and item.jump
    }
    links = {
        link: page.part.relate_to(link, RT.HYPERLINK, is_external=True)
        for item in items
        for link in addresses(item)
    }
    is_dark = page.slide.layout in DARK and not page.plan.brand
    return Ties(page.tag, links, jumps, _holders(page), "glow" if is_dark else None)


def _holders(page: _Page) -> Mapping[Placeholder, Holder]:
    brand, layout = page.plan.brand, page.slide.layout
    if brand:
        frames = brand.frames[layout]
        return {holder: _holder(frame, brand.scale) for holder, frame in frames.items()}
    return holders(layout, page.plan.theme.screen)


def _holder(frame: TextFrame, by: float) -> Holder:
    """Return a placeholder of a template at its own size."""
    place = frame.frame and frame.frame.times(by)
    left, top, right, bottom = (inset * by for inset in frame.insets)
    return Holder(frame.tie, place, (left, top, right, bottom), frame.given / 100)


def _shape(page: _Page, placed: Placed, number: int, ties: Ties) -> str:
    match placed.item:
        case Words() as item:
            return words(placed, item, number, ties, _others(page, placed))
        case SlideTable() as item:
            return shapes.grid(placed, item, number, ties)
        case NativeChart() as item:
            named = f'name="{escape(placed.name)}" descr="{escape(item.alt)}"'
            return chart_frame(named, placed.box, number, _chart(page, item, number), SINGLE)
        case ShapeGroup() as item:
            return drawing(placed, item, number, Around(ties, partial(_relation, page)))
        case SlidePicture() as item:
            return picture(placed, item, number, Around(ties, partial(_relation, page)))
        case Rectangle() as item:
            return decoration(number, placed.name, placed.box, item.fill, item.outline)
        case _:
            assert_never(placed.item)


def _others(page: _Page, own: Placed) -> tuple[Box, ...]:
    return tuple(placed.box for placed in page.slide.items if placed is not own)


def _relation(page: _Page, shown: Picture | Graph, number: int) -> str:
    """Return the relation of the page to what a drawing shows."""
    return _image(page, shown) if isinstance(shown, Picture) else _graph(page, shown, number)


def _chart(page: _Page, graph: NativeChart, number: int) -> str:
    return _charted(page, chart_part(graph, page.tag), chart_rows(graph), number)


def _graph(page: _Page, graph: Graph, number: int) -> str:
    from builders.deck.painting.graph import graph_part, graph_rows  # noqa: PLC0415 - few have one

    return _charted(page, graph_part(graph, page.tag), graph_rows(graph), number)


def _charted(page: _Page, part: str, rows: Sequence[Sequence[Cell]], number: int) -> str:
    """Return the relation of the page to a new chart with its workbook."""
    name = f"{page.number}-{number}"
    chart = page.new(f"charts/chart{name}.xml", CT.DML_CHART, page.inked(part))
    book = page.new(f"embeddings/sheet{name}.xlsx", CT.SML_SHEET, workbook(rows, _theme(page)))
    chart.relate_to(book, RT.PACKAGE)
    return page.part.relate_to(chart, RT.CHART)


def _theme(page: _Page) -> bytes:
    """Return the deck's theme; one that shows pictures would miss them in another file."""
    theme = page.layout.part_related_by(RT.SLIDE_MASTER).part_related_by(RT.THEME)
    return look.theme_part(page.plan.theme).encode() if len(theme.rels) else theme.blob


def _image(page: _Page, picture: Picture) -> str:
    if picture not in page.pictures:
        ending = {"image/png": "png", "image/jpeg": "jpg"}[picture.media_type]
        name = f"media/lesson{len(page.pictures) + 1}.{ending}"
        page.pictures[picture] = page.new(name, picture.media_type, picture.data)
    return page.part.relate_to(page.pictures[picture], RT.IMAGE)


def _list(deck: Deck, plan: DeckPlan, relations: Sequence[str]) -> None:
    """Write the order of the slides and their sections into the presentation."""
    ids = range(FIRST_SLIDE_ID, FIRST_SLIDE_ID + len(relations))
    entries = "".join(
        f'<p:sldId id="{number}" r:id="{relation}"/>'
        for number, relation in zip(ids, relations, strict=True)
    )
    listed = parse_xml(f"<p:sldIdLst {NAMES}>{entries}</p:sldIdLst>")
    root = deck.element
    root.find(f"{SLIDE}sldSz").addprevious(listed)
    sections = "".join(_section(section) for section in plan.sections)
    root.append(
        parse_xml(
            f'<p:extLst {NAMES}><p:ext uri="{SECTIONS}"><p14:sectionLst '
            'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
            f"{sections}</p14:sectionLst></p:ext></p:extLst>"
        )
    )


def _section(section: Section) -> str:
    own = str(uuid5(NAMESPACE_URL, f"{section.first} {section.name}")).upper()
    first = FIRST_SLIDE_ID + section.first - 1
    slides = "".join(f'<p14:sldId id="{first + step}"/>' for step in range(section.count))
    return (
        f'<p14:section name="{escape(section.name)}" id="{{{own}}}"><p14:sldIdLst>{slides}'
        "</p14:sldIdLst></p14:section>"
    )


def _describe(deck: Deck, plan: DeckPlan) -> None:
    properties = deck.core_properties
    properties.title = plan.title
    properties.author = plan.author
    properties.language = plan.tag
