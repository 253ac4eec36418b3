"""``deck`` or ``pages``, a lesson and a folder go in; that output comes out, without the other.

No command does so: slides name pages and pages name slides, so that all are planned for either.
"""

from __future__ import annotations

import sys
from pathlib import Path

from builders.build import DECK, HANDOUT, KEY, plan
from builders.materials import read_source


def main(output: str, lesson: Path, folder: Path) -> None:
    """Write the deck, or the handout and its key."""
    plans, _ = plan(read_source(lesson, lesson.read_bytes()))
    if output == "deck":
        from builders.deck.paint import paint  # noqa: PLC0415  # as in builders.build
        from builders.press.verify import verify_deck  # noqa: PLC0415

        painted = {DECK: paint(plans.deck)}
        verify_deck(plans.deck, painted[DECK])
    else:
        from builders.handout.paint import paint as paint_pages  # noqa: PLC0415
        from builders.press.verify import verify_pages  # noqa: PLC0415

        pages = {HANDOUT: plans.handout, KEY: plans.key}
        painted = {name: paint_pages(each) for name, each in pages.items()}
        for name, each in pages.items():
            verify_pages(each, painted[name])
    folder.mkdir(exist_ok=True)
    for name, data in painted.items():
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
