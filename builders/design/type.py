"""Styled text and a size go in; widths, wrapped lines and heights come out.

Nothing here draws. On paper the figures are exact. On screen they are an upper bound, because the
projector's program rounds every glyph its own way and may lack the font.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import TypeAlias

from msgspec import Struct

from builders.design.faces import CODE, CONSOLE, Family, advance, face
from builders.design.scripts.forms import FORMS
from builders.design.scripts.written import eastern_breaks

# Line advance in ems. Office programs set any face at 1.20; one reading was 1.2126.
LINE = 1.215

# What the last line's descenders need below the line advance, in ems (measured in LibreOffice 7.4).
DESCENT = 0.06

# What a line on screen with a lowered sign in it, as ₂, needs more, in lines (likewise measured).
_LOWER = 0.14
_LOWERED = frozenset(sign for sign, form in FORMS.items() if form.shift == "sub")

# PowerPoint rounds each advance to this many steps a point.
STEPS = 8


class Ruler(Struct, frozen=True):
    """What text is measured with: a family, and the factor that a stand-in font may be wider by."""

    family: Family
    safe: float = 1.0


# 1.2 covers every common substitute for Arial, the widest of them DejaVu Sans.
SCREEN = Ruler("screen", 1.2)

# For a machine that is known to have Arial or its clone.
COMPACT = Ruler("screen", 1.02)

SERIF = Ruler("serif")
SANS = Ruler("sans")


class Run(Struct, frozen=True):
    """A piece of text in one style; ``language`` is its own where it has one, ``link`` too.

    ``code`` is set in the letters of programs.
    """

    text: str
    bold: bool = False
    italic: bool = False
    language: str = ""
    link: str | None = None
    code: bool = False

    def saying(self, text: str) -> "Run":
        """Return ``text`` in the same style."""
        return Run(text, self.bold, self.italic, self.language, self.link, self.code)


Runs: TypeAlias = tuple[Run, ...]

_PIECES = re.compile(r"[ \n]|[^ \n]+")


class Paragraph(Struct, frozen=True):
    """Runs set `indent` points narrower than their column, `before` ems below what precedes."""

    runs: Runs
    indent: float = 0.0
    before: float = 0.0


class UnbreakableError(Exception):
    """A word is wider than its column."""

    def __init__(self, word: str, width: float) -> None:
        """Keep the word, and the column width in points that it would need."""
        super().__init__(f"{word}: {width:.1f} pt")
        self.word = word
        self.width = width


def width(text: str | Iterable[Run], ruler: Ruler, size: float) -> float:
    """Return the points that a text takes on one line; a glyph the face lacks, an em or more."""
    runs = (Run(text),) if isinstance(text, str) else tuple(text)
    return _total(runs, ruler, size)


def wrap(runs: Iterable[Run], ruler: Ruler, size: float, measure: float) -> tuple[Runs, ...]:
    """Break runs at spaces into as few lines as the measure allows; the spaces at breaks go.

    A line break holds, and so does a no-break space. Raises UnbreakableError for the first word
    wider than the measure.
    """
    runs = tuple(runs)
    words = _words(runs)
    starts = _starts(runs, ruler, size, measure)
    return tuple(_line(words[start:end]) for start, end in pairwise((*starts, len(words))))


def count_lines(runs: Runs, ruler: Ruler, size: float, measure: float) -> int:
    """Return how many lines wrap() makes; raise as it does."""
    return len(_starts(runs, ruler, size, measure))


def room(lines: Iterable[Runs], ruler: Ruler) -> float:
    """Return how many lines' room ``lines`` take on top of each other."""
    return sum(1 + _LOWER * (_is_lowered(line) and ruler.family == "screen") for line in lines)


def lines_room(runs: Runs, ruler: Ruler, size: float, measure: float) -> float:
    """Return how many lines' room those of wrap() take; raise as it does."""
    if _is_lowered(runs):
        return room(wrap(runs, ruler, size, measure), ruler)
    return count_lines(runs, ruler, size, measure)


def _is_lowered(runs: Runs) -> bool:
    return not all(_LOWERED.isdisjoint(run.text) for run in runs)


def widest_word(runs: Runs, ruler: Ruler, size: float) -> float:
    """Return the points that the widest word takes."""
    return max((need for _, need in _measured(runs, ruler, size)), default=0.0)


def lines_height(count: float, size: float) -> float:
    """Return the points that lines take from the top of the first to the foot of the last."""
    return count * LINE * size


