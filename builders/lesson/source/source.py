"""The bytes of a YAML file -> its positioned tree, as it was meant where a slip can be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from builders.lesson.source import causes, diagnostics, failure, fixes, forms
from builders.lesson.source.decode import decode
from builders.lesson.source.draft import Draft
from builders.lesson.source.events import Stop, grown
from builders.lesson.source.tree import Mapping, Sequence, Tree
from builders.problems import Problems

if TYPE_CHECKING:
    from builders.lesson.source.tree import Node

MOST_PROBLEMS = 1_000
MOST_MENDED = 200_000  # characters: half a second for the Python parser
MOST_REREAD = 500_000  # characters, over all readings of a text that is mended: three seconds

_PURE = yaml.BaseLoader
_FAST = getattr(yaml, "CBaseLoader", _PURE)
_READINGS = 2  # of a text that stops, one by each parser


def plain(node: Node) -> Any:  # noqa: ANN401  # as deep as the file
    """Return ``node`` without its places: texts, tuples and dictionaries."""
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return tuple(plain(item) for item in node.items)
    return node.text


def read(data: bytes, file: str) -> Tree:
    """Return the tree of ``data``, as it was meant where a slip can be mended.

    Raises ``Problems`` when its structure cannot be seen.
    """
    draft = _draft(decode(data, file).rstrip("\n") + "\n", file)
    tries: dict[int, int] = {}
    left = MOST_REREAD
    while left > 0 and len(draft.told) < MOST_PROBLEMS:
        text = "\n".join(draft.lines)
        try:
            return _tree(text, file, draft)
        except Problems as fatal:
            raise Problems((*draft.told, *draft.others(fatal.problems))) from None
        except Stop as stop:
            draft.tell(stop.problem)
            if len(text) > MOST_MENDED or not fixes.settle(draft, stop.problem, stop.line, tries):
                break
            left -= stop.read
    raise Problems(tuple(draft.told))


def _draft(text: str, file: str) -> Draft:
    """Return ``text`` with the slips that a line shows by itself told and mended."""
    draft = Draft(text.split("\n"))
    for number in range(len(draft.lines)):
        while problem := diagnostics.in_line(draft.lines[number], number + 1, file):
            draft.tell(problem)
            if len(draft.told) >= MOST_PROBLEMS:
                return draft
            fixes.mend(draft, problem)
    return draft


def _tree(text: str, file: str, draft: Draft) -> Tree:
    # libyaml drops the character it stumbled over; the Python parser, which is slow, names it.
    for loader in (_FAST, _PURE) if len(text) <= MOST_MENDED else (_FAST,):
        try:
            return grown(text, file, draft, loader)
        except (yaml.YAMLError, ValueError) as raised:  # noqa: PERF203  # there are two
            last = raised
    if len(text) > MOST_MENDED:
        raise Stop(causes.likeliest(failure.of(last, ""), text, file), 0, 0)
    stopped = failure.of(last, text)
    problem = causes.likeliest(stopped, text, file)
    if problem.code == "L025":
        problem = forms.lacking(text.split("\n"), stopped.line, file) or problem
    raise Stop(problem, stopped.line, _READINGS * stopped.read)
