"""Whole tests of twenty questions, of every kind, in each language: all that is made from them."""

import io
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader

from builders.build import check
from builders.languages import known
from builders.lesson.blocks.responses import AnyResponse
from builders.lesson.model import Lesson
from builders.lesson.shape import kinds
from builders.materials import Source, read_source
from builders.outputs import OUTPUTS
from builders.plans import Plans
from builders.problems import Problem

FOLDER = Path(__file__).parent
LANGUAGES = known()
LEFT_OUT = "L361"  # what the file of a game cannot say
HEADINGS = {"kk": r"(\d+)-тапсырма", "ru": r"Задание (\d+)", "en": r"Task (\d+)"}
TASKS = {"kk": 20, "ru": 21, "en": 20}
SHEETS = ("handout-1.pdf", "handout-2.pdf", "handout-3.pdf", "handout-4.pdf")


def text_of(language: str) -> str:
    return (FOLDER / "papers" / f"{language}.yaml").read_text(encoding="utf-8")


@cache
def source(language: str) -> Source:
    """Return the test, read as if it stood where its pictures are."""
    return read_source(FOLDER / "lessons" / "paper.yaml", text_of(language).encode())


@cache
def made(language: str) -> tuple[Mapping[str, bytes], tuple[Problem, ...]]:
    """Return every file that is made, each read back by its verifier, and what was told."""
    plans, files, told = Plans(source(language)), {}, list[Problem]()
    for output in OUTPUTS:
        plan, warnings = output.planned(plans)
        told += warnings
        if plan is not None:
            files[output.name] = output.painted(plan)
    return files, tuple(told)


def said(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def forms(lesson: Lesson) -> set[str]:
    return {each.response.kind for each in lesson.asked if each.response}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paper_has_twenty_questions_and_nothing_to_tell(language: str) -> None:
    lesson = source(language).lesson
    assert len(lesson.every_task) == TASKS[language]
    assert check(FOLDER / "lessons" / "paper.yaml", text_of(language).encode()).warnings == ()
    assert {each.code for each in made(language)[1]} <= {LEFT_OUT}


def test_the_papers_ask_in_every_way() -> None:
    asked = set().union(*(forms(source(language).lesson) for language in LANGUAGES))
    assert asked == set(kinds(AnyResponse))


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_made_from_one_file(language: str) -> None:
    files, _ = made(language)
    wanted = {"deck.pptx", "handout.pdf", "key.pdf", "key-variants.pdf", "answer-sheet.pdf"}
    levels = {f"handout-level-{level}.pdf" for level in (1, 2, 3)}
    assert wanted | levels | {*SHEETS, "quiz.xml", "quiz.gift.txt"} <= files.keys()
    assert ("cards.pdf" in files) == bool(source(language).lesson.glossary)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_variant_has_every_task_under_its_own_number(language: str) -> None:
    files, _ = made(language)
    for name in SHEETS:
        numbers = [int(n) for n in re.findall(HEADINGS[language], said(files[name]))]
        assert numbers == list(range(1, TASKS[language] + 1)), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_variants_are_alike(language: str) -> None:
    files, _ = made(language)
    assert len({files[name] for name in SHEETS}) == len(SHEETS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_student_reads_an_answer(language: str) -> None:
    """Answers in words of their own, which no question has to use, are in the key alone."""
    files, _ = made(language)
    tasks = source(language).lesson.every_task
    words = {text.plain for task in tasks for text in task.answer}
    words -= {"Free answer.", "Еркін жауап."}
    key = re.sub(r"\s+", " ", said(files["key.pdf"]))
    for name in (*SHEETS, "handout.pdf", "large-print.pdf", "booklet.pdf"):
        found = re.sub(r"\s+", " ", said(files[name]))
        assert not [word for word in words if word in found], name
    assert [word for word in words if word in key]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheets_of_the_levels_are_parts_of_one(language: str) -> None:
    files, _ = made(language)
    numbers = [
        {int(n) for n in re.findall(HEADINGS[language], said(files[f"handout-level-{level}.pdf"]))}
        for level in (1, 2, 3)
    ]
    assert set.union(*numbers) == set(range(1, TASKS[language] + 1))
    assert numbers[0] != numbers[1] != numbers[2]
