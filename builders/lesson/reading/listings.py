"""A block with a program goes in; what is wrong in it, or it with its file read, comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from builders.lesson.programs import program, syntax
from builders.lesson.reading import suggest
from builders.lesson.source import diagnostics
from builders.lesson.source.decode import decode
from builders.problems import Place, Problem, Problems, brief, error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builders.lesson.blocks.code import Code
    from builders.lesson.programs.program import Numbers, Program


def problems(code: Code) -> Iterator[Problem]:
    """Yield what is wrong in ``code``; of a file that is not read yet, nothing about its lines."""
    if (code.text is None) == (code.file is None):
        yield error("L217", code.where)
    if code.syntax and not syntax.is_known(code.syntax.value):
        typed = code.syntax.value
        meant = suggest.nearest(typed, syntax.USUAL) or ", ".join(syntax.USUAL[:5])
        yield error("L233", code.syntax.where, found=brief(typed), known=meant)
    if code.text:
        yield from _of_lines(code, code.text)


def filled(code: Code, data: bytes) -> Code:
    """Return ``code`` with its program from the file ``data``.

    Raises ``Problems``: those of the file are at its own lines.
    """
    assert code.file
    name = code.file.value
    typed = decode(data, name)
    for number, line in enumerate(typed.split("\n"), 1):
        if bad := next(diagnostics.in_value(line, Place(name, number, 1)), None):
            raise Problems((bad,))
    text = program.whole(typed, code.file.where)
    if found := (*_of_lines(code, text),):
        raise Problems(found)
    return replace(code, text=text)


def _of_lines(code: Code, text: Program) -> Iterator[Problem]:
    """Yield the numbers that are none of lines that are there, or shown."""
    if not text.lines:
        yield error("L114", text.where)
        return
    shown = text
    if code.lines:
        if len(code.lines.runs) > 1 or code.lines.runs[0][1] > text.last:
            yield _outside(code.lines, text)
            return
        shown = text.part(*code.lines.runs[0])
    if code.emphasis and any(
        first < shown.first or last > shown.last for first, last in code.emphasis.runs
    ):
        yield _outside(code.emphasis, shown)


def _outside(numbers: Numbers, text: Program) -> Problem:
    return error("L240", numbers.where, first=text.first, last=text.last)
