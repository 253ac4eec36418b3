"""A paragraph goes in; timelines and tables that its dates and numbers could become come out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from msgspec import Struct

from builders.lesson.importing.vocabulary import Vocabulary
from builders.lesson.importing.writing import pair, quoted
from builders.lesson.review.passages import NUMBER, Passage
from builders.problems import Place

_YEARS = r"[12]\d{3}(?: ?[–-] ?[12]\d{3})?"
_DAY = r"(?:3[01]|[12]?\d)"
_NUMBER = re.compile(rf"(?<![\w,.№–-])(?P<number>{NUMBER})(?P<ending>-[^\W\d_]+)?(?![\w–-])")
_LABEL_FIRST = re.compile(rf"(?P<label>[^\W\d_][^,;:.\d()]*?) [–—-] (?P<number>{NUMBER})(?![\w–-])")
_FEWEST_EVENTS, _MOST_EVENTS = 2, 6  # a slide holds six
_FEWEST_ROWS, _MOST_ROWS = 3, 12
_MOST_IN_EVENT, _MOST_IN_LABEL = 90, 60  # characters


class _Event(Struct, frozen=True):
    moment: tuple[int, int, int]
    date: str
    text: str


def of(text: str, words: Vocabulary) -> Iterator[list[str]]:
    """Yield the lines of each block that ``text`` offers."""
    sentences = [found for _, found in Passage(text, lambda _: Place("", 1, 1)).sentences()]
    told = dict.fromkeys(_events(sentences, words))  # a plan may tell a thing twice
    events = sorted(told, key=lambda event: event.moment)
    if len(events) >= _FEWEST_EVENTS:
        parts = -(-len(events) // _MOST_EVENTS)
        size = -(-len(events) // parts)
        for start in range(0, len(events), size):
            yield _timeline(events[start : start + size], words)
    for sentence in sentences:
        rows = _rows(sentence, words)
        if len(rows) >= _FEWEST_ROWS:
            yield _table(rows, words)


def _timeline(events: list[_Event], words: Vocabulary) -> list[str]:
    listed = chain.from_iterable(
        (*pair("      - date:", event.date), *pair("        text:", event.text)) for event in events
    )
    caption = pair("    caption:", words.timeline)
    return ["- timeline:", *caption, "    events:", *listed, *pair("    source:", words.source)]


def _table(rows: list[tuple[str, str]], words: Vocabulary) -> list[str]:
    listed = (f"      - [{quoted(label)}, {quoted(number)}]" for label, number in rows)
    columns = ", ".join(map(quoted, words.columns))
    head = ["- table:", *pair("    caption:", words.table), f"    columns: [{columns}]"]
    return [*head, "    rows:", *listed, *pair("    source:", words.source)]


def _events(sentences: list[str], words: Vocabulary) -> Iterator[_Event]:
    """Yield an event for the first date of each sentence; a day takes the year before it."""
    year = 0
    for sentence in sentences:
        found = _dates(words).search(sentence)
        if found is None:
            continue
        parts = {key[:-1]: value for key, value in found.groupdict().items() if value}
        year = int(parts["year"][:4]) if "year" in parts else year
        month = _month(parts["month"], words) if "month" in parts else 0
        moment = year, month, int(parts.get("day", 0))
        opens = found.start() == 0 and ("day" in parts or not month)
        text = _brief(sentence[found.end() :] if opens else sentence, _MOST_IN_EVENT)
        if text:
            yield _Event(moment, _date(parts, month, words), text[0].upper() + text[1:])


def _date(parts: dict[str, str], month: int, words: Vocabulary) -> str:
    year = re.sub(r" ?[–-] ?", "–", parts.get("year", ""))
    if not month:
        return year
    if "day" not in parts:
        name = words.months_alone[month - 1]
        return words.dates["month"].format(year=year, month=name) if year else name
    form = words.dates["full" if year else "day"]
    return form.format(year=year, day=parts["day"], month=words.months[month - 1])


def _dates(words: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of a date in words, the year before or after the day."""
    name = rf"(?:{'|'.join(words.month_stems)})"
    year = rf"(?:{'|'.join(map(re.escape, words.year))})\w*"
    return re.compile(
        rf"(?<!\d)(?P<year1>{_YEARS}) {year}(?: (?:(?P<day1>{_DAY}) )?(?P<month1>{name})\w*)?"
        rf"|(?<!\d)(?P<day2>{_DAY})[ -](?P<month2>{name})\w*(?: (?P<year2>{_YEARS})(?: {year})?)?"
        rf"|\b(?P<month3>{name})\w* (?P<year3>{_YEARS})(?: {year})?",
        re.IGNORECASE,
    )


def _month(name: str, words: Vocabulary) -> int:
    stems = enumerate(words.month_stems, 1)
    return next(number for number, stem in stems if re.match(stem, name, re.IGNORECASE))


def _rows(sentence: str, words: Vocabulary) -> list[tuple[str, str]]:
    """Return the numbers of ``sentence`` with what they count, unless they are dates."""
    text = _dates(words).sub(";", sentence)
    named = [
        (_brief(each["label"], _MOST_IN_LABEL), each["number"])
        for each in _LABEL_FIRST.finditer(text)
    ]
    if len(named) >= _FEWEST_ROWS:
        return named[:_MOST_ROWS]
    found = list(_NUMBER.finditer(text))
    if len(found) < _FEWEST_ROWS:
        return []
    with_ending = sum(bool(each["ending"]) for each in found)
    if with_ending >= _FEWEST_ROWS:
        found = [each for each in found if each["ending"]]
    ends = [*(each.start() for each in found[1:]), len(text)]
    counted = (
        (_brief(text[each.end() : end], _MOST_IN_LABEL), each["number"])
        for each, end in zip(found, ends, strict=True)
    )
    return [(label, number) for label, number in counted if label][:_MOST_ROWS]


def _brief(text: str, most: int) -> str:
    """Return ``text`` as a label: whole words, no stop."""
    bare = text.strip(" .,;:–—-")
    if len(bare) <= most:
        return bare
    return f"{bare[: bare.rfind(' ', 1, most)].rstrip(' ,;:–—-')}…"
