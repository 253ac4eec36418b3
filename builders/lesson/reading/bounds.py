"""The tree of a lesson goes in; what makes it too long to build while a class waits comes out."""

from __future__ import annotations

from collections.abc import Iterator

from builders.lesson.source.tree import Mapping, Node, Scalar, Sequence
from builders.problems import Problem, assert_never, error

MOST_CHARACTERS = 200_000  # about 60 pages of paper, fourteen times a long lesson
MOST_VALUES = 8_000  # keys counted, ten times a long lesson


def excesses(root: Node) -> Iterator[Problem]:
    """Yield a problem for each bound that the whole lesson exceeds."""
    texts = tuple(_texts(root))
    characters = sum(map(len, texts))
    if characters > MOST_CHARACTERS:
        yield error("L281", root.where, size=characters, most=MOST_CHARACTERS)
    if len(texts) > MOST_VALUES:
        yield error("L282", root.where, size=len(texts), most=MOST_VALUES)


def _texts(node: Node) -> Iterator[str]:
    match node:
        case Scalar():
            yield node.text
        case Sequence():
            for item in node.items:
                yield from _texts(item)
        case Mapping():
            for key, value in node.entries:
                yield key.text
                yield from _texts(value)
        case _:
            assert_never(node)
