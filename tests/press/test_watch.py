"""Waiting for a save, as editors make it."""

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from builders.press import watch


def emptied_and_filled(path: Path) -> None:
    path.write_text("", encoding="utf-8")
    path.write_text("new text", encoding="utf-8")


def replaced(path: Path) -> None:
    beside = path.with_name("beside.tmp")
    beside.write_text("old", encoding="utf-8")  # same length, and the same time below
    then = path.stat().st_mtime_ns
    os.utime(beside, ns=(then, then))
    beside.replace(path)


def removed(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("save", [emptied_and_filled, replaced, removed])
def test_each_way_of_saving_is_noticed(tmp_path: Path, save: Callable[[Path], None]) -> None:
    lesson, picture = tmp_path / "lesson.yaml", tmp_path / "map.png"
    for path in (lesson, picture):
        path.write_text("old", encoding="utf-8")
    seen = watch.stamps([lesson, picture])
    saving = threading.Timer(0.1, save, [lesson])
    saving.start()
    assert watch.wait(seen) == (lesson,)
    saving.join()


def emptied_and_filled_later(path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        time.sleep(0.2)
        file.write("new text")


def removed_and_written_later(path: Path) -> None:
    path.unlink()
    time.sleep(0.2)
    path.write_text("new text", encoding="utf-8")


@pytest.mark.parametrize("save", [emptied_and_filled_later, removed_and_written_later])
def test_a_save_that_takes_a_moment_is_waited_for(
    tmp_path: Path, save: Callable[[Path], None]
) -> None:
    lesson = tmp_path / "lesson.yaml"
    lesson.write_text("old", encoding="utf-8")
    seen = watch.stamps([lesson])
    saving = threading.Timer(0.1, save, [lesson])
    saving.start()
    assert watch.wait(seen) == (lesson,)
    assert lesson.read_text(encoding="utf-8") == "new text"
    saving.join()


def test_a_file_that_comes_back_is_noticed(tmp_path: Path) -> None:
    lesson = tmp_path / "lesson.yaml"
    seen = watch.stamps([lesson])
    assert seen == {lesson: None}
    lesson.write_text("here", encoding="utf-8")
    assert watch.wait(seen) == (lesson,)
