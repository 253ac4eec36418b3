"""The text of a lesson file, and where YAML gave up -> the slip a teacher made, at its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from builders.problems import Place, Problem, error

if TYPE_CHECKING:
    from collections.abc import Iterator

# Not a character of XML 1.0 (section 2.2), or a line end that YAML counts and editors do not.
_ILLEGAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
_UNSEEN = "\u00a0\u00ad\u1680\u2000-\u200f\u202f\u205f-\u2064\u3000"
_UNSEEN_SIGN = re.compile(f"[{_UNSEEN}]")
_UNSEEN_INDENT = re.compile(f"^ *(?:- +)*([{_UNSEEN}])")
_UNSEEN_AFTER_KEY = re.compile(rf"^ *(?:- +)*[\w-]+:([{_UNSEEN}])")
_TAB = re.compile(r"^[^\t]*(\t)")
_WIDE_COLON = re.compile(r"^ *(?:- +)*[\w-]+([：﹕︓])")
_DIRECTIVE = re.compile(r"^(%)")
# The blocks of Hebrew, Arabic and their neighbours, and of the forms that Arabic letters take.
_LEFTWARD = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff"
_LEFTWARD_IN_LINE = re.compile(f"^[^{_LEFTWARD}]*([{_LEFTWARD}])")
_IN_LINES = (
    ("L010", _TAB),
    ("L017", _UNSEEN_INDENT),
    ("L017", _UNSEEN_AFTER_KEY),
    ("L018", _WIDE_COLON),
    ("L023", _DIRECTIVE),
    ("L033", _LEFTWARD_IN_LINE),
)

_VALUE = re.compile(r" *(?:- +)*(?:[^\s\"'\[{>|&*!%@`#-][^:]*: +)?")
_GLUED = re.compile(r" *(?:- +)*(?P<key>[^\W\d][\w-]*):(?=[^\s/])")
_BULLET = re.compile(r" *(?:(?P<dash>[–—•·●])|-(?=[^\s\d-]))")
_SECOND_COLON = re.compile(r" *(?:- +)*[^\s:][^:]*: +(?P<text>\S.*?: .*|\S.*:)$")
_NO_COLON = re.compile(r" *(?:- +)*[^:]*$")
_SIGNS = "*&!%@`>|[{\"'?-"


class Failure(Struct, frozen=True):
    """Where YAML gave up; lines and columns count from 0, words are PyYAML's own.

    ``quote`` is the place of the value in quotes, several lines long, that ended last.
    """

    problem: str
    line: int
    column: int
    context: str = ""
    opened: tuple[int, int] = (0, 0)
    quote: tuple[int, int] | None = None


def in_characters(text: str, file: str) -> Iterator[Problem]:
    """Yield a problem for the first illegal character of each line."""
    for number, line in enumerate(text.split("\n"), 1):
        found = _ILLEGAL.search(line)
        if found:
            where = Place(file, number, found.start() + 1)
            yield error("L005", where, character=code_point(found[0]))


def in_lines(text: str, file: str) -> Iterator[Problem]:
    """Yield the slips that a line shows by itself, whatever stands around it."""
    for number, line in enumerate(text.split("\n"), 1):
        for code, pattern in _IN_LINES:
            found = pattern.match(line)
            if found:
                where = Place(file, number, found.start(1) + 1)
                yield error(code, where, character=code_point(found[1]), sign=found[1])


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
    found = _LEFTWARD_IN_LINE.match(text)
    if found:
        yield error("L033", where, character=code_point(found[1]))


def in_bullet(line: str, where: Place) -> Iterator[Problem]:
    """Yield a problem for a ``line`` whose value opens it with something like a list's dash."""
    found = _BULLET.match(line)
    if found and found.end() >= where.column:
        yield _bullet(found, where)


def glued(text: str, where: Place) -> Problem | None:
    """Return the problem of ``text`` that is a key and its value without a space, if it is."""
    found = _GLUED.match(text)
    if found is None:
        return None
    fixed = f"{text[: found.end()]} {text[found.end() :]}".strip()
    return error("L011", where, key=found["key"], fixed=brief(fixed))


