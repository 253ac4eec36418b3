"""Lessons as documents."""

import textwrap
from functools import cache
from pathlib import Path

from builders import labels
from builders.document.compose import compose
from builders.document.structure import Document
from builders.lesson import numbers
from builders.lesson.blocks import BLOCK_KINDS
from builders.lesson.format import help as help_texts
from builders.lesson.model import Lesson
from builders.lesson.read import read

ROOT = Path(__file__).parents[2]
LESSONS = (ROOT / "lesson.yaml", *sorted((ROOT / "tests" / "lessons").glob("*.yaml")))
HEAD = "topic: {title: Title, language: %s, minutes: 45}\n"
STAGE = "procedure:\n  - stage: Stage\n    minutes: 5\n    blocks:\n"


def composed(lesson: Lesson) -> Document:
    """Return a lesson as a document."""
    counted = numbers.count(lesson)
    words = labels.load(lesson.topic.language)
    return compose(numbers.written(lesson, counted), words, counted)


def of_blocks(blocks: str, rest: str = "", language: str = "en") -> Lesson:
    """Return a lesson with one stage that holds ``blocks``, as YAML."""
    inner = textwrap.indent(textwrap.dedent(blocks), " " * 6)
    source = HEAD % language + STAGE + inner + "\n" + textwrap.dedent(rest)
    return read(source.encode(), "lesson.yaml")


@cache
def example(kind: str, language: str = "en") -> Lesson:
    """Return a lesson of one block, the example that the help of ``language`` gives."""
    return of_blocks(example_text(kind, language), language=language)


def example_text(kind: str, language: str = "en") -> str:
    """Return the block that the help of ``language`` gives as an example, as YAML."""
    return help_texts.load(language).records[BLOCK_KINDS[kind].__name__].example


def examples(language: str = "en") -> Lesson:
    """Return a lesson with the example of every kind of block."""
    return of_blocks("".join(example_text(kind, language) for kind in BLOCK_KINDS))
