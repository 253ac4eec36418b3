"""What is asked goes in; a warning where its answer is unclear, or is none, comes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from builders import labels, languages
from builders.lesson import gaps
from builders.lesson.blocks.exercises import AnyAsked
from builders.lesson.blocks.responses import (
    Choice,
    Crossword,
    Form,
    Gaps,
    Labelling,
    Match,
    Numeric,
    Order,
    Short,
    Spot,
    TrueFalse,
    WordSearch,
)
from builders.lesson.blocks.solutions import Step
from builders.lesson.inline import Text
from builders.lesson.review import words as vocabulary
from builders.lesson.review.words import Words
from builders.problems import Problem, assert_never, warning

_LEAST_CLAIMS = 3  # of one verdict, two may be by chance
_NEAR = 4  # hundredths of a picture; numbers that are nearer cover each other
_MARKS = (")", ".", ":")


def find(  # noqa: C901, PLR0912 - an arm for each
    asked: AnyAsked, words: Words
) -> Iterator[Problem]:
    """Yield what is wrong with the answers of ``asked``, if it has a form of answer."""
    response = asked.response
    match response:
        case None | Numeric():
            return
        case Choice():
            yield from _choice(response, asked, words)
        case TrueFalse():
            yield from _alike([claim.text for claim in response.claims])
            verdicts = {claim.verdict for claim in response.claims}
            if len(response.claims) >= _LEAST_CLAIMS and len(verdicts) == 1:
                yield warning("L476", response.claims[0].where, text=asked.text.plain)
        case Match():
            yield from _match(response, asked)
        case Order():
            yield from _few(response.items, asked)
            yield from _alike(response.items)
            yield from _lettered(response.items)
        case Gaps():
            yield from _gaps(response.text, asked)
            yield from _fitting(response)
        case Short():
            yield from _alike(response.answers)
        case Form():
            yield from _gaps([cell for row in response.rows for cell in row.cells], asked)
        case Crossword():
            yield from _clues(response)
        case WordSearch():
            return
        case Labelling():
            yield from _places(response)
        case _:
            assert_never(response)


def _choice(choice: Choice, asked: AnyAsked, words: Words) -> Iterator[Problem]:
    texts = [option.text for option in choice.options]
    right = sum(option.right for option in choice.options)
    yield from _few(texts, asked)
    yield from _alike(texts)
    yield from _lettered(texts)
    if not right:
        yield warning("L470", choice.options[0].where, text=asked.text.plain)
    elif right == len(texts) > 1:
        yield warning("L471", choice.options[0].where, text=asked.text.plain)
    sweeping = vocabulary.beginnings(words.sweeping)
    for text in texts:
        if sweeping.match(text.plain):
            yield warning("L474", text.where, text=text.plain)


def _match(match: Match, asked: AnyAsked) -> Iterator[Problem]:
    yield from _few(match.pairs, asked)
    yield from _alike([pair.left for pair in match.pairs])
    seen: set[str] = set()
    for text in (*(pair.right for pair in match.pairs), *match.extra):
        if text.plain in seen:
            yield warning("L480", text.where, text=text.plain)
        seen.add(text.plain)


def _gaps(texts: Sequence[Text], asked: AnyAsked) -> Iterator[Problem]:
    """Yield each text with an empty gap, and an exercise without any gap."""
    answers = [
        (text, piece) for text in texts for piece in gaps.parted(text) if isinstance(piece, tuple)
    ]
    if not answers:
        yield warning("L479", texts[0].where, text=asked.text.plain)
    for text, piece in answers:
        if not piece:
            yield warning("L478", text.where, text=text.plain)


def unanswered(steps: Sequence[Step]) -> Iterator[Problem]:
    """Yield each step of a solution with an empty gap."""
    for step in steps:
        if () in gaps.parted(step.text):
            yield warning("L478", step.text.where, text=step.text.plain)


def _fitting(response: Gaps) -> Iterator[Problem]:
    """Yield each word of the bank that is meant to fit nowhere and fills a gap."""
    fills = {
        each
        for text in response.text
        for piece in gaps.parted(text)
        if isinstance(piece, tuple)
        for each in piece
    }
    for text in response.extra:
        if text.plain in fills:
            yield warning("L483", text.where, text=text.plain)


def _clues(crossword: Crossword) -> Iterator[Problem]:
    """Yield each clue that has its word in it."""
    for each in crossword.words:
        if each.clue and each.word.plain.casefold() in each.clue.plain.casefold():
            yield warning("L485", each.clue.where, word=each.word.plain, text=each.clue.plain)


def _places(labelling: Labelling) -> Iterator[Problem]:
    """Yield names that stand twice, and places so near that their numbers cover each other."""
    yield from _alike([each.text for each in labelling.places])
    seen: list[Spot] = []
    for each in labelling.places:
        if any(_is_near(each, other) for other in seen):
            yield warning("L486", each.where, text=each.text.plain)
        seen.append(each)


def _is_near(one: Spot, other: Spot) -> bool:
    return abs(one.left - other.left) < _NEAR and abs(one.top - other.top) < _NEAR


def _few(found: Sequence[object], asked: AnyAsked) -> Iterator[Problem]:
    if len(found) == 1:
        yield warning("L482", asked.text.where, text=asked.text.plain)


def _alike(texts: Sequence[Text]) -> Iterator[Problem]:
    seen: set[str] = set()
    for text in texts:
        if text.plain in seen:
            yield warning("L472", text.where, text=text.plain)
        seen.add(text.plain)


def _lettered(texts: Sequence[Text]) -> Iterator[Problem]:
    """Yield a warning when the first two begin with letters that the program adds, too."""
    first = [text.plain for text in texts[:2]]
    if len(first) > 1 and all(text[1:2] in _MARKS for text in first):
        typed = "".join(text[0] for text in first)
        if any(alphabet.startswith(typed) for alphabet in _alphabets()):
            yield warning("L484", texts[0].where, text=first[0])


@cache
def _alphabets() -> frozenset[str]:
    """Return the letters and the numbers by which things are told apart in any language."""
    known = [labels.load(language) for language in languages.known()]
    letters = {each for words in known for each in (words.letters, words.part_letters)}
    return frozenset({*letters, *(each.lower() for each in letters), "12"})
