"""Running text, lists and quotations go in; the flowables that stand for them come out."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from builders.design.geometry import Size
from builders.document.elements import Boxed, Callout, Formula, Item, List, Paragraphs, Quotation
from builders.document.joining import sentences
from builders.document.words import Remarks, Spans
from builders.handout.marks import Stroke, Tag, moved
from builders.handout.planning.context import DOCUMENT, PageContext, key
from builders.handout.planning.flowables import (
    TALLEST,
    Flowable,
    Flowables,
    drop,
    leading,
    paragraph,
    rhythmic,
    spaced,
    spoken,
    tied,
)
from builders.handout.planning.scene_marks import marks
from builders.handout.typesetting.letters import Letter, letters
from builders.handout.typesetting.line_breaking import ENDLESS, lines
from builders.handout.typesetting.style import Sheet, Style
from builders.lesson.inline import Span, Text
from builders.problems import Place, Problems, error

FORMULA_SIZES = (1.1, 1.0, 0.9)  # of the running text
BULLET = "•"
HANG = 1.5  # ems from a list's label to its text
GUILLEMET = "«"  # a full stop stands behind its fellow, not before
QUOTE_BAR = 2.5  # points
URGENT = 2.4  # times as wide a bar


def paragraphs(element: Paragraphs, setting: PageContext) -> Flowables:
    """Return paragraphs, the title run into the first."""
    sheet = setting.sheet
    is_lined = _is_lined(element.texts)
    opening = () if is_lined else _run_in(element.title, setting)
    flowables = titled(element.title, setting) if is_lined else ()
    for text in element.texts:
        tag = DOCUMENT.child("P", key(text.where))
        flowables += paragraph(
            text.spans, sheet.body, sheet, tag, before=sheet.unit, opening=opening
        )
        opening = ()
    return flowables


def formula(element: Formula, setting: PageContext) -> Flowables:
    """Return a formula in the middle of the line, its number at the end; raise ``Problems``."""
    from builders.design.figures.formulas import display  # noqa: PLC0415 - few have a formula

    sheet = setting.sheet
    sizes = tuple(share * sheet.body.size for share in FORMULA_SIZES)
    most = Size(sheet.width, TALLEST * sheet.height)
    scene = display(element.display, most, sizes, setting.figures.ruler)
    if scene is None:
        raise Problems((error("L360", element.where),))
    tag = replace(DOCUMENT.child("Formula", key(element.where)), alt=scene.alt)
    drawn = marks(scene, tag, sheet.language)
    found = (Flowable(rhythmic(scene.size.height, sheet), drawn, sheet.unit),)
    remarks = remarked(element.remarks, element.where, setting)
    head = titled(element.title, setting)
    return (*head, *spaced(found, sheet.unit / 2 if head else sheet.unit), *remarks)


def listed(element: List, setting: PageContext) -> Flowables:
    """Return a list under its title."""
    tag = DOCUMENT.listing(key(element.where), "Decimal" if element.numbered else "Disc")
    head = titled(element.title, setting)
    found = itemized(element.items, setting.sheet, tag, numbered=element.numbered)
    before = 0 if head else setting.sheet.unit
    return (*head, *spaced(found, before), *remarked(element.remarks, element.where, setting))


def callout(element: Callout, setting: PageContext) -> Flowables:
    """Return a sentence that stands out, and below it whose it is."""
    sheet = setting.sheet
    style = replace(sheet.listed, bold=True)
    name = key(element.where)
    found = paragraph(
        element.text.spans, style, sheet, DOCUMENT.child("P", name), before=sheet.unit
    )
    if element.by:
        tag = DOCUMENT.child("P", f"{name} by")
        by = paragraph(element.by.spans, sheet.caption, sheet, tag, before=2)
        found = (*leading(found), *by)
    remarks = remarked(element.remarks, element.where, setting)
    return (*titled(element.title, setting), *found, *remarks)


def boxed(element: Boxed, setting: PageContext) -> Flowables:
    """Return texts beside a bar, the label and the title run into the first or, of lines, above."""
    sheet, name = setting.sheet, key(element.where)
    indent = 1.2 * sheet.paper.leading
    title = (*element.title.spans, Span(". ")) if element.title else ()
    head = (replace(span, bold=True) for span in (Span(f"{element.label}. "), *title))
    opening: Spans = (*head, *((Span("\n"),) if _is_lined(element.texts[:1]) else ()))
    found: Flowables = ()
    for number, text in enumerate(element.texts):
        tag = DOCUMENT.child("P", f"{name} {number}")
        spans, opening = (*opening, *text.spans), ()
        before = sheet.unit / 2 if number else sheet.unit
        found += paragraph(spans, sheet.body, sheet, tag, indent=indent, before=before)
    width = QUOTE_BAR * (URGENT if element.is_urgent else 1)
    barred = tuple(_barred(each, width, at > 0) for at, each in enumerate(tied(found)))
    return (*barred, *remarked(element.remarks, element.where, setting))


def quotation(element: Quotation, setting: PageContext) -> Flowables:
    """Return a person's words beside a bar, under their heading."""
    sheet, name = setting.sheet, key(element.where)
    head = DOCUMENT.child("H3", f"{name} title")
    title = paragraph(element.heading.spans, sheet.subheading, sheet, head, before=sheet.unit)
    said = _said(element, sheet, DOCUMENT.child("BlockQuote", name))
    barred = tuple(_barred(flowable, QUOTE_BAR) for flowable in tied(said))
    return (*leading(title), *barred, *remarked(element.remarks, element.where, setting))


