"""A class of the lesson's model -> the keys that its YAML may have, read off its annotations."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints


@dataclass(frozen=True, slots=True)
class Field:
    """One key: the attribute it fills, the type of its value, the bounds of a number."""

    key: str
    name: str
    hint: Any
    required: bool
    least: int | None
    most: int | None

    @property
    def is_list(self) -> bool:
        """Tell whether the key takes several values."""
        return get_origin(self.hint) is tuple


@dataclass(frozen=True, slots=True)
class Shape:
    """Every key of a class, by its canonical spelling, and the class's shorter ways to write."""

    made: type[Any]
    fields: dict[str, Field]
    short: str | None
    pair: tuple[str, str] | None
    has_place: bool

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys as a teacher writes them."""
        return tuple(field.key for field in self.fields.values())


def canonical(key: str) -> str:
    """Return ``key`` as fields are looked up; CSL-JSON writes both ``-`` and ``_``."""
    return key.replace("_", "-")


@cache
def shape_of(made: type[Any]) -> Shape:
    """Return the shape of the dataclass ``made``."""
    hints = get_type_hints(made)
    found = [
        Field(
            each.metadata.get("key", each.name),
            each.name,
            _without_none(hints[each.name]),
            each.default is MISSING and each.default_factory is MISSING,
            each.metadata.get("least"),
            each.metadata.get("most"),
        )
        for each in fields(made)
        if each.name != "where"
    ]
    return Shape(
        made,
        {canonical(field.key): field for field in found},
        getattr(made, "short", None),
        getattr(made, "pair", None),
        any(each.name == "where" for each in fields(made)),
    )


def _without_none(hint: Any) -> Any:  # noqa: ANN401  # a type expression
    """Return ``X`` for ``X | None``: the reader leaves an optional key that is empty alone."""
    members = [member for member in get_args(hint) if member is not type(None)]
    return members[0] if type(None) in get_args(hint) and len(members) == 1 else hint
