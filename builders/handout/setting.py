"""What every block of a page is set with: styles, numbers, slides and pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from builders.design.figures.style import FigureStyle
from builders.design.labels import Labels
from builders.design.picture import Picture
from builders.handout.breaking import ENDLESS, baseline, lines
from builders.handout.marks import BLACK, Mark, Shape, Tag, moved
from builders.handout.strips import Strip, Strips
from builders.handout.style import Sheet
from builders.lesson.inline import Span, Text
from builders.lesson.numbers import Numbers
from builders.problems import Place

MARGIN_EDGE = 4.0  # points to the edge of the paper
STOPS = (".", "!", "?", "…")
DOCUMENT = Tag("Document", "document")


@dataclass(frozen=True, slots=True)
class Setting:
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


def with_slides(strips: Strips, setting: Setting, *places: Place) -> Strips:
    """Return ``strips`` with a boxed «5-слайд» in the margin for each slide that shows a place.

    Where the margin is too narrow, the boxes stand in a line of their own above.
    """
    slides = [setting.slide_of[place] for place in places if place in setting.slide_of]
    if not slides or not strips:
        return strips
    sheet = setting.sheet
    boxes = [_slide_box(slide, setting) for slide in dict.fromkeys(slides)]
    widest = max(width for width, _ in boxes)
    gap, step = 0.75 * sheet.unit, sheet.small.leading + 2
    if gap + widest + MARGIN_EDGE <= sheet.paper.margin_side:
        marks = tuple(
            mark
            for number, (_, box) in enumerate(boxes)
            for mark in moved(box, sheet.width + gap, number * step + 1)
        )
        return (replace(strips[0], marks=strips[0].marks + marks), *strips[1:])
    x = sheet.width
    line: tuple[Mark, ...] = ()
    for length, box in reversed(boxes):
        line += moved(box, x - length, 0)
        x -= length + gap
    above = Strip(step, line, strips[0].before, keep=True, kind=strips[0].kind)
    return (above, replace(strips[0], before=0), *strips[1:])


def _slide_box(slide: int, setting: Setting) -> tuple[float, tuple[Mark, ...]]:
    """Return the box of a slide at the origin, and its width."""
    sheet = setting.sheet
    style = sheet.small
    words = setting.labels.slide.format(n=slide)
    (line,) = lines([Span(words)], style, ENDLESS, sheet.language)
    length = sum(fragment.width for fragment in line.fragments) + 6
    rule = sheet.paper.rule
    box = Shape(0, 0, length, style.leading, None, BLACK, rule, radius=1.5)
    down = style.leading / 2 + 0.36 * style.size - baseline(style)
    return length, (box, *moved((line,), 3, down))
