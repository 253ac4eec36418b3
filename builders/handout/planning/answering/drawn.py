"""Puzzles and pictures to label go in; flowables with squares and lines to write on come out.

What is right stands in ``Flowable.answers``, which only the key prints.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from builders.design.figures import letters
from builders.design.figures.pins import Pin, PinnedPicture, pinned
from builders.design.geometry import Size, mm
from builders.design.scene import Scene
from builders.document.responses import Clues, Pinned, Puzzle
from builders.handout.marks import moved
from builders.handout.planning.answering.gapped import bank
from builders.handout.planning.answering.place import FormPlace
from builders.handout.planning.context import key
from builders.handout.planning.figures import natural
from builders.handout.planning.flowables import (
    TALLEST,
    Flowable,
    Flowables,
    height,
    leading,
    paragraph,
    rhythmic,
    spaced,
    stacked,
    tied,
)
from builders.handout.planning.scene_marks import marks
from builders.lesson.inline import Span
from builders.problems import Problems, error

SIDE = 2.15  # ems of a square; 8 mm beside usual type
LEAST_SIDE = mm(4.5)
SQUARES = 0.6  # of the page's height, at most
BESIDE = 0.56  # of the measure; what is narrower has words beside it
PICTURE = 0.56  # of the measure, beside the names of its parts
HIGH = 0.45  # of the page's height, a picture at most


def puzzle(form: Puzzle, place: FormPlace) -> Flowables:
    """Return the squares, with clues or words beside them or below.

    Raises ``Problems`` where the page has no room for squares to write in.
    """
    sheet, grid = place.sheet, form.grid
    most = SIDE * place.style.size
    side = grid.side(Size(place.measure, SQUARES * sheet.height), most)
    if side < LEAST_SIDE:
        raise Problems((error("L356", grid.where, caption=grid.alt),))
    squares = _squares(form, side, place)
    wide = side * len(grid.rows[0]) + sheet.gutter
    if sheet.is_wide and wide - sheet.gutter <= BESIDE * place.measure:
        column = _words(form, replace(place, measure=place.measure - wide))
        tall = rhythmic(max(squares.height, height(column)), sheet)
        if tall <= TALLEST * sheet.height:
            right = moved(stacked(column), wide, 0)
            return (replace(squares, height=tall, marks=(*squares.marks, *right)),)
    return (replace(squares, keep=True), *spaced(_below(form, place), sheet.unit))


def _squares(form: Puzzle, side: float, place: FormPlace) -> Flowable:
    style, language = place.setting.figures, place.sheet.language
    tag = replace(place.tag.child("Figure", f"{place.name} grid"), alt=form.grid.alt)
    scene = letters.asked(form.grid, side, style)
    solution = replace(scene, marks=letters.solved(form.grid, side, style))
    answers = marks(solution, tag, language)
    return Flowable(
        rhythmic(scene.size.height, place.sheet), marks(scene, tag, language), answers=answers
    )


def _below(form: Puzzle, place: FormPlace) -> Flowables:
    """Return the clues in a column for each way, or one below the other on a narrow page."""
    sheet = place.sheet
    if not (sheet.is_wide and len(form.clues) > 1):
        return _words(form, place)
    measure = (place.measure - sheet.gutter) / 2
    columns = [_clues(group, replace(place, measure=measure)) for group in form.clues]
    tall = max(map(height, columns))
    if tall > TALLEST * sheet.height:
        return _words(form, place)
    left, right = (stacked(column) for column in columns)
    both = (*left, *moved(right, measure + sheet.gutter, 0))
    return (Flowable(rhythmic(tall, sheet), both),)


def _words(form: Puzzle, place: FormPlace) -> Flowables:
    """Return the words to find, or the clues under their headings."""
    if form.words:
        return bank(form.words, place)
    found: Flowables = ()
    for group in form.clues:
        found += spaced(_clues(group, place), place.sheet.unit)
    return found


def _clues(group: Clues, place: FormPlace) -> Flowables:
    sheet = place.sheet
    style, name = replace(place.style, bold=True), place.paragraph(group.heading)
    head = paragraph((Span(group.heading),), style, sheet, name, measure=place.measure)
    listing = place.tag.listing(f"{place.name} {group.heading}", "Decimal")
    hang = place.hang(label for label, _ in group.items)
    found = leading(head)
    for at, (label, text) in enumerate(group.items):
        found += place.hung(label, text, listing.child("LI", at), hang, place.measure)
    return found


def picture(form: Pinned, place: FormPlace) -> Flowables:
    """Return the picture with its numbers, and a line for the name of each part."""
    sheet = place.sheet
    width = place.measure * (PICTURE if sheet.is_wide else 1)
    image = _pinned(form, width, place)
    above = bank(form.bank, place)
    if sheet.is_wide:
        left = width + sheet.gutter
        names = tuple(_names(form, replace(place, measure=place.measure - left)))
        tall = rhythmic(max(image.height, height(names)), sheet)
        if tall <= TALLEST * sheet.height:
            beside = moved(stacked(names), left, 0)
            shown = (*image.marks, *beside)
            answers = moved(stacked(_only_answers(names)), left, 0)
            found = Flowable(tall, shown, before=sheet.unit, answers=answers)
            return (*leading(above), found)
    return (*leading((*above, image)), *tied(tuple(_names(form, place))))


def _pinned(form: Pinned, most: float, place: FormPlace) -> Flowable:
    """Return the picture with its numbers, and below it whose it is."""
    sheet, image = place.sheet, place.setting.pictures[form.file]
    wide = min(most, natural(image, sheet, most))
    scale = min(wide / image.width, HIGH * sheet.height / image.height)
    size = Size(image.width * scale, image.height * scale)
    tag = replace(place.tag.child("Figure", key(form.where)), alt=form.alt)
    scene = _scene(form, size, place)
    credit = paragraph(form.credit, sheet.caption, sheet, tag.child("Caption"), measure=most)
    below = moved(stacked(credit), 0, size.height + sheet.unit / 2)
    tall = rhythmic(size.height + sheet.unit / 2 + height(credit), sheet)
    return Flowable(tall, (*marks(scene, tag, sheet.language), *below), before=sheet.unit)


def _scene(form: Pinned, size: Size, place: FormPlace) -> Scene:
    image, style = place.setting.pictures[form.file], place.setting.figures
    pins = tuple(Pin(pin.label.rstrip("."), pin.left, pin.top) for pin in form.pins)
    return pinned(PinnedPicture(image, pins, form.alt), size, place.sheet.cell.size, style)


def _names(form: Pinned, place: FormPlace) -> Iterator[Flowable]:
    """Yield a numbered line for each part, as high as is needed to write on it."""
    hang = place.hang(pin.label for pin in form.pins)
    for at, pin in enumerate(form.pins):
        tag = place.item(at, "Decimal")
        room = place.measure - hang
        label = place.line(pin.label, tag.child("Lbl"))
        rules, down = place.ruled(pin.name, hang, room, tag.child("LBody"))
        yield replace(rules, marks=(*moved((label,), 0, down), *rules.marks))


def _only_answers(flowables: Flowables) -> Flowables:
    return tuple(replace(each, marks=each.answers) for each in flowables)
