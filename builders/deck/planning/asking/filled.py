"""A step, its gaps filled in, goes in; its words, and the formula that it ends with, come out."""

from __future__ import annotations

import re
from itertools import groupby

from msgspec.structs import replace

from builders.design.mathematics.closing import closing
from builders.design.mathematics.data import Display
from builders.lesson.inline import Span, Text

_TAIL = re.compile(r"[^{}\\$%\n]{1,32}")  # of a formula: a result, its unit
_SIGNS = "approx|equiv|sim|neq?|leq?|geq?|pm|cdot|times|to"
_OPEN = re.compile(rf"(?:[-=<>+]|\\(?:{_SIGNS}))\s*$")  # a formula that wants something after it


def ending(text: Text, language: str) -> tuple[Text, Display | None]:
    """Return as ``closing`` does; what fills a gap after a formula, and its unit, belong to it."""
    text = _joined(text)
    before, formula = closing(text, language)
    spans = text.spans
    end = max((at for at, span in enumerate(spans, start=1) if span.formula), default=0)
    tail = "".join(span.text for span in spans[end:])
    is_filled = any(span.bold for span in spans[end:]) and _TAIL.fullmatch(tail)
    if formula or not (end and is_filled):
        return before, formula
    from builders.design.mathematics import tex  # noqa: PLC0415 - few have a formula

    before, formula = closing(replace(text, spans=spans[:end]), language)
    if formula is None:
        return text, None
    typed = formula.lines[0]
    space = "" if _OPEN.search(typed) else " "
    lines = (f"{typed}\\text{{{space}{tail.strip()}}}",)
    if not tex.is_drawn(lines):
        return text, None
    said, aloud = f"{formula.said}{tail}", f"{formula.aloud}{tail}"
    return before, replace(formula, lines=lines, said=said, aloud=aloud)


def _joined(text: Text) -> Text:
    """Return ``text`` with a formula that fills a gap after one with an open end joined to it."""
    found: list[tuple[str, tuple[Span, ...]]] = []
    for tex, group in groupby(text.spans, lambda span: span.formula):
        own = tuple(group)
        at = len(found) - 1
        if tex and found and not "".join(span.text for span in found[at][1]).strip():
            at -= 1
        if tex and at >= 0 and _OPEN.search(found[at][0]):
            own = (*(span for _, spans in found[at:] for span in spans), *own)
            tex = f"{found[at][0]} {tex}"  # noqa: PLW2901 - the two are one
            del found[at:]
        found.append((tex, own))
    return replace(
        text, spans=tuple(replace(span, formula=tex) for tex, spans in found for span in spans)
    )
