"""Files go in; those of them that have just been saved come out.

Looking again and again also works on network disks and in synchronised folders, where the system
sends no notice of a change.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Optional, TypeAlias

LOOK_AGAIN = 0.2  # seconds
SETTLE = 0.05  # seconds; an editor empties a file and fills it, or puts another in its place

# Time of change, size and number on the disk; none for a file that is not there.
Stamp: TypeAlias = Optional[tuple[int, int, int]]  # noqa: UP045  # an alias is read at run time


def stamps(paths: Iterable[Path]) -> dict[Path, Stamp]:
    """Return what tells the present state of each file from any other."""
    return {path: _stamp(path) for path in paths}


def wait(seen: Mapping[Path, Stamp]) -> tuple[Path, ...]:
    """Return the files that are no longer as they were ``seen``, once two looks agree."""
    now = stamps(seen)
    while now == seen:
        time.sleep(LOOK_AGAIN)
        now = stamps(seen)
    earlier: dict[Path, Stamp] = {}
    while now != earlier:
        time.sleep(SETTLE)
        earlier, now = now, stamps(seen)
    return tuple(path for path in seen if now[path] != seen[path])


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
