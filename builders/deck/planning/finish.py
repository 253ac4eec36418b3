"""Drafts by chapter in; numbered slides with unique titles, feet, links and sections out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from msgspec.structs import replace

from builders.deck.adopted.brand import TextFrame
from builders.deck.planning import fit
from builders.deck.planning.context import SPARE, DeckContext, Draft, spared
from builders.deck.planning.displays import ENTRY
from builders.deck.slides import (
    DeckPlan,
    Para,
    Placed,
    Rectangle,
    Section,
    Slide,
    TextRun,
    TextRuns,
    Words,
)
from builders.deck.template import boxes
from builders.deck.template.placeholders import DARK, Layout, Placeholder
from builders.design import type as metrics
from builders.design.geometry import Size
from builders.design.nobreak import held
from builders.design.theme import Role
from builders.document.structure import Document
from builders.problems import Place, Problem, Problems, brief, error

STEP, LEAST = 4, 28  # points; a title whose lines would break otherwise is set smaller
_SHOWN = 40  # characters of a title in a message
PROGRESS = 3  # points
ELLIPSIS = "…"


def finished(
    context: DeckContext,
    document: Document,
    names: Sequence[str],
    chapters: Sequence[tuple[Draft, ...]],
) -> DeckPlan:
    """Return the plan; raise ``Problems`` when a title fits in no size."""
    parts = zip(names, chapters, strict=True)
    drafts = [(name, _held(draft)) for name, part in parts for draft in part]
    jumps = _jumps(drafts)
    agenda = next((n for n, (_, d) in enumerate(drafts, 1) if _is_agenda(d)), None)
    titles = _titles(context, [draft for _, draft in drafts])
    problems: list[Problem] = []
    slides = []
    for number, (name, draft) in enumerate(drafts, start=1):
        try:
            title = _title(context, draft, titles[number - 1])
        except fit.RefusalError as refused:
            at = draft.headline.where or draft.source
            problems.append(replace(refused.problem, where=at))
            continue
        feet = _foot(context, draft, name, (number, len(drafts)), agenda)
        items = [
            _linked(placed, index, draft, number, jumps) for index, placed in enumerate(draft.items)
        ]
        slides.append(_slide(draft, titles[number - 1], (title, *items, *feet)))
    if problems:
        raise Problems(tuple(problems))
    return DeckPlan(
        title=context.plain(document.head.title),
        author=context.plain(document.author or ""),
        tag=document.tag,
        opening_quote=document.furniture.opening_quote,
        theme=context.theme,
        slides=tuple(slides),
        sections=tuple(_sections([name for name, _ in drafts])),
        slide_of=_first_slides(slides),
        brand=context.brand,
    )


def _held(draft: Draft) -> Draft:
    """Keep the short quotations of a title on one line."""
    heading = draft.headline
    runs = tuple(replace(run, text=held(run.text)) for run in heading.runs)
    return replace(draft, headline=replace(heading, runs=runs))


def _jumps(drafts: Sequence[tuple[str, Draft]]) -> Mapping[str, int]:
    """Return the first slide of each chapter; of two with one name, the earlier one's."""
    numbers: dict[str, int] = {}
    for number, (name, _) in enumerate(drafts, start=1):
        numbers.setdefault(name, number)
    return numbers


def _is_agenda(draft: Draft) -> bool:
    return any(placed.name == ENTRY for placed in draft.items)


def _titles(context: DeckContext, drafts: Sequence[Draft]) -> list[str]:
    """Return each slide's title, counted where what one slide begins others continue."""
    named = [(draft.source, "".join(run.text for run in draft.headline.runs)) for draft in drafts]
    totals, seen = Counter(named), Counter[tuple[Place, str]]()
    form = context.furniture.continued
    titles = []
    for each in named:
        seen[each] += 1
        (_, title), n, total = each, seen[each], totals[each]
        titles.append(title if total == 1 else form.format(title=title, n=n, total=total))
    return titles


def _title(context: DeckContext, draft: Draft, title: str) -> Placed:
    heading = draft.headline
    plain = "".join(run.text for run in heading.runs)
    assert plain, f"{draft.source} has a slide without a title"
    before, _, after = title.partition(plain)
    added = [TextRun(text) for text in (before, after)]
    runs = (added[0], *heading.runs, added[1])
    runs = tuple(run for run in runs if run.text)
    bold = tuple(replace(run, bold=True) for run in runs)
    sizes = (*heading.sizes, *(size for size in (24, 20) if size < heading.sizes[-1]))
    room = spared(heading.box)
    size = fit.largest((Para(bold),), context.ruler, room.size, sizes)
    if size is None:
        fit.require_words((Para(bold),), context.ruler, sizes[-1], room.width, draft.source)
        raise fit.RefusalError(error("L300", draft.source, title=brief(title, _SHOWN)))
    shown = Para(runs if context.brand else bold)
    width = heading.box.width
    if not context.brand:
        size, width = _steady(context, Para(bold), room.size, size)
    words = Words((shown,), size, heading.ink, "title", heading.align, heading.anchor)
    return Placed(replace(heading.box, width=width), words, "title")


