"""A document goes in; its sections come out as flowables, in their order on paper."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from builders.document import views
from builders.document.elements import Answer, List
from builders.document.structure import Document, Head, Section
from builders.document.words import plain, words
from builders.handout.marks import Stroke
from builders.handout.planning.context import DOCUMENT, PageContext, key
from builders.handout.planning.elements import elements
from builders.handout.planning.flowables import (
    Flowable,
    Flowables,
    begun,
    beside,
    column_width,
    height,
    leading,
    paragraph,
    rhythmic,
    spaced,
    stacked,
)
from builders.handout.planning.head_and_foot import blanks, head_height
from builders.handout.planning.texts import itemized
from builders.handout.typesetting.style import Sheet
from builders.lesson.inline import Span
from builders.problems import Place

BESIDE = ("contents", "goals")
RESULT_SHARES = (2, 1, 3)  # of a line: the points, the mark, what is left free
APART = 1.5  # units above a heading


def students(document: Document, setting: PageContext) -> Flowables:
    """Return all that students get, contents and goals side by side where there are both."""
    found = views.pages(document)
    lists = [section for section in found if section.kind in BESIDE]
    others = (_section(section, setting) for section in found if section.kind not in BESIDE)
    return (
        *_opening(document.head, setting),
        *_lists(lists, setting),
        *(flowable for flowables in others for flowable in flowables),
    )


def teachers(document: Document, setting: PageContext, overfull: Sequence[Place]) -> Flowables:
    """Return what only the teacher gets; some answers only where a room does not hold them."""
    found = views.teacher(document)
    wanted = tuple(
        each
        for each in found.elements
        if not isinstance(each, Answer) or each.spare is None or each.spare in overfull
    )
    return _section(replace(found, elements=wanted), setting)


def _opening(head: Head, setting: PageContext) -> Flowables:
    sheet = setting.sheet
    facts = Span(" · ".join(map(plain, head.page_facts)))
    eyebrow = paragraph(
        (facts,), sheet.cell, sheet, DOCUMENT.child("P", "eyebrow"), before=sheet.unit
    )
    title = paragraph(head.title.spans, sheet.title, sheet, DOCUMENT.child("H1", "title"))
    subtitle = paragraph(
        head.subtitle.spans if head.subtitle else (),
        replace(sheet.listed, italic=True),
        sheet,
        DOCUMENT.child("P", "subtitle"),
    )
    whole = (*eyebrow, *title, *subtitle, *_results(head, sheet))
    solid = Flowable(
        rhythmic(height(whole), sheet),
        stacked(whole),
        2 * sheet.unit,
        keep=True,
        bookmark=head.title.plain,
    )
    return begun((solid,), head.where)


def _results(head: Head, sheet: Sheet) -> Flowables:
    """Return a line for the points and the mark of a test."""
    if not head.results:
        return ()
    marks = tuple(blanks(head.results, sheet, RESULT_SHARES))
    return (Flowable(head_height(sheet, head.results, RESULT_SHARES), marks),)


def _lists(sections: Sequence[Section], setting: PageContext) -> Flowables:
    sheet = setting.sheet
    is_beside = len(sections) > 1 and sheet.is_wide
    measure = column_width(len(sections) if is_beside else 1, sheet)
    columns = [_list(section, setting, measure) for section in sections]
    if is_beside:
        return beside(columns, sheet, before=2 * sheet.unit)
    return tuple(flowable for column in columns for flowable in spaced(column, 2 * sheet.unit))


def _list(section: Section, setting: PageContext, measure: float) -> Flowables:
    (element,) = section.elements
    assert isinstance(element, List)
    tag = DOCUMENT.listing(section.kind, "Decimal" if element.numbered else "Disc")
    items = itemized(element.items, setting.sheet, tag, numbered=element.numbered, measure=measure)
    return (*_heading(section, setting, 0, measure), *items)


def _section(section: Section, setting: PageContext) -> Flowables:
    """Return a section under its heading, nothing where it is empty."""
    found = elements(section.elements, setting)
    if section.kind == "stage":
        found = spaced(found, 0)
    return (*_heading(section, setting, APART), *found) if found else ()


def _heading(
    section: Section, setting: PageContext, before: float, measure: float = 0
) -> Flowables:
    """Return a short heavy rule, then the words; ``before`` counts units."""
    sheet, said = setting.sheet, words(section.heading)
    tag = DOCUMENT.child("H2", f"{section.kind} {key(section.where)}")
    indent = 1.6 * sheet.paper.heading
    found = paragraph(
        said,
        sheet.heading,
        sheet,
        tag,
        indent=indent,
        before=before * sheet.unit,
        measure=measure,
    )
    middle = sheet.heading.leading / 2
    rule = Stroke(0, middle, sheet.paper.heading, middle, sheet.paper.heading / 5)
    first = replace(found[0], marks=(rule, *found[0].marks), bookmark=plain(section.heading))
    return (*leading((first, *found[1:])), Flowable(sheet.unit / 2, keep=True))
