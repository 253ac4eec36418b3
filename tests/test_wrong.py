"""Broken lessons that carry their own expected messages: every one is told, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builders import messages
from builders.build import check
from builders.lesson.source.decode import legible
from builders.problems import Problem, Problems

WRONG = sorted((Path(__file__).parent / "wrong").glob("*.yaml"))
EXPECT = re.compile(r"^# expect: (.+)$", re.MULTILINE)
# What no text of a lesson brings by itself, though a test of its own does.
OF_BYTES = {"L001", "L002", "L003"}
OF_LENGTH = {"L007", "L008", "L280", "L281", "L282"}
OF_DISKS = {"L250", "L253", "L254", "L255", "L256", "L257", "L258", "L259"}
OF_PICTURES = {"L260", "L262", "L263", "L264", "L265", "L266", "L441", "L442", "L486"}
OF_DRAWINGS = {"L267", "L268", "L269"}
OF_TEMPLATES = {"L321", "L322", "L323"}
OF_POSTERS = {"L354"}
OF_PAGES = {"L356", "L360"}
OF_QUIZZES = {"L361"}
OF_CARDS = {"L358"}
OF_DOCUMENTS = {"L404", "L418", "L424", "L425", "L428", "L439", "L445"}  # that are imported
ELSEWHERE = {
    *(OF_BYTES | OF_LENGTH | OF_DISKS),
    *(
        OF_PICTURES
        | OF_DRAWINGS
        | OF_TEMPLATES
        | OF_POSTERS
        | OF_PAGES
        | OF_QUIZZES
        | OF_CARDS
        | OF_DOCUMENTS
    ),
}


def found(path: Path, data: bytes) -> tuple[Problem, ...]:
    try:
        return check(path, data).warnings
    except Problems as caught:
        return caught.problems


def told(path: Path) -> list[str]:
    data = path.read_bytes()
    catalogue = messages.load(messages.language_of(data, {}))
    problems = found(path, data)
    assert messages.summary(problems, catalogue, legible(data))
    return [
        f"{problem.where.line}:{problem.where.column}: {problem.code}: "
        f"{messages.message(problem, catalogue)}"
        for problem in problems
    ]


@pytest.mark.parametrize("path", WRONG, ids=lambda path: path.stem)
def test_a_broken_lesson_is_told_all_its_slips(path: Path) -> None:
    assert told(path) == EXPECT.findall(path.read_text(encoding="utf-8"))


def test_every_code_has_a_broken_lesson() -> None:
    lessons = "\n".join(path.read_text(encoding="utf-8") for path in WRONG)
    shown = {expected.split(": ")[1] for expected in EXPECT.findall(lessons)}
    assert set(messages.load("kk").messages) - ELSEWHERE == shown
