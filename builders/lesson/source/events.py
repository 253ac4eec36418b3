"""The events of a YAML parser -> a positioned tree in which every value is still the text typed.

YAML's own reading of a value is never used: ``10:30`` stays ``10:30``, ``no`` stays ``no``. Only
what copying brings is changed: ligatures (ﬁ) become their letters, and characters without a shape
(soft hyphens, zero-width spaces and joiners, marks of direction, variation selectors) are dropped.
The events are walked, never composed, so that limits hold and nothing grows by aliases.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml
from msgspec import Struct, field
from msgspec.structs import replace

from builders.lesson.source import corrections, diagnostics
from builders.lesson.source.draft import Draft, typed
from builders.lesson.source.tree import Mapping, Scalar, Sequence, Tree
from builders.problems import Place, Problem, Problems, brief, error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builders.lesson.source.tree import Node

MOST_DEPTH = 32
MOST_NODES = 20_000
MOST_IN_VALUE = 20_000  # characters

_Event: TypeAlias = Any  # libyaml's events and marks and PyYAML's own share names, not types
_Mark: TypeAlias = Any
_REMARK = re.compile(r"( +)#")
# Letters of Arabic and of India are joined, or are not, by signs that elsewhere have no shape.
_SHAPELESS = re.compile(
    "(?<![\u0600-\u109f])[\u200c\u200d]|[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e01ef]"
)
_LIGATURE = re.compile("[\ufb00-\ufb06]")  # Unicode block: Latin ligatures
_PART = r"""(?:"[^"]*"|'[^']*'|[^,:{}\[\]\n"']+)"""
_ALONE = re.compile(rf"{_PART}(?:,\s*{_PART})*(?=[,}}])")
_QUESTION_MARK = re.compile(r"\? ?\Z")
_GLUED_REMARK = re.compile(r"[|>][-+1-9]*#")


class Stop(Exception):  # noqa: N818  # no failure: reading goes on from a mended text
    """A slip that hides what stands after it, where reading stopped, how much had been read."""

    def __init__(self, problem: Problem, line: int, read: int) -> None:
        """Keep the problem and, from 0, its line; ``read`` counts characters."""
        super().__init__()
        self.problem, self.line, self.read = problem, line, read


def grown(text: str, file: str, draft: Draft, loader: type[yaml.BaseLoader]) -> Tree:
    """Return the tree of ``text``, the lines of ``draft``, as ``loader`` parses it.

    Raises ``Stop``, ``Problems`` when a limit is exceeded, and what the parser does.
    """
    grower = _Grower(draft, text, file, yaml.parse(text, Loader=loader))
    root = grower.document()
    draft.told.extend(draft.others(grower.problems))
    return Tree(root, typed(text), draft)


