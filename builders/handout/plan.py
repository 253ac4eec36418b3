"""A lesson goes in; its handout, or the key with the same pages, comes out as a plan.

Both are laid out once and the same way; the key differs in what stands inside the rooms to write
in, in its head, and in what follows the last line for the teacher alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Literal

from msgspec.structs import replace

from builders.design.figures.style import on_paper
from builders.design.picture import Picture
from builders.design.theme import Paper, Theme
from builders.handout.marks import BLACK, WHITE, Line, Mark, Shape, Stroke, moved
from builders.handout.pages import Bookmark, HandoutPlan
from builders.handout.planning import glyphs, sharpness, teacher
from builders.handout.planning.answer_space import answered, drawn, unparted
from builders.handout.planning.context import DOCUMENT, PageContext
from builders.handout.planning.flowables import Flowable, Flowables, floated, height
from builders.handout.planning.pagination import Page, paginate
from builders.handout.planning.sections import sections
from builders.handout.typesetting.line_breaking import ENDLESS, baseline, lines
from builders.handout.typesetting.style import PaperName, Sheet, compact, large, on
from builders.labels import Labels
from builders.lesson.blocks import Prose
from builders.lesson.inline import Span
from builders.lesson.model import Lesson, Topic
from builders.lesson.numbers import Numbers
from builders.problems import Place, Planned, Problem, warning

HandoutOutput = Literal["handout", "key"]
CLOSER = (0.5, 1.0)  # points off the leading, tried in turn
FEW = 12  # pages; of more, one is not worth the search
SAVED = 0.2  # of a page, more than the closest setting saves on each
GAP = 1 / 3  # of a page; white space at a foot that a reader takes for an end
NAME_SHARES = (5, 2, 2)  # of the line that name, group and date share
MOST_NAMED = 0.34  # of that line, for a group or a date that is known


def plan(  # noqa: PLR0913, PLR0917 - what a page is made from
    lesson: Lesson,
    theme: Theme,
    labels: Labels,
    numbers: Numbers,
    slide_of: Mapping[Place, int],
    pictures: Mapping[str, Picture],
    paper: PaperName = "a4",
    *,
    large_print: bool = False,
) -> tuple[Planned[HandoutPlan], Planned[HandoutPlan]]:
    """Return the plans of the handout and the key for a lesson whose citations are written out.

    They are set more closely where that saves a page or closes a gap.
    Raises ``Problems`` for a figure that has no room on the page.
    """
    tokens = on(theme.paper, paper)
    if large_print:
        tokens = large(tokens)
    set_with = partial(_set_with, theme, labels, numbers, slide_of, pictures)
    setting = set_with(tokens)
    pages = _paginated(lesson, setting)
    for step in CLOSER if _can_gain(pages, setting.sheet) else ():
        closer = set_with(compact(tokens, step))
        better = _paginated(lesson, closer)
        if _waste(better, closer.sheet) < _waste(pages, setting.sheet):
            setting, pages = closer, better
            break
    overfull = _overfull(pages)
    problems = (
        *(warning("L352", where) for where in overfull),
        *_unparted(pages),
        *sharpness.coarse(lesson, pages, setting),
        *(() if large_print or paper == "a5" else _over_budget(lesson, pages, setting.sheet)),
        *glyphs.missing(lesson, lesson.where),
    )
    whole = _continued(pages, teacher.notes(lesson, setting, overfull), setting.sheet)
    handout = _laid(pages, len(pages), setting, "handout", lesson.topic)
    return (handout, problems), (_laid(whole, len(pages), setting, "key", lesson.topic), ())


def _can_gain(pages: tuple[Page, ...], sheet: Sheet) -> bool:
    """Tell whether there is a gap, or so little on the last page that the others may take it in."""
    count, gaps = _waste(pages, sheet)
    last = sum(placed.flowable.height + placed.flowable.before for placed in pages[-1])
    return count <= FEW and (gaps > 0 or last < SAVED * (count - 1) * sheet.height)


def _waste(pages: tuple[Page, ...], sheet: Sheet) -> tuple[int, int]:
    """Return how many pages there are, and how many before the last end with a gap."""
    feet = (page[-1].y + page[-1].height for page in pages[:-1])
    return len(pages), sum(sheet.height - foot > GAP * sheet.height for foot in feet)


def _set_with(  # noqa: PLR0913, PLR0917 - what a page is made from
    theme: Theme,
    labels: Labels,
    numbers: Numbers,
    slide_of: Mapping[Place, int],
    pictures: Mapping[str, Picture],
    paper: Paper,
) -> PageContext:
    figures = on_paper(replace(theme, paper=paper))
    return PageContext(Sheet(paper, labels), figures, numbers, slide_of, pictures)


def _paginated(lesson: Lesson, setting: PageContext) -> tuple[Page, ...]:
    """Return the student's pages; what follows them in the key has its place kept free."""
    sheet = setting.sheet
    flowables = (Flowable(_head_height(sheet)), *sections(lesson, setting))
    spare = height(teacher.notes(lesson, setting, ()))
    pages = paginate(flowables, sheet.height, spare)
    if _can_gain(pages, sheet):
        others = (paginate(other, sheet.height, spare) for other in floated(flowables))
        return min((pages, *others), key=lambda found: _waste(found, sheet))
    return pages


