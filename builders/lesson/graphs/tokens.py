"""An expression as people type it goes in; its numbers, names and signs come out, with places."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from builders.lesson.graphs.values import ExpressionError

Count: TypeAlias = Callable[[float], float]  # what a value of the letter gives; nan for nothing

RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)?)|(?P<raised>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)"
    r"|(?P<name>[^\W\d_⁰¹²³⁴⁵⁶⁷⁸⁹]+)|(?P<sign>\*\*|[-−–+*·×⋅/:÷^()|√])"
)
_SIGNS: Mapping[str, str] = {
    **dict.fromkeys("−–", "-"),
    **dict.fromkeys("·×⋅", "*"),
    **dict.fromkeys(":÷", "/"),
    "**": "^",
}
CONSTANTS: Mapping[str, float] = {"pi": math.pi, "π": math.pi, "e": math.e}


def _cot(value: float) -> float:
    return 1 / math.tan(value)


def _cube_root(value: float) -> float:
    return math.copysign(abs(value) ** (1 / 3), value)


FUNCTIONS: Mapping[str, Count] = {
    "sin": math.sin,
    "cos": math.cos,
    **dict.fromkeys(("tan", "tg"), math.tan),
    **dict.fromkeys(("cot", "ctg"), _cot),
    **dict.fromkeys(("arcsin", "asin"), math.asin),
    **dict.fromkeys(("arccos", "acos"), math.acos),
    **dict.fromkeys(("arctan", "arctg", "atan"), math.atan),
    "sinh": math.sinh,
    "cosh": math.cosh,
    "tanh": math.tanh,
    "sqrt": math.sqrt,
    "cbrt": _cube_root,
    "exp": math.exp,
    "ln": math.log,
    **dict.fromkeys(("lg", "log"), math.log10),
    "lb": math.log2,
    "abs": abs,
    "sign": lambda value: (value > 0) - (value < 0),
    "floor": math.floor,
}


def tokens(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield the kind, the sign and the place of each part; a known name parts from a letter."""
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        found = _TOKEN.match(text, at)
        if found is None or found.lastgroup is None:
            raise ExpressionError(at)
        if found.lastgroup == "name":
            yield from _names(found[0], at)
        else:
            yield found.lastgroup, _SIGNS.get(found[0], found[0]), at
        at = found.end()


def _names(word: str, start: int) -> Iterator[tuple[str, str, int]]:
    """Yield the names that a word is made of: «pix» is π and x, «xsin» x and sin, «ex» e and x."""
    at = 0
    for name in _parted(word) or [word]:
        yield "name", name, start + at
        at += len(name)


def _parted(word: str) -> list[str] | None:
    """Return ``word`` as known names and one letter, or None where it is no such thing."""
    if len(word) == 1 or not word:
        return [word] * len(word)
    for length in range(len(word), 0, -1):
        name, rest = word[:length], word[length:]
        after = _parted(rest) if _is_known(name) else None
        if after is not None:
            return [name, *after]
    after = _parted(word[1:])
    return [word[0], *after] if after and all(map(_is_known, after)) else None


def _is_known(name: str) -> bool:
    return name.lower() in FUNCTIONS or name in CONSTANTS
