"""Texts go in; lines of a lesson file come out, quoted, folded or commented where they must be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from textwrap import wrap

from builders.lesson import markup
from builders.lesson.inline import Span
from builders.problems import Place

WIDTH = 100  # columns of a lesson file
_SAFE = re.compile(
    r"(?!(?i:null)$)(?:[^\W_]|[«„“])[^:#\"\\\n]*"
)  # a text that YAML takes as it stands
_MARKUP = re.compile(r"[\\*\[\]]")
_NOWHERE = Place("", 1, 1)


def escaped(text: str) -> str:
    """Return ``text`` so that no sign in it reads as markup."""
    plain = markup.parse(text, _NOWHERE).spans == (Span(text),)
    return text if plain else _MARKUP.sub(r"\\\g<0>", text)


def quoted(text: str) -> str:
    """Return ``text`` as a value on one line, inside brackets too."""
    inner = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{inner}"'


def pair(opening: str, text: str) -> list[str]:
    """Return the lines of a value after ``opening``: «  title:», «- text:», «-»."""
    short = text if _SAFE.fullmatch(text) else quoted(text)
    if len(opening) + 1 + len(short) <= WIDTH:
        return [f"{opening} {short}"]
    indent = len(opening) - len(opening.lstrip(" -")) if opening.endswith(":") else len(opening) - 1
    return [f"{opening} >-", *_wrapped(text, " " * (indent + 2))]


def comment(text: str, indent: str = "") -> list[str]:
    """Return ``text`` as comment lines."""
    return _wrapped(text, f"{indent}# ")


def offered(lines: Iterable[str], indent: str) -> Iterator[str]:
    """Yield ``lines`` as comments; without their «# » they are part of the lesson."""
    for line in lines:
        yield f"{indent}# {line}"


def _wrapped(text: str, indent: str) -> list[str]:
    return wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
