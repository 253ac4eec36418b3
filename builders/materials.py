"""A lesson file in; the lesson with its look, its pictures and its template, to be planned, out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from builders import labels, languages
from builders.deck.adopted.brand import Brand, BrandError
from builders.design import theme
from builders.design.picture import MAX_BYTES, PictureError, prepare
from builders.design.vectors.drawing import Shown, Sketch, SketchError, is_rich
from builders.design.vectors.recognised import is_svg
from builders.document import glyphs
from builders.document.compose import compose
from builders.document.structure import Document
from builders.lesson import numbers, texts
from builders.lesson.adapted import levels, variants
from builders.lesson.blocks.code import Code
from builders.lesson.files import FileError, read_inside
from builders.lesson.model import Lesson
from builders.lesson.programs import program
from builders.lesson.read import read, read_variants
from builders.lesson.reading import listings
from builders.lesson.source.decode import MOST_BYTES as MOST_TEXT
from builders.lesson.source.decode import legible
from builders.problems import Place, Planned, Problem, Problems, error, warning


class Named(Struct, frozen=True):
    """What a lesson is built with besides its words: what it names, or what was asked for instead.

    The files are those that its blocks name, and the template.
    """

    theme: str
    template: Path | None
    files: tuple[Path, ...]


class Source(Struct, frozen=True):
    """A lesson with its citations written out, as a document, and what that is laid out with.

    ``unsaid`` warns of what its drawings have and the outputs have not.
    """

    lesson: Lesson
    document: Document
    look: theme.Theme
    pictures: Mapping[str, Shown]
    named: Named
    brand: Brand | None = None
    variants: tuple[Document, ...] = ()
    levels: Mapping[int, Document] = {}
    unsaid: tuple[Problem, ...] = ()


def read_source(
    file: Path, data: bytes, theme_name: str | None = None, template: Path | None = None
) -> Source:
    """Return the lesson ``data`` ready to be planned; raise ``Problems``.

    ``template`` is a file that is used instead of the lesson's own.
    """
    opened = cache(partial(read_inside, file.parent, most=MOST_TEXT))
    lesson, unread = _with_programs(read(data, str(file)), opened)
    words = labels.load(lesson.topic.language)
    counted = numbers.count(lesson)
    problems: list[Problem] = [*unread]
    used = named(lesson, file, theme_name, template)
    look, found = _theme(lesson, used.theme)
    problems += found
    pictures, found = _pictures(lesson, file.parent)
    problems += found
    brand, found = _brand(lesson, file, template, languages.about(lesson.topic.language).tag)
    problems += found
    written = numbers.written(lesson, counted)
    document = compose(texts.bare(written), words, counted)
    others = _variants(lesson, data, str(file), opened)
    sheets = {
        level: compose(texts.bare(levels.of(written, level)), words, counted, level=level)
        for level in levels.found(written)
    }
    problems += glyphs.missing(document, legible(data))
    if problems:
        raise Problems(tuple(problems))
    unsaid = tuple(_unsaid(lesson, pictures))
    return Source(written, document, look, pictures, used, brand, others, sheets, unsaid)


def _variants(
    lesson: Lesson, data: bytes, file: str, opened: Callable[[str], bytes]
) -> tuple[Document, ...]:
    """Return the variants of ``lesson``, which ``data`` describes, as documents."""
    if not lesson.topic.variants:
        return ()
    words = labels.load(lesson.topic.language)
    found: list[Document] = []
    for number, drawn in enumerate(read_variants(data, file, lesson.topic.variants), start=1):
        made = variants.of(_with_programs(drawn, opened)[0], number)
        counted = numbers.count(made)
        written = texts.bare(numbers.written(made, counted))
        found.append(compose(written, words, counted, number))
    return tuple(found)


def named(
    lesson: Lesson, file: Path, theme_name: str | None = None, template: Path | None = None
) -> Named:
    """Return what ``lesson``, read from ``file``, is built with; the others are used instead."""
    topic = lesson.topic
    look = theme_name or (topic.theme.value if topic.theme else theme.DEFAULT)
    used = template or (file.parent / topic.template.value if topic.template else None)
    shown = (file.parent / each.value for each in (*lesson.files, *lesson.programs))
    return Named(look, used, (*dict.fromkeys(shown), *((used,) if used else ())))


def _theme(lesson: Lesson, name: str) -> Planned[theme.Theme]:
    """Return the look of the slides, the usual one in place of one that is not there."""
    if name in theme.available():
        return theme.load(name), ()
    known = ", ".join(theme.available())
    at = lesson.topic.theme or lesson.topic
    return theme.load(), (error("L270", at.where, theme=name, known=known),)


def _brand(lesson: Lesson, file: Path, asked: Path | None, tag: str) -> Planned[Brand | None]:
    """Return what the user's template gives, if there is one."""
    own = lesson.topic.template
    if asked:
        folder, name = asked.parent, asked.name
    elif own:
        folder, name = file.parent, own.value
    else:
        return None, ()
    from builders.deck.adopted.adopt import adopt  # noqa: PLC0415  # few lessons have a template
    from builders.deck.adopted.foreign import MAX_BYTES as MOST_TEMPLATE  # noqa: PLC0415

    at = (own or lesson.topic).where
    try:
        return adopt(read_inside(folder, name, MOST_TEMPLATE), tag), ()
    except FileError as refused:
        return None, (_unread(refused, name, at),)
    except BrandError as refused:
        return None, (error(refused.code, at, file=name),)


