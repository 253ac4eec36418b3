"""Other forms of the handout, as the command line tells them."""

from pathlib import Path

import pytest

from builders.__main__ import DONE, main
from builders.handout.paint import paint
from builders.outputs import OUTPUTS
from tests.document.samples import of_blocks
from tests.handout.reading import read_back
from tests.handout.samples import planned

LESSON = """
topic: {title: A test, language: en, minutes: 5, kind: lesson%s}
procedure: [{stage: One, minutes: 5, blocks: [{text: Words}]}]
%s
"""
TASKS = "tasks: [{task: Choose one., choice: [+ a, b, c]}, {task: Choose two., choice: [a, + b]}]"


def said(verb: str, lesson: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    assert main([verb, str(lesson), "--output", str(lesson.parent / "output")]) == DONE
    return capsys.readouterr().out.strip().split("\n")


@pytest.mark.parametrize(
    ("verb", "otherwise"),
    [
        ("variants", "No line variants: 4"),
        ("levels", "No task has a level"),
        ("cards", "No line cards:"),
        ("answer-sheet", "No task has options"),
        ("quiz", "No task says how"),
        ("posters", "No figure says poster"),
    ],
)
def test_a_lesson_without_it_says_what_to_write(
    verb: str, otherwise: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lesson = tmp_path / "lesson.yaml"
    lesson.write_text(LESSON % ("", ""), encoding="utf-8")
    (line,) = said(verb, lesson, capsys)
    assert line.startswith(otherwise)
    assert not any((tmp_path / "output").glob("*.pdf"))
    assert verb in {output.verb for output in OUTPUTS}


def test_what_an_earlier_run_left_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lesson, output = tmp_path / "lesson.yaml", tmp_path / "output"
    lesson.write_text(LESSON % (", variants: 4", TASKS), encoding="utf-8")
    assert len(said("variants", lesson, capsys)) == 5
    lesson.write_text(LESSON % (", variants: 3", TASKS), encoding="utf-8")
    *ready, stale = said("variants", lesson, capsys)
    assert len(ready) == 4
    assert all(line.startswith("Ready: ") for line in ready)
    assert stale == f"Of an earlier run, and no longer made: {output / 'handout-4.pdf'}"
    assert (output / "handout-4.pdf").exists()


def test_a_task_of_the_key_alone_has_its_options_and_its_parts() -> None:
    lesson = of_blocks("""
    - {task: Choose., for: [key], choice: [+ oxygen, salt]}
    - {task: Find., for: [key], parts: [{text: The first part, short: zebra}]}
    """)
    key, handout = (
        " ".join(text for _, text in read_back(paint(planned(lesson, output)[0])))
        for output in ("key", "handout")
    )
    for words in ("oxygen", "salt", "The first part", "zebra", "✓"):
        assert words in key
        assert words not in handout
