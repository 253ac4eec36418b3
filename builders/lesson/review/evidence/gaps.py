"""Numbered things go in; a warning for each number that is missing and each cut text comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builders.lesson.bibliography.references import Reference
from builders.lesson.review.passages import Passage
from builders.problems import Problem, warning

_SENTENCE_ENDS = (".", "!", "?", "…", ":")


def in_numbering(passages: tuple[Passage, ...]) -> Iterator[Problem]:
    """Yield each item whose number continues none of the lists that are open.

    A paragraph that begins in the middle of a sentence is what survives of an item; where more
    items are missing, the list is not the one before it.
    """
    open_lists: list[int] = []
    before = ""
    fragments = 0
    for passage in passages:
        fragments += _is_fragment(passage, before)
        before = passage.text
        number = passage.number
        if number is None:
            continue
        continued = [level for level, last in enumerate(open_lists) if last + 1 == number]
        if continued:
            del open_lists[continued[-1] + 1 :]
            open_lists[-1] = number
        elif number == 1:
            open_lists.append(1)
        else:
            last = open_lists[-1] if open_lists and open_lists[-1] < number else 0
            lost = number - 1 - fragments
            if lost > last:
                missing = _span(1 if fragments else last + 1, lost)
                yield passage.warn("L423", 0, found=number, missing=missing)
            open_lists = [*open_lists[:-1], number]
        fragments = 0


def in_references(references: tuple[Reference, ...]) -> Iterator[Problem]:
    """Yield each reference whose number in the source's list leaves out some before it."""
    expected = 1
    for first, last, reference in sorted(
        ((*_bounds(each.n), each) for each in references if re.search(r"\d", each.n)),
        key=lambda found: found[:2],
    ):
        if first > expected:
            missing = _span(expected, first - 1)
            yield warning("L423", reference.where, found=reference.n, missing=missing)
        expected = max(expected, last + 1)


def cut(passages: tuple[Passage, ...]) -> Iterator[Problem]:
    """Yield each paragraph that begins in the middle of a sentence, and an end without a stop."""
    before = ""
    for passage in passages:
        if _is_fragment(passage, before):
            yield passage.warn("L424", 0, text=passage.text.split(maxsplit=1)[0])
        before = passage.text
    if before and not before.endswith((*_SENTENCE_ENDS, "»", ")")):
        last = passages[-1]
        yield last.warn("L425", len(before) - 1, text=before.split()[-1])


def _is_fragment(passage: Passage, before: str) -> bool:
    return passage.text[:1].islower() and before.endswith(_SENTENCE_ENDS[:-1])


def _bounds(numbers: str) -> tuple[int, int]:
    found = [int(number) for number in re.findall(r"\d+", numbers)]
    return found[0], found[-1]


def _span(first: int, last: int) -> str:
    return str(first) if first >= last else f"{first}–{last}"
