"""The parts of a row go in; what each is among the others, and the space between, come out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from builders.lesson.mathematics.bars import moduli
from builders.lesson.mathematics.tree import (
    Class,
    Delimiter,
    Fence,
    Fraction,
    Node,
    Operator,
    Scripts,
    Space,
    Stack,
    Symbol,
    Words,
)

THIN, MEDIUM, THICK = 0.1667, 0.2222, 0.2778
_SPACES: Mapping[str, Mapping[str, float]] = {  # TeX's table; bin and rel have none in scripts
    "ord": {"op": THIN, "bin": MEDIUM, "rel": THICK, "inner": THIN},
    "op": {"ord": THIN, "op": THIN, "rel": THICK, "inner": THIN},
    "bin": {"ord": MEDIUM, "op": MEDIUM, "open": MEDIUM, "inner": MEDIUM},
    "rel": {"ord": THICK, "op": THICK, "open": THICK, "inner": THICK},
    "open": {},
    "close": {"op": THIN, "bin": MEDIUM, "rel": THICK, "inner": THIN},
    "punct": dict.fromkeys(("ord", "op", "rel", "open", "close", "punct", "inner"), THIN),
    "inner": {
        **dict.fromkeys(("ord", "op", "open", "punct", "inner"), THIN),
        "bin": MEDIUM,
        "rel": THICK,
    },
}
_BEFORE_A_SIGN = frozenset({None, "bin", "op", "rel", "open", "punct"})
_AFTER_A_SIGN = frozenset({"rel", "close", "punct"})


def _class(node: Node) -> Class | None:
    """Return what a part is beside others; None for room."""
    while isinstance(node, Scripts | Stack):
        node = node.base
    if isinstance(node, Symbol | Words | Delimiter):
        return node.kind
    if isinstance(node, Operator):
        return "op"
    if isinstance(node, Space):
        return None
    return "inner" if isinstance(node, Fence | Fraction) else "ord"


def classes(parts: Sequence[Node]) -> Iterator[Class | None]:
    """Yield the class of each part; a sign without something on both sides is no operation."""
    strokes = moduli(parts)
    kinds = [strokes.get(at) or _class(part) for at, part in enumerate(parts)]
    before: Class | None = None
    for at, kind in enumerate(kinds):
        after = next((each for each in kinds[at + 1 :] if each), "close")
        if kind == "bin" and (before in _BEFORE_A_SIGN or after in _AFTER_A_SIGN):
            kind = "ord"  # noqa: PLW2901 - as TeX does
        yield kind
        before = kind or before


def space(before: Class | None, kind: Class | None, *, is_script: bool) -> float:
    """Return the ems between two parts of a row."""
    gap = _SPACES[before].get(kind, 0) if before and kind else 0
    return 0 if is_script and gap > THIN else gap
