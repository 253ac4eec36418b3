"""A parsed text goes in; measurable runs, with the language's no-break spaces, come out."""

from __future__ import annotations

from builders.design.addresses import shortened
from builders.design.nobreak import CELL, glued
from builders.design.type import Run, Runs
from builders.lesson.inline import Text


def runs(text: Text, language: str) -> Runs:
    """Return ``text``, whose citations are written out, as ``language`` is set."""
    printed = glued([(span.text, span.language) for span in text.spans], language, CELL)
    assert len(printed) == len(text.lined)
    pieces = []
    start = 0
    for span in text.spans:
        assert span.text or not span.cited
        end = start + len(span.text)
        is_bare = span.link and span.text.startswith("http")
        said = shortened(printed[start:end]) if is_bare else printed[start:end]
        pieces.append(Run(said, span.bold, span.italic, span.language, span.link))
        start = end
    return tuple(piece for piece in pieces if piece.text)
