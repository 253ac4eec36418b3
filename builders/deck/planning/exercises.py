"""Questions and tasks in; slides that ask them large and show their answers on a click out."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from builders.deck.planning import fit
from builders.deck.planning.context import DeckContext, Draft, Headline, headline, paragraph, spoken
from builders.deck.planning.displays import SEPARATOR, eyebrow
from builders.deck.slides import Click, Para, Placed, Rectangle, Slot, TextRun, TextRuns, Words
from builders.deck.template.placeholders import Placeholder
from builders.design import type as metrics
from builders.design.geometry import Box
from builders.design.type import Run
from builders.lesson.blocks import Question
from builders.lesson.model import Task
from builders.problems import error

ASKED_SIZES = (44, 40, 36, 32, 28)
DETAIL_SIZES = (28, 24, 22, 20)
ANSWER_SIZES = (28, 26, 24)  # a smaller answer has a slide of its own
TASK_ANSWER_SIZES = (*ANSWER_SIZES, 22, 20)  # a task's stands by its levels and minutes
BADGE = 16  # points
BADGE_PADDING = 12
LINK = 16  # points
LINK_HEIGHT = 30  # points; 2 cm on a screen of 65 inches are 13.4
OPTICAL = 0.35
AIR = 0.5  # ems between the paragraphs of an answer


class _Asked(Struct, frozen=True):
    """What is asked, in the parts that share a slide."""

    block: Question | Task
    label: str
    text: tuple[TextRun, ...]
    detail: tuple[Para, ...]
    answer: tuple[Para, ...]
    head: tuple[Placed, ...]
    slot: Slot | None


class _Sizes(Struct, frozen=True):
    """The sizes of question, detail and answer, and the heights that they take."""

    text: int
    detail: int
    answer: int
    heights: tuple[float, float, float]


def question(setting: DeckContext, block: Question) -> tuple[Draft, ...]:
    """Return the slides of a question."""
    labels = setting.labels
    number = setting.numbers.questions.get(block.where)
    numbered = (labels.question.format(n=number),) if number else ()
    facts = (*numbered, *((setting.plain(block.title),) if block.title else ()))
    label = facts[0] if facts else labels.questions
    # On a user's template the label is the title.
    shown = facts[1:] if setting.brand else facts
    head = (eyebrow(setting, shown, "muted"),) if shown else ()
    text = setting.runs(block.text)
    asked = _Asked(block, label, text, (), _answer(setting, block), head, None)
    return _slides(setting, asked)


def task(setting: DeckContext, block: Task) -> tuple[Draft, ...]:
    """Return the slides of a task, with its badge, its minutes and its page in the handout."""
    labels = setting.labels
    label = labels.task.format(n=setting.numbers.tasks[block.where])
    minutes = (labels.minutes.format(n=block.minutes),) if block.minutes else ()
    facts = minutes if setting.brand and minutes else (label, *minutes)
    line = eyebrow(setting, facts, "muted")
    badge = _badge(setting, block.level)
    left = badge.box.width + BADGE_PADDING if badge else 0
    line = replace(line, box=replace(line.box, x=line.box.x + left, width=line.box.width - left))
    head = (badge, line) if badge else (line,)
    slot = Slot(block.where, len(head) - 1, SEPARATOR + labels.handout_page)
    detail = (paragraph(setting, block.detail),) if block.detail else ()
    text = setting.runs(block.task)
    asked = _Asked(block, label, text, detail, _answer(setting, block), head, slot)
    return _slides(setting, asked)


def _answer(setting: DeckContext, block: Question | Task) -> tuple[Para, ...]:
    return tuple(Para(setting.prose(text), before=AIR) for text in block.answer)


def _badge(setting: DeckContext, level: int | None) -> Placed | None:
    if level is None:
        return None
    labels = setting.labels
    text = labels.level.format(n=labels.level_numerals[level - 1])
    width = metrics.width((Run(text, bold=True),), setting.ruler, BADGE) + 2 * BADGE_PADDING
    paras = (Para((TextRun(text, bold=True),)),)
    words = Words(paras, BADGE, "ground", align="center", anchor="middle", fill="accent")
    return Placed(replace(setting.eyebrow, width=width), words, "badge")


def _slides(setting: DeckContext, asked: _Asked) -> tuple[Draft, ...]:
    """Return the question with its answer, or with the answer on the next slides."""
    sizes = _fitting(setting, asked)
    work = (_workspace(setting, asked),) if asked.block.workspace else ()
    if sizes:
        return (_together(setting, asked, sizes), *work)
    alone = replace(asked, answer=())
    sizes = _fitting(setting, alone)
    if sizes is None:
        raise fit.RefusalError(error("L304", asked.block.where))
    draft = _together(setting, alone, sizes)
    notes = (*draft.notes, *_spoken_answer(setting, asked))
    link = Words((Para((TextRun(setting.labels.answer_next),)),), LINK, "muted", anchor="middle")
    row = setting.body.below(setting.body.height - LINK_HEIGHT)
    placed = Placed(replace(row, width=row.width / 2), link, "link")
    onward = (len(draft.items), 1 + len(work))
    shown = replace(draft, items=(*draft.items, placed), notes=notes, onward=onward)
    return (shown, *work, *_answer_slides(setting, asked))


def _area(setting: DeckContext, asked: _Asked) -> Box:
    start = setting.eyebrow.bottom + setting.screen.gap
    if setting.brand and not asked.head:
        start = setting.body.y
    height = setting.body.bottom - start
    if asked.block.answer and not asked.answer:
        height -= LINK_HEIGHT
    return replace(setting.body, y=start, height=height)


def _fitting(setting: DeckContext, asked: _Asked) -> _Sizes | None:
    """Return the largest sizes at which everything fits, the question's first."""
    room = _area(setting, asked).height
    texts = _heights(setting, _bold(asked.text), ASKED_SIZES)
    details = _heights(setting, asked.detail, DETAIL_SIZES)
    sizes = TASK_ANSWER_SIZES if isinstance(asked.block, Task) else ANSWER_SIZES
    answers = _heights(setting, asked.answer, sizes)
    for text, answer, detail in product(texts, answers, details):
        heights = (texts[text], details[detail], answers[answer])
        if detail < text and sum(heights) + _gaps(setting, heights) <= room:
            return _Sizes(text, detail, answer, heights)
    return None


