"""Parts of a lesson that are right one by one -> what does not fit together between them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from builders.lesson import gaps, links
from builders.lesson.blocks.base import Block
from builders.lesson.blocks.code import Code
from builders.lesson.blocks.exercises import Rubric, Task
from builders.lesson.blocks.figures import Chart, Compare, Table
from builders.lesson.blocks.formulas import MARK
from builders.lesson.blocks.graphs import NumberLine, Plot
from builders.lesson.blocks.reflection import SelfAssessment
from builders.lesson.blocks.responses import Choice, Form, Labelling, Match, Order
from builders.lesson.blocks.solutions import Solution
from builders.lesson.model import Topic
from builders.lesson.reading import listings
from builders.problems import Place, Problem, brief, error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from builders.lesson.bibliography.references import Reference
    from builders.lesson.blocks.exercises import Part
    from builders.lesson.blocks.figures import CompareRow
    from builders.lesson.blocks.responses import Option, Pair
    from builders.lesson.blocks.solutions import Step
    from builders.lesson.inline import Text
    from builders.lesson.located import Located

MOST_LETTERED = 12  # letters that each language has for options and parts
MOST_LABELLED = 16  # parts of a picture, whose names have room beside it on a slide
MOST_STEPS = 8  # of a ladder
SIGNS = 3  # lights, faces
_LEAST_STEPS = 2
_MOST_COMPARED = 3
_LEAST_COMPARED = 2
_OUTSIDE = re.compile(r"^(?:[A-Za-z]:|/|~)|\\|(?:^|/)\.\.(?:/|$)|^\w+:", re.ASCII)

_NUMBERS = re.compile(r"(\d{1,4})(?:[-–](\d{1,4}))?", re.ASCII)

Places = dict[str, Place]


def of_record(  # noqa: C901, PLR0912 - an arm for each
    record: object, places: Places
) -> Iterator[Problem]:
    """Yield what is wrong inside ``record``; ``places`` tells where each attribute was given."""
    yield from _outside(record)
    match record:
        case Table():
            yield from _rows(record)
        case Compare():
            yield from _columns(record, places)
        case Chart():
            yield from _chart(record, places)
        case Form():
            yield from _rows(record)
        case Plot() | NumberLine():
            from builders.lesson.reading import graphs  # noqa: PLC0415 - few have one

            yield from graphs.problems(record)
        case Code():
            yield from listings.problems(record)
        case Choice() | Match() | Order():
            yield from _lettered(record)
        case Task(solution=steps):
            yield from _lettered(record)
            yield from _solved(steps, places)
        case Solution(steps=steps):
            yield from _solved(steps, places)
        case Rubric(levels=levels, rows=rows):
            yield from _aspects(rows, len(levels))
        case SelfAssessment(steps=steps, form=form) if steps:
            most = MOST_STEPS if form == "ladder" else SIGNS
            if not _LEAST_STEPS <= len(steps) <= most:
                yield error("L229", steps[0].where, found=len(steps), most=most)
        case Labelling(places=found) if len(found) > MOST_LABELLED:
            extra = found[MOST_LABELLED]
            yield error("L228", extra.where, found=len(found), most=MOST_LABELLED)


def _solved(steps: tuple[Step, ...], places: Places) -> Iterator[Problem]:
    """Yield each brace of a step without its fellow, and each gap that a space would leave out."""
    for step in steps:
        if (stray := gaps.stray(step.text)) is not None:
            yield error("L239", step.text.where, text=brief(step.text.lined[stray:]))
        elif "space" in places and gaps.has_any(step.text):
            yield error("L238", step.text.where, text=brief(step.text.plain))


def of_text(text: Text, known: set[str], find: Callable[[str], Place]) -> Iterator[Problem]:
    """Yield the links and citations of ``text`` that lead nowhere; ``find`` places a part of it."""
    for span in text.spans:
        if span.link:
            yield from _of_link(span.link, find(span.link))
    for cited in text.citations:
        if cited.key not in known:
            is_formula = cited.key.startswith(MARK)
            alike = (key for key in known if key.startswith(MARK) == is_formula)
            listed = ", ".join(sorted(alike)) or "–"
            code = "L232" if is_formula else "L201"
            yield error(code, find(f"@{cited.key}"), key=cited.key, known=listed)


def of_references(references: tuple[Reference, ...]) -> Iterator[Problem]:
    """Yield each reference whose id or number is an earlier one's, or whose address is no good."""
    yield from _of_numbers(references)
    lines: dict[str, int] = {}
    for each in references:
        if each.URL:
            yield from _of_link(each.URL, each.where)
        if each.id in lines:
            yield error("L202", each.where, id=each.id, line=lines[each.id])
        lines.setdefault(each.id, each.where.line)


