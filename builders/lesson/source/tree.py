"""A lesson file as it was typed: texts, lists and pairs, each with its place."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from builders.lesson.source.draft import Draft
from builders.problems import Place, Problem


class Scalar(Struct, frozen=True):
    """A value as it was typed; ``start`` and ``end`` count characters of the file's text.

    ``style`` is YAML's: empty for a plain value, else the sign that opens it. ``remark`` is the
    place of a ``#`` that cuts a plain value short.
    """

    text: str
    where: Place
    style: str = ""
    start: int = 0
    end: int = 0
    remark: Place | None = None


class Sequence(Struct, frozen=True):
    """A list."""

    items: tuple[Node, ...]
    where: Place


class Mapping(Struct, frozen=True):
    """Keys with their values, in the order typed; no key occurs twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    where: Place


Node: TypeAlias = Scalar | Sequence | Mapping


class Tree(Struct, frozen=True):
    """A whole file as it was meant: its root, its text, its draft."""

    root: Node
    text: str
    draft: Draft

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The slips that were told, and mended where they hid what stands after them."""
        return tuple(self.draft.told)
