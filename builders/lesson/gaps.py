"""A text with words in braces goes in; its spans and the answers of its gaps come out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from msgspec.structs import replace

from builders.lesson.inline import Span, Text

BLANK = "_" * 5  # stands for what nobody wrote
_GAP = re.compile(r"\{([^{}\n]*)\}")
_BRACE = re.compile(r"[{}]")
_MASK = "\ufffc"


# What may fill a gap, the best first; none where the teacher wrote nothing.
Answers: TypeAlias = tuple[str, ...]


def parted(text: Text) -> tuple[Span | Answers, ...]:
    """Return ``text`` with the answers of each «{some|any}» in its place."""
    return tuple(
        _answers(text, piece) if isinstance(piece, slice) else piece for piece in _cut(text)
    )


def has_any(text: Text) -> bool:
    """Tell whether ``text`` has a gap."""
    return _GAP.search(_masked(text)) is not None


def filled(text: Text) -> Text:
    """Return ``text`` with the best answer of each gap in bold in its place."""
    spans: list[Span] = []
    for piece in _cut(text):
        if not isinstance(piece, slice):
            spans.append(piece)
        elif "|" in text.lined[piece]:
            spans.append(Span(next(iter(_answers(text, piece)), BLANK), bold=True))
        else:
            inner = _between(text, piece.start, piece.stop)
            spans += [replace(span, bold=True) for span in inner] or [Span(BLANK)]
    return replace(text, spans=tuple(spans))


def stray(text: Text) -> int | None:
    """Return where the first brace stands that neither opens nor closes a gap, if there is one."""
    found = _BRACE.search(_GAP.sub(lambda gap: _MASK * len(gap[0]), _masked(text)))
    return found.start() if found else None


def _cut(text: Text) -> Iterator[Span | slice]:
    """Yield the spans between gaps, and of each gap where its answers stand; it may be styled."""
    done = 0
    for gap in _GAP.finditer(_masked(text)):
        yield from _between(text, done, gap.start())
        yield slice(*gap.span(1))
        done = gap.end()
    yield from _between(text, done, len(text.lined))


def _masked(text: Text) -> str:
    """Return ``text`` without the braces of its formulas."""
    return "".join(
        _BRACE.sub(_MASK, span.text) if span.formula else span.text for span in text.spans
    )


def _between(text: Text, start: int, end: int) -> Iterator[Span]:
    """Yield the spans from one character to another."""
    at = 0
    for span in text.spans:
        if shown := span.text[max(0, start - at) : max(0, end - at)]:
            yield replace(span, text=shown)
        at += len(span.text)


def _answers(text: Text, gap: slice) -> Answers:
    return tuple(filter(None, (each.strip() for each in text.lined[gap].split("|"))))
