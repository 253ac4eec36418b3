"""A value of a lesson that is not text to be read, with its place in the file."""

from __future__ import annotations

from typing import Generic, TypeVar

from msgspec import Struct

from builders.problems import Place

T = TypeVar("T")


class Located(Struct, Generic[T], frozen=True):
    """The name of a theme or a file, or a number, and where it is given."""

    value: T
    where: Place
