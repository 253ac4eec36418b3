"""A lesson goes in; the sections of its handout come out as flowables, in their order on paper."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from builders.handout.marks import Line
from builders.handout.planning.blocks import BULLET, Item, blocks, bulleted, heading
from builders.handout.planning.context import DOCUMENT, PageContext, key, labelled
from builders.handout.planning.exercises import questions, tasks
from builders.handout.planning.flowables import (
    Flowable,
    Flowables,
    begun,
    beside,
    column_width,
    height,
    paragraph,
    rhythmic,
    spaced,
    stacked,
)
from builders.lesson.bibliography import terms
from builders.lesson.bibliography.entries import entry
from builders.lesson.bibliography.references import Marks, Numbered
from builders.lesson.inline import Span
from builders.lesson.model import Lesson, Term

TERMS_TOGETHER = 16  # a longer glossary may part between groups of so many


def sections(lesson: Lesson, setting: PageContext) -> Flowables:
    """Return the whole handout."""
    return (
        *_opening(lesson, setting),
        *_plan(lesson, setting),
        *questions(lesson, setting),
        *_facts(lesson, setting),
        *_glossary(lesson.glossary, setting),
        *tasks(lesson, setting),
        *_independent(lesson, setting),
        *_references(lesson, setting),
    )


def _opening(lesson: Lesson, setting: PageContext) -> Flowables:
    sheet, topic = setting.sheet, lesson.topic
    eyebrow = paragraph(
        (Span(_eyebrow(lesson, setting)),),
        sheet.cell,
        sheet,
        DOCUMENT.child("P", "eyebrow"),
        before=sheet.unit,
    )
    title = paragraph(topic.title.spans, sheet.title, sheet, DOCUMENT.child("H1", "title"))
    subtitle = paragraph(
        topic.subtitle.spans if topic.subtitle else (),
        replace(sheet.listed, italic=True),
        sheet,
        DOCUMENT.child("P", "subtitle"),
    )
    whole = (*eyebrow, *title, *subtitle)
    solid = Flowable(
        rhythmic(height(whole), sheet),
        stacked(whole),
        2 * sheet.unit,
        keep=True,
        bookmark=topic.title.plain,
    )
    return begun((solid,), topic.where)


def _eyebrow(lesson: Lesson, setting: PageContext) -> str:
    topic, labels = lesson.topic, setting.labels
    kind = (
        labels.kinds[topic.kind].format(number=topic.number)
        if topic.number
        else labels.kinds_plain[topic.kind]
    )
    parts = [kind, labels.minutes.format(n=topic.minutes.value)]
    named = (labels.discipline, topic.discipline), (labels.teacher[topic.kind], topic.teacher)
    parts += [f"{label}: {value.plain}" for label, value in named if value]
    return " · ".join(parts)


def _plan(lesson: Lesson, setting: PageContext) -> Flowables:
    """Return contents and goals, side by side where there are both."""
    sheet, labels = setting.sheet, setting.labels
    contents = tuple(
        Item(f"{number}.", text.spans) for number, text in enumerate(lesson.contents, start=1)
    )
    goals = tuple(Item(BULLET, text.spans) for text in lesson.goals)
    lists = [
        (name, label, items)
        for name, label, items in (
            ("contents", labels.contents, contents),
            ("goals", labels.goals, goals),
        )
        if items
    ]
    if not lists:
        return ()
    count = len(lists) if sheet.is_wide else 1
    measure = column_width(count, sheet)
    columns = [
        (
            *heading((Span(label),), setting, name, 0, measure),
            *bulleted(items, setting, DOCUMENT.child("L", name), measure),
        )
        for name, label, items in lists
    ]
    if count == 1:
        return tuple(flowable for column in columns for flowable in spaced(column, 2 * sheet.unit))
    return beside(columns, sheet, before=2 * sheet.unit)


def _facts(lesson: Lesson, setting: PageContext) -> Flowables:
    flowables: Flowables = ()
    for stage in lesson.procedure:
        shown = [block for block in stage.blocks if block.appears_in("handout")]
        found = blocks(shown, setting)
        if found:
            head = heading(stage.stage.spans, setting, key(stage.where))
            flowables += (*head, *spaced(found, 0))
    return flowables


def _independent(lesson: Lesson, setting: PageContext) -> Flowables:
    work, labels, sheet = lesson.independent, setting.labels, setting.sheet
    if work is None:
        return ()
    title = work.title.spans if work.title else (Span(labels.independent),)
    asked = [
        (*each.text.spans, Span(f" ({labels.due}: {each.due})" if each.due else ""))
        for each in work.items
    ]
    said = [
        labelled(label, text)
        for label, text in ((labels.note, work.note), (labels.gap, work.gap))
        if text
    ]
    flowables = (
        *heading(title, setting, "independent"),
        *_assignments(asked, setting),
    )
    for number, spans in enumerate(said):
        tag = DOCUMENT.child("P", f"independent {number}")
        flowables += paragraph(spans, sheet.caption, sheet, tag, before=sheet.unit / 2)
    return begun(flowables, work.where)


def _assignments(asked: Sequence[tuple[Span, ...]], setting: PageContext) -> Flowables:
    """Return a numbered list, or a paragraph where there is one to do."""
    sheet = setting.sheet
    if len(asked) == 1:
        return paragraph(asked[0], sheet.listed, sheet, DOCUMENT.child("P", "independent"))
    items = tuple(Item(f"{number}.", spans) for number, spans in enumerate(asked, start=1))
    return bulleted(items, setting, DOCUMENT.child("L", "independent"))


def _glossary(glossary: Sequence[Term], setting: PageContext) -> Flowables:
    if not glossary:
        return ()
    groups = [
        glossary[start : start + TERMS_TOGETHER]
        for start in range(0, len(glossary), TERMS_TOGETHER)
    ]
    flowables = tuple(
        flowable
        for number, group in enumerate(groups)
        for flowable in _terms(group, setting, number)
    )
    return (*heading((Span(setting.labels.glossary),), setting, "glossary"), *flowables)


def _terms(group: Sequence[Term], setting: PageContext, number: int) -> Flowables:
    """Return a group of terms in two columns of about the same height, or in one."""
    sheet = setting.sheet
    measure = column_width(2 if sheet.is_wide else 1, sheet)
    tag = DOCUMENT.child("L", f"glossary {number}")
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


def _references(lesson: Lesson, setting: PageContext) -> Flowables:
    found, source = setting.numbers.references, lesson.topic.source
    if not found and not source:
        return ()
    flowables: Flowables = ()
    for number, each in enumerate(found):
        flowables += _reference(each, number, lesson, setting)
    if source:
        spans, tag = labelled(setting.labels.source, source), DOCUMENT.child("P", "source")
        said = paragraph(spans, setting.sheet.caption, setting.sheet, tag)
        flowables += spaced(said, setting.sheet.unit / 2)
    return (*heading((Span(setting.labels.references),), setting, "references"), *flowables)


def _reference(each: Numbered, number: int, lesson: Lesson, setting: PageContext) -> Flowables:
    sheet, labels = setting.sheet, setting.labels
    marks = Marks(incomplete=labels.incomplete, lost=labels.lost)
    pieces = entry(each.reference, sheet.language, lesson.topic.citation_style, marks, terms.load())
    spans = tuple(
        Span(piece.text, link=piece.link, bold=piece.text in {labels.incomplete, labels.lost})
        for piece in pieces
    )
    item = DOCUMENT.child("L", "references").child("LI", number)
    label = paragraph((Span(f"{each.number}."),), sheet.entry, sheet, item.child("Lbl"))
    hang = max(2 * sheet.entry.size, _width(label) + sheet.entry.size / 2)
    own = each.reference.language
    language = own if own and own in terms.load() else sheet.language
    body = paragraph(
        spans, sheet.entry, sheet, item.child("LBody"), indent=hang, language=language, before=1.5
    )
    first = replace(body[0], marks=(*label[0].marks, *body[0].marks))
    return (first, *body[1:])


def _width(flowables: Flowables) -> float:
    (line,) = flowables[0].marks
    assert isinstance(line, Line)
    return sum(fragment.width for fragment in line.fragments)
