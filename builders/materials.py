"""A lesson file in; the lesson with its look, its pictures and its template, to be planned, out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from builders import labels
from builders.deck.adopted.brand import Brand, BrandError
from builders.design import theme
from builders.design.picture import MAX_BYTES, Picture, PictureError, prepare
from builders.document.compose import compose
from builders.document.structure import Document
from builders.lesson import numbers
from builders.lesson.blocks import Image
from builders.lesson.files import FileError, read_inside
from builders.lesson.model import Lesson
from builders.lesson.read import read
from builders.lesson.source.decode import legible
from builders.problems import Place, Planned, Problem, Problems, error


class Source(Struct, frozen=True):
    """A lesson with its citations written out, as a document, and what that is laid out with."""

    lesson: Lesson
    document: Document
    look: theme.Theme
    pictures: Mapping[str, Picture]
    brand: Brand | None = None


def read_source(
    file: Path, data: bytes, theme_name: str | None = None, template: Path | None = None
) -> Source:
    """Return the lesson ``data`` ready to be planned; raise ``Problems``.

    ``template`` is a file that is used instead of the lesson's own.
    """
    lesson = read(data, str(file))
    words = labels.load(lesson.topic.language)
    counted = numbers.count(lesson)
    problems: list[Problem] = []
    look, found = _theme(lesson, data, theme_name)
    problems += found
    pictures, found = _pictures(lesson, file.parent, data)
    problems += found
    brand, found = _brand(lesson, file, data, template, words.tag)
    problems += found
    if problems:
        raise Problems(tuple(problems))
    written = numbers.written(lesson, counted)
    return Source(written, compose(written, words, counted), look, pictures, brand)


def template_file(lesson: Lesson, file: Path, asked: Path | None) -> Path | None:
    """Return the file that the slides stand on, if there is one; ``asked`` is used instead."""
    own = lesson.topic.template
    return asked or (file.parent / own if own else None)


def _theme(lesson: Lesson, data: bytes, asked: str | None) -> Planned[theme.Theme]:
    """Return the look of the slides, the usual one in place of one that is not there."""
    name = asked or lesson.topic.theme or theme.DEFAULT
    if name in theme.available():
        return theme.load(name), ()
    known = ", ".join(theme.available())
    at = _place_of("theme", lesson.topic.where, data)
    return theme.load(), (error("L270", at, theme=name, known=known),)


def _brand(
    lesson: Lesson, file: Path, data: bytes, asked: Path | None, tag: str
) -> Planned[Brand | None]:
    """Return what the user's template gives, if there is one."""
    own = lesson.topic.template
    if not (asked or own):
        return None, ()
    folder, name = (asked.parent, asked.name) if asked else (file.parent, str(own))
    from builders.deck.adopted.adopt import adopt  # noqa: PLC0415  # few lessons have a template
    from builders.deck.adopted.foreign import MAX_BYTES as MOST_TEMPLATE  # noqa: PLC0415

    at = _place_of("template", lesson.topic.where, data)
    try:
        return adopt(read_inside(folder, name, MOST_TEMPLATE), tag), ()
    except FileError as refused:
        return None, (error(refused.code, at, file=name, near=refused.near),)
    except BrandError as refused:
        return None, (error(refused.code, at, file=name),)


def _place_of(key: str, start: Place, data: bytes) -> Place:
    """Return where ``key`` stands in the lesson from ``start`` on, or ``start``."""
    lines = legible(data).split("\n")
    for number, line in enumerate(lines[start.line - 1 :], start.line):
        if found := re.search(rf"\b{key}\s*:", line):
            return Place(start.file, number, found.start() + 1)
    return start


def _pictures(lesson: Lesson, folder: Path, data: bytes) -> Planned[Mapping[str, Picture]]:
    """Return the pictures that ``lesson`` names, by name."""
    found: dict[str, Picture] = {}
    problems: list[Problem] = []
    for block in lesson.blocks:
        if isinstance(block, Image) and block.file not in found:
            try:
                found[block.file] = prepare(read_inside(folder, block.file, MAX_BYTES))
            except FileError as refused:
                at = _place_of("file", block.where, data)
                problems.append(error(refused.code, at, file=block.file, near=refused.near))
            except PictureError as refused:
                at = _place_of("file", block.where, data)
                problems.append(error(refused.code, at, file=block.file))
    return found, tuple(problems)
