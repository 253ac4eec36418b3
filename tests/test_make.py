"""What Windows does in place of make: the same commands for the same words."""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-bench.lock")
# Stands where .venv/bin/python does and notes each command of the program.
STAND_IN = """#!/bin/sh
printf '%s|' "$@" >> said.txt; echo >> said.txt
"""


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    spec = importlib.util.spec_from_file_location("windows", ROOT / "tools" / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module.bootstrap, "main", lambda _: None)
    yield module
    sys.modules.pop("bootstrap", None)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in ("lesson.yaml", "a.yaml", "b.yaml", *LOCKS):
        (tmp_path / name).touch()
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    python = tmp_path / ".venv" / "bin" / "python"
    python.write_text(STAND_IN, encoding="utf-8")
    python.chmod(0o755)
    for name in (".ready", ".ready-dev", ".ready-bench"):
        (tmp_path / ".venv" / name).touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def of_make(project: Path, words: list[str], env: dict[str, str] | None = None) -> list[list[str]]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    clean |= env or {}
    subprocess.run(["make", *words], cwd=project, env=clean, check=True, capture_output=True)
    said = (project / "said.txt").read_text(encoding="utf-8")
    (project / "said.txt").unlink()
    return [line.split("|")[:-1] for line in said.splitlines()]


def of_windows(windows: ModuleType, verb: str, given: dict[str, str]) -> list[list[str]]:
    return [[*command[1:]] for command in windows.commands(verb, given)]


@pytest.mark.parametrize(
    ("verb", "given"),
    [
        ("build", {"LESSON": "a b.yaml", "THEME": "tun", "PAPER": "letter"}),
        ("build", {"LESSONS": "?.yaml c.yaml"}),
        ("build", {"LESSON": "7 сынып/"}),
        ("check", {"LESSON": "a.yaml"}),
        ("watch", {"LESSON": "a.yaml", "THEME": "tun"}),
        ("preview", {"LESSON": "a.yaml"}),
        ("print", {"LESSON": "a.yaml", "COPIES": "25"}),
        ("show", {"LESSON": "a.yaml"}),
        ("booklet", {}),
        ("large-print", {}),
        ("posters", {}),
        ("variants", {}),
        ("levels", {}),
        ("cards", {}),
        ("answer-sheet", {}),
        ("quiz", {}),
        ("new", {"LESSON": "new one.yaml", "LANGUAGE": "ru", "KIND": "lecture"}),
        ("import", {"SEED": "old plan.docx"}),
        ("import", {"SEED": "old.txt", "LESSON": "b.yaml"}),
        ("explain", {"CODE": "L012", "LANGUAGE": "en"}),
        ("doctor", {"LANGUAGE": "en"}),
        ("reference", {}),
        ("test", {}),
        ("accept", {}),
        ("fuzz", {}),
        ("kill", {}),
        ("bench", {}),
        ("bench-gate", {}),
    ],
)
def test_windows_runs_what_make_runs(
    windows: ModuleType, project: Path, verb: str, given: dict[str, str]
) -> None:
    words = [verb, *(f"{name}={value}" for name, value in given.items())]
    made = [sorted(command) for command in of_make(project, words)]
    ours = [[part for part in c if part not in MEANT] for c in of_windows(windows, verb, given)]
    meant = [[part for part in command if part not in MEANT] for command in made]
    assert [sorted(command) for command in ours] == meant


@pytest.mark.parametrize(
    ("verb", "given"),
    [
        ("build", {"LESSON": "a b.yaml", "THEME": "tun", "PAPER": "letter"}),
        ("build", {"LESSONS": "?.yaml", "TEMPLATE": "a.pptx"}),
        ("check", {"LESSON": "a.yaml"}),
        ("print", {"LESSON": "a.yaml", "COPIES": "25"}),
    ],
)
def test_settings_of_the_environment_count_like_those_of_the_command_line(
    windows: ModuleType,
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    verb: str,
    given: dict[str, str],
) -> None:
    words = [f"{name}={value}" for name, value in given.items()]
    asked = of_make(project, [verb, *words])
    shutil.rmtree(project / "output", ignore_errors=True)
    assert of_make(project, [verb], given) == asked
    ran: list[tuple[str, ...]] = []
    monkeypatch.setattr(
        windows.subprocess,
        "run",
        lambda command, **_: ran.append(command) or subprocess.CompletedProcess(command, 0),
    )
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    windows.main([verb])
    assert [[*command[1:]] for command in ran] == of_windows(windows, verb, given)


def test_a_setting_of_the_command_line_stands_before_one_of_the_environment(project: Path) -> None:
    (said,) = of_make(project, ["check", "LESSON=a.yaml"], {"LESSON": "b.yaml"})
    assert "a.yaml" in said
    assert "b.yaml" not in said


# What the Makefile writes out and the program takes anyway.
MEANT = {"--copies", "1", "lesson.yaml", "--started", "output/.started"}


def test_every_verb_of_the_makefile_is_known(windows: ModuleType, project: Path) -> None:
    assert project.is_dir()
    makefile = Path("Makefile").read_text(encoding="utf-8")
    listed = set(makefile.split(".PHONY: ")[1].split(" FORCE")[0].split())
    assert set(windows.described()) == listed
    for verb in listed - {"help", "clean"}:
        assert windows.commands(verb, {})


def test_an_unknown_verb_is_refused_and_settings_reach_the_program(
    windows: ModuleType, project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert windows.main(["biuld"]) == 2
    assert "build" in capfd.readouterr().out
    assert not (project / "said.txt").exists()
    (project / "output").mkdir()
    assert windows.main(["clean", "LESSON=Сабақ 1.yaml"]) == 0
    assert not (project / "output").exists()
    assert windows.main(["LESSON=Сабақ 1.yaml"]) == 0
    said = (project / "said.txt").read_text(encoding="utf-8")
    assert said == "-m|builders|build|Сабақ 1.yaml|\n"


def test_the_batch_file_is_plain_and_passes_everything_on() -> None:
    batch = (ROOT / "make.bat").read_bytes()
    assert batch.isascii()
    assert batch.count(b"\n") == batch.count(b"\r\n")
    lines = batch.decode("ascii").split("\r\n")
    assert "%PYTHON% tools\\make.py %*" in lines
    assert "chcp 65001 >nul" in lines
