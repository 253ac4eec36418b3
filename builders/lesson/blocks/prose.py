"""Blocks that are read: text, points, a statement, a quotation."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from builders.lesson.blocks.base import ON_PAPER, Block, Evidence, Output
from builders.lesson.inline import Text
from builders.problems import Place


class Prose(Block, frozen=True, kw_only=True):
    """Running text: one paragraph or several."""

    kind: ClassVar[str] = "text"
    short: ClassVar[str] = "text"
    default_outputs: ClassVar[tuple[Output, ...]] = ON_PAPER
    is_running: ClassVar[bool] = True
    text: tuple[Text, ...]


class Point(Struct, frozen=True, kw_only=True):
    """One item of a list, with its sub-items."""

    short: ClassVar[str] = "text"
    pair: ClassVar[tuple[str, str]] = ("text", "items")
    where: Place
    text: Text
    items: tuple[Point, ...] = ()


class Points(Evidence, frozen=True, kw_only=True):
    """A list of points; ``reveal`` shows them one by one."""

    kind: ClassVar[str] = "points"
    short: ClassVar[str] = "items"
    is_running: ClassVar[bool] = True
    items: tuple[Point, ...]
    numbered: bool = False
    reveal: bool = False


class Statement(Evidence, frozen=True, kw_only=True):
    """One sentence to be seen large."""

    kind: ClassVar[str] = "statement"
    short: ClassVar[str] = "text"
    text: Text
    by: Text | None = None


class Quote(Evidence, frozen=True, kw_only=True):
    """A person's own words."""

    kind: ClassVar[str] = "quote"
    is_quoted: ClassVar[bool] = True
    text: tuple[Text, ...]
    speaker: Text
    role: Text | None = None