def _steady(context: DeckContext, para: Para, room: Size, largest: int) -> tuple[int, float]:
    """Return a size and a width at which wider type breaks no other line, if there are such."""
    widths = []
    for size in (largest, *range(largest - STEP, LEAST - 1, -STEP)):
        widths.append(fit.balanced_width(para, context.ruler, size, room) / (1 - SPARE))
        near = replace(room, width=widths[-1])
        if found := fit.steady_width(para, context.ruler, size, near, SPARE):
            return size, found
    return largest, widths[0]


def _linked(
    placed: Placed, index: int, draft: Draft, number: int, jumps: Mapping[str, int]
) -> Placed:
    item = placed.item
    if not isinstance(item, Words):
        return placed
    if draft.onward and draft.onward[0] == index:
        return replace(placed, item=replace(item, jump=number + draft.onward[1]))
    if placed.name == ENTRY:
        return replace(placed, item=replace(item, jump=jumps.get(item.paragraphs[0].plain)))
    return placed


def _foot(
    context: DeckContext, draft: Draft, name: str, at: tuple[int, int], agenda: int | None
) -> tuple[Placed, ...]:
    """Return the progress along the line, the section's name, which leads back, and «n / N».

    A user's template has a line of its own, or none, and may lack room for either word.
    """
    if draft.layout == "title":
        return ()
    number, total = at
    dark = draft.layout in DARK
    ink: Role = "display_muted" if dark else "muted"
    rooms, size = _foot_rooms(context, draft.layout), context.screen.foot
    items = [] if context.brand else [_progress(context, number / total, dark=dark)]
    if "foot" in rooms:
        shown = _shortened(context, name, rooms["foot"].box.width)
        back = agenda if agenda != number else None
        words = Words((Para((TextRun(shown),)),), size, ink, "foot", jump=back)
        items.append(_in_room(words, "foot", rooms["foot"]))
    if "number" in rooms:
        runs = _counted(context, at, rooms["number"].box.width)
        words = Words((Para(runs),), size, ink, "number")
        items.append(_in_room(words, "number", rooms["number"]))
    return tuple(items)


def _progress(context: DeckContext, share: float, *, dark: bool) -> Placed:
    line = boxes.foot_line(context.screen)
    stroke = replace(line, y=line.y - PROGRESS / 2, width=line.width * share, height=PROGRESS)
    return Placed(stroke, Rectangle("glow" if dark else "accent"), "progress")


def _foot_rooms(context: DeckContext, layout: Layout) -> Mapping[Placeholder, TextFrame]:
    if context.brand:
        return context.brand.frames[layout]
    box, size = boxes.foot(context.screen), context.screen.foot
    return {
        "foot": TextFrame("", box["foot"], size, "left", "middle"),
        "number": TextFrame("", box["number"], size, "right", "middle"),
    }


def _in_room(words: Words, name: str, room: TextFrame) -> Placed:
    return Placed(room.box, replace(words, align=room.align, anchor="middle"), name)


def _counted(context: DeckContext, at: tuple[int, int], width: float) -> TextRuns:
    """Return «n / N», or «n» where there is no room for more."""
    number, total = at
    before, _, after = context.furniture.slide_of.format(n="{n}", total=total).partition("{n}")
    counted = (TextRun(before), TextRun(str(number), counts=True), TextRun(after))
    runs = tuple(run for run in counted if run.text)
    size = context.screen.foot
    fits = metrics.width(fit.measurable(runs), context.ruler, size) <= width
    return runs if fits else (counted[1],)


def _shortened(context: DeckContext, name: str, width: float) -> str:
    """Return as many words of ``name`` as fit one line of the foot."""
    size = context.screen.foot
    words = name.split(" ")
    shown = name
    while metrics.width(shown, context.ruler, size) > width and len(words) > 1:
        words.pop()
        shown = " ".join(words) + ELLIPSIS
    return shown


def _slide(draft: Draft, title: str, items: tuple[Placed, ...]) -> Slide:
    """Return the slide; its title has taken the first place among the items."""
    clicks = tuple(
        replace(click, index=click.index + 1, others=tuple(each + 1 for each in click.others))
        for click in draft.clicks
    )
    slot = replace(draft.slot, index=draft.slot.index + 1) if draft.slot else None
    return Slide(draft.layout, title, items, draft.notes, draft.source, clicks, slot)


def _sections(names: Sequence[str]) -> Iterator[Section]:
    first = 1
    for name, group in groupby(names):
        count = len(list(group))
        yield Section(name, first, count)
        first += count


def _first_slides(slides: Sequence[Slide]) -> Mapping[Place, int]:
    numbers: dict[Place, int] = {}
    for number, slide in enumerate(slides, start=1):
        numbers.setdefault(slide.source, number)
    return numbers
