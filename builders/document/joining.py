"""Words in a row go in; the sentences that they make, closed and led by a title, come out."""

from __future__ import annotations

from msgspec.structs import replace

from builders.document.words import Spans
from builders.lesson.inline import Span, Text

STOPS = (".", "!", "?", "…")


def sentences(*parts: Spans) -> Spans:
    """Return parts one after the other, each closed with a full stop."""
    found: list[Span] = []
    for part in parts:
        if part:
            plain = "".join(span.text for span in part).rstrip("»”)]")
            stop = () if plain.endswith(STOPS) else (Span("."),)
            found += [*((Span(" "),) if found else ()), *part, *stop]
    return tuple(found)


def titled(title: Text | None, spans: Spans) -> Spans:
    """Return ``spans`` after their title in bold, where they have one."""
    if title is None:
        return spans
    return (*(replace(span, bold=True) for span in sentences(title.spans)), Span(" "), *spans)
