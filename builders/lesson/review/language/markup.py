"""A paragraph goes in; warnings of what other programs take for markup come out.

TeX that no line can hold, Markdown and HTML are printed as they were typed, and so is any markup in
a value of one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from builders.lesson.blocks import AnyBlock
from builders.lesson.blocks.figures import Chart
from builders.lesson.mathematics.faults import FormulaError
from builders.lesson.review.passages import Passage
from builders.lesson.texts import bare_word
from builders.problems import Problem, brief, warning

_SIGNS = frozenset("$\\^_<&`~=")
_TEX = re.compile(
    r"(?<![\w$])\$\$?(?=[^\s$])[^$\n]*[^\s$]\$\$?(?!\d)|\\\(.+?\\\)"
    r"|\\(?:d?frac|sqrt|int|sum|prod|lim|cdot|times|pm|leq?|geq?|neq?|infty|left|right|text|mathrm"
    r"|begin|end|to|rightarrow|alpha|beta|gamma|delta|lambda|mu|pi|rho|sigma|omega|Delta|Omega)\b"
    r"|[^\W_]+[\^_]\{[^{}]*\}"
)
# The letters before an index are few: a name in a program, such as total_1, is no formula.
_INDEX = re.compile(
    r"[^\W_]\^(?:[-−+]?\d+|[n+−])(?!\w)|(?<![^\W\d])[^\W\d_]{1,2}\)?_\d+|\)_\d+|<su[bp]>.*?</su[bp]>"
)
_FORMULA = re.compile(r"\$\$?(.*[^$])\$\$?")
_FOREIGN = re.compile(
    r"~~[^\s~](?:[^~]*[^\s~])?~~|==[^\s=](?:[^=]*[^\s=])?==|(?<!`)`[^`]+`(?!`)"
    r"|</?(?:b|i|u|s|p|br|hr|em|strong|mark|font|span|div)\b[^<>]*>|&(?:nbsp|lt|gt|amp|ndash|mdash);"
)
_FENCE = re.compile("```")
_WORD = re.compile(r"\S*(?:\^|_|<su[bp]>)\S*")
_MARK = re.compile(
    r"\^(?P<up>[-−+]?\d+(?:[+−](?!\w))?|[n+−])|_(?P<down>\d+)"
    r"|<sup>(?P<sup>.*?)</sup>|<sub>(?P<sub>.*?)</sub>"
)
_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_STOPS = ".,;:!?»)"


def find(passage: Passage) -> Iterator[Problem]:
    """Yield the formulas of TeX, and the marks of Markdown and HTML, in ``passage``."""
    text = passage.text
    if not _SIGNS.intersection(text):
        return
    formulas = tuple(_TEX.finditer(text))
    for found in formulas:
        at = _unreadable(found[0])
        if at is None:
            yield passage.warn("L462", found.start(), text=brief(found[0]))
        else:
            yield passage.warn("L465", found.start() + at, text=brief(found[0][at:]))
    yield from _indices(passage, formulas)
    for found in islice(_FENCE.finditer(text), 1):
        yield passage.warn("L466", found.start())
    for found in _FOREIGN.finditer(text):
        yield passage.warn("L464", found.start(), text=brief(found[0]))


def _unreadable(typed: str) -> int | None:
    """Return the offset from which a formula between dollars cannot be read, if there is one."""
    formula = _FORMULA.fullmatch(typed)
    if formula is None:
        return None
    from builders.lesson.mathematics.reader import read  # noqa: PLC0415 - few have a formula

    try:
        read(formula[1])
    except FormulaError as fault:
        return formula.start(1) + fault.start
    return None


def in_word(passage: Passage) -> Iterator[Problem]:
    """Yield a warning if ``passage``, a value that is printed as one line, has markup."""
    plain = bare_word(passage.text)
    if plain != passage.text:
        yield passage.warn("L461", 0, text=brief(passage.text), suggestion=brief(plain))


def unlinked(block: AnyBlock) -> Iterator[Problem]:
    """Yield a warning at the first link in a chart's names: a native chart has none."""
    if not isinstance(block, Chart) or not block.appears_in("deck"):
        return
    names = (*(bar.label for bar in block.bars), *((block.rest,) if block.rest else ()))
    linked = ((span.text, name.where) for name in names for span in name.spans if span.link)
    for said, where in islice(linked, 1):
        yield warning("L453", where, text=brief(said))


def _indices(passage: Passage, formulas: Sequence[re.Match[str]]) -> Iterator[Problem]:
    for word in _WORD.finditer(passage.text):
        is_told = any(word.start() < each.end() and each.start() < word.end() for each in formulas)
        found = None if is_told else _INDEX.search(word[0])
        if found:
            typed = word[0].rstrip(_STOPS)
            meant = _MARK.sub(_as_signs, typed)
            at = word.start() + found.start()
            yield passage.warn("L463", at, text=brief(typed), suggestion=brief(meant))


def _as_signs(mark: re.Match[str]) -> str:
    raised, lowered = mark["up"] or mark["sup"], mark["down"] or mark["sub"]
    return raised.translate(_RAISED) if raised else (lowered or "").translate(_LOWERED)