def _over_budget(lesson: Lesson, pages: tuple[Page, ...], sheet: Sheet) -> tuple[Problem, ...]:
    """Say by how many lines a promise is broken, and which text is the longest."""
    promised = lesson.topic.pages
    if promised is None or len(pages) <= promised:
        return ()
    surplus = sum(
        placed.flowable.height + placed.flowable.before
        for page in pages[promised:]
        for placed in page
    )
    printed = [
        block for block in lesson.blocks if isinstance(block, Prose) and block.appears_in("handout")
    ]
    facts: dict[str, object] = {
        "pages": len(pages),
        "promised": promised,
        "lines": math.ceil(surplus / sheet.paper.leading),
        "longest": max(printed, key=_length).where.line if printed else lesson.topic.where.line,
    }
    return (warning("L353", lesson.topic.where, **facts),)


def _length(block: Prose) -> int:
    return sum(len(text.plain) for text in block.text)


def _overfull(pages: tuple[Page, ...]) -> tuple[Place, ...]:
    return tuple(
        placed.flowable.room.where
        for page in pages
        for placed in page
        if placed.flowable.room
        and placed.flowable.room.where
        and not answered(placed.flowable.room, placed.height)[1]
    )


def _unparted(pages: tuple[Page, ...]) -> Iterator[Problem]:
    """Yield a warning for each row of an answer that would stand in the wrong cells."""
    rooms = (placed.flowable.room for page in pages for placed in page if placed.flowable.room)
    for room in rooms:
        for row in unparted(room):
            yield warning("L355", row.where, columns=len(room.space.columns))


def _continued(pages: tuple[Page, ...], extra: Flowables, sheet: Sheet) -> tuple[Page, ...]:
    """Return the pages with the teacher's notes after the last line of the last."""
    if not extra:
        return pages
    last = pages[-1]
    foot = last[-1].y + last[-1].height
    if foot + extra[0].before + height(extra) > sheet.height:
        return (*pages, *paginate(extra, sheet.height))
    (added,) = paginate(extra, sheet.height)
    down = foot + extra[0].before
    return (*pages[:-1], (*last, *(replace(each, y=each.y + down) for each in added)))


def _laid(
    pages: tuple[Page, ...], count: int, setting: PageContext, output: HandoutOutput, topic: Topic
) -> HandoutPlan:
    """Return every mark at its place; ``count`` pages are the students'."""
    paper, title = setting.sheet.paper, topic.title.plain
    found: list[tuple[Mark, ...]] = []
    bookmarks: list[Bookmark] = []
    pages_of: dict[Place, int] = {}
    for number, page in enumerate(pages, start=1):
        head = _head(topic, setting, output) if number == 1 else ()
        marks = [*moved(head, paper.margin_side, paper.margin_top)]
        for placed in page:
            down = paper.margin_top + placed.y
            marks += moved(_shown(placed.flowable, placed.height, output), paper.margin_side, down)
            pages_of.update(dict.fromkeys(placed.flowable.places, number))
            if placed.flowable.bookmark:
                bookmarks.append(Bookmark(placed.flowable.bookmark, number, down))
        found.append(
            (*marks, *_foot(title, number, count if number <= count else len(pages), setting))
        )
    tag = setting.labels.tag
    return HandoutPlan(title, tag, paper.size, tuple(found), tuple(bookmarks), pages_of)


