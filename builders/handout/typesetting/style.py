"""The theme's paper tokens go in; the styles that a page is set in come out."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from builders.design.faces import Family
from builders.design.geometry import Size, mm
from builders.design.theme import Paper

PaperName: TypeAlias = Literal["a4", "letter", "a5"]

SIZES: dict[PaperName, Size] = {
    "a4": Size(mm(210), mm(297)),  # ISO 216
    "letter": Size(612, 792),  # ANSI/ASME Y14.1
    "a5": Size(mm(148), mm(210)),  # ISO 216
}
# The large type that charities for the blind ask for is 16 to 18 points.
LARGE = 18.0
WIDE = 40  # ems of reading text
EDGE = mm(6)  # to the edge of the paper, of which a school's printer leaves 5 mm white
FOOT_ABOVE, FOOT_BELOW = 0.8, 3.0  # lines from the text to the foot's rule, points to its words


class Style(Struct, frozen=True):
    """How a paragraph is set. Lines are ``leading`` points apart; words may be ``parted``."""

    family: Family
    size: float
    leading: float
    bold: bool = False
    italic: bool = False
    justify: bool = False
    ink: str = "000000"
    parted: bool = True


class Sheet(Struct, frozen=True):
    """A page's tokens, the styles made from them, and the language they are set in."""

    paper: Paper
    language: str

    @property
    def width(self) -> float:
        """Return the width of the text."""
        return self.paper.size.width - 2 * self.paper.margin_side

    @property
    def is_wide(self) -> bool:
        """Tell whether two columns are wide enough to read."""
        return self.width >= WIDE * self.paper.body

    @property
    def unit(self) -> float:
        """Return the step of the vertical rhythm, half a line."""
        return self.paper.leading / 2

    @property
    def height(self) -> float:
        """Return the height of the text: as many whole lines as fit."""
        paper = self.paper
        free = paper.size.height - paper.margin_top - paper.margin_bottom
        return paper.leading * int(free / paper.leading)

    @property
    def gutter(self) -> float:
        """Return what keeps two columns apart."""
        return 1.5 * self.paper.leading

    @property
    def body(self) -> Style:
        """Return the style of reading text."""
        return Style("serif", self.paper.body, self.paper.leading, justify=True)

    @property
    def listed(self) -> Style:
        """Return the style of lists and short texts."""
        return replace(self.body, justify=False)

    @property
    def title(self) -> Style:
        """Return the style of the lesson's title."""
        return Style("sans", self.paper.title, 1.75 * self.paper.leading, bold=True, parted=False)

    @property
    def heading(self) -> Style:
        """Return the style of a section's heading."""
        return Style("sans", self.paper.heading, self.paper.leading, bold=True)

    @property
    def subheading(self) -> Style:
        """Return the style of a heading inside a section."""
        return Style("sans", self.paper.body, self.paper.leading, bold=True)

    @property
    def caption(self) -> Style:
        """Return the style of captions and of what is said about a figure."""
        return self._close("sans", self.paper.caption)

    @property
    def cell(self) -> Style:
        """Return the style of a table's cells."""
        return self._close("sans", self.paper.figure)

    def steps(self, style: Style) -> tuple[Style, ...]:
        """Return ``style``, and in it the smaller sizes of the page down to its least."""
        sizes = dict.fromkeys((style.size, self.paper.caption, self.paper.small))
        return tuple(replace(style, size=size) for size in sizes if size <= style.size)

    @property
    def answer(self) -> Style:
        """Return the style of the key's answers."""
        return replace(self.cell, italic=True)

    @property
    def small(self) -> Style:
        """Return the style of the foot and of boxed references."""
        return self._close("sans", self.paper.small)

    @property
    def entry(self) -> Style:
        """Return the style of the bibliography."""
        return self._close("serif", self.paper.figure)

    def _close(self, family: Family, size: float) -> Style:
        """Return a style for a few lines, which stand closer than reading text."""
        return Style(family, size, max(0.8 * self.paper.leading, 1.2 * size))


def on(paper: Paper, name: PaperName) -> Paper:
    """Return the tokens for another size of paper; A5 has narrower margins."""
    if name == "a5":
        narrow = replace(paper, margin_side=mm(16), margin_top=mm(12), margin_bottom=mm(14))
        return _clear(replace(narrow, size=SIZES[name]))
    return replace(paper, size=SIZES[name])


def compact(paper: Paper, step: float) -> Paper:
    """Return tokens that put more on a page: lines ``step`` points closer, margins 2 mm less."""
    closer = replace(
        paper,
        leading=paper.leading - step,
        margin_top=paper.margin_top - mm(2),
        margin_bottom=paper.margin_bottom - mm(2),
        writing_line=max(paper.writing_line - mm(0.5), mm(8)),
    )
    return _clear(closer)


def large(paper: Paper) -> Paper:
    """Return the tokens for readers with low vision: everything is set at 18 points or more."""
    larger = replace(
        paper,
        body=LARGE,
        leading=25,
        title=28,
        heading=20,
        figure=LARGE,
        caption=LARGE,
        small=LARGE,
        rule=1,
        writing_line=mm(12),
    )
    return _clear(larger)


def _clear(paper: Paper) -> Paper:
    """Return tokens with so much margin that the foot stands clear of the edge of the paper."""
    words = max(0.8 * paper.leading, 1.2 * paper.small)
    foot = FOOT_ABOVE * paper.leading + FOOT_BELOW + words
    return replace(paper, margin_bottom=max(paper.margin_bottom, foot + EDGE))
