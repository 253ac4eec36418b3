"""Styled words as values: spans of bold, italics, links, citations, formulas and languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from builders.problems import Place

LINE_BREAK = "\n"
NO_BREAK_SPACE = "\u00a0"
_TURN = re.compile(f"{LINE_BREAK}{NO_BREAK_SPACE}*")


class Cited(Struct, frozen=True):
    """A source that a sentence leans on: the reference's id and the page within it."""

    key: str
    locator: str = ""


class Span(Struct, frozen=True):
    """A run of text in one style; a citation has ``cited`` and no text of its own.

    ``language`` is the code of its language where that is not the one around it, ``formula`` the
    TeX of which this is a part in one line, where a line alone does not do it justice. A span is
    ``math`` in any formula: no italics around it turn its slant. ``code`` is a piece of a program.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None
    cited: tuple[Cited, ...] = ()
    language: str = ""
    formula: str = ""
    math: bool = False
    code: bool = False


class Styled(Protocol):
    """What a run of text has, in a lesson and on a slide."""

    @property
    def text(self) -> str:
        """Return its words."""

    @property
    def bold(self) -> bool:
        """Tell whether it is bold."""

    @property
    def italic(self) -> bool:
        """Tell whether it is in italics."""

    @property
    def link(self) -> str | None:
        """Return its address."""

    @property
    def language(self) -> str:
        """Return the code of its language, empty where that is the language around it."""

    @property
    def code(self) -> bool:
        """Tell whether it is a piece of a program."""


class Text(Struct, frozen=True):
    """A sentence or a paragraph, parsed once, with its place in the lesson file."""

    spans: tuple[Span, ...]
    where: Place

    @property
    def lined(self) -> str:
        """Return the text without its styles, with its line breaks."""
        return "".join(span.text for span in self.spans)

    @property
    def plain(self) -> str:
        """Return the text without its styles, in one line."""
        return one_line(self.lined)

    @property
    def uncited(self) -> str:
        """Return the text without its styles and its citations, in one line."""
        return one_line("".join(span.text for span in self.spans if not span.cited)).strip()

    @property
    def lines(self) -> tuple[Text, ...]:
        """Return each line of the text as a text."""
        return tuple(Text(spans, self.where) for spans in split_lines(self.spans))

    @property
    def marked(self) -> str:
        """Return the text with its styles in the lesson's own markup, «~» for a no-break space."""
        return marked(self.spans)

    @property
    def citations(self) -> tuple[Cited, ...]:
        """Return every citation, in order."""
        return tuple(cited for span in self.spans for cited in span.cited)

    def map(self, change: Callable[[Span], Span]) -> Text:
        """Return the text with ``change`` applied to each span."""
        return replace(self, spans=tuple(map(change, self.spans)))


def marked(spans: Iterable[Styled]) -> str:
    """Return runs of text with their styles in the lesson's own markup."""
    found = []
    for span in spans:
        mark, tick = "**" * span.bold + "*" * span.italic, "`" * span.code
        said = f"{mark}{tick}{span.text}{tick}{mark}"
        text = f"{span.language}: " * bool(span.language) + said
        text = f"[{text}]" if span.language or span.link else text
        found.append(f"{text}({span.link})" if span.link else text)
    return "".join(found).replace(NO_BREAK_SPACE, "~")


def split_lines(spans: Iterable[Span]) -> tuple[tuple[Span, ...], ...]:
    """Return the runs of each line."""
    found: list[list[Span]] = [[]]
    for span in spans:
        first, *others = span.text.split(LINE_BREAK)
        found[-1].append(replace(span, text=first))
        found += [[replace(span, text=each)] for each in others]
    return tuple(map(tuple, found))


def one_line(text: str) -> str:
    """Return ``text`` with a space for each line break and the indentation after it."""
    return _TURN.sub(" ", text) if LINE_BREAK in text else text
