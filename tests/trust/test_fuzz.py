"""Any bytes, any lesson: a result or problems with their places, never anything else.

``make fuzz`` tries many more, other ones each time.
"""

import json
import os
from pathlib import Path

from hypothesis import example, given, seed, settings
from hypothesis import strategies as st

from builders import languages, messages
from builders.lesson.read import read
from builders.lesson.source.decode import legible
from builders.materials import read_source
from builders.outputs import of
from builders.plans import Plans
from builders.problems import Problems
from tests.generated import LESSON

FUZZ = int(os.environ.get("FUZZ", "0"))  # times as many examples, and not the same
MANY = settings(
    max_examples=5000 * max(FUZZ, 1), deadline=None, derandomize=not FUZZ, database=None
)
LESSONS = settings(MANY, max_examples=1000 * max(FUZZ, 1))
FILE = Path(__file__).parents[1] / "lessons" / "lesson.yaml"  # its pictures are there

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
    for language in languages.having(messages.FILE):
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
        plans = Plans(read_source(FILE, data))
        planned = [(output, output.planned(plans)[0]) for output in of("build")]
    except Problems as found:
        told(data, found)
        return
    for output, plan in planned:
        output.painted(plan)
