"""The pipeline on one screen: a lesson file in; its published outputs and a report out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct

import builders.deck.plan
import builders.handout.plan
from builders.deck.adopted.brand import Brand
from builders.deck.slides import DeckPlan, with_pages
from builders.handout.pages import HandoutPlan
from builders.handout.typesetting.style import PaperName
from builders.lesson.accepted import told, unknown
from builders.lesson.model import Lesson
from builders.lesson.review import review
from builders.lesson.source.decode import legible
from builders.materials import Source, read_source
from builders.press import inputs
from builders.press.publish import Published, publish, recover
from builders.press.watchdog import watched
from builders.problems import Planned, Problem

DECK, HANDOUT, KEY = "deck.pptx", "handout.pdf", "key.pdf"
TILES = "posters-a4.pdf"
Variant = Literal["booklet", "large-print", "posters"]


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
    asked = (str(file), theme_name or "", str(template or ""), paper)
    rule = inputs.rule(asked, source.named.theme, source.named.files)
    published = publish(output, {DECK: deck, **papers, inputs.RULE: rule})
    topic = source.lesson.topic
    return Report(
        len(plans.deck.slides),
        len(plans.handout.pages),
        _planned_minutes(source.lesson),
        topic.minutes.value,
        topic.students,
        _sorted(told(warnings, source.lesson.accepted)),
        published,
        source.named.template,
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
    return Checked(warnings, source.named.template, source.brand)


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
