"""A text goes in; what stands before the formula that it ends with, and that formula, come out."""

from __future__ import annotations

from msgspec.structs import replace

from builders.design.mathematics.data import Display
from builders.lesson.inline import Text

_STOPS = frozenset(("", *".,;:!?"))  # may follow a formula that stands apart


def closing(text: Text, language: str) -> tuple[Text, Display | None]:
    """Return the words of ``text`` and the formula below them, if it ends with one to be drawn."""
    spans = text.spans
    end = max((at for at, span in enumerate(spans, start=1) if span.formula), default=0)
    stop = "".join(span.text for span in spans[end:]).strip()
    if not end or stop not in _STOPS:
        return text, None
    from builders.design.mathematics import tex  # noqa: PLC0415 - few have a formula

    formula = spans[end - 1].formula
    start = end - 1
    while start and spans[start - 1].formula == formula:
        start -= 1
    if not tex.is_drawn((formula,)):
        return text, None
    said = "".join(span.text for span in spans[start:end])
    display = Display((formula + stop,), "", said, tex.aloud(formula, language))
    return replace(text, spans=spans[:start]), display
