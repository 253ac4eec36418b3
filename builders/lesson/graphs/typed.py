"""What is typed of a graph goes in; its functions, its points and their ranges come out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from msgspec import Struct

from builders.lesson.graphs import expression, printed
from builders.lesson.graphs.tokens import CONSTANTS
from builders.lesson.graphs.values import (
    ENDLESS,
    ExpressionError,
    Function,
    Interval,
    Mark,
    Spot,
    Stretch,
)

_LATIN = {0x445: "x", 0x443: "y", 0x430: "a", 0x435: "e", 0x43E: "o", 0x440: "p", 0x441: "c"}
_BETWEEN = re.compile(r"\.\.|…")
_NAMED = re.compile(r"\s*(?P<left>[^\W\d_]\w?)\s*(?:\(\s*(?P<of>[^\W\d_])\s*\)\s*)?=(?!=)")
_PI = re.compile(r"π|pi")
_BRACKETS = re.compile(r"(?P<opening>[(\[])(?P<ends>.*)(?P<closing>[)\]])")
_COMPARED = re.compile(
    r"(?:(?P<before>[^<>≤≥]+)(?P<sign><=?|>=?|≤|≥))?\s*(?P<letter>[^\W\d_])\s*"
    r"(?:(?P<then><=?|>=?|≤|≥)(?P<after>[^<>≤≥=]+))?"
)
_TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "≤": "≥", "≥": "≤"}
_ENDLESS = {"-∞": -ENDLESS, "∞": ENDLESS}
_FAR = re.compile(r"^\s*(?P<sign>[-−+]?)\s*(?:∞|inf(?:inity)?|oo)\s*$")


def interval(typed: str) -> Interval | None:
    """Return the interval that «-2..6» or «-2π..2π» is; None where it is none, or has no length."""
    ends = _BETWEEN.split(typed)
    if len(ends) != 2:  # noqa: PLR2004 - it has two ends
        return None
    try:
        first, last = map(expression.value, ends)
    except ExpressionError:
        return None
    return Interval(first, last, bool(_PI.search(typed))) if first < last else None


def function(typed: str) -> Function:
    """Return the function that «y = 2x + 1», «s(t) = 5t» or «2x + 1» is.

    Letters of another alphabet that look like x and y are taken for them. Raises
    ``ExpressionError``, its start counted in ``typed``.
    """
    typed = typed.translate(_LATIN)
    named = _NAMED.match(typed)
    start = named.end() if named else 0
    text = typed[start:].strip()
    try:
        letter = expression.letter(typed[start:])
    except ExpressionError as fault:
        raise ExpressionError(start + fault.start, fault.name) from None
    left = named["left"] if named else ""
    shown = printed.shown(text)
    return Function(left, text, letter, f"{left} = {shown}" if left else shown)


def spot(typed: str) -> Spot | None:
    """Return the point that «(1, 0)» or «(1,5; 0)» is, or None where it is none."""
    inner = typed.strip()
    if not (inner.startswith("(") and inner.endswith(")")):
        return None
    numbers = _two(inner[1:-1])
    try:
        return Spot(*map(expression.value, numbers)) if numbers else None
    except ExpressionError:
        return None


def mark(typed: str) -> Mark | None:
    """Return the number that «3/2» or «-√2» is, or None where it is none."""
    try:
        return Mark(expression.value(typed), printed.shown(typed))
    except ExpressionError:
        return None


def stretch(typed: str) -> Stretch | None:
    """Return the interval that «[-1; 3)», «-1 ≤ x < 3» or «x > 2» is, or None where it is none."""
    inner = typed.strip()
    try:
        found = _bracketed(inner) or _compared(inner)
    except ExpressionError:
        return None
    return found if found and found.first < found.last else None


def _two(typed: str) -> tuple[str, str] | None:
    """Return both parts of what a semicolon parts, or else a comma."""
    first, sign, last = typed.partition(";" if ";" in typed else ",")
    return (first, last) if sign and sign not in last else None


def _bracketed(typed: str) -> Stretch | None:
    found = _BRACKETS.fullmatch(typed)
    if not found:
        return None
    ends = _two(found["ends"])
    if not ends:
        return None
    first, last = (_FAR.sub(_far, end) for end in ends)
    return _stretch((first, found["opening"] == "["), (last, found["closing"] == "]"))


def _compared(typed: str) -> Stretch | None:
    """Return the numbers that one or two signs of comparison leave to the letter beside them."""
    found = _COMPARED.fullmatch(typed)
    if not found or found["letter"] in CONSTANTS:
        return None
    sides = ((found["before"], found["sign"]), (found["after"], _TURNED.get(found["then"] or "")))
    first, last = ("-∞", False), ("∞", False)
    for text, sign in sides:
        if text and sign and sign[0] in "<≤":
            first = text, sign != "<"
        elif text and sign:
            last = text, sign != ">"
    asked = sum(bool(text) for text, _ in sides)
    is_clear = 0 < asked == sum(end[0] not in {"-∞", "∞"} for end in (first, last))
    return _stretch(first, last) if is_clear else None


def _stretch(first: tuple[str, bool], last: tuple[str, bool]) -> Stretch:
    """Return the interval between two ends, each as it was typed and whether it belongs to it."""
    values = tuple(_ENDLESS.get(text) or expression.value(text) for text, _ in (first, last))
    closed = tuple(is_in and text not in _ENDLESS for text, is_in in (first, last))
    shown = tuple(printed.shown(text) for text, _ in (first, last))
    return Stretch(values[0], values[1], (closed[0], closed[1]), (shown[0], shown[1]))


def _far(found: re.Match[str]) -> str:
    return "-∞" if found["sign"] in {"-", "−"} else "∞"


READERS: Mapping[type[Struct], Callable[[str], Struct | None]] = {
    Function: function,
    Interval: interval,
    Spot: spot,
    Mark: mark,
    Stretch: stretch,
}
