r"""A command with parts goes in, ``\frac``, ``\sqrt``, ``\begin``; the node it makes comes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Literal, Protocol

from builders.lesson.mathematics import chemistry, quantities
from builders.lesson.mathematics.environments import ENVIRONMENTS, grid
from builders.lesson.mathematics.faults import FormulaError
from builders.lesson.mathematics.letters import FONTS
from builders.lesson.mathematics.tree import (
    Class,
    Delimiter,
    Fence,
    Fraction,
    Framed,
    Hidden,
    Node,
    Root,
    Row,
    Space,
    Stack,
    Symbol,
    Words,
)

_RIGHT = re.compile(r"\\right(?![A-Za-z])")
_END = re.compile(r"\\end\s*\{([a-zA-Z]*)\*?\}")
_SIZES = {"big": 1.2, "Big": 1.6, "bigg": 2.1, "Bigg": 2.6}  # ems
_SIDES: Mapping[str, Class] = {"": "ord", "l": "open", "r": "close", "m": "rel"}


class Reader(Protocol):
    """The place in a formula that has been reached, and what can be read from there."""

    at: int
    source: str

    def argument(self) -> Node:
        """Return the part that a command is about."""

    def optional(self) -> Node | None:
        """Return the part in square brackets, if there is one."""

    def raw(self) -> str:
        """Return the characters in braces as they are typed."""

    def line(self, closing: str) -> Node:
        """Return the parts up to ``closing`` or an end."""

    def rows(self) -> list[list[Node]]:
        """Return the cells of rows up to an end."""

    def delimiter(self) -> str:
        """Return a bracket."""

    def in_font(self, font: str) -> Node:
        """Return a part in the letters of a font; without one they are upright."""


def _fraction(
    *, ruled: bool = True, size: Literal["", "display", "text"] = ""
) -> Callable[[Reader], Node]:
    def read(reader: Reader) -> Node:
        top = reader.argument()
        return Fraction(top, reader.argument(), ruled, size)

    return read


def _binomial(reader: Reader) -> Node:
    return Fence("(", _fraction(ruled=False)(reader), ")")


def _root(reader: Reader) -> Node:
    degree = reader.optional()
    return Root(reader.argument(), degree)


def _chemistry(reader: Reader) -> Node:
    typed = reader.raw()
    return chemistry.read(typed, reader.at - len(typed) - 1)


def _quantity(reader: Reader) -> Node:
    number = quantities.number(reader.raw())
    return Row((number, Space(quantities.THIN), quantities.unit(reader.raw())))


def _fence(reader: Reader) -> Node:
    """Return what stands between brackets of its own height."""
    start = reader.at - len("\\left")
    left, body = reader.delimiter(), reader.line("")
    right = _RIGHT.match(reader.source, reader.at)
    if right is None:
        raise FormulaError(start)
    reader.at = right.end()
    return Fence(left, body, reader.delimiter())


def _environment(reader: Reader) -> Node:
    start = reader.at - len("\\begin")
    name = reader.raw().strip().removesuffix("*")
    if name not in ENVIRONMENTS:
        raise FormulaError(start)
    columns = reader.raw() if name == "array" else ""
    rows = reader.rows()
    end = _END.match(reader.source, reader.at)
    if end is None or end[1] != name:
        raise FormulaError(reader.at if end or reader.at < len(reader.source) else start)
    reader.at = end.end()
    return grid(name, rows, columns)


def _sized(ems: float, kind: Class) -> Callable[[Reader], Node]:
    return lambda reader: Delimiter(reader.delimiter(), ems, kind)


def _over(reader: Reader) -> Node:
    over = reader.argument()
    return Stack(reader.argument(), over)


def _under(reader: Reader) -> Node:
    under = reader.argument()
    return Stack(reader.argument(), under=under)


def _modulus(reader: Reader) -> Node:
    words = Words("mod"), Space(0.25), reader.argument()
    return Row((Space(0.5), Symbol("(", "open"), *words, Symbol(")", "close")))


STRUCTURES: Mapping[str, Callable[[Reader], Node]] = {
    "frac": _fraction(),
    "dfrac": _fraction(size="display"),
    "cfrac": _fraction(size="display"),
    "tfrac": _fraction(size="text"),
    "binom": _binomial,
    "sqrt": _root,
    "left": _fence,
    "begin": _environment,
    **{
        f"{name}{side}": _sized(ems, kind)
        for name, ems in _SIZES.items()
        for side, kind in _SIDES.items()
    },
    "overset": _over,
    "stackrel": _over,
    "underset": _under,
    "boxed": lambda reader: Framed(reader.argument(), "box"),
    "cancel": lambda reader: Framed(reader.argument(), "strike"),
    "phantom": lambda reader: Hidden(reader.argument()),
    "pmod": _modulus,
    "bmod": lambda _: Symbol("mod", "bin"),
    **dict.fromkeys(("mathrm", "rm"), lambda reader: reader.in_font("")),
    **{name: lambda reader, font=font: reader.in_font(font) for name, font in FONTS.items()},  # type: ignore[misc]
    **dict.fromkeys(
        ("text", "textrm", "mbox", "textbf", "textit"), lambda reader: Words(reader.raw())
    ),
    "operatorname": lambda reader: Words(reader.raw(), "op"),
    "ce": _chemistry,
    **dict.fromkeys(("qty", "SI"), _quantity),
    **dict.fromkeys(("unit", "si"), lambda reader: quantities.unit(reader.raw())),
    "num": lambda reader: quantities.number(reader.raw()),
    **dict.fromkeys(("displaystyle", "textstyle", "limits", "nolimits"), lambda _: Space(0)),
}
