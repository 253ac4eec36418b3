"""What is right must not be found in a student's file, however it is looked at.

Two lessons that differ in nothing but what is right give the same bytes: what does not change
cannot tell. In the key, what is right is there. ``make fuzz`` tries many more.
"""

import io
import json
import os
from typing import Any

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from builders.handout.paint import paint
from builders.lesson.model import Lesson
from tests.document.samples import of_blocks
from tests.handout.reading import read_back
from tests.handout.samples import planned

FUZZ = int(os.environ.get("FUZZ", "0"))
MANY = settings(max_examples=40 * FUZZ or 40, deadline=None, derandomize=not FUZZ, database=None)
WORDS = ("oxygen", "salt", "the Sun", "1940", "2 698", "a river", "аты", "¾", "x²", "C₆H₁₂O₆")
SECRET = st.sampled_from(("zebra", "quail", "hyena", "otter", "llama"))  # of one length
WORD = st.sampled_from(WORDS)
SOME = st.lists(WORD, min_size=2, max_size=6, unique=True)
FORMS = ("gaps", "several", "none", "table", "label", "short", "answer")
PICTURE = {"file": "images/cycle.png", "alt": "Water", "credit": "the teacher"}
Task = dict[str, Any]


@st.composite
def choices(draw: st.DrawFn) -> tuple[Task, Task]:
    options = draw(SOME)
    rights = [draw(st.lists(st.booleans(), min_size=len(options), max_size=len(options)))] * 2
    rights[1] = rights[0][1:] + rights[0][:1]
    pairs = [list(zip(options, right, strict=True)) for right in rights]
    kind = draw(st.sampled_from(("choice", "true-false")))
    key = "right" if kind == "choice" else "verdict"
    why = {"why": "wrong"} if kind == "choice" else {}
    one, two = ([{"text": each, key: right, **why} for each, right in pair] for pair in pairs)
    return {kind: one}, {kind: two}


@st.composite
def words(draw: st.DrawFn) -> tuple[Task, Task]:
    form = draw(st.sampled_from(FORMS))
    answers = draw(st.tuples(SECRET, SECRET))
    before = draw(WORD)

    def filled(answer: str) -> Task:
        said = {
            "gaps": f"{before} {{{answer}}} and {{{answer}}}",
            "several": f"{before} {{{answer}|{answer}}}.",
            "none": f"{before} {{}} {{{answer}}}",
        }
        if form in said:
            return {"gaps": said[form]}
        if form == "table":
            return {"table": {"columns": ["a", "b"], "rows": [[before, f"{{{answer}}}"]] * 2}}
        if form == "label":
            places = {answer: {"left": 20, "top": 80}, before: {"left": 60, "top": 10}}
            return {"label": {**PICTURE, "places": places}}
        return {form: [answer]}

    return filled(answers[0]), filled(answers[1])


@st.composite
def numbers(draw: st.DrawFn) -> tuple[Task, Task]:
    digits = st.integers(100, 999)
    return {"number": f"{draw(digits)} ± 1 м"}, {"number": f"{draw(digits)} ± 2 м"}


@st.composite
def steps(draw: st.DrawFn) -> tuple[Task, Task]:
    """Return a task that is solved step by step, with gaps on paper or with room."""
    one, two = draw(st.tuples(SECRET, SECRET))
    before, has_gap = draw(WORD), draw(st.booleans())

    def solved(answer: str) -> Task:
        step = f"{before} {{{answer}}}" if has_gap else f"{before} {answer}"
        sides = {"given": before, "find": before}
        return {"task": "Find.", **sides, "solution": [before, step], "answer": answer}

    return solved(one), solved(two)


@st.composite
def exercises(draw: st.DrawFn) -> tuple[Task, Task]:
    """Return one exercise twice, with other answers."""
    forms = st.one_of(choices(), words(), numbers())
    kind = draw(st.sampled_from(("task", "question", "parts")))
    if kind == "parts":
        found = draw(st.lists(forms, min_size=1, max_size=3))
        one, two = ([{"text": "Part", **pair[at]} for pair in found] for at in (0, 1))
        return {"task": "Find.", "parts": one}, {"task": "Find.", "parts": two}
    one, two = draw(forms)
    head: Task = {kind: "Find."} if kind == "task" else {}
    if kind == "question":
        return {"question": {"text": "Find?", **one}}, {"question": {"text": "Find?", **two}}
    criteria = draw(st.sampled_from(({}, {"criteria": {"found": 1}})))
    return {**head, **one, **criteria}, {**head, **two, **criteria}


BOTH = st.lists(exercises() | steps(), min_size=1, max_size=4)


def lesson_of(exercises: list[Task]) -> Lesson:
    return of_blocks("".join(f"- {json.dumps(each, ensure_ascii=False)}\n" for each in exercises))


def handout(exercises: list[Task]) -> bytes:
    return paint(planned(lesson_of(exercises))[0])


@seed(FUZZ)
@MANY
@given(BOTH)
def test_a_students_file_does_not_depend_on_what_is_right(both: list[tuple[Task, Task]]) -> None:
    one, two = ([pair[at] for pair in both] for at in (0, 1))
    assert handout(one) == handout(two)


@seed(FUZZ)
@MANY
@given(st.lists(words() | steps(), min_size=1, max_size=4))
def test_the_key_says_what_is_right(both: list[tuple[Task, Task]]) -> None:
    found = [{"task": "Find.", **pair[0]} for pair in both]
    data = paint(planned(lesson_of(found), "key")[0])
    said = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    answers = {word for word in ("zebra", "quail", "hyena", "otter", "llama") if word in str(found)}
    assert all(word in said for word in answers)


def test_a_table_of_the_key_has_its_words_in_its_cells() -> None:
    rows = [["x", "{zebra}"], ["y", "{many a quail} or {otter}"]]
    task: Task = {"task": "Find.", "table": {"columns": ["a", "b"], "rows": rows}}
    data = paint(planned(lesson_of([task]), "key")[0])
    cells = [said for role, said in read_back(data) if role == "TD"]
    assert [cell.strip("_ ") for cell in cells[:2]] == ["x", "zebra"]
    assert "many a quail" in cells[3]
    assert "otter" in cells[3]


@pytest.mark.parametrize("answer", ["zebra", "quail"])
def test_these_tests_can_fail(answer: str) -> None:
    """A hint that names the answer is seen."""
    hint = {"task": f"Not {answer}.", "short": answer}
    other = {"task": "Not otter.", "short": "otter"}
    assert handout([hint]) != handout([other])
