"""A layout in; what words on a slide find in each of its placeholders out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

from builders.deck.template import boxes
from builders.deck.template.placeholders import Layout, Placeholder, Style, style, tie
from builders.design.geometry import Box
from builders.design.scene import Anchor
from builders.design.theme import Screen

Insets: TypeAlias = tuple[float, float, float, float]  # from the left, top, right and bottom

FLUSH: Insets = (0, 0, 0, 0)


class Holder(Struct, frozen=True):
    """A placeholder: its ``frame`` with the ``insets`` of its text, unless no slide may inherit it.

    Words there have the ``size``, where it is known, and in a template of ours all of the ``style``
    by themselves.
    """

    tie: str = ""
    frame: Box | None = None
    insets: Insets = FLUSH
    size: float = 0
    style: Style | None = None

    def has_room(self, box: Box, others: Sequence[Box]) -> bool:
        """Tell whether words in ``box`` may stand in the frame, clear of what else is shown."""
        if self.frame is None or not self.frame.contains(box):
            return False
        return not any(self.frame.overlaps(other) for other in others)

    def insets_of(self, box: Box, anchor: Anchor) -> Insets:
        """Return the insets that hold words in ``box``; below them, or above, they are free."""
        assert self.frame
        _, top, _, bottom = self.insets
        return (
            box.x - self.frame.x,
            top if anchor == "bottom" else box.y - self.frame.y,
            self.frame.right - box.right,
            bottom if anchor == "top" else self.frame.bottom - box.bottom,
        )


FREE = Holder()


def holders(layout: Layout, screen: Screen) -> Mapping[Placeholder, Holder]:
    """Return the placeholders of a layout of ours."""
    return {
        placeholder: Holder(tie(layout, placeholder), box, FLUSH, own.size, own)
        for placeholder, box in boxes.placeholders(layout, screen).items()
        for own in (style(layout, placeholder, screen),)
    }
