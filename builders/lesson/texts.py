"""A lesson goes in; its sentences, to look at or to change, come out; the other values stay.

The order in which the outputs say the fields of a class is its ``reading``, where ``...`` stands
for the fields that it does not name; without one it is the order of the fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain
from types import EllipsisType
from typing import Any, TypeAlias, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from builders.lesson import markup
from builders.lesson.inline import Span, Text
from builders.problems import Place

Reading: TypeAlias = tuple[str | EllipsisType, ...]
T = TypeVar("T")
K = TypeVar("K")
_MARKUP = frozenset("*[$`")
_NOWHERE = Place("", 1, 1)


def each(value: object) -> Iterator[Text]:
    """Yield every ``Text`` inside ``value``, in the order of reading."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from each(item)
    elif isinstance(value, Struct):
        for name in _reading(type(value)):
            yield from each(getattr(value, name))


@cache
def _reading(made: type[Struct]) -> tuple[str, ...]:
    named: Reading = getattr(made, "reading", (...,))
    others = tuple(name for name in made.__struct_fields__ if name not in named)
    return tuple(chain.from_iterable((n,) if isinstance(n, str) else others for n in named))


def bare(value: T) -> T:
    """Return ``value`` with the markup taken off each word that is printed as it was typed."""
    return _bare(value, is_line=False)  # type: ignore[no-any-return]


def bare_word(typed: str) -> str:
    """Return ``typed`` without markup, if it has any."""
    if not _MARKUP.intersection(typed):
        return typed
    text = markup.parse(typed, _NOWHERE)
    return text.plain.strip() if any(map(_is_styled, text.spans)) else typed


def _is_styled(span: Span) -> bool:
    is_led = span.link not in {None, span.text}
    return span.bold or span.italic or span.code or bool(span.cited) or is_led


def printed(value: object, where: Place, *, is_line: bool = False) -> Iterator[tuple[Place, str]]:
    """Yield each word or line that is printed as it was typed, and the place it stands after."""
    if isinstance(value, str) and is_line:
        yield where, value
    elif isinstance(value, tuple):
        for item in value:
            yield from printed(item, where, is_line=is_line)
    elif isinstance(value, Struct) and not isinstance(value, Text | Place):
        where, is_line = getattr(value, "where", where), hasattr(value, "proofread")
        for name in value.__struct_fields__:
            yield from printed(getattr(value, name), where, is_line=is_line)


def mapped(value: T, change: Callable[[Text], Text]) -> T:
    """Return ``value`` with ``change`` applied to every ``Text`` inside it."""
    return mapped_each(value, Text, change)


def mapped_each(value: T, made: type[K], change: Callable[[K], K]) -> T:
    """Return ``value`` with ``change`` applied to everything inside it that is ``made`` so."""
    return _mapped(value, made, change)  # type: ignore[no-any-return]


def _mapped(value: Any, made: type[K], change: Callable[[K], K]) -> Any:  # noqa: ANN401  # any field
    if isinstance(value, made):
        return change(value)
    if isinstance(value, tuple):
        items = tuple(_mapped(item, made, change) for item in value)
        return (
            items if any(new is not old for new, old in zip(items, value, strict=True)) else value
        )
    if isinstance(value, Struct):
        old = {name: getattr(value, name) for name in value.__struct_fields__}
        new = {name: _mapped(item, made, change) for name, item in old.items()}
        changed = {name: item for name, item in new.items() if item is not old[name]}
        return replace(value, **changed) if changed else value
    return value


def _bare(value: Any, *, is_line: bool) -> Any:  # noqa: ANN401  # as above
    if isinstance(value, str):
        return bare_word(value) if is_line else value
    if isinstance(value, tuple):
        return tuple(_bare(item, is_line=is_line) for item in value)
    if isinstance(value, Struct) and not isinstance(value, Text | Place):
        is_line = hasattr(value, "proofread")
        old = {name: getattr(value, name) for name in value.__struct_fields__}
        new = {name: _bare(item, is_line=is_line) for name, item in old.items()}
        return replace(value, **new) if new != old else value
    return value
