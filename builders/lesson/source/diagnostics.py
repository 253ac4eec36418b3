"""A line, a key or a value as it was typed -> the slip that it shows by itself, at its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builders.problems import Place, Problem, brief, error

if TYPE_CHECKING:
    from collections.abc import Iterator

# Not a character of XML 1.0 (section 2.2), or a line end that YAML counts and editors do not.
_CONTROLS = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff"
)
_ILLEGAL = re.compile(f"[{_CONTROLS}]")
UNSEEN = "\u00a0\u00ad\u1680\u2000-\u200f\u202f\u205f-\u2064\u3000"
BLANKS = re.compile(f"[ {UNSEEN}]*")
_UNSEEN_SIGN = re.compile(f"[{UNSEEN}]")
_UNSEEN_INDENT = re.compile(f"^ *(?:- +)*-?([{UNSEEN}])")
_UNSEEN_AFTER_KEY = re.compile(rf"^ *(?:- +)*[\w-]+:([{UNSEEN}])")
_TAB = re.compile(r"^[^\t]*(\t)")
_WIDE_COLON = re.compile(r"^ *(?:- +)*[\w-]+([：﹕︓])")
_DIRECTIVE = re.compile(r"^(%)")
UNPRINTED = re.compile(f"[{_CONTROLS}]")
_IN_LINE = (
    ("L005", re.compile(f"[^{_CONTROLS}]*([{_CONTROLS}])")),
    ("L010", _TAB),
    ("L017", _UNSEEN_INDENT),
    ("L017", _UNSEEN_AFTER_KEY),
    ("L018", _WIDE_COLON),
    ("L023", _DIRECTIVE),
)
GLUED = re.compile(r" *(?:- +)*(?P<key>[^\W\d][\w-]*):(?=[^\s/])")
BULLET = re.compile(r" *(?:(?P<dash>[–—•·●])|-(?=[^\s\d-]))")


def in_line(line: str, number: int, file: str) -> Problem | None:
    """Return the first slip that a line shows by itself, whatever stands around it."""
    for code, pattern in _IN_LINE:
        found = pattern.match(line)
        if found:
            where = Place(file, number, found.start(1) + 1)
            return error(code, where, character=code_point(found[1]), sign=found[1])
    return None


def in_key(key: str, where: Place) -> Problem | None:
    """Return the problem of an unseen character at either end of ``key``."""
    found = _UNSEEN_SIGN.match(key) or _UNSEEN_SIGN.match(key[-1:])
    return error("L017", where, character=code_point(found[0])) if found else None


def visible(key: str) -> str:
    """Return ``key`` without unseen characters."""
    return _UNSEEN_SIGN.sub("", key)


def in_value(text: str, where: Place) -> Iterator[Problem]:
    """Yield a problem for a character that an escape brought in."""
    found = _ILLEGAL.search(text)
    if found:
        yield error("L005", where, character=code_point(found[0]))


def in_lines(typed: str, where: Place) -> Problem | None:
    """Return what makes a plain value, ``typed`` from the start of its line, no value.

    It opens the line with something like a list's dash, or its lines are keys without a space.
    """
    found = BULLET.match(typed)
    if found and found.end() >= where.column:
        return bullet(found, where)
    first, _, others = typed.partition("\n")
    are_keys = len(first) - len(first.lstrip()) == where.column - 1 and GLUED.match(others)
    return glued(first, where) if are_keys else None


def glued(text: str, where: Place) -> Problem | None:
    """Return the problem of ``text`` that is a key and its value without a space, if it is."""
    found = GLUED.match(text)
    if found is None:
        return None
    fixed = f"{text[: found.end()]} {text[found.end() :]}".strip()
    return error("L011", where, key=found["key"], fixed=brief(fixed))


def bullet(found: re.Match[str], where: Place) -> Problem:
    """Return the problem of what ``BULLET`` found at ``where`` in place of a list's dash."""
    if found["dash"]:
        return error("L016", where, sign=found["dash"])
    text = found.string[found.end() :]
    return error("L015", where, fixed=brief(f"- {text}"))


def code_point(character: str) -> str:
    """Return the name by which Unicode's tables list ``character``."""
    return f"U+{ord(character):04X}"
