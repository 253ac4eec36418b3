"""A puzzle and the glossary go in; the words for its squares, or what is wrong, come out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from builders.lesson.blocks.responses import Crossword, WordSearch
from builders.lesson.puzzles import crossword
from builders.lesson.puzzles.word_search import hidden
from builders.problems import Place, Problem, error, warning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builders.lesson.inline import Text
    from builders.lesson.model import Lesson, Term

MOST = 16  # squares each way; more are too small on a slide
LEAST = 2  # letters, and words
_BETWEEN = frozenset(" -–'’ʼ\u00a0\u2011\u00ad")  # what parts a word and has no square


class Entry(Struct, frozen=True):
    """A ``word`` as typed, its ``letters``, one for each square, and what leads to it."""

    where: Place
    word: str
    letters: str
    clue: Text | None
    is_listed: bool = True

    @property
    def lengths(self) -> str:
        """Return how many letters it has, «7»; of several words each, «5, 7»."""
        parts = "".join("\n" if sign in " -–\u00a0\u2011" else sign for sign in self.word)
        return ", ".join(str(len(spelt(each))) for each in parts.split("\n") if spelt(each))


def entries(puzzle: Crossword | WordSearch, glossary: Sequence[Term]) -> tuple[Entry, ...]:
    """Return the words of ``puzzle`` that squares can hold, those of the glossary at the end."""
    return tuple(each for each in _all(puzzle, glossary) if _is_squared(each))


def spelt(word: str) -> str:
    """Return the capital letters of ``word``; signs that are no letters stay, blanks do not."""
    plain = unicodedata.normalize("NFC", word).upper()
    return "".join(sign for sign in plain if sign not in _BETWEEN)


def problems(lesson: Lesson) -> Iterator[Problem]:
    """Yield each puzzle of ``lesson`` that cannot be made, at its word."""
    for asked in lesson.asked:
        if isinstance(asked.response, Crossword | WordSearch):
            yield from _wrong(asked.response, lesson.glossary)


def left_out(lesson: Lesson) -> Iterator[Problem]:
    """Yield a warning for each word of the glossary that its puzzle has no room for."""
    for asked in lesson.asked:
        if isinstance(asked.response, Crossword | WordSearch):
            found = _all(asked.response, lesson.glossary)
            lost = {each.where for each in _lost(asked.response, lesson.glossary)}
            for each in found:
                if not each.is_listed and (each.where in lost or not _is_squared(each)):
                    yield warning("L487", asked.response.where, word=each.word)


def _all(puzzle: Crossword | WordSearch, glossary: Sequence[Term]) -> list[Entry]:
    known = {term.name.casefold(): term for term in glossary}
    found: list[Entry] = []
    if isinstance(puzzle, Crossword):
        for each in puzzle.words:
            term = known.get(each.word.plain.casefold())
            clue = each.clue or (term.meaning if term else None)
            word = each.word.plain
            found.append(Entry(each.where, word, spelt(word), clue))
    else:
        found += [Entry(each.where, each.plain, spelt(each.plain), None) for each in puzzle.words]
    taken = {each.letters for each in found}
    for term in glossary if puzzle.glossary else ():
        if spelt(term.name) not in taken:
            taken.add(spelt(term.name))
            entry = Entry(term.where, term.name, spelt(term.name), term.meaning, is_listed=False)
            found.append(entry)
    return found


def _is_squared(entry: Entry) -> bool:
    return entry.letters.isalpha() and LEAST <= len(entry.letters) <= MOST


def _wrong(puzzle: Crossword | WordSearch, glossary: Sequence[Term]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    is_wrong = False
    for each in (entry for entry in _all(puzzle, glossary) if entry.is_listed):
        if not _is_squared(each):
            is_wrong = True
            yield error("L223", each.where, word=each.word, most=MOST)
        elif each.letters in seen:
            is_wrong = True
            yield error("L225", each.where, word=each.word, line=seen[each.letters])
        elif each.clue is None and isinstance(puzzle, Crossword):
            is_wrong = True
            yield error("L224", each.where, word=each.word)
        seen.setdefault(each.letters, each.where.line)
    if is_wrong:
        return
    if len(entries(puzzle, glossary)) < LEAST:
        yield error("L227", puzzle.where)
        return
    for each in _lost(puzzle, glossary):
        if each.is_listed:
            yield error("L226", each.where, word=each.word, most=MOST)


def _lost(puzzle: Crossword | WordSearch, glossary: Sequence[Term]) -> Iterator[Entry]:
    """Yield the words that find no place among the others."""
    found = entries(puzzle, glossary)
    words = tuple(each.letters for each in found)
    places: Sequence[object] = ()
    if words:
        is_crossed = isinstance(puzzle, Crossword)
        places = crossword.laid(words, MOST) if is_crossed else hidden(words, MOST).words
    yield from (each for each, place in zip(found, places, strict=True) if place is None)
