"""A block of a stage goes in; the element of the document that says it comes out."""

from __future__ import annotations

from typing import Any

from builders.design.listings.data import Row
from builders.design.mathematics.data import Display
from builders.document.asking import exercises, reflections, solutions
from builders.document.drawings import figures
from builders.document.elements import (
    AnyElement,
    Boxed,
    Callout,
    Drawing,
    Exercise,
    Formula,
    Item,
    List,
    Paragraphs,
    Picture,
    Program,
    Quotation,
    Table,
)
from builders.document.wording import Wording
from builders.document.words import Clock, Labelled
from builders.lesson.blocks import AnyBlock
from builders.lesson.blocks.code import Code
from builders.lesson.blocks.exercises import Question, Task
from builders.lesson.blocks.figures import AnyFigure, Chart, Compare, Image, Timeline, Tree
from builders.lesson.blocks.figures import Table as TableBlock
from builders.lesson.blocks.formulas import Formula as FormulaBlock
from builders.lesson.blocks.graphs import NumberLine, Plot
from builders.lesson.blocks.prose import Point, Points, Prose, Quote, Statement
from builders.lesson.blocks.reflection import ExitTicket, SelfAssessment
from builders.lesson.blocks.set_apart import SetApart
from builders.lesson.blocks.solutions import Solution
from builders.lesson.inline import Span, Text
from builders.problems import Place, assert_never


def element(block: AnyBlock, wording: Wording) -> AnyElement:  # noqa: C901, PLR0912 - an arm for each
    """Return ``block`` as an element."""
    match block:
        case Prose():
            return Paragraphs(texts=block.text, **_common(block, wording))
        case Points():
            return _list(block, wording)
        case Question():
            return exercises.question(block, wording)
        case Task():
            return task(block, wording)
        case Solution():
            return solutions.worked(block, wording)
        case SelfAssessment():
            return reflections.self_assessment(block, wording, _common(block, wording))
        case ExitTicket():
            return reflections.exit_ticket(block, wording, _common(block, wording))
        case Statement():
            remarks = wording.remarks(block)
            return Callout(text=block.text, by=block.by, remarks=remarks, **_common(block, wording))
        case SetApart():
            return _boxed(block, wording)
        case FormulaBlock():
            return _formula(block, wording)
        case Code():
            return _program(block, wording)
        case Quote():
            return _quotation(block, wording)
        case TableBlock():
            return _table(block, wording)
        case Compare():
            return _comparison(block, wording)
        case Chart():
            drawn = figures.chart(block, wording)
            return Drawing(figure=drawn, **_captioned(block, wording, block.unit))
        case Timeline():
            return Drawing(figure=figures.timeline(block, wording), **_captioned(block, wording))
        case Tree():
            return Drawing(figure=figures.tree(block, wording), **_captioned(block, wording))
        case Plot() | NumberLine():
            from builders.document.drawings import graphs  # noqa: PLC0415 - few have one

            return Drawing(figure=graphs.drawn(block, wording), **_captioned(block, wording))
        case Image():
            return _picture(block, wording)
        case _:
            assert_never(block)


def task(block: Task, wording: Wording, clock: Clock | None = None) -> Exercise:
    """Return a task with the elements that it is done with."""
    materials = tuple(element(each, wording) for each in block.blocks)
    return exercises.task(block, wording, materials, clock)


def unseen(block: AnyBlock, wording: Wording) -> Paragraphs:
    """Return a block that no output shows: only what is said of it is left."""
    return Paragraphs(texts=(), **{**_common(block, wording), "title": None})


def _common(block: AnyBlock | SetApart, wording: Wording) -> dict[str, Any]:
    return {
        "where": block.where,
        "language": wording.language,
        "audience": block.appears,
        "title": block.title,
        "notes": block.notes,
    }


