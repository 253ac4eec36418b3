"""That a formula cannot be read, and from where on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

DEEPEST = 40  # parts in parts; nobody writes as many by intent


class FormulaError(Exception):
    """A formula cannot be read from the character at ``start`` on."""

    def __init__(self, start: int) -> None:
        """Keep the offset into the formula."""
        super().__init__(start)
        self.start = start


class Nesting:
    """How deep in other parts the part is that is read."""

    def __init__(self) -> None:
        """Begin outside of all."""
        self.depth = 0

    @contextmanager
    def inside(self, start: int) -> Iterator[None]:
        """Go one deeper; raise ``FormulaError`` with ``start`` where it gets too deep."""
        if self.depth == DEEPEST:
            raise FormulaError(start)
        self.depth += 1
        yield
        self.depth -= 1
