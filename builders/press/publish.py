"""Checked bytes and their names go in; all the old files are replaced, or none is.

New files are written beside their targets, synced and read back. A journal then names them: from
that moment a killed publication is finished by the next one, before it nothing has changed.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

JOURNAL = ".publish.json"
LOCK = ".lock"
NEW = ".new"
OLD = ".old"


class PublishError(Exception):
    """The outputs could not be replaced; the old ones are whole. ``path`` is the one in the way."""

    def __init__(self, path: Path, reason: str) -> None:
        """Keep the file that could not be written, and the system's word for it."""
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def publish(folder: Path, outputs: Mapping[str, bytes]) -> None:
    """Replace the files ``outputs`` in ``folder`` together. Raises ``PublishError``."""
    path = folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _locked(folder):
            recover(folder)
            for name, data in outputs.items():
                path = folder / name
                _stage(path, data)
            _commit(folder, tuple(outputs))
            _replace(folder, tuple(outputs))
    except OSError as refused:
        _discard(folder, tuple(outputs))
        failed = Path(refused.filename) if refused.filename else path
        raise PublishError(failed, refused.strerror or type(refused).__name__) from refused


def recover(folder: Path) -> None:
    """Finish a publication that was killed after its journal was written."""
    journal = folder / JOURNAL
    if not journal.exists():
        return
    names = tuple(json.loads(journal.read_text(encoding="utf-8")))
    for name in names:
        if _beside(folder / name, NEW).exists():
            _beside(folder / name, NEW).replace(folder / name)
    _finish(folder, names)


def _stage(path: Path, data: bytes) -> None:
    if path.is_symlink() or (path.exists() and not (path.is_file() and os.access(path, os.W_OK))):
        raise PermissionError(1, "not a writable file", str(path))
    staged = _beside(path, NEW)
    with staged.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if staged.read_bytes() != data:
        raise OSError(5, "read back other bytes than were written", str(staged))


def _commit(folder: Path, names: tuple[str, ...]) -> None:
    draft = folder / (JOURNAL + NEW)
    with draft.open("w", encoding="utf-8") as file:
        json.dump(names, file)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(folder / JOURNAL)
    _sync(folder)


def _replace(folder: Path, names: tuple[str, ...]) -> None:
    """Put each new file in its place; on a refusal put the old ones back."""
    done: list[str] = []
    try:
        for name in names:
            _keep(folder / name)
            _beside(folder / name, NEW).replace(folder / name)
            done.append(name)
    except OSError:
        for name in done:
            _restore(folder / name)
        (folder / JOURNAL).unlink()
        raise
    _finish(folder, names)


def _keep(path: Path) -> None:
    if not path.exists():
        return
    kept = _beside(path, OLD)
    kept.unlink(missing_ok=True)
    try:
        os.link(path, kept)
    except OSError:  # a USB stick's file system has no links
        shutil.copyfile(path, kept)


def _restore(path: Path) -> None:
    if _beside(path, OLD).exists():
        _beside(path, OLD).replace(path)
    else:
        path.unlink()


def _finish(folder: Path, names: tuple[str, ...]) -> None:
    _sync(folder)
    (folder / JOURNAL).unlink(missing_ok=True)
    for name in names:
        _beside(folder / name, OLD).unlink(missing_ok=True)


def _discard(folder: Path, names: tuple[str, ...]) -> None:
    if (folder / JOURNAL).exists():
        return
    for name in names:
        for ending in (NEW, OLD):
            with suppress(OSError):
                _beside(folder / name, ending).unlink()


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f".{path.name}{ending}")


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
    with (folder / LOCK).open("a+b") as file:
        if os.name == "nt":
            import msvcrt  # noqa: PLC0415  # exists on Windows only

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl  # noqa: PLC0415  # exists elsewhere only

            fcntl.flock(file, fcntl.LOCK_EX)
        yield
