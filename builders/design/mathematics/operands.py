"""The parts of a row go in; how far that reaches which a function or a sum is of comes out."""

from __future__ import annotations

from collections.abc import Sequence

from builders.lesson.mathematics.tree import Class, Node, Space

_ENDS = frozenset({"bin", "rel", "punct", "close"})
_WIDE = 0.3  # ems; room as in «\int f(x)\,dx» ends nothing


def operand(parts: Sequence[Node], kinds: Sequence[Class | None], start: int) -> int:
    """Return the end of the operand that begins at ``start``, which is its end if there is none.

    It ends before an operation, a relation, another function; brackets stay together.
    """
    end, depth = start, 0
    for at in range(start, len(parts)):
        kind, part = kinds[at], parts[at]
        is_wide = isinstance(part, Space) and part.ems > _WIDE
        if not depth and (kind in _ENDS or is_wide or (kind == "op" and end > start)):
            break
        depth += (kind == "open") - (kind == "close")
        if not isinstance(part, Space):
            end = at + 1
    return start if depth else end
