"""The pipeline on one screen: a lesson file in; its published outputs and a report out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import builders.deck.paint
import builders.deck.plan
import builders.handout.paint
import builders.handout.plan
from builders.deck.slides import DeckPlan, with_pages
from builders.design import labels, theme
from builders.design.picture import MAX_BYTES, Picture, PictureError, prepare
from builders.handout.pages import HandoutPlan
from builders.lesson import numbers
from builders.lesson.decode import legible
from builders.lesson.files import FileError, read_inside
from builders.lesson.model import Image, Lesson
from builders.lesson.read import read
from builders.lesson.review import review
from builders.press import inputs
from builders.press.publish import publish
from builders.press.verify import verify_deck, verify_pages
from builders.problems import Planned, Problem, Problems, error

DECK, HANDOUT, KEY, INPUTS = "deck.pptx", "handout.pdf", "key.pdf", ".inputs.mk"


@dataclass(frozen=True, slots=True)
class Plans:
    """The three outputs of a lesson, decided but not painted."""

    deck: DeckPlan
    handout: HandoutPlan
    key: HandoutPlan


@dataclass(frozen=True, slots=True)
class Report:
    """What was built: the counts for the summary, and everything worth telling the teacher."""

    slides: int
    pages: int
    minutes: int
    students: int | None
    warnings: tuple[Problem, ...]


def build(file: Path, data: bytes, output: Path, theme_name: str | None = None) -> Report:
    """Build the lesson ``data``, the content of ``file``, into the folder ``output``.

    Raises ``Problems`` when the lesson is wrong and ``PublishError`` when the outputs cannot be
    replaced; the old outputs then stay.
    """
    lesson = read(data, str(file))
    pictures = load_pictures(lesson, file.parent)
    plans, warnings = plan(lesson, pictures, theme_name)
    warnings = _sorted((*review(lesson, legible(data)), *warnings))
    outputs = {
        DECK: builders.deck.paint.paint(plans.deck),
        HANDOUT: builders.handout.paint.paint(plans.handout),
        KEY: builders.handout.paint.paint(plans.key),
    }
    verify_deck(plans.deck, outputs[DECK])
    verify_pages(plans.handout, outputs[HANDOUT])
    verify_pages(plans.key, outputs[KEY])
    files = (str(file.parent / name) for name in pictures)
    publish(output, {**outputs, INPUTS: inputs.rule(files).encode()})
    topic = lesson.topic
    return Report(
        len(plans.deck.slides), len(plans.handout.pages), topic.minutes, topic.students, warnings
    )


def check(file: Path, data: bytes, theme_name: str | None = None) -> tuple[Problem, ...]:
    """Return what there is to say about the lesson without building it; raise ``Problems``."""
    lesson = read(data, str(file))
    warnings = plan(lesson, load_pictures(lesson, file.parent), theme_name)[1]
    return _sorted((*review(lesson, legible(data)), *warnings))


def plan(
    lesson: Lesson, pictures: Mapping[str, Picture], theme_name: str | None = None
) -> Planned[Plans]:
    """Return the plans of ``lesson``, tied to each other: slides name pages, pages name slides."""
    words = labels.load(lesson.topic.language)
    look = _theme(lesson, theme_name)
    counted = numbers.count(lesson)
    lesson = numbers.written(lesson, counted)
    slides, slide_warnings = builders.deck.plan.plan(lesson, look, words, counted, pictures)
    handout, page_warnings = builders.handout.plan.plan(
        lesson, "handout", look, words, counted, slides.slide_of, pictures
    )
    key, key_warnings = builders.handout.plan.plan(
        lesson, "key", look, words, counted, slides.slide_of, pictures
    )
    tied = with_pages(slides, handout.pages_of)
    return Plans(tied, handout, key), (*slide_warnings, *page_warnings, *key_warnings)


def _sorted(warnings: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(sorted(warnings, key=lambda found: found.where))


def _theme(lesson: Lesson, asked: str | None) -> theme.Theme:
    name = asked or lesson.topic.theme or theme.DEFAULT
    if name not in theme.available():
        known = ", ".join(theme.available())
        raise Problems((error("L270", lesson.topic.where, theme=name, known=known),))
    return theme.load(name)


def load_pictures(lesson: Lesson, folder: Path) -> Mapping[str, Picture]:
    """Return the pictures that ``lesson`` names, by name; raise ``Problems`` for the bad ones."""
    found: dict[str, Picture] = {}
    problems: list[Problem] = []
    for block in chain.from_iterable(stage.blocks for stage in lesson.procedure):
        if isinstance(block, Image) and block.file not in found:
            try:
                found[block.file] = prepare(read_inside(folder, block.file, MAX_BYTES))
            except FileError as refused:
                problems.append(
                    error(refused.code, block.where, file=block.file, near=refused.near)
                )
            except PictureError as refused:
                problems.append(error(refused.code, block.where, file=block.file))
    if problems:
        raise Problems(tuple(problems))
    return found
