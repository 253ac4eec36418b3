"""Where YAML gave up, and the text -> the likeliest slip behind it, at its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builders.lesson.source import indent
from builders.lesson.source.corrections import keyed, quoted_from, value_start
from builders.lesson.source.diagnostics import BULLET, GLUED, bullet, glued
from builders.problems import Place, Problem, brief, error

if TYPE_CHECKING:
    from builders.lesson.source.failure import Failure

FORMULA = re.compile(r"(?<!\\)\$[^$]*[^$\\]\$")
_SECOND_COLON = re.compile(r" *(?:- +)*[^\s:][^:]*: +(?P<text>\S.*?: .*|\S.*:)$")
_ONE_WORD = re.compile(r" *(?:- +)*[^\W\d][\w-]* *")
_NO_COLON = re.compile(r" *(?:- +)*[^:]*$")
_BEGINS = re.compile(r" *(?:- |[^\W\d][\w-]*:(?: |$))")  # something new, not a text that goes on
_SIGNS = "*&!%@`>|[{\"'?-"


def likeliest(failure: Failure, text: str, file: str) -> Problem:
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


def _by_line(line: str, number: int, stopped: int, file: str) -> Problem | None:
    found = BULLET.match(line)
    if found:
        return bullet(found, Place(file, number + 1, indent.width(line) + 1))
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
    is_escape = "escape" in failure.problem or "hexadecimal" in failure.problem
    if is_escape and not (failure.line > failure.opened[0] and _BEGINS.match(lines[failure.line])):
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
    for formula in FORMULA.finditer(typed):
        if formula.start() <= failure.column < formula.end():
            where = Place(file, failure.line + 1, formula.start() + 1)
            return error("L241", where, fixed=brief(f"'{formula[0]}'"))
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
