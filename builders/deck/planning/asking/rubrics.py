"""A rubric in; its table on a slide, or its aspects as a list where it is too wide for one, out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from msgspec.structs import replace

from builders.deck.planning import fit, tables
from builders.deck.planning.asking.responses import rows
from builders.deck.planning.context import DeckContext, Draft, bold
from builders.deck.planning.grids import Rows
from builders.deck.planning.groups import Group, slides
from builders.deck.slides import Para, TextRun
from builders.document.responses import Form

AIR = 0.3  # ems between the levels of an aspect


def rubric(context: DeckContext, base: Draft, form: Form) -> tuple[Draft, ...]:
    """Return slides like ``base`` with the rubric."""
    table = rows(context, form, filled=False)
    alt = "".join(run.text for run in base.headline.runs)
    with suppress(fit.RefusalError):
        return tables.form(context, base, table, (), alt)
    drafts = slides(context, tuple(_aspects(table)), context.body, base.source)
    return tuple(replace(draft, headline=base.headline) for draft in drafts)


def _aspects(table: Rows) -> Iterator[Group]:
    """Yield each aspect and, under it, what it is like at each level."""
    (_, *levels), *aspects = table
    for name, *cells in aspects:
        said = (
            Para((*level.runs, TextRun(": "), *cell.runs), level=1, before=AIR)
            for level, cell in zip(levels, cells, strict=True)
        )
        yield Para(bold(name.runs)), *said
