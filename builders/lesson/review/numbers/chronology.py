"""Dates go in; a warning for each that is out of order, outside its time or in no calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builders.lesson import dates
from builders.lesson.blocks import AnyBlock
from builders.lesson.blocks.figures import Timeline
from builders.lesson.dates import Moment
from builders.lesson.review.numbers.days import before_month
from builders.lesson.review.passages import Passage
from builders.lesson.review.words import Words
from builders.problems import Problem, warning

# A look behind stands after the first letter: a pattern that opens with one is four times slower.
_YEARS = re.compile(r"([12](?<![\d–-].)\d{3})[–-]([12]\d{3})(?![\d–-]| ?=)")
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # days of each month


def in_timeline(block: AnyBlock) -> Iterator[Problem]:
    """Yield each event that stands below a later one, or outside the years of the caption."""
    if not isinstance(block, Timeline):
        return
    span = _YEARS.search(block.caption.plain)
    if dates.counts_back(block.caption.plain):
        span = None
    moments = [dates.read(event.date) for event in block.events]
    for at, (event, moment) in enumerate(zip(block.events, moments, strict=True)):
        if at and dates.is_before(moment, moments[at - 1]):
            earlier = block.events[at - 1].date
            yield warning("L407", event.where, date=event.date, earlier=earlier)
        if span and _is_outside(moment, int(span[1]), int(span[2])):
            yield warning("L410", event.where, date=event.date, span=span[0])


def in_prose(passage: Passage) -> Iterator[Problem]:
    """Yield each span of years that runs backwards."""
    backwards = [span for span in _YEARS.finditer(passage.text) if span[2] < span[1]]
    if backwards and not dates.counts_back(passage.text):
        yield from (passage.warn("L408", span.start(), span=span[0]) for span in backwards)


def in_calendar(passage: Passage, words: Words) -> Iterator[Problem]:
    """Yield each day that no month has."""
    for found in before_month(words.months).finditer(passage.text):
        if int(found["day"]) not in _length(words.month(found["name"])):
            yield passage.warn("L409", found.start(), date=found[0])
    for found in dates.NUMERIC.finditer(passage.text):
        if found["day"] and int(found["day"]) not in _length(int(found["month"])):
            yield passage.warn("L409", found.start(), date=found[0])


def two_forms(passages: tuple[Passage, ...], words: Words) -> Iterator[Problem]:
    """Yield a date written with a hyphen, «16-мамыр», in a text that also has «16 мамыр»."""
    pattern = before_month(words.months)
    found = [(each, date) for each in passages for date in pattern.finditer(each.text)]
    hyphened = [(each, date) for each, date in found if date["between"] == "-"]
    spaced = [(each, date) for each, date in found if date["between"] != "-"]
    if hyphened and spaced:
        passage, date = hyphened[0]
        other, first = spaced[0]
        line = other.place(first.start()).line
        yield passage.warn("L438", date.start(), date=date[0], other=first[0], line=line)


def _length(month: int) -> range:
    """Return the days that ``month`` has in the longest of years."""
    return range(1, _LONGEST[month - 1] + 1) if 1 <= month <= len(_LONGEST) else range(0)


def _is_outside(moment: Moment, first: int, last: int) -> bool:
    """Tell whether no year of ``moment`` is one of those from ``first`` to ``last``."""
    if moment.year is None or moment.last_year is None or moment.is_ago:
        return False
    return moment.last_year < first or moment.year > last
