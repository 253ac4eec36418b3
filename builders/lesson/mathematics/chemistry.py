r"""What stands in ``\ce{…}`` goes in; a formula of chemistry or a whole reaction comes out.

The writing is that of mhchem, which chemists know: ``2H2 + O2 -> 2H2O``, ``SO4^2-``,
``^{14}_{6}C``, ``CuSO4*5H2O``, ``A ->[t°][cat] B``, ``CaCO3 v``, ``H2 ^``, ``H2O (l)``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from builders.lesson.mathematics.faults import FormulaError
from builders.lesson.mathematics.tree import (
    Fraction,
    Node,
    Row,
    Scripts,
    Stack,
    Symbol,
    Words,
    row,
)

ARROWS: Mapping[str, str] = {
    "<=>>": "⇌",
    "<<=>": "⇌",
    "<=>": "⇌",
    "<-->": "⇄",
    "<->": "↔",
    "->": "→",
    "<-": "←",
    "⇄": "⇄",
    "⇌": "⇌",
    "→": "→",
    "←": "←",
    "↔": "↔",
    "=": "=",
}
CHARGE = r"\d*[+\-−]|[+\-−]\d+|[+\-−]+"
_PIECE = re.compile(
    r"(?P<arrow>" + "|".join(map(re.escape, ARROWS)) + r")"
    rf"|\^(?:\{{(?P<sup>[^{{}}]*)\}}|(?P<charge>{CHARGE}|\d+|[•·*.]|[a-zA-Zα-ω]))"
    r"|_(?:\{(?P<sub>[^{}]*)\}|(?P<index>\d+|[a-zA-Zα-ω]))"
    r"|(?P<gas>(?<![^\s\])])\^(?!\S)|↑)|(?P<solid>(?<=\s)v(?!\S)|↓)"
    r"|(?P<plus>(?<=\s)\+(?=\s)|^\+(?=\s))"
    r"|(?P<state>\s?\([a-z\u0430-\u04ff][a-z\u0430-\u04ff.-]*\))"
    r"|(?P<ion>[+\-−](?=[\s\])}^]|$))"
    r"|(?P<dot>[*·⋅•]|\.(?=\d*[A-Z\[(]))"
    r"|(?P<bond>[-−=#≡])"
    # An index before water: CuSO4.5H2O, though Fe0.95O and 1.5H2O.
    r"|(?P<number>(?<=[A-Za-z)\]])\d+(?=\.\d+(?:H2O|D2O|NH3))|\d+(?:[.,]\d+)?(?:/\d+)?)"
    r"|(?P<letters>[A-Za-zΑ-Ωα-ω]+|[\u0400-\u04ff]+[.]?)"
    r"|(?P<bracket>[()\[\]])"
    r"|(?P<space>\s+)"
    r"|(?P<other>e−|[°%,;:…/])"
)
_BONDS = {"-": "−", "−": "−", "=": "=", "#": "≡", "≡": "≡"}


def read(typed: str, offset: int) -> Node:
    """Return what ``typed`` says, which stands ``offset`` characters from the formula's start."""
    return _Reader(typed, offset).read()


class _Reader:
    """The parts so far, and whether the next number is how many there are of something."""

    def __init__(self, typed: str, offset: int) -> None:
        self.typed = typed
        self.offset = offset
        self.parts: list[Node] = []
        self.is_start = True  # of a species: a number is a coefficient
        self.scripts: tuple[Node | None, Node | None] | None = None  # that wait for a base

    def read(self) -> Node:
        at = 0
        while at < len(self.typed):
            found = _PIECE.match(self.typed, at)
            if found is None:
                start = self.offset + at
                raise FormulaError(start)
            at = found.end()
            assert found.lastgroup
            group = next(name for name, value in found.groupdict().items() if value is not None)
            if group == "arrow" and not self._is_bond(found):
                at = self._arrow(found[0], at)
            else:
                getattr(self, "_bond" if group == "arrow" else f"_{group}")(found[0])
        if self.scripts:
            self.parts.append(Scripts(Row(()), *self.scripts))
        return row(tuple(self.parts))

    def _is_bond(self, found: re.Match[str]) -> bool:
        """Tell whether a sign without spaces stands between two atoms: CH2=CH2."""
        if found[0] != "=":
            return False
        before, after = self.typed[: found.start()][-1:], self.typed[found.end() :][:1]
        return bool(before.strip() and after.strip())

    def _arrow(self, typed: str, at: int) -> int:
        sides: list[Node | None] = []
        while len(sides) < 2 and self.typed.startswith("[", at):  # noqa: PLR2004 - above, below
            end = self.typed.find("]", at)
            if end < 0:
                start = self.offset + at
                raise FormulaError(start)
            sides.append(_condition(self.typed[at + 1 : end], self.offset + at + 1))
            at = end + 1
        sign = ARROWS[typed]
        over, under = (*sides, None, None)[:2]
        base = Symbol(sign, "rel")
        self.parts.append(base if sign == "=" and not sides else Stack(base, over, under))
        self.is_start = True
        return at

    def _sup(self, typed: str) -> None:
        self._script(sup=_script(typed))

    _charge = _sup

    def _ion(self, typed: str) -> None:
        self._script(sup=_script(typed))

    def _sub(self, typed: str) -> None:
        self._script(sub=_script(typed))

    _index = _sub

    def _script(self, sub: Node | None = None, sup: Node | None = None) -> None:
        base = None if self.is_start else self.parts.pop()
        if base is None:
            waiting = self.scripts or (None, None)
            self.scripts = sub or waiting[0], sup or waiting[1]
            return
        if isinstance(base, Scripts) and not base.before:
            self.parts.append(Scripts(base.base, base.sub or sub, base.sup or sup))
        else:
            self.parts.append(Scripts(base, sub, sup))

    def _gas(self, _: str) -> None:
        self.parts.append(Symbol("↑"))

    def _solid(self, _: str) -> None:
        self.parts.append(Symbol("↓"))

    def _plus(self, _: str) -> None:
        self.parts.append(Symbol("+", "bin"))
        self.is_start = True

    def _state(self, typed: str) -> None:
        self.parts.append(Words(typed))

    def _dot(self, _: str) -> None:
        self.parts.append(Symbol("⋅"))
        self.is_start = True

    def _bond(self, typed: str) -> None:
        self.parts.append(Symbol(_BONDS[typed]))

    def _number(self, typed: str) -> None:
        if not self.is_start:
            self._script(sub=Symbol(typed))
            return
        top, _, bottom = typed.partition("/")
        number = Fraction(Symbol(top), Symbol(bottom)) if bottom else Symbol(typed)
        self.parts.append(number)

    def _letters(self, typed: str) -> None:
        base: Node = Words(typed)
        if self.scripts:
            base = Scripts(base, *self.scripts, before=True)
            self.scripts = None
        self.parts.append(base)
        self.is_start = False

    def _bracket(self, typed: str) -> None:
        self.parts.append(Symbol(typed))
        self.is_start = typed in "(["

    def _space(self, _: str) -> None:
        self.is_start = True

    def _other(self, typed: str) -> None:
        self.parts.append(Symbol(typed))


def _script(typed: str) -> Node:
    """Return a script without the signs that make it one."""
    return Words(typed.lstrip("^_").strip("{}").replace("-", "−").strip())


def _condition(typed: str, offset: int) -> Node | None:
    """Return what stands at an arrow: formulas of substances, or words."""
    words = typed.strip()
    if not words:
        return None
    if re.fullmatch(r"(?:[A-Z][a-z]?\d*)+", words):
        return read(words, offset)
    return Words(words)
