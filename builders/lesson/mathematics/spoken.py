"""The tree of a formula and a language go in; the words by which it is read aloud come out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from builders import data, languages
from builders.lesson.mathematics.bars import fenced
from builders.lesson.mathematics.letters import plain
from builders.lesson.mathematics.tree import (
    Accent,
    Delimiter,
    Fence,
    Fraction,
    Framed,
    Grid,
    Hidden,
    Node,
    Operator,
    Root,
    Row,
    Scripts,
    Space,
    Stack,
    Symbol,
    Words,
)
from builders.problems import assert_never

FILE = "mathematics.yaml"


class Speech(Struct, frozen=True, kw_only=True):
    """The words of one language; the file explains each."""

    fraction: str
    fraction_short: str
    binomial: str
    root: str
    root_short: str
    root_degree: str
    powers: Mapping[str, str]
    power: str
    power_long: str
    index: str
    before: str
    start: str
    to: str
    under: str
    over_arrow: str
    under_arrow: str
    over: str
    below: str
    bracketed: str
    modulus: str
    modulus_short: str
    grid: str
    row: str
    framed: str
    struck: str
    brackets: Mapping[str, str]
    accents: Mapping[str, str]
    accent: str
    signs: Mapping[str, str]


def spoken(node: Node, language: str) -> str:
    """Return the words of a formula in ``language``, or in the first language that has any."""
    known = languages.having(FILE)
    speech = _speech(language if language in known else known[0])
    words = " ".join(_Voice(speech).of(node).split())
    return words.replace(" ,", ",").replace(",,", ",").strip(" ,")


@cache
def _speech(language: str) -> Speech:
    return Speech(**data.load(languages.file(language, FILE)))


class _Voice:
    """The words for each part."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech

    def of(self, node: Node | None) -> str:  # noqa: C901, PLR0912 - an arm for each
        match node:
            case None | Space() | Hidden():
                return ""
            case Symbol(text) | Operator(text) | Delimiter(text):
                return self.sign(plain(text))
            case Words(text):
                bare = text.strip()
                return bare.strip("()") if bare.startswith("(") else self.sign(text)
            case Row(parts):
                return " ".join(map(self.of, fenced(parts)))
            case Fraction(top, bottom):
                return self.fraction(node, self.of(top), self.of(bottom))
            case Root(body, degree):
                return self.root(body, degree)
            case Scripts():
                return self.scripts(node)
            case Stack():
                return self.stack(node)
            case Accent(base, mark):
                form = self.speech.accents.get(mark, self.speech.accent)
                return form.format(base=self.of(base))
            case Fence():
                return self.fence(node)
            case Grid():
                return self.grid(node)
            case Framed(body, mark):
                form = self.speech.framed if mark == "box" else self.speech.struck
                return form.format(body=self.of(body))
            case _:
                assert_never(node)

    def sign(self, text: str) -> str:
        return self.speech.signs.get(text, text)

    def fraction(self, node: Fraction, top: str, bottom: str) -> str:
        if not node.ruled:
            return self.speech.binomial.format(top=top, bottom=bottom)
        is_short = _is_single(node.top) and _is_single(node.bottom)
        form = self.speech.fraction_short if is_short else self.speech.fraction
        return form.format(top=top, bottom=bottom)

    def root(self, body: Node, degree: Node | None) -> str:
        if degree:
            return self.speech.root_degree.format(degree=self.of(degree), body=self.of(body))
        form = self.speech.root_short if _is_single(body) else self.speech.root
        return form.format(body=self.of(body))

    def scripts(self, node: Scripts) -> str:
        base, speech = self.of(node.base), self.speech
        if node.before:
            return speech.before.format(sup=self.of(node.sup), sub=self.of(node.sub), base=base)
        if isinstance(node.base, Operator):
            return self.bounded(base, node.sub, node.sup)
        if node.sub:
            is_element = isinstance(node.base, Words) and node.base.kind == "ord"
            is_limit = (
                isinstance(node.base, Words) and node.base.kind == "op" and _is_long(node.sub)
            )
            form = "{base} {sub}" if is_element else speech.under if is_limit else speech.index
            base = form.format(base=base, sub=self.of(node.sub))
        if node.sup is None:
            return base
        is_charge = isinstance(node.base, Words) and isinstance(node.sup, Words)
        if is_charge:
            return f"{base} {' '.join(self.sign(each) for each in node.sup.text)}"  # type: ignore[union-attr]
        known = speech.powers.get(node.sup.text) if isinstance(node.sup, Symbol) else None
        form = known or (speech.power if _is_single(node.sup) else speech.power_long)
        return form.format(base=base, sup=self.of(node.sup))

    def bounded(self, base: str, sub: Node | None, sup: Node | None) -> str:
        found = self.speech.start.format(base=base, sub=self.of(sub)) if sub else base
        return f"{found} {self.speech.to.format(sup=self.of(sup))}" if sup else found

    def stack(self, node: Stack) -> str:
        base, speech = self.of(node.base), self.speech
        is_arrow = isinstance(node.base, Symbol)
        if node.over:
            form = speech.over_arrow if is_arrow else speech.over
            base = form.format(base=base, over=self.of(node.over))
        if node.under:
            form = "{base} " + speech.under_arrow if is_arrow else speech.below
            base = form.format(base=base, under=self.of(node.under))
        return base

    def fence(self, node: Fence) -> str:
        body = self.of(node.body)
        is_bare = isinstance(node.body, Grid) or (
            isinstance(node.body, Fraction) and not node.body.ruled
        )
        if is_bare or not (node.left and node.right):
            return body
        if node.left == node.right == "|":
            is_short = _is_single(node.body)
            return (self.speech.modulus_short if is_short else self.speech.modulus).format(
                body=body
            )
        left, right = (self.speech.brackets.get(each, each) for each in (node.left, node.right))
        return self.speech.bracketed.format(left=left, body=body, right=right)

    def grid(self, node: Grid) -> str:
        join = " " if node.open else "; "
        rows = (
            self.speech.row.format(n=n, cells=join.join(filter(None, map(self.of, cells))))
            for n, cells in enumerate(node.rows, start=1)
        )
        return self.speech.grid.format(rows=len(node.rows), body=", ".join(rows))


def _is_single(node: Node) -> bool:
    return isinstance(node, Symbol | Words)


def _is_long(node: Node) -> bool:
    return isinstance(node, Row)