def _of_numbers(references: tuple[Reference, ...]) -> Iterator[Problem]:
    taken: list[tuple[int, int, int]] = []
    for each in references:
        found = _NUMBERS.fullmatch(each.n)
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
        if each.n and first > last:
            yield error("L214", each.where, found=brief(each.n))
            continue
        earlier = next((line for a, b, line in taken if first <= b and a <= last), None)
        if each.n and earlier:
            yield error("L213", each.where, n=each.n, line=earlier)
        elif each.n:
            taken.append((first, last, each.where.line))


def _of_link(link: str, where: Place) -> Iterator[Problem]:
    try:
        links.address(link)
    except links.LinkError as bad:
        facts = {"link": brief(link), "size": len(link), "most": links.MOST}
        yield error(bad.code, where, **facts)


def _outside(record: object) -> Iterator[Problem]:
    """Yield each file that ``record`` names outside the lesson's folder."""
    files: tuple[Located[str], ...] = ()
    if isinstance(record, Block):
        files = (*record.files, *record.programs)
    elif isinstance(record, Labelling):
        files = (record.file,)
    elif isinstance(record, Topic) and record.template:
        files = (record.template,)
    for file in files:
        if _OUTSIDE.search(file.value):
            yield error("L210", file.where, file=file.value)


def _lettered(record: Choice | Match | Order | Task) -> Iterator[Problem]:
    """Yield the first of what there are more of than letters to name them with."""
    match record:
        case Choice():
            found: tuple[Option | Pair | Part | Text, ...] = record.options
        case Match():
            found = (*record.pairs, *record.extra)
        case Order():
            found = record.items
        case _:
            found = record.parts
    if len(found) > MOST_LETTERED:
        extra = found[MOST_LETTERED]
        yield error("L218", extra.where, found=len(found), most=MOST_LETTERED)


def _rows(table: Table | Form) -> Iterator[Problem]:
    wanted = len(table.columns)
    total = table.total if isinstance(table, Table) else None
    for row in (*table.rows, *((total,) if total else ())):
        if len(row.cells) != wanted:
            yield error("L203", row.where, found=len(row.cells), wanted=wanted)


def _columns(compare: Compare, places: Places) -> Iterator[Problem]:
    wanted = len(compare.columns)
    if not _LEAST_COMPARED <= wanted <= _MOST_COMPARED:
        yield error("L211", places["columns"], found=wanted)
    yield from _aspects(compare.rows, wanted)


def _aspects(rows: tuple[CompareRow, ...], wanted: int) -> Iterator[Problem]:
    for row in rows:
        if len(row.cells) != wanted:
            found = len(row.cells)
            yield error("L204", row.where, aspect=row.aspect.plain, found=found, wanted=wanted)


def _chart(chart: Chart, places: Places) -> Iterator[Problem]:
    labels = [bar.label.uncited for bar in chart.bars]
    for index, bar in enumerate(chart.bars):
        if labels[index] in labels[:index]:
            yield error("L215", bar.where, label=labels[index])
    if chart.emphasis is not None and chart.emphasis not in labels:
        listed = ", ".join(labels)
        yield error("L206", places["emphasis"], found=chart.emphasis, known=listed)
    drawn = sum((bar.value for bar in chart.bars), Decimal(0))
    left = (drawn if chart.total is None else chart.total) - drawn
    if left < 0:
        yield error("L207", places["total"], sum=_shown(drawn), total=_shown(drawn + left))
    elif left and not chart.rest:
        yield error("L208", places["total"], difference=_shown(left))
    elif chart.rest and not left:
        yield error("L212", places["rest"])


def _shown(number: Decimal) -> str:
    return f"{number:,f}".replace(",", " ")
