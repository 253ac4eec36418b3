"""A sum such as «a * (b - 1)» and what its names stand for go in; its exact value comes out.

Nothing but numbers, names and the operations below is carried out, on numbers of bounded size.
"""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

_SIGNS = str.maketrans({"·": "*", "×": "*", "÷": "/", ":": "/", "−": "-", "–": "-", "^": "`"})
_LARGEST = 10**15
_LARGEST_POWER = 40
_LONGEST = 200  # characters
_PLACES = 6  # after the decimal mark
_ROOT_DIGITS = 10**24

_BINARY: Mapping[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: lambda a, b: Fraction(a // b),
    ast.Mod: operator.mod,
}
Values: TypeAlias = Mapping[str, Fraction]


class SumError(ValueError):
    """The text is no sum, or has no value."""


class UnknownNameError(SumError):
    """The sum has a name that stands for nothing."""


def value(text: str, values: Values) -> Fraction:
    """Return the value of ``text``; raise ``SumError``."""
    plain = text.strip().translate(_SIGNS).replace("`", "**")
    if len(plain) > _LONGEST:
        raise SumError(text)
    try:
        return _value(ast.parse(plain, mode="eval").body, values)
    except (SyntaxError, ArithmeticError, RecursionError, MemoryError) as wrong:
        raise SumError(text) from wrong


def decimal(number: Fraction) -> Decimal | None:
    """Return ``number`` as a decimal fraction, or None where it has no end or a far one."""
    scaled = number * 10**_PLACES
    if scaled.denominator != 1:
        return None
    return Decimal(scaled.numerator).scaleb(-_PLACES).normalize()


def _value(node: ast.expr, values: Values) -> Fraction:
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            found = Fraction(str(number))
        case ast.Name(id=name):
            if name not in values:
                raise UnknownNameError(name)
            found = values[name]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            found = -_value(operand, values)
        case ast.BinOp(left=left, op=ast.Pow(), right=right):
            found = _power(_value(left, values), _value(right, values))
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in _BINARY:
            found = _BINARY[type(sign)](_value(left, values), _value(right, values))
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]):
            found = _called(name, [_value(each, values) for each in args])
        case _:
            raise SumError(ast.dump(node)[:40])
    if abs(found) > _LARGEST or found.denominator > _ROOT_DIGITS**2:
        raise SumError(str(_LARGEST))
    return found


def _power(base: Fraction, exponent: Fraction) -> Fraction:
    if exponent.denominator != 1 or abs(exponent) > _LARGEST_POWER:
        raise SumError(str(exponent))
    return Fraction(base ** int(exponent))


def _called(name: str, given: list[Fraction]) -> Fraction:
    try:
        return _FUNCTIONS[name](*given)
    except (KeyError, TypeError, ValueError) as wrong:
        raise SumError(name) from wrong


def _rounded(number: Fraction, places: Fraction = Fraction(0)) -> Fraction:
    """Return ``number`` rounded as at school, halves away from zero."""
    if places not in range(_PLACES + 1):
        raise SumError(str(places))
    scale = 10 ** int(places)
    whole = math.floor(abs(number) * scale + Fraction(1, 2))
    return Fraction(whole, scale) * (1 if number >= 0 else -1)


def _root(number: Fraction) -> Fraction:
    """Return a square root, exact where there is such a fraction, else to 24 digits."""
    above, below = math.isqrt(number.numerator), math.isqrt(number.denominator)
    if (above**2, below**2) == (number.numerator, number.denominator):
        return Fraction(above, below)
    return Fraction(math.isqrt(int(number * _ROOT_DIGITS**2)), _ROOT_DIGITS)


def _divisor(first: Fraction, second: Fraction) -> Fraction:
    if not first.denominator == second.denominator == 1:
        raise SumError(str(first))
    return Fraction(math.gcd(int(first), int(second)))


_FUNCTIONS: Mapping[str, Callable[..., Fraction]] = {
    "round": _rounded,
    "sqrt": _root,
    "abs": abs,
    "min": lambda *given: min(given),
    "max": lambda *given: max(given),
    "gcd": _divisor,
}
