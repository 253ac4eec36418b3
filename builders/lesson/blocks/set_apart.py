"""Blocks that stand apart from running text: what is to be learnt, kept in mind, watched, done."""

from __future__ import annotations

from typing import ClassVar, TypeAlias

from builders.lesson.blocks.base import Evidence
from builders.lesson.inline import Text


class SetApart(Evidence, frozen=True, kw_only=True):
    """A text under the name of its kind; of several that are ``counted`` each has a number."""

    short: ClassVar[str] = "text"
    is_running: ClassVar[bool] = True
    is_counted: ClassVar[bool] = False
    is_urgent: ClassVar[bool] = False
    text: tuple[Text, ...]


class Definition(SetApart, frozen=True, kw_only=True):
    """What a word means."""

    kind: ClassVar[str] = "definition"
    is_counted: ClassVar[bool] = True


class Theorem(SetApart, frozen=True, kw_only=True):
    """What has been proved."""

    kind: ClassVar[str] = "theorem"
    is_counted: ClassVar[bool] = True


class Example(SetApart, frozen=True, kw_only=True):
    """How it is done once."""

    kind: ClassVar[str] = "example"
    is_counted: ClassVar[bool] = True


class Remember(SetApart, frozen=True, kw_only=True):
    """What is to be kept in mind."""

    kind: ClassVar[str] = "remember"
    is_urgent: ClassVar[bool] = True


class Caution(SetApart, frozen=True, kw_only=True):
    """What is dangerous, or often done wrong."""

    kind: ClassVar[str] = "warning"
    is_urgent: ClassVar[bool] = True


class Instruction(SetApart, frozen=True, kw_only=True):
    """What to do, in order."""

    kind: ClassVar[str] = "instruction"


AnySetApart: TypeAlias = Definition | Theorem | Example | Remember | Caution | Instruction
