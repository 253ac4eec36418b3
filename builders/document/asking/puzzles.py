"""A puzzle goes in; its squares, what leads to its words, and its solution come out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from builders.design.figures.letters import Found, LetterGrid, Square
from builders.document.responses import Clues, Puzzle
from builders.document.wording import Wording
from builders.lesson.blocks.responses import Crossword, WordSearch
from builders.lesson.inline import Span, Text
from builders.lesson.puzzles import crossword as crossing
from builders.lesson.puzzles.entries import MOST, Entry, entries
from builders.lesson.puzzles.word_search import hidden

_Laid = tuple[Entry, crossing.Place, int]  # a word, where it stands, and its number


def crossword(asked: Crossword, wording: Wording) -> tuple[Puzzle, str]:
    """Return the squares to fill in and the clues, and what is right in words."""
    labels = wording.labels
    laid = _numbered(entries(asked, wording.glossary))
    across = [each for each in laid if not each[1].is_down]
    down = [each for each in laid if each[1].is_down]
    ways = ((labels.across, across), (labels.down, down))
    clues = tuple(Clues(name, tuple(map(_clue, found))) for name, found in ways if found)
    said = (
        f"{name}: " + ", ".join(f"{number} – {entry.word}" for entry, _, number in found)
        for name, found in ways
        if found
    )
    rows = _squares(laid)
    facts = {"columns": len(rows[0]), "rows": len(rows), "words": len(laid)}
    grid = LetterGrid(asked.where, labels.alt_crossword.format(**facts), rows)
    return Puzzle(grid, clues), ". ".join(said)


def _numbered(found: Sequence[Entry]) -> list[_Laid]:
    """Return the words that cross others, counted from the top, and there from the left."""
    places = crossing.laid(tuple(each.letters for each in found), MOST)
    known = [(entry, at) for entry, at in zip(found, places, strict=True) if at]
    starts = sorted({(place.y, place.x) for _, place in known})
    laid = [(entry, place, starts.index((place.y, place.x)) + 1) for entry, place in known]
    return sorted(laid, key=lambda each: each[2])


def _clue(laid: _Laid) -> tuple[str, Text]:
    entry, _, number = laid
    assert entry.clue is not None
    lengths = Span(f"\u00a0({entry.lengths.replace(' ', chr(0xA0))})")
    return f"{number}.", replace(entry.clue, spans=(*entry.clue.spans, lengths))


def _squares(laid: Sequence[_Laid]) -> tuple[tuple[Square | None, ...], ...]:
    letters = dict(_letters(laid))
    numbers = {(place.x, place.y): str(number) for _, place, number in laid}
    wide, high = (max(edge) + 1 for edge in zip(*letters, strict=True))
    return tuple(tuple(_square(x, y, letters, numbers) for x in range(wide)) for y in range(high))


def _letters(laid: Sequence[_Laid]) -> Iterator[tuple[tuple[int, int], str]]:
    for entry, place, _ in laid:
        for at, letter in enumerate(entry.letters):
            yield place.square(at), letter


def _square(
    x: int,
    y: int,
    letters: Mapping[tuple[int, int], str],
    numbers: Mapping[tuple[int, int], str],
) -> Square | None:
    return Square(letters[x, y], numbers.get((x, y), "")) if (x, y) in letters else None


def word_search(asked: WordSearch, wording: Wording) -> tuple[Puzzle, str]:
    """Return the letters, the words to find among them, and where each is."""
    labels = wording.labels
    found = entries(asked, wording.glossary)
    hiding = hidden(tuple(each.letters for each in found), MOST)
    known = [(each.word, at) for each, at in zip(found, hiding.words, strict=True) if at]
    known.sort(key=lambda each: each[0].casefold())
    rows = tuple(tuple(Square(letter, is_given=True) for letter in row) for row in hiding.rows)
    facts = {"columns": len(rows[0]), "rows": len(rows), "words": len(known)}
    alt = labels.alt_word_search.format(**facts)
    framed = tuple(Found(*at.start, *at.end) for _, at in known)
    said = (
        labels.hidden_at.format(word=word, row=at.start[1] + 1, n=at.start[0] + 1)
        for word, at in known
    )
    words = tuple(word for word, _ in known)
    return Puzzle(LetterGrid(asked.where, alt, rows, framed), words=words), ", ".join(said)
