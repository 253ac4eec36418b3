"""Lists of the lesson in; slides that hold them in one column, in two, or continued, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import TypeAlias

from msgspec.structs import replace

from builders.deck.planning import displays, fit
from builders.deck.planning.context import (
    DeckContext,
    Draft,
    Headline,
    evidence,
    foot_note,
    headline,
    host,
    labelled,
    paragraph,
    spoken,
)
from builders.deck.slides import Bullet, Click, Para, Placed, TextRun, TextRuns, Words
from builders.deck.template.placeholders import Layout, Placeholder
from builders.design.geometry import Box
from builders.design.type import width
from builders.lesson.bibliography import entries, terms
from builders.lesson.bibliography.references import Marks
from builders.lesson.bibliography.references import Piece as Printed
from builders.lesson.blocks import Point, Points, Prose
from builders.lesson.model import Assignment, Independent, Lesson
from builders.problems import Place

AIR = (1.0, 0.8, 0.65, 0.5, 0.4)  # ems between entries, as the room allows
SUB_AIR = 0.25
HANG: Mapping[Bullet, float] = {"none": 0, "dot": 1.0, "number": 1.4}  # ems, to clear the bullet
COMFORT = 24  # points; a list that is smaller in one column is tried in two
FEWEST_IN_TWO = 6
MOST_ROWS = 3  # entries that are set large, between hairlines
OPTICAL = 0.4  # of the free height stands above a block that is to look centred
REFERENCE_SIZES = (24, 22, 20, 18)

Group: TypeAlias = tuple[Para, ...]


def points(setting: DeckContext, block: Points, title: str) -> tuple[Draft, ...]:
    """Return the slides of a list of points."""
    groups = tuple(
        _entries(setting, item, "number" if block.numbered else "dot", number)
        for number, item in enumerate(block.items, start=1)
    )
    area, small = foot_note(setting, evidence(setting, block), setting.body, block.where)
    heading = (TextRun(title),) if block.title is None else setting.runs(block.title)
    drafts = _slides(setting, groups, area, block.where)
    return tuple(
        replace(
            draft,
            headline=headline(setting, heading),
            items=(*draft.items, *small),
            notes=spoken(setting, block.notes),
            clicks=_one_by_one(draft) if block.reveal else (),
        )
        for draft in drafts
    )


def prose(setting: DeckContext, block: Prose, title: str) -> tuple[Draft, ...]:
    """Return the slides of running text that the lesson wants on the screen."""
    heading = (TextRun(title),) if block.title is None else setting.runs(block.title)
    groups = tuple((paragraph(setting, text),) for text in block.text)
    return tuple(
        replace(draft, headline=headline(setting, heading), notes=spoken(setting, block.notes))
        for draft in _slides(setting, groups, setting.body, block.where)
    )


def goals(setting: DeckContext, lesson: Lesson) -> tuple[Draft, ...]:
    """Return the slide of the lesson's aims."""
    groups = tuple((_entry(setting.prose(goal), "dot"),) for goal in lesson.goals)
    return _titled(setting, groups, setting.labels.goals, setting.body, lesson.goals[0].where)


def independent(setting: DeckContext, lesson: Lesson) -> tuple[Draft, ...]:
    """Return the slide of the work outside the class."""
    work = lesson.independent
    assert work is not None
    bullet: Bullet = "number" if len(work.items) > 1 else "none"
    groups = tuple(
        _assignment(setting, item, bullet, number)
        for number, item in enumerate(work.items, start=1)
    )
    labels = setting.labels
    remarks = ((labels.note, work.note), (labels.gap, work.gap))
    small = tuple(labelled(setting, label, text) for label, text in remarks if text)
    area, foot = foot_note(setting, small, setting.body, work.where)
    title = independent_title(setting, work)
    drafts = _titled(setting, groups, title, area, work.where)
    few, first = len(groups) <= MOST_ROWS, 1 if len(groups) > 1 else None
    large = displays.rows(setting, groups, area, "entry", first) if few else None
    if large:
        drafts = (replace(drafts[0], items=large),)
    return tuple(replace(draft, items=(*draft.items, *foot)) for draft in drafts)


def independent_title(setting: DeckContext, work: Independent) -> str:
    """Return what the work outside the class is called."""
    return setting.plain(work.title) if work.title else setting.labels.independent


def references(setting: DeckContext, lesson: Lesson) -> tuple[Draft, ...]:
    """Return the slides of the bibliography."""
    labels, topic = setting.labels, lesson.topic
    marks = Marks(incomplete=labels.incomplete, lost=labels.lost)
    groups, hang = [], _widest_number(setting)
    for numbered in setting.numbers.references:
        reference, style = numbered.reference, topic.citation_style
        runs = entries.entry(reference, topic.language, style, marks, terms.load())
        text = tuple(_linked(setting, run, reference.title) for run in runs)
        groups.append((_reference(text, numbered.number, hang),))
    sizes, area = REFERENCE_SIZES, setting.body
    size, pages = fit.pages(_spaced(groups, AIR[-1]), setting.ruler, area.size, sizes, lesson.where)
    title = headline(setting, (TextRun(labels.references),))
    placed = [_placed(page, area, size) for page in pages]
    if len(pages) == 1:
        placed = [_composed(setting, groups, area, size)]
    return tuple(Draft("references", title, (body,), lesson.where) for body in placed)


def _titled(
    setting: DeckContext, groups: Sequence[Group], title: str, area: Box, at: Place
) -> tuple[Draft, ...]:
    heading = headline(setting, (TextRun(title),))
    return tuple(replace(draft, headline=heading) for draft in _slides(setting, groups, area, at))


