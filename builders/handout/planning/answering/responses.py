"""The form of an answer goes in; flowables to tick, to write in and to match with come out.

What is right stands in ``Flowable.answers``, which only the key prints.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from msgspec.structs import replace

from builders.document.responses import (
    AnyResponse,
    Blank,
    Claims,
    Cloze,
    Form,
    Matching,
    Options,
    Ordering,
    Pinned,
    Puzzle,
)
from builders.document.words import Spans
from builders.handout.marks import BLACK, Line, Mark, Shape, Tag, moved
from builders.handout.planning.answering.drawn import picture, puzzle
from builders.handout.planning.answering.gapped import blank, cloze, table
from builders.handout.planning.answering.place import FormPlace
from builders.handout.planning.context import PageContext
from builders.handout.planning.flowables import (
    Flowable,
    Flowables,
    height,
    spaced,
    stacked,
    tied,
)
from builders.handout.typesetting.line_breaking import ENDLESS, baseline, lines
from builders.problems import assert_never

TICK = "✓"
BOX = 0.9  # ems, the side of a box to tick
ROOMY = 1.35  # ems, the side of a box to write in
COLUMNS = (4, 3, 2)
ODD = 3  # columns, for as many options alone
RULE = 2.2  # ems, a line for a letter
LEFT = 0.46  # of the measure, what is to be matched


def response(form: AnyResponse, setting: PageContext, tag: Tag, name: str) -> Flowables:
    """Return the flowables of ``form``, which is called ``name`` in the structure under ``tag``."""
    place = FormPlace(setting, tag, name, setting.sheet.width)
    match form:
        case Options():
            return tied(_options(form, place))
        case Claims():
            return _claims(form, place)
        case Matching():
            return tied(_matching(form, place))
        case Ordering():
            return tied(_ordering(form, place))
        case Cloze():
            return cloze(form, place)
        case Blank():
            return blank(form, place)
        case Form():
            return table(form, place)
        case Puzzle():
            return puzzle(form, place)
        case Pinned():
            return picture(form, place)
        case _:
            assert_never(form)


def _options(form: Options, place: FormPlace) -> Flowables:
    """Return options behind their boxes, in four, three or two columns where they are short."""
    unit = place.sheet.unit
    box = BOX * place.style.size + unit
    hang = place.hang((option.label for option in form.options), 1.2)
    columns = _columns([option.text.spans for option in form.options], box + hang, place)
    step = (place.measure + unit) / columns
    found: list[Flowable] = []
    for at, option in enumerate(form.options):
        tag = place.item(at, "UpperAlpha")
        said = place.hung(option.label, option.text, tag, hang, step - unit, indent=box)
        found.append(_boxed(said, place, _ticked(tag, place) if option.is_right else ()))
    rows = [found[start : start + columns] for start in range(0, len(found), columns)]
    return tuple(_side_by_side(row, step) for row in rows)


def _columns(cells: Sequence[Spans], hang: float, place: FormPlace) -> int:
    """Return how many options stand beside each other, each on one line."""
    if place.sheet.is_wide:
        natural = max(_natural(cell, place) for cell in cells) + hang
        for columns in COLUMNS:
            is_even = columns != ODD or len(cells) == ODD  # of four, two and two
            fits = natural <= place.measure / columns - place.sheet.unit
            if len(cells) >= columns and is_even and fits:
                return columns
    return 1


def _natural(spans: Spans, place: FormPlace) -> float:
    found = lines(spans, place.style, ENDLESS, place.sheet.language)
    return max((line.width for line in found), default=0) if len(found) == 1 else ENDLESS


def _boxed(flowables: Flowables, place: FormPlace, answers: tuple[Mark, ...]) -> Flowable:
    """Return one flowable with a box to tick before its first line."""
    side = BOX * place.style.size
    return Flowable(
        height(flowables),
        (_box(0, side, place), *stacked(flowables)),
        answers=answers,
    )


def _box(x: float, side: float, place: FormPlace) -> Shape:
    """Return a box whose foot stands on the first line."""
    top = baseline(place.style) - side + 0.1 * place.style.size
    return Shape(x, top, side, side, None, BLACK, 1.5 * place.sheet.paper.rule)


def _ticked(tag: Tag, place: FormPlace, x: float = 0) -> tuple[Mark, ...]:
    line = place.line(TICK, tag.child("LBody"), replace(place.style, bold=True))
    return moved((line,), x + (BOX * place.style.size - line.width) / 2, 0)


def _side_by_side(row: Sequence[Flowable], step: float) -> Flowable:
    return Flowable(
        max(each.height for each in row),
        tuple(mark for at, each in enumerate(row) for mark in moved(each.marks, at * step, 0)),
        answers=tuple(
            mark for at, each in enumerate(row) for mark in moved(each.answers, at * step, 0)
        ),
    )


def _claims(form: Claims, place: FormPlace) -> Flowables:
    """Return sentences with a box for each verdict at the right, its letter over the first."""
    side, gap = BOX * place.style.size, 1.5 * place.sheet.unit
    left = place.measure - len(form.verdicts) * (side + gap)
    places = [left + at * (side + gap) + gap for at in range(len(form.verdicts))]
    verdicts = zip(form.verdicts, places, strict=True)
    head = tuple(_centred(short, x, side, place) for (short, _), x in verdicts)
    boxes = tuple(_box(x, side, place) for x in places)
    hang = place.hang((form.claims[-1].label,))
    flowables: Flowables = (Flowable(place.style.leading, head, keep=True),)
    for at, claim in enumerate(form.claims):
        tag = place.item(at, "Decimal")
        said = place.hung(claim.label, claim.text, tag, hang, left - place.sheet.unit)
        ticked = _ticked(tag, place, places[claim.right])
        flowables += (Flowable(height(said), (*stacked(said), *boxes), answers=ticked),)
    return tied(flowables)


def _centred(words: str, x: float, room: float, place: FormPlace) -> Line:
    line = place.line(words, place.paragraph("verdicts"), replace(place.style, bold=True))
    return replace(line, x=x + (room - line.width) / 2)


def _matching(form: Matching, place: FormPlace) -> Flowables:
    """Return what is numbered, each with a line for a letter, beside what is lettered."""
    sheet = place.sheet
    left = place.measure * (LEFT if sheet.is_wide else 1)
    right = place.measure - left - sheet.gutter if sheet.is_wide else place.measure
    hang = place.hang(label for label, _ in (*form.left, *form.right))
    lefts = tuple(_wanting(form, at, hang, left, place) for at in range(len(form.left)))
    rights = tuple(
        _joined(place.hung(label, text, place.item(at, "LowerAlpha"), hang, right))
        for at, (label, text) in enumerate(form.right)
    )
    if not sheet.is_wide:
        return (*lefts, *spaced(rights, sheet.unit))
    pairs = zip_longest(lefts, rights, fillvalue=Flowable(0))
    return tuple(_side_by_side(pair, left + sheet.gutter) for pair in pairs)


def _wanting(form: Matching, at: int, hang: float, width: float, place: FormPlace) -> Flowable:
    """Return one of the things at the left with a line for the letter that it wants."""
    (label, text), rule = form.left[at], RULE * place.style.size
    tag, x = place.item(at, "Decimal"), width - rule
    said = place.hung(label, text, tag, hang, x - place.sheet.unit)
    answer = place.on_rule(form.letters[at], x, rule, tag.child("LBody"))
    marks = (*stacked(said), place.rule(x, rule))
    return Flowable(height(said), marks, answers=(answer,))


def _joined(flowables: Flowables) -> Flowable:
    return Flowable(height(flowables), stacked(flowables))


def _ordering(form: Ordering, place: FormPlace) -> Flowables:
    """Return things behind boxes for their numbers."""
    sheet, style = place.sheet, place.style
    side = ROOMY * style.size
    hang = place.hang(each.label for each in form.items)
    roomy = replace(style, leading=max(style.leading, side + sheet.unit / 2))
    top = baseline(roomy) + 0.2 * style.size - side
    frame = Shape(0, top, side, side, None, BLACK, 1.5 * sheet.paper.rule)
    written = replace(sheet.answer, leading=roomy.leading)
    flowables: Flowables = ()
    for at, each in enumerate(form.items):
        tag, indent = place.item(at, "LowerAlpha"), side + sheet.unit
        said = place.hung(
            each.label, each.text, tag, hang, place.measure, indent=indent, style=roomy
        )
        number = place.line(each.number, tag.child("LBody"), written)
        answer = moved((number,), (side - number.width) / 2, 0)
        flowables += (Flowable(height(said), (frame, *stacked(said)), answers=answer),)
    return flowables