def height(paragraphs: Sequence[Paragraph], ruler: Ruler, size: float, measure: float) -> float:
    """Return the points that paragraphs take at a size; raise as wrap() does."""
    lines = sum(lines_room(each.runs, ruler, size, measure - each.indent) for each in paragraphs)
    gaps = sum(each.before for each in paragraphs) * size
    return lines_height(lines, size) + gaps + DESCENT * size


@lru_cache(maxsize=65536)
def _advance(run: Run, family: Family, size: float) -> float:
    if run.code:
        family = CONSOLE if family == "screen" else CODE
    known = _advances(family, run.bold, run.italic, size)
    natural = sum(map(known.__getitem__, run.text))
    if not known.kerns:
        return natural
    return natural + known.scale * sum(known.kerns.get(a + b, 0) for a, b in pairwise(run.text))


class _Advances(dict[str, float]):
    """The points that each character takes in one style at one size, as it is met."""

    def __init__(self, family: Family, bold: bool, italic: bool, size: float) -> None:  # noqa: FBT001  # for the cache
        self.face = face(family, bold=bold, italic=italic)
        self.kerns = self.face.kerns
        self.scale = size / self.face.units
        self.is_rounded = family in {"screen", CONSOLE}

    def __missing__(self, character: str) -> float:
        points = advance(character, self.face) * self.scale
        self[character] = max(points, round(points * STEPS) / STEPS) if self.is_rounded else points
        return self[character]


_advances = lru_cache(maxsize=256)(_Advances)


def _starts(runs: Runs, ruler: Ruler, size: float, measure: float) -> list[int]:
    """Return the index of each line's first word; raise as wrap() does."""
    starts: list[int] = []
    room = 0.0
    for index, (gap, need) in enumerate(_measured(runs, ruler, size)):
        if need > measure:
            raise UnbreakableError("".join(run.text for run in _words(runs)[index][1]), need)
        if starts and gap + need <= room:
            room -= gap + need
        else:
            starts.append(index)
            room = measure - need
    return starts


# Text is tried at many measures before it is set at one.
@lru_cache(maxsize=16384)
def _measured(runs: Runs, ruler: Ruler, size: float) -> tuple[tuple[float, float], ...]:
    """Return the widths of each word: of the space before it, and its own.

    No line has room for the space that a line break is.
    """
    return tuple(
        (
            math.inf if space.text == "\n" else _bound(space, ruler, size),
            _total(word, ruler, size),
        )
        for space, word in _words(runs)
    )


def _total(runs: Runs, ruler: Ruler, size: float) -> float:
    """Return the most that ``runs`` take: one run mostly, as a word has one style."""
    if len(runs) == 1:
        return _bound(runs[0], ruler, size)
    return sum(_bound(run, ruler, size) for run in runs)


def _bound(run: Run, ruler: Ruler, size: float) -> float:
    """Return the most that a run takes; no stand-in for the letters of programs is wider."""
    taken = _advance(run, ruler.family, size)
    return taken if run.code else ruler.safe * taken


@lru_cache(maxsize=4096)
def _words(runs: Runs) -> tuple[tuple[Run, Runs], ...]:
    """Return each word as its runs, with the space or the line break that stands before it."""
    words: list[tuple[Run, list[Run]]] = []
    space: Run | None = Run(" ")
    for run in runs:
        for text in _pieces(run.text):
            if text == "\n" or (text == " " and space is None):
                space = run.saying(text)
            elif text == "":
                space = Run("") if space is None else space
            elif text != " ":
                if space is not None:
                    words.append((space, []))
                    space = None
                words[-1][1].append(run.saying(text))
    return tuple((space, tuple(word)) for space, word in words)


def _pieces(text: str) -> Iterator[str]:
    """Yield words, spaces and line breaks, and nothing where a line may end inside a word."""
    for piece in _PIECES.findall(text):
        start = 0
        for end in eastern_breaks(piece):
            yield from (piece[start:end], "")
            start = end
        yield piece[start:]


def _line(words: Sequence[tuple[Run, Runs]]) -> Runs:
    """Return words and the spaces between them; neighbours of one style are joined."""
    merged: list[Run] = []
    for run in chain(words[0][1], *((space, *word) for space, word in words[1:])):
        if merged and run.saying(merged[-1].text) == merged[-1]:
            merged[-1] = run.saying(merged[-1].text + run.text)
        else:
            merged.append(run)
    return tuple(merged)
