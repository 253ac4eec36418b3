"""Checked bytes and their names go in; all the old files are replaced, or none is.

New files are written beside their targets, synced and read back, and the old ones are kept under
other names. A journal then says what is under way: whatever stops a publication before it, nothing
has changed; after it, ``recover`` carries the publication to its end, or takes it back.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from builders.press.refusals import PublishError, is_held, named, told

JOURNAL = ".publish.json"
UNDO = ".undo.json"  # the journal of a publication that is being taken back
LOCK = ".lock"
NEW = ".new"
OLD = ".old"
PATIENCE = (0.1, 0.2, 0.4, 0.8, 1.0)  # seconds between tries to replace a file that is held
MOST_BESIDE = 9  # sets that may stand beside a held one: deck (2).pptx to deck (9).pptx


class Published(Struct, frozen=True):
    """The names that were written, and the files that another program has open.

    The names are not those asked for when a file could not be replaced: ``held`` is that file.
    """

    names: tuple[str, ...]
    opened: tuple[str, ...] = ()
    held: str = ""


def publish(folder: Path, outputs: Mapping[str, bytes]) -> Published:
    """Replace the files ``outputs`` in ``folder`` together. Raises ``PublishError``."""
    with told(folder):
        _expect_folder(folder)
        folder.mkdir(parents=True, exist_ok=True)
        with _locked(folder):
            _recover(folder)
            return _published(folder, outputs)


def recover(folder: Path) -> None:
    """Finish or take back a publication that was stopped. Raises ``PublishError``."""
    with told(folder):
        if (folder / JOURNAL).exists() or (folder / UNDO).exists():
            with _locked(folder):
                _recover(folder)


def _published(folder: Path, outputs: Mapping[str, bytes]) -> Published:
    held = ""
    for number in range(1, MOST_BESIDE + 1):
        numbered = {_numbered(name, number): data for name, data in outputs.items()}
        try:
            _put(folder, numbered)
        except OSError as refused:
            half_way = (folder / JOURNAL).exists() or (folder / UNDO).exists()
            if half_way or number == MOST_BESIDE or not is_held(refused):
                raise
            held = held or named(refused, folder).name
            continue
        opened = tuple(name for name in outputs if _is_open(folder / name))
        return Published(tuple(numbered), opened, held)
    raise AssertionError


def _numbered(name: str, number: int) -> str:
    """Return the ``number``-th name beside ``name``; files that only programs see keep theirs."""
    path = Path(name)
    return name if number == 1 or name[0] == "." else f"{path.stem} ({number}){path.suffix}"


def _put(folder: Path, outputs: Mapping[str, bytes]) -> None:
    for name in outputs:
        _expect_file(folder / name)
    try:
        for name, data in outputs.items():
            _stage(folder / name, data)
        had = {name: _keep(folder / name) for name in outputs}
        _commit(folder, had)
        _replace(folder, had)
    except BaseException:
        _undo(folder, outputs)
        raise
    _discard(folder, outputs)


def _expect_folder(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise PublishError("L257", folder)


def _expect_file(path: Path) -> None:
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise PublishError("L257", path)
    if path.exists() and not path.stat().st_mode & 0o200:  # os.access says yes to root
        raise PublishError("L259", path)


def _stage(path: Path, data: bytes) -> None:
    staged = _beside(path, NEW)
    _write(staged, data)
    if staged.read_bytes() != data:
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(staged))


def _write(path: Path, data: bytes) -> None:
    path.unlink(missing_ok=True)
    with path.open("xb") as file:  # a link is not followed
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _keep(path: Path) -> bool:
    """Keep the file ``path`` under a second name; tell whether there was one."""
    kept = _beside(path, OLD)
    kept.unlink(missing_ok=True)
    if not path.exists():
        return False
    try:
        os.link(path, kept)
    except OSError:  # a USB stick's file system has no links
        shutil.copyfile(path, kept)
    return True


def _commit(folder: Path, had: Mapping[str, bool]) -> None:
    draft = folder / (JOURNAL + NEW)
    _write(draft, json.dumps(had).encode())
    draft.replace(folder / JOURNAL)
    _sync(folder)


def _replace(folder: Path, had: Mapping[str, bool]) -> None:
    for name in had:
        if _beside(folder / name, NEW).exists():
            _patiently(_beside(folder / name, NEW), folder / name)
    _sync(folder)
    (folder / JOURNAL).unlink()


def _restore(folder: Path, had: Mapping[str, bool]) -> None:
    replaced = {
        name: there for name, there in had.items() if not _beside(folder / name, NEW).exists()
    }
    for name, there in replaced.items():
        if not there:
            (folder / name).unlink(missing_ok=True)
        elif _beside(folder / name, OLD).exists():
            _patiently(_beside(folder / name, OLD), folder / name)
    _sync(folder)
    (folder / UNDO).unlink()


def _patiently(source: Path, target: Path) -> None:
    for pause in (*PATIENCE, 0):
        try:
            source.replace(target)
        except OSError as refused:  # noqa: PERF203  # the tries are few
            if not pause or not is_held(refused):
                raise
            time.sleep(pause)
        else:
            return


def _recover(folder: Path) -> None:
    for journal, carry in ((UNDO, _restore), (JOURNAL, _replace)):
        if (folder / journal).exists():
            had = _read(folder / journal)
            carry(folder, had)
            _discard(folder, had)


def _read(journal: Path) -> Mapping[str, bool]:
    """Return what a journal says; nothing when it was damaged before its publication began."""
    try:
        had = json.loads(journal.read_bytes())
    except ValueError:
        return {}
    names = isinstance(had, dict) and all(Path(name).name == name for name in had)
    return had if names else {}


def _undo(folder: Path, outputs: Mapping[str, bytes]) -> None:
    """Put the old files back; if that is refused, too, the journal stays for ``recover``."""
    with suppress(OSError):
        if (folder / JOURNAL).exists():
            (folder / JOURNAL).replace(folder / UNDO)
        _recover(folder)
    if not (folder / JOURNAL).exists() and not (folder / UNDO).exists():
        _discard(folder, outputs)


def _discard(folder: Path, names: Mapping[str, object]) -> None:
    drafts = (_beside(folder / name, ending) for name in names for ending in (NEW, OLD))
    for draft in (*drafts, folder / (JOURNAL + NEW)):
        with suppress(OSError):
            draft.unlink()


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f".{path.name}{ending}")


def _is_open(path: Path) -> bool:
    """Tell whether PowerPoint or LibreOffice has said that it has ``path`` open."""
    signs = f"~${path.name}", f".~lock.{path.name}#"
    return any(path.with_name(sign).exists() for sign in signs)


def _sync(folder: Path) -> None:
    if os.name == "nt":  # Windows has no handle on a folder
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; the system lets go of it when the process dies."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(folder / LOCK, flags, 0o666), "r+b") as file:
        if os.name == "nt":
            import msvcrt  # noqa: PLC0415  # exists on Windows only

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl  # noqa: PLC0415  # exists elsewhere only

            fcntl.flock(file, fcntl.LOCK_EX)
        yield
