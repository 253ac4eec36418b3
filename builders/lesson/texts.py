"""Every sentence of a lesson, to look at or to change; the lesson's other values stay.

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

from builders.lesson.inline import Text

Reading: TypeAlias = tuple[str | EllipsisType, ...]
T = TypeVar("T")


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


def mapped(value: T, change: Callable[[Text], Text]) -> T:
    """Return ``value`` with ``change`` applied to every ``Text`` inside it."""
    return _mapped(value, change)  # type: ignore[no-any-return]


def _mapped(value: Any, change: Callable[[Text], Text]) -> Any:  # noqa: ANN401  # any field
    if isinstance(value, Text):
        return change(value)
    if isinstance(value, tuple):
        items = tuple(_mapped(item, change) for item in value)
        return (
            items if any(new is not old for new, old in zip(items, value, strict=True)) else value
        )
    if isinstance(value, Struct):
        old = {name: getattr(value, name) for name in value.__struct_fields__}
        new = {name: _mapped(item, change) for name, item in old.items()}
        changed = {name: item for name, item in new.items() if item is not old[name]}
        return replace(value, **changed) if changed else value
    return value
