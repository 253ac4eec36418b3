"""The pipeline on one screen: a lesson file in; its published outputs and a report out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct

import builders.deck.plan
import builders.handout.plan
from builders.deck.brand import Brand, BrandError
from builders.deck.slides import DeckPlan, with_pages
from builders.design import labels, theme
from builders.design.picture import MAX_BYTES, Picture, PictureError, prepare
from builders.handout.pages import HandoutPlan
from builders.handout.style import PaperName
from builders.lesson import numbers
from builders.lesson.accepted import told, unknown
from builders.lesson.blocks import Image
from builders.lesson.decode import legible
from builders.lesson.files import FileError, read_inside
from builders.lesson.model import Lesson
from builders.lesson.read import read
from builders.lesson.review import review
from builders.press import inputs
from builders.press.publish import Published, publish, recover
from builders.press.watchdog import watched
from builders.problems import Place, Planned, Problem, Problems, error

DECK, HANDOUT, KEY = "deck.pptx", "handout.pdf", "key.pdf"
TILES = "posters-a4.pdf"
Variant = Literal["booklet", "large-print", "posters"]


class Source(Struct, frozen=True):
    """A lesson with its citations written out, and all else that its plans are made from."""

    lesson: Lesson
    look: theme.Theme
    words: labels.Labels
    counted: numbers.Numbers
    pictures: Mapping[str, Picture]
    brand: Brand | None = None


class Plans(Struct, frozen=True):
    """The three outputs of a lesson, decided but not painted."""

    deck: DeckPlan
    handout: HandoutPlan
    key: HandoutPlan


class Report(Struct, frozen=True):
    """What was built: the counts for the summary, and everything worth telling the teacher.

    ``template`` is the file that the slides stand on, ``brand`` what was found in it.
    """

    slides: int
    pages: int
    planned: int
    minutes: int
    students: int | None
    warnings: tuple[Problem, ...]
    published: Published
    template: Path | None
    brand: Brand | None


class Checked(Struct, frozen=True):
    """What there is to say about a lesson that was not built; as in ``Report``."""

    warnings: tuple[Problem, ...]
    template: Path | None
    brand: Brand | None


def build(  # noqa: PLR0913 - what a build is asked for
    file: Path,
    data: bytes,
    output: Path,
    theme_name: str | None = None,
    paper: PaperName = "a4",
    *,
    template: Path | None = None,
) -> Report:
    """Build the lesson ``data``, the content of ``file``, into the folder ``output``.

    Raises ``Problems`` when the lesson is wrong and ``PublishError`` when the outputs cannot be
    replaced; the old outputs then stay.
    """
    recover(output)
    with watched(file, data):
        source = read_source(file, data, theme_name, template)
        plans, warnings = plan(source, paper)
        warnings = (*review(source.lesson, legible(data)), *warnings)
        deck = _painted_deck(plans.deck)
        papers = _painted({HANDOUT: plans.handout, KEY: plans.key})
    used = _template_file(source.lesson, file, template)
    asked = (str(file), theme_name or "", str(template or ""), paper)
    files = (*(file.parent / name for name in source.pictures), *((used,) if used else ()))
    rule = inputs.rule(asked, source.look.name, files)
    published = publish(output, {DECK: deck, **papers, inputs.RULE: rule})
    topic = source.lesson.topic
    return Report(
        len(plans.deck.slides),
        len(plans.handout.pages),
        _planned_minutes(source.lesson),
        topic.minutes,
        topic.students,
        _sorted(told(warnings, source.lesson.accepted)),
        published,
        used,
        source.brand,
    )


def build_variant(  # noqa: PLR0913, PLR0917 - what a build is asked for
    file: Path,
    data: bytes,
    output: Path,
    variant: Variant,
    theme_name: str | None = None,
    paper: PaperName = "a4",
) -> Planned[tuple[str, ...]]:
    """Build another form of the handout into ``output``; return the names of its files.

    Raises as ``build`` does. There are no files when no figure asks to be a poster.
    """
    recover(output)
    with watched(file, data):
        source = read_source(file, data, theme_name)
        plans, warnings = plan_variant(source, variant, paper)
        painted = _painted(plans)
    return publish(output, painted).names, _sorted(unknown(warnings, source.lesson.accepted))


def check(
    file: Path, data: bytes, theme_name: str | None = None, template: Path | None = None
) -> Checked:
    """Return what there is to say about the lesson without building it; raise ``Problems``."""
    with watched(file, data):
        source = read_source(file, data, theme_name, template)
        found = (*review(source.lesson, legible(data)), *plan(source)[1])
    warnings = _sorted(told(found, source.lesson.accepted))
    return Checked(warnings, _template_file(source.lesson, file, template), source.brand)


def read_source(
    file: Path, data: bytes, theme_name: str | None = None, template: Path | None = None
) -> Source:
    """Return the lesson ``data`` ready to be planned; raise ``Problems``.

    ``template`` is a file that is used instead of the lesson's own.
    """
    lesson = read(data, str(file))
    words = labels.load(lesson.topic.language)
    counted = numbers.count(lesson)
    return Source(
        numbers.written(lesson, counted),
        _theme(lesson, theme_name),
        words,
        counted,
        load_pictures(lesson, file.parent),
        _brand(lesson, file, data, template, words.tag),
    )


def plan(source: Source, paper: PaperName = "a4") -> Planned[Plans]:
    """Return the plans of a lesson, tied to each other: slides name pages, pages name slides."""
    slides, slide_warnings = _deck(source)
    (handout, page_warnings), (key, key_warnings) = _pages(source, slides, paper)
    tied = with_pages(slides, handout.pages_of)
    return Plans(tied, handout, key), (*slide_warnings, *page_warnings, *key_warnings)


def plan_variant(
    source: Source, variant: Variant, paper: PaperName = "a4"
) -> Planned[Mapping[str, HandoutPlan]]:
    """Return the plans of another form of the handout, by the name of the file.

    A booklet is folded of A4, a poster stands on A3 or A4; ``paper`` is that of large print.
    """
    from builders.handout import booklet, posters  # noqa: PLC0415  # not for the usual build

    if variant == "booklet":
        (small, warnings), _ = _pages(source, _deck(source)[0], "a5")
        return {"booklet.pdf": booklet.impose(small)}, warnings
    if variant == "large-print":
        (large, warnings), _ = _pages(source, _deck(source)[0], paper, large_print=True)
        return {"large-print.pdf": large}, warnings
    made = posters.plan(source.lesson, source.look, source.words, source.counted, source.pictures)
    found = {"posters.pdf": made, TILES: posters.tiled(made)} if made.pages else {}
    return found, ()


def _deck(source: Source) -> Planned[DeckPlan]:
    return builders.deck.plan.plan(
        source.lesson, source.look, source.words, source.counted, source.pictures, source.brand
    )


def _pages(
    source: Source, slides: DeckPlan, paper: PaperName, *, large_print: bool = False
) -> tuple[Planned[HandoutPlan], Planned[HandoutPlan]]:
    return builders.handout.plan.plan(
        source.lesson,
        source.look,
        source.words,
        source.counted,
        slides.slide_of,
        source.pictures,
        paper,
        large_print=large_print,
    )


def _painted_deck(plan: DeckPlan) -> bytes:
    """Return the file of ``plan``, read back before it may be published."""
    # The libraries that paint and read back are loaded only to build: a check is to be quick.
    from builders.deck.paint import paint  # noqa: PLC0415
    from builders.press.verify import verify_deck  # noqa: PLC0415

    painted = paint(plan)
    verify_deck(plan, painted)
    return painted


def _painted(plans: Mapping[str, HandoutPlan]) -> dict[str, bytes]:
    """Return the files of ``plans``, each read back before it may be published."""
    from builders.handout.paint import paint  # noqa: PLC0415
    from builders.press.verify import verify_pages  # noqa: PLC0415

    painted = {name: paint(each) for name, each in plans.items()}
    for name, each in plans.items():
        verify_pages(each, painted[name], cut=name == TILES)
    return painted


def _planned_minutes(lesson: Lesson) -> int:
    stages = sum(stage.minutes for stage in lesson.procedure)
    return stages + sum(task.minutes or 0 for task in lesson.tasks)


def _sorted(warnings: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(sorted(warnings, key=lambda found: found.where))


def _theme(lesson: Lesson, asked: str | None) -> theme.Theme:
    name = asked or lesson.topic.theme or theme.DEFAULT
    if name not in theme.available():
        known = ", ".join(theme.available())
        raise Problems((error("L270", lesson.topic.where, theme=name, known=known),))
    return theme.load(name)


def _template_file(lesson: Lesson, file: Path, asked: Path | None) -> Path | None:
    own = lesson.topic.template
    return asked or (file.parent / own if own else None)


def _brand(lesson: Lesson, file: Path, data: bytes, asked: Path | None, tag: str) -> Brand | None:
    """Return what the user's template gives, if there is one; raise ``Problems``."""
    if asked:
        folder, name = asked.parent, asked.name
    elif lesson.topic.template:
        folder, name = file.parent, lesson.topic.template
    else:
        return None
    at = _place_of("template", lesson.topic.where, data)
    from builders.deck.adopt import adopt  # noqa: PLC0415  # few lessons have a template
    from builders.deck.foreign import MAX_BYTES as MOST_TEMPLATE  # noqa: PLC0415

    try:
        return adopt(read_inside(folder, name, MOST_TEMPLATE), tag)
    except FileError as refused:
        raise Problems((error(refused.code, at, file=name, near=refused.near),)) from refused
    except BrandError as refused:
        raise Problems((error(refused.code, at, file=name),)) from refused


def _place_of(key: str, start: Place, data: bytes) -> Place:
    """Return where ``key`` stands in the lesson from ``start`` on, or ``start``."""
    lines = legible(data).split("\n")
    for number, line in enumerate(lines[start.line - 1 :], start.line):
        if found := re.search(rf"\b{key}\s*:", line):
            return Place(start.file, number, found.start() + 1)
    return start


def load_pictures(lesson: Lesson, folder: Path) -> Mapping[str, Picture]:
    """Return the pictures that ``lesson`` names, by name; raise ``Problems`` for the bad ones."""
    found: dict[str, Picture] = {}
    problems: list[Problem] = []
    for block in lesson.blocks:
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
