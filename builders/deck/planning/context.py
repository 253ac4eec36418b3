"""What slides are planned with: tokens and elements of the document in; paragraphs, drafts out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from builders.deck.adopted.brand import Brand, TextFrame
from builders.deck.package.colours import is_dark
from builders.deck.planning import fit
from builders.deck.slides import Click, Para, Placed, Slot, TextRun, TextRuns, Words
from builders.deck.template import boxes
from builders.deck.template.placeholders import Layout
from builders.design.addresses import host, shortened
from builders.design.figures.data import BarChart
from builders.design.figures.style import FigureStyle, on_screen
from builders.design.geometry import Box, Size
from builders.design.nobreak import CELL, LINE, closed, glued
from builders.design.scene import Align, Anchor
from builders.design.theme import Role, Screen, Theme
from builders.design.type import Ruler
from builders.design.vectors.drawing import Shown, Sketch, on_white
from builders.document.elements import AnyCaptioned, Drawing
from builders.document.structure import Furniture
from builders.document.words import Labelled, Remarks
from builders.document.words import Words as Said
from builders.lesson.inline import LINE_BREAK, Text, one_line
from builders.problems import Place, error

TITLE_SIZES = (32, 28, 24)
SPARE = 0.02  # of a title's width, so that a renderer with wider type breaks no other line
CAPTION_SIZES = (16, 14)
CAPTION_SHARE = 0.3  # of the body; small print that takes more is set smaller
CAPTION_GAP = 14  # points between a figure and its caption


class DeckContext(Struct, frozen=True):
    """Everything that is the same for all slides of a deck."""

    theme: Theme
    language: str
    furniture: Furniture
    pictures: Mapping[str, Shown]
    ruler: Ruler
    brand: Brand | None = None

    def picture(self, file: str) -> Shown:
        """Return a picture; a drawing that would not stand out has paper of its own."""
        found = self.pictures[file]
        is_lost = self.brand is not None or is_dark(self.theme.palette)
        return on_white(found) if is_lost and isinstance(found, Sketch) else found

    @property
    def style(self) -> FigureStyle:
        """Return how figures are drawn on a slide."""
        return on_screen(self.theme)

    @property
    def screen(self) -> Screen:
        """Return the tokens of a slide."""
        return self.theme.screen

    @property
    def body(self) -> Box:
        """Return the area between title and foot."""
        return self.brand.body.box if self.brand else boxes.body(self.screen)

    @property
    def eyebrow(self) -> Box:
        """Return the line of small facts above what is large."""
        if self.brand:
            return self.body.top(boxes.EYEBROW_HEIGHT)
        return boxes.eyebrow(self.screen)

    def runs(self, text: Text) -> TextRuns:
        """Return ``text`` with its no-break spaces set."""
        return _runs(text, self._glued(text))

    def prose(self, text: Text) -> TextRuns:
        """Return ``text``, which runs over lines, with its short last words held together too."""
        return _runs(text, closed(self._glued(text)))

    def cell(self, text: Text) -> TextRuns:
        """Return ``text`` of a table, where there is little room, with its no-break spaces set."""
        return _runs(text, self._glued(text, CELL))

    def plain(self, said: Said) -> str:
        """Return ``said`` as one line."""
        return one_line(self.lined(said))

    def lined(self, said: Said) -> str:
        """Return ``said`` as one string, with its line breaks."""
        return said if isinstance(said, str) else self._glued(said)

    def _glued(self, text: Text, most: int = LINE) -> str:
        return glued([(span.text, span.language) for span in text.spans], self.language, most)


class Headline(Struct, frozen=True):
    """The words of a slide's title, their place, and the room they are fitted into."""

    runs: TextRuns
    box: Box
    sizes: tuple[int, ...] = TITLE_SIZES
    ink: Role | None = "ink"
    anchor: Anchor = "top"
    align: Align = "left"
    where: Place | None = None


class Draft(Struct, frozen=True):
    """A slide before it knows its number: ``clicks``, ``slot`` and ``onward`` index ``items``.

    ``onward`` is an item and how many slides ahead it leads.
    """

    layout: Layout
    headline: Headline
    items: tuple[Placed, ...]
    source: Place
    notes: tuple[str, ...] = ()
    clicks: tuple[Click, ...] = ()
    slot: Slot | None = None
    onward: tuple[int, int] | None = None