def _captioned(block: AnyFigure, wording: Wording, unit: Text | None = None) -> dict[str, Any]:
    return {
        **_common(block, wording),
        "caption": figures.caption(block, wording, unit),
        "point": block.point,
        "poster": block.poster,
        "is_narrow": block.is_narrow,
        "remarks": wording.remarks(block),
    }


def _list(block: Points, wording: Wording) -> List:
    return List(
        items=tuple(map(_item, block.items)),
        numbered=block.numbered,
        reveal=block.reveal,
        remarks=wording.remarks(block),
        **_common(block, wording),
    )


def _item(point: Point) -> Item:
    return Item(point.text, tuple(map(_item, point.items)))


def _boxed(block: SetApart, wording: Wording) -> Boxed:
    labels, number = wording.labels, wording.numbers.set_apart.get(block.where)
    label = labels.set_apart[block.kind]
    if number:
        label = labels.set_apart_counted[block.kind].format(n=number)
    return Boxed(
        label=label,
        texts=block.text,
        is_urgent=block.is_urgent,
        remarks=wording.remarks(block),
        **_common(block, wording),
    )


def _formula(block: FormulaBlock, wording: Wording) -> Formula | Paragraphs:
    """Return a formula to be drawn, or in words where the font lacks a sign."""
    from builders.design.mathematics import tex  # noqa: PLC0415 - few have a formula

    said, number = block.text.said, wording.numbers.formulas.get(block.where)
    if not tex.is_drawn(block.text.lines):
        return Paragraphs(texts=said.lines, **_common(block, wording))
    display = Display(
        lines=block.text.lines,
        number=f"({number})" if number else "",
        said=said.plain,
        aloud=tex.aloud_lines(block.text.lines, wording.language),
    )
    return Formula(display=display, remarks=wording.remarks(block), **_common(block, wording))


def _program(block: Code, wording: Wording) -> Program:
    from builders.design.listings.pieces import pieces  # noqa: PLC0415 - few have a program

    shown = block.shown
    found = pieces(shown.lines, block.syntax.value if block.syntax else "")
    marked = block.emphasis or ()
    rows = tuple(
        Row(parts, number if block.numbered else 0, number in marked)
        for number, parts in enumerate(found, shown.first)
    )
    return Program(
        rows=rows,
        output=block.output.lines if block.output else (),
        output_label=wording.labels.output,
        reveal=block.reveal,
        remarks=wording.remarks(block),
        **_common(block, wording),
    )


def _quotation(block: Quote, wording: Wording) -> Quotation:
    labels = wording.labels
    return Quotation(
        heading=block.title or said(labels.testimony, block.where),
        texts=block.text,
        speaker=block.speaker,
        role=block.role,
        marks=(labels.opening_quote, labels.closing_quote),
        remarks=wording.remarks(block),
        **_common(block, wording),
    )


def _table(block: TableBlock, wording: Wording) -> Table:
    return Table(
        head=block.columns,
        rows=tuple(row.cells for row in block.rows),
        total=block.total.cells if block.total else None,
        alt=_alt(block, wording),
        **_captioned(block, wording),
    )


def _comparison(block: Compare, wording: Wording) -> Table:
    corner = Text((), block.where)
    return Table(
        head=(corner, *block.columns),
        rows=tuple((row.aspect, *row.cells) for row in block.rows),
        is_comparison=True,
        alt=_alt(block, wording),
        **_captioned(block, wording),
    )


def _alt(block: TableBlock | Compare, wording: Wording) -> str:
    return wording.labels.alt_table.format(title=block.caption.plain)


def _picture(block: Image, wording: Wording) -> Picture:
    return Picture(
        file=block.file.value,
        alt=block.alt,
        credit=Labelled(wording.labels.credit, block.credit),
        is_cropped=block.fit == "crop",
        **_captioned(block, wording),
    )


def said(words: str, where: Place) -> Text:
    """Return words of the program as a text at ``where``."""
    return Text((Span(words),), where)
