"""What slides are composed with: tokens, words and numbers in; paragraphs and drafts out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from msgspec import Struct

from builders.deck.adopted.brand import Brand, TextFrame
from builders.deck.planning import fit
from builders.deck.slides import Click, Para, Placed, Slot, TextRun, TextRuns, Words
from builders.deck.template import boxes
from builders.deck.template.placeholders import Layout
from builders.design.figures.style import FigureStyle, on_screen
from builders.design.geometry import Box, Size
from builders.design.nobreak import closed
from builders.design.picture import Picture
from builders.design.runs import glued_text
from builders.design.scene import Align, Anchor
from builders.design.theme import Role, Screen, Theme
from builders.design.type import Ruler
from builders.labels import Labels, number
from builders.lesson.blocks import Chart, Evidence, Figure
from builders.lesson.inline import Text
from builders.lesson.numbers import Numbers
from builders.problems import Place, error

TITLE_SIZES = (32, 28, 24)
CAPTION_SIZES = (16, 14)
CAPTION_SHARE = 0.3  # of the body; small print that takes more is set smaller
CAPTION_GAP = 14  # points between a figure and its caption


class DeckContext(Struct, frozen=True):
    """Everything that is the same for all slides of a deck."""

    theme: Theme
    labels: Labels
    numbers: Numbers
    pictures: Mapping[str, Picture]
    ruler: Ruler
    brand: Brand | None = None

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
        return _runs(text, glued_text(text.plain, self.labels))

    def prose(self, text: Text) -> TextRuns:
        """Return ``text``, which runs over lines, with its short last words held together too."""
        return _runs(text, closed(glued_text(text.plain, self.labels)))

    def plain(self, text: Text) -> str:
        """Return ``text`` as one string."""
        return "".join(run.text for run in self.runs(text))


class Headline(Struct, frozen=True):
    """The words of a slide's title and the room they are fitted into."""

    runs: TextRuns
    box: Box
    sizes: tuple[int, ...] = TITLE_SIZES
    ink: Role | None = "ink"
    anchor: Anchor = "top"
    align: Align = "left"


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


def _runs(text: Text, glued: str) -> TextRuns:
    runs = []
    start = 0
    for span in text.spans:
        end = start + len(span.text)
        tip = host(span.link) if span.link == span.text else ""
        runs.append(TextRun(glued[start:end], span.bold, span.italic, span.link, tip))
        start = end
    return tuple(run for run in runs if run.text)


def host(link: str) -> str:
    """Return whose address ``link`` is, to be shown where its words are the address itself."""
    return urlsplit(link).netloc or link


def headline(setting: DeckContext, runs: TextRuns) -> Headline:
    """Return a working slide's title."""
    if setting.brand:
        return branded_headline(runs, setting.brand.title)
    return Headline(runs, boxes.title(setting.screen))


def branded_headline(runs: TextRuns, room: TextFrame) -> Headline:
    """Return a title as a user's template sets it."""
    return Headline(runs, room.box, room.steps, room.ink, room.anchor, room.align)


def paragraph(setting: DeckContext, text: Text) -> Para:
    """Return ``text`` as a plain paragraph."""
    return Para(setting.prose(text))


def labelled(setting: DeckContext, label: str, text: Text) -> Para:
    """Return «label: text» with its label bold."""
    return Para((TextRun(f"{label}: ", bold=True), *setting.prose(text)))


def evidence(
    setting: DeckContext, block: Evidence, *, with_conflict: bool = True
) -> tuple[Para, ...]:
    """Return what stands small under a block: its caption and source, then what is wrong in it."""
    labels = setting.labels
    caption = _caption(setting, block) if isinstance(block, Figure) else ()
    source = (TextRun(f"{labels.source}: "), *setting.prose(block.source)) if block.source else ()
    end = " " if "".join(run.text for run in caption).endswith(".") else ". "
    stop = (TextRun(end),) if caption and source else ()
    remarks = (
        (labels.note, block.note),
        (labels.conflict, block.conflict if with_conflict else None),
        (labels.gap, block.gap),
    )
    head = (*caption, *stop, *source)
    lines = (Para(head),) if head else ()
    return (*lines, *(labelled(setting, label, text) for label, text in remarks if text))


def _caption(setting: DeckContext, block: Figure) -> TextRuns:
    labels, numbers = setting.labels, setting.numbers
    is_table = block.where in numbers.tables
    form = labels.table_caption if is_table else labels.figure_caption
    number = (numbers.tables if is_table else numbers.figures)[block.where]
    before, _, after = form.partition("{title}")
    title = setting.prose(block.caption)
    return (
        TextRun(before.replace("{n}", str(number))),
        *title,
        *_tail(setting, block),
        TextRun(after),
    )


def _tail(setting: DeckContext, block: Figure) -> TextRuns:
    """Return the unit of a chart's numbers and their total."""
    if not isinstance(block, Chart):
        return ()
    unit = (TextRun(", "), *setting.runs(block.unit)) if block.unit else ()
    if block.total is None:
        return unit
    return (*unit, TextRun(f". {setting.labels.total}: {number(block.total, setting.labels)}"))


def foot_note(
    setting: DeckContext, paras: Sequence[Para], area: Box, at: Place, ink: Role = "muted"
) -> tuple[Box, tuple[Placed, ...]]:
    """Return ``area`` less the small print at its foot, and that print in its box."""
    if not paras:
        return area, ()
    room = Size(area.width, area.height * CAPTION_SHARE)
    size = fit.largest(paras, setting.ruler, room, CAPTION_SIZES) or CAPTION_SIZES[-1]
    height = fit.height(paras, setting.ruler, size, area.width)
    if height > area.height / 2:
        raise fit.RefusalError(error("L303", at))
    words = Words(tuple(paras), size, ink, "caption", anchor="bottom")
    left = area.top(area.height - height - CAPTION_GAP)
    return left, (Placed(area.below(area.height - height), words, "caption"),)


def spoken(setting: DeckContext, texts: Iterable[Text]) -> tuple[str, ...]:
    """Return presenter's notes as plain paragraphs."""
    return tuple(setting.plain(text) for text in texts)
