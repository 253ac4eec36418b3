"""A document goes in; its sections come out, as a lesson file names them."""

from __future__ import annotations

import re

from msgspec import Struct, field

from builders.lesson.importing import bibliography
from builders.lesson.importing.document import Document, Grid, Paragraph, Part
from builders.lesson.importing.vocabulary import Vocabulary

_FORM_CELLS = 2  # «field | value»


class Section(Struct, frozen=True):
    """A part of the plan: ``kind`` is the lesson file's key, «fields», «head» or «other».

    ``heading`` is the line that opens it, as typed with its number; it may be empty.
    """

    kind: str
    heading: str
    line: int
    parts: tuple[Part, ...]

    @property
    def title(self) -> str:
        """Return the heading without its number and its stop."""
        return re.sub(r"^\d+\. ", "", self.heading).rstrip(" :.–—-")


def split(document: Document, words: Vocabulary) -> tuple[Section, ...]:
    """Return the sections of ``document`` in its order, after the fields of its form.

    What precedes all headings is the head.
    """
    splitter = _Splitter(words)
    for part in document.parts:
        splitter.add(part)
    fields = Section("fields", "", 0, tuple(splitter.fields))
    return (fields, *(Section(*opened[:3], tuple(opened[3])) for opened in splitter.opened))


class _Splitter(Struct):
    words: Vocabulary
    opened: list[tuple[str, str, int, list[Part]]] = field(
        default_factory=lambda: [("head", "", 0, [])]
    )
    fields: list[Paragraph] = field(default_factory=list)
    number: int = 0

    @property
    def kind(self) -> str:
        return self.opened[-1][0]

    @property
    def parts(self) -> list[Part]:
        return self.opened[-1][3]

    def add(self, part: Part) -> None:
        if isinstance(part, Grid):
            for at, row in enumerate(part.rows):
                self.add_row(row, part.line + at)
        else:
            self.add_paragraph(part)

    def add_paragraph(self, part: Paragraph) -> None:
        found = None if part.is_item else self.words.section(part.text)
        if self.is_field(part.text):
            self.fields.append(part)
        elif found:
            self.open(found[0], found[1], part)
            self.parts.extend((Paragraph(found[2], part.line),) if found[2] else ())
        elif self.kind in ("tasks", "independent") and self.is_entry(part):
            self.opened.append(("references", "", part.line, [part]))
        elif self.is_strange_heading(part):
            self.open("other", part.text, part)
        else:
            self.parts.append(part)

    def open(self, kind: str, heading: str, part: Paragraph) -> None:
        shown = heading if part.number is None else f"{part.number}. {heading}"
        self.opened.append((kind, shown, part.line, []))
        self.number = part.number or self.number

    def is_entry(self, part: Paragraph) -> bool:
        """Tell whether ``part`` begins a list of references whose heading is lost."""
        return bibliography.is_entry(part.text)

    def is_strange_heading(self, part: Paragraph) -> bool:
        if part.is_heading:
            return self.kind not in ("head", "procedure")
        return (
            part.text.endswith(":") and part.number is not None and part.number == self.number + 1
        )

    def add_row(self, row: tuple[str, ...], line: int) -> None:
        """Add a row of a form as a paragraph, and any other row to the table that it is in."""
        cells = [cell for cell in row if cell]
        if self.kind != "procedure" and len(cells) <= _FORM_CELLS:
            text = cells[0] if len(cells) == 1 else f"{cells[0].rstrip(' :')}: {cells[1]}"
            if len(cells) == 1 or self.words.section(text) or self.is_field(text):
                self.add_paragraph(Paragraph(text, line))
                return
        last = self.parts[-1] if self.parts else None
        if isinstance(last, Grid) and last.line + len(last.rows) == line:
            self.parts[-1] = Grid((*last.rows, row), last.line)
        else:
            self.parts.append(Grid((row,), line))

    def is_field(self, text: str) -> bool:
        """Tell whether ``text`` fills a field of the plan's form, which the procedure ends."""
        has_begun = any(kind == "procedure" for kind, *_ in self.opened)
        return not has_begun and self.words.field(text) is not None
