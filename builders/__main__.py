"""The command line: a verb and a lesson file in; outputs, sentences and an exit code out.

Exit codes: 0 done, 1 the outputs could not be written, 2 the lesson or the command is wrong.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from builders import messages
from builders.build import DECK, HANDOUT, KEY, Report, build, check
from builders.design import theme
from builders.lesson.decode import legible
from builders.messages import Catalogue
from builders.press.publish import PublishError
from builders.problems import Problem, Problems

DONE, UNWRITTEN, WRONG = 0, 1, 2
PAGES_PER_SHEET = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    asked = _parser().parse_args(arguments)
    return _run(asked.verb, Path(asked.lesson), asked)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m builders", description=__doc__)
    parser.add_argument("verb", nargs="?", choices=("build", "check", "preview"), default="build")
    parser.add_argument("lesson", nargs="?", default="lesson.yaml", help="the lesson file")
    parser.add_argument("--output", default="output", help="the folder for what is built")
    parser.add_argument("--theme", help="the look of the deck, instead of the lesson's own")
    return parser


def _run(verb: str, lesson: Path, asked: argparse.Namespace) -> int:
    output = Path(asked.output)
    try:
        data = lesson.read_bytes()
    except OSError as refused:
        words = messages.load(messages.language_of(b"", os.environ))
        _complain(words.report["unreadable"].format(file=lesson, reason=refused.strerror))
        return WRONG
    words = messages.load(messages.language_of(data, os.environ))
    if asked.theme and asked.theme not in theme.available():
        named = words.report["unknown_theme"]
        _complain(named.format(theme=asked.theme, themes=", ".join(theme.available())))
        return WRONG
    try:
        if verb == "check":
            return _told(check(lesson, data, asked.theme), words, data)
        if verb == "preview":
            return _previewed(output, words)
        return _built(build(lesson, data, output, asked.theme), words, data, output)
    except Problems as found:
        _complain(messages.summary(found.problems, words, legible(data)))
        _complain(_kept(output, words))
        return WRONG
    except PublishError as refused:
        named = words.report["unwritable"]
        _complain(named.format(file=refused.path, reason=refused.reason))
        _complain(_kept(output, words))
        return UNWRITTEN


def _told(warnings: tuple[Problem, ...], words: Catalogue, data: bytes) -> int:
    for found in warnings:
        print(messages.describe(found, words, legible(data)), end="\n\n")
    if warnings:
        print(words.report["warnings"].format(count=len(warnings)))
    if warnings and os.environ.get("STRICT"):
        return WRONG
    print(words.report["checked"])
    return DONE


def _built(report: Report, words: Catalogue, data: bytes, output: Path) -> int:
    for found in report.warnings:
        print(messages.describe(found, words, legible(data)), end="\n\n")
    if report.students:
        sheets = -(-report.pages // PAGES_PER_SHEET)
        total = sheets * report.students
        line = words.report["sheets"]
        print(line.format(sheets=sheets, students=report.students, total=total))
    print(
        words.report["built"].format(
            slides=report.slides, pages=report.pages, minutes=report.minutes, folder=output
        )
    )
    return DONE


def _previewed(output: Path, words: Catalogue) -> int:
    from builders.press.preview import preview  # noqa: PLC0415  # 120 ms that a build does not need

    picture = output / "preview.png"
    if not preview(output / DECK, (output / HANDOUT, output / KEY), picture):
        print(words.report["paper_only"])
    print(words.report["preview"].format(file=picture))
    return DONE


def _kept(output: Path, words: Catalogue) -> str:
    """Return what is in the output folder when a build has failed."""
    deck = output / DECK
    if not deck.exists():
        return words.report["nothing"]
    built = datetime.fromtimestamp(deck.stat().st_mtime).astimezone()
    return words.report["kept"].format(folder=output, time=f"{built:%d.%m.%Y %H:%M}")


def _complain(text: str) -> None:
    print(text, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
