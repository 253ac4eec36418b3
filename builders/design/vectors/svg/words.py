"""A text element goes in; its lines, each in pieces of one style, come out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from builders.design.vectors.drawing import Anchor, Ink, Lettering, Mark, Piece, resized
from builders.design.vectors.svg.sheets import Node
from builders.design.vectors.svg.styles import Style
from builders.design.vectors.svg.transforms import Matrix, at, numbers, scale, turn
from builders.design.vectors.svg.tree import Element, kind
from builders.design.vectors.svg.values import length

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ANCHORS: dict[str, Anchor] = {"start": "left", "middle": "center", "end": "right"}
_SERIF = re.compile(
    r"times|georgia|cambria|garamond|palatino|stix|cmr|cmmi|roman|minion|(?<!sans-)(?<!sans )serif"
)
_SPACES = re.compile(r"[\t\r\n\u2028\u2029]")
# Signs that no font has a letter for: of a file that was read in the wrong encoding.
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2060\ufeff\ufffd-\uffff]")
_SHIFTS = {"sub": -0.2, "super": 0.4}  # of the type size around, as browsers shift
# Of the type size: where a line's middle or its top is put on the baseline's place.
_BASELINES = {"middle": 0.35, "central": 0.35, "hanging": 0.75, "text-before-edge": 0.9}
_BASELINES |= {"before-edge": 0.9, "text-top": 0.9, "text-after-edge": -0.2}
_BASELINES |= {"ideographic": -0.2, "after-edge": -0.2, "text-bottom": -0.2}
ABOVE, BELOW = 0.75, 0.25  # ems, of letters, from their line
LEANING = 0.25  # of the shorter side, the largest letters that are turned
RIGHT = 90  # degrees clockwise; such words stand on their left
NESTED = frozenset({"tspan", "a"})
PRESERVED = ("pre", "pre-wrap", "break-spaces")

Painter: TypeAlias = Callable[[Style], Ink | None]
Styler: TypeAlias = Callable[[Element, Style, Sequence[Node]], tuple[Style, tuple[Node, ...]]]


class Around(Struct, frozen=True):
    """What a part of a text stands in."""

    style: Style
    nodes: tuple[Node, ...]
    rise: float = 0
    keeps: bool = False


class Text:
    """A text while it is read: its lines so far, and where the next word begins."""

    def __init__(self, styler: Styler, painter: Painter) -> None:
        self._styler, self._painter = styler, painter
        self._lines: list[Lettering] = []
        self._pieces: list[Piece] = []
        self._start, self._y = (0.0, 0.0), 0.0
        self._anchor: Anchor = "left"
        self._gap = 0.0
        self.unsaid: list[str] = []

    def read(self, element: Element, style: Style, nodes: tuple[Node, ...]) -> list[Lettering]:
        """Return the lines of a text, in pixels as it places them."""
        around = Around(style, nodes, 0, self._keeps(element, style, keeps=False))
        self._part(element, around)
        self._end()
        return self._lines

    def _part(self, element: Element, around: Around) -> None:
        self._move(element, around.style)
        self._say(element.text, around)
        for child in element:
            name = kind(child)
            if name in NESTED:
                self._nested(child, around)
            elif name not in {"title", "desc", ""}:
                self.unsaid.append(name)
            self._say(child.tail, around)

    def _nested(self, child: Element, around: Around) -> None:
        style, nodes = self._styler(child, around.style, around.nodes)
        if style.get("display") == "none":
            return
        rise = around.rise + _shift(style, around.style)
        keeps = self._keeps(child, style, keeps=around.keeps)
        self._part(child, Around(style, nodes, rise, keeps))

    def _keeps(self, element: Element, style: Style, *, keeps: bool) -> bool:
        space = element.get(XML_SPACE)
        return space == "preserve" if space else keeps or style.get("white-space") in PRESERVED

    def _move(self, element: Element, style: Style) -> None:
        """Go where an element places its first word; only a new ``x`` begins a new line."""
        x, y, dx, dy = (_first(element, name, style.em) for name in ("x", "y", "dx", "dy"))
        if x is not None:
            self._end()
        if y is not None:
            self._y = y
        self._y += dy or 0
        if not self._pieces:
            left = self._start[0] if x is None else x
            self._start = left + (dx or 0), self._y
            self._anchor = _ANCHORS.get(style.get("text-anchor"), "left")
        else:
            self._gap += dx or 0

    def _say(self, text: str | None, around: Around) -> None:
        words = self._spaced(text or "", keeps=around.keeps)
        style, found = around.style, self._painter(around.style)
        if not words or not style.is_shown or not style.em or found is None:
            return
        rise = self._start[1] - self._y + around.rise
        piece = Piece(
            words,
            style.em,
            found,
            style.is_bold,
            style.is_italic,
            is_serif(style.get("font-family")),
            rise,
            self._gap,
        )
        self._gap = 0
        if not self._pieces:
            self._anchor = _ANCHORS.get(style.get("text-anchor"), "left")
        self._pieces.append(piece)

    def _spaced(self, text: str, *, keeps: bool) -> str:
        """Return words with one space between them, none at the start of a line."""
        text = _UNSHOWN.sub("", _SPACES.sub(" ", text))
        if keeps:
            return text
        plain = re.sub(" +", " ", text)
        before = self._pieces[-1].text if self._pieces else " "
        return plain.lstrip(" ") if before.endswith(" ") else plain

    def _end(self) -> None:
        if self._pieces:
            last = self._pieces[-1]
            self._pieces[-1] = replace(last, text=last.text.rstrip(" "))
        pieces = tuple(piece for piece in self._pieces if piece.text)
        if pieces and any(piece.text.strip() for piece in pieces):
            self._lines.append(Lettering(*self._start, pieces, self._anchor))
        self._pieces, self._gap = [], 0


def put(line: Lettering, matrix: Matrix) -> Lettering:
    """Return a line where ``matrix`` puts it."""
    by = scale(matrix)
    x, y = at(matrix, (line.x, line.y))
    return replace(resized(line, by), x=x, y=y, turn=round(turn(matrix), 3))


def inside(mark: Mark, width: float, height: float) -> Mark:
    """Return a mark of a drawing so large; words that its edge would cut are moved inside."""
    if not isinstance(mark, Lettering):
        return mark
    most = min(width, height) * (LEANING if mark.turn else 1)
    line = resized(mark, min(1, most / mark.size))
    line = replace(line, pieces=tuple(_near(piece, most) for piece in line.pieces))
    above, below = ABOVE * line.size, BELOW * line.size
    if line.turn in {-90, 90, 270}:
        left, right = (below, above) if line.turn == RIGHT else (above, below)
        return replace(line, x=max(left, min(line.x, width - right)))
    return line if line.turn else replace(line, y=max(above, min(line.y, height - below)))


def _near(piece: Piece, most: float) -> Piece:
    """Return a piece of a line no farther from the others than ``most``."""
    rise, gap = (max(-most, min(each, most)) for each in (piece.rise, piece.gap))
    return replace(piece, rise=rise, gap=max(gap, -piece.size))


def is_serif(families: str) -> bool:
    """Tell whether the first font that is asked for has serifs."""
    first = families.lower().split(",")[0]
    return _SERIF.search(first) is not None


def lowered(style: Style) -> float:
    """Return how far below its place the baseline of a text is, in pixels."""
    word = style.get("dominant-baseline") or style.get("alignment-baseline")
    return _BASELINES.get(word, 0) * style.em


def _shift(style: Style, around: Style) -> float:
    word = style.get("baseline-shift")
    if word in _SHIFTS:
        return _SHIFTS[word] * around.em
    return length(word, around.em, around.em)


def _first(element: Element, name: str, em: float) -> float | None:
    """Return the first of the lengths of an attribute."""
    text = element.get(name)
    if not text:
        return None
    words = text.replace(",", " ").split()
    if not words:
        return None
    given = numbers(words[0])
    return length(words[0], 0, em, given[0] if given else 0)


def read_lines(lines: Sequence[Lettering], down: float, matrix: Matrix) -> Iterator[Lettering]:
    """Yield lines where ``matrix`` puts them, ``down`` pixels lower than they say."""
    for line in lines:
        yield put(replace(line, y=line.y + down), matrix)
