"""Letters, a style and a measure in; where their lines may end, and at what cost, comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from msgspec import Struct

from builders.design.hyphens import breaks
from builders.handout.marks import LineEnd
from builders.handout.typesetting.letters import Letter, hyphen
from builders.handout.typesetting.style import Style

HYPHEN_COST = 60.0
RAGGED_HYPHEN_COST = 900.0
OWN_HYPHEN_COST = 20.0
FORCED_COST = 200_000.0

WORD = re.compile(r"[^ \u00a0]+")
ADDRESS_BREAK = re.compile(r"(?<=[/?&=._-])(?=[^/?&=._-])")
ADDRESS = "://"
HOST = re.compile(f"{ADDRESS}[^/]*")
COUNT = re.compile(r"[\dIVXІХ]\u00a0")  # of what comes next, which stays whole: a month, a unit
OWN_BREAK = re.compile(f"-|{ADDRESS}")


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

    A word that is wider than the measure may end anywhere.
    """
    plain = "".join(letter.text for letter in text.letters)
    found = {0: START}
    parting = hyphen_cost(style)
    for at, letter in enumerate(plain):
        if letter == " ":
            found[at + 1] = Break(at, at + 1, "space", 0)
    for word in WORD.finditer(plain):
        start, stop = word.span()
        if text.widths[stop] - text.widths[start] > measure:
            found |= {at: Break(at, at, "joined", FORCED_COST) for at in range(start + 1, stop)}
        is_whole = not parted or COUNT.fullmatch(plain[max(start - 2, 0) : start])
        if is_whole and not OWN_BREAK.search(word[0]):
            continue
        for at, is_own in _inside(word[0], language):
            place = start + at
            if is_own:
                found[place] = Break(place, place, "joined", OWN_HYPHEN_COST)
            else:
                extra = hyphen(text.letters[place - 1]).width
                found[place] = Break(place, place, "hyphen", parting, extra)
    found[len(plain)] = text.end
    return tuple(found[at] for at in sorted(found))


def _inside(word: str, language: str) -> Iterator[tuple[int, bool]]:
    """Yield the offsets at which ``word`` may part, and whether it needs no hyphen there."""
    if ADDRESS in word:
        host = HOST.search(word)
        path = host.end() if host else len(word)
        ends = (found.start() for found in ADDRESS_BREAK.finditer(word))
        yield from ((at, True) for at in ends if word[at - 1] != "." or at > path)
        return
    yield from ((at, word[at - 1] == "-") for at in breaks(word, language))
