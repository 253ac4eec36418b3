"""The bytes of a plain text go in; its paragraphs, whole again, come out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from builders.lesson.importing.document import Document, ImportRefusedError, paragraphs
from builders.lesson.source.decode import decode
from builders.problems import Problems

_LIST_SIGN = re.compile(r"\d{1,3}[.)](?!\d)|[-–—•·●○▪*]\s|[IVX]{1,4}\.")
_OPEN_WORD = re.compile(r"[^\W\d_]-$")
_OTHER_FORMATS = (b"%PDF", b"\xd0\xcf\x11\xe0", b"{\\rtf")  # .doc is the second
_LEAST_WRAPPED, _MOST_WRAPPED = 45, 200  # characters of the longest line that a page cuts
_FILLED = 0.8  # of the longest line: a proportional font fills lines unevenly
_FILLED_WITH_SENTENCE = 0.9  # the same for a line that may well be the last of its paragraph
_SENTENCE_ENDS = (".", "!", "?", "…", ":")
_SET_WIDE = 0.8  # of the lines: an empty one after each means nothing


def read(data: bytes) -> Document:
    """Return the document of ``data`` in any encoding that such plans are saved in."""
    if data.startswith(_OTHER_FORMATS):
        raise ImportRefusedError("not_a_plan")
    text = _decoded(data)
    if "\0" in text:
        raise ImportRefusedError("not_a_plan")
    lines = [(row, line.strip()) for row, line in enumerate(text.split("\n"), 1)]
    found = (paragraphs(joined, row) for row, joined in _joined(lines))
    return Document(tuple(chain.from_iterable(found)), text)


def _decoded(data: bytes) -> str:
    try:
        return decode(data, "")
    except Problems as refused:
        problem = refused.problems[0]
    if problem.code == "L001":
        raise ImportRefusedError("too_long")
    name = dict(problem.facts).get("encoding")
    if name == "UTF-16":
        name = "utf-16-be" if data.startswith(b"\0") else "utf-16-le"
    try:
        text = data.decode(name or "utf-8")
    except UnicodeDecodeError:
        raise ImportRefusedError("not_a_plan") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _joined(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield each paragraph with the row it begins in."""
    written = [line for _, line in lines if line]
    longest = max(map(len, written), default=0)
    is_wide = _is_set_wide([line for _, line in lines])
    row, paragraph, last, gap = 0, "", "", False
    for number, line in lines:
        if not line:
            gap = True
            continue
        begins = not last or (gap and not is_wide) or not _goes_on(last, line, longest)
        if begins and paragraph:
            yield row, paragraph
        row, paragraph = (number, line) if begins else (row, _with(paragraph, line))
        last, gap = line, False
    if paragraph:
        yield row, paragraph


def _goes_on(last: str, line: str, longest: int) -> bool:
    """Tell whether ``last`` broke off only because the next word had no room on it."""
    if not _LEAST_WRAPPED <= longest <= _MOST_WRAPPED or _LIST_SIGN.match(line):
        return False
    needed = len(last) + 1 + len(line.split(maxsplit=1)[0])
    filled = _FILLED_WITH_SENTENCE if last.endswith(_SENTENCE_ENDS) else _FILLED
    return needed > longest * filled


def _with(paragraph: str, line: str) -> str:
    """Return both joined; a hyphen that ends a line belongs to its word."""
    return f"{paragraph}{line}" if _OPEN_WORD.search(paragraph) else f"{paragraph} {line}"


def _is_set_wide(lines: list[str]) -> bool:
    followed = [not after for line, after in pairwise(lines) if line]
    return sum(followed) > len(followed) * _SET_WIDE
