"""The tree of a formula goes in; the equation that Office edits, in its markup (OMML), comes out.

ECMA-376 part 1, 22.1. What is drawn small or large on purpose, or has strokes between columns,
cannot be said in it. Office shows a part that is empty as a dotted box: a space of no width fills
it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Literal, TypeAlias
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from builders.design.mathematics.looks import Look, Sign, look_of, text_of
from builders.design.mathematics.operands import operand
from builders.design.mathematics.spacing import classes
from builders.lesson.mathematics.commands import commands
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

Properties: TypeAlias = Callable[[bool], str]  # of a run's letters, which may be slanted

_NAMES = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
_NOTHING = "\u200b"  # room for a part that is empty
_BARS = {"\u0305": "top", "\u0332": "bot"}
_BRACES = {"⏞": "top", "⏟": "bot", "⏜": "top"}
_ARROWS = frozenset("→←↔⇌⇄⇒")  # grow as long as what stands over them


class UnsaidError(Exception):
    """Office has no markup for a part of a formula."""


@lru_cache(maxsize=256)  # it is asked at every size that is tried
def is_said(node: Node) -> bool:
    """Tell whether Office can edit a formula."""
    try:
        omml(node)
    except UnsaidError:
        return False
    return True


def omml(
    node: Node,
    side: Literal["left", "center", "right"] = "left",
    properties: Properties = lambda _: "",
) -> str:
    """Return a formula as a paragraph of its own; raise ``UnsaidError`` if it cannot be said.

    ``properties`` is the markup of a run's letters in the document around it.
    """
    said = _Writer(properties).row(node, display=True)
    place = f'<m:oMathParaPr><m:jc m:val="{side}"/></m:oMathParaPr>'
    return f"<m:oMathPara {_NAMES}>{place}<m:oMath>{said}</m:oMath></m:oMathPara>"


def _tag(name: str, *parts: str) -> str:
    return f"<m:{name}>{''.join(parts)}</m:{name}>"


def _set(name: str, value: str) -> str:
    return f"<m:{name} m:val={quoteattr(value)}/>"


class _Writer(Struct, frozen=True):
    """The properties of runs, which the strokes and the brackets of every part have too."""

    properties: Properties

    def row(self, node: Node | None, *, display: bool = False) -> str:
        """Return a part, each function and each sum in it with what it is of."""
        parts = tuple(_flat(node)) if node else ()
        kinds = tuple(classes(parts))
        found, at = [], 0
        while at < len(parts):
            if kinds[at] == "op":
                end = operand(parts, kinds, at + 1)
                found.append(self.applied(parts[at], Row(parts[at + 1 : end]), display=display))
            else:
                end = next((n for n in range(at, len(parts)) if kinds[n] == "op"), len(parts))
                found.append(self.side_by_side(parts[at:end], display=display))
            at = end
        return "".join(found)

    def side_by_side(self, parts: Sequence[Node], *, display: bool) -> str:
        """Return parts one after the other, signs of one look in one run."""
        found = []
        for look, group in groupby(parts, key=look_of):
            if look is None:
                found += [self.part(each, display=display) for each in group]
            else:
                found.append(
                    self.run(
                        look, "".join(text_of(each) for each in group if isinstance(each, Sign))
                    )
                )
        return "".join(found)

    def run(self, look: Look, text: str) -> str:
        """Return signs of one look."""
        if "&" in text:
            raise UnsaidError  # it would align equations
        if not text:
            return ""
        looks = {"slanted": "", "upright": _set("sty", "p"), "text": "<m:nor/>"}[look]
        said = f'<m:t xml:space="preserve">{escape(text)}</m:t>'
        own = _tag("rPr", looks) if looks else ""
        return _tag("r", own, self.properties(look == "slanted"), said)

    def whole(self, name: str, settings: str, *parts: str) -> str:
        """Return a structure with its properties."""
        letters = self.properties(True)  # noqa: FBT003 - as Office writes it
        settings += _tag("ctrlPr", letters) if letters else ""
        return _tag(name, _tag(f"{name}Pr", settings) if settings else "", *parts)

    def arm(self, name: str, node: Node | None, *, display: bool = False) -> str:
        """Return an argument of a structure, which is never empty."""
        return _tag(name, self.row(node, display=display) or self.run("slanted", _NOTHING))

    def part(self, node: Node, *, display: bool) -> str:  # noqa: C901, PLR0912 - an arm for each
        """Return a structure."""
        match node:
            case Symbol() | Words() | Operator() | Space() | Row():
                return self.row(node, display=display)
            case Fraction():
                return self.fraction(node, display=display)
            case Root(body, None):
                sign = _set("degHide", "1")
                return self.whole("rad", sign, "<m:deg/>", self.arm("e", body, display=display))
            case Root(body, degree):
                parts = self.arm("deg", degree), self.arm("e", body, display=display)
                return self.whole("rad", "", *parts)
            case Scripts():
                return self.scripts(node, display=display)
            case Stack():
                return self.stack(node, display=display)
            case Accent():
                return self.accent(node, display=display)
            case Fence(left, body, right):
                signs = _set("begChr", left) + _set("endChr", right)
                return self.whole("d", signs, self.arm("e", body, display=display))
            case Grid():
                return self.grid(node, display=display)
            case Framed(body, mark):
                edges = "".join(
                    _set(f"hide{edge}", "1") for edge in ("Top", "Bot", "Left", "Right")
                )
                look = "" if mark == "box" else edges + _set("strikeBLTR", "1")
                return self.whole("borderBox", look, self.arm("e", body, display=display))
            case Hidden(body):
                return self.whole("phant", _set("show", "0"), self.arm("e", body, display=display))
            case Delimiter():
                raise UnsaidError
            case _:
                assert_never(node)

    def applied(self, node: Node, operand: Row, *, display: bool) -> str:
        """Return a function or a sum and what it is of."""
        base = node.base if isinstance(node, Scripts) else node
        if not operand.parts:
            return self.side_by_side((node,), display=display)
        if not isinstance(base, Operator):
            name = _tag("fName", self.side_by_side((node,), display=display))
            return self.whole("func", "", name, self.arm("e", operand, display=display))
        sub, sup = (node.sub, node.sup) if isinstance(node, Scripts) else (None, None)
        place = "undOvr" if display and base.limits else "subSup"
        hidden = "".join(
            _set(f"{name}Hide", "1") for name, each in (("sub", sub), ("sup", sup)) if not each
        )
        look = _set("chr", base.text) + _set("limLoc", place) + hidden
        bounds = (
            self.arm(name, each) if each else f"<m:{name}/>"
            for name, each in (("sub", sub), ("sup", sup))
        )
        return self.whole("nary", look, *bounds, self.arm("e", operand, display=display))

    def fraction(self, node: Fraction, *, display: bool) -> str:
        """Return one over the other, in the size of its place."""
        if node.size == "text" and display:
            raise UnsaidError
        look = "" if node.ruled else _set("type", "noBar")
        return self.whole("f", look, self.arm("num", node.top), self.arm("den", node.bottom))

    def scripts(self, node: Scripts, *, display: bool) -> str:
        """Return a base with what stands at its corners, or below and above it."""
        if node.before:
            sides = self.arm("sub", node.sub), self.arm("sup", node.sup)
            return self.whole("sPre", "", *sides, self.arm("e", node.base, display=display))
        if display and _has_limits(node.base):
            return self.stacked(node.base, node.sup, node.sub, display=display)
        base = self.arm("e", node.base, display=display)
        if node.sub and node.sup:
            return self.whole(
                "sSubSup", "", base, self.arm("sub", node.sub), self.arm("sup", node.sup)
            )
        if node.sub:
            return self.whole("sSub", "", base, self.arm("sub", node.sub))
        return self.whole("sSup", "", base, self.arm("sup", node.sup))

    def stack(self, node: Stack, *, display: bool) -> str:
        """Return a base with what stands over and under it, an arrow as long as that."""
        base, over, under = node.base, node.over, node.under
        if not (isinstance(base, Symbol) and base.text in _ARROWS and (over or under)):
            return self.stacked(base, over, under, display=display)
        side = "" if over else _set("pos", "top")
        look = _set("chr", base.text) + side + _set("vertJc", "bot" if over else "top")
        small = _tag("argPr", _set("argSz", "-1"))
        first = over or under
        arrow = self.whole(
            "groupChr", look, _tag("e", small, self.row(first) or self.run("slanted", _NOTHING))
        )
        boxed = self.whole("box", _set("opEmu", "1"), _tag("e", arrow))
        if not (over and under):
            return boxed
        return self.whole("limLow", "", _tag("e", boxed), self.arm("lim", under))

    def stacked(self, base: Node, over: Node | None, under: Node | None, *, display: bool) -> str:
        """Return a base with small parts over and under it."""
        found = self.row(base, display=display) or self.run("slanted", _NOTHING)
        for name, part in (("limLow", under), ("limUpp", over)):
            if part:
                found = self.whole(name, "", _tag("e", found), self.arm("lim", part))
        return found

    def accent(self, node: Accent, *, display: bool) -> str:
        """Return a base with a mark over it or under it."""
        base = self.arm("e", node.base, display=display)
        if node.wide and node.mark in _BARS:
            return self.whole("bar", _set("pos", _BARS[node.mark]), base)
        if node.mark in _BRACES:
            pos = _BRACES[node.mark]
            other = "bot" if pos == "top" else "top"
            look = _set("chr", node.mark) + _set("pos", pos) + _set("vertJc", other)
            return self.whole("groupChr", look, base)
        return self.whole("acc", _set("chr", node.mark), base)

    def grid(self, node: Grid, *, display: bool) -> str:
        """Return rows of cells: formulas one below the other, or a matrix."""
        if node.rules:
            raise UnsaidError
        if node.open and len(node.rows) == 1:
            return self.row(Row(node.rows[0]), display=display)
        if node.open and node.sides[0] != "center":
            return self.whole(
                "eqArr", "", *(self.equation(node, cells, display) for cells in node.rows)
            )
        columns = "".join(
            _tag("mc", _tag("mcPr", _set("count", "1"), _set("mcJc", side))) for side in node.sides
        )
        rows = (_tag("mr", *(_tag("e", self.row(each)) for each in cells)) for cells in node.rows)
        return self.whole("m", _set("plcHide", "1") + _tag("mcs", columns), *rows)

    def equation(self, node: Grid, cells: Sequence[Node], display: bool) -> str:  # noqa: FBT001
        """Return a line whose columns stand below those of the others."""
        letters = self.properties(True)  # noqa: FBT003 - as Office writes it
        sign = _tag("r", letters, "<m:t>&amp;</m:t>")
        first = sign if node.sides[0] == "left" else ""
        return _tag("e", first, sign.join(self.row(each, display=display) for each in cells))


def _flat(node: Node) -> Iterator[Node]:
    """Yield the parts of a row, and of the rows in it."""
    if isinstance(node, Row):
        for part in node.parts:
            yield from _flat(part)
    else:
        yield node


def _has_limits(node: Node) -> bool:
    """Tell whether bounds stand below and above it in a line of its own."""
    if isinstance(node, Operator):
        return node.limits
    return isinstance(node, Words) and node.kind == "op" and node.text in commands().limits
