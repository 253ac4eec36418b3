"""Blocks and references go in; a warning for each that does not say where it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builders.languages import Language
from builders.lesson import texts
from builders.lesson.bibliography.references import Reference
from builders.lesson.blocks import AnyBlock
from builders.lesson.blocks.base import Evidence
from builders.lesson.blocks.figures import Chart, Table, Timeline
from builders.lesson.blocks.prose import Quote
from builders.lesson.format import help as help_texts
from builders.lesson.model import Lesson
from builders.lesson.review.evidence import citations
from builders.lesson.review.passages import Passage
from builders.lesson.review.words import Words
from builders.problems import Problem, warning

_DIGIT = re.compile(r"\d")
_REFERRED = r"\[\d{1,3}(?:[,;–-][^\]]*)?\]|\[@|https?://"
_NUMBER = r"(?<![\w№.])\d{2,}(?!\.\d|\))"
# What no entry can do without, by type, or one of several; what is kept raw has its own mark.
_NEEDED = {
    "book": ("title", "publisher_place", "issued"),
    "article": ("title", "container_title", "issued"),
    "newspaper": ("title", "container_title", "issued"),
    "chapter": ("title", "container_title", "issued"),
    "web": ("title", "URL"),
    "law": ("title", "date issued URL"),
    "standard": ("number", "title"),
    "archive": ("archive",),
    "thesis": ("title", "issued"),
    "abstract": ("title", "issued"),
}


def of_block(block: AnyBlock) -> Iterator[Problem]:
    """Yield a block without a source that is a quotation or a figure with numbers."""
    if not isinstance(block, Quote | Chart | Table | Timeline):
        return
    if isinstance(block, Table) and not any(
        _DIGIT.search(each.plain) for each in texts.each(block)
    ):
        return
    shown = block.speaker if isinstance(block, Quote) else block.caption
    yield warning("L427", block.where, text=shown.plain)


def is_sourced(block: AnyBlock) -> bool:
    """Tell whether ``block`` names a source, as a whole or for something in it."""
    has_source = isinstance(block, Evidence) and block.source is not None
    return has_source or any(text.citations for text in texts.each(block))


def of_references(lesson: Lesson) -> Iterator[Problem]:
    """Yield what is lost, incomplete, or listed and never cited."""
    cited = {each.key for text in texts.each(lesson) for each in text.citations}
    for reference in lesson.references:
        if reference.type == "lost":
            yield warning("L431", reference.where, numbers=reference.n or reference.id)
            continue
        missing = _missing(reference)
        if missing or not reference.complete:
            listed = ", ".join(_told(name, lesson.topic.language) for name in missing) or "–"
            yield warning("L430", reference.where, id=reference.id, missing=listed)
        elif cited and not reference.n and reference.id not in cited:
            yield warning("L429", reference.where, id=reference.id)


def in_document(passages: tuple[Passage, ...], words: Words) -> Iterator[Problem]:
    """Yield the first number of a document that has several and refers to nothing."""
    if any(
        re.search(_REFERRED, each.text) or any(citations.find(each, (), words)) for each in passages
    ):
        return
    found = [(each, number) for each in passages for number in re.finditer(_NUMBER, each.text)]
    if len(found) > 1:
        passage, number = found[0]
        yield passage.warn("L428", number.start(), count=len(found))


def _missing(reference: Reference) -> tuple[str, ...]:
    if reference.missing or reference.raw:
        return reference.missing
    needed = [names.split() for names in _NEEDED.get(reference.type, ())]
    lacking = (names[0] for names in needed if not any(getattr(reference, each) for each in names))
    return tuple(name.replace("_", "-") for name in lacking)


def _told(name: str, language: Language) -> str:
    """Return a key with what the help calls it, «publisher-place (город)»."""
    sentence = help_texts.load(language).records["Reference"].keys.get(name, "")
    called = sentence.partition(";")[0].removesuffix(".")
    return f"{name} ({called[:1].lower()}{called[1:]})" if called else name
