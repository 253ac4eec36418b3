"""The one door to files that a lesson names: a folder and a name in; the file's bytes out."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Literal, TypeAlias

Fault: TypeAlias = Literal["L250", "L251", "L252", "L253", "L265"]

PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".svg"}
LEAST_LIKENESS = 0.7  # of 1: «rievr» is 0.8 like «river», «map» 0.67 like «mop»
MOST_DEEP, MOST_FOLDERS = 2, 50


class FileError(Exception):
    """A named file cannot be read; ``code`` says why, ``near`` names one that could be meant."""

    def __init__(self, code: Fault, near: str = "") -> None:
        """Keep what the sentence needs.

        ``code`` is L250 for a file outside the folder, L251 for none, L252 for one in another case,
        L253 for what is no file, L265 for none though there is one of nearly the same name.
        """
        super().__init__(code)
        self.code = code
        self.near = near


def read_inside(folder: Path, name: str, most: int) -> bytes:
    """Return the first ``most`` + 1 bytes of the file ``name`` below ``folder``.

    The name is relative, written with forward slashes, and matched letter by letter (composed
    and decomposed spellings are one). Links are not followed. Raises ``FileError``.
    """
    parts = PurePosixPath(name).parts
    try:
        return _regular(_path(folder, name, parts), most)
    except FileError as refused:
        near = _nearest(folder, PurePosixPath(*parts)) if refused.code == "L251" else ""
        raise FileError("L265", near) if near else refused from refused


def _path(folder: Path, name: str, parts: tuple[str, ...]) -> Path:
    if not parts or name.startswith("/") or "\\" in name or ":" in name or ".." in parts:
        raise FileError("L250")
    path = folder
    for part in parts:
        path = path / _entry(path, part, parts)
        if path.is_symlink():
            raise FileError("L250")
    return path


def _nearest(folder: Path, name: PurePosixPath) -> str:
    """Return the file in ``folder`` that is called most like ``name``; nothing if none is."""
    from difflib import SequenceMatcher  # noqa: PLC0415  # only a mistake pays for its import

    def likeness(other: PurePosixPath) -> tuple[float, bool]:
        typed, there = (_spoken(each.stem) for each in (name, other))
        return SequenceMatcher(None, typed, there).ratio(), other.parent == name.parent

    alike = max(_beside(folder, name), key=likeness, default=None)
    return str(alike) if alike and likeness(alike)[0] >= LEAST_LIKENESS else ""


def _spoken(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _beside(folder: Path, name: PurePosixPath) -> Iterator[PurePosixPath]:
    """Yield files of the sort of ``name`` in ``folder`` and the folders right in it, two deep."""
    kinds = PICTURES if name.suffix.lower() in PICTURES else {name.suffix.lower()}
    for at, folders, files in os.walk(folder):
        place = PurePosixPath(Path(at).relative_to(folder).as_posix())
        is_deep = len(place.parts) >= MOST_DEEP
        folders[:] = [] if is_deep else [each for each in folders[:MOST_FOLDERS] if each[0] != "."]
        yield from (place / each for each in files if PurePosixPath(each).suffix.lower() in kinds)


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
