"""The bytes of a YAML file -> a positioned tree in which every value is still the text typed.

YAML's own reading of a value is never used: ``10:30`` stays ``10:30``, ``no`` stays ``no``. Only
what copying brings is changed: ligatures (ﬁ) become their letters, and characters without a shape
(soft hyphens, zero-width spaces and joiners, marks of direction, variation selectors) are dropped.
The parser's events are walked, never composed, so that limits hold and nothing grows by aliases.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml
from msgspec import Struct, field
from msgspec.structs import replace

from builders.lesson import slips
from builders.lesson.decode import decode
from builders.problems import Place, Problem, Problems, error

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_DEPTH = 12
MOST_NODES = 20_000
MOST_IN_VALUE = 20_000  # characters
MOST_PROBLEMS = 1_000
MOST_REREAD = 200_000  # characters: half a second for the Python parser

_PURE = yaml.BaseLoader
_FAST = getattr(yaml, "CBaseLoader", _PURE)
_Event: TypeAlias = Any  # libyaml's events and marks and PyYAML's own share names, not types
_Mark: TypeAlias = Any
_REMARK = re.compile(r"( +)#")
_SHAPELESS = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e01ef]"
)
_LIGATURE = re.compile("[\ufb00-\ufb06]")  # Unicode block: Latin ligatures
_GLUED_REMARK = re.compile(r"[|>][-+1-9]*#")


class Scalar(Struct, frozen=True):
    """A value as it was typed; ``start`` and ``end`` count characters of the file's text.

    ``style`` is YAML's: empty for a plain value, else the sign that opens it. ``remark`` is the
    place of a ``#`` that cuts a plain value short.
    """

    text: str
    where: Place
    style: str = ""
    start: int = 0
    end: int = 0
    remark: Place | None = None


class Sequence(Struct, frozen=True):
    """A list."""

    items: tuple[Node, ...]
    where: Place


class Mapping(Struct, frozen=True):
    """Keys with their values, in the order typed; no key occurs twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    where: Place


Node: TypeAlias = Scalar | Sequence | Mapping


class Tree(Struct, frozen=True):
    """A whole file: its root, its text, and the problems that did not hide its structure."""

    root: Node
    text: str
    problems: tuple[Problem, ...]


def plain(node: Node) -> Any:  # noqa: ANN401  # as deep as the file
    """Return ``node`` without its places: texts, tuples and dictionaries."""
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return tuple(plain(item) for item in node.items)
    return node.text


def read(data: bytes, file: str) -> Tree:
    """Return the tree of ``data``, or raise ``Problems`` when its structure cannot be seen."""
    text = decode(data, file).rstrip("\n") + "\n"
    found = tuple(islice(slips.in_characters(text, file), MOST_PROBLEMS))
    found = found or tuple(islice(slips.in_lines(text, file), MOST_PROBLEMS))
    if found:
        raise Problems(found)
    # libyaml drops the character it stumbled over; the Python parser, which is slow, names it.
    for loader in (_FAST, _PURE) if len(text) <= MOST_REREAD else (_FAST,):
        try:
            return _grown(text, file, loader)
        except (yaml.YAMLError, ValueError) as failure:  # noqa: PERF203  # there are two
            last = _failure(failure, text)
    raise Problems((slips.explain(last, text, file),))


def _grown(text: str, file: str, loader: type[yaml.BaseLoader]) -> Tree:
    grower = _Grower(text, file, yaml.parse(text, Loader=loader), text.split("\n"))
    root = grower.document()
    return Tree(root, text, tuple(grower.problems))


