"""Files go in; those of them that have just been saved come out.

Looking again and again also works on network disks and in synchronised folders, where the system
sends no notice of a change.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Optional, TypeAlias

LOOK_AGAIN = 0.05  # seconds; two looks that agree say that a save is over
PATIENCE = 0.5  # seconds; for an editor that empties or removes a file and fills it later

# Time of change, size and number on the disk; none for a file that is not there.
Stamp: TypeAlias = Optional[tuple[int, int, int]]  # noqa: UP045  # an alias is read at run time


def stamps(paths: Iterable[Path]) -> dict[Path, Stamp]:
    """Return what tells the present state of each file from any other."""
    return {path: _stamp(path) for path in paths}


def wait(seen: Mapping[Path, Stamp]) -> tuple[Path, ...]:
    """Return the files that are no longer as they were ``seen``, once their save is over."""
    now = stamps(seen)
    while now == seen:
        time.sleep(LOOK_AGAIN)
        now = stamps(seen)
    patient_until = time.monotonic() + PATIENCE
    earlier: dict[Path, Stamp] = {}
    while now != earlier or (_is_under_way(now, seen) and time.monotonic() < patient_until):
        time.sleep(LOOK_AGAIN)
        earlier, now = now, stamps(seen)
    return tuple(path for path in seen if now[path] != seen[path])


def _is_under_way(now: Mapping[Path, Stamp], seen: Mapping[Path, Stamp]) -> bool:
    return any(_is_bare(now[path]) and not _is_bare(seen[path]) for path in seen)


def _is_bare(stamp: Stamp) -> bool:
    """Tell whether a file is not there, or empty."""
    return stamp is None or not stamp[1]


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
