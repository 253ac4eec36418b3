"""Many lesson files go in; the outputs of each, side by side under its name, come out."""

from __future__ import annotations

import argparse
import gc
import unicodedata
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from builders.commands.answers import (
    FAULT,
    OUTPUT,
    WRONG,
    complain,
    own_folder,
    tell,
    typed,
    words_of,
)
from builders.commands.building import Outcome, built, failed
from builders.messages import Catalogue
from builders.outputs import load_libraries
from builders.press import signals
from builders.press.crew import Lost, results


def build_all(asked: argparse.Namespace, lessons: tuple[Path, ...]) -> int:
    """Build every lesson; one that fails does not stop the others, and is named at the end."""
    words = words_of(asked)
    folders = {lesson: own_folder(lesson, asked.output or OUTPUT) for lesson in lessons}
    for first, second in _collisions(folders):
        said = words.report["collision"]
        complain(said.format(first=first, second=second, folder=folders[first]))
        return WRONG
    codes: dict[Path, int] = {}
    try:
        for lesson, outcome in _outcomes(asked, folders, words):
            codes[lesson] = outcome.code
            tell(f"{len(codes)}/{len(lessons)} {lesson}: {outcome.brief}")
            if outcome.code:
                complain(f"{outcome.said}\n")
    except KeyboardInterrupt as stopped:
        complain(f"\n{words.report['stopped'].format(done=len(codes), all=len(lessons))}")
        return signals.code_of(stopped)
    tell(words.report["folder"].format(folder=asked.output or OUTPUT))
    return _verdict(words, [lesson for lesson in lessons if codes[lesson]], max(codes.values()))


def _verdict(words: Catalogue, failed: list[Path], code: int) -> int:
    if not failed:
        tell(words.report["ready"])
    else:
        complain(f"{words.report['not_ready']}: {', '.join(map(str, failed))}")
    return code


def _collisions(folders: Mapping[Path, Path]) -> Iterator[tuple[Path, Path]]:
    """Yield lessons that would share a folder; most disks take capital and small for one."""
    taken: dict[str, Path] = {}
    for lesson, folder in folders.items():
        name = unicodedata.normalize("NFC", str(folder)).casefold()
        if name in taken:
            yield taken[name], lesson
        taken.setdefault(name, lesson)


def _outcomes(
    asked: argparse.Namespace, folders: Mapping[Path, Path], words: Catalogue
) -> Iterator[tuple[Path, Outcome]]:
    """Yield what becomes of each lesson, as soon as it is known."""
    import builders.build  # noqa: F401, PLC0415  # loads what every process shares

    load_libraries()
    gc.freeze()  # what every lesson needs is not looked through for garbage
    for (lesson, folder), outcome in results(partial(_built, asked), tuple(folders.items())):
        if isinstance(outcome, Lost):
            yield lesson, _lost(lesson, folder, outcome, words)
        else:
            assert isinstance(outcome, Outcome)
            yield lesson, outcome


def _built(asked: argparse.Namespace, job: tuple[Path, Path]) -> Outcome:
    lesson, folder = job
    try:
        return built(lesson, folder, asked)
    finally:
        gc.collect()  # a process takes no more memory for a hundred lessons than for a few
        gc.freeze()  # what is left is remembered on purpose


def _lost(lesson: Path, folder: Path, lost: Lost, words: Catalogue) -> Outcome:
    said = words.report["fault"]
    if not lost.traceback:
        said = words.report["cut_off"].format(file=lesson, code=lost.code, typed=typed(lesson))
    return failed(FAULT, f"{lost.traceback}{said}", words, folder)
