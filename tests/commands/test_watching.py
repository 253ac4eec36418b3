"""Watching a lesson, in a process of its own."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LESSON = (ROOT / "tests" / "lessons" / "russian.yaml").read_text(encoding="utf-8")
READY, NOT_READY = "Готово", "Не готово"


@pytest.fixture
def lesson(tmp_path: Path) -> Path:
    path = tmp_path / "lesson.yaml"
    path.write_text(LESSON, encoding="utf-8")
    return path


@pytest.fixture
def watched(lesson: Path) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-m", "builders", "watch", str(lesson), "--language", "en"]
    command += ["--output", str(lesson.parent / "output")]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen(command, cwd=ROOT, encoding="utf-8", **pipes) as process:  # type: ignore[call-overload]
        yield process
        process.kill()


def until_verdict(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    lines = (line.strip() for line in process.stdout)
    return next(line for line in lines if line in {READY, NOT_READY})


@pytest.mark.skipif(sys.platform == "win32", reason="a test cannot press Ctrl+C there")
def test_saves_build_again_and_a_bad_one_keeps_the_outputs(
    lesson: Path, watched: "subprocess.Popen[str]"
) -> None:
    handout = lesson.parent / "output" / "handout.pdf"
    assert until_verdict(watched) == READY
    first = handout.read_bytes()

    beside = lesson.with_suffix(".new")
    beside.write_text(LESSON.replace("minutes:", "minuets:", 1), encoding="utf-8")
    beside.replace(lesson)
    assert until_verdict(watched) == NOT_READY
    assert handout.read_bytes() == first

    lesson.unlink()
    lesson.write_text(LESSON.replace("discipline: ", "discipline: Новая ", 1), encoding="utf-8")
    assert until_verdict(watched) == READY
    assert handout.read_bytes() != first

    watched.send_signal(signal.SIGINT)
    assert watched.wait(timeout=30) == 0
    assert watched.stdout is not None
    assert watched.stdout.read().strip() == "No longer watching."
