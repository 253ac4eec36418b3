"""Where a form of an answer stands, and the lines that students write on."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from builders.handout.marks import Line, Numbering, Tag
from builders.handout.planning.context import PageContext
from builders.handout.typesetting.line_breaking import ENDLESS, lines
from builders.handout.typesetting.style import Sheet, Style
from builders.lesson.inline import Span


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


def on_line(words: str, x: float, room: float, tag: Tag, place: FormPlace) -> Line:
    """Return the answer in the middle of a line to write on, or from its start if it is long."""
    line = place.line(words, tag, replace(place.sheet.answer, leading=place.style.leading))
    return replace(line, x=x + max((room - line.width) / 2, 0))
