"""The bytes of a lesson file -> a ``Lesson``, or every problem at its line.

The model's annotations say what each key may hold, so a field added there can be written at once.
"""

from __future__ import annotations

from enum import Enum
from functools import partial
from typing import Any, Final, get_args, get_origin

from msgspec import Struct, field
from msgspec.structs import replace

from builders.lesson.bibliography.references import Reference
from builders.lesson.blocks.formulas import MARK, Formula
from builders.lesson.inline import Text
from builders.lesson.located import Located
from builders.lesson.mathematics.equations import Equations
from builders.lesson.model import Lesson, Topic
from builders.lesson.programs.program import Program
from builders.lesson.puzzles import entries as puzzles
from builders.lesson.reading import bounds, checks, draws, short_forms, suggest, values
from builders.lesson.shape import Field, Shape, canonical, is_record, kinds, shape_of
from builders.lesson.source import corrections, diagnostics, source
from builders.lesson.source.tree import Mapping, Node, Scalar, Sequence, Tree
from builders.problems import Place, Problem, Problems, brief, error


def read(data: bytes, file: str) -> Lesson:
    """Return the lesson that ``data``, the content of ``file``, describes.

    Raises ``Problems`` with all that is wrong, in file order.
    """
    tree = source.read(data, file)
    excesses = tuple(bounds.excesses(tree.root))
    if excesses:
        raise Problems((*tree.problems, *excesses))
    return _read(tree, 0)


def read_variants(data: bytes, file: str, count: int) -> tuple[Lesson, ...]:
    """Return the lesson ``data`` as it reads in each of ``count`` variants, with its numbers drawn.

    Raises as ``read`` does.
    """
    tree = source.read(data, file)
    return tuple(_read(tree, number) for number in range(1, count + 1))


def _read(tree: Tree, variant: int) -> Lesson:
    root, problems = draws.drawn(tree.root, variant) if draws.KEY in tree.text else (tree.root, ())
    reader = _Reader(tree, list(problems), tree.text.split("\n"))
    lesson = reader.record(root, Lesson)
    reader.check_texts()
    reader.problems.extend(checks.of_references(tuple(reader.references)))
    found = (*tree.problems, *tree.draft.others(reader.problems))
    if found:
        raise Problems(tuple(corrections.agreed(found)))
    assert isinstance(lesson, Lesson)
    if unmade := tuple(puzzles.problems(lesson)):
        raise Problems(unmade)
    return lesson


class _Wrong(Enum):
    """Stands for a value whose problems have been noted."""

    WRONG = 0


_WRONG: Final = _Wrong.WRONG
_MAY_BE_BLANK = ("cells", "columns")  # of a table


