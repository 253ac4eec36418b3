"""The way an exercise is answered goes in; its form for the layouts and its solution come out."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TypeVar
from zlib import crc32

from msgspec import Struct

from builders.document.asking import puzzles
from builders.document.joining import sentences
from builders.document.responses import (
    AnyResponse,
    Blank,
    Claim,
    Claims,
    Cloze,
    Form,
    Gap,
    Matching,
    Option,
    Options,
    Ordering,
    Pieces,
    Pin,
    Pinned,
    Placed,
)
from builders.document.wording import Wording
from builders.document.words import Labelled
from builders.labels import Labels
from builders.lesson import gaps
from builders.lesson.adapted import variants
from builders.lesson.blocks.responses import AnyResponse as Asked
from builders.lesson.blocks.responses import (
    Choice,
    Crossword,
    Gaps,
    Labelling,
    Match,
    Numeric,
    Order,
    Short,
    TrueFalse,
    WordSearch,
)
from builders.lesson.blocks.responses import Form as FormAsked
from builders.lesson.blocks.responses import Option as OptionAsked
from builders.lesson.inline import Span, Text
from builders.problems import assert_never

T = TypeVar("T")
VERDICTS = (True, False)
BRIEF = 40  # letters; a longer option is named by its own alone


class Answered(Struct, frozen=True):
    """A form, what is right in it, in words, and what the teacher is told of what is not."""

    form: AnyResponse | None = None
    solution: str = ""
    asides: tuple[Text, ...] = ()


def answered(  # noqa: C901, PLR0912 - an arm for each
    asked: Asked | None, wording: Wording
) -> Answered:
    """Return how ``asked`` is answered; nothing where nothing is asked so."""
    labels, variant = wording.labels, wording.variant
    match asked:
        case None:
            return Answered()
        case Choice():
            return _choice(asked, labels)
        case TrueFalse():
            return _claims(asked, labels)
        case Match():
            return _matching(asked, labels, variant)
        case Order():
            return _ordering(asked, labels, variant)
        case Gaps():
            return _cloze(asked)
        case Numeric():
            return _numeric(asked, labels)
        case Short():
            said = [text.plain for text in asked.answers]
            return Answered(Blank(said[0]), " / ".join(said))
        case FormAsked():
            return _form(asked)
        case Crossword():
            return Answered(*puzzles.crossword(asked, wording))
        case WordSearch():
            return Answered(*puzzles.word_search(asked, wording))
        case Labelling():
            return _pinned(asked, labels, variant)
        case _:
            assert_never(asked)


def _choice(asked: Choice, labels: Labels) -> Answered:
    letters = labels.letters[: len(asked.options)]
    lettered = list(zip(letters, asked.options, strict=True))
    right = [(letter, option) for letter, option in lettered if option.right]
    said = ", ".join(letter for letter, _ in right)
    if len(right) == 1 and len(right[0][1].text.plain) <= BRIEF:
        said = f"{_label(said, labels)} {right[0][1].text.plain}"
    options = (Option(_label(letter, labels), each.text, each.right) for letter, each in lettered)
    asides = (_aside(_label(letter, labels), option) for letter, option in lettered)
    return Answered(Options(tuple(options)), said, tuple(filter(None, asides)))


def _label(letter: str, labels: Labels) -> str:
    return labels.lettered.format(letter=letter)


def _aside(label: str, option: OptionAsked) -> Text | None:
    """Return what the choice of an option reveals, and what to say then."""
    said = [text.spans for text in (option.why, option.say) if text]
    if not said:
        return None
    return Text((Span(f"{label} ", bold=True), *sentences(*said)), option.where)


def _claims(asked: TrueFalse, labels: Labels) -> Answered:
    claims = tuple(
        Claim(f"{at}.", claim.text, VERDICTS.index(claim.verdict))
        for at, claim in enumerate(asked.claims, start=1)
    )
    said = (f"{c.label[:-1]} – {labels.verdicts[c.right][1]}" for c in claims)
    return Answered(Claims(claims, labels.verdicts), ", ".join(said))


def _matching(asked: Match, labels: Labels, variant: int) -> Answered:
    """Return the pairs parted; the things at the right are in an order of their own."""
    left = tuple((f"{at}.", pair.left) for at, pair in enumerate(asked.pairs, start=1))
    rights = (*(pair.right for pair in asked.pairs), *asked.extra)
    order = _order(rights, variant)
    letters = labels.letters.lower()
    right = tuple((_label(letters[at], labels), rights[of]) for at, of in enumerate(order))
    found = tuple(letters[order.index(at)] for at in range(len(left)))
    said = ", ".join(f"{number}–{letter}" for number, letter in enumerate(found, start=1))
    return Answered(Matching(left, right, found), said)


def _ordering(asked: Order, labels: Labels, variant: int) -> Answered:
    order = _order(asked.items, variant)
    letters = labels.letters.lower()
    items = tuple(
        Placed(_label(letters[at], labels), asked.items[of], str(of + 1))
        for at, of in enumerate(order)
    )
    return Answered(Ordering(items), " → ".join(letters[order.index(at)] for at in sorted(order)))


def _cloze(asked: Gaps) -> Answered:
    lines = tuple(_pieces(line) for text in asked.text for line in text.lines)
    found = _gaps(lines)
    words = [*(gap.best for gap in found if gap.best), *(text.plain for text in asked.extra)]
    return Answered(Cloze(lines, _bank(words, asked)), listed(found))


def _bank(words: Sequence[str], asked: Gaps | Labelling) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(words), key=str.casefold)) if asked.bank else ()


def _numeric(asked: Numeric, labels: Labels) -> Answered:
    value = asked.value
    near = f" ± {value.tolerance}" if value.tolerance else ""
    near = near.replace(".", labels.decimal_mark)
    said = " ".join(filter(None, (f"{value.typed}{near}", value.unit)))
    return Answered(Blank(value.typed, value.unit), said)


def _form(asked: FormAsked) -> Answered:
    rows = tuple(tuple(map(_pieces, row.cells)) for row in asked.rows)
    return Answered(Form(asked.columns, rows), listed(_gaps(chain.from_iterable(rows))))


def _pinned(asked: Labelling, labels: Labels, variant: int) -> Answered:
    """Return the picture; its parts are counted as they are written, in a variant in another way.

    The bank is sorted, so that it does not tell the order.
    """
    places = asked.places
    order = _order([each.text for each in places], variant) if variant else range(len(places))
    pins = tuple(
        Pin(f"{n}.", each.text.plain, float(each.left) / 100, float(each.top) / 100)
        for n, each in enumerate((places[at] for at in order), start=1)
    )
    bank = _bank([*(pin.name for pin in pins), *(text.plain for text in asked.extra)], asked)
    said = ", ".join(f"{pin.label[:-1]} – {pin.name}" for pin in pins)
    credit = Labelled(labels.credit, asked.credit).spans
    return Answered(Pinned(asked.where, asked.file.value, asked.alt, credit, pins, bank), said)


def _pieces(text: Text) -> Pieces:
    return tuple(Gap(each) if isinstance(each, tuple) else each for each in gaps.parted(text))


def _gaps(texts: Iterable[Pieces]) -> list[Gap]:
    return [each for text in texts for each in text if isinstance(each, Gap)]


def listed(found: Sequence[Gap]) -> str:
    """Return several answers with their numbers, a single one without."""
    if len(found) == 1:
        return found[0].every
    return ", ".join(f"({at}) {gap.every}" for at, gap in enumerate(found, start=1))


def _order(texts: Sequence[Text], variant: int) -> list[int]:
    """Return the order in which ``texts`` are shown; that of the next variant is another one."""
    said = [text.plain for text in texts]
    if variant:
        return variants.order(len(said), "\n".join(said), variant)
    return shuffled(range(len(said)), said)


def shuffled(items: Sequence[T], salt: Sequence[str]) -> list[T]:
    """Return ``items`` in another order, the same for the same ``salt``; two change places."""
    dice = random.Random(crc32("\n".join(salt).encode()))  # noqa: S311  # no secret
    found = list(items)
    while len(found) > 1 and found == list(items):
        dice.shuffle(found)
    return found
