"""Painted bytes and their plans go in; silence comes out when they say the same, in the same order.

Slides are read back from the package's XML, pages by PDFium: neither had a part in painting. What
is found is a fault of ours, not the teacher's: an assertion ends the build, and the old outputs
stay. It is raised, not asserted, so that Python's -O does not leave it out.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import zip_longest

import pypdfium2
from lxml import etree

from builders.deck.package.lint import Package, Parsed, lint
from builders.deck.slides import (
    DeckPlan,
    NativeChart,
    Rectangle,
    ShapeGroup,
    Slide,
    SlidePicture,
    SlideTable,
    Words,
)
from builders.design.scene import Formula, Graph, Label, Lines, Node, Photo
from builders.design.scene import Mark as Drawn
from builders.design.scripts.forms import INKS, SMALL, Form, Shift, alike, forms, typed
from builders.design.scripts.written import from_right
from builders.design.vectors.drawing import Piece, Shown, Sketch
from builders.handout.marks import Drawing, Line, Mark
from builders.handout.pages import HandoutPlan, Spot
from builders.problems import assert_never

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_SHOW = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
# A formula is drawn, and where PowerPoint can edit it, there also as an equation; other lines that
# are drawn say nothing.
_FORMULA = (
    f"{_DRAWING}custGeom",
    "{http://schemas.microsoft.com/office/drawing/2010/main}m",
)
_SLIDE = re.compile(r"ppt/slides/slide\d+\.xml")
# What a reader of pages may add or drop: spaces, and the hyphens that lines end with. PDFium also
# drops a combining mark that is drawn over ink like its own.
_BETWEEN = re.compile(r"[\s\u00ad\u0002\ufffe\u0300-\u036f-]")
_LEAD = "\u200b"  # a run of its own before words that would give their look to a number
_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd-\uffff]")
# Among words from the right it turns brackets round, whatever the file says of them.
LEAST_SIZE = 8  # points, on paper
HAIR = 0.5  # points by which PDFium's boxes of letters reach over their ink


def verify_deck(plan: DeckPlan, data: bytes) -> None:
    """Stop when PowerPoint would offer to repair ``data``, or when it says other than ``plan``."""
    package = Package(data)
    count = sum(bool(_SLIDE.fullmatch(name)) for name in package.names)
    _expect(count == len(plan.slides), f"{count} slides")
    planned = iter(plan.slides)

    def compare(slide: Parsed) -> None:
        own = next(planned, None)
        _compare(slide.name, () if own is None else _planned(own), _shown(package, slide))

    findings = lint(package, compare)
    _expect(not findings, "\n".join(findings))
    _expect(next(planned, None) is None, "slides that the presentation does not list")


def verify_pages(plan: HandoutPlan, data: bytes, *, cut: bool = False) -> None:
    """Stop when the pages of ``data`` say other than those of ``plan``, or reach over their edges.

    Pages that are ``cut`` from a larger one do so on purpose.
    """
    document = pypdfium2.PdfDocument(data)
    try:
        sides = plan.sides or tuple((Spot(page),) for page in range(len(plan.pages)))
        _expect(len(document) == len(sides), f"{len(document)} pages")
        for number, side in enumerate(sides):
            page = document[number]
            shown = page.get_textpage()
            if not cut:
                _within(f"page {number + 1}", shown, page.get_size())
            for spot in side:
                _legible(f"page {spot.page + 1}", plan.pages[spot.page])
                have = _tight(_text_of(shown, spot, plan))
                want = _tight(_words(plan.pages[spot.page]))
                # PDFium orders text by where it stands: the letters are compared, not their order.
                same = sorted(have) == sorted(want)
                drawings = tuple(m for m in plan.pages[spot.page] if isinstance(m, Drawing))
                same = same or _is_among(have, want, _tight(_words(drawings)))
                _expect(same, f"page {number + 1}: planned {want!r}, shown {have!r}")
                _expect(not _UNSHOWN.search(have), f"page {number + 1}: an unreadable sign")
    finally:
        document.close()


def _text_of(shown: pypdfium2.PdfTextPage, spot: Spot, plan: HandoutPlan) -> str:
    """Return the text of a page, or of that half of a side on which the page stands."""
    if not plan.sides:
        return str(shown.get_text_range())
    return str(shown.get_text_bounded(left=spot.x, right=spot.x + plan.size.width))


def _words(page: tuple[Mark, ...]) -> str:
    lines = (line for mark in page for line in _lines_of(mark))
    return "".join(fragment.text for line in lines for fragment in line.fragments)


def _lines_of(mark: Mark) -> tuple[Line, ...]:
    return (mark,) if isinstance(mark, Line) else mark.lines if isinstance(mark, Drawing) else ()


def _is_among(have: str, want: str, drawn: str) -> bool:
    """Tell whether all is there but some of the words of drawings.

    Those may lie over one another or over an edge, where PDFium does not read them.
    """
    missing = Counter(want) - Counter(have)
    return not Counter(have) - Counter(want) and not missing - Counter(drawn)


def _compare(place: str, planned: Iterable[str], shown: Iterable[str]) -> None:
    for want, have in zip_longest(planned, shown):
        same = None not in {want, have} and alike(want) == alike(have)
        _expect(same, f"{place}: planned {want!r}, shown {have!r}")
        _expect(not _UNSHOWN.search(have), f"{place}: {have!r} has a sign that nobody can read")


def _within(place: str, shown: pypdfium2.PdfTextPage, size: tuple[float, float]) -> None:
    """Stop when a run of text reaches over the edge of its page."""
    for index in range(shown.count_rects()):
        left, bottom, right, top = shown.get_rect(index)
        inside = left >= -HAIR and bottom >= -HAIR and right <= size[0] + HAIR
        _expect(inside and top <= size[1] + HAIR, f"{place}: text at {left:.0f}, {bottom:.0f}")


def _legible(place: str, page: tuple[Mark, ...]) -> None:
    for line in (mark for mark in page if isinstance(mark, Line)):
        for fragment in line.fragments:
            size = fragment.font.size / (SMALL if fragment.rise else 1)
            _expect(round(size, 3) >= LEAST_SIZE, f"{place}: {fragment.text!r} at {size:g} points")


def _expect(holds: bool, otherwise: str) -> None:  # noqa: FBT001  # as assert
    if not holds:
        raise AssertionError(otherwise)


def _tight(text: str) -> str:
    """Return the letters and signs; of signs among words from the right PDFium makes others."""
    tight = _BETWEEN.sub("", text)
    if not from_right(tight):
        return tight
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", tight)))


def _planned(slide: Slide) -> Iterator[str]:
    """Yield each paragraph, cell, line, bar and note of ``slide`` that is not empty."""
    for placed in slide.items:
        match placed.item:
            case Words() as item:
                yield from (para.plain for para in item.paragraphs if para.plain)
            case SlideTable() as item:
                cells = ("".join(p.text for p in cell.runs) for row in item.rows for cell in row)
                yield from (cell for cell in cells if cell)
            case ShapeGroup() as item:
                yield from (text for mark in item.scene.marks for text in _drawn(mark))
            case NativeChart() as item:
                yield item.unit
                yield from (f"{bar.label}: {bar.value}" for bar in item.columns)
            case SlidePicture() as item:
                yield from _written(item.picture)
            case Rectangle():
                continue
            case _:
                assert_never(placed.item)
    yield from (note for note in slide.notes if note)


def _drawn(mark: Drawn) -> Iterator[str]:
    """Yield the lines of text of a mark, a formula in words, and curves with their numbers."""
    if isinstance(mark, Graph):
        yield from (_curve(each.name, each.runs) for each in mark.lines)
        if mark.points:
            yield _curve(mark.points.name, (mark.points.places,))
    label = mark.label if isinstance(mark, Node) else mark
    if isinstance(label, Label):
        texts = ("".join(run.text for run in line) for line in label.lines)
        yield from (text for text in texts if text)
    if isinstance(mark, Formula):
        yield from (mark.said,) * (2 if mark.editable else 1)
    if isinstance(mark, Photo):
        yield from _written(mark.picture)


def _curve(name: str, runs: Lines) -> str:
    return f"{name}: " + " ".join(f"{x:.9g} {y:.9g}" for run in runs for x, y in run)


def _written(picture: Shown) -> Iterator[str]:
    """Yield the lines of words of a drawing as slides have them."""
    for line in picture.letterings if isinstance(picture, Sketch) else ():
        pieces = (form for piece in line.pieces for form in _forms(piece))
        yield "".join(map(typed, pieces))


def _forms(piece: Piece) -> Iterator[Form]:
    own = piece.ink.colour if piece.ink.colour in INKS else ""
    for form in forms(piece.text):
        yield Form(form.text, form.shift or piece.shift, form.ink or own)


def _shown(package: Package, slide: Parsed) -> Iterator[str]:
    for element in slide.tree.iter(f"{_DRAWING}p", f"{_CHART}chart", *_FORMULA):
        if element.tag == f"{_DRAWING}p":
            yield from filter(None, (_text(element),))
        elif element.tag in _FORMULA:
            shapes = element.iterancestors(f"{_SHOW}sp")
            yield from filter(None, (own[0][0].get("descr") for own in shapes))
        else:
            chart = package.tree(slide.targets[str(element.values()[0])][1])
            series = tuple(chart.iterfind(f".//{_CHART}scatterChart/{_CHART}ser"))
            yield from map(_series, series) if series else _bars(chart)
    if slide.notes is not None:
        yield from filter(None, map(_text, slide.notes.iter(f"{_DRAWING}p")))


def _bars(chart: etree._Element) -> Iterator[str]:
    (unit,), labels, values = (
        [point.text or "" for point in part.iter(f"{_CHART}v")]
        for tag in ("tx", "cat", "val")
        for part in chart.iter(f"{_CHART}{tag}")
    )
    yield unit
    yield from (f"{label}: {value}" for label, value in zip(labels, values, strict=True))


def _series(series: etree._Element) -> str:
    """Return the name of a curve and its numbers, which have the same places in both lists."""
    (name,), across, up = (
        [point.text or "" for point in part.iter(f"{_CHART}v")]
        for tag in ("tx", "xVal", "yVal")
        for part in series.iter(f"{_CHART}{tag}")
    )
    return f"{name}: " + " ".join(f"{x} {y}" for x, y in zip(across, up, strict=True))


def _text(paragraph: etree._Element) -> str:
    found = paragraph.iter(f"{_DRAWING}t", f"{_DRAWING}br")
    return "".join(_typed(run) if run.tag == f"{_DRAWING}t" else "\n" for run in found)


def _typed(text: etree._Element) -> str:
    """Return what was typed for the text of a run, which may be shifted or in an ink of its own."""
    properties = text.getprevious()
    if properties is None or not text.text or text.text == _LEAD:
        return (text.text or "").removeprefix(_LEAD)
    baseline = int(properties.get("baseline", "0"))
    shift: Shift = "sub" if baseline < 0 else "super" if baseline else ""
    inks = (str(ink.get("val")) for ink in properties.iterfind(f"{_DRAWING}solidFill/*"))
    return typed(Form(text.text, shift, next(filter(INKS.__contains__, inks), "")))
