"""The lessons that a command names go in; one is built here and now, several side by side."""

from __future__ import annotations

import argparse

from builders.commands.answers import WRONG, busy, complain, lessons_of, own_folder, words_of
from builders.commands.building import built, say


def build(asked: argparse.Namespace) -> int:
    """Build the outputs of one lesson, or of several."""
    lessons = lessons_of(asked)
    if not lessons:
        complain(words_of(asked).report["no_lessons"].format(folder=", ".join(asked.subjects)))
        return WRONG
    if len(lessons) > 1:
        from builders.commands.several import build_all  # noqa: PLC0415  # loads processes

        return build_all(asked, lessons)
    with busy(str(lessons[0])):
        outcome = built(lessons[0], asked.output or own_folder(lessons[0]), asked)
    return say(outcome)