def _shown(flowable: Flowable, height: float, output: HandoutOutput) -> tuple[Mark, ...]:
    if flowable.room is None:
        return flowable.marks
    empty = drawn(flowable.room, height)
    if output == "handout":
        return (*flowable.marks, *empty)
    return (*flowable.marks, *empty, *answered(flowable.room, height)[0])


def _head_height(sheet: Sheet) -> float:
    return 2 * sheet.paper.leading


def _head(topic: Topic, setting: PageContext, output: HandoutOutput) -> tuple[Mark, ...]:
    """Return where students write who they are; in the key, a badge that says what it is."""
    tall = _head_height(setting.sheet)
    return _key_badge(setting, tall) if output == "key" else tuple(_blanks(topic, setting, tall))


def _blanks(topic: Topic, setting: PageContext, tall: float) -> Iterator[Mark]:
    """Yield what is known of name, group and date, and lines for what students write."""
    sheet, labels = setting.sheet, setting.labels
    date = (Span(topic.date),) if topic.date else ()
    words = labels.name, labels.group[topic.kind], labels.date
    values = (), topic.group.spans if topic.group else (), date
    shown = [
        _named(f"{word}:", value, number, sheet)
        for number, (word, value) in enumerate(zip(words, values, strict=True))
    ]
    known = sum(line.width for line, is_known in shown if is_known)
    left = sheet.width - known - sheet.gutter * (len(shown) - 1)
    shares = [
        0 if is_known else share for (_, is_known), share in zip(shown, NAME_SHARES, strict=True)
    ]
    x = 0.0
    for (line, is_known), share in zip(shown, shares, strict=True):
        length = line.width if is_known else left * share / sum(shares)
        yield from moved((line,), x, tall - sheet.caption.leading - 2)
        if not is_known:
            after = x + line.width + sheet.unit / 2
            yield Stroke(after, tall - 3, x + length, tall - 3, sheet.paper.rule)
        x += length + sheet.gutter


def _named(word: str, value: tuple[Span, ...], number: int, sheet: Sheet) -> tuple[Line, bool]:
    """Return a label with its value, or alone when there is none or too long a one."""
    tag = DOCUMENT.child("P", f"name {number}")
    set_line = partial(
        lines, style=sheet.caption, measure=ENDLESS, language=sheet.language, tag=tag
    )
    (whole,) = set_line((Span(f"{word} "), *value))
    if value and whole.width <= MOST_NAMED * sheet.width:
        return whole, True
    (alone,) = set_line((Span(word),))
    return alone, False


def _key_badge(setting: PageContext, tall: float) -> tuple[Mark, ...]:
    sheet = setting.sheet
    style = replace(sheet.cell, bold=True, ink=WHITE)
    tag = DOCUMENT.child("P", "key")
    words = (Span(setting.labels.key_title),)
    (line,) = lines(words, style, sheet.width, sheet.language, tag)
    length = line.width + 2 * sheet.unit
    high = 1.35 * sheet.paper.leading
    box = Shape(0, tall - high, length, high, BLACK, radius=2)
    down = tall - high / 2 + 0.36 * style.size - baseline(style)
    return (box, *moved((line,), sheet.unit, down))


def _foot(title: str, number: int, count: int, setting: PageContext) -> tuple[Mark, ...]:
    sheet, paper = setting.sheet, setting.sheet.paper
    style = sheet.small
    y = paper.size.height - paper.margin_bottom + 0.8 * paper.leading
    left, right = paper.margin_side, paper.size.width - paper.margin_side
    page = setting.labels.page_of.format(n=number, total=count)
    (count_line,) = lines((Span(page),), style, sheet.width, sheet.language)
    length = sum(fragment.width for fragment in count_line.fragments)
    title_lines = lines((Span(title),), style, sheet.width - length - 20, sheet.language)[:1]
    return (
        Stroke(left, y, right, y, paper.rule),
        *moved(title_lines, left, y + 3),
        *moved((count_line,), right - length, y + 3),
    )
