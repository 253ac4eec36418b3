"""The form of an answer goes in; the paragraphs that show it on a slide, in columns, come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import TypeAlias

from msgspec.structs import replace

from builders.deck.planning.context import DeckContext, bold, paragraph
from builders.deck.planning.grids import Rows
from builders.deck.slides import Cell, Para, TextRun, TextRuns
from builders.document.elements import Exercise
from builders.document.responses import (
    AnyResponse,
    Blank,
    Claims,
    Cloze,
    Form,
    Gap,
    Matching,
    Options,
    Ordering,
    Pieces,
    Pinned,
    Puzzle,
)
from builders.lesson.inline import Span, Text
from builders.problems import Place, assert_never

HANG = 1.4  # ems from a letter to what stands under it
AIR = 0.3  # ems between options
GAP = "_" * 8
NOWHERE = Place("", 1, 1)
DEEPER = 1.4  # ems, the options of a part

Columns: TypeAlias = tuple[tuple[Para, ...], ...]


def columns(context: DeckContext, element: Exercise) -> Columns:
    """Return what stands below a question: its detail, its form and its parts."""
    detail = tuple(paragraph(context, text) for text in element.detail)
    form = _columns(context, element.response) if element.response else ()
    parts = tuple(_parts(context, element))
    if len(form) > 1 and not (detail or parts):
        return form
    whole = (*detail, *(para for column in form for para in column), *parts)
    return (whole,) if whole else ()


def _parts(context: DeckContext, element: Exercise) -> Iterator[Para]:
    for part in element.parts:
        yield lettered(part.label, context.prose(part.text))
        form = _columns(context, part.response) if part.response else ()
        for column in form:
            for para in column:
                yield replace(para, indent=para.indent + DEEPER, level=1)


def _columns(context: DeckContext, form: AnyResponse) -> Columns:
    match form:
        case Options():
            return (_list(context, ((each.label, each.text) for each in form.options)),)
        case Claims():
            return (_list(context, ((each.label, each.text) for each in form.claims)),)
        case Matching():
            return _list(context, form.left), _list(context, form.right)
        case Ordering():
            return (_list(context, ((each.label, each.text) for each in form.items)),)
        case Cloze():
            return (_cloze(context, form),)
        case Blank() | Form() | Puzzle() | Pinned():
            return ()  # a line to write on is for paper; what is drawn has slides of its own
        case _:
            assert_never(form)


def _list(context: DeckContext, items: Iterable[tuple[str, Text]]) -> tuple[Para, ...]:
    return tuple(lettered(label, context.prose(text)) for label, text in items)


def lettered(label: str, runs: TextRuns) -> Para:
    """Return a text that hangs from its label."""
    first = TextRun(f"{label} ", bold=True)
    return Para((first, *runs), indent=HANG, hang=HANG, before=AIR)


def _cloze(context: DeckContext, form: Cloze) -> tuple[Para, ...]:
    """Return the words to use, then the lines, their gaps numbered as in the solution."""
    gaps = [each for line in form.lines for each in line if isinstance(each, Gap)]
    numbers = count(1) if len(gaps) > 1 else None
    head = (bank(form.bank),) if form.bank else ()
    lines = (Para(_gapped(context, line, numbers), before=AIR) for line in form.lines)
    return (*head, *lines)


def bank(words: Iterable[str]) -> Para:
    """Return words to choose from."""
    said = "\u00a0\u00a0· ".join(word.replace(" ", "\u00a0") for word in words)
    return Para((TextRun(said, bold=True),))


def _gapped(context: DeckContext, pieces: Pieces, numbers: Iterator[int] | None) -> TextRuns:
    runs: list[TextRun] = []
    for piece in pieces:
        if isinstance(piece, Gap):
            runs.append(TextRun(f"({next(numbers)})\u00a0{GAP}" if numbers else GAP))
        else:
            runs += context.runs(Text((piece,), NOWHERE))
    return tuple(runs)


def rows(context: DeckContext, form: Form, *, filled: bool) -> Rows:
    """Return the rows of a table to fill in, or ``filled`` in."""
    head = (bold(context.cell(text)) for text in form.head)
    return (
        tuple(Cell(runs, "second") for runs in head),
        *(tuple(_cell(context, cell, filled=filled) for cell in row) for row in form.rows),
    )


def _cell(context: DeckContext, cell: Pieces, *, filled: bool) -> Cell:
    if filled:
        known = tuple(
            Span(piece.every, bold=True) if isinstance(piece, Gap) else piece for piece in cell
        )
        return Cell(_gapped(context, known, None))
    is_empty = len(cell) == 1 and isinstance(cell[0], Gap)
    return Cell((TextRun("\u00a0"),) if is_empty else _gapped(context, cell, None))
