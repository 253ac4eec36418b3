"""The columns of a table in; which are figures, and how it is divided by its columns, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_SIGNS = r"[\d\s\u00a0.,–—−+%~≈-]*"
_FIGURE = re.compile(rf"{_SIGNS}\d{_SIGNS}(?:\[[^\]]*\])?")  # and its citation


def are_figures(texts: Sequence[str]) -> bool:
    """Tell whether a column's texts are figures; empty cells do not say."""
    said = [text for text in texts if text.strip()]
    return bool(said) and all(_FIGURE.fullmatch(text) for text in said)


def divisions(count: int) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Yield the columns of a table in more and more parts, each with the first column."""
    others = count - 1
    for parts in range(2, others + 1):
        ends = [1 + others * part // parts for part in range(parts + 1)]
        yield tuple((0, *range(start, end)) for start, end in pairwise(ends))