def _runs(text: Text, printed: str) -> TextRuns:
    runs = []
    start = 0
    for span in text.spans:
        end = start + len(span.text)
        shown = span.text if span.code else printed[start:end]
        is_bare = span.link and span.text.startswith("http")
        tip = host(span.link) if span.link and is_bare else ""
        said = shortened(shown) if is_bare else shown
        style = span.bold, span.italic, span.link, tip
        runs.append(TextRun(said, *style, language=span.language, code=span.code))
        start = end
    return tuple(run for run in runs if run.text)


def bold(runs: TextRuns) -> TextRuns:
    """Return ``runs`` in bold."""
    return tuple(replace(run, bold=True) for run in runs)


def headline(context: DeckContext, said: Said) -> Headline:
    """Return a working slide's title."""
    if context.brand:
        return branded_headline(context, said, context.brand.title)
    return titled(context, said, Headline((), boxes.title(context.screen)))


def branded_headline(context: DeckContext, said: Said, frame: TextFrame) -> Headline:
    """Return a title as a user's template sets it."""
    room = Headline((), frame.box, frame.steps, frame.ink, frame.anchor, frame.align)
    return titled(context, said, room)


def spared(box: Box) -> Box:
    """Return what a title fills of its box."""
    return replace(box, width=box.width * (1 - SPARE))


def titled(context: DeckContext, said: Said, room: Headline) -> Headline:
    """Return the title ``said`` in its room."""
    if isinstance(said, str):
        return replace(room, runs=(TextRun(said),))
    return replace(room, runs=context.runs(said), where=said.where)


def paragraph(context: DeckContext, text: Text) -> Para:
    """Return ``text`` as a plain paragraph."""
    return Para(context.prose(text))


def labelled(context: DeckContext, said: Labelled) -> Para:
    """Return «label: text» with its label bold."""
    return Para((TextRun(f"{said.label}: ", bold=True), *context.prose(said.text)))


def evidence(
    context: DeckContext,
    remarks: Remarks,
    caption: TextRuns = (),
    but: Labelled | None = None,
) -> tuple[Para, ...]:
    """Return what stands small under an element: its caption and source, then what is doubtful.

    One of the doubts may stand elsewhere.
    """
    source = remarks.source
    cited = (TextRun(f"{source.label}: "), *context.prose(source.text)) if source else ()
    end = " " if "".join(run.text for run in caption).endswith(".") else ". "
    stop = (TextRun(end),) if caption and cited else ()
    head = (*caption, *stop, *cited)
    lines = (Para(head),) if head else ()
    doubts = (labelled(context, each) for each in remarks.doubts if each is not but)
    return (*lines, *doubts)


def caption(context: DeckContext, element: AnyCaptioned) -> TextRuns:
    """Return a caption with the unit of a chart's numbers and their total."""
    said = element.caption
    title = context.prose(said.text)
    unit = (TextRun(", "), *context.runs(said.unit)) if said.unit else ()
    opening, closing = TextRun(said.label + said.opening), TextRun(said.closing)
    return (opening, *title, *unit, *_total(element), closing)


def _total(element: AnyCaptioned) -> TextRuns:
    """Return the sum that a chart's bars are parts of; on paper it is drawn below them."""
    if not (isinstance(element, Drawing) and isinstance(element.figure, BarChart)):
        return ()
    total = element.figure.total
    return (TextRun(f". {total[0]}: {total[1]}"),) if total else ()


def foot_note(
    context: DeckContext, paras: Sequence[Para], area: Box, at: Place, ink: Role = "muted"
) -> tuple[Box, tuple[Placed, ...]]:
    """Return ``area`` less the small print at its foot, and that print in its box."""
    if not paras:
        return area, ()
    room = Size(area.width, area.height * CAPTION_SHARE)
    size = fit.largest(paras, context.ruler, room, CAPTION_SIZES) or CAPTION_SIZES[-1]
    height = fit.height(paras, context.ruler, size, area.width)
    if height > area.height / 2:
        raise fit.RefusalError(error("L303", at))
    words = Words(tuple(paras), size, ink, "caption", anchor="bottom")
    left = area.top(area.height - height - CAPTION_GAP)
    return left, (Placed(area.below(area.height - height), words, "caption"),)


def with_foot(draft: Draft, foot: tuple[Placed, ...]) -> Draft:
    """Return a slide of text with the small print at its foot."""
    layout = "sourced" if foot and draft.layout == "content" else draft.layout
    return replace(draft, layout=layout, items=(*draft.items, *foot))


def spoken(context: DeckContext, texts: Iterable[Said]) -> tuple[str, ...]:
    """Return presenter's notes as plain paragraphs, one for each line."""
    return tuple(line for text in texts for line in context.lined(text).split(LINE_BREAK))
