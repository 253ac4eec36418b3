"""The text of an old plan goes in; what a careful colleague says of it comes out as comments."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from msgspec import Struct

from builders import messages
from builders.languages import Language
from builders.lesson.importing.vocabulary import load
from builders.lesson.importing.writing import comment
from builders.lesson.review import review_text

_ABBREVIATION = "L426"


class Remarks(Struct, frozen=True):
    """Sentences by the line of the part that they are about; each is given out once."""

    waiting: dict[int, list[str]]
    abbreviations: tuple[str, ...]

    def at(self, line: int, indent: str) -> list[str]:
        """Return the comments on the part that begins in ``line``."""
        return [each for said in self.waiting.pop(line, []) for each in comment(said, indent)]


def remarks(text: str, file: str, language: Language, lines: Iterable[int]) -> Remarks:
    """Return what is to be said of ``text``; its parts begin in ``lines``."""
    catalogue, form = messages.load(language), load(language).slip
    starts = sorted(set(lines))
    waiting: dict[int, list[str]] = {}
    found = review_text(text, file, language)
    for each in found:
        if each.code != _ABBREVIATION:
            owner = starts[max(bisect_right(starts, each.where.line) - 1, 0)]
            said = messages.message(each, catalogue)
            shown = form.format(line=each.where.line, code=each.code, message=said)
            waiting.setdefault(owner, []).append(shown)
    words = (dict(each.facts)["word"] for each in found if each.code == _ABBREVIATION)
    return Remarks(waiting, tuple(words))
