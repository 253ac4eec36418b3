"""The system's refusals to write go in; ours, with the code of a sentence, come out."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, TypeAlias

Fault: TypeAlias = Literal["L254", "L255", "L256", "L257", "L258", "L259"]

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_HELD = {5, 32, 33}  # Windows: access denied, sharing violation, lock violation
_BESIDE = re.compile(r"\.(.+)\.(?:new|old)")


class PublishError(Exception):
    """The outputs could not be replaced; the old ones are whole. ``path`` is the one in the way."""

    def __init__(self, code: Fault, path: Path, reason: str = "") -> None:
        """Keep what the sentence needs.

        ``code`` is L254 for a full disk, L255 for missing rights, L256 for files that other
        programs hold, L257 for what is no ordinary file or folder, L258 for a disk that fails with
        ``reason``, L259 for a write-protected file.
        """
        super().__init__(f"{code} {path}: {reason}")
        self.code = code
        self.path = path
        self.reason = reason


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Turn the system's refusal to write into ``folder`` into ours."""
    try:
        yield
    except OSError as refused:
        reason = refused.strerror or type(refused).__name__
        raise PublishError(_code(refused), named(refused, folder), reason) from refused


def is_held(refused: OSError) -> bool:
    """Tell whether another program has the file open, which only Windows minds."""
    return getattr(refused, "winerror", None) in _HELD


def named(refused: OSError, folder: Path) -> Path:
    """Return the output that ``refused`` is about; ``folder``, if it does not say."""
    if not isinstance(refused.filename, str):
        return folder
    path = Path(refused.filename)
    beside = _BESIDE.fullmatch(path.name)
    return path.with_name(beside[1]) if beside else path


def _code(refused: OSError) -> Fault:
    if is_held(refused):
        return "L256"
    if refused.errno in _FULL:
        return "L254"
    if refused.errno in _FORBIDDEN:
        return "L255"
    return "L257" if isinstance(refused, FileExistsError | NotADirectoryError) else "L258"
