"""A tree and the number of a variant go in; the tree with the numbers of that variant comes out.

Where a task has ``numbers: {a: 2..9}``, «{a}» in any of its texts is a number drawn for the
variant, and «{= a * 2}» what is computed from it; a value may be a sum alone, «= a * 2». Lists
are taken in step: the variant takes the same place of each. A sum is exact.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from zlib import crc32

from msgspec import Struct, field
from msgspec.structs import replace

from builders import labels, languages
from builders.languages import Language
from builders.lesson.reading import arithmetic
from builders.lesson.shape import canonical
from builders.lesson.source.tree import Mapping, Node, Scalar, Sequence
from builders.problems import Place, Problem, assert_never, brief, error

KEY = "numbers"
_MINUS = "\u2212"
_BRACES = re.compile(r"\{\s*(?P<sum>=)?\s*(?P<said>[^{}\n]+?)\s*\}")
_ALONE = re.compile(r"=\s+(?P<said>[^{}\n]+)")
_NUMBER = rf"[-–{_MINUS}]?\d+(?:[.,]\d+)?"
_RANGE = re.compile(
    rf"(?P<least>{_NUMBER})\s*(?:\.\.|…)\s*(?P<most>{_NUMBER})(?:\s+step\s+(?P<step>{_NUMBER}))?"
)
_MOST_VALUES = 100_000
_ANY = "1"  # stands for a number that could not be computed, and was told


class _Draw(Struct, frozen=True):
    """A number of a task: as it is shown, and as it is computed with, where it is a number."""

    shown: str
    value: Fraction | None


class _Drawing(Struct):
    """What all draws of a lesson have in common; ``count`` is of the tasks that have any."""

    variant: int
    seed: str
    mark: str
    problems: list[Problem] = field(default_factory=list)
    count: int = 0


def drawn(root: Node, variant: int) -> tuple[Node, tuple[Problem, ...]]:
    """Return ``root`` with its numbers drawn, and what could not be drawn or computed."""
    about = _below(root, "topic")
    mark = "."
    language = _below(about, "language")
    if isinstance(language, Scalar) and language.text in languages.known():
        mark = labels.load(Language(language.text)).decimal_mark
    seed = _below(about, "seed")
    drawing = _Drawing(variant, seed.text if isinstance(seed, Scalar) else "", mark)
    return _walked(root, drawing), tuple(drawing.problems)


def _walked(node: Node, drawing: _Drawing) -> Node:
    match node:
        case Mapping(entries=entries):
            numbers = next((v for k, v in entries if canonical(k.text) == KEY), None)
            if isinstance(numbers, Mapping):
                return _filled(node, numbers, drawing)
            return replace(node, entries=tuple((k, _walked(v, drawing)) for k, v in entries))
        case Sequence(items=items):
            return replace(node, items=tuple(_walked(each, drawing) for each in items))
        case Scalar():
            return node
        case _:
            assert_never(node)


def _filled(task: Mapping, numbers: Mapping, drawing: _Drawing) -> Mapping:
    """Return a task with its numbers in their places."""
    drawing.count += 1
    found = {name.text: _draw(name, values, drawing) for name, values in numbers.entries}
    draws = {name: draw for name, draw in found.items() if draw is not None}
    is_whole = len(draws) == len(found)

    def fill(scalar: Scalar) -> Scalar:
        return _written(scalar, draws, drawing if is_whole else None)

    return Mapping(
        tuple(
            (key, value) if value is numbers else (fill(key), _mapped(value, fill))
            for key, value in task.entries
        ),
        task.where,
    )


def _mapped(node: Node, fill: Callable[[Scalar], Scalar]) -> Node:
    match node:
        case Scalar():
            return fill(node)
        case Sequence(items=items):
            return replace(node, items=tuple(_mapped(each, fill) for each in items))
        case Mapping(entries=entries):
            return replace(node, entries=tuple((fill(k), _mapped(v, fill)) for k, v in entries))
        case _:
            assert_never(node)


def _draw(name: Scalar, values: Node, drawing: _Drawing) -> _Draw | None:
    """Return the number of this variant; note where there is no telling what it may be."""
    if isinstance(values, Sequence) and values.items:
        listed = values.items[drawing.variant % len(values.items)]
        if name.text.isidentifier() and isinstance(listed, Scalar):
            return _Draw(listed.text, _number(listed.text))
    elif isinstance(values, Scalar) and name.text.isidentifier():
        found = _RANGE.fullmatch(values.text.strip())
        steps = list(_steps(found)) if found else []
        if steps:
            salt = f"{drawing.seed}\n{drawing.count}\n{name.text}"
            random.Random(crc32(salt.encode())).shuffle(steps)  # noqa: S311  # no secret
            taken = steps[drawing.variant % len(steps)]
            return _Draw(_shown(Fraction(taken), drawing) or "", Fraction(taken))
    shown = f"{name.text}: {values.text}" if isinstance(values, Scalar) else name.text
    drawing.problems.append(error("L219", name.where, found=brief(shown)))
    return None


def _steps(found: re.Match[str]) -> Iterator[Decimal]:
    """Yield the numbers of a range, by its step or by the last digit of its ends."""
    least, most = _decimal(found["least"]), _decimal(found["most"])
    digits = max(_digits(least), _digits(most))
    step = _decimal(found["step"]) if found["step"] else Decimal(1).scaleb(-digits)
    if step > 0 and (most - least) / step < _MOST_VALUES:
        for count in range(int((most - least) / step) + 1 if most >= least else 0):
            yield least + count * step


def _digits(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _written(scalar: Scalar, draws: dict[str, _Draw], drawing: _Drawing | None) -> Scalar:
    """Return a value with its numbers; what stands in other braces is a gap.

    Without ``drawing`` a number is missing, and nothing is computed.
    """
    if found := _ALONE.fullmatch(scalar.text.strip()):
        return replace(scalar, text=_computed(found["said"], scalar.where, draws, drawing))

    def number(found: re.Match[str]) -> str:
        if found["sum"]:
            return _computed(found["said"], scalar.where, draws, drawing)
        return draws[found["said"]].shown if found["said"] in draws else found[0]

    return replace(scalar, text=_BRACES.sub(number, scalar.text))


def _computed(said: str, where: Place, draws: dict[str, _Draw], drawing: _Drawing | None) -> str:
    """Return the value of a sum as it is shown; note where it has none, and return any number."""
    if drawing is None:
        return _ANY
    values = {name: draw.value for name, draw in draws.items() if draw.value is not None}
    try:
        found = arithmetic.value(said, values)
    except arithmetic.UnknownNameError as unknown:
        known = ", ".join(draws)
        drawing.problems.append(error("L222", where, name=brief(str(unknown)), known=known))
        return _ANY
    except arithmetic.SumError:
        drawing.problems.append(error("L220", where, sum=brief(said)))
        return _ANY
    shown = _shown(found, drawing)
    if shown is None:
        taken = ", ".join(f"{name} = {draw.shown}" for name, draw in draws.items())
        drawing.problems.append(error("L221", where, sum=brief(said), values=taken))
        return _ANY
    return shown


def _shown(number: Fraction, drawing: _Drawing) -> str | None:
    found = arithmetic.decimal(number)
    if found is None:
        return None
    return f"{found:f}".replace("-", _MINUS).replace(".", drawing.mark)


def _number(text: str) -> Fraction | None:
    try:
        return Fraction(_decimal(text))
    except InvalidOperation:
        return None


def _decimal(text: str) -> Decimal:
    plain = re.sub(r"[ \u00a0\u202f]", "", text).replace(",", ".")
    return Decimal(re.sub(rf"[–{_MINUS}]", "-", plain))


def _below(node: Node | None, key: str) -> Node | None:
    entries = node.entries if isinstance(node, Mapping) else ()
    return next((value for name, value in entries if canonical(name.text) == key), None)
