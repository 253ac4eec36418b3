"""TeX goes in; the tree of a formula, or the place from which it cannot be read, comes out.

Own, because a reader for a school must keep what others lose: a decimal comma, a number in groups
of three, Cyrillic words, reactions and quantities, and the place of each mistake.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from builders.lesson.mathematics import letters
from builders.lesson.mathematics.commands import SHOWN, commands, is_slanted
from builders.lesson.mathematics.environments import aligned
from builders.lesson.mathematics.faults import FormulaError, Nesting
from builders.lesson.mathematics.structures import STRUCTURES, divided
from builders.lesson.mathematics.tree import (
    Accent,
    Node,
    Operator,
    Row,
    Scripts,
    Space,
    Stack,
    Symbol,
    Words,
    row,
)

_COMMAND = re.compile(r"\\([A-Za-z]+|.)")
_NUMBER = re.compile(r"\d+(?:[ \u00a0\u202f]\d{3}(?!\d))*(?:[.,]\d+)?")
_LISTED = re.compile(r"(?<=\d,)\d+|\d+(?=(?:,\d+){2})")  # no decimals: 1,2,3
_WORDS = re.compile(r"[\u0400-\u04ff]+(?:[ -][\u0400-\u04ff]+)*\.?")
_BRACE = re.compile(r"[{}]")
_END = re.compile(r"\\(?:right|end)(?![A-Za-z])|\\\\|&")
_PARTED = re.compile(r"(?<!\\)&|\\\\")
_LIMITS = re.compile(r"\\(no)?limits(?![A-Za-z])")
_INFIX = re.compile(r"\\(over|choose)(?![A-Za-z])")
_TYPED_PRIMES = re.compile("['′]+")
PRIMES = "′″‴⁗"


@lru_cache(maxsize=2048)
def read(source: str) -> Node:
    """Return the formula that ``source`` says in TeX; raise ``FormulaError`` at the first fault."""
    reader = _Reader(source)
    found = reader.line("")
    if reader.at < len(source):
        raise FormulaError(reader.at)
    return found


def read_lines(sources: Sequence[str]) -> Node:
    """Return formulas that stand one below the other, their ``&`` or else their relations.

    Raises ``FormulaError`` with the offset into the lines, each of which ends with one character.
    """
    if len(sources) == 1 and not _PARTED.search(sources[0]):
        return read(sources[0])
    found: list[list[Node]] = []
    before = 0
    for source in sources:
        reader = _Reader(source)
        try:
            found += reader.rows()
        except FormulaError as fault:
            raise FormulaError(before + fault.start) from fault
        if reader.at < len(source):
            raise FormulaError(before + reader.at)
        before += len(source) + 1
    return found[0][0] if [len(cells) for cells in found] == [1] else aligned(found)


class _Reader:
    """The place in the text that has been reached, and the font there: none, upright or a name."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.font: str | None = None
        self.nesting = Nesting()

    def line(self, closing: str) -> Node:
        """Return the parts up to ``closing``, which is not taken, or to the end."""
        parts: list[Node] = []
        while True:
            self.skip()
            if self.ends(closing):
                return row(tuple(parts))
            if infix := _INFIX.match(self.source, self.at):
                self.at = infix.end()
                with self.nesting.inside(infix.start()):
                    return divided(row(tuple(parts)), self.line(closing), infix[1])
            is_script = self.source[self.at] in "^_'′"
            base = Row(()) if is_script else self.atom()
            parts.append(self.scripted(base, is_first=not parts))

    def rows(self) -> list[list[Node]]:
        """Return the cells of rows up to an end, which is not taken."""
        found: list[list[Node]] = [[]]
        while True:
            found[-1].append(self.line(""))
            if self.source.startswith("&", self.at):
                self.at += 1
            elif self.source.startswith("\\\\", self.at):
                self.at += 2
                found.append([])
            else:
                break
        if len(found) > 1 and found[-1] == [Row(())]:
            found.pop()
        return found

    def passes(self, sign: str) -> bool:
        """Tell whether ``sign`` follows, and pass it."""
        is_next = self.source.startswith(sign, self.at)
        self.at += is_next
        return is_next

    def ends(self, closing: str) -> bool:
        """Tell whether a text, a cell, a group or what ``closing`` closes is at its end."""
        sign = self.source[self.at : self.at + 1]
        is_closed = bool(closing) and self.source.startswith(closing, self.at)
        return sign in {"", "}"} or is_closed or _END.match(self.source, self.at) is not None

    def skip(self) -> None:
        """Pass spaces, which say nothing here."""
        while self.source[self.at : self.at + 1].isspace():
            self.at += 1

    def scripted(self, base: Node, *, is_first: bool = False) -> Node:
        """Return ``base`` with the scripts that follow it; an isotope's stand before it."""
        sub: Node | None = None
        sup: Node | None = None
        is_primed = is_stacked = False
        while True:
            self.skip()
            start = self.at
            if place := _LIMITS.match(self.source, start):
                self.at = place.end()
                name = base.text if isinstance(base, Words) else None
                is_stacked = not place[1] and name not in {None, *commands().limits}
                base = Operator(base.text, not place[1]) if isinstance(base, Operator) else base
                continue
            sign = self.source[start : start + 1]
            if primes := _TYPED_PRIMES.match(self.source, start):
                self.at = primes.end()
                prime = Symbol(PRIMES[min(len(primes[0]), len(PRIMES)) - 1])
                sup, is_primed = Row((sup, prime)) if sup else prime, True
            elif sign == "^" and (sup is None or is_primed):
                self.at += 1
                above = self.argument()
                sup, is_primed = Row((sup, above)) if sup else above, False
            elif sign == "_" and sub is None:
                self.at += 1
                sub = self.argument()
            elif sign in {"^", "_"}:
                raise FormulaError(start)
            else:
                break
        if sub is None and sup is None:
            return base
        if base == Row(()) and is_first and not self.ends(""):
            return self.scripted(Scripts(self.atom(), sub, sup, before=True))
        is_stacked = is_stacked or _is_braced(base)
        return Stack(base, sup, sub) if is_stacked else Scripts(base, sub, sup)

    def argument(self) -> Node:
        """Return the part in braces, or the one sign, that a command is about."""
        self.skip()
        sign = self.source[self.at : self.at + 1]
        if sign in {"", "}", "^", "_", "&"}:
            raise FormulaError(max(self.at - 1, 0))
        if sign.isdigit():
            self.at += 1
            return Symbol(sign)
        with self.nesting.inside(self.at):
            return self.atom()

    def group(self) -> Node:
        """Return what stands in braces."""
        start, font = self.at, self.font
        self.at += 1
        with self.nesting.inside(start):
            found = self.line("}")
        if not self.source.startswith("}", self.at):
            raise FormulaError(start)
        self.at += 1
        self.font = font
        if isinstance(found, Symbol) and found.kind == "punct":
            return Symbol(found.text)  # 3{,}7 has no space
        return found

    def raw(self) -> str:
        """Return the characters in braces as they are typed."""
        self.skip()
        start = self.at
        if not self.source.startswith("{", start):
            raise FormulaError(max(start - 1, 0))
        depth = 0
        for found in _BRACE.finditer(self.source, start):
            depth += 1 if found[0] == "{" else -1
            if not depth:
                self.at = found.end()
                return self.source[start + 1 : found.start()]
        raise FormulaError(start)

    def optional(self) -> Node | None:
        """Return the part in square brackets, if there is one."""
        self.skip()
        start = self.at
        if not self.source.startswith("[", start):
            return None
        self.at += 1
        found = self.line("]")
        if not self.source.startswith("]", self.at):
            raise FormulaError(start)
        self.at += 1
        return found

    def atom(self) -> Node:
        """Return the next part without its scripts."""
        sign = self.source[self.at]
        if sign == "{":
            return self.group()
        if sign == "\\":
            return self.command()
        number = _LISTED.match(self.source, self.at) or _NUMBER.match(self.source, self.at)
        if number:
            self.at = number.end()
            return Symbol(self.styled(re.sub("[ \u00a0]", "\u202f", number[0])))
        if words := _WORDS.match(self.source, self.at):
            self.at = words.end()
            return Words(words[0])
        if sign in "&$#%":
            raise FormulaError(self.at)
        self.at += 1
        if sign == "~":
            return Space(0.25)
        known = commands().signs.get(sign)
        return self.lettered(known or Symbol(SHOWN.get(sign, sign), slanted=is_slanted(sign)))

    def lettered(self, node: Node) -> Node:
        """Return ``node`` in the font that holds here."""
        if self.font is None or not (isinstance(node, Symbol) and node.slanted):
            return node
        return Symbol(self.styled(node.text), node.kind)

    def styled(self, text: str) -> str:
        """Return ``text`` in the letters of the font that holds here."""
        return letters.styled(text, self.font) if self.font else text

    def command(self) -> Node:
        """Return what a command stands for."""
        start, known = self.at, commands()
        found = _COMMAND.match(self.source, start)
        name, self.at = (found[1], found.end()) if found else ("", start)
        if name in STRUCTURES:
            with self.nesting.inside(start):
                return STRUCTURES[name](self)
        if name in known.symbols:
            return self.lettered(known.symbols[name])
        if name in known.accents:
            return Accent(self.argument(), known.accents[name])
        if name in known.wide:
            return Accent(self.argument(), known.wide[name], wide=True)
        if name in known.under:
            return Accent(self.argument(), known.under[name], wide=True, under=True)
        if name in known.spaces:
            return Space(known.spaces[name])
        if name in known.arrows:
            under, over = self.optional(), self.argument()
            return Stack(Symbol(known.arrows[name], "rel"), over, under)
        raise FormulaError(start)

    def delimiter(self) -> str:
        """Return the bracket that follows; a full stop is none."""
        self.skip()
        start = self.at
        found = _COMMAND.match(self.source, start)
        self.at = found.end() if found else start + 1
        known = commands().symbols.get(found[1]) if found else None
        if isinstance(known, Symbol):
            return known.text
        sign = self.source[start : start + 1]
        if not sign or sign not in "()[]|/‖⌊⌋⌈⌉⟨⟩.":
            raise FormulaError(min(start, len(self.source) - 1))
        return "" if sign == "." else sign

    def in_font(self, font: str) -> Node:
        """Return a part in the letters of a font; without one they are upright."""
        before, self.font = self.font, font
        found = self.argument()
        self.font = before
        return found


def _is_braced(base: Node) -> bool:
    return isinstance(base, Accent) and base.mark in "⏞⏟"