class _Grower(Struct):
    text: str
    file: str
    events: Iterator[_Event]
    lines: list[str]
    problems: list[Problem] = field(default_factory=list)
    nodes: int = 0

    def document(self) -> Node:
        next(self.events)
        opening = next(self.events)
        root = None if isinstance(opening, yaml.StreamEndEvent) else self.node(next(self.events), 1)
        if root is None or (isinstance(root, Scalar) and not root.text):
            raise Problems((*self.problems, error("L004", Place(self.file, 1, 1))))
        next(self.events)
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise Problems((*self.problems, error("L022", self.place(after.start_mark))))
        return root

    def place(self, mark: _Mark) -> Place:
        return Place(self.file, mark.line + 1, mark.column + 1)

    def node(self, event: _Event, depth: int) -> Node:
        where = self.place(event.start_mark)
        self.limits(where, depth)
        self.no_signs(event, where)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, where)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self.items(depth)), where)
        if isinstance(event, yaml.MappingStartEvent):
            return Mapping(tuple(self.entries(depth)), where)
        return Scalar("", where)

    def limits(self, where: Place, depth: int) -> None:
        self.nodes += 1
        if depth > MOST_DEPTH:
            raise Problems((*self.problems, error("L006", where, most=MOST_DEPTH)))
        if self.nodes > MOST_NODES:
            raise Problems((*self.problems, error("L007", where, most=MOST_NODES)))

    def no_signs(self, event: _Event, where: Place) -> None:
        """Refuse anchors, aliases and tags: a teacher who types their signs means text."""
        sign = self.text[event.start_mark.index : event.start_mark.index + 1]
        if isinstance(event, yaml.AliasEvent) or event.anchor or getattr(event, "tag", None):
            line = self.lines[where.line - 1]
            fixed = slips.quoted_from(line, where.column - 1)
            self.problems.append(error("L013", where, sign=sign, fixed=fixed))

    def items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            yield self.node(event, depth + 1)

    def entries(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        lines: dict[str, int] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            start = event.start_mark.index
            marked = self.text[start - 1 : start] == "?" or self.text[start - 2 : start] == "? "
            if marked or not isinstance(key, Scalar):
                self.problems.append(error("L021", key.where))
                continue
            if isinstance(value, Scalar) and value.start == value.end:
                value = self.nothing(key)
            problem = self.no_key(key, value, lines)
            if problem:
                self.problems.append(problem)
                continue
            lines[key.text] = key.where.line
            yield self.seen(key), value

    def no_key(self, key: Scalar, value: Node, lines: dict[str, int]) -> Problem | None:
        """Return what makes ``key`` no key of its own; ``lines`` are those of the keys before."""
        if key.text in lines:
            return error("L024", key.where, key=key.text, line=lines[key.text])
        if key.text == "<<":
            return error("L020", key.where)
        nothing = isinstance(value, Scalar) and not value.style and not value.text
        return slips.glued(key.text, key.where) if nothing else None

    def seen(self, key: Scalar) -> Scalar:
        """Return ``key`` without the unseen characters at its ends, which are noted."""
        problem = slips.in_key(key.text, key.where)
        if problem is None:
            return key
        self.problems.append(problem)
        return replace(key, text=slips.visible(key.text))

    def scalar(self, event: _Event, where: Place) -> Scalar:
        text = _as_printed(event.value)
        start, end = event.start_mark.index, event.end_mark.index
        if len(text) > MOST_IN_VALUE:
            self.problems.append(error("L008", where, most=MOST_IN_VALUE, size=len(text)))
        self.problems.extend(slips.in_value(text, where))
        if event.style:
            if _GLUED_REMARK.match(self.text, start):
                raise ValueError  # libyaml accepts it; the Python parser says what is wrong
            return Scalar(text, where, event.style, start, end)
        line_start = self.text.rfind("\n", 0, start) + 1
        self.problems.extend(slips.in_bullet(self.text[line_start:end], where))
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


def _as_printed(typed: str) -> str:
    """Return ``typed`` composed, its ligatures as letters, without what has no shape."""
    letters = _LIGATURE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), typed)
    return unicodedata.normalize("NFC", _SHAPELESS.sub("", letters))


def _failure(failure: Exception, text: str) -> slips.Failure:
    if not isinstance(failure, yaml.MarkedYAMLError) or failure.problem_mark is None:
        return slips.Failure("", 0, 0)
    mark, context = failure.problem_mark, failure.context_mark
    return slips.Failure(
        failure.problem or "",
        mark.line,
        mark.column,
        failure.context or "",
        (context.line, context.column) if context else (mark.line, mark.column),
        _quote_before(mark.index, text),
    )


def _quote_before(index: int, text: str) -> tuple[int, int] | None:
    """Return the line and column of the quoted value over several lines that ends last."""
    if len(text) > MOST_REREAD:
        return None
    last = None
    try:
        for token in yaml.scan(text, Loader=_PURE):
            if token.start_mark.index >= index:
                break
            if isinstance(token, yaml.ScalarToken):
                last = token
    except (yaml.YAMLError, ValueError):
        pass  # the tokens before the failure are what is asked for
    if last is None or last.style not in ("'", '"') or last.start_mark.line == last.end_mark.line:
        return None
    return last.start_mark.line, last.start_mark.column
