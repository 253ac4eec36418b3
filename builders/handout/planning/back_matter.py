"""Independent work, a glossary or a bibliography goes in; the flowables that list it come out."""

from __future__ import annotations

from collections.abc import Sequence

from builders.document.elements import (
    Assignment,
    Assignments,
    Bibliography,
    Definitions,
    Item,
)
from builders.document.words import Definition, Entry
from builders.handout.planning.context import DOCUMENT, PageContext, key
from builders.handout.planning.flowables import (
    Flowables,
    begun,
    beside,
    column_width,
    paragraph,
    spaced,
)
from builders.handout.planning.texts import hang_of, hung, itemized
from builders.lesson.inline import Span, Text

TERMS_TOGETHER = 16  # a longer glossary may part between groups of so many


def assignments(element: Assignments, setting: PageContext) -> Flowables:
    """Return a numbered list, or a paragraph where there is one to do, and what is to be noted."""
    sheet = setting.sheet
    asked = [_asked(each) for each in element.items]
    if len(asked) == 1:
        tag = DOCUMENT.child("P", "independent")
        flowables = paragraph(asked[0].spans, sheet.listed, sheet, tag)
    else:
        tag = DOCUMENT.listing("independent", "Decimal")
        flowables = itemized(tuple(map(Item, asked)), sheet, tag, numbered=True)
    for number, remark in enumerate(element.remarks.all):
        tag = DOCUMENT.child("P", f"independent {number}")
        flowables += paragraph(remark.spans, sheet.caption, sheet, tag, before=sheet.unit / 2)
    return begun(flowables, element.where)


def _asked(item: Assignment) -> Text:
    """Return what there is to do and by when."""
    due = (Span(f" ({item.due_label}: {item.due})"),) if item.due else ()
    return Text((*item.text.spans, *due), item.where)


def glossary(element: Definitions, setting: PageContext) -> Flowables:
    """Return the terms, group by group."""
    terms = element.terms
    return tuple(
        flowable
        for start in range(0, len(terms), TERMS_TOGETHER)
        for flowable in _terms(terms[start : start + TERMS_TOGETHER], setting, start)
    )


def _terms(group: Sequence[Definition], setting: PageContext, start: int) -> Flowables:
    """Return a group of terms in two columns of about the same height, or in one."""
    sheet = setting.sheet
    measure = column_width(2 if sheet.is_wide else 1, sheet)
    tag = DOCUMENT.listing(f"glossary {start}", "None")
    found = [
        paragraph(
            (Span(term.name, bold=True), Span(" – "), *term.meaning.spans),
            sheet.entry,
            sheet,
            tag.child("LI", key(term.where)).child("LBody"),
            measure=measure,
            before=2,
        )
        for term in group
    ]
    split = _half(found) if sheet.is_wide else len(found)
    left = tuple(flowable for flowables in found[:split] for flowable in flowables)
    right = tuple(flowable for flowables in found[split:] for flowable in flowables)
    return beside((left, right), sheet) if sheet.is_wide else left


def _half(found: Sequence[Flowables]) -> int:
    """Return how many paragraphs make up the first half of all lines."""
    half = sum(len(flowables) for flowables in found) / 2
    taken, split = 0, 0
    while split < len(found) and taken + len(found[split]) / 2 <= half:
        taken += len(found[split])
        split += 1
    return split


def bibliography(element: Bibliography, setting: PageContext) -> Flowables:
    """Return the numbered entries, then what the lesson itself was made from."""
    sheet = setting.sheet
    flowables: Flowables = ()
    for entry in element.entries:
        flowables += _entry(entry, setting)
    if element.source:
        tag = DOCUMENT.child("P", "source")
        said = paragraph(element.source.spans, sheet.caption, sheet, tag)
        flowables += spaced(said, sheet.unit / 2)
    return flowables


def _entry(entry: Entry, setting: PageContext) -> Flowables:
    sheet = setting.sheet
    item = DOCUMENT.listing("references", "Decimal").child("LI", key(entry.where))
    label, style = f"{entry.number}.", sheet.entry
    hang = hang_of(label, style, sheet, least=2)
    spans, language = entry.spans, entry.language
    return hung(label, spans, style, sheet, item, hang=hang, before=1.5, language=language)
