"""A word that is no key or value of the lesson file, and those there are -> what was meant."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from builders import languages
from builders.lesson.source import source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FILE = "keys.yaml"
_TWIN_LETTERS = "асеорхуікһвтмнәө"
_TWINS = str.maketrans(_TWIN_LETTERS, "aceopxyikhbtmnao")
_CYRILLIC_TWINS = str.maketrans("aceopxyik", "асеорхуік")
_KEYBOARD = str.maketrans("йцукенгшщзфывапролдячсмить", "qwertyuiopasdfghjklzxcvbnm")
_LEAST_LIKENESS = 0.65


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the key of ``known`` that ``word`` stands for, or None.

    Exact reasons come before likeness: look-alike letters, the other keyboard, another language.
    """
    keys = tuple(known)
    typed = _canonical(word.strip())
    by_name = {_canonical(key): key for key in keys}
    for candidate in (typed, typed.translate(_TWINS), typed.translate(_KEYBOARD)):
        if candidate in by_name:
            return by_name[candidate]
    return translated(word, keys) or _likest(typed, by_name)


def disguised(word: str, meant: str) -> tuple[int, ...]:
    """Return where in ``word`` Cyrillic letters stand, if it is ``meant`` but for their looks."""
    if _canonical(word).translate(_TWINS) != _canonical(meant):
        return ()
    return tuple(at for at, letter in enumerate(word) if letter.casefold() in _TWIN_LETTERS)


def translated(word: str, known: Iterable[str]) -> str | None:
    """Return the key or value of ``known`` that ``word`` says in another language, or None."""
    said = " ".join(re.split(r"[\s_-]+", word.strip().casefold()))
    known = tuple(known)
    for typed in (said, said.translate(_CYRILLIC_TWINS)):
        words = _translations().get(typed, ())
        if meant := next((key for key in known if key in words), None):
            return meant
    return None


def is_slip(word: str, key: str) -> bool:
    """Tell whether ``word`` can hardly be anything but a misspelt ``key``.

    It has look-alike letters or is typed on the other keyboard; or a letter of it is left out or
    doubled, or two change places.
    """
    cuts = [(key[:at], key[at:]) for at in range(len(key))]
    slips = {before + after[1:] for before, after in cuts}
    slips |= {before + after[0] + after for before, after in cuts}
    slips |= {before + after[1::-1] + after[2:] for before, after in cuts}
    alike = (word.translate(_TWINS), word.translate(_KEYBOARD))
    return word != key and (word in slips or key in alike)


def _canonical(word: str) -> str:
    return word.casefold().replace("_", "-").replace(" ", "-")


def _likest(typed: str, by_name: dict[str, str]) -> str | None:
    from difflib import get_close_matches  # noqa: PLC0415  # only a mistake pays for its import

    found = get_close_matches(typed.translate(_TWINS), by_name, 1, _LEAST_LIKENESS)
    return by_name[found[0]] if found else None


@cache
def _translations() -> dict[str, tuple[str, ...]]:
    """Return, for each word in any language, the keys and values that it may stand for."""
    words: dict[str, tuple[str, ...]] = {}
    for key, meant in _meant():
        for word in meant:
            words[word.casefold()] = (*words.get(word.casefold(), ()), key)
    return words


def _meant() -> Iterator[tuple[str, Iterable[str]]]:
    """Yield keys and values with the words that mean them."""
    yield from ((code, languages.about(code).names) for code in languages.known())
    for language in languages.having(FILE):
        file = languages.file(language, FILE)
        yield from source.plain(source.read(file.read_bytes(), file.name).root).items()
