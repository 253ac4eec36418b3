"""Charts go in; a warning for each whose fractions may be meant as thousands comes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from builders.labels import Labels, number
from builders.lesson.blocks import AnyBlock
from builders.lesson.blocks.figures import Chart
from builders.problems import Problem, warning

_GROUP = 3  # digits


def like_thousands(blocks: Iterable[AnyBlock], labels: Labels) -> Iterator[Problem]:
    """Yield the first bar of each chart whose fractions all look like groups of three digits.

    Where a comma parts thousands, they have been read as thousands.
    """
    if labels.thousands != ",":
        for block in blocks:
            yield from _in_chart(block, labels)


def _in_chart(block: AnyBlock, labels: Labels) -> Iterator[Problem]:
    if not isinstance(block, Chart):
        return
    fractions = [bar for bar in block.bars if _places(bar.value)]
    if not fractions or not all(map(_may_be_group, (bar.value for bar in fractions))):
        return
    first = fractions[0]
    grouped = number(first.value.scaleb(_GROUP), labels)
    yield warning("L449", first.where, found=number(first.value, labels), grouped=grouped)


def _places(value: Decimal) -> int:
    return max(0, -int(value.as_tuple().exponent))


def _may_be_group(value: Decimal) -> bool:
    return _places(value) == _GROUP and 1 <= abs(value) < 10**_GROUP
