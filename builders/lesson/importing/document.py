"""What an old plan consists of, whatever file held it: paragraphs and tables that know their lines.

A part's ``line`` counts the lines of the document's ``text``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

from msgspec import Struct

Reason: TypeAlias = Literal["not_a_plan", "damaged", "too_long", "empty"]

MOST_CHARACTERS = 120_000  # a plan of sixty pages
MOST_PARTS = 2_000
_MOST_IN_PARAGRAPH = 8_000  # characters; a lesson file takes 20 000 in one value
_UNSEEN = re.compile(
    "[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\ufffe\uffff\x00-\x08\x0e-\x1b\ud800-\udfff]"
)
_NUMBERED = re.compile(r"(?P<number>\d{1,3})[.)](?!\d)\s*(?P<text>.*)")
_BULLET = re.compile(r"[-–—•·●○▪*]\s+|[•·●○▪]\s*")


class ImportRefusedError(Exception):
    """The file is no plan that can be imported; ``reason`` says why."""

    def __init__(self, reason: Reason) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason: Reason = reason


class Paragraph(Struct, frozen=True):
    """A paragraph without the number or the bullet that it opens with."""

    text: str
    line: int
    number: int | None = None
    is_heading: bool = False
    is_item: bool = False

    @property
    def typed(self) -> str:
        """Return the text with its number."""
        return self.text if self.number is None else f"{self.number}. {self.text}"


class Grid(Struct, frozen=True):
    """A table of plain cells, as many in each row."""

    rows: tuple[tuple[str, ...], ...]
    line: int


Part: TypeAlias = Paragraph | Grid


class Document(Struct, frozen=True):
    """A whole plan: its parts in order, and its text for whoever looks for slips."""

    parts: tuple[Part, ...]
    text: str

    def __post_init__(self) -> None:
        """Refuse what is no lesson plan by its size."""
        if not self.parts:
            raise ImportRefusedError("empty")
        if len(self.text) > MOST_CHARACTERS or len(self.parts) > MOST_PARTS:
            raise ImportRefusedError("too_long")


def clean(text: str) -> str:
    """Return ``text`` on one line without characters that nobody sees and no file can hold."""
    shown = _UNSEEN.sub("", text).replace("\x7f", "").replace("：", ":")
    return " ".join(re.split(r"[\s\x80-\x9f]+", shown)).strip()


def paragraphs(text: str, line: int, *, is_heading: bool = False) -> Iterator[Paragraph]:
    """Yield the paragraph ``text``, in pieces when it is endless; none when it is empty."""
    found = _NUMBERED.fullmatch(clean(text))
    number, shown = (int(found["number"]), found["text"]) if found else (None, clean(text))
    bullet = None if found else _BULLET.match(shown)
    is_item = bullet is not None
    shown = shown[bullet.end() :] if bullet else shown
    if number is not None and not shown:
        number, shown = None, clean(text)
    while shown:
        cut = len(shown)
        if cut > _MOST_IN_PARAGRAPH:
            cut = shown.rfind(" ", 1, _MOST_IN_PARAGRAPH) + 1 or _MOST_IN_PARAGRAPH
        yield Paragraph(shown[:cut].strip(), line, number, is_heading, is_item)
        shown, number = shown[cut:], None
