"""That a formula cannot be read, and from where on."""

from __future__ import annotations


class FormulaError(Exception):
    """A formula cannot be read from the character at ``start`` on."""

    def __init__(self, start: int) -> None:
        """Keep the offset into the formula."""
        super().__init__(start)
        self.start = start
