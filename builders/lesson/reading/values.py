"""A value as typed -> a number, a choice, a space or a word of the model, or what is wrong."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from builders import labels, languages
from builders.languages import Language
from builders.lesson import markup, quantity, space
from builders.lesson.graphs import values as graphs
from builders.lesson.inline import NO_BREAK_SPACE, Text
from builders.lesson.mathematics import equations
from builders.lesson.mathematics.equations import Equations
from builders.lesson.mathematics.faults import FormulaError
from builders.lesson.programs import program
from builders.lesson.programs.program import Numbers, Program
from builders.lesson.quantity import Quantity
from builders.lesson.reading import suggest
from builders.lesson.shape import choices
from builders.lesson.source.tree import Mapping, Sequence
from builders.lesson.space import Space
from builders.problems import Problem, brief, error

if TYPE_CHECKING:
    from collections.abc import Callable

    from builders.lesson.inline import Text
    from builders.lesson.shape import Field
    from builders.lesson.source.tree import Node, Scalar
    from builders.problems import Place

_NUMBER = re.compile(
    r"(?P<sign>[-−–]?)"
    r"(?P<whole>\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+"
    r"|\d{1,3}(?:,\d{3})+(?=\.\d)|\d{1,3}(?:,\d{3}){2,}"
    r"|\d{1,3}(?:\.\d{3})+(?=,\d)|\d{1,3}(?:\.\d{3}){2,}|\d+)"
    r"(?:[.,](?P<part>\d+))?",
    re.ASCII,
)
_NOTHING = ("~", "null", "Null", "NULL")  # YAML 1.2, 10.3.2
_THOUSANDS = re.compile(r"(?P<sign>[-−–]?)(?P<whole>[1-9]\d{0,2},\d{3})(?P<part>$)", re.ASCII)
_TRUTH = {"true": True, "yes": True, "false": False, "no": False}
_IN_WORDS = ("1", "2", "3")  # the levels of tasks
_OF_GRAPHS = {graphs.Function: "L235", graphs.Interval: "L245", graphs.Spot: "L246"}
_OF_GRAPHS |= {graphs.Mark: "L247", graphs.Stretch: "L248"}
_BLANK = re.compile(r"[ \t\n]+")
_EMPTY_LINE = re.compile(r"\n(?:[ \t]*\n)+")
_LINE = re.compile(r"\n+")
_TAB = 4  # columns


def convert(
    scalar: Scalar,
    field: Field,
    hint: Any,  # noqa: ANN401
    thousands: str,
    find: Callable[[str], Place],
) -> Any:  # noqa: ANN401
    """Return the value of type ``hint`` that ``scalar`` spells, or a ``Problem``.

    A comma before three digits parts thousands where it is ``thousands``, else a fraction.
    ``find`` places a part of it.
    """
    if hint is Equations:
        return _formulas(scalar, find)
    if hint is Program:
        is_folded = scalar.style != "|" and find("\n") != scalar.where
        found = program.program(scalar.text, scalar.where)
        return error("L234", scalar.where) if is_folded else found
    typed = scalar.text.strip(" \n")
    if hint is str:
        return _word(typed, scalar)
    if hint is bool:
        truth = _TRUTH.get(typed.casefold())
        return error("L119", scalar.where, found=brief(typed)) if truth is None else truth
    if hint is Space:
        room = space.parse(typed)
        is_room = room and room.is_drawable
        return room if is_room else error("L122", scalar.where, found=brief(typed))
    if hint is Numbers:
        shown = brief(typed)
        return program.numbers(typed, scalar.where) or error("L205", scalar.where, found=shown)
    if hint in _OF_GRAPHS:
        return _of_graph(typed, hint, scalar.where, find)
    if hint is Quantity:
        return quantity.parse(typed) or error("L117", scalar.where, found=brief(typed))
    if options := choices(hint):
        return _choice(typed, scalar, options)
    assert hint in (int, Decimal), hint
    return _number(typed, scalar, field, hint, thousands)


def text(scalar: Scalar) -> Text:
    """Return ``scalar`` as one text, with the line breaks that YAML leaves in it."""
    return markup.parse(_lined(scalar.text), scalar.where)


def paragraphs(scalar: Scalar) -> tuple[Text, ...]:
    """Return ``scalar`` as texts, cut at its empty lines; a line of a ``|`` text stays a line.

    YAML has already turned each empty line of a folded or quoted value into one line break.
    """
    parts = (_EMPTY_LINE if scalar.style == "|" else _LINE).split(scalar.text.strip(" \n"))
    said = map(_lined, parts)
    return tuple(markup.parse(part, scalar.where) for part in said if part.strip())


def _lined(typed: str) -> str:
    """Return the lines of ``typed`` that are not empty; an indented one keeps its indentation."""
    lines = (line.expandtabs(_TAB).rstrip() for line in typed.strip(" \n").split("\n"))
    return "\n".join(map(_indented, filter(None, lines)))


def _indented(line: str) -> str:
    said = line.lstrip(" ")
    return NO_BREAK_SPACE * (len(line) - len(said)) + _BLANK.sub(" ", said)


def _formulas(scalar: Scalar, find: Callable[[str], Place]) -> Equations | Problem:
    try:
        return equations.parse(scalar.text, scalar.where)
    except FormulaError as fault:
        lines = "\n".join(equations.typed_lines(scalar.text))
        before, rest = lines[: fault.start].split("\n")[-1], lines[fault.start :].split("\n")[0]
        where = find(before + rest)
        return error("L230", replace(where, column=where.column + len(before)), text=brief(rest))


def _of_graph(
    typed: str,
    hint: Any,  # noqa: ANN401
    where: Place,
    find: Callable[[str], Place],
) -> Struct | Problem:
    from builders.lesson.graphs.typed import READERS  # noqa: PLC0415 - few have a graph

    try:
        return READERS[hint](typed) or error(_OF_GRAPHS[hint], where, found=brief(typed))
    except graphs.ExpressionError as fault:
        start = find(typed)
        at = replace(start, column=start.column + fault.start) if start.line else where
        if fault.name:
            return error("L236", at, name=brief(fault.name))
        return error("L235", at, text=brief(typed[fault.start :]) or "…")


def thousands(language: Node) -> str:
    """Return the mark between the thousands of a number, where ``language`` is one."""
    code = "" if isinstance(language, Sequence | Mapping) else language.text
    return labels.load(Language(code)).thousands if code in languages.known() else ""


def is_nothing(scalar: Scalar) -> bool:
    """Tell whether ``scalar`` is empty, or one of YAML's own words for nothing."""
    return not scalar.text.strip() or (not scalar.style and scalar.text in _NOTHING)