def _assignment(setting: DeckContext, item: Assignment, bullet: Bullet, number: int) -> Group:
    entry = _entry(setting.prose(item.text), bullet, number)
    if item.due is None:
        return (entry,)
    due = Para((TextRun(f"{setting.labels.due}: ", bold=True), TextRun(item.due)))
    return (entry, replace(due, level=1, indent=entry.indent, before=SUB_AIR))


def _entries(setting: DeckContext, item: Point, bullet: Bullet, number: int) -> Group:
    """Return a point and, further in, its sub-points."""
    own = _entry(setting.prose(item.text), bullet, number)
    below = (
        replace(para, before=SUB_AIR, level=para.level + 1, indent=para.indent + own.indent)
        for sub in item.items
        for para in _entries(setting, sub, "dot", 1)
    )
    return (own, *below)


def _entry(runs: TextRuns, bullet: Bullet, number: int = 1) -> Para:
    return Para(runs, bullet, number, indent=HANG[bullet], hang=HANG[bullet])


def _linked(setting: DeckContext, run: Printed, title: str) -> TextRun:
    """Return a run of an entry; of an address too long for a line it shows the host and «…»."""
    room = setting.body.width - REFERENCE_SIZES[-1] * HANG["number"]
    text, link = run.text, run.link
    if link and text == link and width(text, setting.ruler, REFERENCE_SIZES[-1]) > room:
        text = "/".join([*link.split("/")[:3], "…"])
    return TextRun(text, link=link, tip=(title or host(link)) if link else "")


def _reference(runs: TextRuns, number: str, hang: float) -> Para:
    """Return an entry; the numbers of lost ones are a range, which no list can count."""
    if number.isdecimal():
        entry = _entry(runs, "number", int(number))
    else:
        entry = _entry((TextRun(f"{number}.\t", ink="accent"), *runs), "none")
    return replace(entry, indent=hang, hang=hang)


def _widest_number(setting: DeckContext) -> float:
    """Return the ems that the numbers of the references hang by."""
    size = REFERENCE_SIZES[-1]
    ranges = (each.number for each in setting.numbers.references if not each.number.isdecimal())
    widths = (width(f"{number}.\u00a0", setting.ruler, size) / size for number in ranges)
    return max((HANG["number"], *widths))


def _spaced(groups: Sequence[Group], air: float) -> tuple[Group, ...]:
    return tuple((replace(group[0], before=air), *group[1:]) for group in groups)


def _placed(
    paras: Sequence[Para], box: Box, size: int, placeholder: Placeholder = "body"
) -> Placed:
    return Placed(box, Words(tuple(paras), size, "ink", placeholder), placeholder)


def _slides(
    setting: DeckContext, groups: Sequence[Group], area: Box, at: Place
) -> tuple[Draft, ...]:
    """Return slides for ``groups``: one column, two, or pages of one column."""
    sizes = setting.screen.body
    whole = tuple(chain.from_iterable(_spaced(groups, AIR[-1])))
    size = fit.largest(whole, setting.ruler, area.size, sizes)
    if len(groups) >= FEWEST_IN_TWO and (size is None or size < COMFORT):
        two = _in_two(setting, groups, area, size or 0)
        if two is not None:
            return (_draft("two", two, at),)
    if size is not None:
        return (_draft("content", (_composed(setting, groups, area, size),), at),)
    size, pages = fit.pages(_spaced(groups, AIR[-1]), setting.ruler, area.size, sizes, at)
    return tuple(_draft("content", (_placed(page, area, size),), at) for page in pages)


def _draft(layout: Layout, items: tuple[Placed, ...], at: Place) -> Draft:
    return Draft(layout, Headline((), Box(0, 0, 0, 0)), items, at)


def _composed(setting: DeckContext, groups: Sequence[Group], area: Box, size: int) -> Placed:
    """Return the list with as much air as there is room for, at the optical centre."""
    for air in AIR:
        paras = tuple(chain.from_iterable(_spaced(groups, air)))
        if fit.fits(paras, setting.ruler, area.size, size):
            break
    free = area.height - fit.height(paras, setting.ruler, size, area.width)
    return _placed(paras, area.below(free * OPTICAL), size)


def _in_two(
    setting: DeckContext, groups: Sequence[Group], area: Box, size: int
) -> tuple[Placed, ...] | None:
    """Return two columns when they allow a larger size than ``size``."""
    columns = area.columns((1, 1), setting.screen.gap * 2)
    spaced = _spaced(groups, AIR[-1])
    middle = (len(spaced) + 1) // 2
    halves = [tuple(chain.from_iterable(half)) for half in (spaced[:middle], spaced[middle:])]
    larger = [step for step in setting.screen.body if step > size]
    fitting = (
        step
        for step in larger
        if all(fit.fits(half, setting.ruler, columns[0].size, step) for half in halves)
    )
    best = next(fitting, None)
    if best is None:
        return None
    placeholders: tuple[Placeholder, Placeholder] = ("body", "second")
    return tuple(
        _placed(half, column, best, placeholder)
        for half, column, placeholder in zip(halves, columns, placeholders, strict=True)
    )


def _one_by_one(draft: Draft) -> tuple[Click, ...]:
    """Return a click for each entry, its sub-entries with it."""
    clicks: list[Click] = []
    for index, placed in enumerate(draft.items):
        if not isinstance(placed.item, Words) or placed.item.placeholder not in {"body", "second"}:
            continue
        paras = placed.item.paragraphs
        outer = min(para.level for para in paras)
        starts = [at for at, para in enumerate(paras) if para.level == outer]
        ends = [*starts[1:], len(paras)]
        clicks += [
            Click(index, tuple(range(start, end))) for start, end in zip(starts, ends, strict=True)
        ]
    return tuple(clicks)
