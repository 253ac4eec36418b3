"""The text of a lesson file, and where YAML gave up -> the slip a teacher made, at its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builders.lesson.source import indent
from builders.problems import Place, Problem, brief, error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builders.lesson.source.failure import Failure

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
# The blocks of Hebrew, Arabic and their neighbours, and of the forms that Arabic letters take.
_LEFTWARD = (
    "\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff"
)
_LEFTWARD_IN_LINE = re.compile(f"^[^{_LEFTWARD}]*([{_LEFTWARD}])")
UNPRINTED = re.compile(f"[{_CONTROLS}{_LEFTWARD}]")
_IN_LINE = (
    ("L005", re.compile(f"[^{_CONTROLS}]*([{_CONTROLS}])")),
    ("L010", _TAB),
    ("L017", _UNSEEN_INDENT),
    ("L017", _UNSEEN_AFTER_KEY),
    ("L018", _WIDE_COLON),
    ("L023", _DIRECTIVE),
    ("L033", _LEFTWARD_IN_LINE),
)

_VALUE = re.compile(r" *(?:- +)*(?:[^\s\"'\[{>|&*!%@`#-][^:]*: +)?")
GLUED = re.compile(r" *(?:- +)*(?P<key>[^\W\d][\w-]*):(?=[^\s/])")
_BULLET = re.compile(r" *(?:(?P<dash>[–—•·●])|-(?=[^\s\d-]))")
_SECOND_COLON = re.compile(r" *(?:- +)*[^\s:][^:]*: +(?P<text>\S.*?: .*|\S.*:)$")
_KEY_AND_REST = re.compile(r" *((?:- +)*\S*?)[;.,]?(?:\s+(.*))?", re.DOTALL)
_ONE_WORD = re.compile(r" *(?:- +)*[^\W\d][\w-]* *")
_NO_COLON = re.compile(r" *(?:- +)*[^:]*$")
_PARTS = re.compile(
    r"(.*?\S)\s+[–—-]\s+(.*)|(.*?[^\W\d]\S*)\s+(\d[\d\s,.]*)|(\S+)\s*(.*)", re.DOTALL
)
_SIGNS = "*&!%@`>|[{\"'?-"


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
    found = _LEFTWARD_IN_LINE.match(text)
    if found:
        yield error("L033", where, character=code_point(found[1]))


def in_lines(typed: str, where: Place) -> Problem | None:
    """Return what makes a plain value, ``typed`` from the start of its line, no value.

    It opens the line with something like a list's dash, or its lines are keys without a space.
    """
    found = _BULLET.match(typed)
    if found and found.end() >= where.column:
        return _bullet(found, where)
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


def explain(failure: Failure, text: str, file: str) -> Problem:
    """Return the likeliest slip behind ``failure``."""
    lines = text.split("\n")
    if not failure.problem:
        return _bad_escape(text, file)
    if "quoted scalar" in failure.context:
        return _in_quotes(failure, file, lines)
    if failure.quote:
        return _unclosed(failure.quote, file, lines)
    if failure.context.startswith("while parsing a flow"):
        return _in_brackets(failure, file, lines)
    is_key = failure.context == "while scanning a simple key"
    number, column = failure.opened if is_key else (failure.line, failure.column)
    typed = lines[number] if number < len(lines) else ""
    return _by_line(typed, number, column, file) or _by_words(failure, number, column, file, lines)


def value_start(line: str) -> int:
    """Return the column where the value of ``line`` starts, after its dashes and its key."""
    found = _VALUE.match(line)
    return found.end() if found else 0


def quoted_from(line: str, column: int) -> str:
    """Return ``line`` with what starts at ``column`` in quotation marks, to show how it is done."""
    sign = "'" if '"' in line[column:] else '"'
    before, text = line[:column].lstrip(), line[column:].strip()
    gap = " " if before.endswith(":") else ""
    return brief(f"{before}{gap}{sign}{text}{sign}")


def parted(text: str) -> str:
    """Return the list item ``text`` with a colon where its two parts most likely meet."""
    found = _PARTS.fullmatch(text)
    assert found
    first, second = (part for part in found.groups() if part is not None)
    return brief(f"- {first}: {second}".rstrip())


def keyed(line: str) -> str:
    """Return ``line`` with a colon after its first word."""
    found = _KEY_AND_REST.fullmatch(line)
    assert found
    return brief(f"{found[1]}: {found[2] or ''}".rstrip())


def code_point(character: str) -> str:
    """Return the name by which Unicode's tables list ``character``."""
    return f"U+{ord(character):04X}"


