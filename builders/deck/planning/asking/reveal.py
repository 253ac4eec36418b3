"""An exercise and the paragraphs of its answer in; the clicks that show them out."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from builders.deck.planning.context import Draft
from builders.deck.slides import Click, Words
from builders.document.elements import Exercise


def clicks_of(exercise: Exercise, index: int, count: int) -> tuple[Click, ...]:
    """Return the click that shows the item at ``index``, or one for each of its paragraphs."""
    if exercise.reveal and count > 1:
        return tuple(Click(index, (at,)) for at in range(count))
    return (Click(index),)


def stepwise(exercise: Exercise, drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Return slides of an answer, each of one item, with clicks if it is shown by steps."""
    if not exercise.reveal:
        return tuple(drafts)
    return tuple(_by_steps(exercise, draft) for draft in drafts)


def _by_steps(exercise: Exercise, draft: Draft) -> Draft:
    (placed,) = draft.items
    assert isinstance(placed.item, Words)
    return replace(draft, clicks=clicks_of(exercise, 0, len(placed.item.paragraphs)))
