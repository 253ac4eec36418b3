"""A draft and a slip in it -> the draft as it was meant, so that the rest of it can be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builders.lesson.source import corrections, diagnostics, indent
from builders.lesson.source.causes import FORMULA

if TYPE_CHECKING:
    from collections.abc import Callable

    from builders.lesson.source.draft import Draft
    from builders.problems import Problem

_SHAPELESS = "\u2069"  # dropped when a value is read
_TAB = "  "  # one level
_WORD = re.compile(r" *(?:- +)*[^\s:]*")
_MOST_TRIES = 3


def mend(draft: Draft, problem: Problem) -> None:
    """Mend the line of ``problem`` as its slip asks; another slip of that line is still told."""
    _MENDS[problem.code](draft, problem.where.line - 1, problem.where.column - 1)


def settle(draft: Draft, problem: Problem, stopped: int, tries: dict[int, int]) -> bool:
    """Mend what reading stopped at, more coarsely each time; tell whether that may have helped.

    ``stopped`` is the line, from 0, where reading stopped; ``tries`` counts those with each line.
    """
    number = problem.where.line - 1
    is_first = not tries.get(number)
    if tries.get(number) == _MOST_TRIES:
        number = min(stopped, len(draft.lines) - 1)
    tries[number] = tries.get(number, 0) + 1
    start = corrections.value_start(draft.lines[number])
    if is_first:
        if problem.code not in _EXACT:
            draft.hush(number, 0 if problem.code in _OF_THE_LINE else start)
        mend(draft, problem)
    elif tries[number] < _MOST_TRIES:
        draft.hush(number, start)
        draft.mask(number, start)
    else:
        draft.hush(number, 0)
        draft.cut(number)
    return tries[number] <= _MOST_TRIES


def _shapeless(draft: Draft, number: int, _at: int) -> None:
    draft.lines[number] = diagnostics.UNPRINTED.sub(_SHAPELESS, draft.lines[number])


def _tabs(draft: Draft, number: int, _at: int) -> None:
    line = draft.lines[number]
    text = line.lstrip(" \t")
    before = line[: len(line) - len(text)]
    draft.lines[number] = before + text.replace("\t", " ")
    if "\t" in before:
        draft.put(number, 0, before.replace("\t", _TAB), len(before))
        _indentation(draft, number, 0)


def _space(draft: Draft, number: int, at: int) -> None:
    line = draft.lines[number]
    found = diagnostics.GLUED.match(line, at) or diagnostics.GLUED.match(line)
    draft.put(number, found.end() if found else at, " ")


def _dash(draft: Draft, number: int, at: int) -> None:
    is_apart = _sign_and_space(draft, number, at, "-")
    under = () if is_apart else indent.under(draft.lines, number)
    if under and indent.width(draft.lines[under[0]]) == at + 1:
        for each in under:
            draft.put(each, 0, " ")


def _colon(draft: Draft, number: int, at: int) -> None:
    _sign_and_space(draft, number, at, ":")


def _sign_and_space(draft: Draft, number: int, at: int, sign: str) -> bool:
    is_apart = draft.lines[number][at + 1 : at + 2] in {"", " "}
    draft.put(number, at, sign if is_apart else f"{sign} ", 1)
    return is_apart


def _unseen(draft: Draft, number: int, at: int) -> None:
    line = draft.lines[number]
    draft.lines[number] = line[:at] + diagnostics.BLANKS.sub(
        lambda run: " " * len(run[0]), line[at:], 1
    )
    if not line[:at].strip(" -"):
        _indentation(draft, number, 0)


def _remark(draft: Draft, number: int, at: int) -> None:
    draft.put(number, at, "#", 1)


def _value(draft: Draft, number: int, _at: int) -> None:
    draft.mask(number, corrections.value_start(draft.lines[number]))


def _rest(draft: Draft, number: int, at: int) -> None:
    draft.mask(number, at)


def _sign(draft: Draft, number: int, at: int) -> None:
    draft.mask(number, at, at + 1)


def _unopened(draft: Draft, number: int, at: int) -> None:
    draft.put(number, at, _SHAPELESS, 1)


def _indentation(draft: Draft, number: int, _at: int) -> None:
    own = indent.width(draft.lines[number])
    _shift(draft, number, indent.belongs(draft.lines, number, own))


def _astray(draft: Draft, number: int, _at: int) -> None:
    """Move a line where it belongs; one that fits those above belongs with the line below it."""
    own = indent.width(draft.lines[number])
    right = indent.belongs(draft.lines, number, own)
    below = next(filter(str.strip, draft.lines[number + 1 :]), "")
    _shift(draft, number, indent.width(below) if right == own and below else right)


def _shift(draft: Draft, number: int, right: int) -> None:
    own = indent.width(draft.lines[number])
    for each in indent.moved(draft.lines, number, right) if right != own else ():
        here = indent.width(draft.lines[each])
        draft.put(each, 0, " " * (here + right - own), here)


def _text(draft: Draft, number: int, at: int) -> None:
    """Take out the text that stands where its block opens, so that its keys are read."""
    draft.put(number, at, "", len(draft.lines[number]) - at)


def _list(draft: Draft, number: int, _at: int) -> None:
    """Leave out a list without a key."""
    own = indent.width(draft.lines[number])
    for each, line in enumerate(draft.lines[number:], number):
        is_item = indent.width(line) == own and line.lstrip().startswith("- ")
        if line.strip() and indent.width(line) <= own and not is_item:
            break
        draft.hush(each, 0)
        draft.cut(each)


def _bracket(draft: Draft, number: int, at: int) -> None:
    own, last = indent.content(draft.lines[number]), number
    for each, line in enumerate(draft.lines[number + 1 :], number + 1):
        if line.strip() and indent.width(line) <= own:
            break
        last = each if line.strip() else last
    closing = "]" if draft.lines[number][at] == "[" else "}"
    draft.put(last, len(draft.lines[last]), closing)


def _colon_after_key(draft: Draft, number: int, _at: int) -> None:
    word = _WORD.match(draft.lines[number])
    assert word
    draft.put(number, word.end(), ":")


def _comma(draft: Draft, number: int, at: int) -> None:
    is_surplus = draft.lines[number][at : at + 1] == ","
    draft.put(number, at, " " if is_surplus else ",", int(is_surplus))


def _formula(draft: Draft, number: int, at: int) -> None:
    found = FORMULA.match(draft.lines[number], at)
    assert found
    draft.put(number, at, "x", len(found[0]))


def _item(draft: Draft, number: int, _at: int) -> None:
    draft.put(number, indent.width(draft.lines[number]), "- ")


def _line(draft: Draft, number: int, _at: int) -> None:
    draft.cut(number)


_EXACT: dict[str, Callable[[Draft, int, int], None]] = {
    "L005": _shapeless,
    "L010": _tabs,
    "L011": _space,
    "L015": _dash,
    "L016": _dash,
    "L017": _unseen,
    "L018": _colon,
    "L023": _remark,
}
_OF_THE_LINE = {
    "L025": _astray,
    "L029": _line,
    "L030": _colon_after_key,
    "L032": _item,
    "L034": _text,
    "L035": _list,
}
_MENDS = {
    **_EXACT,
    **_OF_THE_LINE,
    "L012": _value,
    "L013": _rest,
    "L014": _unopened,
    "L026": _bracket,
    "L027": _sign,
    "L031": _comma,
    "L241": _formula,
}
