"""Questions and tasks in; slides that ask them large and show their answers on a click out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, product

from msgspec import Struct
from msgspec.structs import replace

from builders.deck.planning import fit
from builders.deck.planning.asking import drawn
from builders.deck.planning.asking.facts import small_print
from builders.deck.planning.asking.heights import column_heights, column_width, drawing, heights_of
from builders.deck.planning.asking.responses import Columns, columns, lettered
from builders.deck.planning.asking.reveal import clicks_of, stepwise
from builders.deck.planning.asking.rubrics import rubric
from builders.deck.planning.context import (
    DeckContext,
    Draft,
    Headline,
    bold,
    headline,
    spared,
    spoken,
)
from builders.deck.planning.displays import SEPARATOR
from builders.deck.planning.groups import placed
from builders.deck.slides import (
    Click,
    Para,
    Placed,
    Rectangle,
    ShapeGroup,
    Slot,
    TextRun,
    TextRuns,
    Words,
)
from builders.deck.template.placeholders import Placeholder
from builders.design.geometry import Box
from builders.design.mathematics.closing import closing
from builders.design.mathematics.data import Display
from builders.design.scene import Anchor
from builders.document.elements import Exercise
from builders.problems import error

ASKED_SIZES = (44, 40, 36, 32, 28)
FORM_SIZES = (36, 32, 28, 26, 24)  # above options or a text with gaps, which are to be large too
DETAIL_SIZES = (28, 24, 22, 20)
ANSWER_SIZES = (28, 26, 24)  # a smaller answer has a slide of its own
TASK_ANSWER_SIZES = (*ANSWER_SIZES, 22, 20)  # a task's stands by its levels and minutes
LINK = 16  # points
LINK_HEIGHT = 30  # points; 2 cm on a screen of 65 inches are 13.4
OPTICAL = 0.35
FORMULA_AIR = 0.4  # ems above the formula that a question ends with
AIR = 0.5  # ems between the paragraphs of an answer


class _Asked(Struct, frozen=True):
    """What is asked, in the parts that share a slide; its text may end with a ``formula``."""

    exercise: Exercise
    text: TextRuns
    formula: Display | None
    detail: Columns
    answer: tuple[Para, ...]
    head: tuple[Placed, ...]
    slot: Slot | None


class _Sizes(Struct, frozen=True):
    """The sizes of question, detail and answer, and the heights that they take."""

    text: int
    detail: int
    answer: int
    heights: tuple[float, float, float]


def exercise(context: DeckContext, element: Exercise) -> tuple[Draft, ...]:
    """Return the slides of a question or a task, with what stands small above it."""
    head, slot = small_print(context, element)
    said = (*element.right, *element.answer)
    answer = tuple(Para(context.prose(text), before=AIR) for text in said)
    detail = columns(context, element)
    text, formula = closing(element.text, context.language)
    asked = _Asked(element, context.runs(text), formula, detail, answer, head, slot)
    if formula and (not text.plain.strip() or _fitting(context, replace(asked, answer=())) is None):
        asked = replace(asked, text=context.runs(element.text), formula=None)
    return (*_shown(context, asked), *_drawn_parts(context, asked), *_rubric(context, asked))


def _shown(context: DeckContext, asked: _Asked) -> tuple[Draft, ...]:
    form = asked.exercise.response
    if isinstance(form, drawn.KINDS):
        above = (*_bold(context.runs(asked.exercise.text)), *chain.from_iterable(asked.detail))
        return _drawn_slides(context, asked, above, form)
    if asked.exercise.frame:
        from builders.deck.planning.asking import framed  # noqa: PLC0415 - few have one

        work = (_workspace(context, asked),) if asked.exercise.workspace else ()
        return (*framed.task(context, asked.exercise, (asked.head, asked.slot)), *work)
    return _slides(context, asked)


def _rubric(context: DeckContext, asked: _Asked) -> tuple[Draft, ...]:
    """Return the slides of a task's rubric, if it has one."""
    exercise, form = asked.exercise, asked.exercise.rubric
    if form is None:
        return ()
    title = _titled(context, asked, context.furniture.rubric)
    return rubric(context, Draft("figure", title, (), exercise.where), form)


