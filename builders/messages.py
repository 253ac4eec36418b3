"""Problems go in; sentences in the teacher's language, with the line and a caret, come out."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct

from builders import data, languages
from builders.languages import Language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builders.problems import Problem

FILE = "messages.yaml"
MOST_SHOWN = 20
_DECLARED = re.compile(rb"(?:^|[{,])[^\w\n#]*language[^\w\n]+(\w+)", re.MULTILINE)
_SURROUNDINGS = 44  # columns shown on each side of the caret, so that a line fits a terminal
_INDENT = "    "


class Catalogue(Struct, frozen=True):
    """The sentences of one language: message and hint for each code, what a build reports."""

    messages: Mapping[str, str]
    hints: Mapping[str, str]
    count: str
    more: str
    report: Mapping[str, str]


@cache
def load(language: Language) -> Catalogue:
    """Return the catalogue of ``language``."""
    entries = data.load(languages.file(language, FILE))
    summary, report = entries.pop("summary"), entries.pop("report")
    return Catalogue(
        {code: entry["message"] for code, entry in entries.items()},
        {code: entry["hint"] for code, entry in entries.items()},
        summary["count"],
        summary["more"],
        report,
    )


def language_of(data: bytes, environment: Mapping[str, str]) -> Language:
    """Return the language of a lesson file, even a broken one; else the machine's, else the first.

    Only of those that have messages.
    """
    declared = _DECLARED.search(data.replace(b"\0", b""))  # UTF-16 puts NUL beside each letter
    machine = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    named = (name.split(".")[0].split("_")[0] for name in machine)  # ru_RU.UTF-8
    spoken = {str(language): language for language in languages.having(FILE)}
    wanted = chain((declared[1].decode(),) if declared else (), named)
    return next((spoken[name] for name in wanted if name in spoken), languages.fallback())


def message(problem: Problem, catalogue: Catalogue) -> str:
    """Return the sentence that says what is wrong."""
    return catalogue.messages[problem.code].format_map(dict(problem.facts))


def told(code: str, catalogue: Catalogue, **facts: object) -> str:
    """Return the sentence and the hint of ``code``, which has no place in a lesson."""
    sentence, hint = catalogue.messages[code], catalogue.hints[code]
    return f"{code}: {sentence.format_map(facts)}\n  {hint.format_map(facts)}"


def describe(problem: Problem, catalogue: Catalogue, source: str) -> str:
    r"""Return the place and the message, the line of ``source`` with a caret, and the hint.

    ``source`` is the text of the problem's file, with ``\n`` at line ends.
    """
    hint = catalogue.hints[problem.code].format_map(dict(problem.facts))
    head = f"{problem.where}: {problem.code}: {message(problem, catalogue)}"
    return "\n".join((head, *_excerpt(problem, source), f"  {hint}"))


def summary(problems: tuple[Problem, ...], catalogue: Catalogue, source: str) -> str:
    """Return the first problems described, and how many there are."""
    shown = [describe(problem, catalogue, source) for problem in problems[:MOST_SHOWN]]
    if len(problems) > MOST_SHOWN:
        shown.append(catalogue.more.format(count=len(problems) - MOST_SHOWN))
    return "\n\n".join((*shown, catalogue.count.format(count=len(problems))))


def _excerpt(problem: Problem, source: str) -> tuple[str, ...]:
    lines = source.split("\n")
    line = lines[problem.where.line - 1] if problem.where.line <= len(lines) else ""
    if not line.strip():
        return ()
    at = problem.where.column - 1
    start, end = max(at - _SURROUNDINGS, 0), at + _SURROUNDINGS
    before = ("…" if start else "") + line[start:at]
    after = line[at:end] + ("…" if end < len(line) else "")
    blank = "".join(_blank(character) for character in before)
    return f"{_INDENT}{before}{after}", f"{_INDENT}{blank}^"


def _blank(character: str) -> str:
    """Return the space that ``character`` takes in a terminal."""
    if character == "\t":
        return "\t"
    if unicodedata.category(character) in {"Mn", "Me", "Cf", "Cc"}:
        return ""
    return "  " if unicodedata.east_asian_width(character) in {"W", "F"} else " "