class _Grower(Struct):
    draft: Draft
    text: str
    file: str
    events: Iterator[_Event]
    problems: list[Problem] = field(default_factory=list)
    nodes: int = 0

    def document(self) -> Node:
        """Return the root of the first document that is not empty."""
        next(self.events)
        root = None
        while not isinstance(opening := next(self.events), yaml.StreamEndEvent):
            if root:
                self.problems.append(error("L022", self.place(opening.start_mark)))
                self.draft.is_cut = True
                return root
            found = self.node(next(self.events), 1)
            root = None if isinstance(found, Scalar) and not found.text else found
            next(self.events)
        if root is None:
            raise Problems((*self.problems, error("L004", Place(self.file, 1, 1))))
        return root

    def place(self, mark: _Mark) -> Place:
        return Place(self.file, mark.line + 1, mark.column + 1)

    def node(self, event: _Event, depth: int) -> Node:
        where = self.place(event.start_mark)
        self.limits(where, depth)
        sign = self.sign(event, where)
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event, where, sign)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, where)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self.items(depth)), where)
        if isinstance(event, yaml.MappingStartEvent):
            return Mapping(tuple(self.entries(depth)), where)
        raise AssertionError(event)

    def limits(self, where: Place, depth: int) -> None:
        self.nodes += 1
        if depth > MOST_DEPTH:
            raise Problems((*self.problems, error("L006", where, most=MOST_DEPTH)))
        if self.nodes > MOST_NODES:
            raise Problems((*self.problems, error("L007", where, most=MOST_NODES)))

    def sign(self, event: _Event, where: Place) -> str:
        """Refuse anchors, aliases and tags: a teacher who types their signs means text."""
        sign = self.text[event.start_mark.index : event.start_mark.index + 1]
        if isinstance(event, yaml.AliasEvent) or event.anchor or getattr(event, "tag", None):
            line = self.draft.lines[where.line - 1]
            fixed = corrections.quoted_from(line, where.column - 1)
            self.problems.append(error("L013", where, sign=sign, fixed=fixed))
        return sign

    def alias(self, event: _Event, where: Place, sign: str) -> Scalar:
        """Return the name of an alias as the text that it was meant to be."""
        return Scalar(event.anchor, where, sign, event.start_mark.index, event.end_mark.index)

    def items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            yield self.node(event, depth + 1)

    def entries(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        lines: dict[str, int] = {}
        before: Node | None = None
        end = 0  # of what stands without a colon
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            sign = self.question_mark(event)
            if sign or not isinstance(key, Scalar):
                self.problems.append(error("L021", sign or key.where))
                continue
            if isinstance(value, Scalar) and value.start == value.end:
                if alone := _ALONE.match(self.text, key.start):
                    if key.start >= end:
                        self.alone(alone, key, before)
                    end = alone.end()
                    continue
                value = self.nothing(key)
            nothing = isinstance(value, Scalar) and not value.style and not value.text
            glued = diagnostics.glued(key.text, key.where) if nothing else None
            if glued:
                raise Stop(glued, key.where.line - 1, key.end)
            problem = self.no_key(key, lines)
            if problem:
                self.problems.append(problem)
                continue
            lines[key.text] = key.where.line
            before = value
            yield self.seen(key), value

    def alone(self, found: re.Match[str], key: Scalar, before: Node | None) -> None:
        """Note what stands in braces without a colon, once for all that follows one another."""
        text = self.text[before.start : found.end()] if isinstance(before, Scalar) else found[0]
        facts = {"found": brief(found[0]), "key": brief(key.text), "fixed": brief(f'"{text}"')}
        self.problems.append(error("L036", key.where, **facts))

    def question_mark(self, event: _Event) -> Place | None:
        """Return the place of the ``?`` that stands before a key."""
        mark = event.start_mark
        found = _QUESTION_MARK.search(self.text, max(mark.index - 2, 0), mark.index)
        if found is None:
            return None
        return Place(self.file, mark.line + 1, mark.column + 1 - len(found[0]))

    def no_key(self, key: Scalar, lines: dict[str, int]) -> Problem | None:
        """Return what makes ``key`` no key of its own; ``lines`` are those of the keys before."""
        if key.text in lines:
            return error("L024", key.where, key=key.text, line=lines[key.text])
        return error("L020", key.where) if key.text == "<<" else None

    def seen(self, key: Scalar) -> Scalar:
        """Return ``key`` without the unseen characters at its ends, which are noted."""
        problem = diagnostics.in_key(key.text, key.where)
        if problem is None:
            return key
        self.problems.append(problem)
        return replace(key, text=diagnostics.visible(key.text))

    def scalar(self, event: _Event, where: Place) -> Scalar:
        text = _as_printed(event.value)
        start, end = event.start_mark.index, event.end_mark.index
        if len(text) > MOST_IN_VALUE:
            self.problems.append(error("L008", where, most=MOST_IN_VALUE, size=len(text)))
        self.problems.extend(diagnostics.in_value(text, where))
        if event.style:
            if _GLUED_REMARK.match(self.text, start):
                raise ValueError  # libyaml accepts it; the Python parser says what is wrong
            return Scalar(text, where, event.style, start, end)
        line_start = self.text.rfind("\n", 0, start) + 1
        slip = diagnostics.in_lines(self.text[line_start:end], where)
        if slip:
            raise Stop(slip, where.line - 1, end)
        return Scalar(text, where, "", start, end, self.remark(end, event.end_mark.line + 1))

    def nothing(self, key: Scalar) -> Scalar:
        """Return the missing value of ``key``; libyaml and PyYAML place it differently."""
        after = self.text.find(":", key.end) + 1
        return Scalar("", key.where, "", after, after, self.remark(after, key.where.line))

    def remark(self, index: int, line: int) -> Place | None:
        """Return the place of a sign after ``index``, which stands in ``line``."""
        found = _REMARK.match(self.text, index)
        if found is None:
            return None
        sign = found.end(1)
        column = sign - self.text.rfind("\n", 0, sign)
        return Place(self.file, line, column)


def _as_printed(text: str) -> str:
    """Return ``text`` composed, its ligatures as letters, without what has no shape."""
    letters = _LIGATURE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return unicodedata.normalize("NFC", _SHAPELESS.sub("", typed(letters)))
