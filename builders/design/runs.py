"""A parsed text goes in; measurable runs, with the language's no-break spaces, come out."""

from __future__ import annotations

from builders.design.nobreak import glue
from builders.design.type import Run, Runs
from builders.labels import Labels
from builders.lesson.inline import Text


def runs(text: Text, labels: Labels) -> Runs:
    """Return ``text``, whose citations are written out, in the language of ``labels``."""
    glued = glued_text(text.plain, labels)
    assert len(glued) == len(text.plain)
    pieces = []
    start = 0
    for span in text.spans:
        assert span.text or not span.cited
        end = start + len(span.text)
        pieces.append(Run(glued[start:end], span.bold, span.italic))
        start = end
    return tuple(piece for piece in pieces if piece.text)


def glued_text(text: str, labels: Labels) -> str:
    """Return unstyled ``text`` with no-break spaces as the language of ``labels`` wants them."""
    return glue(text, labels.tag.partition("-")[0])
