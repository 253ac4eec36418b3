"""Publication at every point where it can be killed or refused."""

import errno
import json
import multiprocessing
import os
import sys
from pathlib import Path

import pytest

from builders.press.publish import JOURNAL, publish, recover
from builders.press.refusals import PublishError

OLD = {"deck.pptx": b"old deck", "handout.pdf": b"old handout", "key.pdf": b"old key"}
NEW = {"deck.pptx": b"new deck!", "handout.pdf": b"new handout!", "key.pdf": b"new key!"}
FORK = multiprocessing.get_context("fork")
TOUCHING = {"open", "os.rename", "os.link", "os.remove", "os.mkdir", "shutil.copyfile"}
POINTS = 60
REFUSED, KILLED, NOT_REACHED = 2, 99, 77


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in NEW if (folder / name).exists()}


def leftovers(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()} - set(NEW) - {".lock"}


def interrupted(folder: Path, point: int, fault: int | None) -> int:
    """Publish in a child that dies, or is refused, at the given system call; its exit code."""

    def child() -> None:
        seen = 0

        def hook(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal seen
            if event not in TOUCHING or not str(arguments[0]).startswith(str(folder)):
                return
            seen += 1
            if seen == point:
                if fault is None:
                    os._exit(KILLED)
                raise OSError(fault, os.strerror(fault), str(arguments[0]))

        sys.addaudithook(hook)
        try:
            publish(folder, NEW)
        except PublishError:
            os._exit(REFUSED)
        os._exit(0 if seen >= point else NOT_REACHED)

    process = FORK.Process(target=child)
    process.start()
    process.join()
    assert process.exitcode is not None
    return process.exitcode


def test_all_files_are_replaced(tmp_path: Path) -> None:
    publish(tmp_path, OLD)
    publish(tmp_path, NEW)
    assert contents(tmp_path) == NEW
    assert leftovers(tmp_path) == set()


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    publish(tmp_path / "output" / "lesson", NEW)
    assert contents(tmp_path / "output" / "lesson") == NEW


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
@pytest.mark.parametrize("fault", [None, errno.ENOSPC, errno.EIO, errno.EACCES])
def test_every_interruption_leaves_all_old_or_all_new(tmp_path: Path, fault: int | None) -> None:
    for point in range(1, POINTS):
        folder = tmp_path / str(point)
        publish(folder, OLD)
        code = interrupted(folder, point, fault)
        if code == NOT_REACHED:
            break
        told = contents(folder) == NEW if code == 0 else code in {REFUSED, KILLED}
        recover(folder)
        assert contents(folder) in (OLD, NEW), f"mixed at {point}"
        assert told, f"untold at {point}"
    else:
        pytest.fail("never reached the end")
    assert point > len(NEW) * 4


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_journal_is_finished_by_the_next_publication(tmp_path: Path) -> None:
    publish(tmp_path, OLD)
    for name, data in NEW.items():
        (tmp_path / f".{name}.new").write_bytes(data)
    (tmp_path / JOURNAL).write_text(json.dumps(dict.fromkeys(NEW, True)), encoding="utf-8")
    recover(tmp_path)
    assert contents(tmp_path) == NEW
    assert leftovers(tmp_path) == set()


@pytest.mark.parametrize("kind", ["folder", "link"])
def test_what_is_no_file_is_not_replaced(tmp_path: Path, kind: str) -> None:
    publish(tmp_path, OLD)
    (tmp_path / "key.pdf").unlink()
    if kind == "folder":
        (tmp_path / "key.pdf").mkdir()
    else:
        (tmp_path / "key.pdf").symlink_to(tmp_path / "deck.pptx")
    with pytest.raises(PublishError) as caught:
        publish(tmp_path, NEW)
    assert caught.value.path.name == "key.pdf"
    assert (tmp_path / "deck.pptx").read_bytes() == OLD["deck.pptx"]
    assert leftovers(tmp_path) == set()


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_publications_at_once_leave_one_whole_set(tmp_path: Path) -> None:
    sets = [{name: f"{name} {n}".encode() for name in NEW} for n in range(12)]
    processes = [FORK.Process(target=publish, args=(tmp_path, each)) for each in sets]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
        assert process.exitcode == 0
    assert contents(tmp_path) in sets
    assert leftovers(tmp_path) == set()