def _bullet(found: re.Match[str], where: Place) -> Problem:
    if found["dash"]:
        return error("L016", where, sign=found["dash"])
    text = found.string[found.end() :]
    return error("L015", where, fixed=brief(f"- {text}"))


def _by_line(line: str, number: int, stopped: int, file: str) -> Problem | None:
    bullet = _BULLET.match(line)
    if bullet:
        return _bullet(bullet, Place(file, number + 1, indent.width(line) + 1))
    found = GLUED.match(line)
    if found:
        return glued(line, Place(file, number + 1, found.end("key") + 1))
    column = value_start(line)
    if line[column : column + 1] in _SIGNS and stopped >= column < len(line):
        fixed = quoted_from(line, column)
        return error("L013", Place(file, number + 1, column + 1), sign=line[column], fixed=fixed)
    second = _SECOND_COLON.match(line)
    if second and stopped > second.start("text"):
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
    typed = lines[failure.line] if failure.line < len(lines) else ""
    if indent.width(typed) <= indent.width(lines[line]) and failure.line > line:
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


def _by_words(failure: Failure, number: int, column: int, file: str, lines: list[str]) -> Problem:
    typed = lines[number] if number < len(lines) else ""
    if indent.opening_text(lines, number) is not None:
        return error("L025", Place(file, number + 1, indent.width(typed) + 1))
    above = _key_above(number, lines) if "mapping values" in failure.problem else None
    if above is not None:
        where = Place(file, above + 1, indent.content(lines[above]) + 1)
        slip = glued(lines[above], where)
        return slip or error("L030", where, found=brief(lines[above]), fixed=keyed(lines[above]))
    is_key = failure.context == "while scanning a simple key"
    if is_key or (_NO_COLON.fullmatch(typed) and "<scalar>" in failure.problem):
        where = Place(file, number + 1, column + 1)
        if number and re.match(f" {{{indent.width(typed)}}}- ", lines[number - 1]):
            return error("L032", where, fixed=brief(f"- {typed.strip()}"))
        return error("L030", where, found=brief(typed), fixed=keyed(typed))
    if "block" in failure.problem or "mapping values" in failure.problem:
        number = indent.astray(lines, number)
        return error("L025", Place(file, number + 1, indent.width(lines[number]) + 1))
    return error("L029", Place(file, number + 1, column + 1))


def _key_above(number: int, lines: list[str]) -> int | None:
    """Return the line above ``lines[number]``, if it begins with a key that has no colon of it."""
    own = indent.width(lines[number])
    above = indent.above(lines, number)
    while above is not None and indent.content(lines[above]) > own:
        above = indent.above(lines, above)
    if above is None or indent.goes_on(lines, above):
        return None
    typed, inside = lines[above], indent.content(lines[above])
    is_beside = inside in {own, indent.width(typed)}
    is_key = GLUED.match(typed) or (_NO_COLON.fullmatch(typed) and is_beside)
    return above if is_key or _ONE_WORD.fullmatch(typed) else None


def _bad_escape(text: str, file: str) -> Problem:
    found = re.search(r"\\U[0-9A-Fa-f]{8}", text)
    index = found.start() if found else 0
    where = Place(file, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))
    return error("L027", where, found=r"\U")
