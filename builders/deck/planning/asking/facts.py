"""A question or a task in; what stands small above it, its badge, number and minutes, out."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from builders.deck.planning.context import DeckContext
from builders.deck.planning.displays import SEPARATOR, eyebrow
from builders.deck.slides import Para, Placed, Slot, TextRun, Words
from builders.design import type as metrics
from builders.design.type import Run
from builders.document.elements import Exercise
from builders.document.words import Badge

BADGE = 16  # points
BADGE_PADDING = 12


def small_print(context: DeckContext, exercise: Exercise) -> tuple[tuple[Placed, ...], Slot | None]:
    """Return badge, number and minutes; a task leaves room for its page in the handout."""
    facts = tuple(_facts(context, exercise))
    if exercise.kind == "question":
        return ((eyebrow(context, facts, "muted"),) if facts else ()), None
    badge = _badge(context, exercise.badge)
    if not facts:
        return ((badge,) if badge else ()), None
    line = eyebrow(context, facts, "muted")
    left = badge.box.width + BADGE_PADDING if badge else 0
    line = replace(line, box=replace(line.box, x=line.box.x + left, width=line.box.width - left))
    head = (badge, line) if badge else (line,)
    tail = SEPARATOR + context.furniture.handout_page
    return head, Slot(exercise.where, len(head) - 1, tail) if exercise.number else None


def _facts(context: DeckContext, exercise: Exercise) -> Iterator[str]:
    """Yield what stands small above; on a user's template its first name is the title."""
    title = context.plain(exercise.title) if exercise.title else ""
    known = [fact for fact in (exercise.label, title, exercise.minutes) if fact]
    is_titled = context.brand and (len(known) > 1 or exercise.kind == "question")
    yield from known[1:] if is_titled else known


def _badge(context: DeckContext, badge: Badge | None) -> Placed | None:
    if badge is None:
        return None
    said = TextRun(badge.words, bold=True)
    text = metrics.width((Run(badge.words, bold=True),), context.ruler, BADGE)
    words = Words((Para((said,)),), BADGE, "ground", align="center", anchor="middle", fill="accent")
    return Placed(replace(context.eyebrow, width=text + 2 * BADGE_PADDING), words, "badge")
