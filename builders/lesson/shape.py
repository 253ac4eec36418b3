"""A class of the lesson's model -> the keys that its YAML may have, read off its annotations."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

from msgspec import Meta, Struct
from msgspec.structs import FieldInfo, fields

from builders import languages
from builders.lesson.graphs.values import Function, Interval, Mark, Spot, Stretch
from builders.lesson.inline import Text
from builders.lesson.located import Located
from builders.lesson.mathematics.equations import Equations
from builders.lesson.programs.program import Numbers, Program
from builders.lesson.quantity import Quantity
from builders.lesson.space import Space

# Classes of the model that are written in a word or in lines.
VALUES: tuple[type[Struct], ...] = (Text, Space, Quantity, Equations, Program, Numbers)
VALUES += (Function, Interval, Mark, Spot, Stretch)


class Field(Struct, frozen=True):
    """One key: the attribute it fills, the type of its value, the bounds of a number.

    ``is_located`` tells that the attribute holds the value's place, too. ``is_kind`` tells that the
    key is one of several that fill the attribute, each with values of its own class.
    """

    key: str
    name: str
    hint: Any
    required: bool
    least: int | None
    most: int | None
    is_located: bool
    is_kind: bool = False

    @property
    def is_list(self) -> bool:
        """Tell whether the key takes several values."""
        return get_origin(self.hint) is tuple


class Shape(Struct, frozen=True):
    """Every key of a class, by its canonical spelling, and the class's shorter ways to write."""

    made: type[Struct]
    fields: dict[str, Field]
    short: str | None
    pair: tuple[str, str] | None
    mark: str | None
    is_of_pairs: bool
    has_place: bool

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys as a teacher writes them."""
        return tuple(field.key for field in self.fields.values())


def is_record(hint: Any) -> bool:  # noqa: ANN401  # a type expression
    """Tell whether ``hint`` is a class of the model, written as keys with values."""
    return isinstance(hint, type) and issubclass(hint, Struct) and hint not in VALUES


def canonical(key: str) -> str:
    """Return ``key`` as fields are looked up; CSL-JSON writes both ``-`` and ``_``."""
    return key.replace("_", "-")


@cache
def shape_of(made: type[Struct]) -> Shape:
    """Return the shape of ``made``."""
    found = [field for each in fields(made) if each.name != "where" for field in _fields(each)]
    return Shape(
        made,
        {canonical(field.key): field for field in found},
        getattr(made, "short", None),
        getattr(made, "pair", None),
        getattr(made, "mark", None),
        getattr(made, "is_of_pairs", False),
        "where" in made.__struct_fields__,
    )


def choices(hint: Any) -> tuple[str, ...]:  # noqa: ANN401  # a type expression
    """Return the words that a value of type ``hint`` is one of; none where it may be any."""
    if hint is languages.Language:
        return languages.known()
    return get_args(hint) if get_origin(hint) is Literal else ()


def kinds(hint: Any) -> dict[str, type[Struct]]:  # noqa: ANN401  # a type expression
    """Return the classes that a value of type ``hint`` is one of, each by the key that it has."""
    members = [each for each in get_args(hint) if each is not type(None)]
    is_union = len(members) > 1 and all(is_record(each) for each in members)
    return {each.kind: each for each in members} if is_union else {}


def _fields(info: FieldInfo) -> tuple[Field, ...]:
    """Return the key of an attribute, or a key for each kind of value that it may have."""
    found = kinds(info.type)
    if not found:
        return (_field(info),)
    return tuple(
        Field(kind, info.name, made, False, None, None, False, is_kind=True)  # noqa: FBT003
        for kind, made in found.items()
    )


def _field(info: FieldInfo) -> Field:
    hint = _without_none(info.type)
    kind, *bounds = get_args(hint) if get_origin(hint) is Annotated else (hint, Meta())
    is_located = get_origin(kind) is Located
    return Field(
        info.encode_name,
        info.name,
        get_args(kind)[0] if is_located else kind,
        info.required,
        bounds[0].ge,
        bounds[0].le,
        is_located,
    )


def _without_none(hint: Any) -> Any:  # noqa: ANN401  # a type expression
    """Return ``X`` for ``X | None``: the reader leaves an optional key that is empty alone."""
    members = [member for member in get_args(hint) if member is not type(None)]
    return members[0] if type(None) in get_args(hint) and len(members) == 1 else hint
