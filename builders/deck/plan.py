"""A document and a theme in; a deck plan out: which slides, in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from itertools import chain
from types import MappingProxyType
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from builders.deck.adopted.brand import Brand
from builders.deck.planning import branded, displays, endings, figures, listings, lists, tables
from builders.deck.planning.asking import exercises, reflections
from builders.deck.planning.context import DeckContext, Draft, spoken
from builders.deck.planning.displays import SEPARATOR
from builders.deck.planning.finish import finished
from builders.deck.planning.fit import RefusalError
from builders.deck.planning.scaled import scaled
from builders.deck.planning.sharpness import coarse
from builders.deck.slides import DeckPlan
from builders.design.theme import Theme
from builders.design.type import Ruler, UnbreakableError
from builders.design.vectors.drawing import Shown
from builders.document import elements as said
from builders.document.elements import AnyElement, Callout, Exercise
from builders.document.structure import Document, Section
from builders.document.views import slides
from builders.document.words import Clock
from builders.problems import Place, Planned, Problem, Problems, assert_never, error

NO_PICTURES: Mapping[str, Shown] = MappingProxyType({})

Make: TypeAlias = Callable[[], tuple[Draft, ...]]


class _Chapter(Struct, frozen=True):
    """Slides under one name in the sorter; without a ``clock`` they take no time."""

    name: str
    makes: tuple[tuple[Place, Make], ...]
    clock: Clock | None = None
    script: tuple[str, ...] = ()


def plan(
    document: Document,
    theme: Theme,
    pictures: Mapping[str, Shown] = NO_PICTURES,
    brand: Brand | None = None,
) -> Planned[DeckPlan]:
    """Return the deck of ``document`` on the template of ``brand``.

    Raises ``Problems`` when something fits on no slide.
    """
    if brand:
        theme = replace(theme, screen=brand.screen(theme.screen))
    ruler = Ruler("screen", theme.screen.safety)
    context = DeckContext(theme, document.language, document.furniture, pictures, ruler, brand)
    problems: list[Problem] = []
    names: list[str] = []
    made: list[tuple[Draft, ...]] = []
    for chapter in _chapters(context, document):
        drafts = chain.from_iterable(_tried(at, make, problems) for at, make in chapter.makes)
        names.append(chapter.name)
        made.append(_scripted(chapter, tuple(drafts)))
    if problems:
        raise Problems(tuple(problems))
    plan = finished(context, document, names, made)
    return scaled(plan, brand.scale) if brand else plan, tuple(coarse(document, plan))


def _tried(at: Place, make: Make, problems: list[Problem]) -> tuple[Draft, ...]:
    try:
        return make()
    except RefusalError as refused:
        problems.append(refused.problem)
    except UnbreakableError as long:
        problems.append(error("L301", at, word=long.word))
    return ()


def _scripted(chapter: _Chapter, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Return the slides with the running clock on each and the script on the first."""
    if chapter.clock is None:
        return drafts
    head = SEPARATOR.join((chapter.name, chapter.clock.minutes, chapter.clock.span))
    return tuple(
        replace(draft, notes=(head, *(() if index else chapter.script), *draft.notes))
        for index, draft in enumerate(drafts)
    )


def _chapters(context: DeckContext, document: Document) -> Iterator[_Chapter]:
    """Yield the opening with the agenda, then the sections, each task by itself."""
    opening = branded.opening if context.brand else displays.opening
    first: list[tuple[Place, Make]] = [
        (document.head.where, lambda: (opening(context, document.head),))
    ]
    name, sections = context.plain(document.head.title), list(slides(document))
    if sections[0].kind == "contents":
        agenda = sections.pop(0)
        name = context.plain(agenda.heading)
        first.append((agenda.where, partial(displays.contents, context, agenda)))
    yield _Chapter(name, tuple(first))
    for section in sections:
        if section.kind == "tasks":
            yield from _tasks(context, section)
        else:
            yield _section(context, section)


def _tasks(context: DeckContext, section: Section) -> Iterator[_Chapter]:
    for task in section.elements:
        assert isinstance(task, Exercise)
        name = context.plain(section.heading)
        yield _Chapter(name, tuple(_makes(context, task, name)), task.clock)


def _section(context: DeckContext, section: Section) -> _Chapter:
    name = context.plain(section.heading)
    makes = [make for element in section.elements for make in _makes(context, element, name)]
    if section.divider or not makes:
        divider = branded.section if context.brand else displays.section
        makes.insert(0, (section.where, lambda: (divider(context, section),)))
    script = spoken(context, section.script)
    return _Chapter(name, tuple(makes), section.clock, script)


def _makes(context: DeckContext, element: AnyElement, name: str) -> Iterator[tuple[Place, Make]]:
    """Yield the slides of an element; what an exercise is done with comes before it."""
    for each in (*(element.materials if isinstance(element, Exercise) else ()), element):
        yield each.where, partial(_element, context, each, name)


def _element(  # noqa: C901, PLR0912 - an arm for each element
    context: DeckContext, element: AnyElement, name: str
) -> tuple[Draft, ...]:
    """Return the slides of an element; one without a title has the ``name`` of its section."""
    match element:
        case said.Paragraphs():
            return lists.paragraphs(context, element, name)
        case said.Formula():
            return (figures.formula(context, element, name),)
        case said.Program():
            return listings.program(context, element, name)
        case said.List():
            return lists.points(context, element, name)
        case said.Callout():
            return (_callout(context, element, name),)
        case said.Boxed():
            return displays.boxed(context, element)
        case said.Quotation():
            return displays.quotation(context, element)
        case said.Table():
            return tables.table(context, element)
        case said.Drawing():
            return figures.drawing(context, element)
        case said.Picture():
            return figures.picture(context, element)
        case said.Exercise():
            return exercises.exercise(context, element)
        case said.Worked():
            from builders.deck.planning.asking import framed  # noqa: PLC0415 - few have one

            return framed.worked(context, element)
        case said.SelfAssessment():
            return reflections.self_assessment(context, element)
        case said.ExitTicket():
            return reflections.exit_ticket(context, element)
        case said.Assignments():
            return endings.assignments(context, element, name)
        case said.Bibliography():
            return endings.bibliography(context, element, name)
        case said.Definitions() | said.Answer() | said.Codes():
            return ()  # a glossary is to be looked up, answers and codes are for paper
        case _:
            assert_never(element)


def _callout(context: DeckContext, element: Callout, name: str) -> Draft:
    """Return a sentence on a slide of its own; much small print has more room on a working one."""
    if not context.brand:
        with suppress(RefusalError):
            return displays.callout(context, element)
    return branded.callout(context, element, name)
