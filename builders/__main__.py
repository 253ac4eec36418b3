"""The command line: a verb and a lesson file in; outputs, sentences and an exit code out.

Exit codes: 0 done, 1 the outputs could not be written, 2 the lesson or the command is wrong.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar, get_args

from builders import messages
from builders.messages import Catalogue, Language
from builders.problems import Problem, Problems

DONE, UNWRITTEN, WRONG = 0, 1, 2
PAGES_PER_SHEET = 2  # printed on both sides
T = TypeVar("T")
ASSETS, DOCS = Path("assets"), Path("docs")


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    asked = _parser().parse_args(arguments)
    return _VERBS[asked.verb](asked)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m builders", description=__doc__)
    parser.add_argument("verb", nargs="?", choices=sorted(_VERBS), default="build")
    parser.add_argument("subject", nargs="?", help="the lesson file; for explain, the code")
    parser.add_argument("--output", type=Path, default=Path("output"), help="where outputs go")
    parser.add_argument("--theme", help="the look of the deck, instead of the lesson's own")
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4", help="of the handout")
    parser.add_argument("--language", choices=get_args(Language), help="of a new lesson or a code")
    parser.add_argument("--kind", default="seminar", help="of a new lesson: %(choices)s",
                        choices=("seminar", "lecture", "practical", "lesson"))  # fmt: skip
    return parser


def _build(asked: argparse.Namespace) -> int:
    from builders.build import build  # noqa: PLC0415  # the libraries load when they are needed

    def built(lesson: Path, data: bytes, words: Catalogue) -> int:
        report = _published(
            asked, words, lambda: build(lesson, data, asked.output, asked.theme, asked.paper)
        )
        if report is None:
            return UNWRITTEN
        strict = _tell(report.warnings, words, data)
        if report.students:
            sheets = -(-report.pages // PAGES_PER_SHEET)
            facts = {"sheets": sheets, "students": report.students}
            print(words.report["sheets"].format(**facts, total=sheets * report.students))
        facts = {"slides": report.slides, "pages": report.pages, "minutes": report.minutes}
        print(words.report["built"].format(**facts, folder=asked.output))
        return strict

    return _read(asked, built)


def _variant(asked: argparse.Namespace) -> int:
    from builders.build import build_variant  # noqa: PLC0415  # as above

    def built(lesson: Path, data: bytes, words: Catalogue) -> int:
        names = _published(
            asked, words, lambda: build_variant(lesson, data, asked.output, asked.verb)
        )
        if names is None:
            return UNWRITTEN
        for name in names:
            print(words.report["variant"].format(file=asked.output / name))
        if not names:
            print(words.report["no_posters"])
        return DONE

    return _read(asked, built)


def _check(asked: argparse.Namespace) -> int:
    from builders.build import check  # noqa: PLC0415  # the libraries load when they are needed

    def checked(lesson: Path, data: bytes, words: Catalogue) -> int:
        strict = _tell(check(lesson, data, asked.theme), words, data)
        print(words.report["checked"])
        return strict

    return _read(asked, checked)


def _read(asked: argparse.Namespace, then: Callable[[Path, bytes, Catalogue], int]) -> int:
    """Carry out ``then`` on the lesson's bytes; tell every problem with them."""
    lesson = Path(asked.subject or "lesson.yaml")
    try:
        data = lesson.read_bytes()
    except OSError as refused:
        said = _words(asked).report["unreadable"]
        _complain(said.format(file=lesson, reason=refused.strerror))
        return WRONG
    words = messages.load(messages.language_of(data, os.environ))
    try:
        return then(lesson, data, words)
    except Problems as found:
        from builders.lesson.decode import legible  # noqa: PLC0415  # not on the way of good input

        _complain(messages.summary(found.problems, words, legible(data)))
        if asked.verb == "build":
            _complain(_kept(asked.output, words))
        return WRONG


def _published(asked: argparse.Namespace, words: Catalogue, make: Callable[[], T]) -> T | None:
    """Return what ``make`` returns, or None when the outputs could not be replaced."""
    from builders.press.publish import PublishError  # noqa: PLC0415  # as above

    try:
        return make()
    except PublishError as refused:
        named = words.report["unwritable"]
        _complain(named.format(file=refused.path, reason=refused.reason))
        _complain(_kept(asked.output, words))
        return None


def _tell(warnings: tuple[Problem, ...], words: Catalogue, data: bytes) -> int:
    """Print what a careful colleague would say; return the exit code it deserves."""
    from builders.lesson.decode import legible  # noqa: PLC0415  # loaded with the rest by now

    for found in warnings:
        print(messages.describe(found, words, legible(data)), end="\n\n")
    if warnings:
        print(words.report["warnings"].format(count=len(warnings)))
    return WRONG if warnings and os.environ.get("STRICT") else DONE


def _kept(output: Path, words: Catalogue) -> str:
    """Return what is in the output folder when a build has failed."""
    deck = output / "deck.pptx"
    if not deck.exists():
        return words.report["nothing"]
    built = datetime.fromtimestamp(deck.stat().st_mtime).astimezone()
    return words.report["kept"].format(folder=output, time=f"{built:%d.%m.%Y %H:%M}")


def _preview(asked: argparse.Namespace) -> int:
    from builders.press.preview import preview  # noqa: PLC0415  # 120 ms that a build saves

    words, output = _words(asked), asked.output
    picture = output / "preview.png"
    papers = (output / "handout.pdf", output / "key.pdf")
    if not preview(output / "deck.pptx", papers, picture):
        print(words.report["paper_only"])
    print(words.report["preview"].format(file=picture))
    return DONE


def _new(asked: argparse.Namespace) -> int:
    from builders.lesson.new import new_lesson  # noqa: PLC0415  # as above

    words, lesson = _words(asked), Path(asked.subject or "lesson.yaml")
    assets = Path(os.path.relpath(ASSETS, lesson.parent)).as_posix()
    text = new_lesson(_language(asked), asked.kind, assets=assets)
    try:
        with lesson.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as refused:
        _complain(words.report["unmade"].format(file=lesson, reason=refused.strerror))
        return WRONG
    print(words.report["made"].format(file=lesson))
    return DONE


def _explain(asked: argparse.Namespace) -> int:
    words, code = _words(asked), (asked.subject or "").upper()
    if code not in words.messages:
        _complain(words.report["no_code"].format(code=code))
        return WRONG
    print(f"{code}: {words.messages[code]}\n  {words.hints[code]}")
    return DONE


def _reference(_: argparse.Namespace) -> int:
    """Write what is generated from the model: the editor's schemas and the format's pages."""
    from builders.lesson.new import schema_name  # noqa: PLC0415  # as above
    from builders.lesson.page import page_name, reference_page  # noqa: PLC0415
    from builders.lesson.schema import schema  # noqa: PLC0415

    for language in get_args(Language):
        (ASSETS / schema_name(language)).write_text(schema(language), encoding="utf-8")
        (DOCS / page_name(language)).write_text(reference_page(language), encoding="utf-8")
    return DONE


def _language(asked: argparse.Namespace) -> Language:
    return asked.language or messages.language_of(b"", os.environ)


def _words(asked: argparse.Namespace) -> Catalogue:
    return messages.load(_language(asked))


def _complain(text: str) -> None:
    print(text, file=sys.stderr)


_VERBS: dict[str, Callable[[argparse.Namespace], int]] = {
    "build": _build,
    "check": _check,
    "preview": _preview,
    "new": _new,
    "explain": _explain,
    "reference": _reference,
    "booklet": _variant,
    "large-print": _variant,
    "posters": _variant,
}

if __name__ == "__main__":
    sys.exit(main())
