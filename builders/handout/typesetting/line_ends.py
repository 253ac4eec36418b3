"""Letters, a style and a measure in; where their lines may end, and at what cost, comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from msgspec import Struct

from builders.design.faces import CODE
from builders.design.hyphens import breaks
from builders.design.scripts.written import eastern_breaks
from builders.handout.marks import LineEnd
from builders.handout.typesetting.letters import Letter, hyphen
from builders.handout.typesetting.style import Style

HYPHEN_COST = 60.0
RAGGED_HYPHEN_COST = 900.0
OWN_HYPHEN_COST = 20.0
GLUED_COST = 50_000.0
FORCED_COST = 200_000.0

GLUED = re.compile(r"[^ ]+")
GLUE = re.compile("\u00a0")
WORD = re.compile(r"[^ \u00a0]+")
SPELT = re.compile(r"[\W\d_]*[^\W\d_]+(?:-[^\W\d_]+)*\W*")
# Not after a hyphen, which at the end of a line is taken for no part of the address.
ADDRESS_BREAK = re.compile(r"(?<=[/?&=._])(?=[^/?&=._])")
CODE_BREAK = re.compile(r"(?<=[/=._,(\[{:])(?=\w)")
ADDRESS = "://"
HOST = re.compile(r"(?:.*?://)?[^/]*")
SITE = re.compile(r"\w\.[^\W\d_]{2}|\w@\w")  # part of an address, if it is a link
COUNT = re.compile(r"[\dIVXІХ]\u00a0")  # of what comes next, which stays whole: a month, a unit


class Break(Struct, frozen=True):
    """Where a line may end: its letters stop at ``stop``, the next line's start at ``at``.

    ``extra`` is the width of the hyphen that a broken word needs.
    """

    stop: int
    at: int
    end: LineEnd
    cost: float
    extra: float = 0


START = Break(0, 0, "joined", 0)


class Measured(Struct, frozen=True):
    """The letters of a paragraph, with the sums of their widths and of their spaces."""

    letters: tuple[Letter, ...]
    widths: tuple[float, ...]
    spaces: tuple[int, ...]
    stretchable: tuple[bool, ...]
    space: float

    @property
    def end(self) -> Break:
        """Return the end of the last line."""
        return Break(len(self.letters), len(self.letters), "space", 0)


def measured(found: tuple[Letter, ...], style: Style) -> Measured:
    """Return the letters with what their lines are measured by."""
    stretchable = tuple(
        letter.text == " " or (letter.text == "\u00a0" and not _is_in_number(found, index))
        for index, letter in enumerate(found)
    )
    return Measured(
        found,
        tuple(accumulate((letter.width for letter in found), initial=0.0)),
        tuple(accumulate(stretchable, initial=0)),
        stretchable,
        next((each.width for each in found if each.text == " "), style.size / 4),
    )


def _is_in_number(found: tuple[Letter, ...], index: int) -> bool:
    around = found[max(index - 1, 0) : index + 2]
    return len(around) == 3 and around[0].text.isdigit() and around[2].text.isdigit()  # noqa: PLR2004 - a digit on each side


def hyphen_cost(style: Style) -> float:
    """Return what it costs to part a word."""
    return HYPHEN_COST if style.justify else RAGGED_HYPHEN_COST


def ends_of(
    text: Measured, style: Style, measure: float, language: str, *, parted: bool
) -> tuple[Break, ...]:
    """Return where lines may end: at spaces, after a word's own signs and, if ``parted``, inside.

    Words that hold together may part where they are wider than the measure, and a word that is
    wider may end anywhere.
    """
    plain = "".join(letter.text for letter in text.letters)
    found = {0: START}
    for at, letter in enumerate(plain):
        if letter == " ":
            found[at + 1] = Break(at, at + 1, "space", 0)
    for glued in GLUED.finditer(plain):
        if _width(text, glued) > measure:
            found |= {end.at: end for end in _unglued(text, glued)}
    for word in WORD.finditer(plain):
        start = word.start()
        if _width(text, word) > measure:
            found |= {end.at: end for end in _forced(text, word)}
        may_part = parted and not COUNT.fullmatch(plain[max(start - 2, 0) : start])
        inside = _inside(text, word, style, language, parted=may_part)
        found |= {end.at: end for end in inside}
    found |= {at: Break(at, at, "joined", 0) for at in eastern_breaks(plain)}
    found[len(plain)] = text.end
    return tuple(found[at] for at in sorted(found))


def _inside(
    text: Measured, word: re.Match[str], style: Style, language: str, *, parted: bool
) -> Iterator[Break]:
    """Yield where ``word`` may part: after its own signs and, if ``parted``, between syllables."""
    start, letters = word.start(), text.letters[word.start() : word.end()]
    if letters[0].font.family == CODE:
        places = (start + sign.start() for sign in CODE_BREAK.finditer(word[0]))
        yield from (Break(at, at, "joined", OWN_HYPHEN_COST) for at in places)
        return
    is_address = _is_address(word[0], letters)
    if not parted and not is_address and "-" not in word[0]:
        return
    own = letters[0].language or language
    for offset, is_own in _in_address(word[0]) if is_address else _in_word(word[0], own):
        at = start + offset
        if is_own:
            yield Break(at, at, "joined", OWN_HYPHEN_COST)
        else:
            extra = hyphen(text.letters[at - 1]).width
            yield Break(at, at, "hyphen", hyphen_cost(style), extra)


def _width(text: Measured, part: re.Match[str]) -> float:
    return text.widths[part.end()] - text.widths[part.start()]


def _unglued(text: Measured, glued: re.Match[str]) -> Iterator[Break]:
    """Yield the ends between words that hold together; those inside a number come last."""
    for found in GLUE.finditer(glued.string, *glued.span()):
        at = found.start()
        cost = GLUED_COST * (2 if _is_in_number(text.letters, at) else 1)
        yield Break(at, at + 1, "space", cost)


def _forced(text: Measured, word: re.Match[str]) -> Iterator[Break]:
    """Yield an end after each letter, best after a sign; a word in small letters has a hyphen."""
    is_spelt = SPELT.fullmatch(word[0])
    for at in range(word.start() + 1, word.end()):
        before, after = text.letters[at - 1], text.letters[at]
        if is_spelt and before.text.isalpha() and after.text.islower():
            yield Break(at, at, "hyphen", FORCED_COST, hyphen(before).width)
        else:
            is_sign = not before.text.isalnum() and after.text.isalnum()
            yield Break(at, at, "joined", GLUED_COST if is_sign else FORCED_COST)


def widest(text: Measured, ends: Sequence[Break]) -> float:
    """Return the width of the widest piece that stands between two of ``ends``."""
    pieces = (
        text.widths[end.stop] - text.widths[start.at] + end.extra for start, end in pairwise(ends)
    )
    return max(pieces, default=0.0)


def _is_address(word: str, letters: Sequence[Letter]) -> bool:
    if ADDRESS in word:
        return True
    may_be = ("." in word or "@" in word) and SITE.search(word)
    return bool(may_be) and any(letter.tag and letter.tag.href for letter in letters)


def _in_address(word: str) -> Iterator[tuple[int, bool]]:
    """Yield the offsets at which an address may part, not inside the name of its host."""
    host = HOST.match(word)
    path = host.end() if host else len(word)
    ends = (found.start() for found in ADDRESS_BREAK.finditer(word))
    yield from ((at, True) for at in ends if word[at - 1] != "." or at > path)


def _in_word(word: str, language: str) -> Iterator[tuple[int, bool]]:
    """Yield the offsets at which ``word`` may part, and whether it needs no hyphen there."""
    yield from ((at, word[at - 1] == "-") for at in breaks(word, language))
