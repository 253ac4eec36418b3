"""Figures and prose go in; a warning for each sum that does not add up comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from builders.lesson.blocks import AnyBlock
from builders.lesson.blocks.base import Figure
from builders.lesson.blocks.figures import Chart, Table
from builders.lesson.inline import Text
from builders.lesson.review import words as vocabulary
from builders.lesson.review.passages import NUMBER, Passage
from builders.lesson.review.words import Words
from builders.problems import Problem, warning

_CELL = rf"({NUMBER})(?:[.,](\d+))?(?:[ \u00a0]?\D{{0,10}})?"
_TOTAL = rf"(?<![\w.,])(?:(?:{NUMBER})[–-])?(?P<total>{NUMBER})(?![\w.,-]\d|-\w)"
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_LEAST_PARTS = 3  # two may be days of a month
_REACH = 150  # characters between a total and its first part


def in_prose(passage: Passage, words: Words, *, is_draft: bool = False) -> Iterator[Problem]:
    """Yield parts that do not make up the number before them.

    A Kazakh number in the possessive, «1830-ы», is a part. In a draft, parts that leave an
    unnamed rest are told, too: a chart needs to know it.
    """
    if not words.partitive or "-" not in passage.text:
        return
    pattern = re.compile(rf"(?<![\d–-])({NUMBER})-(?:{'|'.join(words.partitive)})\b")
    for start, sentence in passage.sentences():
        parts = list(pattern.finditer(sentence))
        if len(parts) < _LEAST_PARTS:
            continue
        at = start + parts[0].start()
        total = _last_total(passage.text[max(at - _REACH, 0) : at], words)
        drawn = sum(_number(part[1]) for part in parts)
        if total is None or drawn == total:
            continue
        facts = {"sum": shown(drawn), "total": shown(total)}
        has_rest = vocabulary.whole(words.rest).search(sentence[parts[-1].start() :])
        if drawn > total or not has_rest:
            yield passage.warn("L403", at, **facts)
        elif is_draft:
            yield passage.warn("L404", at, **facts, rest=shown(total - drawn))


def in_table(block: AnyBlock) -> Iterator[Problem]:
    """Yield each total of a table that its column does not add up to."""
    if not isinstance(block, Table) or block.total is None:
        return
    for column, cell in enumerate(block.total.cells):
        total = _value(cell)
        parts = [_value(row.cells[column]) for row in block.rows]
        known = [part for part in parts if part is not None]
        if total is None or len(known) < len(parts) or sum(known) == total:
            continue
        yield warning("L403", cell.where, sum=shown(sum(known)), total=shown(total))


def rivals(blocks: tuple[AnyBlock, ...]) -> Iterator[Problem]:
    """Yield each quantity that an earlier figure gives another value.

    A quantity is the same when its label, its unit and the years with it are; without a year
    there is no telling.
    """
    seen: dict[tuple[str, str, tuple[str, ...]], tuple[Decimal, Text, AnyBlock]] = {}
    for block in blocks:
        for label, unit, value, text in quantities(block):
            caption = block.caption.plain if isinstance(block, Figure) else ""
            key = label, unit, tuple(_YEAR.findall(f"{caption} {label}"))
            first, before, other = seen.setdefault(key, (value, text, block))
            if key[2] and first != value and other is not block:
                facts = {"label": label, "first": shown(first), "second": shown(value)}
                yield warning("L406", text.where, **facts, line=before.where.line)


def quantities(block: AnyBlock) -> Iterator[tuple[str, str, Decimal, Text]]:
    """Yield the label, the unit, the value and the text of each number in a figure."""
    match block:
        case Chart(unit=unit):
            for bar in block.bars:
                yield bar.label.plain, unit.plain if unit else "", bar.value, bar.label
        case Table():
            for row in block.rows:
                for head, cell in zip(block.columns[1:], row.cells[1:], strict=True):
                    value = _value(cell)
                    if value is not None:
                        yield row.cells[0].plain, head.plain, value, cell


def _value(cell: Text) -> Decimal | None:
    found = re.fullmatch(_CELL, cell.plain.strip())
    return Decimal(f"{_digits(found[1])}.{found[2] or 0}") if found else None


def _last_total(before: str, words: Words) -> Decimal | None:
    """Return the last number of ``before`` that is no date."""
    dated = vocabulary.beginnings((*words.counted[:2], *words.months))
    totals = [
        _number(found["total"])
        for found in re.finditer(_TOTAL, before)
        if not dated.match(before[found.end() :].lstrip())
    ]
    return totals[-1] if totals else None


def _number(text: str) -> Decimal:
    return Decimal(_digits(text))


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def shown(number: Decimal | int) -> str:
    """Return ``number`` with its thousands apart."""
    return f"{number:,f}".replace(",", " ").removesuffix(".0") if number else "0"
