"""A lesson and the number of a variant go in; the lesson in the order of that variant comes out.

Tasks change places within their group: those that follow each other in a stage, or at one level.
So do options and sentences; the right option of a task stands at another letter than that of the
same number in the next variant, and each letter is right about equally often. A task that is
``fixed`` stays as it is. What is matched or put in order is shuffled where it is worded.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import TypeVar
from zlib import crc32

from msgspec import Struct, field
from msgspec.structs import replace

from builders.lesson.blocks import AnyBlock
from builders.lesson.blocks.exercises import Part, Task
from builders.lesson.blocks.responses import (
    AnyResponse,
    Choice,
    Crossword,
    Form,
    Gaps,
    Labelling,
    Match,
    Numeric,
    Option,
    Order,
    Short,
    TrueFalse,
    WordSearch,
)
from builders.lesson.model import Lesson
from builders.lesson.review import words as vocabulary
from builders.problems import assert_never

T = TypeVar("T")
_MANY = 3  # of fewer things, every order is the right one or its reverse


def of(lesson: Lesson, number: int) -> Lesson:
    """Return the variant ``number``, from 1, of ``lesson``."""
    salt = f"{lesson.topic.seed or 0}"
    sweeping = vocabulary.beginnings(vocabulary.load(lesson.topic.language).sweeping)
    shuffle = _Shuffle(number, salt, lambda option: bool(sweeping.match(option.text.plain)))
    return replace(
        lesson,
        procedure=tuple(
            replace(stage, blocks=tuple(_reordered(stage.blocks, shuffle)))
            for stage in lesson.procedure
        ),
        tasks=tuple(_reordered(lesson.tasks, shuffle)),
    )


def order(count: int, salt: str, variant: int) -> list[int]:
    """Return the order of ``count`` things in a variant, another one than in the next variant.

    It is never the order in which they stand, if there are more than two.
    """
    found = list(range(count))
    dice = random.Random(crc32(salt.encode()))  # noqa: S311  # no secret
    while count >= _MANY and _is_turned(found):
        dice.shuffle(found)
    return _turned(found, variant)


def _is_turned(found: Sequence[int]) -> bool:
    """Tell whether some variant of this order would be that in which the things stand."""
    return all((after - at) % len(found) == 1 for at, after in pairwise(found))


def _turned(found: list[T], by: int) -> list[T]:
    at = by % len(found) if found else 0
    return found[at:] + found[:at]


class _Shuffle(Struct):
    """What a variant is shuffled with; ``seen`` counts its choices by how many options they have.

    ``is_last`` tells which options judge the others, and stay behind them.
    """

    variant: int
    salt: str
    is_last: Callable[[Option], bool]
    seen: dict[int, int] = field(default_factory=dict)

    def shuffled(self, things: Sequence[T], salt: str) -> tuple[T, ...]:
        return tuple(things[at] for at in order(len(things), f"{self.salt}\n{salt}", self.variant))

    def place(self, count: int) -> int:
        """Return where the right one of ``count`` options stands.

        Of as many choices as there are options, each has another place.
        """
        number = self.seen[count] = self.seen.get(count, -1) + 1
        places = order(count, f"{self.salt}\n{number // count}", 0)
        return (places[number % count] + self.variant) % count


def _reordered(blocks: Sequence[AnyBlock], shuffle: _Shuffle) -> Iterator[AnyBlock]:
    for group, together in groupby(blocks, key=_group):
        found = list(together)
        if group is None:
            yield from found
            continue
        free = [at for at, each in enumerate(found) if not _is_fixed(each)]
        moved = shuffle.shuffled([found[at] for at in free], _salt(found))
        for at, each in zip(free, moved, strict=True):
            found[at] = each
        yield from (_task(each, shuffle) if isinstance(each, Task) else each for each in found)


def _group(block: AnyBlock) -> tuple[str, int] | None:
    """Return what the tasks that may change places have in common; None for other blocks."""
    return ("task", block.level or 0) if isinstance(block, Task) else None


def _is_fixed(block: AnyBlock) -> bool:
    return isinstance(block, Task) and block.fixed


def _salt(blocks: Sequence[AnyBlock]) -> str:
    return "\n".join(each.text.plain for each in blocks if isinstance(each, Task))


def _task(task: Task, shuffle: _Shuffle) -> Task:
    if task.fixed:
        return task
    parts = tuple(_part(part, shuffle) for part in task.parts)
    return replace(task, response=_response(task.response, shuffle), parts=parts)


def _part(part: Part, shuffle: _Shuffle) -> Part:
    return replace(part, response=_response(part.response, shuffle))


def _response(response: AnyResponse | None, shuffle: _Shuffle) -> AnyResponse | None:
    match response:
        case Choice():
            return replace(response, options=tuple(_options(response.options, shuffle)))
        case TrueFalse(claims=claims):
            said = shuffle.shuffled(claims, claims[0].text.plain)
            return replace(response, claims=said)
        case None | Match() | Order() | Gaps() | Numeric() | Short() | Form():
            return response
        case Labelling() | Crossword() | WordSearch():
            return response
        case _:
            assert_never(response)


def _options(options: tuple[Option, ...], shuffle: _Shuffle) -> Iterator[Option]:
    """Yield options in another order, a single right one at the place that is due to it."""
    free = [option for option in options if not shuffle.is_last(option)]
    right = [option for option in free if option.right]
    others = [option for option in free if not option.right]
    if len(right) == 1:
        found = list(shuffle.shuffled(others, others[0].text.plain if others else ""))
        found.insert(shuffle.place(len(free)), right[0])
    else:
        found = list(shuffle.shuffled(free, free[0].text.plain if free else ""))
    yield from found
    yield from (option for option in options if shuffle.is_last(option))
