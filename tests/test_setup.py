"""The Makefile, the bootstrap and the locks go in; what a fresh machine relies on is checked."""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
OUTPUTS = ("deck.pptx", "handout.pdf", "key.pdf")
PICTURE = "assets/images/менің сурет (2).png"

# Stands where .venv/bin/python does: it notes each build and writes what a build leaves behind.
BUILDER = f"""#!/bin/sh
printf "[%s] " "$@" >> builds.txt; echo >> builds.txt
mkdir -p output
touch {" ".join(f"output/{name}" for name in OUTPUTS)}
echo 'output/.built: {PICTURE.replace(" ", chr(92) + " ")}' > output/.inputs.mk
echo '{PICTURE.replace(" ", chr(92) + " ")}:' >> output/.inputs.mk
"""


@pytest.fixture
def bootstrap() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bootstrap", ROOT / "tools" / "bootstrap.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "Айгүл Серікқызы" / "сабақ 1"
    for name in ("lesson.yaml", "requirements.lock", "builders/a.py", "assets/labels/kk.yaml"):
        write(folder / name)
    write(folder / PICTURE)
    write(folder / ".venv/bin/python", BUILDER).chmod(0o755)
    write(folder / ".venv/.ready")
    shutil.copy(ROOT / "Makefile", folder)
    for path in sorted(folder.rglob("*")):
        age(path, seconds=100)
    age(folder / ".venv/.ready", seconds=-50)
    return folder


def write(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def age(path: Path, *, seconds: int) -> None:
    then = path.stat().st_mtime - seconds
    os.utime(path, (then, then))


def make(folder: Path, *arguments: str) -> int:
    """Run make as a teacher would, and return how often it has built so far."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    subprocess.run(["make", *arguments], cwd=folder, env=clean, check=True)
    return len((folder / "builds.txt").read_text("utf-8").splitlines())


def settle(folder: Path) -> None:
    """Build once, and move that build into the past so that any edit is newer."""
    assert make(folder) == 1
    age(folder / "output/.built", seconds=10)


def pins(lock: str) -> set[str]:
    return set(re.findall(r"^[a-z].*?(?= \\$)", (ROOT / lock).read_text("utf-8"), re.MULTILINE))


def test_help_lists_every_target() -> None:
    phony = re.search(r"^\.PHONY: (.*) FORCE$", MAKEFILE, re.MULTILINE)
    assert phony is not None
    said = subprocess.run(["make", "help"], cwd=ROOT, check=True, capture_output=True, text=True)
    listed = re.findall(r"^make (\S+) +\S", said.stdout, re.MULTILINE)
    assert sorted(listed) == sorted(phony[1].split())


def test_make_never_deletes_an_output_by_itself() -> None:
    assert ".DELETE_ON_ERROR" not in MAKEFILE
    assert ".PRECIOUS: output/.built $(OUTPUTS)" in MAKEFILE


def test_a_second_make_builds_nothing(project: Path) -> None:
    assert make(project) == 1
    assert make(project) == 1


@pytest.mark.parametrize(
    "path", ["lesson.yaml", "builders/a.py", "assets/labels/kk.yaml", "assets/images", PICTURE]
)
def test_an_edit_builds_again(project: Path, path: str) -> None:
    settle(project)
    (project / path).touch()
    assert make(project) == 2


@pytest.mark.parametrize("name", OUTPUTS)
def test_a_deleted_output_is_built_again(project: Path, name: str) -> None:
    settle(project)
    (project / "output" / name).unlink()
    assert make(project) == 2
    assert make(project) == 2


def test_a_deleted_picture_is_left_to_the_build_to_report(project: Path) -> None:
    settle(project)
    (project / PICTURE).unlink()
    assert make(project) == 2


def test_another_lesson_and_theme_are_passed_on(project: Path) -> None:
    make(project, "LESSON=7 сынып/Сабақ 1.yaml", "THEME=tun")
    said = (project / "builds.txt").read_text("utf-8")
    passed = re.findall(r"\[(.*?)\]", said)
    assert passed[2:] == [
        *("build", "7 сынып/Сабақ 1.yaml"),
        *("--theme", "tun"),
    ]


def test_after_another_theme_the_lesson_is_built_again(project: Path) -> None:
    settle(project)
    assert make(project, "THEME=tun") == 2
    assert make(project) == 3


def test_bootstrap_can_refuse_an_old_python() -> None:
    source = (ROOT / "tools" / "bootstrap.py").read_text("utf-8")
    ast.parse(source, feature_version=(3, 8))


def test_an_environment_is_ready_only_with_its_stamp(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    stamp, lock = bootstrap.VENV / ".ready", write(Path("requirements.lock"), "a==1\n")
    write(bootstrap.PYTHON)
    assert not bootstrap.is_ready(stamp, lock)
    write(stamp, bootstrap.fingerprint(lock))
    assert bootstrap.is_ready(stamp, lock)
    write(lock, "a==2\n")
    assert not bootstrap.is_ready(stamp, lock)


def test_an_environment_without_its_python_is_not_ready(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lock = write(Path("requirements.lock"))
    stamp = write(bootstrap.VENV / ".ready", bootstrap.fingerprint(lock))
    bootstrap.PYTHON.parent.mkdir()
    bootstrap.PYTHON.symlink_to("gone")
    assert not bootstrap.is_ready(stamp, lock)


def test_a_failing_command_closes_its_route(bootstrap: ModuleType) -> None:
    with pytest.raises(bootstrap.RouteClosed, match="қате"):
        bootstrap.run("sh", "-c", "echo қате >&2; exit 3")


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_package_has_a_hash_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    entries = re.split(r"\n(?=[a-z])", text)[1:]
    assert len(entries) == len(pins(lock)) > 5
    assert all("--hash=sha256:" in entry for entry in entries)
    assert not re.search(r"://|--(extra-)?index|--find-links", text)


def test_tests_run_on_the_packages_that_build() -> None:
    assert pins("requirements.lock") <= pins("requirements-dev.lock")
