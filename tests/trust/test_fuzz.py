"""Any bytes, any lesson: a result or problems with their places, never anything else.

``make fuzz`` tries many more, other ones each time.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

from hypothesis import example, given, seed, settings
from hypothesis import strategies as st

import builders.deck.paint
import builders.handout.paint
from builders import messages
from builders.build import plan
from builders.lesson.read import read
from builders.lesson.source.decode import legible
from builders.materials import read_source
from builders.press.verify import verify_deck, verify_pages
from builders.problems import Problems

FUZZ = int(os.environ.get("FUZZ", "0"))  # times as many examples, and not the same
MANY = settings(
    max_examples=5000 * max(FUZZ, 1), deadline=None, derandomize=not FUZZ, database=None
)
LESSONS = settings(MANY, max_examples=1000 * max(FUZZ, 1))
FILE = Path("lesson.yaml")

WORDS = [
    "Қазақстан",
    "тарихының",
    "өзекті",
    "мәселелері",
    "20",
    "698",
    "№4",
    "(НКВД)",
    "ГУЛАГ-ның",
    "«халық",
    "жауы»",
    "–",
    "₸",
    "→",
    "15–20",
    "жан-жақты",
    "**маңызды**",
    "*дерек*",
    "[@a]",
    "[@a,15]",
    "[сілтеме](https://example.org/a)",
    "R&D",
    "x<y",
    "<b>",
    "</a:t>",
    "]]>",
    "&amp;",
    "&#0;",
    "%s",
    "{x}",
    "_x0041_",
    "\\*",
    "**",
    "*",
    "[",
    "]",
    "[]",
    "[](x)",
    "=1+1",
    "--",
    "...",
    "1.10",
    "12:30",
    "no",
    "~",
    "#іш",
    "a:",
    "b",
    "007",
    "т.б.",
    "ӘҒҚҢӨҰҮҺІ",
    "интеллигенциясының",
    "электрокардиографиялық",
    "漢",
    "é",
    "\xad",
]
SIGNS = st.characters(max_codepoint=0x52F, exclude_categories=("Cc", "Cf", "Cn"))
TEXT = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join),
    st.text(SIGNS, min_size=1, max_size=40),
)
Made: TypeAlias = st.SearchStrategy[Any]
SHORT = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
NUMBER = st.integers(0, 10**6)


def record(given_always: Mapping[str, Any], **at_times: st.SearchStrategy[Any]) -> Made:
    return st.fixed_dictionaries(dict(given_always), optional=at_times)


def some(items: st.SearchStrategy[Any], most: int = 5, least: int = 1) -> Made:
    return st.lists(items, min_size=least, max_size=most)


def table(columns: int) -> Made:
    row = st.lists(SHORT, min_size=columns, max_size=columns)
    return record({"caption": SHORT, "columns": row, "rows": some(row)}, note=TEXT, point=TEXT)


def compare(columns: int) -> Made:
    row = st.lists(SHORT, min_size=columns, max_size=columns)
    rows = some(record({"aspect": SHORT, "cells": row}))
    return record({"caption": SHORT, "columns": row, "rows": rows})


BRANCH = st.recursive(
    record({"name": SHORT}),
    lambda inner: record({"name": SHORT}, branches=some(inner, 3)),
    max_leaves=6,
)
CHART = {"caption": SHORT, "bars": some(record({"label": SHORT, "value": NUMBER}), 8)}
EVENTS = some(record({"date": NUMBER.map(str), "text": SHORT}, note=SHORT), 7)
BLOCK = st.one_of(
    record({"text": TEXT}),
    record({"points": record({"items": some(TEXT)}, reveal=st.booleans(), title=SHORT, gap=TEXT)}),
    record({"question": record({"text": TEXT}, answer=TEXT)}),
    record({"statement": record({"text": TEXT}, by=SHORT, source=TEXT)}),
    record({"quote": record({"text": TEXT, "speaker": SHORT}, role=SHORT)}),
    record({"table": st.integers(1, 6).flatmap(table)}),
    record({"compare": st.integers(2, 3).flatmap(compare)}),
    record({"chart": record(CHART, unit=SHORT)}),
    record({"timeline": record({"caption": SHORT, "events": EVENTS}, poster=st.booleans())}),
    record({"tree": record({"caption": SHORT, "root": SHORT, "branches": some(BRANCH, 4)})}),
)
SPACE = st.sampled_from(["3 lines", "2 cm", "box", "grid 3 cm", "none", "table (a | b) 3 rows"])
CRITERIA = some(record({"descriptor": TEXT, "points": st.integers(0, 9)}))
TASK = record(
    {"task": TEXT},
    level=st.integers(1, 3),
    space=SPACE,
    answer=TEXT,
    criteria=CRITERIA,
    detail=TEXT,
)
TOPIC = record(
    {"title": SHORT, "language": st.sampled_from(["kk", "ru", "en"]), "minutes": st.just(45)},
    subtitle=SHORT,
    teacher=SHORT,
    students=st.integers(1, 30),
)
LESSON = record(
    {
        "topic": TOPIC,
        "procedure": some(
            record({"stage": SHORT, "minutes": st.just(5), "blocks": some(BLOCK, 2)}), 2
        ),
        "references": st.just([{"id": "a", "type": "web", "title": "A", "URL": "https://a.kz/ә"}]),
    },
    goals=some(TEXT, 3),
    tasks=some(TASK, 3),
    glossary=some(record({"name": SHORT, "meaning": TEXT}), 2),
)


# A reader of pages takes the second mark for the first, drawn twice.
MARKED = {
    "topic": {"title": "T", "language": "en", "minutes": 45},
    "procedure": [{"stage": "S", "minutes": 5, "blocks": [{"text": "\u00af\u03050"}]}],
}


def told(data: bytes, found: Problems) -> None:
    """Every problem has a place in the file and a sentence in every language."""
    assert found.problems
    text = legible(data)
    for problem in found.problems:
        assert 1 <= problem.where.line <= text.count("\n") + 1
        assert problem.where.column >= 1
    for language in ("kk", "ru", "en"):
        assert messages.summary(found.problems, messages.load(language), text)


def answered(data: bytes) -> None:
    try:
        read(data, str(FILE))
    except Problems as found:
        told(data, found)


@seed(FUZZ)
@MANY
@given(st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)))
def test_any_bytes_are_answered(data: bytes) -> None:
    answered(data)


@seed(FUZZ)
@LESSONS
@given(LESSON, st.integers(0, 10**6), st.binary(min_size=1, max_size=3))
def test_any_damaged_lesson_is_answered(lesson: object, at: int, bad: bytes) -> None:
    data = json.dumps(lesson, ensure_ascii=False, indent=1).encode()
    at %= len(data)
    answered(data[:at] + bad + data[at + len(bad) :])


@seed(FUZZ)
@LESSONS
@given(LESSON)
@example(MARKED)
def test_any_lesson_becomes_outputs_that_say_the_same(lesson: object) -> None:
    data = json.dumps(lesson, ensure_ascii=False, indent=1).encode()
    try:
        plans = plan(read_source(FILE, data))[0]
    except Problems as found:
        told(data, found)
        return
    verify_deck(plans.deck, builders.deck.paint.paint(plans.deck))
    for pages in (plans.handout, plans.key):
        verify_pages(pages, builders.handout.paint.paint(pages))
