"""What a YAML parser raised -> where it gave up, as values that need no parser to be understood."""

from __future__ import annotations

import re

import yaml
from msgspec import Struct

_OPEN_QUOTE = re.compile(r"""(?:^|[ \[{,])(?:"[^"\n]*|'[^'\n]*)$""", re.MULTILINE)
_LINE_OF_ITS_OWN = re.compile(r"\n *(?:- +|[\w-]+:(?: |$))", re.MULTILINE)


class Failure(Struct, frozen=True):
    """Where YAML gave up; lines, columns and ``read`` count from 0, words are PyYAML's own.

    ``quote`` is the place of the quoted value that ended last, if it holds keys or items.
    """

    problem: str
    line: int
    column: int
    read: int
    context: str = ""
    opened: tuple[int, int] = (0, 0)
    quote: tuple[int, int] | None = None


def of(raised: Exception, text: str) -> Failure:
    """Return the failure behind ``raised``; one without a place has no words either."""
    if not isinstance(raised, yaml.MarkedYAMLError) or raised.problem_mark is None:
        return Failure("", 0, 0, len(text))
    mark, context = raised.problem_mark, raised.context_mark
    return Failure(
        raised.problem or "",
        mark.line,
        mark.column,
        mark.index,
        raised.context or "",
        (context.line, context.column) if context else (mark.line, mark.column),
        _quote_before(mark.index, text),
    )


def _quote_before(index: int, text: str) -> tuple[int, int] | None:
    if not _OPEN_QUOTE.search(text, 0, index):
        return None
    last = None
    try:
        for token in yaml.scan(text, Loader=yaml.BaseLoader):
            if token.start_mark.index >= index:
                break
            if isinstance(token, yaml.ScalarToken):
                last = token
    except (yaml.YAMLError, ValueError):
        pass  # the tokens before the failure are what is asked for
    if last is None or last.style not in {"'", '"'}:
        return None
    holds_lines = _LINE_OF_ITS_OWN.search(text, last.start_mark.index, last.end_mark.index)
    return (last.start_mark.line, last.start_mark.column) if holds_lines else None
