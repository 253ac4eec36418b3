r"""A command with parts goes in, ``\frac``, ``\sqrt``, ``\begin``; the node it makes comes out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Literal, Protocol

from builders.lesson.mathematics import chemistry, quantities
from builders.lesson.mathematics.environments import ENVIRONMENTS, grid
from builders.lesson.mathematics.faults import FormulaError
from builders.lesson.mathematics.letters import FONTS
from builders.lesson.mathematics.tree import (
    Accent,
    Class,
    Delimiter,
    Fence,
    Fraction,
    Framed,
    Hidden,
    Node,
    Root,
    Row,
    Scripts,
    Space,
    Stack,
    Symbol,
    Words,
)

_COMMAND = re.compile(r"\\(?![%_&#$ {}])")
_ESCAPED = re.compile(r"\\(.)")
_RIGHT = re.compile(r"\\right(?![A-Za-z])")
_END = re.compile(r"\\end\s*\{([a-zA-Z]*)\*?\}")
_ARC = "⏜"  # what \frown draws, which teachers set over the ends of an arc
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

    def passes(self, sign: str) -> bool:
        """Tell whether a sign follows, and pass it."""

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


def divided(top: Node, bottom: Node, command: str) -> Node:
    """Return a part over another, between brackets if there is no stroke."""
    found = Fraction(top, bottom, ruled=command == "over")
    return found if found.ruled else Fence("(", found, ")")


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
    return Row((number, Space(quantities.THIN), _unit(reader)))


def _unit(reader: Reader) -> Node:
    """Return a unit as it is written, not by the names of commands."""
    typed = reader.raw()
    _without_commands(reader, typed)
    return quantities.unit(typed)


def _angle(reader: Reader) -> Node:
    return Row((quantities.number(reader.raw()), Symbol("°")))


def _words(reader: Reader) -> Node:
    """Return a text; a sign behind a stroke is that sign."""
    typed = reader.raw()
    _without_commands(reader, typed)
    return Words(_ESCAPED.sub(r"\1", typed).replace("~", "\u00a0"))


def _without_commands(reader: Reader, typed: str) -> None:
    """Tell of a command where none is read."""
    if found := _COMMAND.search(typed):
        raise FormulaError(reader.at - len(typed) - 1 + found.start())


def _absolute(sign: str) -> Callable[[Reader], Node]:
    return lambda reader: Fence(sign, reader.argument(), sign)


def _before(reader: Reader) -> Node:
    """Return an isotope: what stands above, what stands below, the element."""
    sup, sub = reader.argument(), reader.argument()
    return Scripts(reader.argument(), sub, sup, before=True)


def _negated(reader: Reader) -> Node:
    """Return the sign that Unicode has for one that is struck out."""
    start = reader.at - len("\\not")
    found = reader.argument()
    text = unicodedata.normalize("NFC", f"{found.text}\u0338") if isinstance(found, Symbol) else ""
    if len(text) != 1:
        raise FormulaError(start)
    return Symbol(text, "rel")


def _lines(reader: Reader) -> Node:
    """Return lines one below the other, as under a sum."""
    start = reader.at
    if not reader.passes("{"):
        raise FormulaError(start - 1)
    rows = reader.rows()
    if not reader.passes("}"):
        raise FormulaError(start)
    return grid("gathered", rows)


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
    if over == Symbol(_ARC, "rel"):
        return Accent(reader.argument(), _ARC, wide=True)
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
    **dict.fromkeys(("binom", "dbinom", "tbinom"), _binomial),
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
    "fbox": lambda reader: Framed(_words(reader), "box"),
    "boxed": lambda reader: Framed(reader.argument(), "box"),
    **dict.fromkeys(
        ("cancel", "bcancel", "xcancel"), lambda reader: Framed(reader.argument(), "strike")
    ),
    "prescript": _before,
    "not": _negated,
    "substack": _lines,
    "abs": _absolute("|"),
    "norm": _absolute("‖"),
    **dict.fromkeys(("mathnormal", "mathord", "ensuremath"), lambda reader: reader.argument()),
    "phantom": lambda reader: Hidden(reader.argument()),
    "pmod": _modulus,
    "bmod": lambda _: Symbol("mod", "bin"),
    **dict.fromkeys(("mathrm", "mathsf", "mathtt", "rm"), lambda reader: reader.in_font("")),
    **{name: lambda reader, font=font: reader.in_font(font) for name, font in FONTS.items()},  # type: ignore[misc]
    **dict.fromkeys(
        ("text", "textrm", "textsf", "textup", "textnormal", "mbox", "textbf", "textit"), _words
    ),
    "operatorname": lambda reader: Words(reader.raw(), "op"),
    "ce": _chemistry,
    **dict.fromkeys(("qty", "SI"), _quantity),
    **dict.fromkeys(("unit", "si"), _unit),
    "ang": _angle,
    "num": lambda reader: quantities.number(reader.raw()),
    **dict.fromkeys(("displaystyle", "textstyle", "limits", "nolimits"), lambda _: Space(0)),
}
