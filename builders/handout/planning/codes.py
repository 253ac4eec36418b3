"""Links go in; the codes that a phone reads them from, with their words, come out as flowables."""

from __future__ import annotations

from functools import lru_cache

from builders.design.geometry import mm
from builders.document.elements import Codes
from builders.document.words import Linked
from builders.handout.marks import Code, Modules, Tag, moved
from builders.handout.planning.context import DOCUMENT, PageContext, key
from builders.handout.planning.flowables import (
    Flowable,
    Flowables,
    beside,
    column_width,
    height,
    paragraph,
    rhythmic,
    stacked,
)
from builders.handout.typesetting.style import Sheet
from builders.lesson.inline import Span

MODULE = mm(0.5)  # what a school's copier keeps and a phone reads at arm's length
QUIET = 4  # modules that stay white around a code, ISO/IEC 18004, 6.3.8


def codes(element: Codes, setting: PageContext) -> Flowables:
    """Return the codes, two in a row where there is room."""
    sheet = setting.sheet
    count = 2 if sheet.is_wide else 1
    links = [element.links[at : at + count] for at in range(0, len(element.links), count)]
    tag = DOCUMENT.listing(f"{key(element.where)} codes", "None")
    return tuple(
        flowable
        for number, row in enumerate(links)
        for flowable in _row(row, sheet, tag, number * count, count)
    )


def _row(row: tuple[Linked, ...], sheet: Sheet, tag: Tag, first: int, count: int) -> Flowables:
    measure = column_width(count, sheet)
    columns = [
        (_code(link, sheet, tag.child("LI", first + number), measure),)
        for number, link in enumerate(row)
    ]
    empty = [()] * (count - len(row))
    return beside([*columns, *empty], sheet, before=sheet.unit)


def _code(link: Linked, sheet: Sheet, tag: Tag, measure: float) -> Flowable:
    """Return a code with its words on its right, in the middle of its height."""
    rows = modules(link.address)
    side = len(rows) * MODULE
    indent = side + QUIET * MODULE
    body = tag.child("LBody")
    shown = (Span(link.shown, link=link.address),)
    said = link.said if link.said not in {link.shown, link.address} else ""
    style, room = sheet.caption, measure - indent
    texts = (
        *paragraph((Span(said, bold=True),), style, sheet, body.child("P", "said"), measure=room),
        *paragraph(shown, style, sheet, body.child("P", "shown"), measure=room),
    )
    tall = height(texts)
    whole = max(side, tall)
    code = Code(0, (whole - side) / 2, MODULE, rows, None)
    return Flowable(
        rhythmic(whole, sheet), (code, *moved(stacked(texts), indent, (whole - tall) / 2))
    )


@lru_cache(maxsize=256)
def modules(text: str) -> Modules:
    """Return the rows of a code; a seventh of its modules may be lost on paper."""
    import segno  # noqa: PLC0415  # loaded when it is needed

    return tuple(tuple(map(bool, row)) for row in segno.make_qr(text, error="m").matrix)
