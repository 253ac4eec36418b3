"""A tree's nodes go in; their levels and the places of their centres, in leaves, come out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from msgspec import Struct

from builders.lesson.blocks.figures import Branch
from builders.lesson.inline import Text


class Item(Struct, frozen=True):
    """A node: ``path`` is «1.2» for the root's second branch, ``centre`` counts leaves."""

    path: str
    text: Text
    centre: float
    is_leaf: bool

    @property
    def level(self) -> int:
        """Return how many nodes stand above."""
        return self.path.count(".")

    @property
    def name(self) -> str:
        """Return the text, made unique by the path."""
        return f"{self.path} {self.text.plain}"


def flattened(root: Branch, path: str = "1", leaf: int = 0) -> tuple[Item, ...]:
    """Return a node and all below it, each before its branches; ``leaf`` is its first leaf."""
    below: list[Item] = []
    centres = []
    for at, branch in enumerate(root.branches, start=1):
        taken = leaf + sum(item.is_leaf for item in below)
        found = flattened(branch, f"{path}.{at}", taken)
        centres.append(found[0].centre)
        below += found
    centre = (centres[0] + centres[-1]) / 2 if centres else leaf + 0.5
    return (Item(path, root.name, centre, not root.branches), *below)


def by_level(items: Sequence[Item]) -> list[tuple[Item, ...]]:
    """Return the nodes of each level, the root's first, each in order."""
    ordered = sorted(items, key=lambda item: item.level)
    return [tuple(level) for _, level in groupby(ordered, key=lambda item: item.level)]


def room_for(items: Sequence[Item], leaves: int) -> float:
    """Return the widest that the nodes of a level may be, in leaves, to stay apart and inside."""
    centres = [item.centre for item in items]
    edges = (2 * centres[0], 2 * (leaves - centres[-1]))
    return min(*edges, *(b - a for a, b in pairwise(centres)))


def parent_of(path: str) -> str:
    """Return the path of the node above; none is above the root."""
    return path.rpartition(".")[0]