def _drawn_parts(context: DeckContext, asked: _Asked) -> Iterator[Draft]:
    """Yield the slides of the parts that are drawn."""
    for part in asked.exercise.parts:
        if isinstance(part.response, drawn.KINDS):
            above = (lettered(part.label, bold(context.prose(part.text))),)
            yield from _drawn_slides(context, asked, above, part.response)


def _drawn_slides(
    context: DeckContext, asked: _Asked, above: tuple[Para, ...], form: drawn.AnyDrawn
) -> tuple[Draft, ...]:
    """Return what is to be filled in under what is asked, and after it the same filled in."""
    exercise = asked.exercise
    title = headline(context, context.plain(exercise.name))
    empty = Draft("figure", title, (), exercise.where, _notes(context, asked))
    answer = replace(empty, headline=_titled(context, asked, context.furniture.answer), notes=())
    return drawn.slides(context, drawn.Frames(empty, answer, above, above[0].plain), form)


def _slides(context: DeckContext, asked: _Asked) -> tuple[Draft, ...]:
    """Return the question with its answer, or with the answer on the next slides."""
    sizes = _fitting(context, asked)
    work = (_workspace(context, asked),) if asked.exercise.workspace else ()
    if sizes:
        return (_together(context, asked, sizes), *work)
    alone = replace(asked, answer=())
    sizes = _fitting(context, alone)
    if sizes is None and not asked.detail:
        raise fit.RefusalError(error("L304", asked.exercise.where))
    if sizes is None:
        return (*_continued(context, asked), *work)
    draft = _together(context, alone, sizes)
    notes = (*draft.notes, *_spoken_answer(context, asked))
    link = Words((Para((TextRun(context.furniture.answer_next),)),), LINK, "muted", anchor="middle")
    row = context.body.below(context.body.height - LINK_HEIGHT)
    onwards = Placed(replace(row, width=row.width / 2), link, "link")
    onward = (len(draft.items), 1 + len(work))
    shown = replace(draft, items=(*draft.items, onwards), notes=notes, onward=onward)
    return (shown, *work, *_answer_slides(context, asked))


def _area(context: DeckContext, asked: _Asked) -> Box:
    start = context.eyebrow.bottom + context.screen.gap
    if context.brand and not asked.head:
        start = context.body.y
    height = context.body.bottom - start
    if not asked.answer and (asked.exercise.answer or asked.exercise.right):
        height -= LINK_HEIGHT
    return replace(context.body, y=start, height=height)


def _fitting(context: DeckContext, asked: _Asked) -> _Sizes | None:
    """Return the largest sizes at which everything fits, those of a form first."""
    room = _area(context, asked).height
    has_form = bool(asked.exercise.response or asked.exercise.parts)
    texts = heights_of(
        context, _bold(asked.text), FORM_SIZES if has_form else ASKED_SIZES, spared(context.body)
    )
    if asked.formula:
        drawings = ((size, drawing(context, asked.formula, size)) for size in texts)
        texts = {
            size: texts[size] + FORMULA_AIR * size + found.size.height
            for size, found in drawings
            if found
        }
    details = column_heights(context, asked.detail, DETAIL_SIZES)
    sizes = TASK_ANSWER_SIZES if asked.exercise.kind == "task" else ANSWER_SIZES
    answers = heights_of(context, asked.answer, sizes, context.body)
    found = (
        ((text, answer, detail) for detail, text, answer in product(details, texts, answers))
        if has_form
        else product(texts, answers, details)
    )
    for text, answer, detail in found:
        heights = (texts[text], details[detail], answers[answer])
        if detail < text and sum(heights) + _gaps(context, heights) <= room:
            return _Sizes(text, detail, answer, heights)
    return None


def _bold(text: TextRuns) -> tuple[Para, ...]:
    return (Para(bold(text)),)


def _gaps(context: DeckContext, heights: tuple[float, ...]) -> float:
    return context.screen.gap * sum(height > 0 for height in heights[1:])


