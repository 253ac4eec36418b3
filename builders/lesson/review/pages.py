"""A lesson and the text of its file go in; passages that know their places come out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import groupby
from typing import Any

from msgspec import Struct

from builders.lesson.bibliography.references import Reference
from builders.lesson.inline import Text, one_line
from builders.lesson.model import Lesson
from builders.lesson.review.passages import CITED, MASK, Passage
from builders.lesson.texts import printed
from builders.problems import Place

_VALUE_OPENS = re.compile(r"[>|][+-]?\d?[ \t]*\n\s*|[\"']")
_CITATION = re.compile(r"\[@[^\[\]]*\]")
_SKIPPED = re.compile(r"\]\((?:\([^\s()]*\)|[^\s()])*\)|\[[a-z]{2}:\s+")  # addresses, languages
_MOST_SKIPPED = 80  # characters of markup and indentation between two letters of a text


class Page(Struct, frozen=True):
    """The text of a lesson file, to find places in; ``starts`` are the indices of its lines."""

    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Page:
        """Return the page of ``text``."""
        return cls(text, (0, *(found.end() for found in re.finditer("\n", text))))

    def of_texts(self, record: object, role: str = "") -> tuple[Passage, ...]:
        """Return a passage for each text inside ``record``, in file order.

        What is in another language or in code is no prose of the lesson's own, and masked.
        """
        return tuple(
            Passage.of(_masked(text), find, name, text.where)
            for name, text, find in self._texts(record, role)
        )

    def of_spans(self, lesson: Lesson) -> Iterator[tuple[str, Passage]]:
        """Yield a passage for each piece of a text in another language, with its language."""
        for name, text, find in self._texts(lesson, ""):
            start = 0
            for span in text.spans:
                if span.language:
                    place = partial(_shifted, find, start)
                    yield span.language, Passage.of(one_line(span.text), place, name, text.where)
                start += len(CITED if span.cited else one_line(span.text))

    def of_words(self, lesson: Lesson) -> Iterator[tuple[str, Passage]]:
        """Yield a passage for each value that is one word or line: dates, names, references.

        Each comes with the language that it is in.
        """
        for language, where, value in _proofread(lesson, lesson.topic.language, lesson.where):
            yield language, Passage(value, self._finder(where, "", value, value))

    def _texts(
        self, record: object, role: str
    ) -> Iterator[tuple[str, Text, Callable[[int], Place]]]:
        """Yield each text with its role and what finds its letters in the file."""
        named = sorted(_named(record, role), key=_position)
        for _, group in groupby(named, key=_position):
            before = ""
            for name, text in group:
                plain = _plain(text)
                yield name, text, self._finder(text.where, before, plain)
                before += f"{plain} "

    def of_printed(self, lesson: Lesson) -> Iterator[Passage]:
        """Yield a passage for each value that is printed as it was typed, proofread or not."""
        for where, value in printed(lesson, lesson.where):
            if value:
                yield Passage(value, self._finder(where, "", value, value))

    def _start(self, where: Place, value: str) -> Place:
        """Return where ``value`` first stands at ``where`` or after it."""
        index = self.text.find(value, self._index(where))
        return where if index < 0 else self._place(where.file, index)

    def _finder(
        self, where: Place, before: str, plain: str, first: str = ""
    ) -> Callable[[int], Place]:
        """Return what finds an offset of ``plain``, which stands where ``first`` first does."""

        @cache
        def indices() -> tuple[int, ...]:
            start = self._index(self._start(where, first))
            return tuple(_aligned(self.text, start, before + plain))

        def find(offset: int) -> Place:
            at, found = len(before) + offset, indices()
            return self._place(where.file, found[at]) if at < len(found) else where

        return find

    def _index(self, where: Place) -> int:
        return self.starts[where.line - 1] + where.column - 1

    def _place(self, file: str, index: int) -> Place:
        line = bisect_right(self.starts, index)
        return Place(file, line, index - self.starts[line - 1] + 1)


def _named(value: Any, role: str) -> Iterator[tuple[str, Text]]:  # noqa: ANN401  # any field
    if isinstance(value, Text):
        yield role, value
    elif isinstance(value, tuple):
        for item in value:
            yield from _named(item, role)
    else:
        for name in _parts(value.__class__):
            yield from _named(getattr(value, name), name)


def _position(named: tuple[str, Text]) -> tuple[int, int]:
    return named[1].where.line, named[1].where.column


@cache
def _parts(made: type) -> tuple[str, ...]:
    """Return the names of the fields in which there may be texts."""
    if made is Place or made is Reference or not issubclass(made, Struct):
        return ()
    return made.__struct_fields__


def _proofread(
    value: Any,  # noqa: ANN401  # as above
    language: str,
    where: Place,
) -> Iterator[tuple[str, Place, str]]:
    """Yield each value that its class has proofread, with its language and the place before it."""
    if isinstance(value, tuple):
        for item in value:
            yield from _proofread(item, language, where)
    elif isinstance(value, Struct) and not isinstance(value, Text | Place):
        where = getattr(value, "where", where)
        language = getattr(value, "language", None) or language
        for name in getattr(value, "proofread", ()):
            if line := getattr(value, name):
                yield language, where, line
        for name in value.__struct_fields__:
            yield from _proofread(getattr(value, name), language, where)


def _shifted(find: Callable[[int], Place], start: int, offset: int) -> Place:
    return find(start + offset)


def _masked(text: Text) -> str:
    shown = ((span, one_line(span.text)) for span in text.spans)
    return "".join(
        CITED if span.cited else MASK * len(words) if span.language or span.code else words
        for span, words in shown
    )


def _plain(text: Text) -> str:
    return "".join(CITED if span.cited else one_line(span.text) for span in text.spans)


def _aligned(source: str, start: int, plain: str) -> Iterator[int]:
    """Yield where each character of ``plain`` stands in ``source``, which has markup, too.

    It ends early where ``source`` has something else.
    """
    opening = _VALUE_OPENS.match(source, start)
    end = opening.end() if opening else start
    for sign in plain:
        for _ in range(_MOST_SKIPPED):
            at, after = end, _after(source, end, sign)
            if after:
                end = after
                break
            skipped = _SKIPPED.match(source, end)
            end = skipped.end() if skipped else end + 1
        else:
            return
        yield at


def _after(source: str, at: int, sign: str) -> int | None:
    """Return the index after ``sign`` if it stands at ``at``; a space is any run of blanks."""
    if sign == CITED:
        found = _CITATION.match(source, at)
        return found.end() if found else None
    if sign == " ":
        end = at
        while source[end : end + 1].isspace():
            end += 1
        return end if end > at else None
    return at + 1 if source.startswith(sign, at) else None
