"""A lesson file goes in; the CPU time of rebuilds in the same process comes out."""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median
from time import process_time

from builders.build import build

REBUILDS = 7


def rebuilt(lesson: Path, output: Path) -> list[float]:
    """Return the milliseconds that each rebuild took; before each, a word was changed."""
    text = lesson.read_text(encoding="utf-8")
    taken = []
    for turn in range(REBUILDS + 1):
        start = process_time()
        build(lesson, text.replace("дала", f"дала{'а' * turn}").encode(), output)
        taken.append(1000 * (process_time() - start))
    return taken[1:]


if __name__ == "__main__":
    found = rebuilt(Path(sys.argv[1]), Path(sys.argv[2]))
    sys.stdout.write(f"{min(found):.0f} {median(found):.0f} {max(found):.0f}\n")
