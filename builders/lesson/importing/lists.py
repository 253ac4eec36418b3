"""The paragraphs of a section go in; the lines of the list that they make come out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builders.lesson.importing import bibliography
from builders.lesson.importing.document import Paragraph
from builders.lesson.importing.remarks import Remarks
from builders.lesson.importing.vocabulary import Vocabulary
from builders.lesson.importing.writing import comment, escaped, pair, quoted

_GOAL_ENDS = re.compile(r"(?<=;) ")
_AND_SO_ON = re.compile(r"[,;] (?![^()]*\))")
_MEANING = re.compile(r"(?P<name>[^:]{1,60}?)(?: [–—-] |: )(?P<meaning>.+)")
_LEVEL = re.compile(r"(?<![\w-])(?:[1-3]|I{1,3})(?![^\W_])")
_MOST_IN_LEVEL = 40  # characters
_ROMAN = {"I": 1, "II": 2, "III": 3}


def items(parts: tuple[Paragraph, ...], told: Remarks, _: Vocabulary) -> Iterator[str]:
    """Yield an item for each paragraph."""
    for part, number in _numbered(parts):
        yield from (*told.at(part.line, "  "), *number)
        yield from pair("  -", escaped(part.text))


def goals(parts: tuple[Paragraph, ...], told: Remarks, _: Vocabulary) -> Iterator[str]:
    """Yield an item for each paragraph, or for each part that ends with a semicolon."""
    for part, number in _numbered(parts):
        yield from (*told.at(part.line, "  "), *number)
        for goal in _GOAL_ENDS.split(part.text):
            yield from pair("  -", escaped(goal))


def equipment(parts: tuple[Paragraph, ...], told: Remarks, _: Vocabulary) -> Iterator[str]:
    """Yield an item for each thing that a comma sets apart."""
    for part, number in _numbered(parts):
        yield from (*told.at(part.line, "  "), *number)
        for thing in filter(None, _AND_SO_ON.split(part.text.rstrip(" .,;"))):
            yield from pair("  -", escaped(thing))


def tasks(parts: tuple[Paragraph, ...], told: Remarks, words: Vocabulary) -> Iterator[str]:
    """Yield a task for each paragraph, or for each numbered one with those that belong to it."""
    level, expected = 0, 1
    for first, *details in _tasks(parts, words):
        if _is_level(first, words):
            level, expected = _level(first.text), 1
            yield from (*told.at(first.line, "  "), *comment(first.typed, "  "))
            continue
        yield from told.at(first.line, "  ")
        yield from (f"  # {first.number}.",) if first.number not in (None, expected) else ()
        expected = (first.number or expected) + 1
        yield from pair("  - task:", escaped(first.text))
        detail = " ".join(part.text for part in details)
        yield from pair("    detail:", escaped(detail)) if detail else ()
        yield from (f"    level: {level}",) if level else ()


def assignments(parts: tuple[Paragraph, ...], told: Remarks, _: Vocabulary) -> Iterator[str]:
    """Yield a piece of work for each paragraph."""
    for part, number in _numbered(parts):
        yield from (*told.at(part.line, "  "), *number)
        yield from pair("  - text:", escaped(part.text))


def references(parts: tuple[Paragraph, ...], told: Remarks, words: Vocabulary) -> Iterator[str]:
    """Yield an entry for each reference, those lost from the numbering included."""
    for at, entry in enumerate(bibliography.entries(parts), 1):
        yield from told.at(entry.line, "  ") if entry.type != "lost" else ()
        label = entry.number.replace("–", "-") or str(at)
        yield from (f"  - id: b{label}", *((f"    n: {entry.number}",) if entry.number else ()))
        yield f"    type: {entry.type}"
        if entry.language not in ("", words.language):
            yield f"    language: {entry.language}"
        yield from ("    author:",) if entry.authors else ()
        for family, given in entry.authors:
            yield f"      - {{family: {quoted(family)}, given: {quoted(given)}}}"
        for key, value in entry.fields.items():
            yield from pair(f"    {key}:", value)
        if entry.missing:
            yield from ("    complete: false", f"    missing: [{', '.join(entry.missing)}]")


def terms(parts: tuple[Paragraph, ...], told: Remarks, _: Vocabulary) -> Iterator[str]:
    """Yield each term with its meaning."""
    for part in parts:
        name, meaning = term(part)
        yield from told.at(part.line, "  ")
        yield from pair("  - name:", name)
        yield from pair("    meaning:", escaped(meaning))


def term(part: Paragraph) -> tuple[str, str]:
    """Return the term that ``part`` explains and its meaning; nothing when it explains none."""
    found = _MEANING.fullmatch(part.text)
    return (found["name"], found["meaning"]) if found else ("", "")


def _numbered(parts: tuple[Paragraph, ...]) -> Iterator[tuple[Paragraph, tuple[str, ...]]]:
    """Yield each part with a comment that tells its number when it is not the next one."""
    expected = 1
    for part in parts:
        is_odd = part.number not in (None, expected)
        yield part, ((f"  # {part.number}.",) if is_odd else ())
        expected = (part.number or expected) + 1


def _tasks(parts: tuple[Paragraph, ...], words: Vocabulary) -> list[list[Paragraph]]:
    """Return each numbered paragraph with those after it; where none is numbered, each alone."""
    alone = not any(part.number or part.is_item for part in parts)
    found: list[list[Paragraph]] = []
    for part in parts:
        begins = alone or part.number is not None or part.is_item or _is_level(part, words)
        if begins or not found or _is_level(found[-1][0], words):
            found.append([])
        found[-1].append(part)
    return found


def _is_level(part: Paragraph, words: Vocabulary) -> bool:
    """Tell whether ``part`` only says of which level the tasks after it are."""
    is_short = len(part.text) <= _MOST_IN_LEVEL and words.level in part.text.casefold()
    return is_short and _level(part.text) > 0


def _level(text: str) -> int:
    found = _LEVEL.search(text)
    return 0 if found is None else _ROMAN.get(found[0]) or int(found[0])
