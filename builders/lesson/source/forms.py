"""A line that does not fit those above it -> the key that the form of its block asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builders.lesson.blocks import BLOCK_KINDS
from builders.lesson.model import Independent
from builders.lesson.shape import shape_of
from builders.lesson.source import indent
from builders.problems import Place, Problem, brief, error

if TYPE_CHECKING:
    from collections.abc import Sequence

    from msgspec import Struct

_MADE: dict[str, type[Struct]] = {**BLOCK_KINDS, "independent": Independent}
_SHORT = re.compile(r" *- +(?P<kind>[a-z]+): +(?P<text>[^|>\s].*)")
_OPENING = re.compile(r" *(?:- +)?(?P<kind>[a-z]+): *$")
_KEY = re.compile(r" *(?P<key>[a-z-]+):(?: |$)")
_SHOWN = 40  # characters


def lacking(lines: Sequence[str], number: int, file: str) -> Problem | None:
    """Return the problem of ``lines[number]``, before which its block needs a key, if it does."""
    above = indent.above(lines, number)
    if above is None:
        return None
    if lines[number].lstrip().startswith("- "):
        return _without_list(lines, number, file)
    return _without_text(lines, above, number, file)


def _without_text(lines: Sequence[str], above: int, number: int, file: str) -> Problem | None:
    """Tell of ``- question: words`` above a line with another key of the block."""
    found, key = _SHORT.fullmatch(lines[above]), _KEY.match(lines[number])
    if not found or not key or found["kind"] not in _MADE:
        return None
    shape = shape_of(_MADE[found["kind"]])
    if shape.short is None or key["key"] not in shape.fields:
        return None
    where = Place(file, above + 1, found.start("text") + 1)
    facts = {"kind": found["kind"], "short": shape.short, "key": key["key"]}
    return error("L034", where, **facts, text=brief(found["text"], _SHOWN))


def _without_list(lines: Sequence[str], number: int, file: str) -> Problem | None:
    """Tell of a list that stands beside the other keys of its block, without its own."""
    own = indent.width(lines[number])
    above = indent.above(lines, number)
    while above is not None and indent.content(lines[above]) >= own:
        above = indent.above(lines, above)
    found = _OPENING.fullmatch(lines[above]) if above is not None else None
    if not found or found["kind"] not in _MADE:
        return None
    fields = shape_of(_MADE[found["kind"]]).fields.values()
    lists = [field.key for field in fields if field.is_list and field.required]
    where = Place(file, number + 1, own + 1)
    return error("L035", where, key=lists[-1]) if lists else None
