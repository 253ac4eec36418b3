"""Broken lessons that carry their own expected messages: every one is told, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builders import messages
from builders.lesson.decode import legible
from builders.lesson.read import read
from builders.problems import Problems

WRONG = sorted((Path(__file__).parent / "wrong").glob("*.yaml"))
EXPECT = re.compile(r"^# expect: (.+)$", re.MULTILINE)
IN_BYTES = {"L001", "L002", "L003", "L007", "L008"}  # no such text can be kept in a file of text
OF_OUTPUTS = re.compile(r"L(?!0|1|2[0-4])")  # files, pictures, slides and the review


def told(data: bytes) -> list[str]:
    catalogue = messages.load(messages.language_of(data, {}))
    with pytest.raises(Problems) as caught:
        read(data, "lesson.yaml")
    problems = caught.value.problems
    assert messages.summary(problems, catalogue, legible(data))
    return [
        f"{found.where.line}:{found.where.column}: {found.code}: "
        f"{messages.message(found, catalogue)}"
        for found in problems
    ]


@pytest.mark.parametrize("path", WRONG, ids=lambda path: path.stem)
def test_a_broken_lesson_is_told_all_its_slips(path: Path) -> None:
    data = path.read_bytes()
    assert told(data) == EXPECT.findall(data.decode("utf-8"))


def test_every_code_of_the_reader_has_a_broken_lesson() -> None:
    lessons = "\n".join(path.read_text(encoding="utf-8") for path in WRONG)
    shown = {expected.split(": ")[1] for expected in EXPECT.findall(lessons)}
    codes = {code for code in messages.load("kk").messages if not OF_OUTPUTS.match(code)}
    assert codes - IN_BYTES == shown
