"""A lesson, a theme, labels and numbers in; a deck plan out: which slides, in which order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from itertools import chain
from types import MappingProxyType
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from builders.deck.adopted.brand import Brand
from builders.deck.planning import branded, displays, exercises, figures, lists, tables
from builders.deck.planning.context import DeckContext, Draft, spoken
from builders.deck.planning.displays import SEPARATOR
from builders.deck.planning.finish import finished
from builders.deck.planning.fit import RefusalError
from builders.deck.planning.scaled import scaled
from builders.deck.planning.sharpness import coarse
from builders.deck.slides import DeckPlan
from builders.design.picture import Picture
from builders.design.theme import Theme
from builders.design.type import Ruler, UnbreakableError
from builders.labels import Labels
from builders.lesson.blocks import (
    AnyBlock,
    AnyFigure,
    Chart,
    Compare,
    Image,
    Points,
    Prose,
    Question,
    Quote,
    Statement,
    Table,
    Timeline,
    Tree,
)
from builders.lesson.model import Lesson, Stage, Task
from builders.lesson.numbers import Numbers
from builders.problems import Place, Planned, Problem, Problems, error

NO_PICTURES: Mapping[str, Picture] = MappingProxyType({})

Make: TypeAlias = Callable[[], tuple[Draft, ...]]


class _Chapter(Struct, frozen=True):
    """Slides under one name in the sorter; ``minutes`` are None where the clock stands still."""

    name: str
    makes: tuple[tuple[Place, Make], ...]
    minutes: int | None = None
    script: tuple[str, ...] = ()


def plan(  # noqa: PLR0913, PLR0917 - what a deck is made from
    lesson: Lesson,
    theme: Theme,
    labels: Labels,
    numbers: Numbers,
    pictures: Mapping[str, Picture] = NO_PICTURES,
    brand: Brand | None = None,
) -> Planned[DeckPlan]:
    """Return the deck of ``lesson``, its citations written out, on the template of ``brand``.

    Raises ``Problems`` when something fits on no slide.
    """
    if brand:
        theme = replace(theme, screen=brand.screen(theme.screen))
    ruler = Ruler("screen", theme.screen.safety)
    setting = DeckContext(theme, labels, numbers, pictures, ruler, brand)
    chapters = _chapters(setting, lesson)
    problems: list[Problem] = []
    made: list[tuple[Draft, ...]] = []
    start = 0
    for chapter in chapters:
        drafts = tuple(
            chain.from_iterable(_tried(at, make, problems) for at, make in chapter.makes)
        )
        made.append(_scripted(setting, chapter, drafts, start))
        start += chapter.minutes or 0
    if problems:
        raise Problems(tuple(problems))
    names = tuple(chapter.name for chapter in chapters)
    plan = finished(setting, lesson, names, tuple(made))
    return scaled(plan, brand.scale) if brand else plan, tuple(coarse(lesson, plan))


def _tried(at: Place, make: Make, problems: list[Problem]) -> tuple[Draft, ...]:
    try:
        return make()
    except RefusalError as refused:
        problems.append(refused.problem)
    except UnbreakableError as long:
        problems.append(error("L301", at, word=long.word))
    return ()


def _scripted(
    setting: DeckContext, chapter: _Chapter, drafts: tuple[Draft, ...], start: int
) -> tuple[Draft, ...]:
    """Return the slides with the running clock on each and the script on the first."""
    if chapter.minutes is None:
        return drafts
    labels = setting.labels
    span = labels.clock.format(start=_clock(start), end=_clock(start + chapter.minutes))
    minutes = labels.minutes.format(n=chapter.minutes)
    head = SEPARATOR.join((chapter.name, minutes, span))
    return tuple(
        replace(draft, notes=(head, *(() if index else chapter.script), *draft.notes))
        for index, draft in enumerate(drafts)
    )


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def _chapters(setting: DeckContext, lesson: Lesson) -> tuple[_Chapter, ...]:
    labels = setting.labels
    opening = branded.opening if setting.brand else displays.opening
    first: list[tuple[Place, Make]] = [(lesson.topic.where, lambda: (opening(setting, lesson),))]
    if lesson.contents:
        first.append((lesson.contents[0].where, lambda: displays.contents(setting, lesson)))
    name = labels.contents if lesson.contents else setting.plain(lesson.topic.title)
    chapters = [_Chapter(name, tuple(first))]
    if lesson.goals:
        aims = (lesson.goals[0].where, partial(lists.goals, setting, lesson))
        chapters.append(_Chapter(labels.goals, (aims,)))
    chapters += [_stage(setting, lesson, stage) for stage in lesson.procedure]
    chapters += [_task(setting, task) for task in lesson.tasks]
    if lesson.independent:
        work = (lesson.independent.where, partial(lists.independent, setting, lesson))
        chapters.append(_Chapter(lists.independent_title(setting, lesson.independent), (work,)))
    if lesson.references:
        listed = (lesson.where, partial(lists.references, setting, lesson))
        chapters.append(_Chapter(labels.references, (listed,)))
    return tuple(chapters)


def _stage(setting: DeckContext, lesson: Lesson, stage: Stage) -> _Chapter:
    blocks = [block for block in stage.blocks if block.appears_in("deck")]
    entries = [text.plain for text in lesson.contents]
    name = stage.stage.plain
    number = entries.index(name) + 1 if name in entries else None
    makes: list[tuple[Place, Make]] = [
        (block.where, partial(_block, setting, block, stage)) for block in blocks
    ]
    if number or not blocks:
        section = branded.section if setting.brand else displays.section
        makes.insert(0, (stage.where, lambda: (section(setting, stage, number),)))
    unseen = (block.notes for block in stage.blocks if not block.appears_in("deck"))
    script = spoken(setting, (*stage.notes, *chain.from_iterable(unseen)))
    return _Chapter(setting.plain(stage.stage), tuple(makes), stage.minutes, script)


def _task(setting: DeckContext, task: Task) -> _Chapter:
    make = partial(exercises.task, setting, task)
    return _Chapter(setting.labels.tasks, ((task.where, make),), task.minutes)


def _block(setting: DeckContext, block: AnyBlock, stage: Stage) -> tuple[Draft, ...]:
    title = setting.plain(stage.stage)
    match block:
        case Prose():
            return lists.prose(setting, block, title)
        case Points():
            return lists.points(setting, block, title)
        case Question():
            return exercises.question(setting, block)
        case Statement():
            return (_statement(setting, block, title),)
        case Quote():
            return displays.quote(setting, block)
        case _:
            return _figure(setting, block)


def _statement(setting: DeckContext, block: Statement, title: str) -> Draft:
    """Return a sentence on a slide of its own; much small print has more room on a working one."""
    if not setting.brand:
        with suppress(RefusalError):
            return displays.statement(setting, block)
    return branded.statement(setting, block, title)


def _figure(setting: DeckContext, block: AnyFigure) -> tuple[Draft, ...]:
    match block:
        case Table():
            return tables.table(setting, block)
        case Compare():
            return tables.compare(setting, block)
        case Chart():
            return figures.chart(setting, block)
        case Timeline():
            return figures.timeline(setting, block)
        case Tree():
            return figures.tree(setting, block)
        case Image():
            return figures.image(setting, block)
