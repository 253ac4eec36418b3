"""Lines of TeX go in; formulas that stand by themselves, as they are said in one line, come out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from builders.lesson.inline import LINE_BREAK, Span, Text
from builders.problems import Place


class Equations(Struct, frozen=True):
    """Formulas, one below the other; each span of what is ``said`` knows the TeX of its line."""

    said: Text

    @property
    def lines(self) -> tuple[str, ...]:
        """Return the TeX of each."""
        return tuple(tex for tex, _ in groupby(self.said.spans, lambda span: span.formula) if tex)


def parse(typed: str, where: Place) -> Equations:
    """Return the formulas of the lines of ``typed`` that are not empty.

    Raises ``FormulaError`` with the offset into these lines, as ``typed_lines`` joins them.
    """
    from builders.lesson.mathematics.reader import read_lines  # noqa: PLC0415 - few have a formula

    lines = typed_lines(typed)
    read_lines(lines)
    return Equations(Text(tuple(_spans(lines)), where))


def typed_lines(typed: str) -> tuple[str, ...]:
    """Return the lines of ``typed`` that are not empty, without the blanks around them."""
    return tuple(filter(None, (line.strip() for line in typed.split("\n"))))


def _spans(lines: tuple[str, ...]) -> Iterator[Span]:
    from builders.lesson.mathematics.linear import pieces  # noqa: PLC0415 - as above
    from builders.lesson.mathematics.reader import read_lines  # noqa: PLC0415 - as above

    for number, tex in enumerate(lines):
        if number:
            yield Span(LINE_BREAK)
        for piece in pieces(read_lines((tex,))):
            yield Span(piece.text, italic=piece.slanted, formula=tex, math=True)
