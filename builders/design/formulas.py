"""The words of a line go in; how firmly the parts of its plain formulas hold together comes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from itertools import pairwise

from builders.design.units import normal


class Tie(IntEnum):
    """How two words hold together; where a line has no room, the weakest of its ties goes first.

    A formula may part before a relation rather than before a sum, inside its brackets only then,
    and after a sign at last.
    """

    NONE = 0
    RELATION = 1
    SUM = 2
    PRODUCT = 3
    INSIDE = 4
    SIGN = 5
    FIRM = 6


BRACKETS = "«»“”„()[]{}|⌈⌉⌊⌋"
STOPS = ",;:!?…"

SIGNS: Mapping[str, Tie] = {
    sign: tie
    for tie, signs in {
        Tie.RELATION: "= ≠ ≈ ≡ ≅ ≃ ≜ ~ ∼ ∽ < > ≤ ≥ ⩽ ⩾ ≪ ≫ ∝ ∈ ∉ ∋ ⊂ ⊃ ⊆ ⊇ ⊄ ∥ ⊥ → ← ↔ ⇒ ⇐ ⇔ ⟶ ⟹"
        " ⟺ ↦ ⇌ ⇄ ⇆ := == != <= >= -> =>",
        Tie.SUM: "+ − ± ∓ ∪ ∩ ∖ ∨ ∧ ⊕",
        Tie.PRODUCT: "× ÷ ⋅ ∙ ∘",
    }.items()
    for sign in signs.split()
}
# These are signs between two figures or letters only; elsewhere they are dashes and bullets.
DOUBTFUL: Mapping[str, Tie] = {
    **dict.fromkeys("-–", Tie.SUM),
    **dict.fromkeys(("·", "*", "/", ":", "^", "mod", "div"), Tie.PRODUCT),
}
DASHES = frozenset("-–")
TIMES = frozenset("xх")  # typed for × between two numbers, Latin or Cyrillic

RAISED = "[²³¹\u2070-\u209c]*"
FUNCTION = re.compile(
    rf"[-−+]?\d*(?:(?:arc|a)?(?:sin|cos|tg|ctg|tan|cot)h?|ln|lg|log|lim|exp|max|min){RAISED}"
)
LEADING = re.compile(r"[-−+]?\d*[∠△∆√∛∑∏∫∂∇¬∀∃⌀]")
TRAILING = frozenset("↑↓")

# A number, a variable, a function of something, a gap to be filled in.
FIGURE = r".*[\d∞∅√∠△°%‰].*|[-−+±]?[^\W\d_]['′″*]{0,3}|[^\W\d_]{1,6}[(\[].*|\.{3}|_+\w?|[?…□☐◻▢]+"
CERTAIN = re.compile(FIGURE)
# A product of a few variables or a chemical formula looks like a word.
OPERAND = re.compile(rf"{FIGURE}|[-−+±]?[A-Za-zΑ-Ωα-ω]{{1,3}}['′]?|(?:[A-Z][a-z]?){{2,6}}")
VARIABLE = re.compile(r"[-−+]?\d*[A-Za-zΑ-Ωα-ω]|[\d.,]+")


def ties(words: Sequence[str]) -> tuple[Tie, ...]:
    """Return the tie at each space between ``words`` that a formula makes."""
    found = [_of_function(left, right) for left, right in pairwise(words)]
    for at, (word, right) in enumerate(pairwise(words)):
        left, is_inside = words[at - 1] if at else "", at > 1 and found[at - 2] is Tie.SIGN
        if tie := _of_sign(left, word.lstrip(BRACKETS), right, is_inside=is_inside):
            found[at] = Tie.SIGN
            if _matches(OPERAND, left) and not left.endswith((",", ";", ":")):
                found[at - 1] = tie
    for start, end in tuple(_runs(found)) if any(found) else ():
        for at in _between_brackets(words[start : end + 1]):
            found[start + at] = max(found[start + at], Tie.INSIDE)
    return tuple(found)


def is_sign(word: str) -> bool:
    """Tell whether ``word`` is a sign wherever it stands."""
    return word in SIGNS


def loosened(words: Sequence[str], found: Iterable[Tie], most: int) -> tuple[Tie, ...]:
    """Return the ties less the weakest of each run of words that is longer than ``most``.

    A sign leaves what follows it only if the two are twice as long: it adds little to a word.
    """
    left = list(found)
    if not any(left):
        return tuple(left)
    for weakest in (Tie.RELATION, Tie.SUM, Tie.PRODUCT, Tie.INSIDE, Tie.SIGN):
        longest = 2 * most if weakest is Tie.SIGN else most
        for start, end in tuple(_runs(left)):
            if sum(map(len, words[start : end + 1])) + end - start > longest:
                kept = (Tie.NONE if tie is weakest else tie for tie in left[start:end])
                left[start:end] = kept
    return tuple(left)


def _of_sign(left: str, word: str, right: str, *, is_inside: bool) -> Tie:
    """Return how firmly ``word`` holds to what precedes it, if it is a sign there.

    It ``is_inside`` a formula when a sign stands before ``left``: speed = distance / time.
    """
    sign, has_operand = word.partition("(")[0], _matches(CERTAIN, right)
    if sign in SIGNS:
        return SIGNS[sign] if right and (left or has_operand) else Tie.NONE
    if word in DOUBTFUL:
        is_between = has_operand and _matches(CERTAIN, left) and left[-1] not in ".,;:"
        return DOUBTFUL[word] if is_between or (is_inside and word not in DASHES) else Tie.NONE
    is_times = word in TIMES and left[-1:].isdigit() and right[:1].isdigit()
    return Tie.PRODUCT if is_times else Tie.NONE


def _of_function(left: str, right: str) -> Tie:
    """Return the tie of a function or a sign and what it is of: sin x, n log n, ∠ ABC, CO₂ ↑."""
    head, tail = left.strip(BRACKETS), right.lstrip(BRACKETS)
    if (LEADING.fullmatch(head) and right) or (right in TRAILING and left):
        return Tie.SIGN
    if FUNCTION.fullmatch(head) and _matches(OPERAND, right):
        return Tie.SIGN
    is_times = FUNCTION.fullmatch(tail) and VARIABLE.fullmatch(head.rpartition("(")[2])
    return Tie.PRODUCT if is_times else Tie.NONE


def _matches(pattern: re.Pattern[str], word: str) -> bool:
    core = word.strip(BRACKETS).rstrip(BRACKETS + STOPS) or word
    return pattern.fullmatch(normal(core)) is not None


def _between_brackets(words: Sequence[str]) -> Iterator[int]:
    """Yield the spaces between brackets that do not hold all of ``words``."""
    opened: list[int] = []
    for at, word in enumerate(words):
        for character in word:
            if character == "(":
                opened.append(at)
            elif character == ")" and opened and (opened[-1], at) != (0, len(words) - 1):
                yield from range(opened.pop(), at)


def _runs(found: Sequence[Tie]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last word of each run of tied words."""
    start = None
    for at, tie in enumerate((*found, Tie.NONE)):
        if tie and start is None:
            start = at
        elif not tie and start is not None:
            yield start, at
            start = None
