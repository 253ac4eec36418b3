"""A formula that stands by itself, with a number where it is referred to."""

from __future__ import annotations

from typing import ClassVar

from builders.lesson.blocks.base import Evidence
from builders.lesson.mathematics.equations import Equations

MARK = "eq:"  # before the name of a formula in a reference to it


class Formula(Evidence, frozen=True, kw_only=True):
    """Formulas, one below the other; those with a ``name`` have a number to refer to."""

    kind: ClassVar[str] = "formula"
    short: ClassVar[str] = "text"
    text: Equations
    name: str | None = None