def _unread(refused: FileError, name: str, where: Place) -> Problem:
    """Return why the file ``name`` is not read."""
    return error(refused.code, where, file=name, near=refused.near)


def _with_programs(lesson: Lesson, opened: Callable[[str], bytes]) -> Planned[Lesson]:
    """Return ``lesson`` with the programs in files of their own, which ``opened`` reads."""
    problems: list[Problem] = []

    def filled(code: Code) -> Code:
        if code.file is None:
            return code
        try:
            return listings.filled(code, opened(code.file.value))
        except FileError as refused:
            problems.append(_unread(refused, code.file.value, code.file.where))
        except Problems as found:
            problems.extend(found.problems)
        return replace(code, text=program.whole("", code.file.where), lines=None)

    whole = texts.mapped_each(lesson, Code, filled) if lesson.programs else lesson
    return whole, tuple(problems)


def _pictures(lesson: Lesson, folder: Path) -> Planned[Mapping[str, Shown]]:
    """Return the pictures that ``lesson`` names, by name."""
    found: dict[str, Shown] = {}
    problems: list[Problem] = []
    for file in lesson.files:
        if file.value in found:
            continue
        try:
            found[file.value] = _shown(read_inside(folder, file.value, MAX_BYTES))
        except FileError as refused:
            problems.append(_unread(refused, file.value, file.where))
        except PictureError as refused:
            problems.append(error(refused.code, file.where, file=file.value, sort=refused.sort))
        except SketchError as refused:
            problems.append(error(refused.code, file.where, file=file.value, why=refused.why))
    return found, tuple(problems)


def _shown(data: bytes) -> Shown:
    """Return what a file shows; raise ``PictureError`` or ``SketchError``."""
    if not is_svg(data):
        return prepare(data)
    from builders.design.vectors.svg.reader import read as drawn  # noqa: PLC0415  # few are

    return drawn(data)


def _unsaid(lesson: Lesson, pictures: Mapping[str, Shown]) -> Iterator[Problem]:
    """Yield a warning for each drawing that loses something, here or on slides."""
    firsts = {file.value: file for file in reversed(lesson.files)}
    for file in reversed(firsts.values()):
        sketch = pictures[file.value]
        if not isinstance(sketch, Sketch):
            continue
        if sketch.unsaid:
            names = ", ".join(sketch.unsaid)
            yield warning("L268", file.where, file=file.value, names=names)
        if is_rich(sketch):
            yield warning("L269", file.where, file=file.value)
