"""A line with a slip -> the line as it is to be typed, for a hint to show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from builders.problems import Problem, brief

_VALUE = re.compile(r" *(?:- +)*(?:[^\s\"'\[{>|&*!%@`#-][^:]*: +)?")
_KEY_AND_REST = re.compile(r" *((?:- +)*\S*?)[;.,]?(?:\s+(.*))?", re.DOTALL)
_KEY = re.compile(r"(?:- +)*(?P<key>[^\s:]+):")
_MARK = re.compile(r"\[[a-z]{2}: [^\[\]]+\]")
_PARTS = re.compile(
    r"(.*?\S)\s+[–—-]\s+(.*)|(.*?[^\W\d]\S*)\s+(\d[\d\s,.]*)|(\S+)\s*(.*)", re.DOTALL
)


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


def agreed(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Yield ``problems``; the line that one shows has the key that another suggests."""
    meant = {
        (each.where.line, facts["key"]): facts["suggestion"]
        for each in problems
        if {"key", "suggestion"} <= (facts := dict(each.facts)).keys()
    }
    for each in problems:
        facts = dict(each.facts)
        key = _KEY.match(facts.get("fixed", ""))
        better = meant.get((each.where.line, key["key"])) if key else None
        if key and better:
            start, end = key.span("key")
            facts["fixed"] = f"{key.string[:start]}{better}{key.string[end:]}"
        yield replace(each, facts=tuple(facts.items()))


def mark_quoted(line: str, column: int) -> str | None:
    """Return ``line`` with the mark of a language that starts at ``column`` in quotation marks.

    None where none does.
    """
    found = _MARK.match(line, column) if column >= 0 else None
    if found is None or '"' in found[0]:
        return None
    return brief(f'{line[:column].lstrip()}"{found[0]}"{line[found.end() :].rstrip()}')


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
