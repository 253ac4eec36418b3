"""A line with a slip -> the line as it is to be typed, for a hint to show."""

from __future__ import annotations

import re

from builders.problems import brief

_VALUE = re.compile(r" *(?:- +)*(?:[^\s\"'\[{>|&*!%@`#-][^:]*: +)?")
_KEY_AND_REST = re.compile(r" *((?:- +)*\S*?)[;.,]?(?:\s+(.*))?", re.DOTALL)
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
