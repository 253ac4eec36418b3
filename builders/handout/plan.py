"""A document goes in; its handout, and the key with the same pages, come out as plans.

Both are laid out once and the same way; the key differs in what stands inside the rooms to write
in, in its head, and in what follows the last line for the teacher alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Literal

from msgspec.structs import replace

from builders.design.theme import Theme
from builders.design.vectors.drawing import Shown
from builders.document.structure import Document
from builders.handout.checking import fit, sharpness
from builders.handout.marks import Mark, moved
from builders.handout.pages import Bookmark, HandoutPlan
from builders.handout.planning.context import PageContext, on_page
from builders.handout.planning.flowables import Flowable, Flowables, floated, height
from builders.handout.planning.head_and_foot import blanks, foot, head_height, key_badge
from builders.handout.planning.pagination import Page, paginate
from builders.handout.planning.rooms.beside import shown
from builders.handout.planning.sections import students, teachers
from builders.handout.typesetting.style import PaperName, Sheet, compact, large, on
from builders.problems import Place, Planned

HandoutOutput = Literal["handout", "key"]
CLOSER = (0.5, 1.0)  # points off the leading, tried in turn
FEW = 12  # pages; of more, one is not worth the search
SAVED = 0.2  # of a page, more than the closest setting saves on each
GAP = 1 / 3  # of a page; white space at a foot that a reader takes for an end


def plan(  # noqa: PLR0913 - what a page is made from
    document: Document,
    theme: Theme,
    slide_of: Mapping[Place, int],
    pictures: Mapping[str, Shown],
    paper: PaperName = "a4",
    *,
    large_print: bool = False,
) -> tuple[Planned[HandoutPlan], Planned[HandoutPlan]]:
    """Return the plans of the handout and the key.

    They are set more closely where that saves a page or closes a gap.
    Raises ``Problems`` for a figure that has no room on the page.
    """
    tokens = on(theme.paper, paper)
    if large_print:
        tokens = large(tokens)
    set_on = partial(on_page, document, theme, slide_of, pictures)
    setting = set_on(tokens)
    pages = _paginated(document, setting)
    for step in CLOSER if _can_gain(pages, setting.sheet) else ():
        closer = set_on(compact(tokens, step))
        better = _paginated(document, closer)
        if _waste(better, closer.sheet) < _waste(pages, setting.sheet):
            setting, pages = closer, better
            break
    overfull = fit.overfull(pages)
    is_usual = not large_print and paper != "a5"
    problems = (
        *fit.problems(pages, overfull),
        *sharpness.coarse(document, pages, setting),
        *(fit.over_budget(document, pages, setting.sheet) if is_usual else ()),
    )
    whole = _continued(pages, teachers(document, setting, overfull), setting.sheet)
    handout = _laid(pages, setting, "handout", document)
    return (handout, problems), (_laid(whole, setting, "key", document), ())


def _can_gain(pages: tuple[Page, ...], sheet: Sheet) -> bool:
    """Tell whether there is a gap, or so little on the last page that the others may take it in."""
    count, gaps = _waste(pages, sheet)
    last = sum(placed.flowable.height + placed.flowable.before for placed in pages[-1])
    return count <= FEW and (gaps > 0 or last < SAVED * (count - 1) * sheet.height)


def _waste(pages: tuple[Page, ...], sheet: Sheet) -> tuple[int, int]:
    """Return how many pages there are, and how many before the last end with a gap."""
    feet = (page[-1].y + page[-1].height for page in pages[:-1])
    return len(pages), sum(sheet.height - foot > GAP * sheet.height for foot in feet)


def _paginated(document: Document, setting: PageContext) -> tuple[Page, ...]:
    """Return the student's pages; what follows them in the key has its place kept free."""
    sheet = setting.sheet
    flowables = (Flowable(head_height(sheet, document.head.blanks)), *students(document, setting))
    spare = height(teachers(document, setting, ()))
    pages = paginate(flowables, sheet.height, spare)
    if _can_gain(pages, sheet):
        others = (paginate(other, sheet.height, spare) for other in floated(flowables))
        return min((pages, *others), key=lambda found: _waste(found, sheet))
    return pages


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
    pages: tuple[Page, ...],
    setting: PageContext,
    output: HandoutOutput,
    document: Document,
) -> HandoutPlan:
    """Return every mark at its place."""
    paper, opening = setting.sheet.paper, document.head
    title = " · ".join(filter(None, (opening.title.plain, opening.variant)))
    found: list[tuple[Mark, ...]] = []
    bookmarks: list[Bookmark] = []
    pages_of: dict[Place, int] = {}
    for number, page in enumerate(pages, start=1):
        head = _head(document, setting, output) if number == 1 else ()
        marks = [*moved(head, paper.margin_side, paper.margin_top)]
        for placed in page:
            down = paper.margin_top + placed.y
            marks += moved(_shown(placed.flowable, placed.height, output), paper.margin_side, down)
            pages_of.update(dict.fromkeys(placed.flowable.places, number))
            if placed.flowable.bookmark:
                bookmarks.append(Bookmark(placed.flowable.bookmark, number, down))
        found.append((*marks, *foot(title, number, len(pages), setting)))
    tag, size = document.tag, paper.size
    return HandoutPlan(title, tag, size, tuple(found), tuple(bookmarks), pages_of)


def _head(document: Document, setting: PageContext, output: HandoutOutput) -> tuple[Mark, ...]:
    """Return where students write who they are; in the key, a badge that says what it is."""
    if output == "key":
        return key_badge(setting)
    return tuple(blanks(document.head.blanks, setting.sheet))


def _shown(flowable: Flowable, height: float, output: HandoutOutput) -> tuple[Mark, ...]:
    if flowable.room is None:
        return (*flowable.marks, *(flowable.answers if output == "key" else ()))
    return (*flowable.marks, *shown(flowable.room, height, is_key=output == "key"))
