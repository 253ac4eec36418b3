"""A block of the lesson goes in; the flowables that stand for it on paper come out."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from builders.handout.marks import Mark, Stroke, Tag, moved
from builders.handout.planning.context import DOCUMENT, PageContext, key, sentences, with_slides
from builders.handout.planning.figures import figure, remarked
from builders.handout.planning.flowables import (
    Flowable,
    Flowables,
    begun,
    beside,
    column_width,
    leading,
    of_kind,
    paragraph,
    spaced,
    tied,
)
from builders.handout.typesetting.letters import Letter, letters
from builders.handout.typesetting.style import Sheet, Style
from builders.labels import Labels
from builders.lesson.blocks import (
    AnyBlock,
    AnyFigure,
    Chart,
    Point,
    Points,
    Prose,
    Question,
    Quote,
    Statement,
    Table,
    Tree,
)
from builders.lesson.inline import Span, Text
from builders.problems import Problems

BULLET = "•"
GUILLEMET = "«"  # a full stop stands behind its fellow, not before
NARROW_COLUMNS = 2
NARROW_BRANCHES = 4
QUOTE_BAR = 2.5  # points


class Item(Struct, frozen=True):
    """One item of a list: what stands before it, its text, and the items below it."""

    label: str
    spans: tuple[Span, ...]
    items: tuple[Item, ...] = ()


def heading(
    words: Sequence[Span], setting: PageContext, name: str, before: float = 1.5, measure: float = 0
) -> Flowables:
    """Return a section's heading: a short heavy rule, then the words; ``before`` counts units."""
    sheet = setting.sheet
    tag = DOCUMENT.child("H2", name)
    indent = 1.6 * sheet.paper.heading
    found = paragraph(
        words,
        sheet.heading,
        sheet,
        tag,
        indent=indent,
        before=before * sheet.unit,
        measure=measure,
    )
    middle = sheet.heading.leading / 2
    rule = Stroke(0, middle, sheet.paper.heading, middle, sheet.paper.heading / 5)
    first = replace(found[0], marks=(rule, *found[0].marks), bookmark=_plain(words))
    return (*leading((first, *found[1:])), Flowable(sheet.unit / 2, keep=True))


def blocks(found: Sequence[AnyBlock], setting: PageContext) -> Flowables:
    """Return blocks one below the other; two narrow figures in a row stand side by side."""
    flowables: Flowables = ()
    queue = list(found)
    while queue:
        block = queue.pop(0)
        may_pair = queue and setting.sheet.is_wide
        if may_pair and _is_narrow(block) and _is_narrow(queue[0]):
            flowables += _pair(block, queue.pop(0), setting)
        else:
            flowables += _block(block, setting)
    return flowables


def bulleted(
    items: Sequence[Item], setting: PageContext, tag: Tag, measure: float = 0
) -> Flowables:
    """Return a list; an item's lines hang from its label."""
    return _items(items, setting.sheet, tag, setting.sheet.listed, measure, 0)


def points(found: Sequence[Point], *, numbered: bool = False) -> tuple[Item, ...]:
    """Return points as items of a list."""
    return tuple(
        Item(f"{number}." if numbered else BULLET, point.text.spans, points(point.items))
        for number, point in enumerate(found, start=1)
    )


def _block(block: AnyBlock, setting: PageContext) -> Flowables:
    match block:
        case Prose():
            flowables = of_kind(_prose(block, setting), "text")
        case Points():
            flowables = _points(block, setting)
        case Statement():
            flowables = _statement(block, setting)
        case Quote():
            flowables = _quote(block, setting)
        case Question():
            return ()  # the questions stand together
        case _:
            found = figure(block, setting, setting.sheet.width)
            flowables = of_kind(spaced(found, setting.sheet.unit), "figure")
    return begun(with_slides(flowables, setting, block.where), block.where)


def _titled(title: Text | None, setting: PageContext) -> Flowables:
    if title is None:
        return ()
    sheet = setting.sheet
    tag = DOCUMENT.child("H3", key(title.where))
    return leading(paragraph(title.spans, sheet.subheading, sheet, tag, before=sheet.unit))


def _prose(block: Prose, setting: PageContext) -> Flowables:
    """Return paragraphs, the title run into the first."""
    sheet = setting.sheet
    opening = _run_in(block.title, setting)
    flowables: Flowables = ()
    for text in block.text:
        tag = DOCUMENT.child("P", key(text.where))
        flowables += paragraph(
            text.spans, sheet.body, sheet, tag, before=sheet.unit, opening=opening
        )
        opening = ()
    return flowables


def _run_in(title: Text | None, setting: PageContext) -> tuple[Letter, ...]:
    if title is None:
        return ()
    sheet = setting.sheet
    spans = (*sentences(title.spans), Span(" "))
    return letters(spans, sheet.subheading, sheet.language, DOCUMENT.child("H3", key(title.where)))


def _points(block: Points, setting: PageContext) -> Flowables:
    tag = DOCUMENT.child("L", key(block.where))
    head = _titled(block.title, setting)
    found = bulleted(points(block.items, numbered=block.numbered), setting, tag)
    before = 0 if head else setting.sheet.unit
    return (*head, *spaced(found, before), *_remarks(block, setting))


