"""Many lesson files go in; the outputs of each, side by side under its name, come out."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import traceback
import unicodedata
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from builders.commands.answers import (
    DONE,
    OUTPUT,
    UNWRITTEN,
    WRONG,
    busy,
    complain,
    language_of,
    words_of,
)
from builders.commands.building import Outcome, built


def build_all(asked: argparse.Namespace) -> int:
    """Build every lesson; one that fails does not stop the others, and is named at the end."""
    words = words_of(asked).report
    lessons = tuple(dict.fromkeys(Path(name) for name in asked.subjects))
    output = asked.output or OUTPUT
    folders = {lesson: output / lesson.stem for lesson in lessons}
    for first, second in _collisions(folders):
        complain(words["collision"].format(first=first, second=second, folder=folders[first]))
        return WRONG
    failed = []
    for number, (lesson, outcome) in enumerate(_outcomes(asked, folders), start=1):
        print(f"{number}/{len(lessons)} {lesson}: {outcome.brief}", flush=True)
        if outcome.code:
            failed.append((lesson, outcome))
            complain(f"{outcome.said}\n")
    if not failed:
        print(words["folder"].format(folder=output), words["ready"], sep="\n")
        return DONE
    complain(f"{words['not_ready']}: {', '.join(str(lesson) for lesson, _ in failed)}")
    return max(outcome.code for _, outcome in failed)


def _collisions(folders: Mapping[Path, Path]) -> Iterator[tuple[Path, Path]]:
    """Yield lessons that would share a folder; most disks take capital and small for one."""
    taken: dict[str, Path] = {}
    for lesson, folder in folders.items():
        name = unicodedata.normalize("NFC", str(folder)).casefold()
        if name in taken:
            yield taken[name], lesson
        taken.setdefault(name, lesson)


def _outcomes(
    asked: argparse.Namespace, folders: Mapping[Path, Path]
) -> Iterator[tuple[Path, Outcome]]:
    """Yield what becomes of each lesson, in their order; each core builds one at a time."""
    language = language_of(asked)
    workers = min(len(folders), os.cpu_count() or 1)
    # Started afresh, as on Windows, so that every system runs the same way.
    afresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, afresh) as pool:
        promised = [
            (
                lesson,
                pool.submit(
                    built,
                    lesson,
                    folder,
                    asked.theme,
                    asked.paper,
                    language,
                    template=asked.template,
                ),
            )
            for lesson, folder in folders.items()
        ]
        for lesson, promise in promised:
            with busy(str(lesson)):
                fault = promise.exception()
            if fault:
                said = "".join(traceback.format_exception(fault))
                yield lesson, Outcome(UNWRITTEN, said, words_of(asked).report["not_ready"])
            else:
                yield lesson, promise.result()
