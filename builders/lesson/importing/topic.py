"""The head of an old plan goes in; the topic of the lesson comes out, and what is left over."""

from __future__ import annotations

import re
from itertools import chain
from typing import TypeGuard

from msgspec import Struct

from builders.lesson.importing.document import Grid, Paragraph, Part
from builders.lesson.importing.sections import Section
from builders.lesson.importing.vocabulary import Vocabulary, mentions

_NUMBER = re.compile(r"№ ?(\d{1,3})")
_WHOLE = re.compile(r"\d{1,3}")
_MOST_IN_TITLE = 200  # characters
_BOUNDS = {"minutes": 600, "students": 1000}


class Topic(Struct, frozen=True):
    """The topic's title with its paragraph, and the fields with theirs, by the lesson's keys."""

    title: Paragraph | None
    heading: str
    number: str
    kind: str
    fields: dict[str, tuple[str, Paragraph]]
    left: tuple[Part, ...]


def find(sections: tuple[Section, ...], words: Vocabulary) -> Topic:
    """Return the topic that ``sections`` tell of; the headless beginning of a plan is one, too."""
    named = [section for section in sections if section.kind == "topic"]
    head = [section for section in sections if section.kind == "head"]
    parts = tuple(chain.from_iterable(section.parts for section in (*named, *head)))
    title = next((part for part in parts if _is_title(part)), None)
    fields, rest = _fields(sections[0].parts, words)
    said = " ".join(
        (
            *(section.heading for section in sections),
            *(_text(part) for part in parts),
            *map(_text, sections[0].parts),
        )
    )
    number = _NUMBER.search(said)
    kinds = (kind for kind, beginnings in words.kinds.items() if mentions(said, beginnings))
    left = (*rest, *(part for part in parts if part is not title))
    return Topic(
        title,
        named[0].heading if named else "",
        number[1] if number else "",
        next(kinds, "seminar"),
        fields,
        left,
    )


def _is_title(part: Part) -> TypeGuard[Paragraph]:
    return isinstance(part, Paragraph) and len(part.text) <= _MOST_IN_TITLE


def _fields(
    parts: tuple[Part, ...], words: Vocabulary
) -> tuple[dict[str, tuple[str, Paragraph]], tuple[Part, ...]]:
    """Return the value and the paragraph of each field, and the paragraphs that fill none."""
    fields: dict[str, tuple[str, Paragraph]] = {}
    rest: list[Part] = []
    for part in parts:
        found = words.field(part.text) if isinstance(part, Paragraph) else None
        value = _value(found[0], found[2]) if found else ""
        if found and value and found[0] not in fields and isinstance(part, Paragraph):
            fields[found[0]] = value, part
        else:
            rest.append(part)
    return fields, tuple(rest)


def _value(key: str, typed: str) -> str:
    """Return ``typed`` as the key wants it: whole numbers within bounds for some."""
    if key not in _BOUNDS:
        return typed
    number = _WHOLE.search(typed)
    return number[0] if number and 0 < int(number[0]) <= _BOUNDS[key] else ""


def _text(part: Part) -> str:
    return " ".join(chain.from_iterable(part.rows)) if isinstance(part, Grid) else part.text