def _bold(text: TextRuns) -> tuple[Para, ...]:
    return (Para(tuple(replace(run, bold=True) for run in text)),)


def _heights(
    setting: DeckContext, paras: tuple[Para, ...], sizes: tuple[int, ...]
) -> Mapping[int, float]:
    """Return what ``paras`` take at each size at which their words fit."""
    if not paras:
        return dict.fromkeys(sizes, 0)
    heights = {}
    for size in sizes:
        with suppress(metrics.UnbreakableError):
            heights[size] = fit.height(paras, setting.ruler, size, setting.body.width)
    return heights


def _gaps(setting: DeckContext, heights: tuple[float, ...]) -> float:
    return setting.screen.gap * sum(height > 0 for height in heights[1:])


def _together(setting: DeckContext, asked: _Asked, sizes: _Sizes) -> Draft:
    heights = sizes.heights
    area, gap = _area(setting, asked), setting.screen.gap
    free = area.height - sum(heights) - _gaps(setting, heights)
    top = area.below(free * OPTICAL)
    title, rest = top.top(heights[0]), top.below(heights[0] + gap)
    items = list(asked.head)
    alone = not (asked.detail or asked.answer)
    heading = Headline(asked.text, title, (sizes.text,), "ink", "middle" if alone else "bottom")
    placeholder: Placeholder | None = "body"
    if setting.brand:
        heading = headline(setting, (TextRun(asked.label),))
        items.append(
            Placed(title, Words(_bold(asked.text), sizes.text, "ink", placeholder), "asked")
        )
        placeholder = None
    if asked.detail:
        words = Words(asked.detail, sizes.detail, "second", placeholder)
        items.append(Placed(rest.top(heights[1]), words, "detail"))
        rest = rest.below(heights[1] + gap)
    clicks: tuple[Click, ...] = ()
    if asked.answer:
        clicks = (Click(len(items)),)
        answer = Words(asked.answer, sizes.answer, "ink", None if asked.detail else placeholder)
        items.append(Placed(rest.top(heights[2]), answer, "answer"))
    notes = (*spoken(setting, asked.block.notes), *_spoken_answer(setting, asked))
    return Draft("task", heading, tuple(items), asked.block.where, notes, clicks, asked.slot)


def _spoken_answer(setting: DeckContext, asked: _Asked) -> tuple[str, ...]:
    if not asked.answer:
        return ()
    first, *others = (para.plain for para in asked.answer)
    return (f"{setting.labels.answer}: {first}", *others)


def _answer_slides(setting: DeckContext, asked: _Asked) -> tuple[Draft, ...]:
    groups = [(para,) for para in asked.answer]
    ladder, area = setting.screen.body, setting.body
    sizes = tuple(size for size in ladder if size >= ANSWER_SIZES[-1]) or ladder
    size, pages = fit.pages(groups, setting.ruler, area.size, sizes, asked.block.where)
    title = headline(setting, (TextRun(f"{asked.label}{SEPARATOR}{setting.labels.answer}"),))
    return tuple(
        Draft(
            "content",
            title,
            (Placed(area, Words(page, size, "ink", "body"), "body"),),
            asked.block.where,
        )
        for page in pages
    )


def _workspace(setting: DeckContext, asked: _Asked) -> Draft:
    """Return a slide to write on by hand."""
    title = headline(setting, (TextRun(f"{asked.label}{SEPARATOR}{setting.labels.workspace}"),))
    frame = Placed(setting.body, Rectangle("ground", "line"), "frame")
    return Draft("content", title, (frame,), asked.block.where)
