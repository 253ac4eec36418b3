"""What a user's own template gives a deck, as values that slides are planned with."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from builders.deck.template.holders import FLUSH, Insets
from builders.deck.template.placeholders import Layout, Placeholder
from builders.design.geometry import Box, Size
from builders.design.scene import Align, Anchor
from builders.design.theme import Role, Screen
from builders.design.type import SCREEN

LEAST_BODY = 20  # points; a template may set its text larger, but ours steps down from here
STEPS = (60, 57, 54, 48, 44, 40, 36, 32, 28, 26, 24, 22, 20, 18, 16)


class TextFrame(Struct, frozen=True):
    """Where a template has room for text: inside the insets, and how the text there is set.

    ``tie`` is the element that names the layout's placeholder; there is none in free space. Words
    there have a colour of their own unless an ``ink`` is given. What they take from the placeholder
    by themselves is its ``frame``, unless it is turned, with its ``insets``, and the ``given`` size
    in hundredths of a point of the template.
    """

    tie: str
    box: Box
    size: int
    align: Align
    anchor: Anchor
    ink: Role | None = None
    frame: Box | None = None
    insets: Insets = FLUSH
    given: int = 0

    @property
    def steps(self) -> tuple[int, ...]:
        """Return the sizes to try, from the template's own downwards."""
        return (self.size, *(step for step in STEPS if step < self.size))


class Brand(Struct, frozen=True):
    """A template without its slides.

    Lengths are those of a slide of usual size, 540 points high; ``scale`` leads to the
    template's own. ``layouts`` gives the part and the name of the layout for each role.
    """

    package: bytes
    size: Size
    scale: float
    layouts: Mapping[Layout, tuple[str, str]]
    frames: Mapping[Layout, Mapping[Placeholder, TextFrame]]
    inks: Mapping[Role, str]

    @property
    def title(self) -> TextFrame:
        """Return the room of a working slide's title."""
        return self.frames["content"]["title"]

    @property
    def body(self) -> TextFrame:
        """Return the room between title and foot."""
        return self.frames["content"]["body"]

    def screen(self, own: Screen) -> Screen:
        """Return the tokens of a slide: the template's size, and our steps up to its text size."""
        most = max(self.body.size, LEAST_BODY)
        body = tuple(step for step in own.body if step <= most)
        return Screen(size=self.size, gap=own.gap, body=body, safety=max(own.safety, SCREEN.safe))


class BrandError(Exception):
    """A template cannot be used; ``code`` says why."""

    def __init__(self, code: str) -> None:
        """Keep the code: L320 no presentation, L321 macros, L322 no content layout, L323 size."""
        super().__init__(code)
        self.code = code
