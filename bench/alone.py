"""``deck`` or ``pages``, a lesson and a folder go in; that output comes out, without the other.

No command does so: slides name pages and pages name slides, so that all are planned for either.
"""

from __future__ import annotations

import sys
from pathlib import Path

from builders import outputs
from builders.materials import read_source
from builders.outputs import DECK, Output
from builders.plans import Plans


def main(asked: str, lesson: Path, folder: Path) -> None:
    """Write the deck, or the handout and its key."""
    plans = Plans(read_source(lesson, lesson.read_bytes()))
    folder.mkdir(exist_ok=True)
    for output in _wanted(asked):
        (folder / output.name).write_bytes(output.painted(output.planned(plans)[0]))


def _wanted(asked: str) -> tuple[Output, ...]:
    papers = tuple(output for output in outputs.of("build") if output is not DECK)
    return (DECK,) if asked == "deck" else papers


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
