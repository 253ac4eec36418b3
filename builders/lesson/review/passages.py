"""The plain text of a document goes in; its paragraphs, which know their places, come out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from msgspec import Struct

from builders.lesson import alphabet
from builders.problems import Place, Problem, warning

CITED = "\ufffc"  # OBJECT REPLACEMENT CHARACTER stands for a citation
MASK = "¤"  # stands for each character of a web address, which is no prose
_SHOWN = {ord(CITED): "[…]", ord(MASK): None}

NUMBER = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+"

ADDRESS = re.compile(
    r"(?:https?://|www\.)(?:\([^\s<>«»()]*\)|[^\s<>«»)])+(?<![.,;:!?(])"  # its brackets are pairs
)
_UPPER = f"A-Z{alphabet.CYRILLIC.upper()}"
_SENTENCE_END = re.compile(
    rf"(?:(?<=\w\w)|(?<=[»){CITED}{MASK}]))[.!?…]+[»”)]*(?:\s+(?=[«“(]?[{_UPPER}\d])|(?=[{_UPPER}]))"
)
_ITEM = re.compile(r"(?P<number>\d{1,2})[.)](?!\d)\s*")
_WRAPPED = 200  # characters: longer lines are paragraphs
_SHORT_LINE = 0.66  # of the longest line: the last one of a paragraph


class Passage(Struct, frozen=True):
    """A paragraph, its web addresses masked; ``addresses`` holds them by their offsets.

    In a lesson, ``role`` names the field of the model that holds it, and paragraphs of one value
    share its ``origin``. In a document, ``number`` is the one it opens with.
    """

    text: str
    place: Callable[[int], Place]
    role: str = ""
    origin: Place | None = None
    number: int | None = None
    addresses: tuple[tuple[int, str], ...] = ()

    @classmethod
    def of(
        cls,
        text: str,
        place: Callable[[int], Place],
        role: str = "",
        origin: Place | None = None,
        number: int | None = None,
    ) -> Passage:
        """Return the passage of ``text``."""
        if "http" not in text and "www." not in text:
            return cls(text, place, role, origin, number)
        found = tuple((each.start(), each[0]) for each in ADDRESS.finditer(text))
        masked = ADDRESS.sub(lambda each: MASK * len(each[0]), text)
        return cls(masked, place, role, origin, number, found)

    def warn(self, code: str, offset: int, **facts: object) -> Problem:
        """Return a warning about the character at ``offset``."""
        words = {
            name: fact.translate(_SHOWN) if isinstance(fact, str) else fact
            for name, fact in facts.items()
        }
        return warning(code, self.place(offset), **words)

    def sentences(self) -> Iterator[tuple[int, str]]:
        """Yield each sentence with its offset."""
        start = 0
        for end in _SENTENCE_END.finditer(self.text):
            yield start, self.text[start : end.end()].rstrip()
            start = end.end()
        yield start, self.text[start:]


def of_document(text: str, file: str) -> tuple[Passage, ...]:
    """Return the paragraphs of a plain text, whose lines may be wrapped and set wide."""
    lines = [(row, line) for row, line in enumerate(text.split("\n"), 1) if line.strip()]
    longest = max((len(line.strip()) for _, line in lines), default=0)
    short = longest * _SHORT_LINE if longest < _WRAPPED else longest + 1
    paragraphs: list[list[tuple[int, str]]] = []
    for row, line in lines:
        last = paragraphs[-1][-1][1].strip() if paragraphs else ""
        if len(last) < short or _ITEM.match(line.strip()):
            paragraphs.append([])
        paragraphs[-1].append((row, line))
    return tuple(_paragraph(wrapped, file) for wrapped in paragraphs)


def _paragraph(lines: list[tuple[int, str]], file: str) -> Passage:
    """Return the passage of wrapped ``lines``; a hyphen that ends a line belongs to its word."""
    joined = ""
    starts: list[int] = []
    origins: list[Place] = []
    for row, line in lines:
        joined += " " if joined and not re.search(r"\w-$", joined) else ""
        starts.append(len(joined))
        origins.append(Place(file, row, len(line) - len(line.lstrip()) + 1))
        joined += line.strip()

    def place(offset: int) -> Place:
        part = bisect_right(starts, offset) - 1
        origin = origins[part]
        return Place(file, origin.line, origin.column + offset - starts[part])

    item = _ITEM.match(joined)
    return Passage.of(joined, place, number=int(item["number"]) if item else None)
