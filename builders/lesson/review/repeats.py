"""Passages go in; a warning for each run of sentences that has been read before comes out.

What is told twice on purpose is not compared: a slide with the handout, a figure's words with any.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from builders.lesson.blocks import AnyBlock
from builders.lesson.blocks.prose import Prose
from builders.lesson.model import Lesson
from builders.lesson.review.pages import Page
from builders.lesson.review.passages import Passage
from builders.problems import Place, Problem, brief

_LEAST_SAME = 45  # characters: a shorter sentence may well be said twice
_LEAST_ITEM = 18  # characters of a title, a point or a question; «Топтық жұмыс» may come again
_RUNNING = "running text of the handout"
_HEADINGS = ("title", "caption", "point")
_MOST_BEFORE = 20  # earlier places that a run is compared with
_LEAST_LIKE = 50  # characters
_LIKENESS = 0.7  # of the stems, in their order
_STEM = 5  # letters: what endings leave alone
_SHARED = 0.5  # of the stems: fewer cannot make a likeness of 0.7
_SHOWN = 61  # characters, one of them for what is cut off
_EFFORT = 300_000  # pairs of sentences with a rare word in common; a real lesson has a hundred


class Said(Struct, frozen=True):
    """A passage, the group in which it is compared, and from what length it counts by itself."""

    passage: Passage
    group: str = _RUNNING
    least: int = _LEAST_SAME


class _Sentence(Struct, frozen=True):
    said: Said
    offset: int
    text: str
    normal: str

    @property
    def key(self) -> tuple[str, str]:
        return self.said.group, self.normal

    @property
    def is_telling(self) -> bool:
        return len(self.normal) >= self.said.least and " " in self.normal


def in_lesson(
    lesson: Lesson, page: Page, said: Mapping[Place, tuple[Passage, ...]]
) -> Iterator[Problem]:
    """Yield a warning for what stages and tasks repeat; ``said`` holds the texts of each block."""
    found: list[Said] = []
    for stage in lesson.procedure:
        found += (Said(each, "stage", _LEAST_ITEM) for each in page.of_texts(stage.stage))
        for block in stage.blocks:
            found += _of_block(block, said[block.where])
    for task in lesson.tasks:
        found += (Said(each, "task") for each in page.of_texts(task.text))
    yield from find(found)


def _of_block(block: AnyBlock, passages: Iterable[Passage]) -> Iterator[Said]:
    where = "" if block.appears_in("handout") else " of a slide"
    for passage in passages:
        if passage.role in _HEADINGS:
            yield Said(passage, passage.role + where, _LEAST_ITEM)
        elif passage.role == "text" and block.is_running:
            least = _LEAST_SAME if isinstance(block, Prose) else _LEAST_ITEM
            yield Said(passage, _RUNNING + where, least)
        elif passage.role == "text" and not block.numbered_as:
            yield Said(passage, type(block).__name__ + where, _LEAST_ITEM)


def find(said: Iterable[Said]) -> Iterator[Problem]:
    """Yield a warning for sentences that repeat earlier ones, to the letter or nearly."""
    sentences = [
        _Sentence(each, offset, text, normal)
        for each in said
        for offset, text in each.passage.sentences()
        if (normal := " ".join(re.findall(r"\w+", text.casefold())))
    ]
    told: set[int] = set()
    for at, first, count in _runs(sentences):
        told |= set(range(at, at + count))
        yield _problem("L401", sentences[at], sentences[first], count=count)
    fresh = [each for at, each in enumerate(sentences) if at not in told]
    yield from _alike(
        [each for each in fresh if each.said.group == _RUNNING and len(each.normal) >= _LEAST_LIKE]
    )


def _runs(sentences: Sequence[_Sentence]) -> Iterator[tuple[int, int, int]]:
    """Yield where a run of sentences said before begins, where it first did, and its length."""
    seen: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    end = 0
    for at, sentence in enumerate(sentences):
        before = seen[sentence.key]
        if at >= end and before:
            count, first = max((_shared(sentences, each, at), -each) for each in before)
            if _is_told(sentences[at : at + count]):
                yield at, -first, count
                end = at + count
        if len(before) < _MOST_BEFORE:
            before.append(at)


def _shared(sentences: Sequence[_Sentence], first: int, later: int) -> int:
    """Return how many sentences from ``later`` on are those from ``first`` on."""
    count = 0
    while later + count < len(sentences) and (
        sentences[first + count].key == sentences[later + count].key
    ):
        count += 1
    return count


def _is_told(run: Sequence[_Sentence]) -> bool:
    is_long = sum(len(each.normal) for each in run) >= _LEAST_SAME
    return is_long or any(each.is_telling for each in run)


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
    line = first.said.passage.place(first.offset).line
    text = brief(later.text, _SHOWN)
    return later.said.passage.warn(code, later.offset, text=text, line=line, **facts)
