"""What every block of a page is set with: styles, numbers, slides and pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from builders.design.figures.style import FigureStyle
from builders.design.labels import Labels
from builders.design.picture import Picture
from builders.handout.breaking import baseline, lines
from builders.handout.marks import Shape, Tag, moved
from builders.handout.strips import Strips
from builders.handout.style import Sheet
from builders.lesson.inline import Span, Text
from builders.lesson.numbers import Numbers
from builders.problems import Place

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


def with_slide(strips: Strips, where: Place, setting: Setting, right: float) -> Strips:
    """Return ``strips`` with a boxed «5-слайд» in the margin, where the deck shows ``where``."""
    slide = setting.slide_of.get(where)
    if slide is None or not strips:
        return strips
    sheet = setting.sheet
    style = sheet.small
    (line,) = lines([Span(setting.labels.slide.format(n=slide))], style, 1e6, sheet.language)
    length = sum(fragment.width for fragment in line.fragments)
    left, top = right + sheet.unit, (strips[0].height - style.leading) / 2
    top = min(top, (sheet.paper.leading - style.leading) / 2)
    box = Shape(left, top, length + 6, style.leading, None, "000000", sheet.paper.rule, radius=1.5)
    marks = (
        box,
        *moved((line,), left + 3, top + style.leading / 2 + 0.36 * style.size - baseline(style)),
    )
    return (replace(strips[0], marks=strips[0].marks + marks), *strips[1:])
