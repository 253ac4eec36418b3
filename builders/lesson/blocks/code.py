"""A program, in whole or in part, and what it prints."""

from __future__ import annotations

from typing import ClassVar

from msgspec import field

from builders.lesson.blocks.base import Evidence
from builders.lesson.located import Located
from builders.lesson.programs.program import Numbers, Program


class Code(Evidence, frozen=True, kw_only=True):
    """A program, typed here or in a file of its own; ``lines`` are those of it that are shown.

    With ``reveal`` a slide shows on a click what the program prints, its ``output``.
    """

    kind: ClassVar[str] = "code"
    short: ClassVar[str] = "text"
    text: Program | None = None
    file: Located[str] | None = None
    lines: Numbers | None = None
    syntax: Located[str] | None = field(default=None, name="language")
    numbered: bool = False
    emphasis: Numbers | None = None
    output: Program | None = None
    reveal: bool = False

    @property
    def programs(self) -> tuple[Located[str], ...]:
        """Return the file that it is in, if it is in one."""
        return (self.file,) if self.file else ()

    @property
    def shown(self) -> Program:
        """Return the lines that are shown; the text is there, from the file if need be."""
        assert self.text
        return self.text.part(*self.lines.runs[0]) if self.lines else self.text