def _remarks(block: Points | Statement | Quote, setting: PageContext) -> Flowables:
    sheet = setting.sheet
    tag = DOCUMENT.child("P", f"{key(block.where)} remarks")
    found = paragraph(remarked(block, setting), sheet.caption, sheet, tag, before=sheet.unit / 2)
    return tied(found)


def _statement(block: Statement, setting: PageContext) -> Flowables:
    sheet = setting.sheet
    style = replace(sheet.listed, bold=True)
    tag = DOCUMENT.child("P", key(block.where))
    found = paragraph(block.text.spans, style, sheet, tag, before=sheet.unit)
    if block.by:
        by = DOCUMENT.child("P", f"{key(block.where)} by")
        found = (*leading(found), *paragraph(block.by.spans, sheet.caption, sheet, by, before=2))
    return (*_titled(block.title, setting), *found, *_remarks(block, setting))


def _quote(block: Quote, setting: PageContext) -> Flowables:
    sheet = setting.sheet
    tag = DOCUMENT.child("BlockQuote", key(block.where))
    title = block.title.spans if block.title else (Span(setting.labels.testimony),)
    head = DOCUMENT.child("H3", f"{key(block.where)} title")
    style = replace(sheet.body, italic=True)
    indent = 1.2 * sheet.paper.leading
    said: Flowables = ()
    for number, text in enumerate(block.text):
        opens, closes = number == 0, number == len(block.text) - 1
        spans = _quoted(text.spans, setting.labels, opens=opens, closes=closes)
        said += paragraph(spans, style, sheet, tag.child("P", number), indent=indent)
    said += paragraph(
        _speaker(block), sheet.caption, sheet, tag.child("P", "speaker"), indent=indent, before=2
    )
    barred = tuple(_barred(flowable) for flowable in tied(said))
    title_flowables = paragraph(title, sheet.subheading, sheet, head, before=sheet.unit)
    return (*leading(title_flowables), *barred, *_remarks(block, setting))


def _speaker(block: Quote) -> tuple[Span, ...]:
    role = (Span(", "), *block.role.spans) if block.role else ()
    return (*(replace(span, bold=True) for span in block.speaker.spans), *role)


def _quoted(
    spans: tuple[Span, ...], labels: Labels, *, opens: bool, closes: bool
) -> tuple[Span, ...]:
    """Set quotation marks round words that do not bring their own; «.» follows where it should."""
    opening, closing = labels.opening_quote, labels.closing_quote
    plain = _plain(spans)
    before = (Span(opening),) if opens and not plain.startswith(opening) else ()
    if not closes or plain.rstrip(".").endswith(closing):
        return (*before, *spans)
    if opening == GUILLEMET and plain.endswith(".") and not plain.endswith(".."):
        last = replace(spans[-1], text=spans[-1].text[:-1])
        return (*before, *spans[:-1], last, Span(f"{closing}."))
    return (*before, *spans, Span(closing))


def _barred(flowable: Flowable) -> Flowable:
    x = QUOTE_BAR / 2
    bar = Stroke(x, -flowable.before, x, flowable.height, QUOTE_BAR)
    return replace(flowable, marks=(bar, *flowable.marks))


def _is_narrow(block: AnyBlock) -> bool:
    match block:
        case Chart():
            return True
        case Table():
            return len(block.columns) <= NARROW_COLUMNS
        case Tree():
            return len(block.branches) <= NARROW_BRANCHES and not any(
                branch.branches for branch in block.branches
            )
        case _:
            return False


def _pair(left: AnyBlock, right: AnyBlock, setting: PageContext) -> Flowables:
    """Set two narrow figures side by side, or one below the other where a word is too wide."""
    sheet = setting.sheet
    measure = column_width(2, sheet)
    assert isinstance(left, AnyFigure)
    assert isinstance(right, AnyFigure)
    try:
        columns = (figure(left, setting, measure), figure(right, setting, measure))
    except Problems:
        return (*_block(left, setting), *_block(right, setting))
    pair = beside(columns, sheet, before=1.5 * sheet.unit)
    return of_kind(with_slides(pair, setting, right.where, left.where), "figure")


def _items(  # noqa: PLR0913, PLR0917 - a list inside a list
    items: Sequence[Item], sheet: Sheet, tag: Tag, style: Style, measure: float, indent: float
) -> Flowables:
    flowables: Flowables = ()
    hang = 1.5 * style.size
    for number, item in enumerate(items):
        inner = tag.child("LI", number)
        label = paragraph((Span(item.label),), style, sheet, inner.child("Lbl"))
        body = paragraph(
            item.spans, style, sheet, inner.child("LBody"), indent=indent + hang, measure=measure
        )
        flowables += _hung(label[0].marks, body, indent)
        if item.items:
            below = inner.child("LBody").child("L")
            flowables += _items(item.items, sheet, below, style, measure, indent + hang)
        if number in {0, len(items) - 2} and len(items) > 1:  # neither end stands on a page alone
            flowables = (*flowables[:-1], *leading(flowables[-1:]))
    return flowables


def _hung(label: tuple[Mark, ...], body: Flowables, indent: float) -> Flowables:
    if not body:
        return ()
    return (replace(body[0], marks=(*moved(label, indent, 0), *body[0].marks)), *body[1:])


def _plain(words: Sequence[Span]) -> str:
    return "".join(span.text for span in words)
