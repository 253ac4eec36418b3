"""A paragraph goes in; a warning for each source named by hand, not by a link, comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from builders.lesson import alphabet, texts
from builders.lesson.bibliography.references import Reference
from builders.lesson.blocks import AnyBlock
from builders.lesson.blocks.prose import Prose
from builders.lesson.review import words as vocabulary
from builders.lesson.review.passages import Passage
from builders.lesson.review.words import Words
from builders.problems import Problem

_UPPER = f"A-Z{alphabet.CYRILLIC.upper()}"
_SURNAME = rf"[{_UPPER}](?:[-’']?[^\W\d_])+"
_INITIALS = rf"[{_UPPER}]\.(?: ?[{_UPPER}]\.)?"
_AUTHOR = rf"(?:{_INITIALS} ?)?(?P<surname>{_SURNAME})(?:,? {_INITIALS})?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_IN_BRACKETS = rf"\((?P<names>[^()\d]{{3,60}}?),? {_YEAR}[a-zа-я]?(?P<page>[,:;] ?[^()]{{1,25}})?\)"
# A page tells a source from an interval; before a number alone there is a word or a sentence.
_NUMBERED = (
    r"(?:(?<=[^\W\d_] )|(?<=[»”).…!?] ))\[(?P<number>\d{1,3})"
    r"(?:[,;:] ?(?:\d[\d–-]*[ -]?(?:б|бет|с|стр)\b\.?|(?:б|с|стр|pp?)\. ?\d[\d–-]*))?\](?!\w)"
)
_KEYLESS = "[@id]"


def find(passage: Passage, references: tuple[Reference, ...], words: Words) -> Iterator[Problem]:
    """Yield each author with a year and each number in brackets that is no citation."""
    if "[" in passage.text:
        for found in re.finditer(_NUMBERED, passage.text):
            meant = [each for each in references if each.n == found["number"]]
            yield _problem(passage, found.start(), found[0], meant)
    if "(" in passage.text:
        for found in re.finditer(_IN_BRACKETS, passage.text):
            meant = _meant(found, references)
            if meant or _is_of_authors(found, words):
                yield _problem(passage, found.start(), found[0], meant)
    if vocabulary.whole(words.see).search(passage.text):
        for found in _referring(words.see).finditer(passage.text):
            yield _problem(passage, found.start(), found[0], _meant(found, references))


def addresses(
    passage: Passage, block: AnyBlock, references: tuple[Reference, ...]
) -> Iterator[Problem]:
    """Yield each bare web address in running text, elsewhere where it is a reference's."""
    for at, address in passage.addresses:
        meant = [each for each in references if address in each.URL]
        spans = chain.from_iterable(text.spans for text in texts.each(block))
        named = (span for span in spans if span.link and not span.text.startswith("http"))
        is_source = meant or isinstance(block, Prose)
        if is_source and not any(address in span.text for span in named):
            yield _problem(passage, at, address, meant)


@cache
def _referring(see: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of «қараңыз: Шаймұханов Д. 2000»."""
    author = rf"(?:{_INITIALS} ?{_SURNAME}|{_SURNAME},? {_INITIALS})"
    return re.compile(rf"(?<!\w)(?i:{'|'.join(see)})[.:]* {author}(?:[^()\d]{{0,60}}{_YEAR})?")


def _is_of_authors(found: re.Match[str], words: Words) -> bool:
    """Tell whether the words before a year are people: by initials, a page or their endings."""
    others = vocabulary.whole(words.others)
    names = others.sub("", found["names"]).strip(" ,")
    parts = re.split(rf" ?[,;&] ?| (?:{vocabulary.either(words.joining)}) ", names)
    initials = [part for part in parts if re.fullmatch(_INITIALS, part)]
    people = [re.fullmatch(_AUTHOR, part) for part in parts if part not in initials]
    surnames = [person["surname"] for person in people if person]
    if not surnames or len(surnames) < len(people):
        return False
    is_sure = found["page"] or initials or names != found["names"] or re.search(_INITIALS, names)
    return bool(is_sure) or all(_may_be_surname(name, words) for name in surnames)


def _may_be_surname(name: str, words: Words) -> bool:
    ends_so = not words.surnames or vocabulary.endings(words.surnames).search(name)
    return bool(ends_so) and not vocabulary.whole(words.places).fullmatch(name)


def _meant(found: re.Match[str], references: tuple[Reference, ...]) -> list[Reference]:
    """Return the references that have a name and the year of what was ``found``."""
    year = found["year"] or ""
    return [
        each
        for each in references
        if (not each.issued or year in each.issued)
        and any(name.family and name.family in found[0] for name in each.author)
    ]


def _problem(passage: Passage, at: int, text: str, meant: list[Reference]) -> Problem:
    suggestion = f"[@{meant[0].id}]" if len(meant) == 1 else _KEYLESS
    return passage.warn("L443", at, text=text, suggestion=suggestion)
