"""What a lesson ends with in: the work outside the class and the bibliography, in words, out."""

from __future__ import annotations

from builders import languages
from builders.document.elements import Answer, Assignment, Assignments, Bibliography
from builders.document.wording import Wording
from builders.document.words import Entry, Remarks
from builders.lesson import model
from builders.lesson.bibliography import terms
from builders.lesson.bibliography.entries import entry
from builders.lesson.bibliography.references import Marks, Numbered
from builders.lesson.blocks.base import EVERYWHERE, KEY_ALONE, ON_PAPER
from builders.lesson.inline import Span


def independent(work: model.Independent, wording: Wording) -> Assignments:
    """Return the work that students do outside the class."""
    labels = wording.labels
    remarks = Remarks(
        note=wording.labelled(labels.note, work.note), gap=wording.labelled(labels.gap, work.gap)
    )
    return Assignments(
        where=work.where,
        language=wording.language,
        audience=EVERYWHERE,
        items=tuple(_assignment(item, n, wording) for n, item in enumerate(work.items, start=1)),
        remarks=remarks,
    )


def _assignment(item: model.Assignment, number: int, wording: Wording) -> Assignment:
    labels = wording.labels
    assessment = Answer(
        where=item.where,
        language=wording.language,
        audience=KEY_ALONE,
        label=f"{number}. {labels.assessment}",
        texts=item.assessment,
    )
    return Assignment(
        item.where,
        item.text,
        labels.due,
        item.due,
        assessment if item.assessment else None,
    )


def bibliography(lesson: model.Lesson, wording: Wording) -> Bibliography:
    """Return the numbered sources, and the one that the lesson was made from."""
    labels, source = wording.labels, lesson.topic.source
    return Bibliography(
        where=lesson.where,
        language=wording.language,
        audience=EVERYWHERE if lesson.references else ON_PAPER,
        entries=tuple(_entry(numbered, wording) for numbered in wording.numbers.references),
        source=wording.labelled(labels.source, source),
    )


def _entry(numbered: Numbered, wording: Wording) -> Entry:
    """Return an entry in the language of its source; what is missing from it is said in bold."""
    reference, labels, known = numbered.reference, wording.labels, terms.load()
    marks = Marks(incomplete=labels.incomplete, lost=labels.lost)
    pieces = entry(reference, wording.language, wording.style, marks, known)
    own = (reference.language or "").partition("-")[0]
    language = own if own in languages.tags() else wording.language
    ours = wording.language if language != wording.language else ""
    spans = tuple(
        Span(piece.text, bold=True, language=ours)
        if piece.text in {labels.incomplete, labels.lost}
        else Span(piece.text, link=piece.link)
        for piece in pieces
    )
    return Entry(reference.where, numbered.number, spans, language, reference.title)
