"""What stands in the way of a publication, the sentence for it, and that nothing is lost."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import languages, messages
from builders.press.publish import Published, publish
from builders.press.refusals import PublishError

OLD = {"deck.pptx": b"old deck", "key.pdf": b"old key", ".inputs.mk": b"old"}
NEW = {"deck.pptx": b"new deck!", "key.pdf": b"new key!", ".inputs.mk": b"new"}
ROOT_USER = hasattr(os, "geteuid") and os.geteuid() == 0


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in NEW if (folder / name).exists()}


def refusal(folder: Path, outputs: dict[str, bytes] | None = None) -> PublishError:
    with pytest.raises(PublishError) as caught:
        publish(folder, outputs or NEW)
    return caught.value


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    publish(tmp_path / "output", OLD)
    return tmp_path / "output"


def test_every_refusal_has_a_sentence_in_every_language() -> None:
    for language in languages.having(messages.FILE):
        words = messages.load(language)
        for code in ("L254", "L255", "L256", "L257", "L258", "L259"):
            assert "deck" in messages.told(code, words, file="deck", reason="why")


def test_a_protected_file_is_not_replaced(folder: Path) -> None:
    (folder / "key.pdf").chmod(0o444)
    refused = refusal(folder)
    assert (refused.code, refused.path) == ("L259", folder / "key.pdf")
    assert contents(folder) == OLD


@pytest.mark.parametrize("kind", ["file", "link"])
def test_an_output_folder_that_is_none_is_refused(tmp_path: Path, kind: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    if kind == "file":
        (tmp_path / "output").write_bytes(b"mine")
    else:
        (tmp_path / "output").symlink_to(tmp_path / "elsewhere")
    refused = refusal(tmp_path / "output")
    assert (refused.code, refused.path) == ("L257", tmp_path / "output")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_folder_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine").write_bytes(b"mine")
    assert refusal(tmp_path / "mine" / "output").code == "L257"


def test_a_link_laid_in_the_way_is_not_followed(folder: Path) -> None:
    mine = folder.parent / "mine"
    mine.write_bytes(b"mine")
    (folder / ".deck.pptx.new").symlink_to(mine)
    (folder / ".deck.pptx.old").symlink_to(mine)
    publish(folder, NEW)
    assert (mine.read_bytes(), contents(folder)) == (b"mine", NEW)
    (folder / ".lock").unlink()
    (folder / ".lock").symlink_to(mine)
    refusal(folder)


@pytest.mark.parametrize("journal", ["", "[1]", '{"../mine": true}', '{"deck.pptx": tr'])
def test_a_damaged_journal_changes_nothing(folder: Path, journal: str) -> None:
    (folder / ".publish.json").write_text(journal, encoding="utf-8")
    (folder.parent / ".mine.new").write_bytes(b"planted")
    publish(folder, NEW)
    assert contents(folder) == NEW
    assert not (folder.parent / "mine").exists()


@pytest.mark.parametrize("sign", ["~$deck.pptx", ".~lock.deck.pptx#"])
def test_an_open_file_is_named(folder: Path, sign: str) -> None:
    (folder / sign).write_bytes(b"")
    assert publish(folder, NEW).opened == ("deck.pptx",)
    assert contents(folder) == NEW


HELD = """
import sys
from pathlib import Path
from typing import get_args
from builders.press.publish import publish
def hold(event, given):
    if event == "os.rename" and str(given[1]).endswith(sys.argv[2]):
        refused = PermissionError(13, "in use", str(given[0]))
        refused.winerror = 32
        raise refused
sys.addaudithook(hold)
print(publish(Path(sys.argv[1]), {"deck.pptx": b"new", "key.pdf": b"new", ".inputs.mk": b"new"}))
"""


def test_a_set_stands_beside_a_file_that_windows_holds(folder: Path) -> None:
    run = [sys.executable, "-c", HELD, str(folder), "/key.pdf"]
    said = subprocess.run(run, check=True, capture_output=True, text=True, encoding="utf-8")
    names = ("deck (2).pptx", "key (2).pdf", ".inputs.mk")
    assert said.stdout.strip() == str(Published(names, (), "key.pdf"))
    assert contents(folder) == {**OLD, ".inputs.mk": b"new"}
    assert all((folder / name).read_bytes() == b"new" for name in names)
    assert sorted(entry.name for entry in folder.iterdir()) == sorted([*OLD, *names[:2], ".lock"])


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a file system of one megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(place)]
    if (
        not ROOT_USER
        or shutil.which("mount") is None
        or subprocess.run(mount, check=False).returncode
    ):
        pytest.skip("a file system of one megabyte needs the right to mount")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_keeps_the_old_outputs(small_disk: Path) -> None:
    old = dict.fromkeys(OLD, b"a" * 200_000)
    publish(small_disk, old)
    refused = refusal(small_disk, dict.fromkeys(NEW, b"b" * 200_000))
    assert refused.code == "L254"
    assert contents(small_disk) == old
    publish(small_disk, NEW)
    assert contents(small_disk) == NEW


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_file_that_may_not_grow_keeps_the_old_outputs(folder: Path) -> None:
    large = "publish(Path(sys.argv[1]), {'deck.pptx': b'b' * 9000, 'key.pdf': b'b' * 9000})"
    lines = (
        "import resource, sys",
        "from pathlib import Path",
        "from builders.press.publish import publish",
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))",
        large,
    )
    run = [sys.executable, "-c", "\n".join(lines), str(folder)]
    done = subprocess.run(run, check=False, capture_output=True, text=True, encoding="utf-8")
    assert "PublishError: L254" in done.stderr
    assert contents(folder) == OLD


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_a_folder_without_rights_is_told(folder: Path) -> None:
    """Root may write anywhere, so a user without rights tries it."""
    shared = Path("/tmp") if ROOT_USER else folder.parent  # noqa: S108  # others may enter it
    place = shared / f"published-{os.getpid()}"
    publish(place, OLD)
    place.chmod(0o555)
    drop = "os.setuid(65534)" if ROOT_USER else "pass"
    lines = (
        "import os, sys",
        "from pathlib import Path",
        "from builders.press.publish import publish",
        drop,
        "publish(Path(sys.argv[1]), {'deck.pptx': b'new'})",
    )
    try:
        run = [sys.executable, "-c", "\n".join(lines), str(place)]
        done = subprocess.run(run, check=False, capture_output=True, text=True, encoding="utf-8")
        assert "PublishError: L255" in done.stderr
        assert contents(place) == OLD
    finally:
        place.chmod(0o755)
        shutil.rmtree(place)
