"""A document in; what each kind of reader gets of it, in the order of reading, out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from msgspec.structs import replace

from builders.document.addresses import addressed
from builders.document.asking.exercises import spare_answers, spare_solution
from builders.document.elements import (
    Answer,
    AnyCaptioned,
    AnyElement,
    Assignments,
    Captioned,
    Exercise,
    Picture,
    Worked,
)
from builders.document.responses import Pinned
from builders.document.structure import Document, Section
from builders.lesson.blocks.base import Output
from builders.problems import Place


def slides(document: Document) -> tuple[Section, ...]:
    """Return the sections that are shown; what is to be said of hidden blocks opens their stage."""
    shown = (_on_slides(section) for section in document.sections)
    return tuple(each for each in shown if each.kind == "stage" or each.elements)


def pages(document: Document) -> tuple[Section, ...]:
    """Return the sections that are printed, the questions gathered before the first stage."""
    printed = [_on_pages(section) for section in document.sections]
    first = next((n for n, each in enumerate(printed) if each.kind == "stage"), len(printed))
    found = (*printed[:first], *_questions(document), *printed[first:])
    return tuple(_addressed(section, document) for section in found if section.elements)


def teacher(document: Document) -> Section:
    """Return what the teacher alone reads: how to assess, answers, and the blocks of the key."""
    elements = tuple(_for_teacher(document))
    heading = document.furniture.key_title
    found = Section(where=document.where, kind="teacher", heading=heading, elements=elements)
    return _addressed(found, document)


def _addressed(section: Section, document: Document) -> Section:
    found = addressed(section.elements, document.links, document.furniture.links)
    return replace(section, elements=tuple(found))


def elements(document: Document) -> Iterator[AnyElement]:
    """Yield every element, in the order of the lesson, those inside an exercise after it."""
    for section in document.sections:
        for each in section.elements:
            yield each
            yield from each.materials if isinstance(each, Exercise) else ()


def photographs(document: Document) -> Iterator[tuple[Place, str]]:
    """Yield the file of every picture that is shown, also those with parts to be named.

    One of those stands at its own place and at that of its exercise.
    """
    for each in elements(document):
        if isinstance(each, Picture):
            yield each.where, each.file
        elif isinstance(each, Exercise):
            for form in (each.response, *(part.response for part in each.parts)):
                if isinstance(form, Pinned):
                    yield from ((each.where, form.file), (form.where, form.file))


def posters(document: Document) -> tuple[AnyCaptioned, ...]:
    """Return the figures that are to be posters, if students see them somewhere."""
    return tuple(
        each
        for each in elements(document)
        if isinstance(each, Captioned) and each.poster and _is_public(each)
    )


def _is_public(element: AnyElement) -> bool:
    return "deck" in element.audience or "handout" in element.audience


def _on_slides(section: Section) -> Section:
    shown = tuple(_for(section, "deck"))
    hidden = (each.notes for each in section.elements if "deck" not in each.audience)
    script = (*section.script, *chain.from_iterable(hidden))
    return replace(section, elements=shown, script=script)


def _on_pages(section: Section) -> Section:
    printed = (each for each in _for(section, "handout") if not _is_listed(each))
    return replace(section, elements=tuple(printed))


def _for(section: Section, output: Output) -> Iterator[AnyElement]:
    """Yield the elements that are for ``output``, and of an exercise the materials that are."""
    for each in section.elements:
        if output not in each.audience:
            continue
        if isinstance(each, Exercise) and each.materials:
            kept = tuple(inner for inner in each.materials if output in inner.audience)
            yield replace(each, materials=kept)
        else:
            yield each


def _is_listed(element: AnyElement) -> bool:
    return isinstance(element, Exercise) and element.is_listed


def _questions(document: Document) -> Iterator[Section]:
    printed = (each for section in document.sections for each in _for(section, "handout"))
    if asked := tuple(each for each in printed if _is_listed(each)):
        heading = document.furniture.questions
        yield Section(where=asked[0].where, kind="questions", heading=heading, elements=asked)


def _for_teacher(document: Document) -> Iterator[AnyElement]:
    every = tuple(elements(document))
    for each in every:
        if isinstance(each, Assignments):
            yield from (item.assessment for item in each.items if item.assessment)
    yield from _spare_answers(document)
    own = [each for each in every if _is_keys(each)]
    yield from (each for each in own if not isinstance(each, Exercise))
    yield from (each for each in own if isinstance(each, Exercise))


def _is_keys(element: AnyElement) -> bool:
    return "key" in element.audience and "handout" not in element.audience


def _spare_answers(document: Document) -> Iterator[Answer]:
    for each in elements(document):
        if isinstance(each, Exercise) and "handout" in each.audience:
            yield from spare_answers(each)
        elif isinstance(each, Worked) and "handout" in each.audience:
            yield from spare_solution(each)
