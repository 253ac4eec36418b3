"""Paragraphs and figures go in; a warning for each number that has another value elsewhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import TypeAlias

from msgspec import Struct

from builders.lesson import dates
from builders.lesson.blocks import AnyBlock
from builders.lesson.blocks.figures import Chart, Table
from builders.lesson.inline import Text
from builders.lesson.review import words as vocabulary
from builders.lesson.review.numbers.sums import quantities, shown
from builders.lesson.review.passages import NUMBER, Passage
from builders.lesson.review.words import Words
from builders.problems import Problem

_YEAR = r"(?<!\d)[12]\d{3}(?!\d)"
_WORD = r"[^\W\d_]{3,}"
_NAME = 4  # letters; «The» opens a sentence and names nothing
_STEM = 5  # letters: what endings leave alone
_LEAST = 100  # of fewer there may well be several
_SHARED = 0.6  # of the words of the shorter sentence
_FEWEST = 3  # words
_MOST = 50  # numbers of one thing that the next is compared with
_NEAR = Decimal("0.15")  # of the larger of two values, one of which is «about»
_CASE = 3  # letters that another form of a word may not share
_COLUMNS = 2  # columns of a table whose rows are one label and one number

# A label, its number, where it stands and the years of its figure.
_Labelled: TypeAlias = tuple[str, Decimal, Text, frozenset[str]]


class _Amount(Struct, frozen=True):
    """A number of things in the sentence at ``start``, with the stems of its words and names."""

    value: Decimal
    noun: str
    passage: Passage
    offset: int
    start: int
    years: frozenset[str]
    stems: frozenset[str]
    names: frozenset[str]
    is_about: bool

    def told_against(self, value: Decimal, label: str, line: int) -> Problem:
        """Return the warning that line ``line`` gives ``value``."""
        facts = {"label": label, "first": shown(value), "second": shown(self.value)}
        return self.passage.warn("L406", self.offset, **facts, line=line)


def find(
    passages: Sequence[Passage], blocks: tuple[AnyBlock, ...], words: Words
) -> Iterator[Problem]:
    """Yield each number of ``passages`` that one of them, or of ``blocks``, contradicts."""
    amounts = tuple(_amounts(passages, words))
    yield from _among_sentences(amounts)
    yield from _beside_figures(amounts, tuple(_labelled(blocks)) if amounts else ())


def _among_sentences(amounts: tuple[_Amount, ...]) -> Iterator[Problem]:
    """Yield each number to which a sentence of much the same words gave another value."""
    seen: defaultdict[str, list[_Amount]] = defaultdict(list)
    for amount in amounts:
        others = seen[amount.noun[:_STEM]]
        if rival := next((each for each in others[-_MOST:] if _is_rival(each, amount)), None):
            line = rival.passage.place(rival.offset).line
            yield amount.told_against(rival.value, amount.noun, line)
        others.append(amount)


def _beside_figures(
    amounts: tuple[_Amount, ...], figures: tuple[_Labelled, ...]
) -> Iterator[Problem]:
    """Yield each number to which a figure's label, the noun after it, gives another value."""
    for amount in amounts:
        for label, value, text, years in figures:
            is_then = not years or not amount.years or years & amount.years
            if is_then and _is_same(label, amount.noun) and not _agree(amount, value):
                yield amount.told_against(value, label, text.where.line)


def _labelled(blocks: tuple[AnyBlock, ...]) -> Iterator[_Labelled]:
    """Yield each large number that a figure gives for one word.

    A figure that describes a conflict has said so.
    """
    for block in blocks:
        if not isinstance(block, Chart | Table) or block.conflict:
            continue
        if isinstance(block, Chart) or len(block.columns) == _COLUMNS:
            years = frozenset(re.findall(_YEAR, block.caption.plain))
            for label, _, value, text in quantities(block):
                if value >= _LEAST and re.fullmatch(_WORD, label):
                    yield label, value, text, years


def _amounts(passages: Iterable[Passage], words: Words) -> Iterator[_Amount]:
    """Yield each large number with the noun that it counts."""
    pattern = _counting(words.about, tuple(words.scales))
    for passage in passages:
        if not pattern.search(passage.text):
            continue
        for start, sentence in passage.sentences():
            for found in pattern.finditer(sentence):
                scale = Decimal(words.scales[found["scale"]]) if found["scale"] else 1
                value = Decimal(re.sub(r"\D", "", found["number"])) * scale
                is_time = vocabulary.beginnings((*words.day, *words.year)).match(found["noun"])
                is_year = is_time or dates.is_era(found["noun"])
                if value >= _LEAST and not is_year:
                    yield _amount(found, value, passage, start)


def _amount(found: re.Match[str], value: Decimal, passage: Passage, start: int) -> _Amount:
    is_about = found["about"] is not None
    offset, said = start + found.start(), _said(found.string)
    return _Amount(value, found["noun"], passage, offset, start, *said, is_about)


@lru_cache(maxsize=1)  # a sentence may hold many numbers
def _said(sentence: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the years of ``sentence``, the stems of its words and of its names."""
    said = re.findall(_WORD, sentence)
    return (
        frozenset(re.findall(_YEAR, sentence)),
        frozenset(word.casefold()[:_STEM] for word in said),
        frozenset(word[:_STEM] for word in said if word[0].isupper() and len(word) >= _NAME),
    )


@cache
def _counting(about: tuple[str, ...], scales: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,–-])(?![12]\d{{3}}\b)(?P<number>{NUMBER})"
        rf"(?: (?P<scale>{vocabulary.either(scales)})\w*\.?)?"
        rf"(?: (?P<about>{vocabulary.either(about)})\w*)?"
        r" (?P<noun>[^\W\d_]{3,})"
    )


def _is_rival(first: _Amount, later: _Amount) -> bool:
    if first.passage is later.passage and first.start == later.start:
        return False
    shared = len(first.stems & later.stems)
    least = max(_FEWEST, _SHARED * min(len(first.stems), len(later.stems)))
    is_same = first.years == later.years and first.names == later.names and shared >= least
    return is_same and not _agree(later, first.value, is_about=first.is_about)


def _agree(amount: _Amount, value: Decimal, *, is_about: bool = False) -> bool:
    """Tell whether ``value`` may be that of ``amount``, which may be rounded or «about» so many."""
    if amount.is_about or is_about:
        return abs(amount.value - value) <= _NEAR * max(amount.value, value)
    return _rounded(amount.value, value) or _rounded(value, amount.value)


def _rounded(value: Decimal, exact: Decimal) -> bool:
    """Tell whether ``value`` is ``exact`` to as many digits as it has before its last zeros."""
    digits = f"{value.normalize():f}"
    step = 10 ** (len(digits) - len(digits.rstrip("0")))
    return bool(round(exact / step) * step == value)


def _is_same(label: str, noun: str) -> bool:
    """Tell whether a word may be another form of the label."""
    shared = label[: max(len(label) - _CASE, _STEM - 1)].casefold()
    return noun.casefold().startswith(shared) and len(noun) < len(label) + _STEM
