"""Paragraphs go in; a warning for each duration that the dates beside it do not give comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import cache
from itertools import chain, groupby, pairwise
from typing import Literal, TypeAlias

from msgspec import Struct

from builders.lesson import dates
from builders.lesson.blocks import AnyBlock
from builders.lesson.blocks.figures import Timeline
from builders.lesson.review import words as vocabulary
from builders.lesson.review.numbers.days import Day, days_of
from builders.lesson.review.passages import Passage
from builders.lesson.review.words import Words
from builders.problems import Problem

Unit: TypeAlias = Literal["day", "year"]
_Stretch: TypeAlias = tuple[int, int]  # of a text, from its first character to after its last

_YEARS = r"([12]\d{3})[–-]([12]\d{3})(?!\d)"
_BESIDE = r"(?: \w+)?[ ,(–—:]+"
_OF_THE_WHOLE = ("title", "caption", "point")  # words of a figure
_NO_LEAP_YEAR = 2001
_ENDS = 2  # dates that a span has


class _Span(Struct, frozen=True):
    """What lies between two dates, which end at ``end`` of their text."""

    first: str
    last: str
    length: int
    unit: Unit
    end: int


class _Duration(Struct, frozen=True):
    """«40 күн»; ``lasts`` tells that its sentence says how long something went on."""

    text: str
    start: int
    length: int
    unit: Unit
    sentence: _Stretch
    lasts: bool


def in_prose(passage: Passage, words: Words) -> Iterator[Problem]:
    """Yield each duration that does not suit the one span of dates in its sentence.

    A paragraph that tells of one beginning and one end is read as a whole.
    """
    durations = tuple(_durations(passage, words))
    if not durations:
        return
    text = passage.text
    if _tells_a_course(text, words):
        days = tuple(days_of(text, words))
        if len(days) == _ENDS:
            yield from _unlike(passage, durations, tuple(_between(*days)))
            return
    for sentence, told in groupby(durations, key=lambda each: each.sentence):
        spans = (*_spans_of_days(text, sentence, words), *_spans_of_years(text, sentence))
        yield from _unlike(passage, tuple(told), spans)


def in_timeline(block: AnyBlock, passages: tuple[Passage, ...], words: Words) -> Iterator[Problem]:
    """Yield each duration over a timeline that its first and last day do not give."""
    if not isinstance(block, Timeline):
        return
    ends = [
        Day(event.date, 0, 0, 0, moment.year, moment.month, moment.day)
        for event in (block.events[0], block.events[-1])
        for moment in (dates.read(event.date),)
        if moment.month and moment.day
    ]
    spans = tuple(_between(*ends)) if len(ends) == _ENDS else ()
    for passage in passages if spans else ():
        if passage.role in _OF_THE_WHOLE:
            yield from _unlike(passage, tuple(_durations(passage, words)), spans)


def without_dates(passages: tuple[Passage, ...], words: Words) -> Iterator[Problem]:
    """Yield each number of days that something went on, when no two days are so far apart."""
    days = set()
    year = _NO_LEAP_YEAR
    for day in chain.from_iterable(days_of(passage.text, words) for passage in passages):
        year = day.year or year
        days |= {found.toordinal() for found in _in_calendar(year, day)}
    shown = cache(lambda length: any({day + length, day + length - 1} & days for day in days))
    for passage in passages if days else ():
        for each in _durations(passage, words):
            if each.lasts and each.unit == "day" and not shown(each.length):
                yield passage.warn("L445", each.start, text=each.text)


def _unlike(
    passage: Passage, durations: tuple[_Duration, ...], spans: tuple[_Span, ...]
) -> Iterator[Problem]:
    """Yield the first of ``durations`` that tells the length of the only span, and tells it wrong.

    The span may be counted with its first day or without.
    """
    if len(spans) != 1:
        return
    (span,) = spans
    same = [each for each in durations if each.unit == span.unit]
    if any(each.length in {span.length, span.length + 1} for each in same):
        return
    for each in same:
        is_beside = each.unit == "day" and re.fullmatch(
            _BESIDE, passage.text[span.end : each.start]
        )
        if each.lasts or is_beside:
            facts = {"text": each.text, "first": span.first, "last": span.last}
            longer = span.length + 1
            yield passage.warn("L444", each.start, **facts, count=span.length, inclusive=longer)
            return


def _durations(passage: Passage, words: Words) -> Iterator[_Duration]:
    """Yield each number of days or years in a sentence that does not say «about» or «each»."""
    measured = _measured(words.day, words.year)
    if not measured.search(passage.text):
        return
    for start, sentence in passage.sentences():
        if vocabulary.beginnings(words.about).search(sentence):
            continue
        lasts = vocabulary.beginnings(words.lasts).search(sentence) is not None
        for found in measured.finditer(sentence):
            if dates.is_ago(sentence, found.start()):
                continue
            unit: Unit = "day" if found["day"] else "year"
            at = start + found.start()
            stretch = (start, start + len(sentence))
            yield _Duration(found[0], at, int(found["count"]), unit, stretch, lasts)


@cache
def _measured(day: tuple[str, ...], year: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,–-])(?P<count>\d{{1,3}})[ \u00a0-](?:(?P<day>{vocabulary.either(day)})"
        rf"|(?:{vocabulary.either(year)}))\w*"
    )


def _tells_a_course(text: str, words: Words) -> bool:
    return all(vocabulary.beginnings(each).search(text) for each in (words.begins, words.ends))


def _spans_of_days(text: str, sentence: _Stretch, words: Words) -> Iterator[_Span]:
    joined = _joining(words.until)
    for first, last in pairwise(days_of(text, words, sentence)):
        if joined.fullmatch(text, first.stem_end, last.start):
            yield from _between(first, last)


@cache
def _joining(until: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of what makes two days one span: «16 мамырдан 26 маусымға дейін»."""
    year = r"[12]\d{3}(?: [^\W\d_]{1,6}\.?)?"
    return re.compile(
        rf"\w*(?:,? {year})? ?(?:(?:{vocabulary.either(until)})\b|[–—-]) ?(?:{year} )?"
    )


def _spans_of_years(text: str, sentence: _Stretch) -> Iterator[_Span]:
    for found in re.compile(_YEARS).finditer(text, *sentence):
        if (length := int(found[2]) - int(found[1])) > 0:
            yield _Span(found[1], found[2], length, "year", found.end())


def _between(first: Day, last: Day) -> Iterator[_Span]:
    """Yield the span of two days, if they are days of the calendar and in order."""
    year = first.year or last.year or _NO_LEAP_YEAR
    for start in _in_calendar(year, first):
        for end in _in_calendar(last.year or year, last):
            if end > start:
                yield _Span(first.text, last.text, (end - start).days, "day", last.end)


def _in_calendar(year: int, day: Day) -> Iterator[date]:
    """Yield the date, if there is such a day in ``year``."""
    with suppress(ValueError):
        yield date(year, day.month, day.day)
