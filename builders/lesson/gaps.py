"""A text with words in braces goes in; its spans and gaps come out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from builders.lesson.inline import Span, Text

_GAP = re.compile(r"\{([^{}\n]*)\}")


class Gap(Struct, frozen=True):
    """What may fill a gap, the best first; none where the teacher wrote nothing."""

    answers: tuple[str, ...]


def parted(text: Text) -> tuple[Span | Gap, ...]:
    """Return ``text`` with each «{some|any}» as a gap."""
    return tuple(piece for span in text.spans for piece in _pieces(span))


def answers(text: Text) -> tuple[Gap, ...]:
    """Return the gaps of ``text``."""
    return tuple(each for each in parted(text) if isinstance(each, Gap))


def _pieces(span: Span) -> Iterator[Span | Gap]:
    done = 0
    for found in _GAP.finditer(span.text):
        if found.start() > done:
            yield replace(span, text=span.text[done : found.start()])
        yield Gap(tuple(filter(None, (each.strip() for each in found[1].split("|")))))
        done = found.end()
    if done < len(span.text):
        yield replace(span, text=span.text[done:])
