"""What every block of a page is set with: styles, numbers, slides and pictures."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from builders.design.figures.style import FigureStyle
from builders.design.picture import Picture
from builders.handout.marks import BLACK, Mark, Shape, Tag, moved
from builders.handout.planning.flowables import Flowable, Flowables
from builders.handout.typesetting.line_breaking import ENDLESS, baseline, lines
from builders.handout.typesetting.style import Sheet
from builders.labels import Labels
from builders.lesson.inline import Span, Text
from builders.lesson.numbers import Numbers
from builders.problems import Place

MARGIN_EDGE = 14.0  # points to the edge of the paper; printers leave 5 mm of it white
BOX_PADDING = 2.0  # points
STOPS = (".", "!", "?", "…")
DOCUMENT = Tag("Document", "document")


class PageContext(Struct, frozen=True):
    """The surroundings of a block; ``slide_of`` and ``pictures`` are keyed as the lesson is."""

    sheet: Sheet
    figures: FigureStyle
    numbers: Numbers
    slide_of: Mapping[Place, int]
    pictures: Mapping[str, Picture]

    @property
    def labels(self) -> Labels:
        """Return the words of the lesson's language."""
        return self.sheet.labels


def key(where: Place) -> str:
    """Return what tells an element from its siblings: where it stands in the lesson."""
    return f"{where.line}:{where.column}"


def labelled(label: str, text: Text) -> tuple[Span, ...]:
    """Return ``text`` after its label in bold."""
    return (Span(f"{label}: ", bold=True), *text.spans)


def sentences(*parts: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return parts one after the other, each closed with a full stop."""
    found: list[Span] = []
    for part in parts:
        if part:
            plain = "".join(span.text for span in part).rstrip("»”)]")
            stop = () if plain.endswith(STOPS) else (Span("."),)
            found += [*((Span(" "),) if found else ()), *part, *stop]
    return tuple(found)


def titled(title: Text | None, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return ``spans`` after their title in bold, where they have one."""
    if title is None:
        return spans
    return (*(replace(span, bold=True) for span in sentences(title.spans)), Span(" "), *spans)


def with_slides(
    flowables: Flowables, setting: PageContext, place: Place, left: Place | None = None
) -> Flowables:
    """Return ``flowables`` with a boxed «5-слайд» in the right margin if a slide shows ``place``.

    ``left`` is the figure that stands beside it; its box has the left margin. Where the margins
    are too narrow, the boxes stand in a line of their own above.
    """
    right, other = setting.slide_of.get(place), setting.slide_of.get(left) if left else None
    if not flowables or (right is None and other is None):
        return flowables
    sheet = setting.sheet
    gap = sheet.unit / 2
    is_outside = _has_margin(setting, gap)
    outside, down = (sheet.paper.margin_side - MARGIN_EDGE, 1) if is_outside else (0, 0)
    boxes: tuple[Mark, ...] = ()
    if right is not None:
        length, box = _slide_box(right, setting)
        boxes += moved(box, sheet.width + outside - length, down)
    if other not in {None, right}:
        _, box = _slide_box(other, setting)
        boxes += moved(box, -outside, down)
    if is_outside:
        return (replace(flowables[0], marks=flowables[0].marks + boxes), *flowables[1:])
    before = min(flowables[0].before, gap)  # the line of boxes keeps the rest of the distance
    above = Flowable(sheet.small.leading + 2, boxes, before, keep=True, kind=flowables[0].kind)
    return (above, replace(flowables[0], before=0), *flowables[1:])


def _has_margin(setting: PageContext, gap: float) -> bool:
    """Tell whether the widest of the lesson's boxes stands clear of the edge of the paper."""
    widest, _ = _slide_box(max(setting.slide_of.values()), setting)
    return gap + widest + MARGIN_EDGE <= setting.sheet.paper.margin_side


def _slide_box(slide: int, setting: PageContext) -> tuple[float, tuple[Mark, ...]]:
    """Return the box of a slide at the origin, and its width."""
    sheet = setting.sheet
    style = sheet.small
    words = setting.labels.slide.format(n=slide)
    (line,) = lines([Span(words)], style, ENDLESS, sheet.language)
    length = line.width + 2 * BOX_PADDING
    rule = sheet.paper.rule
    box = Shape(0, 0, length, style.leading, None, BLACK, rule, radius=1.5)
    down = style.leading / 2 + 0.36 * style.size - baseline(style)
    return length, (box, *moved((line,), BOX_PADDING, down))
