"""What is given and the steps beside it go in; rows of slide items, at one size, come out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from builders.deck.planning import fit
from builders.deck.planning.asking.filled import ending
from builders.deck.planning.context import DeckContext
from builders.deck.slides import Para, Placed, Rectangle, ShapeGroup, TextRun, TextRuns, Words
from builders.design import type as metrics
from builders.design.geometry import Box
from builders.design.mathematics.data import Display
from builders.design.scene import BASELINE, Formula, Scene
from builders.design.type import UnbreakableError
from builders.document.responses import Frame, Side, Step
from builders.lesson.inline import Text

GAP = 18  # points on either side of the rule between what is given and the solution
RULE = 1.5  # points
LEAST, MOST = 0.16, 0.4  # of the width, what is given takes
SPARE = 0.04  # of a width that words are measured for, for a renderer with wider type
CLOSE = 0.2  # ems between what is given
APART = 0.45  # ems above and below the rule under it
WORD = 0.3  # ems between words and the formula that they end with
SHARED = 0.5  # of the measure, at most, words before a formula on its line
ASIDE = 1.0  # ems between a formula and why it is right
FAR = 10_000  # points, a measure in which nothing breaks
BETWEEN = "\u2003"  # between a step in words and why it is right


class Piece(Struct, frozen=True):
    """An item at its place in a row."""

    item: Words | ShapeGroup
    box: Box


class Row(Struct, frozen=True):
    """Items that appear together, and how high they are; ``tab`` is where a formula begins."""

    pieces: tuple[Piece, ...]
    height: float
    is_label: bool = False
    tab: float = 0


class _Room(Struct, frozen=True):
    """The size and the width of a row; a formula beside words begins at ``tab`` or right of it."""

    size: int
    width: float
    tab: float = 0


class Column(Struct, frozen=True):
    """Rows in which what is given and what is to be found begin with a label."""

    rows: tuple[Row, ...]
    width: float
    height: float


def sides_of(
    context: DeckContext, sides: Sequence[Side], size: int, measure: float
) -> Column | None:
    """Return what is given and what is to be found, as wide as it needs; None without room."""
    if not sides:
        return Column((), 0, 0)
    most = MOST * measure
    natural = max(_natural(context, side, size) for side in sides)
    width = min(max(natural * (1 + SPARE), LEAST * measure), most)
    rows: list[Row] = []
    for side in sides:
        rows.append(_label(context, side.label, size, width))
        for text in side.texts:
            row = _row(context, text, None, _Room(size, width))
            if row is None:
                return None
            rows.append(row)
    tall = sum(row.height + CLOSE * size for row in rows)
    return Column(tuple(rows), width, tall + 2 * APART * size * (len(sides) - 1))


def solution_of(
    context: DeckContext, frame: Frame, size: int, measure: float
) -> tuple[Row, ...] | None:
    """Return the label, the steps and the answer; None where something is too wide.

    Formulas that stand beside words begin below one another.
    """
    answer = (Step(text, None, text, ()) for text in frame.labelled)
    found = [_label(context, frame.label, size, measure)]
    for step in (*frame.steps, *answer):
        row = _row(context, step.text, step.why, _Room(size, measure))
        if row is None:
            return None
        found.append(row)
    room = _Room(size, measure, max(row.tab for row in found))
    for at, (step, row) in enumerate(zip(frame.steps, found[1:], strict=False), start=1):
        moved = _row(context, step.text, step.why, room) if row.tab else None
        if moved and moved.tab == room.tab and moved.height <= row.height:
            found[at] = moved
    return tuple(found)


def ruled(column: Column, area: Box, size: int) -> Iterator[Placed]:
    """Yield a column with a rule above each further label, and the rule at its right."""
    y = area.y
    for number, row in enumerate(column.rows):
        if row.is_label and number:
            y += APART * size
            yield Placed(Box(area.x, y, area.width, RULE), Rectangle("ink"), "rule")
            y += APART * size
        yield from _placed(row, area.x, y)
        y += row.height + CLOSE * size
    rule = Box(area.right + GAP - RULE / 2, area.y, RULE, area.height)
    yield Placed(rule, Rectangle("ink"), "rule")


def stacked(rows: Sequence[Row], area: Box, air: float) -> Iterator[Placed]:
    """Yield rows one below the other."""
    y = area.y
    for row in rows:
        yield from _placed(row, area.x, y)
        y += row.height + air


def _placed(row: Row, x: float, y: float) -> Iterator[Placed]:
    for piece in row.pieces:
        name = piece.item.scene.alt if isinstance(piece.item, ShapeGroup) else "step"
        box = replace(piece.box, x=piece.box.x + x, y=piece.box.y + y)
        yield Placed(box, piece.item, name)


def _label(context: DeckContext, said: str, size: int, measure: float) -> Row:
    para = Para((TextRun(f"{said}:", bold=True),))
    tall = fit.height((para,), context.ruler, size, measure)
    words = Words((para,), size, "accent")
    return Row((Piece(words, Box(0, 0, measure, tall)),), tall, is_label=True)


def _row(context: DeckContext, text: Text, why: Text | None, room: _Room) -> Row | None:
    """Return a text, the formula that it ends with below it, and why it is right."""
    reason = tuple(replace(run, ink="muted") for run in context.prose(why)) if why else ()
    words, formula = ending(text, context.language)
    if formula and (found := _drawn(context, words, formula, reason, room)):
        return found
    size, measure = room.size, room.width
    runs = context.prose(text)
    para = Para((*runs, TextRun(BETWEEN), *reason) if reason else runs)
    try:
        tall = fit.height((para,), context.ruler, size, measure)
    except UnbreakableError:
        return None
    return Row((Piece(Words((para,), size, "ink"), Box(0, 0, measure, tall)),), tall)


def _drawn(
    context: DeckContext, words: Text, formula: Display, reason: TextRuns, room: _Room
) -> Row | None:
    """Return a formula after its words, or below them, and why it is right after it, or below.

    None where it is too wide for the room.
    """
    size, measure = room.size, room.width
    runs = context.prose(words) if words.plain.strip() else ()
    x = max(_width(context, runs, size) + WORD * size, room.tab) if runs else 0.0
    if runs and (x > SHARED * measure or _scene(formula, size, measure - x) is None):
        x = 0.0
    scene = _scene(formula, size, measure - x)
    if scene is None:
        return None
    pieces: list[Piece] = []
    y = 0.0
    mark = next(mark for mark in scene.marks if isinstance(mark, Formula))
    line = mark.y - BASELINE * size
    try:
        if runs and x:
            pieces.append(_piece(context, runs, size, Box(0, line, x, 0)))
        elif runs:
            pieces.append(_piece(context, runs, size, Box(0, 0, measure, 0)))
            y = pieces[0].box.height + CLOSE * size
        reach = mark.drawn.width * size
        after = x + reach + ASIDE * size
        is_beside = _width(context, reason, size) * (1 + SPARE) <= measure - after
        drawn = Box(x, y, reach if reason and is_beside else measure - x, scene.size.height)
        pieces.append(Piece(ShapeGroup(scene), drawn))
        if reason and is_beside:
            pieces.append(_piece(context, reason, size, Box(after, y + line, measure - after, 0)))
        elif reason:
            pieces.append(_piece(context, reason, size, Box(0, drawn.bottom, measure, 0)))
    except UnbreakableError:
        return None
    return Row(tuple(pieces), max(piece.box.bottom for piece in pieces), tab=x)


def _scene(formula: Display, size: int, measure: float) -> Scene | None:
    """Return a formula on its own at a size, or None where it is too wide."""
    from builders.design.figures import formulas  # noqa: PLC0415 - few have a formula

    return formulas.entry(formula, "", 0, measure, size)


def _piece(context: DeckContext, runs: TextRuns, size: int, box: Box) -> Piece:
    """Return words in a box as high as they need."""
    para = Para(runs)
    tall = fit.height((para,), context.ruler, size, box.width)
    return Piece(Words((para,), size, "ink"), replace(box, height=tall))


def _natural(context: DeckContext, side: Side, size: int) -> float:
    """Return how wide a side is whose lines do not break."""
    label = (TextRun(f"{side.label}:", bold=True),)
    found = [_width(context, label, size)]
    for text in side.texts:
        words, formula = ending(text, context.language)
        found.append(_width(context, context.prose(words if formula else text), size))
        scene = _scene(formula, size, FAR) if formula else None
        if scene:
            found.append(found.pop() + WORD * size + _reach(scene))
    return max(found)


def _width(context: DeckContext, runs: TextRuns, size: int) -> float:
    ruler = fit.with_bold(runs, context.ruler)
    return metrics.width(fit.measurable(runs), ruler, size)


def _reach(scene: Scene) -> float:
    """Return how far a formula reaches from the left."""
    return max(
        mark.x + mark.drawn.width * mark.size for mark in scene.marks if isinstance(mark, Formula)
    )
