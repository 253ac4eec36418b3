"""The one door to files that a lesson names: a folder and a name in; the file's bytes out."""

from __future__ import annotations

import os
import stat
import unicodedata
from pathlib import Path, PurePosixPath
from typing import Literal, TypeAlias

Fault: TypeAlias = Literal["L250", "L251", "L252", "L253"]


class FileError(Exception):
    """A named file cannot be read; ``code`` says why, ``near`` names one that could be meant."""

    def __init__(self, code: Fault, near: str = "") -> None:
        """Keep the code: L250 outside the folder, L251 absent, L252 other case, L253 no file."""
        super().__init__(code)
        self.code = code
        self.near = near


def read_inside(folder: Path, name: str, most: int) -> bytes:
    """Return the first ``most`` + 1 bytes of the file ``name`` below ``folder``.

    The name is relative, written with forward slashes, and matched letter by letter (composed
    and decomposed spellings are one). Links are not followed. Raises ``FileError``.
    """
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or "\\" in name or ":" in name or ".." in parts:
        raise FileError("L250")
    path = folder
    for part in parts:
        path = path / _entry(path, part, parts)
        if path.is_symlink():
            raise FileError("L250")
    return _regular(path, most)


def _entry(folder: Path, part: str, parts: tuple[str, ...]) -> str:
    wanted = unicodedata.normalize("NFC", part)
    entries = sorted(entry.name for entry in folder.iterdir()) if folder.is_dir() else []
    composed = {unicodedata.normalize("NFC", entry): entry for entry in entries}
    if wanted in composed:
        return composed[wanted]
    for entry in composed:
        if entry.casefold() == wanted.casefold():
            meant = PurePosixPath(*(entry if each == part else each for each in parts))
            raise FileError("L252", str(meant))
    raise FileError("L251")


def _regular(path: Path, most: int) -> bytes:
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        handle = os.open(path, flags | getattr(os, "O_BINARY", 0))
    except OSError as refused:
        raise FileError("L253") from refused
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise FileError("L253")
    with os.fdopen(handle, "rb") as file:
        return file.read(most + 1)
