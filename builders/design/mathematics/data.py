"""What stands as a formula by itself, as a value: it is drawn at any size, and reads aloud."""

from __future__ import annotations

from msgspec import Struct


class Display(Struct, frozen=True):
    """Formulas in TeX, one below the other: their number, and what they say in one line, aloud."""

    lines: tuple[str, ...]
    number: str
    said: str
    aloud: str
