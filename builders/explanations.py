"""A code goes in; what it means, why it matters and an example, for a teacher to read, come out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from textwrap import indent

from msgspec import Struct

from builders import data, languages
from builders.languages import Language
from builders.messages import Catalogue

FILE = "explanations.yaml"
_GAP = "…"  # stands where a message names what it has found
_INDENT = "    "


class Explanation(Struct, frozen=True):
    """What is said of one code beyond its message.

    ``wrong`` and ``right`` are parts of a lesson file; where a lesson cannot show the problem, as
    when the disk is full, ``do`` says what to do instead.
    """

    what: str
    why: str
    wrong: str = ""
    right: str = ""
    do: str = ""


class Explanations(Struct, frozen=True):
    """Everything that is explained in one language; ``words`` are those around it."""

    words: Mapping[str, str]
    codes: Mapping[str, Explanation]


@cache
def load(language: Language) -> Explanations:
    """Return the explanations of ``language``; of one that has none, none."""
    file = languages.file(language, FILE)
    said = data.load(file) if file.exists() else {}
    words = said.pop("words", {})
    return Explanations(words, {code: Explanation(**parts) for code, parts in said.items()})


def listed(catalogue: Catalogue) -> str:
    """Return every code with its message, a line each."""
    return "\n".join(f"{code}  {message(code, catalogue)}" for code in catalogue.messages)


def explained(code: str, catalogue: Catalogue, said: Explanations) -> str:
    """Return the message of ``code``, its hint, and what explains them."""
    head = f"{code}: {message(code, catalogue)}\n  {hint(code, catalogue)}"
    parts = said.codes.get(code)
    return "\n\n".join((head, *(_parts(parts, said.words) if parts else ())))


def message(code: str, catalogue: Catalogue) -> str:
    """Return the sentence of ``code``, with a gap for each fact."""
    return catalogue.messages[code].format_map(defaultdict(lambda: _GAP))


def hint(code: str, catalogue: Catalogue) -> str:
    """Return the hint of ``code``, with a gap for each fact."""
    return catalogue.hints[code].format_map(defaultdict(lambda: _GAP))


def _parts(said: Explanation, words: Mapping[str, str]) -> Iterator[str]:
    yield f"{said.what}\n{said.why}"
    for name, example in (("wrong", said.wrong), ("right", said.right)):
        if example:
            yield f"{words[name]}:\n{indent(example.rstrip(), _INDENT)}"
    if said.do:
        yield said.do