class _Reader(Struct):
    tree: Tree
    problems: list[Problem]
    lines: list[str]
    texts: list[tuple[Text, Scalar]] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    thousands: str = ""

    def wrong(self, code: str, where: Place, **facts: object) -> _Wrong:
        self.problems.append(error(code, where, **facts))
        return _WRONG

    def value(self, node: Node, key: Field, hint: Any) -> Any:  # noqa: ANN401  # as the hint says
        """Return what ``node`` holds for ``key``, as the type expression ``hint``."""
        if get_origin(hint) is tuple:
            return self.items(node, key, get_args(hint)[0])
        if is_record(hint):
            return self.record(node, hint)
        if found := kinds(hint):
            return self.block(node, found)
        return self.scalar(node, key, hint)

    def items(self, node: Node, key: Field, hint: Any) -> tuple[Any, ...] | _Wrong:  # noqa: ANN401
        if hint is Text and isinstance(node, Scalar):
            return self.paragraphs(node)
        found = tuple(self.value(item, key, hint) for item in short_forms.items(node, hint))
        return _WRONG if _WRONG in found else found

    def block(self, node: Node, known: dict[str, type[Struct]]) -> Any:  # noqa: ANN401  # one of the model's blocks
        """Return the block of a list item that has the block's kind for its only key."""
        if not isinstance(node, Mapping) or not node.entries:
            return self.not_a_mapping(node, "L107", tuple(known))
        if flat := short_forms.flat(node, known):
            return self.record(node, known[flat])
        for kind, _ in node.entries:
            strangers = [key for key, _ in node.entries if key is not kind]
            if kind.text in known and strangers:
                first = strangers[0]
                return self.wrong("L108", first.where, key=first.text, kind=kind.text)
        kind, content = node.entries[0]
        meant = kind.text
        if meant not in known:
            meant = self.instead_of(kind, tuple(known), "L105", "L106") or ""
        if not meant:
            return _WRONG
        found = self.record(content, known[meant], kind.where)
        return found if meant == kind.text else _WRONG

    def record(self, node: Node, made: Any, where: Place | None = None) -> Any:  # noqa: ANN401
        """Return the ``made`` that ``node`` describes in full or in one of its short forms."""
        shape = shape_of(made)
        if not isinstance(node, Mapping):
            return self.shortened(node, shape, where)
        if short_forms.is_pairs(node, shape):
            return self.record(short_forms.full(node, shape.short or ""), made, where)
        typed = short_forms.spread(short_forms.marked(node, shape), shape)
        given, has_strangers = self.given(typed, shape)
        self.note(given, shape)
        found: dict[str, Any] = {}
        for name, key in shape.fields.items():
            if name in given:
                found |= self.filled(key, given[name][1])
            elif key.required:
                found[key.name] = self.wrong("L103", where or node.where, key=key.key)
        if _WRONG in found.values():
            return _WRONG
        if shape.has_place:
            found["where"] = where or node.where
        record = made(**found)
        places = {shape.fields[name].name: key.where for name, (key, _) in given.items()}
        self.problems.extend(checks.of_record(record, places))
        if isinstance(record, Reference):
            self.references.append(record)
        return _WRONG if has_strangers else record

    def note(self, given: dict[str, tuple[Scalar, Node]], shape: Shape) -> None:
        """Keep what later values need; tell the second of two keys of which there is to be one."""
        if shape.made is Reference and "id" in given and isinstance(given["id"][1], Scalar):
            self.ids.add(given["id"][1].text)
        if shape.made is Formula and "name" in given and isinstance(given["name"][1], Scalar):
            self.name(given["name"][1])
        if shape.made is Topic and "language" in given:
            self.thousands = values.thousands(given["language"][1])
        found = [key for name, (key, _) in given.items() if shape.fields[name].is_kind]
        for second in found[1:]:
            self.wrong("L216", second.where, key=second.text, first=found[0].text)

    def name(self, typed: Scalar) -> None:
        """Keep the name by which a formula is referred to; tell one that another has."""
        known = MARK + typed.text
        if known in self.ids:
            self.wrong("L231", typed.where, name=brief(typed.text))
        self.ids.add(known)

    def shortened(self, node: Node, shape: Shape, where: Place | None) -> Any:  # noqa: ANN401
        if isinstance(node, Scalar) and values.is_nothing(node):
            return self.wrong("L114", where or node.where)
        slip = diagnostics.glued(node.text, node.where) if isinstance(node, Scalar) else None
        if slip and dict(slip.facts)["key"] in shape.fields:
            self.problems.append(slip)
            return _WRONG
        if shape.short is None:
            if shape.pair and isinstance(node, Scalar) and slip is None:
                return self.wrong("L113", node.where, fixed=corrections.parted(node.text.strip()))
            return self.not_a_mapping(node, "L112", shape.keys)
        return self.record(short_forms.full(node, shape.short), shape.made, where)

    def not_a_mapping(self, node: Node, code: str, allowed: tuple[str, ...]) -> _Wrong:
        slip = diagnostics.glued(node.text, node.where) if isinstance(node, Scalar) else None
        if slip:
            self.problems.append(slip)
            return _WRONG
        return self.wrong(code, node.where, allowed=", ".join(allowed))

    def given(self, node: Mapping, shape: Shape) -> tuple[dict[str, tuple[Scalar, Node]], bool]:
        """Return the entries by canonical key, misspelt ones included, and whether any was."""
        entries = {canonical(key.text): (key, value) for key, value in node.entries}
        given = {name: entry for name, entry in entries.items() if name in shape.fields}
        strangers = [entry for name, entry in entries.items() if name not in shape.fields]
        for key, value in strangers:
            free = tuple(each.key for name, each in shape.fields.items() if name not in given)
            meant = self.instead_of(key, free, "L101", "L102", shape.keys)
            if meant:
                given[canonical(meant)] = key, value
        return given, bool(strangers)

    def instead_of(
        self,
        key: Scalar,
        free: tuple[str, ...],
        with_suggestion: str,
        without: str,
        allowed: tuple[str, ...] | None = None,
    ) -> str | None:
        """Note that ``key`` is none of the keys, and return the one that was meant."""
        meant = suggest.nearest(key.text, free)
        shown = brief(key.text)
        if meant and (alike := values.disguised(key, meant)):
            self.problems.append(alike)
        elif meant:
            self.wrong(with_suggestion, key.where, key=shown, suggestion=meant)
        else:
            self.wrong(without, key.where, key=shown, allowed=", ".join(allowed or free))
        return meant

    def filled(self, key: Field, node: Node) -> dict[str, Any]:
        """Return the attribute that ``key`` fills, or none when it may be empty and is."""
        if isinstance(node, Scalar) and values.is_nothing(node):
            if not self.kept(node):
                return {key.name: _WRONG}
            is_wanted = key.required or key.is_kind
            return {key.name: self.wrong("L114", node.where)} if is_wanted else {}
        found = self.value(node, key, key.hint)
        if key.required and found == ():
            found = self.wrong("L115", node.where, key=key.key)
        return {key.name: found}

    def scalar(self, node: Node, key: Field, hint: Any) -> Any:  # noqa: ANN401
        if not isinstance(node, Scalar):
            return self.not_a_scalar(node)
        if not node.text and not node.style:
            return self.wrong("L114", node.where)
        if hint in (Text, str, Equations, Program) and not self.kept(node):
            return _WRONG
        if hint is Text:
            return self.text(node, key)
        found = values.convert(node, key, hint, self.thousands, partial(self.place, node))
        if isinstance(found, Problem):
            self.problems.append(found)
            return _WRONG
        return Located(found, node.where) if key.is_located else found

    def not_a_scalar(self, node: Sequence | Mapping) -> _Wrong:
        """Note that ``node`` is no value; «[en: word]» without quotes is a list to YAML."""
        where, line = node.where, self.lines[node.where.line - 1]
        start = where.column - 1 - isinstance(node, Mapping)
        if fixed := corrections.mark_quoted(line, start):
            return self.wrong("L013", replace(where, column=start + 1), sign="[", fixed=fixed)
        if isinstance(node, Sequence):
            return self.wrong("L110", where)
        return self.wrong("L111", where, fixed=corrections.quoted_from(line, where.column - 1))

    def text(self, node: Scalar, key: Field) -> Text | _Wrong:
        found = values.text(node)
        if not found.plain.strip() and not found.citations and key.key not in _MAY_BE_BLANK:
            return self.wrong("L114", node.where)
        return self.noted(found, node)

    def paragraphs(self, node: Scalar) -> tuple[Text, ...] | _Wrong:
        if not self.kept(node):
            return _WRONG
        return tuple(self.noted(text, node) for text in values.paragraphs(node))

    def kept(self, node: Scalar) -> bool:
        """Tell whether all that was typed is in ``node``; note what a ``#`` cut off."""
        if node.remark is None:
            return True
        line = self.lines[node.remark.line - 1]
        lost = brief(line[node.remark.column - 1 :])
        fixed = corrections.quoted_from(line, _column(self.tree.text, node.start))
        self.wrong("L019", node.remark, lost=lost, fixed=fixed)
        return False

    def noted(self, text: Text, node: Scalar) -> Text:
        self.texts.append((text, node))
        return text

    def check_texts(self) -> None:
        for text, node in self.texts:
            self.problems.extend(checks.of_text(text, self.ids, partial(self.place, node)))

    def place(self, node: Scalar, part: str) -> Place:
        """Return where ``part`` of the value ``node`` stands in the file."""
        index = self.tree.text.find(part, node.start, node.end)
        if index < 0:
            return node.where
        line = node.where.line + self.tree.text.count("\n", node.start, index)
        return Place(node.where.file, line, _column(self.tree.text, index) + 1)


def _column(text: str, index: int) -> int:
    return index - text.rfind("\n", 0, index) - 1
