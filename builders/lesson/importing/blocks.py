"""The parts of a stage go in; the lines of its blocks come out, with offers as comments."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from builders.lesson.importing import offers
from builders.lesson.importing.document import Grid, Paragraph, Part
from builders.lesson.importing.remarks import Remarks
from builders.lesson.importing.vocabulary import Vocabulary
from builders.lesson.importing.writing import comment, escaped, offered, pair, quoted

_INDENT = "      "
_FEWEST_ITEMS = 2


def block_lines(parts: tuple[Part, ...], told: Remarks, words: Vocabulary) -> Iterator[str]:
    """Yield a list for items in a row, a table for a table, and running text for the rest."""
    for is_list, group in groupby(parts, key=_is_item):
        together = tuple(group)
        if is_list and len(together) >= _FEWEST_ITEMS:
            yield from _points(tuple(p for p in together if isinstance(p, Paragraph)), told)
            continue
        for part in together:
            yield from told.at(part.line, _INDENT)
            yield from _table(part, words) if isinstance(part, Grid) else _text(part, words)


def _is_item(part: Part) -> bool:
    return isinstance(part, Paragraph) and (part.number is not None or part.is_item)


def _points(parts: tuple[Paragraph, ...], told: Remarks) -> Iterator[str]:
    numbers = [part.number for part in parts]
    in_order = numbers == list(range(1, len(parts) + 1))
    yield f"{_INDENT}- points:"
    yield from (f"{_INDENT}    numbered: true",) if in_order else ()
    yield f"{_INDENT}    items:"
    for part in parts:
        yield from told.at(part.line, f"{_INDENT}      ")
        yield from pair(f"{_INDENT}      -", escaped(part.text if in_order else part.typed))


def _text(part: Paragraph, words: Vocabulary) -> Iterator[str]:
    yield from pair(f"{_INDENT}- text:", escaped(part.typed))
    for block in offers.of(part.text, words):
        yield from comment(words.offer, _INDENT)
        yield from offered(block, _INDENT)


def _table(grid: Grid, words: Vocabulary) -> Iterator[str]:
    head, *rows = grid.rows
    if not rows:
        yield from pair(f"{_INDENT}- text:", escaped(" | ".join(filter(None, head))))
        return
    yield f"{_INDENT}- table:"
    yield from pair(f"{_INDENT}    caption:", words.table)
    yield f"{_INDENT}    columns: [{_cells(head)}]"
    yield f"{_INDENT}    rows:"
    for row in rows:
        yield f"{_INDENT}      - [{_cells(row)}]"
    yield from pair(f"{_INDENT}    source:", words.source)


def _cells(row: tuple[str, ...]) -> str:
    return ", ".join(quoted(escaped(cell)) for cell in row)
