"""A table, a puzzle or a picture to fill in goes in; its slides, empty and then filled in, out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from builders.deck.planning import fit, tables
from builders.deck.planning.asking.responses import bank, lettered, rows
from builders.deck.planning.context import DeckContext, Draft, foot_note
from builders.deck.planning.groups import placed
from builders.deck.slides import Click, Para, Placed, ShapeGroup, TextRun, Words
from builders.design.figures import letters
from builders.design.figures.letters import LetterGrid
from builders.design.figures.pins import Pin, PinnedPicture, pinned
from builders.design.geometry import Box, Size
from builders.design.scene import Scene
from builders.document.responses import Form, Pinned, Puzzle
from builders.lesson.inline import Span, Text
from builders.problems import assert_never, error

AnyDrawn: TypeAlias = Form | Puzzle | Pinned
KINDS = (Form, Puzzle, Pinned)

ASIDE_SIZES = (26, 24, 22, 20)
CLUE_SIZES = (28, 26, 24, 22, 20)
MOST_SIDE = 48  # points, of a square
COMFORT = 24  # points; squares that get smaller beside clues have a slide without them
LEAST_SIDE = 16  # points; a smaller letter is not read from the last row
SQUARES = (0.62, 0.5, 0.42, 0.35)  # of the width, what a puzzle takes beside its clues
PICTURE = (0.62, 0.5, 0.42)  # of the width, at most, a picture beside the names of its parts
LEAST_ASIDE = 0.26  # of the width, at least, for words beside it
LEAST_PICTURE = 120  # points high
NUMBER = 18  # points, on a picture
AIR = 0.06  # ems between clues
HEAD_AIR = 0.4


class Frames(Struct, frozen=True):
    """The slide that asks and the one that answers, both without items, and what is asked.

    ``alt`` says that to whoever does not see it.
    """

    empty: Draft
    answer: Draft
    above: tuple[Para, ...]
    alt: str


def slides(context: DeckContext, frames: Frames, form: AnyDrawn) -> tuple[Draft, ...]:
    """Return the slides of ``form``, under what is asked or, where that is long, after it.

    Raises ``RefusalError`` where it has no room on a slide of its own.
    """
    try:
        return _slides(context, frames, form)
    except fit.RefusalError:
        if not frames.above:
            raise
    asked, *more = _paged(context, frames.empty, frames.above)
    alone = Frames(replace(frames.empty, notes=()), frames.answer, (), frames.alt)
    return (replace(asked, notes=frames.empty.notes), *more, *_slides(context, alone, form))


def _slides(context: DeckContext, frames: Frames, form: AnyDrawn) -> tuple[Draft, ...]:
    match form:
        case Form():
            return _table(context, frames, form)
        case Puzzle():
            return _puzzle(context, frames, form)
        case Pinned():
            return _picture(context, frames, form)
        case _:
            assert_never(form)


def _table(context: DeckContext, frames: Frames, form: Form) -> tuple[Draft, ...]:
    alt = frames.alt
    shown = (
        (frames.empty, rows(context, form, filled=False)),
        (frames.answer, rows(context, form, filled=True)),
    )
    return tuple(
        draft
        for base, cells in shown
        for draft in tables.form(context, base, cells, frames.above, alt)
    )


def _puzzle(context: DeckContext, frames: Frames, form: Puzzle) -> tuple[Draft, ...]:
    """Return the squares with clues or words beside them, or those on slides of their own."""
    said, area = tables.over(context, frames.above, form.grid.where)
    style, grid = context.style, form.grid
    clues = _clues(context, form)
    side, beside = _shared(context, grid, clues, area)
    if side < LEAST_SIDE:
        raise fit.RefusalError(error("L305", grid.where))
    scene = letters.asked(grid, side, style)
    full = replace(scene, marks=(*scene.marks, *letters.solved(grid, side, style)))
    rest = (beside,) if beside else ()
    shown, solved = (
        replace(base, items=(*said, _drawn(each, area, grid.alt), *rest))
        for base, each in ((frames.empty, scene), (frames.answer, full))
    )
    return (shown, *(() if beside else _paged(context, frames.empty, clues)), solved)


def _shared(
    context: DeckContext, grid: LetterGrid, clues: Sequence[Para], area: Box
) -> tuple[float, Placed | None]:
    """Return the side of a square, and the clues beside the squares if both stay large."""
    for share in SQUARES:
        side = grid.side(Size(share * area.width, area.height), MOST_SIDE)
        beside = _aside(context, clues, area, side * len(grid.rows[0]))
        if beside and side >= COMFORT:
            return side, beside
    return grid.side(area.size, MOST_SIDE), None


def _clues(context: DeckContext, form: Puzzle) -> tuple[Para, ...]:
    """Return the clues under their headings, or the words to find."""
    if form.words:
        return (bank(form.words),)
    found: list[Para] = []
    for group in form.clues:
        found.append(Para((TextRun(group.heading, bold=True),), before=HEAD_AIR if found else 0))
        clues = (lettered(label, context.prose(text)) for label, text in group.items)
        found += [replace(clue, before=AIR) for clue in clues]
    return tuple(found)


def _aside(context: DeckContext, paras: Sequence[Para], area: Box, drawn: float) -> Placed | None:
    """Return ``paras`` right of what is ``drawn`` so wide, or None where they have no room."""
    left = area.x + drawn + 2 * context.screen.gap
    room = Box(left, area.y, area.right - left, area.height)
    if room.width < LEAST_ASIDE * area.width:
        return None
    size = fit.largest(paras, context.ruler, room.size, ASIDE_SIZES)
    if size is None:
        return None
    return Placed(room, Words(tuple(paras), size, "ink", "body"), "clues")


def _drawn(scene: Scene, area: Box, name: str) -> Placed:
    return Placed(Box(area.x, area.y, scene.size.width, scene.size.height), ShapeGroup(scene), name)


def _paged(context: DeckContext, base: Draft, paras: Sequence[Para]) -> tuple[Draft, ...]:
    """Return ``paras`` on slides of their own."""
    body, groups = context.body, [(para,) for para in paras]
    size, pages = fit.pages(groups, context.ruler, body.size, CLUE_SIZES, base.source)
    return tuple(
        replace(base, layout="content", items=(placed(page, body, size),), notes=())
        for page in pages
    )


def _picture(context: DeckContext, frames: Frames, form: Pinned) -> tuple[Draft, ...]:
    """Return the picture with its numbers, its names on a click or on the next slides.

    Names to choose from stand beside it, or above it where they are many.
    """
    names = tuple(lettered(pin.label, _name(context, pin.name, form)) for pin in form.pins)
    found = (_beside(context, frames, form, names, share) for share in PICTURE)
    if together := next(filter(None, found), None):
        return (together,)
    choices = (bank(form.bank),) if form.bank else ()
    said, image, foot = _shown(context, (*frames.above, *choices), form, PICTURE[0])
    empty = replace(frames.empty, items=(*said, image, *foot))
    bare = replace(form, bank=())
    answer = _beside(context, replace(frames, empty=frames.answer), bare, names, PICTURE[-1])
    shown = (replace(answer, clicks=()),) if answer else _paged(context, frames.answer, names)
    return (empty, *shown)


def _shown(
    context: DeckContext, above: tuple[Para, ...], form: Pinned, share: float
) -> tuple[tuple[Placed, ...], Placed, tuple[Placed, ...]]:
    """Return what stands above the picture, the picture, and whose it is."""
    said, whole = tables.over(context, above, form.where)
    credit = (Para(context.prose(Text(form.credit, form.where))),)
    area, foot = foot_note(context, credit, whole, form.where)
    if area.height < LEAST_PICTURE:
        raise fit.RefusalError(error("L304", form.where))
    return said, _drawn(_pinned(context, form, area, share), area, form.alt), foot


def _beside(
    context: DeckContext, frames: Frames, form: Pinned, names: tuple[Para, ...], share: float
) -> Draft | None:
    """Return one slide with all of it, the names of the parts on a click, if it has room."""
    said, image, foot = _shown(context, frames.above, form, share)
    end = foot[0].box.y if foot else context.body.bottom
    area = replace(context.body, y=image.box.y, height=end - context.screen.gap - image.box.y)
    choices = _bank(context, form, area, image.box.width)
    if choices is None:
        return None
    under = choices[0].box.bottom - area.y + context.screen.gap if choices else 0
    answers = _aside(context, names, area.below(under), image.box.width)
    if answers is None:
        return None
    shown = (*said, image, *choices, *foot)
    return replace(frames.empty, items=(*shown, answers), clicks=(Click(len(shown)),))


def _name(context: DeckContext, name: str, form: Pinned) -> tuple[TextRun, ...]:
    return context.prose(Text((Span(name),), form.where))


def _pinned(context: DeckContext, form: Pinned, area: Box, share: float) -> Scene:
    """Return the picture as large as it can be beside its names."""
    image = context.picture(form.file)
    scale = min(share * area.width / image.width, area.height / image.height)
    size = Size(image.width * scale, image.height * scale)
    pins = tuple(Pin(pin.label.rstrip("."), pin.left, pin.top) for pin in form.pins)
    return pinned(PinnedPicture(image, pins, form.alt), size, NUMBER, context.style)


def _bank(context: DeckContext, form: Pinned, area: Box, drawn: float) -> tuple[Placed, ...] | None:
    """Return the names to choose from, if they are given; None where they have no room."""
    if not form.bank:
        return ()
    paras = (bank(form.bank),)
    found = _aside(context, paras, area, drawn)
    if found is None:
        return None
    assert isinstance(found.item, Words)
    height = fit.height(paras, context.ruler, found.item.size, found.box.width)
    item = replace(found.item, placeholder=None)
    return (replace(found, box=found.box.top(height), item=item, name="bank"),)
