"""A word goes in; whether it is a unit of measurement comes out: кг, кВт·ч, Дж/(кг·К), км²."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from builders import data
from builders.data import ASSETS

_FACTORS = re.compile(r"[/·⋅∙*×()]+")
_ENDING = re.compile(r"-[^\W\d_]+$")  # of a Kazakh case: 5 кг-ға
_POWER = r"(?:\^?[-−]?\d)?"


@lru_cache(maxsize=4096)  # of the words after numbers many come again
def is_unit(word: str) -> bool:
    """Tell whether a factor of ``word`` is the symbol of a unit."""
    factors = _FACTORS.split(_ENDING.sub("", normal(word)))
    return any(map(_symbol().fullmatch, factors))


def normal(word: str) -> str:
    """Return ``word`` with its raised and lowered figures as plain ones."""
    return unicodedata.normalize("NFKC", word)


@cache
def _symbol() -> re.Pattern[str]:
    alphabets = data.load(ASSETS / "units.yaml").values()
    symbols = (
        rf"(?:{_either(each['prefixes'])})?(?:{_either(each['prefixed'])})|{_either(each['others'])}"
        for each in alphabets
    )
    return re.compile(rf"(?:{'|'.join(symbols)}){_POWER}")


def _either(symbols: Iterable[str]) -> str:
    return "|".join(re.escape(normal(symbol)) for symbol in symbols)
