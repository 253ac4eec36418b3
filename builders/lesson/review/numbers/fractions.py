"""A chart goes in; a warning for its first fraction that may be meant as thousands comes out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from builders.labels import Labels, number
from builders.lesson.blocks import AnyBlock, Chart
from builders.problems import Problem, warning

_GROUP = 3  # digits


def like_thousands(block: AnyBlock, labels: Labels) -> Iterator[Problem]:
    """Yield the first bar of a chart whose fractions all look like groups of three digits.

    Where a comma parts thousands, they have been read as thousands.
    """
    if not isinstance(block, Chart) or labels.thousands == ",":
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
