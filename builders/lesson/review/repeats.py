"""Paragraphs go in; a warning for each run of sentences that has been read before comes out."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from builders.lesson.review.passages import Passage
from builders.problems import Problem

_LEAST_SAME = 45  # characters: a shorter sentence may well be said twice
_LEAST_LIKE = 50  # characters
_LIKENESS = 0.7  # of the stems, in their order
_STEM = 5  # letters: what endings leave alone
_SHARED = 0.5  # of the stems: fewer cannot make a likeness of 0.7
_SHOWN = 60  # characters
_EFFORT = 300_000  # pairs of sentences with a rare word in common; a real lesson has a hundred


class _Sentence(Struct, frozen=True):
    passage: Passage
    offset: int
    text: str
    normal: str


def find(passages: Sequence[Passage]) -> Iterator[Problem]:
    """Yield a warning for sentences that repeat earlier ones, to the letter or nearly."""
    sentences = [
        _Sentence(passage, offset, text, " ".join(re.findall(r"\w+", text.casefold())))
        for passage in passages
        for offset, text in passage.sentences()
    ]
    firsts = _firsts(sentences)
    yield from _same(sentences, firsts)
    fresh = [each for at, each in enumerate(sentences) if at not in firsts]
    yield from _alike([each for each in fresh if len(each.normal) >= _LEAST_LIKE])


def _firsts(sentences: list[_Sentence]) -> dict[int, int]:
    """Return, for the index of each repeated sentence, that of its first occurrence."""
    seen: dict[str, int] = {}
    firsts = {}
    for at, sentence in enumerate(sentences):
        first = seen.setdefault(sentence.normal, at)
        if first != at and len(sentence.normal) >= _LEAST_SAME:
            firsts[at] = first
    return firsts


def _same(sentences: list[_Sentence], firsts: dict[int, int]) -> Iterator[Problem]:
    for at, first in firsts.items():
        if firsts.get(at - 1) == first - 1:
            continue
        count = 1
        while firsts.get(at + count) == first + count:
            count += 1
        yield _problem("L401", sentences[at], sentences[first], count=count)


def _alike(sentences: list[_Sentence]) -> Iterator[Problem]:
    """Yield a warning for each sentence like an earlier one, as far as the effort reaches."""
    stems = [[word[:_STEM] for word in each.normal.split()] for each in sentences]
    spread = Counter(stem for each in stems for stem in each)
    holders: defaultdict[str, list[int]] = defaultdict(list)
    left = _EFFORT
    for at, own in enumerate(stems):
        rarest = sorted(set(own), key=lambda stem: (spread[stem], stem))
        least = math.ceil(len(rarest) * _SHARED)
        # What shares so many stems shares one of the rarest that are left over.
        likely = {other for stem in rarest[: len(rarest) - least + 1] for other in holders[stem]}
        left -= len(likely)
        for first in sorted(likely) if left > 0 else ():
            shared = set(own).intersection(stems[first])
            if len(shared) >= least and _likeness(stems[first], own) >= _LIKENESS:
                yield _problem("L402", sentences[at], sentences[first])
                break
        for stem in rarest:
            holders[stem].append(at)


def _likeness(first: list[str], later: list[str]) -> float:
    from difflib import SequenceMatcher  # noqa: PLC0415  # few lessons pay for its import

    return SequenceMatcher(None, first, later, autojunk=False).ratio()


def _problem(code: str, later: _Sentence, first: _Sentence, **facts: object) -> Problem:
    line = first.passage.place(first.offset).line
    text = later.text if len(later.text) <= _SHOWN else f"{later.text[:_SHOWN].rstrip()}…"
    return later.passage.warn(code, later.offset, text=text, line=line, **facts)
