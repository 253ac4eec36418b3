"""A lesson file goes in; its outputs are built again at each save, until the teacher ends it."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from builders.commands.answers import DONE, busy, folder_of, lesson_of, tell, words_of
from builders.commands.building import built, say
from builders.press import signals
from builders.press.watch import stamps, wait


def watch(asked: argparse.Namespace) -> int:
    """Build a lesson now and after each save of the lesson, its pictures or its theme."""
    words = words_of(asked).report
    lesson = lesson_of(asked)
    tell(words["watching"].format(file=lesson))
    try:
        while True:
            for path in _round(asked, lesson):
                said = words["seen" if path.exists() else "absent"]
                now = datetime.now().astimezone()
                tell(f"\n{said.format(time=f'{now:%H:%M:%S}', file=path)}")
    except KeyboardInterrupt as stopped:
        tell(f"\n{words['ended']}")
        code = signals.code_of(stopped)
    return DONE if code == signals.CTRL_C else code  # which is how watching is meant to end


def _round(asked: argparse.Namespace, lesson: Path) -> tuple[Path, ...]:
    """Build the lesson if it is there, and return the files that were saved afterwards."""
    from builders.design import theme  # noqa: PLC0415  # the libraries load when they are needed

    theme.load.cache_clear()
    seen = stamps([lesson])  # before it is read: a save during the build counts for the next one
    if lesson.exists():
        seen |= stamps(_named(lesson, asked))
        with busy(str(lesson)):
            outcome = built(lesson, folder_of(asked), asked)
        say(outcome)
    return wait(seen)


def _named(lesson: Path, asked: argparse.Namespace) -> tuple[Path, ...]:
    """Return the files that a readable lesson names: its pictures, its template and its theme."""
    from builders.design import theme  # noqa: PLC0415  # as above
    from builders.lesson.read import read  # noqa: PLC0415
    from builders.materials import named  # noqa: PLC0415
    from builders.problems import Problems  # noqa: PLC0415

    try:
        readable = read(lesson.read_bytes(), str(lesson))
    except (OSError, Problems):
        return ()
    found = named(readable, lesson, asked.theme, asked.template)
    return (*found.files, theme.THEMES / f"{found.theme}.yaml")