def disguised(scalar: Scalar, meant: str) -> Problem | None:
    """Return the problem of Cyrillic letters that stand in ``scalar`` for those of ``meant``."""
    places = suggest.disguised(scalar.text, meant)
    if not places:
        return None
    letters = ", ".join(dict.fromkeys(scalar.text[at] for at in places))
    column = scalar.where.column + places[0] + len(scalar.style)
    where = replace(scalar.where, column=column)
    return error("L109", where, key=scalar.text, letters=letters, suggestion=meant)


def _word(typed: str, scalar: Scalar) -> str | Problem:
    return error("L123", scalar.where) if "\n" in typed or "\t" in typed else typed


def _choice(typed: str, scalar: Scalar, options: tuple[str, ...]) -> str | Problem:
    if typed in options:
        return typed
    meant = suggest.nearest(typed, options)
    if meant:
        told = error("L121", scalar.where, found=brief(typed), suggestion=meant)
        return disguised(scalar, meant) or told
    return error("L120", scalar.where, found=brief(typed), allowed=", ".join(options))


def _number(
    typed: str, scalar: Scalar, field: Field, hint: type, thousands: str
) -> Decimal | int | Problem:
    found = (_THOUSANDS.fullmatch(typed) if thousands == "," else None) or _NUMBER.fullmatch(typed)
    if found is None or (hint is int and found["part"]):
        return _no_number(typed, scalar, hint)
    whole = re.sub(r"\D", "", found["whole"])
    sign = "-" if found["sign"] else ""
    number = Decimal(f"{sign}{whole}" + (f".{found['part']}" if found["part"] else ""))
    if not _within(number, field):
        return error("L118", scalar.where, found=brief(typed), least=field.least, most=field.most)
    return int(number) if hint is int else number


def _no_number(typed: str, scalar: Scalar, hint: type) -> Problem:
    meant = suggest.translated(typed, _IN_WORDS)
    if meant:
        return error("L121", scalar.where, found=brief(typed), suggestion=meant)
    return error("L116" if hint is int else "L117", scalar.where, found=brief(typed))


def _within(number: Decimal, field: Field) -> bool:
    least = number if field.least is None else field.least
    most = number if field.most is None else field.most
    return least <= number <= most
