"""Blocks in which a class looks back: each judges what it can do, or writes what it takes along."""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias

from builders.lesson.blocks.base import Block
from builders.lesson.inline import Text
from builders.lesson.space import Space

ReflectionForm: TypeAlias = Literal["traffic-light", "smileys", "ladder"]


class SelfAssessment(Block, frozen=True, kw_only=True):
    """Sentences that each student judges by a light, a face or a step; the steps may be named."""

    kind: ClassVar[str] = "self-assessment"
    short: ClassVar[str] = "statements"
    statements: tuple[Text, ...] = ()
    form: ReflectionForm = "traffic-light"
    steps: tuple[Text, ...] = ()


class ExitTicket(Block, frozen=True, kw_only=True):
    """A slip to write on, cut off and hand in at the end of a class."""

    kind: ClassVar[str] = "exit-ticket"
    short: ClassVar[str] = "prompts"
    prompts: tuple[Text, ...]
    space: Space | None = None
