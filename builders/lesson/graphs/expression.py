"""An expression as people type it goes in; a function of one letter that can be counted comes out.

Read are numbers, one letter, + − · / ^, brackets, |x|, roots, powers such as x², a number before a
letter or a bracket, π and e, and the functions of ``tokens``; a function may stand before its
argument without brackets, as in sin 2x. Nothing else is carried out.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import lru_cache

from builders.lesson.graphs.tokens import CONSTANTS, FUNCTIONS, RAISED, Count, tokens
from builders.lesson.graphs.values import ExpressionError

LONGEST = 200  # signs
USUAL = ("x", "t")  # letters of functions
DEEPEST = 40  # brackets and powers inside each other


def letter(text: str) -> str:
    """Return the letter that an expression is of, or nothing; raise ``ExpressionError``."""
    reader = _Reader(text)
    reader.whole()
    return reader.letter


def value(text: str) -> float:
    """Return the number that ``text`` is, such as «2π»; raise ``ExpressionError``."""
    reader = _Reader(text)
    found = reader.whole()(0.0)
    if reader.letter or not math.isfinite(found):
        raise ExpressionError(0)
    return found


@lru_cache(maxsize=64)
def counted(text: str) -> Count:
    """Return what counts the expression that ``text`` is; raise ``ExpressionError``."""
    return _Reader(text).whole()


class _Reader:
    """Reads one expression, sign by sign; ``letter`` is the one that it is of."""

    def __init__(self, text: str) -> None:
        if len(text) > LONGEST:
            raise ExpressionError(LONGEST)
        self.text = text
        self.tokens = tuple(tokens(text))
        self.at = 0
        self.depth = 0
        self.bars = 0
        self.letter = self.usual()

    def usual(self) -> str:
        """Return the letter that the expression is of: x or t, if it has several."""
        names = [said for kind, said, _ in self.tokens if kind == "name" and len(said) == 1]
        letters = [name for name in names if name not in CONSTANTS]
        return next((usual for usual in USUAL if usual in letters), next(iter(letters), ""))

    def whole(self) -> Count:
        """Return all of it; raise ``ExpressionError`` for what is left over."""
        found = self.sum()
        if self.at < len(self.tokens):
            self.fail()
        return found

    @property
    def kind(self) -> str:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else ""

    @property
    def said(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    @property
    def start(self) -> int:
        return self.tokens[self.at][2] if self.at < len(self.tokens) else len(self.text.rstrip())

    def fail(self, name: str = "") -> None:
        raise ExpressionError(self.start, name)

    def takes(self, *signs: str) -> str:
        """Go past one of ``signs`` if it stands here, and return it."""
        if self.kind == "sign" and self.said in signs:
            self.at += 1
            return self.tokens[self.at - 1][1]
        return ""

    def sum(self) -> Count:
        self.depth += 1
        if self.depth > DEEPEST:
            self.fail()
        found = self.product()
        while sign := self.takes("+", "-"):
            found = _joined(sign, found, self.product())
        self.depth -= 1
        return found

    def product(self) -> Count:
        found = self.signed()
        while True:
            if sign := self.takes("*", "/"):
                found = _joined(sign, found, self.signed())
            elif self.begins():
                found = _joined("*", found, self.power())
            else:
                return found

    def begins(self) -> bool:
        """Tell whether a factor begins here that no sign stands before: 2x, 2(x + 1).

        None does after a bar: in |2|x| - 3| nobody knows which bars belong together.
        """
        if self.at and self.tokens[self.at - 1][1] == "|":
            return False
        if self.kind == "sign":
            return self.said in {"(", "√"} or (self.said == "|" and not self.bars)
        return self.kind == "name"

    def signed(self) -> Count:
        if self.takes("-"):
            inner = self.deeper(self.signed)
            return lambda value: -inner(value)
        return self.deeper(self.signed) if self.takes("+") else self.power()

    def deeper(self, part: Callable[[], Count]) -> Count:
        self.depth += 1
        if self.depth > DEEPEST:
            self.fail()
        found = part()
        self.depth -= 1
        return found

    def power(self) -> Count:
        base = self.atom()
        if self.kind == "raised":
            exponent = float(self.said.translate(RAISED))
            self.at += 1
            return _joined("^", base, lambda _: exponent)
        if self.takes("^"):
            return _joined("^", base, self.deeper(self.signed))
        return base

    def atom(self) -> Count:
        kind, said = self.kind, self.said
        if kind == "number":
            self.at += 1
            number = float(said.replace(",", "."))
            return lambda _: number
        if kind == "name":
            return self.name(said)
        if self.takes("("):
            return self.closed(")")
        if self.takes("|"):
            self.bars += 1
            inner = self.closed("|")
            self.bars -= 1
            return lambda value: abs(inner(value))
        if self.takes("√"):
            return _applied(math.sqrt, self.deeper(self.atom))
        self.fail()
        raise AssertionError

    def closed(self, end: str) -> Count:
        outer, self.bars = self.bars, self.bars if end == "|" else 0
        found = self.sum()
        self.bars = outer
        if not self.takes(end):
            self.fail()
        return found

    def name(self, said: str) -> Count:
        plain = said.lower() if said.lower() in FUNCTIONS else said
        if plain in FUNCTIONS:
            self.at += 1
            return self.called(plain)
        if plain in CONSTANTS:
            self.at += 1
            constant = CONSTANTS[plain]
            return lambda _: constant
        if said != self.letter:
            self.fail(said)
        self.at += 1
        return lambda value: value

    def called(self, name: str) -> Count:
        """Return a function of what follows it; sin² x is the square of sin x."""
        raised = 0.0
        if self.kind == "raised":
            raised = float(self.said.translate(RAISED))
            self.at += 1
        if self.takes("("):
            found = _applied(FUNCTIONS[name], self.closed(")"))
        else:
            found = _applied(FUNCTIONS[name], self.deeper(self.argument))
        return _joined("^", found, lambda _: raised) if raised else found

    def argument(self) -> Count:
        """Return what a function without brackets is of: all that no sign parts, as in sin 2x."""
        found = self.power()
        while self.begins() and self.said not in FUNCTIONS:
            found = _joined("*", found, self.power())
        return found


def _joined(sign: str, left: Count, right: Count) -> Count:
    count = _OPERATIONS[sign]

    def joined(value: float) -> float:
        try:
            return count(left(value), right(value))
        except (ArithmeticError, ValueError):
            return math.nan

    return joined


def _applied(function: Count, inner: Count) -> Count:
    def applied(value: float) -> float:
        try:
            return float(function(inner(value)))
        except (ArithmeticError, ValueError):
            return math.nan

    return applied


_OPERATIONS: Mapping[str, Callable[[float, float], float]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "^": math.pow,
}
