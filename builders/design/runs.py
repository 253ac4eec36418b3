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
        shown = span.text if span.code else printed[start:end]
        said = shortened(shown) if is_bare else shown
        pieces.append(Run(said, span.bold, span.italic, span.language, span.link, span.code))
        start = end
    return tuple(piece for piece in pieces if piece.text)