def explain(failure: Failure, text: str, file: str) -> Problem:
    """Return the likeliest slip behind ``failure``."""
    lines = text.split("\n")
    if not failure.problem:
        return _bad_escape(text, file)
    if "quoted scalar" in failure.context:
        return _in_quotes(failure, file, lines)
    if failure.quote and not failure.problem.startswith("mapping values"):
        return _unclosed(failure.quote, file, lines)
    if failure.context.startswith("while parsing a flow"):
        return _in_brackets(failure, file, lines)
    simple_key = failure.context == "while scanning a simple key"
    number = failure.opened[0] if simple_key else failure.line
    found = _in_line(lines[number] if number < len(lines) else "", number, file)
    if found:
        return found
    return _by_words(failure, file, lines)


def quoted_from(line: str, column: int) -> str:
    """Return ``line`` with what starts at ``column`` in quotation marks, to show how it is done."""
    sign = "'" if '"' in line[column:] else '"'
    return brief(f"{line[:column].lstrip()}{sign}{line[column:].rstrip()}{sign}")


def code_point(character: str) -> str:
    """Return the name by which Unicode's tables list ``character``."""
    return f"U+{ord(character):04X}"


def brief(text: str, most: int = 60) -> str:
    """Return ``text`` on one line, cut to ``most`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _bullet(found: re.Match[str], where: Place) -> Problem:
    if found["dash"]:
        return error("L016", where, sign=found["dash"])
    text = found.string[found.end() :]
    return error("L015", where, fixed=brief(f"- {text}"))


def _in_line(line: str, number: int, file: str) -> Problem | None:
    indent = len(line) - len(line.lstrip(" "))
    bullet = _BULLET.match(line)
    if bullet:
        return _bullet(bullet, Place(file, number + 1, indent + 1))
    found = _GLUED.match(line)
    if found:
        return glued(line, Place(file, number + 1, found.end("key") + 1))
    value = _VALUE.match(line)
    column = value.end() if value else indent
    if line[column : column + 1] and line[column] in _SIGNS:
        fixed = quoted_from(line, column)
        return error("L013", Place(file, number + 1, column + 1), sign=line[column], fixed=fixed)
    second = _SECOND_COLON.match(line)
    if second:
        place = Place(file, number + 1, line.index(":", second.start("text")) + 1)
        return error("L012", place, fixed=quoted_from(line, second.start("text")))
    return None


def _in_quotes(failure: Failure, file: str, lines: list[str]) -> Problem:
    if "escape" in failure.problem or "hexadecimal" in failure.problem:
        start = lines[failure.line].rfind("\\", 0, failure.column + 1)
        where = Place(file, failure.line + 1, max(start, 0) + 1)
        return error("L027", where, found=lines[failure.line][max(start, 0) :][:2])
    return _unclosed(failure.opened, file, lines)


def _unclosed(opened: tuple[int, int], file: str, lines: list[str]) -> Problem:
    line, column = opened
    return error("L014", Place(file, line + 1, column + 1), sign=lines[line][column])


def _in_brackets(failure: Failure, file: str, lines: list[str]) -> Problem:
    line, column = _bracket(failure.opened, lines)
    sign = lines[line][column : column + 1]
    if failure.line > line:
        return error("L026", Place(file, line + 1, column + 1), sign=sign)
    return error("L031", Place(file, failure.line + 1, failure.column + 1), sign=sign)


def _bracket(opened: tuple[int, int], lines: list[str]) -> tuple[int, int]:
    """Return the last bracket that opens at ``opened`` or before it."""
    for number in range(opened[0], -1, -1):
        before = lines[number][: opened[1] + 1] if number == opened[0] else lines[number]
        column = max(before.rfind("["), before.rfind("{"))
        if column >= 0:
            return number, column
    return opened


def _by_words(failure: Failure, file: str, lines: list[str]) -> Problem:
    simple_key = failure.context == "while scanning a simple key"
    number, column = failure.opened if simple_key else (failure.line, failure.column)
    typed = lines[number] if number < len(lines) else ""
    if simple_key or (_NO_COLON.fullmatch(typed) and "<scalar>" in failure.problem):
        where = Place(file, number + 1, column + 1)
        if number and lines[number - 1].lstrip().startswith("- "):
            return error("L032", where, fixed=brief(f"- {typed.strip()}"))
        return error("L030", where, found=brief(typed))
    if "block" in failure.problem or "mapping values" in failure.problem:
        column = len(typed) - len(typed.lstrip(" "))
        return error("L025", Place(file, number + 1, column + 1))
    return error("L029", Place(file, number + 1, column + 1))


def _bad_escape(text: str, file: str) -> Problem:
    found = re.search(r"\\U[0-9A-Fa-f]{8}", text)
    index = found.start() if found else 0
    where = Place(file, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))
    return error("L027", where, found=r"\U")
