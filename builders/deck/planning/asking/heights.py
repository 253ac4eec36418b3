"""What is asked goes in; how high it stands at each of its sizes comes out."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from msgspec.structs import replace

from builders.deck.planning import fit
from builders.deck.planning.asking.responses import Columns
from builders.deck.planning.context import DeckContext
from builders.deck.slides import Para
from builders.design import type as metrics
from builders.design.geometry import Box
from builders.design.mathematics.data import Display
from builders.design.scene import Scene


def heights_of(
    context: DeckContext, paras: tuple[Para, ...], sizes: tuple[int, ...], box: Box
) -> Mapping[int, float]:
    """Return what ``paras`` take in ``box`` at each size at which their words fit."""
    if not paras:
        return dict.fromkeys(sizes, 0)
    heights = {}
    for size in sizes:
        with suppress(metrics.UnbreakableError):
            heights[size] = fit.height(paras, context.ruler, size, box.width)
    return heights


def column_heights(
    context: DeckContext, columns: Columns, sizes: tuple[int, ...]
) -> Mapping[int, float]:
    """Return what columns side by side take at each size at which their words fit."""
    if not columns:
        return dict.fromkeys(sizes, 0)
    box = replace(context.body, width=column_width(context, columns))
    found = [heights_of(context, column, sizes, box) for column in columns]
    fitting = (size for size in sizes if all(size in heights for heights in found))
    return {size: max(heights[size] for heights in found) for size in fitting}


def column_width(context: DeckContext, columns: Columns) -> float:
    """Return how wide each of ``columns`` side by side is."""
    gaps = context.screen.gap * (len(columns) - 1)
    return (context.body.width - gaps) / len(columns)


def drawing(context: DeckContext, formula: Display, size: int) -> Scene | None:
    """Return the formula below what is asked, or None where it is too wide."""
    from builders.design.figures import formulas  # noqa: PLC0415 - few have a formula

    return formulas.entry(formula, "", 0, context.body.width, size)
