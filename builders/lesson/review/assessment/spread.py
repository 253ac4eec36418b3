"""All the choices of a lesson go in; a warning where a student who only guesses would score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from builders.labels import Labels
from builders.lesson.blocks.exercises import AnyAsked
from builders.lesson.blocks.responses import Choice
from builders.problems import Problem, warning

_LEAST_CHOICES = 4  # of which a habit can be told
_LEAST_OPTIONS = 3


def find(asked: tuple[AnyAsked, ...], labels: Labels) -> Iterator[Problem]:
    """Yield a letter that is right too often, and right options that are too often the longest."""
    found = [choice for each in asked if isinstance(choice := each.response, Choice)]
    choices = [each for each in found if _is_single(each)]
    if len(choices) < _LEAST_CHOICES:
        return
    where, count = choices[0].where, len(choices)
    (letter, most), *_ = Counter(map(_right, choices)).most_common()
    if 2 * most > count + 2:
        name = labels.letters[letter : letter + 1]
        yield warning("L475", where, letter=name, most=most, count=count)
    longest = sum(map(_is_longest, choices))
    if 5 * longest >= 4 * count:
        yield warning("L473", where, longest=longest, count=count)


def _is_single(choice: Choice) -> bool:
    right = sum(option.right for option in choice.options)
    return right == 1 and len(choice.options) >= _LEAST_OPTIONS


def _right(choice: Choice) -> int:
    return next(at for at, option in enumerate(choice.options) if option.right)


def _is_longest(choice: Choice) -> bool:
    lengths = [len(option.text.plain) for option in choice.options]
    longest = max(lengths)
    return lengths.count(longest) == 1 and lengths.index(longest) == _right(choice)
