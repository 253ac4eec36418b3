"""Paragraphs and a glossary go in; a warning for each abbreviation nobody explains comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builders.lesson import alphabet
from builders.lesson.model import Term
from builders.lesson.review.passages import Passage
from builders.lesson.review.words import Words
from builders.problems import Problem

_UPPER = alphabet.CYRILLIC.upper()
_CAPITALS = re.compile(rf"(?<![\w.])[A-Z{_UPPER}]{{2,7}}(?!\w)")
_EXPLAINED = re.compile(r"\(([^\W\d_]{2,7})\)|\b([^\W\d_]{2,7})(?= ?[(=])")
_ROMAN = re.compile(r"[IVXLCDMІХ]+")
_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_UNREAD = ("source", "credit", "speaker", "by", "teacher", "group")
_SHOUTED = 0.6  # of the letters of a paragraph: it is set in capitals


def undefined(
    passages: tuple[Passage, ...], glossary: tuple[Term, ...], words: Words
) -> Iterator[Problem]:
    """Yield the first place of each abbreviation without an explanation."""
    told = {*words.known, *(word for term in glossary for word in re.findall(r"\w+", term.name))}
    for passage in passages:
        if "(" in passage.text or "=" in passage.text:
            told |= {word for pair in _EXPLAINED.findall(passage.text) for word in pair}
    for passage in passages:
        if passage.role in _UNREAD:
            continue
        every = _CAPITALS.finditer(passage.text)
        new = [found for found in every if found[0] not in told and not _is_no_word(found[0])]
        for found in () if new and _is_shouted(passage.text) else new:
            if found[0] not in told:
                told.add(found[0])
                yield passage.warn("L426", found.start(), word=found[0])


def _is_no_word(capitals: str) -> bool:
    """Tell whether ``capitals`` are a Roman number or the corners of a figure, ABCD."""
    return _ROMAN.fullmatch(capitals) is not None or capitals in _LATIN


def _is_shouted(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return " " in text and capitals > len(letters) * _SHOUTED
