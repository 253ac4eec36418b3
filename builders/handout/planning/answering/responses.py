"""The form of an answer goes in; flowables to tick, to write in and to match with come out.

What is right stands in ``Flowable.answers``, which only the key prints.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from msgspec.structs import replace

from builders.document.elements import Spans
from builders.document.responses import (
    AnyResponse,
    Blank,
    Claims,
    Cloze,
    Form,
    Matching,
    Options,
    Ordering,
)
from builders.handout.marks import BLACK, Line, Mark, Shape, Stroke, Tag, moved
from builders.handout.planning.answering.gapped import blank, cloze, table
from builders.handout.planning.answering.place import FormPlace, on_line
from builders.handout.planning.context import PageContext
from builders.handout.planning.flowables import (
    Flowable,
    Flowables,
    height,
    spaced,
    stacked,
    tied,
)
from builders.handout.planning.texts import hang_of, hung
from builders.handout.typesetting.line_breaking import ENDLESS, baseline, lines
from builders.problems import assert_never

TICK = "✓"
BOX = 0.9  # ems, the side of a box to tick
ROOMY = 1.35  # ems, the side of a box to write in
COLUMNS = (4, 2)
LEFT = 0.46  # of the measure, what is to be matched
FINE = "808080"


def response(
    form: AnyResponse, setting: PageContext, tag: Tag, name: str, *, measure: float = 0
) -> Flowables:
    """Return the flowables of ``form``, which is called ``name`` in the structure under ``tag``."""
    place = FormPlace(setting, tag, name, measure or setting.sheet.width)
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
        case _:
            assert_never(form)


def _options(form: Options, place: FormPlace) -> Flowables:
    """Return options behind their boxes, in four or two columns where they are short."""
    size, sheet = place.style.size, place.sheet
    labels = [f"{option.letter})" for option in form.options]
    box = BOX * size + sheet.unit
    hang = box + max(hang_of(label, place.style, sheet, 1.2) for label in labels)
    columns = _columns([option.text.spans for option in form.options], hang, place)
    step = (place.measure + sheet.unit) / columns
    tags = [place.item(at, "UpperAlpha") for at in range(len(labels))]
    found = [
        _boxed(
            hung(
                label,
                option.text.spans,
                place.style,
                sheet,
                tag,
                hang=hang - box,
                indent=box,
                measure=step - sheet.unit,
            ),
            place,
            _ticked(tag, place) if option.is_right else (),
        )
        for label, option, tag in zip(labels, form.options, tags, strict=True)
    ]
    rows = [found[start : start + columns] for start in range(0, len(found), columns)]
    return tuple(_side_by_side(row, step) for row in rows)


def _columns(cells: Sequence[Spans], hang: float, place: FormPlace) -> int:
    """Return how many options stand beside each other, each on one line."""
    if place.sheet.is_wide:
        natural = max(_natural(cell, place) for cell in cells) + hang
        for columns in COLUMNS:
            if len(cells) >= columns and natural <= place.measure / columns - place.sheet.unit:
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
    sheet, size = place.sheet, place.style.size
    side = BOX * size
    step = side + 1.5 * sheet.unit
    left = place.measure - len(form.verdicts) * step
    hang = hang_of(form.claims[-1].label, place.style, sheet)
    head = tuple(
        _centred(short, left + at * step + step - side, side, place)
        for at, (short, _) in enumerate(form.verdicts)
    )
    flowables: Flowables = (Flowable(place.style.leading, head, keep=True),)
    for at, claim in enumerate(form.claims):
        tag = place.item(at, "Decimal")
        said = hung(
            claim.label,
            claim.text.spans,
            place.style,
            sheet,
            tag,
            hang=hang,
            measure=left - sheet.unit,
        )
        places = [left + number * step + step - side for number in range(len(form.verdicts))]
        boxes = tuple(_box(x, side, place) for x in places)
        marks = (*stacked(said), *boxes)
        flowables += (
            Flowable(height(said), marks, answers=_ticked(tag, place, places[claim.right])),
        )
    return tied(flowables)


def _centred(words: str, x: float, room: float, place: FormPlace) -> Line:
    line = place.line(words, place.paragraph("verdicts"), replace(place.style, bold=True))
    return replace(line, x=x + (room - line.width) / 2)


def _matching(form: Matching, place: FormPlace) -> Flowables:
    """Return what is numbered, each with a line for a letter, beside what is lettered."""
    sheet, style = place.sheet, place.style
    is_beside = sheet.is_wide
    left = place.measure * (LEFT if is_beside else 1)
    right = place.measure - left - sheet.gutter if is_beside else place.measure
    rule = 2.2 * style.size
    numbers = [f"{number}." for number, _ in form.left]
    letters = [f"{letter})" for letter, _ in form.right]
    hang = max(hang_of(label, style, sheet) for label in (*numbers, *letters))
    lefts = [
        _ruled(
            hung(
                label,
                text.spans,
                style,
                sheet,
                place.item(at, "Decimal"),
                hang=hang,
                measure=left - rule - sheet.unit,
            ),
            left - rule,
            rule,
            found,
            place.item(at, "Decimal"),
            place,
        )
        for at, (label, (_, text), found) in enumerate(
            zip(numbers, form.left, form.letters, strict=True)
        )
    ]
    rights = [
        _joined(
            hung(
                label,
                text.spans,
                style,
                sheet,
                place.item(at, "LowerAlpha"),
                hang=hang,
                measure=right,
            )
        )
        for at, (label, (_, text)) in enumerate(zip(letters, form.right, strict=True))
    ]
    if not is_beside:
        return (*lefts, *spaced(tuple(rights), sheet.unit))
    empty = Flowable(0)
    pairs = zip_longest(lefts, rights, fillvalue=empty)
    return tuple(_side_by_side(pair, left + sheet.gutter) for pair in pairs)


def _joined(flowables: Flowables) -> Flowable:
    return Flowable(height(flowables), stacked(flowables))


def _ruled(  # noqa: PLR0913, PLR0917 - a line to write on, and what is right there
    said: Flowables, x: float, length: float, found: str, tag: Tag, place: FormPlace
) -> Flowable:
    """Return ``said`` with a line at the right of its first line."""
    down = baseline(place.style) + 0.15 * place.style.size
    stroke = Stroke(x, down, x + length, down, 1.5 * place.sheet.paper.rule, FINE)
    answer = on_line(found, x, length, tag.child("LBody"), place)
    return Flowable(height(said), (*stacked(said), stroke), answers=(answer,))


def _ordering(form: Ordering, place: FormPlace) -> Flowables:
    """Return things behind boxes for their numbers."""
    sheet, style = place.sheet, place.style
    side = ROOMY * style.size
    box = side + sheet.unit
    hang = max(hang_of(f"{each.letter})", style, sheet) for each in form.items)
    roomy = replace(style, leading=max(style.leading, side + sheet.unit / 2))
    flowables: Flowables = ()
    for at, each in enumerate(form.items):
        tag = place.item(at, "LowerAlpha")
        said = hung(
            f"{each.letter})",
            each.text.spans,
            roomy,
            sheet,
            tag,
            hang=hang,
            indent=box,
            measure=place.measure,
        )
        top = baseline(roomy) + 0.2 * style.size - side
        frame = Shape(0, top, side, side, None, BLACK, 1.5 * sheet.paper.rule)
        number = place.line(
            each.number, tag.child("LBody"), replace(sheet.answer, leading=roomy.leading)
        )
        answer = moved((number,), (side - number.width) / 2, 0)
        flowables += (Flowable(height(said), (frame, *stacked(said)), answers=answer),)
    return flowables
