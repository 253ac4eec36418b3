"""Blocks that solve: a problem, what is given, what is to be found, and the steps to it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from msgspec import Meta, Struct

from builders.lesson.blocks.base import Block
from builders.lesson.inline import Text
from builders.lesson.space import Space
from builders.lesson.texts import Reading
from builders.problems import Place


class Step(Struct, frozen=True, kw_only=True):
    """One step of a solution and ``why`` it is right; what it has in braces is left to fill in."""

    short: ClassVar[str] = "text"
    pair: ClassVar[tuple[str, str]] = ("text", "why")
    where: Place
    text: Text
    why: Text | None = None
    points: Annotated[int, Meta(ge=0, le=1000)] | None = None


class Solution(Block, frozen=True, kw_only=True):
    """A problem that the teacher solves before the class, step by step.

    Students find it whole on paper, with its gaps, or with a ``space`` to write the steps in.
    """

    kind: ClassVar[str] = "solution"
    reading: ClassVar[Reading] = ("title", "text", "given", "find", "steps", "answer", "notes")
    text: Text
    given: tuple[Text, ...] = ()
    find: tuple[Text, ...] = ()
    steps: tuple[Step, ...]
    answer: tuple[Text, ...] = ()
    space: Space | None = None
