"""The Makefile, the bootstrap and the locks go in; what a fresh machine relies on is checked."""

from __future__ import annotations

import ast
import importlib.util
import re
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


@pytest.fixture
def bootstrap() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bootstrap", ROOT / "tools" / "bootstrap.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def write(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def pins(lock: str) -> set[str]:
    return set(re.findall(r"^[a-z].*?(?= \\$)", (ROOT / lock).read_text("utf-8"), re.MULTILINE))


def test_help_lists_every_target() -> None:
    phony = re.search(r"^\.PHONY: (.*) FORCE$", MAKEFILE, re.MULTILINE)
    assert phony is not None
    said = subprocess.run(["make", "help"], cwd=ROOT, check=True, capture_output=True, text=True)
    listed = re.findall(r"^make (\S+) +\S", said.stdout, re.MULTILINE)
    assert sorted(listed) == sorted(phony[1].split())


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