def _together(context: DeckContext, asked: _Asked, sizes: _Sizes) -> Draft:
    heights = sizes.heights
    area, gap = _area(context, asked), context.screen.gap
    free = area.height - sum(heights) - _gaps(context, heights)
    top = area.below(free * OPTICAL)
    title, rest = top.top(heights[0]), top.below(heights[0] + gap)
    items = list(asked.head)
    if asked.formula and (scene := drawing(context, asked.formula, sizes.text)):
        foot = title.below(title.height - scene.size.height)
        title = title.top(title.height - scene.size.height - FORMULA_AIR * sizes.text)
        items.append(Placed(foot, ShapeGroup(scene), scene.alt))
    alone = not (asked.detail or asked.answer)
    anchor: Anchor = "middle" if alone else "bottom"
    where = asked.exercise.text.where
    heading = Headline(asked.text, title, (sizes.text,), "ink", anchor, where=where)
    placeholder: Placeholder | None = "body"
    if context.brand:
        heading = headline(context, context.plain(asked.exercise.name))
        items.append(
            Placed(title, Words(_bold(asked.text), sizes.text, "ink", placeholder), "asked")
        )
        placeholder = None
    if asked.detail:
        width, step = column_width(context, asked.detail), 0.0
        for column in asked.detail:
            words = Words(column, sizes.detail, "second", None if step else placeholder)
            box = rest.top(heights[1])
            items.append(Placed(replace(box, x=box.x + step, width=width), words, "detail"))
            step += width + context.screen.gap
        rest = rest.below(heights[1] + gap)
    clicks: tuple[Click, ...] = ()
    if asked.answer:
        clicks = clicks_of(asked.exercise, len(items), len(asked.answer))
        answer = Words(asked.answer, sizes.answer, "ink", None if asked.detail else placeholder)
        items.append(Placed(rest.top(heights[2]), answer, "answer"))
    notes = _notes(context, asked)
    return Draft("task", heading, tuple(items), asked.exercise.where, notes, clicks, asked.slot)


def _notes(context: DeckContext, asked: _Asked) -> tuple[str, ...]:
    return (*spoken(context, asked.exercise.notes), *_spoken_answer(context, asked))


def _spoken_answer(context: DeckContext, asked: _Asked) -> tuple[str, ...]:
    if not asked.answer:
        return ()
    first, *others = (para.plain for para in asked.answer)
    return (f"{context.furniture.answer}: {first}", *others)


def _continued(context: DeckContext, asked: _Asked) -> tuple[Draft, ...]:
    """Return a long exercise on several slides, its answer after it."""
    paras = (*_bold(asked.text), *chain.from_iterable(asked.detail))
    title, notes = headline(context, context.plain(asked.exercise.name)), _notes(context, asked)
    shown = _paged(context, asked, paras, context.screen.body, title)
    answers = _answer_slides(context, asked) if asked.answer else ()
    return (*(replace(draft, notes=notes) for draft in shown), *answers)


def _answer_slides(context: DeckContext, asked: _Asked) -> tuple[Draft, ...]:
    ladder = context.screen.body
    sizes = tuple(size for size in ladder if size >= ANSWER_SIZES[-1]) or ladder
    title = _titled(context, asked, context.furniture.answer)
    return stepwise(asked.exercise, _paged(context, asked, asked.answer, sizes, title))


def _paged(
    context: DeckContext,
    asked: _Asked,
    paras: tuple[Para, ...],
    sizes: tuple[int, ...],
    title: Headline,
) -> tuple[Draft, ...]:
    """Return paragraphs on as many slides as they take."""
    at, area = asked.exercise.where, context.body
    size, pages = fit.pages([(para,) for para in paras], context.ruler, area.size, sizes, at)
    return tuple(Draft("content", title, (placed(page, area, size),), at) for page in pages)


def _workspace(context: DeckContext, asked: _Asked) -> Draft:
    """Return a slide to write on by hand."""
    title = _titled(context, asked, context.furniture.workspace)
    frame = Placed(context.body, Rectangle("ground", "line"), "frame")
    return Draft("content", title, (frame,), asked.exercise.where)


def _titled(context: DeckContext, asked: _Asked, part: str) -> Headline:
    """Return the title of a slide that goes on with an exercise."""
    return headline(context, f"{context.plain(asked.exercise.name)}{SEPARATOR}{part}")
