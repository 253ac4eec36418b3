"""The parts of a row go in; which strokes in it open a modulus, and which close one, come out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from builders.lesson.mathematics.tree import (
    Class,
    Fence,
    Node,
    Operator,
    Scripts,
    Space,
    Symbol,
    Words,
    row,
)

_STROKES = "|‖"
_BEFORE = frozenset({None, "bin", "rel", "open", "punct", "op"})


def moduli(parts: Sequence[Node]) -> Mapping[int, Class]:
    """Return what the strokes around a modulus are: |−7|, ln|x|.

    One behind a letter or a number, as in P(A|B), is none.
    """
    strokes = [at for at, part in enumerate(parts) if _sign(part) in _STROKES]
    found: dict[int, Class] = {}
    start: int | None = None
    for at in strokes:
        before = next((each for each in reversed(parts[:at]) if not isinstance(each, Space)), None)
        if start is None:
            is_behind = before is not None and _class(before) not in _BEFORE
            start = at if not is_behind and not isinstance(parts[at], Scripts) else None
        elif at > start + 1:
            found |= {start: "open", at: "close"}
            start = None
    return found


def fenced(parts: Sequence[Node]) -> Iterator[Node]:
    """Yield parts, a modulus among them as one; what stands at its end stands at all of it.

    Where a stroke is none of a modulus, or may be one of another, all are left as they are.
    """
    strokes = moduli(parts)
    if any(at not in strokes and _sign(part) in _STROKES for at, part in enumerate(parts)):
        strokes = {}
    at = 0
    while at < len(parts):
        part = parts[at]
        if strokes.get(at) == "open":
            end = next(n for n in strokes if n > at)
            closing, sign = parts[end], _sign(part)
            body = row(tuple(fenced(parts[at + 1 : end])))
            part = Fence(sign, body, sign)
            if isinstance(closing, Scripts):
                part = Scripts(part, closing.sub, closing.sup)
            at = end
        yield part
        at += 1


def _sign(node: Node) -> str:
    """Return the stroke that a part is, or stands at; else what no stroke is."""
    base = node.base if isinstance(node, Scripts) else node
    return base.text if isinstance(base, Symbol) and base.kind == "ord" and base.text else " "


def _class(node: Node) -> Class:
    base = node.base if isinstance(node, Scripts) else node
    if isinstance(base, Operator):
        return "op"
    return base.kind if isinstance(base, Symbol | Words) else "ord"
