"""Paragraphs and a glossary go in; a warning for each misspelt name or term comes out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from builders.lesson.model import Term
from builders.lesson.review.passages import Passage
from builders.lesson.review.words import Words
from builders.problems import Problem

_WORD = re.compile(r"[^\W\d_]{5,}")
_NAME = re.compile(r"[^\W\d_]{6,}")  # a shorter one has true neighbours
_MID_SENTENCE = re.compile(r"(?<=[^\W\d_,;–] )[^\W\d_]{6,}")
_END = 2  # letters at the end of a name that its case may change
_MOST_ENDING = 8  # letters


def listed(passage: Passage, glossary: tuple[Term, ...]) -> Iterator[Problem]:
    """Yield each spelling that the glossary calls wrong, whatever ending it has."""
    lowered = passage.text.casefold()
    for term in glossary:
        for wrong in term.wrong:
            if wrong.casefold() not in lowered:
                continue
            is_cut = term.name.casefold().startswith(wrong.casefold())
            ending = "" if is_cut else rf"\w{{0,{_MOST_ENDING}}}"
            pattern = rf"(?<!\w){re.escape(wrong)}{ending}(?!\w)"
            for found in re.finditer(pattern, passage.text, re.IGNORECASE):
                yield passage.warn("L411", found.start(), word=found[0], suggestion=term.name)


def near(
    passages: tuple[Passage, ...], glossary: tuple[Term, ...], *, is_draft: bool = False
) -> Iterator[Problem]:
    """Yield each word one slip away from a term of the glossary; in a draft, from a commoner name.

    What follows the name must be an ending that the text has after some name, too.
    """
    words = Counter(found.casefold() for each in passages for found in _WORD.findall(each.text))
    wrong = tuple(spelling.casefold() for term in glossary for spelling in term.wrong)
    terms = {term.name.casefold(): term.name for term in glossary if _NAME.fullmatch(term.name)}
    names = {**(_names(passages) if is_draft else {}), **terms}
    starts: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        starts[word[0]].append(word)
    pairs = [(word, name) for name in names for word in starts[name[0]]]
    endings = {"", *(word[len(name) :] for word, name in pairs if word.startswith(name))}
    meant = {
        word: names[name]
        for word, name in pairs
        if _ending(word, name) in endings
        and not word.startswith((*terms, *wrong))
        and (name in terms or _count(word, words) < _count(name, words))
    }
    for passage in passages if meant else ():
        for found in _WORD.finditer(passage.text):
            suggestion = meant.get(found[0].casefold())
            if suggestion and (found[0][0].isupper() or suggestion.casefold() in terms):
                yield passage.warn("L412", found.start(), word=found[0], suggestion=suggestion)


def without_sign(
    passages: tuple[Passage, ...], glossary: tuple[Term, ...], words: Words
) -> Iterator[Problem]:
    """Yield each word without the sign that commonly ends it in the text: «Лагер» for «Лагерь»."""
    if not words.final_signs:
        return
    known = {word.casefold() for term in glossary for word in (term.name, *term.wrong)}
    count = Counter(found.casefold() for each in passages for found in _WORD.findall(each.text))
    common = {
        word[:-1]: word
        for word in count
        if word.endswith(words.final_signs) and 0 < count[word[:-1]] < count[word]
        if word[:-1] not in known
    }
    for passage in passages if common else ():
        for found in _WORD.finditer(passage.text):
            if meant := common.get(found[0].casefold()):
                suggestion = found[0] + meant[-1]
                yield passage.warn("L412", found.start(), word=found[0], suggestion=suggestion)


def _names(passages: tuple[Passage, ...]) -> dict[str, str]:
    """Return each word that stands capitalised inside a sentence."""
    found = (word for each in passages for word in _MID_SENTENCE.findall(each.text))
    return {word.casefold(): word for word in found if word[0].isupper()}


def _ending(word: str, name: str) -> str | None:
    """Return what follows ``name`` in ``word`` if one letter inside it is wrong; else None.

    The letter may be another, lost, added or swapped with the next.
    """
    at = next((at for at, (own, its) in enumerate(zip(word, name, strict=False)) if own != its), 0)
    if not 0 < at < len(name) - _END:
        return None
    rest = name[at + 1 :]
    swapped = rest[0] + name[at] + rest[1:]
    for start, tail in ((at + 1, rest), (at, rest), (at + 1, name[at:]), (at, swapped)):
        if word.startswith(tail, start):
            return word[start + len(tail) :]
    return None


def _count(beginning: str, words: Mapping[str, int]) -> int:
    return sum(count for word, count in words.items() if word.startswith(beginning))
