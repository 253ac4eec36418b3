"""A value written in a short form of its class -> the value written in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from builders.lesson.reading import suggest
from builders.lesson.shape import canonical, is_record, shape_of
from builders.lesson.source.tree import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from msgspec import Struct

    from builders.lesson.shape import Shape
    from builders.lesson.source.tree import Node

_MARKS = ("+ ", "* ")


def items(node: Node, hint: Any) -> tuple[Node, ...]:  # noqa: ANN401
    """Return the nodes of a list; pairs in one mapping are as many items, one value is one."""
    if isinstance(node, Sequence):
        return node.items
    if not isinstance(node, Mapping) or not is_record(hint) or not shape_of(hint).pair:
        return (node,)
    if any(canonical(key.text) in shape_of(hint).fields for key, _ in node.entries):
        return (node,)
    return tuple(Mapping((entry,), entry[0].where) for entry in node.entries)


def spread(node: Mapping, shape: Shape) -> Mapping:
    """Return ``node`` with its ``key: value`` written out as the two fields of the class's pair."""
    strangers = [entry for entry in node.entries if canonical(entry[0].text) not in shape.fields]
    others = tuple(entry for entry in node.entries if entry not in strangers)
    if not shape.pair or len(strangers) != 1:
        return node
    first, second = shape.pair
    key, value = strangers[0]
    if shape.short and not others and suggest.is_slip(key.text, shape.short):
        return node
    rest: tuple[tuple[Scalar, Node], ...] = ((Scalar(second, key.where), value),)
    if isinstance(value, Mapping) and any(k.text in shape.fields for k, _ in value.entries):
        rest = value.entries
    taken = {name.text for name, _ in others}
    if taken & {first, *(name.text for name, _ in rest)}:
        return node
    return Mapping(((Scalar(first, key.where), key), *rest, *others), node.where)


def full(node: Node, short: str) -> Mapping:
    """Return the mapping whose key ``short`` the bare ``node`` stands for."""
    return Mapping(((Scalar(short, node.where), node),), node.where)


def marked(node: Mapping, shape: Shape) -> Mapping:
    """Return ``node`` with a «+» before its text told apart, where the class has a ``mark``."""
    found = [entry for entry in node.entries if canonical(entry[0].text) == shape.short]
    if not shape.mark or not found:
        return node
    key, value = found[0]
    if not isinstance(value, Scalar) or not value.text.startswith(_MARKS):
        return node
    bare = replace(value, text=value.text[1:].lstrip())
    sign = (Scalar(shape.mark, value.where), Scalar("true", value.where))
    entries = ((key, bare) if entry is found[0] else entry for entry in node.entries)
    return Mapping((*entries, sign), node.where)


def flat(node: Mapping, known: dict[str, type[Struct]]) -> str | None:
    """Return the kind of a block that is its own key, with its other keys beside it."""
    for key, value in node.entries:
        made = known.get(key.text)
        if made and shape_of(made).short == key.text and not isinstance(value, Mapping):
            others = {canonical(each.text) for each, _ in node.entries if each is not key}
            if not others.difference(shape_of(made).fields).intersection(known):
                return key.text
    return None


def is_pairs(node: Mapping, shape: Shape) -> bool:
    """Tell whether ``node`` holds the pairs that a class is short for, and none of its keys."""
    is_named = any(canonical(key.text) in shape.fields for key, _ in node.entries)
    return shape.is_of_pairs and bool(node.entries) and not is_named
