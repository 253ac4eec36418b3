"""Many lessons in one run."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from builders.__main__ import DONE, FAULT, WRONG, main
from builders.commands import several
from builders.press.signals import CTRL_C

ROOT = Path(__file__).parents[2]
GOOD = ROOT / "tests" / "lessons" / "russian.yaml"
OTHER = ROOT / "tests" / "lessons" / "english.yaml"


def folder(output: Path, lesson: Path) -> Path:
    return output / lesson.relative_to(ROOT).with_suffix("")


def broken(folder: Path) -> Path:
    lesson = folder / "сынық сабақ.yaml"
    lesson.write_text("topic:\n  language: ru\n  titel: Т\n", encoding="utf-8")
    return lesson


def test_one_broken_lesson_does_not_stop_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lesson = broken(tmp_path)
    given = ["build", str(lesson), str(GOOD), "--language", "ru", "--output", str(tmp_path)]
    assert main(given) == WRONG
    said = capsys.readouterr()
    assert (folder(tmp_path, GOOD) / "handout.pdf").exists()
    assert not (tmp_path / "сынық сабақ").exists()
    first, second, last = said.out.strip().split("\n")
    assert first == f"1/2 {lesson}: Не готово"
    assert second.startswith(f"2/2 {GOOD}: Слайдов – ")
    assert last.endswith(str(tmp_path))
    assert f"{lesson}:1:" in said.err
    assert said.err.strip().split("\n")[-1] == f"Не готово: {lesson}"


def test_all_good_lessons_end_in_one_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    started = tmp_path / "started"
    started.touch()
    given = ["build", str(GOOD), str(OTHER), "--language", "en", "--output", str(tmp_path)]
    assert main([*given, "--started", str(started)]) == DONE
    assert capsys.readouterr().out.strip().split("\n")[-1] == "Ready"
    for lesson in (GOOD, OTHER):
        assert len(list(folder(tmp_path, lesson).glob("*.p*"))) == 3
        assert (folder(tmp_path, lesson) / ".built").exists()


def test_a_folder_stands_for_the_lessons_in_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    course = tmp_path / "7 сынып"
    (course / "deeper").mkdir(parents=True)
    assert main(["build", str(course), "--language", "en"]) == WRONG
    assert str(course) in capsys.readouterr().err
    for name in ("b 1.yaml", "a.yaml", "a.yml", "._a.yaml", "a.txt", "deeper/c.yaml"):
        (course / name).write_text("topic:\n  titel: T\n", encoding="utf-8")
    assert main(["build", str(course), "--language", "en", "--output", str(tmp_path)]) == WRONG
    last = capsys.readouterr().err.strip().split("\n")[-1]
    lessons = (course / name for name in ("a.yaml", "a.yml", "b 1.yaml"))
    assert last == f"Not ready: {', '.join(map(str, lessons))}"


def test_lessons_that_a_disk_may_take_for_one_are_refused_before_anything_is_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["build", str(GOOD), str(GOOD.with_name("Russian.yaml")), "--output", str(tmp_path)]
    assert main(given) == WRONG
    assert str(folder(tmp_path, GOOD)) in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_lessons_of_one_name_stand_side_by_side(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lessons = [Path(name) for name in ("7a/x.yaml", "7b/x.yaml", "7b/x.yml")]
    for lesson in lessons:
        lesson.parent.mkdir(exist_ok=True)
        assert main(["new", str(lesson)]) == DONE
    assert main(["build", *map(str, lessons[:2])]) == DONE
    assert main(["build", str(lessons[2])]) == DONE
    built = {path.parent.as_posix() for path in Path("output").rglob("deck.pptx")}
    assert built == {"output/7a/x", "output/7b/x", "output/7b/x.yml"}


def fault() -> None:
    raise AssertionError("planted")


def end() -> None:
    os._exit(9)


@pytest.mark.skipif(sys.platform != "linux", reason="only there the fault reaches the crew")
@pytest.mark.parametrize(
    ("planted", "words"),
    [(fault, "AssertionError: planted"), (fault, "a fault of the program"), (end, "(exit code 9)")],
)
def test_a_fault_of_the_program_costs_one_lesson_and_is_told(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    planted: Callable[[], None],
    words: str,
) -> None:
    built = several.built

    def faulty(lesson: Path, *rest: object) -> object:
        if lesson == OTHER:
            planted()
        return built(lesson, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(several, "built", faulty)
    given = ["build", str(GOOD), str(OTHER), "--language", "en", "--output", str(tmp_path)]
    assert main(given) == FAULT
    said = capsys.readouterr().err
    assert words in said
    assert said.strip().split("\n")[-1] == f"Not ready: {OTHER}"
    assert (folder(tmp_path, GOOD) / "handout.pdf").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a test cannot press Ctrl+C there")
def test_ctrl_c_ends_with_a_sentence(tmp_path: Path) -> None:
    lessons = [tmp_path / f"{number}.yaml" for number in range(40)]
    for lesson in lessons:
        lesson.write_bytes(GOOD.read_bytes())
    command = [sys.executable, "-m", "builders", "build", *map(str, lessons), "--language", "en"]
    command += ["--output", str(tmp_path / "output")]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "encoding": "utf-8"}
    with subprocess.Popen(command, cwd=ROOT, start_new_session=True, **pipes) as process:  # type: ignore[call-overload]
        assert process.stdout.readline().startswith("1/40 ")
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does
        out, err = process.communicate(timeout=30)
    assert process.returncode == CTRL_C
    assert err.strip().startswith("Stopped. Built by then: ")
    assert len(err.strip().split("\n")) == 1
    assert "Ready" not in out
