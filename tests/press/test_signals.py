"""Signals that end the program, each at a module that is just being loaded."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LESSON = str(ROOT / "tests" / "lessons" / "russian.yaml")
ENDED = "Остановлено: недописанных файлов не осталось."
# Python imports this first: it makes the program signal itself once a module is asked for.
PLANTED = """
import os, sys

class Finder:
    def find_spec(self, name, *_):
        if name == os.environ["AT"]:
            os.kill(os.getpid(), int(os.environ["NUMBER"]))

sys.meta_path.insert(0, Finder())
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there a signal only kills")


def ended(folder: Path, number: int, at: str, *asked: str) -> subprocess.CompletedProcess[str]:
    (folder / "sitecustomize.py").write_text(PLANTED, encoding="utf-8")
    planted = {"PYTHONPATH": str(folder), "AT": at, "NUMBER": str(int(number)), "LC_ALL": "ru"}
    command = [sys.executable, "-m", "builders", *asked, "--output", str(folder / "output")]
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **planted},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
@pytest.mark.parametrize("at", ["builders.messages", "builders.build", "pypdfium2.internal"])
def test_a_signal_ends_with_one_sentence(tmp_path: Path, number: int, code: int, at: str) -> None:
    done = ended(tmp_path, number, at, "build", LESSON)
    assert (done.returncode, done.stdout, done.stderr) == (code, "", f"{ENDED}\n")
    assert not (tmp_path / "output" / "deck.pptx").exists()


@pytest.mark.parametrize(
    ("verb", "at"),
    [
        ("check", "builders.build"),
        ("booklet", "builders.build"),
        ("doctor", "builders.press.doctor"),
        ("new", "builders.lesson.format.new"),
        ("watch", "builders.commands.watching"),
    ],
)
def test_any_verb_ends_so(tmp_path: Path, verb: str, at: str) -> None:
    done = ended(tmp_path, signal.SIGTERM, at, verb, LESSON)
    assert (done.returncode, done.stderr) == (143, f"{ENDED}\n")


def test_several_lessons_say_how_many_are_built(tmp_path: Path) -> None:
    other = str(ROOT / "tests" / "lessons" / "english.yaml")
    done = ended(tmp_path, signal.SIGHUP, "pypdfium2.internal", "build", LESSON, other)
    assert done.returncode == 129
    assert done.stderr.strip() == (
        "Остановлено. Собрано до этого: 0 из 2. Та же команда соберёт остальные."
    )


def test_an_exception_that_python_can_only_note_ends_the_program_too() -> None:
    program = """
import os, signal
from builders.press import signals

class Last:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGTERM)
        for _ in range(1000): pass

signals.listen()
signals.heed("Ended.")
Last()
print("went on")
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (143, "", "Ended.\n")


def test_a_swallowed_exception_ends_the_program_soon() -> None:
    program = """
import os, signal, time
from builders.press import signals

signals.GRACE = 0.1
signals.listen()
signals.heed("Ended.")
try:
    os.kill(os.getpid(), signal.SIGTERM)
except BaseException:
    time.sleep(20)
print("went on")
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (143, "", "Ended.\n")


def test_what_was_to_be_ignored_is(tmp_path: Path) -> None:
    """As nohup asks."""
    (tmp_path / "sitecustomize.py").write_text(
        f"import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN){PLANTED}", encoding="utf-8"
    )
    planted = {"PYTHONPATH": str(tmp_path), "AT": "builders.build", "NUMBER": "1"}
    command = [sys.executable, "-m", "builders", "check", LESSON]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **planted}, check=False)
    assert done.returncode == 0


def test_who_stops_listening_hears_no_complaint() -> None:
    command = [sys.executable, "-m", "builders", "doctor"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "encoding": "utf-8"}
    with subprocess.Popen(command, cwd=ROOT, **pipes) as process:  # type: ignore[call-overload]
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait() in {0, 1}
