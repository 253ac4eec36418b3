"""What every word of a document is decided with: the labels of its language and its numbers."""

from __future__ import annotations

from msgspec import Struct

from builders.document.words import Clock, Labelled, Remarks
from builders.labels import Labels
from builders.lesson.bibliography.references import Style
from builders.lesson.blocks.base import Evidence
from builders.lesson.inline import Text
from builders.lesson.model import Term
from builders.lesson.numbers import Numbers


class Wording(Struct, frozen=True):
    """The labels, the numbers that all outputs share, and the standard of the bibliography.

    ``variant`` counts the variants of a test from 1; it is 0 in what is no variant, as ``level`` is
    in what is for all levels. Puzzles take words from the ``glossary``.
    """

    labels: Labels
    numbers: Numbers
    language: str
    style: Style
    lists_questions: bool
    variant: int = 0
    level: int = 0
    glossary: tuple[Term, ...] = ()

    def labelled(self, label: str, text: Text | None) -> Labelled | None:
        """Return ``text`` after its label, if there is one."""
        return Labelled(label, text) if text else None

    def remarks(self, block: Evidence) -> Remarks:
        """Return where a block's facts are from and what is wrong with them."""
        labels = self.labels
        return Remarks(
            self.labelled(labels.source, block.source),
            self.labelled(labels.note, block.note),
            self.labelled(labels.conflict, block.conflict),
            self.labelled(labels.gap, block.gap),
        )

    def clock(self, start: int, minutes: int) -> Clock:
        """Return when a part of the class that begins after ``start`` minutes is held."""
        span = self.labels.clock.format(start=_clock(start), end=_clock(start + minutes))
        return Clock(self.labels.minutes.format(n=minutes), span)


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"
