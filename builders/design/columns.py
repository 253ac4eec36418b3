"""The texts of a table's column in; whether they are figures, which stand flush right, out."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SIGNS = r"[\d\s\u00a0.,–—−+%~≈-]*"
_FIGURE = re.compile(rf"{_SIGNS}\d{_SIGNS}(?:\[[^\]]*\])?")  # and its citation


def are_figures(texts: Sequence[str]) -> bool:
    """Tell whether a column's texts are figures; empty cells do not say."""
    said = [text for text in texts if text.strip()]
    return bool(said) and all(_FIGURE.fullmatch(text) for text in said)
