"""A lesson file goes in; its outputs, and what became of it in the teacher's language, come out."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from builders import messages
from builders.commands import report
from builders.commands.answers import (
    DONE,
    UNWRITTEN,
    WRONG,
    busy,
    complain,
    folder_of,
    lesson_of,
    reason_of,
    tell,
)
from builders.commands.answers import language_of as asked_language
from builders.languages import Language
from builders.messages import Catalogue
from builders.press import inputs
from builders.press.refusals import PublishError
from builders.problems import Problem, Problems


class Outcome(Struct, frozen=True):
    """What became of one lesson: the exit code, all there is to say, and the same in brief."""

    code: int
    said: str
    brief: str


def built(lesson: Path, output: Path, asked: argparse.Namespace) -> Outcome:
    """Build ``lesson`` into ``output`` as ``asked``."""
    from builders.build import build  # noqa: PLC0415  # the libraries load when they are needed

    seen = inputs.time_of(lesson)  # before it is read

    def make(data: bytes, words: Catalogue) -> Outcome:
        found = build(lesson, data, output, asked.theme, asked.paper, template=asked.template)
        code = _verdict(found.warnings)
        if asked.started and not code and not found.published.held:
            inputs.stamp(output, asked.started, seen, words.report["ready"])
        lines = (
            *_described(found.warnings, words, data),
            report.counts(found, words),
            *report.sheets(found, words),
            *report.template(found, words),
            *report.kinds(found.warnings, words),
            *report.known(found.warnings, words),
            words.report["folder"].format(folder=output),
            *report.elsewhere(found.published, words),
            *report.strict(code, words),
            words.report["not_ready" if code else "ready"],
        )
        brief = (report.counts(found, words), *report.kinds(found.warnings, words))
        return Outcome(code, "\n".join(lines), ". ".join(brief))

    return _carried_out(lesson, make, asked_language(asked), output)


def variant(asked: argparse.Namespace) -> int:
    """Build another form of the handout."""
    from builders.build import build_variant  # noqa: PLC0415  # as above

    lesson, output = lesson_of(asked), folder_of(asked)

    def make(data: bytes, words: Catalogue) -> Outcome:
        made = build_variant(lesson, data, output, asked.verb, asked.theme, asked.paper)
        said = [words.report["variant"].format(file=output / name) for name in made.names]
        code = _verdict(made.warnings)
        lines = (
            *_described(made.warnings, words, data),
            *(said or [words.report[f"no_{asked.verb}"]]),
            *(words.report["stale"].format(file=output / name) for name in made.stale),
            *report.strict(code, words),
        )
        return Outcome(code, "\n".join(lines), "")

    with busy(str(lesson)):
        outcome = _carried_out(lesson, make, asked_language(asked), output)
    return say(outcome)


def check(asked: argparse.Namespace) -> int:
    """Say all there is to say about a lesson without building it."""
    from builders.build import check as checked  # noqa: PLC0415  # as above

    lesson = lesson_of(asked)

    def make(data: bytes, words: Catalogue) -> Outcome:
        found = checked(lesson, data, asked.theme, asked.template)
        warnings = found.warnings
        code = _verdict(warnings)
        lines = (
            *_described(warnings, words, data),
            *report.template(found, words),
            *report.kinds(warnings, words),
            *report.known(warnings, words),
            *report.strict(code, words),
            words.report["not_ready" if code else "checked"],
        )
        return Outcome(code, "\n".join(lines), "")

    return say(_carried_out(lesson, make, asked_language(asked), None))


def say(outcome: Outcome) -> int:
    """Print all there is to say; return the exit code."""
    (complain if outcome.code else tell)(outcome.said)
    return outcome.code


def _carried_out(
    lesson: Path,
    make: Callable[[bytes, Catalogue], Outcome],
    language: Language,
    output: Path | None,
) -> Outcome:
    """Return what ``make`` makes of the lesson's bytes, or each reason why it could not.

    ``output`` is the folder whose old content stays then, if ``make`` was to replace it.
    """
    try:
        data = lesson.read_bytes()
    except OSError as refused:
        words = messages.load(language)
        said = words.report["unreadable"].format(file=lesson, reason=reason_of(refused, words))
        return failed(WRONG, said, words, output)
    words = messages.load(messages.language_of(data, os.environ))
    try:
        return make(data, words)
    except Problems as found:
        from builders.lesson.source.decode import legible  # noqa: PLC0415  # not on the way of good input

        said = messages.summary(found.problems, words, legible(data))
        return failed(WRONG, said, words, output)
    except PublishError as refused:
        facts = {"file": refused.path, "reason": refused.reason}
        said = messages.told(refused.code, words, **facts)
        return failed(UNWRITTEN, said, words, output)


def failed(code: int, said: str, words: Catalogue, output: Path | None) -> Outcome:
    """Return what to say of a build that left in ``output`` what was there."""
    lines = (said, report.kept(output, words)) if output else (said,)
    last = words.report["not_ready"]
    return Outcome(code, "\n".join((*lines, last)), last)


def _verdict(warnings: tuple[Problem, ...]) -> int:
    """Return the exit code that ``warnings`` deserve."""
    return WRONG if warnings and os.environ.get("STRICT") else DONE


def _described(warnings: tuple[Problem, ...], words: Catalogue, data: bytes) -> tuple[str, ...]:
    """Return what a careful colleague would say, each with an empty line after it."""
    from builders.lesson.source.decode import legible  # noqa: PLC0415  # loaded with the rest by now

    source = legible(data)
    return tuple(f"{messages.describe(found, words, source)}\n" for found in warnings)