def itemized(  # noqa: PLR0913 - a list inside a list
    items: Sequence[Item],
    sheet: Sheet,
    tag: Tag,
    *,
    numbered: bool = False,
    measure: float = 0,
    indent: float = 0,
) -> Flowables:
    """Return a list; the items below an item have bullets."""
    flowables: Flowables = ()
    style = sheet.listed
    hang = hang_of(f"{len(items)}." if numbered else BULLET, style, sheet)
    for number, item in enumerate(items, start=1):
        label, inner = f"{number}." if numbered else BULLET, tag.child("LI", number)
        spans = item.text.spans
        flowables += hung(
            label, spans, style, sheet, inner, hang=hang, indent=indent, measure=measure
        )
        below = inner.child("LBody").listing(0, "Disc")
        flowables += itemized(item.items, sheet, below, measure=measure, indent=indent + hang)
        if len(items) > 1 and number in {1, len(items) - 1}:  # neither end is alone on a page
            flowables = (*flowables[:-1], *leading(flowables[-1:]))
    return flowables


def hung(  # noqa: PLR0913 - as ``paragraph``, after a label
    label: str,
    spans: Spans,
    style: Style,
    sheet: Sheet,
    tag: Tag,
    *,
    hang: float,
    indent: float = 0,
    measure: float = 0,
    before: float = 0,
    language: str = "",
) -> Flowables:
    """Return a paragraph that hangs ``hang`` points from its label."""
    (first,) = paragraph((Span(label),), style, sheet, tag.child("Lbl"))
    body = paragraph(
        spans,
        style,
        sheet,
        spoken(tag.child("LBody"), language, sheet),
        indent=indent + hang,
        measure=measure,
        before=before,
        language=language,
    )
    if not body:
        return ()
    mark = moved(first.marks, indent, drop(body[0], style))
    return (replace(body[0], marks=(*mark, *body[0].marks)), *body[1:])


def hang_of(label: str, style: Style, sheet: Sheet, least: float = HANG) -> float:
    """Return how far a list hangs from its widest ``label``, clear of it; ``least`` is in ems."""
    (line,) = lines((Span(label),), style, ENDLESS, sheet.language)
    return max(least * style.size, line.width + style.size / 2)


def titled(title: Text | None, setting: PageContext) -> Flowables:
    """Return the heading of an element, if it has one."""
    if title is None:
        return ()
    sheet = setting.sheet
    tag = DOCUMENT.child("H3", key(title.where))
    return leading(paragraph(title.spans, sheet.subheading, sheet, tag, before=sheet.unit))


def _is_lined(texts: Sequence[Text]) -> bool:
    """Tell whether lines are written in ``texts``: verse, a dialogue, a program."""
    return any(len(text.lines) > 1 for text in texts)


def _run_in(title: Text | None, setting: PageContext) -> tuple[Letter, ...]:
    if title is None:
        return ()
    sheet = setting.sheet
    spans = (*sentences(title.spans), Span(" "))
    return letters(spans, sheet.subheading, sheet.language, DOCUMENT.child("H3", key(title.where)))


def remarked(remarks: Remarks, where: Place, setting: PageContext) -> Flowables:
    """Return where the facts of an element are from, and what is wrong with them."""
    sheet = setting.sheet
    tag = DOCUMENT.child("P", f"{key(where)} remarks")
    said = sentences(*(remark.spans for remark in remarks.all))
    return tied(paragraph(said, sheet.caption, sheet, tag, before=sheet.unit / 2))


def _said(element: Quotation, sheet: Sheet, tag: Tag) -> Flowables:
    """Return the words in quotation marks, then who spoke them."""
    style = replace(sheet.body, italic=True)
    indent = 1.2 * sheet.paper.leading
    is_lined = _is_lined(element.texts)
    said: Flowables = ()
    for number, text in enumerate(element.texts):
        opens, closes = number == 0, number == len(element.texts) - 1
        spans = _quoted(text, element.marks, opens=opens, closes=closes)
        before = sheet.unit / 2 if number and is_lined else 0
        said += paragraph(spans, style, sheet, tag.child("P", number), indent=indent, before=before)
    speaker = tag.child("P", "speaker")
    who = paragraph(_speaker(element), sheet.caption, sheet, speaker, indent=indent, before=2)
    return (*said, *who)


def _speaker(element: Quotation) -> Spans:
    role = (Span(", "), *element.role.spans) if element.role else ()
    return (*(replace(span, bold=True) for span in element.speaker.spans), *role)


def _quoted(text: Text, marks: tuple[str, str], *, opens: bool, closes: bool) -> Spans:
    """Set quotation marks round words that do not bring their own; «.» follows where it should."""
    opening, closing = marks
    spans, plain = text.spans, text.plain
    before = (Span(opening),) if opens and not plain.startswith(opening) else ()
    if not closes or plain.rstrip(".").endswith(closing):
        return (*before, *spans)
    if opening == GUILLEMET and plain.endswith(".") and not plain.endswith(".."):
        last = replace(spans[-1], text=spans[-1].text[:-1])
        return (*before, *spans[:-1], last, Span(f"{closing}."))
    return (*before, *spans, Span(closing))


def _barred(flowable: Flowable, width: float, is_joined: bool = True) -> Flowable:  # noqa: FBT001, FBT002
    """Return ``flowable`` beside a bar, which is joined to that of the one above it."""
    x = width / 2
    bar = Stroke(x, -flowable.before if is_joined else 0, x, flowable.height, width)
    return replace(flowable, marks=(bar, *flowable.marks))
