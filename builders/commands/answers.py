"""What was asked goes in; the language of the answer, its folder and its exit code come out."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from io import StringIO
from itertools import chain
from pathlib import Path

from builders import messages
from builders.languages import Language
from builders.messages import Catalogue

DONE, UNWRITTEN, WRONG, FAULT = 0, 1, 2, 3
LESSON, OUTPUT = Path("lesson.yaml"), Path("output")
ENDINGS = (".yaml", ".yml")  # of lessons
REASONS = {
    errno.ENOENT: "reason_missing",
    errno.ENOTDIR: "reason_missing",
    errno.EEXIST: "reason_present",
    errno.EISDIR: "reason_folder",
    errno.EACCES: "reason_forbidden",
    errno.EPERM: "reason_forbidden",
}
ERASE_LINE = "\r\x1b[K"  # ECMA-48, 8.3.41


def lesson_of(asked: argparse.Namespace) -> Path:
    """Return the lesson file that was named, or the one at hand."""
    return Path(asked.subjects[0]) if asked.subjects else LESSON


def lessons_of(asked: argparse.Namespace) -> tuple[Path, ...]:
    """Return the lesson files that were named; a folder stands for those directly in it."""
    return _each([Path(name) for name in asked.subjects] or [LESSON])


def _each(named: Sequence[Path]) -> tuple[Path, ...]:
    found = (_lessons_in(path) if path.is_dir() else (path,) for path in named)
    return tuple(dict.fromkeys(chain.from_iterable(found)))


def _lessons_in(folder: Path) -> list[Path]:
    found = chain.from_iterable(folder.glob(f"*{ending}") for ending in ENDINGS)
    return sorted(path for path in found if not path.name.startswith("."))


def folder_of(asked: argparse.Namespace) -> Path:
    """Return where the outputs of one lesson go: another lesson has a folder of its own."""
    return asked.output or own_folder(lesson_of(asked))


def own_folder(lesson: Path, output: Path = OUTPUT) -> Path:
    """Return where in ``output`` the files of ``lesson`` go: a place that no other lesson shares.

    The Makefile finds the same one: the path of the lesson from the project's folder or, for one
    that lies elsewhere, from the root.
    """
    whole = Path(os.path.abspath(lesson))  # noqa: PTH100  # a link stays where it is
    inside = whole.is_relative_to(Path.cwd())
    path = whole.relative_to(Path.cwd() if inside else whole.anchor)
    if path == LESSON:
        return output
    return output / (path.with_suffix("") if path.suffix == ENDINGS[0] else path)


def language_of(asked: argparse.Namespace) -> Language:
    """Return the language that was asked for, else the lesson's in hand, else the machine's."""
    return asked.language or messages.language_of(_in_hand(asked), os.environ)


def words_of(asked: argparse.Namespace) -> Catalogue:
    """Return the sentences to answer in."""
    return messages.load(language_of(asked))


def _in_hand(asked: argparse.Namespace) -> bytes:
    """Return the first lesson that was named, or the usual one; nothing if it cannot be read."""
    named = [Path(name) for name in asked.subjects]
    lessons = [path for path in named if path.suffix in ENDINGS or path.is_dir()]
    for lesson in _each(lessons or [LESSON]):
        with suppress(OSError):
            return lesson.read_bytes()
    return b""


def reason_of(refused: OSError, words: Catalogue) -> str:
    """Return why the system refused, in the system's own words where there are no others."""
    known = REASONS.get(refused.errno or 0)
    return words.report[known] if known else refused.strerror or type(refused).__name__


def typed(path: Path) -> str:
    """Return ``path`` as it is typed after ``LESSON=``."""
    return f'"{path}"' if " " in str(path) else str(path)


def tell(text: str) -> None:
    """Print what was done; if whoever was listening has heard enough, go on without a word."""
    try:
        print(text, flush=True)
    except OSError:
        sys.stdout = StringIO()


def complain(text: str) -> None:
    """Print what went wrong, where it does not mix with results; else as ``tell``."""
    try:
        print(text, file=sys.stderr, flush=True)
    except OSError:
        sys.stderr = StringIO()


@contextmanager
def busy(text: str) -> Iterator[None]:
    """Show ``text`` while something takes long, on a terminal only."""
    if not sys.stderr.isatty():
        yield
        return
    _murmur(f"{text}…")
    try:
        yield
    finally:
        _murmur(ERASE_LINE)


def _murmur(text: str) -> None:
    with suppress(OSError):  # the window has just been closed
        sys.stderr.write(text)
        sys.stderr.flush()
