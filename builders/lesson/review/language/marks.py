"""A paragraph goes in; a warning for each mark of a language that marks nothing comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from builders import languages
from builders.lesson.review.passages import Passage
from builders.problems import Problem

_MARK = re.compile(r"\[(?P<name>[^\W\d_]{2,}(?:[- ][^\W\d_]+){0,2}):(?P<space> ?)\S?")


def find(passage: Passage) -> Iterator[Problem]:
    """Yield each bracket that opens like the mark of a language: of one not closed, «[рус: »."""
    if "[" not in passage.text:
        return
    for found in _MARK.finditer(passage.text):
        code = _meant().get(found["name"].casefold(), "")
        if not code and found["space"] and found["name"] in languages.tags():
            code = found["name"]
        if code:
            shown = passage.text[found.start() :].partition(" ")[0]
            yield passage.warn("L451", found.start(), text=shown, suggestion=code)


@cache
def _meant() -> Mapping[str, str]:
    """Return the codes of the languages we speak, by whatever a teacher may call them."""
    names = ((name, code) for code in languages.known() for name in languages.about(code).names)
    tags = ((languages.about(code).tag, code) for code in languages.known())
    codes = ((code, code) for code in languages.known())
    return MappingProxyType({name.casefold(): code for name, code in (*names, *tags, *codes)})
