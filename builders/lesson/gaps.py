"""A text with words in braces goes in; its spans and the answers of its gaps come out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from msgspec.structs import replace

from builders.lesson.inline import Span, Text

_GAP = re.compile(r"\{([^{}\n]*)\}")


# What may fill a gap, the best first; none where the teacher wrote nothing.
Answers: TypeAlias = tuple[str, ...]


def parted(text: Text) -> tuple[Span | Answers, ...]:
    """Return ``text`` with the answers of each «{some|any}» in its place."""
    return tuple(piece for span in text.spans for piece in _pieces(span))


def _pieces(span: Span) -> Iterator[Span | Answers]:
    done = 0
    for found in _GAP.finditer(span.text):
        if found.start() > done:
            yield replace(span, text=span.text[done : found.start()])
        yield tuple(filter(None, (each.strip() for each in found[1].split("|"))))
        done = found.end()
    if done < len(span.text):
        yield replace(span, text=span.text[done:])
