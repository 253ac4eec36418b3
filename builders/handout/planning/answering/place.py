"""Where a form of an answer stands, and what all forms are set with."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from builders.handout.marks import FINE, Line, Mark, Numbering, Stroke, Tag, moved
from builders.handout.planning.context import PageContext
from builders.handout.planning.flowables import Flowable, Flowables
from builders.handout.planning.texts import HANG, hang_of, hung
from builders.handout.typesetting.line_breaking import ENDLESS, baseline, lines
from builders.handout.typesetting.style import Sheet, Style
from builders.lesson.inline import Span, Text

ELLIPSIS = "…"


class FormPlace(Struct, frozen=True):
    """Where a form stands, and what its parts belong to."""

    setting: PageContext
    tag: Tag
    name: str
    measure: float

    def item(self, at: int, numbering: Numbering) -> Tag:
        """Return the item ``at`` of the form's list; it has a list for each kind of label."""
        return self.tag.listing(f"{self.name} {numbering}", numbering).child("LI", at)

    def paragraph(self, name: str | int) -> Tag:
        """Return a paragraph of the form."""
        return self.tag.child("P", f"{self.name} {name}")

    @property
    def sheet(self) -> Sheet:
        """Return the page's styles."""
        return self.setting.sheet

    @property
    def style(self) -> Style:
        """Return the style of what is printed."""
        return self.setting.sheet.listed

    def line(self, words: str, tag: Tag | None, style: Style | None = None) -> Line:
        """Return ``words`` on one line at the origin."""
        return lines((Span(words),), style or self.style, ENDLESS, self.sheet.language, tag)[0]

    def hung(  # noqa: PLR0913 - as a text hangs from its label
        self,
        label: str,
        text: Text,
        tag: Tag,
        hang: float,
        measure: float,
        *,
        indent: float = 0,
        style: Style | None = None,
    ) -> Flowables:
        """Return ``text`` after its label, in ``measure`` points."""
        style, sheet = style or self.style, self.sheet
        spans = text.spans
        return hung(label, spans, style, sheet, tag, hang=hang, indent=indent, measure=measure)

    def hang(self, labels: Iterable[str], least: float = HANG) -> float:
        """Return how far texts hang from the widest of ``labels``."""
        return max(hang_of(label, self.style, self.sheet, least) for label in labels)

    def rule(self, x: float, room: float) -> Stroke:
        """Return a line to write on below the first line of a text."""
        down = baseline(self.style) + 0.15 * self.style.size
        return Stroke(x, down, x + room, down, 1.5 * self.sheet.paper.rule, FINE)

    def ruled(self, words: str, x: float, room: float, tag: Tag) -> tuple[Flowable, float]:
        """Return lines to write on, as many as the answer takes, and how far down the first is."""
        style = replace(self.sheet.answer, leading=self.style.leading)
        said = lines((Span(words),), style, room, self.sheet.language, tag)
        tall = max(self.sheet.paper.writing_line, self.style.leading)
        down = tall - self.style.leading
        rules: list[Mark] = []
        answers: list[Mark] = []
        for number, line in enumerate(said or (None,)):
            y = down + number * tall
            rules += moved((self.rule(x, room),), 0, y)
            if line:
                middle = x + max((room - line.width) / 2, 0)
                answers += moved((replace(line, x=middle),), 0, y)
        return Flowable(tall * len(rules), tuple(rules), answers=tuple(answers)), down

    def on_rule(self, words: str, x: float, room: float, tag: Tag) -> Line:
        """Return an answer in the middle of a line to write on, cut short where it is longer.

        All of it stands among the answers at the end of the key.
        """
        style = replace(self.sheet.answer, leading=self.style.leading)
        line = self.line(words, tag, style)
        while line.width > room and len(words) > len(ELLIPSIS):
            words = f"{words[:-2].rstrip()}{ELLIPSIS}"
            line = self.line(words, tag, style)
        return replace(line, x=x + max((room - line.width) / 2, 0))
