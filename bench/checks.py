"""A deck and pages go in; what they lack of their lesson comes out: slides, notes, rows, words."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pypdfium2

from bench.contents import Content
from bench.lessons import Sample

PAGES = (0.15, 0.6)  # of paper for each slide: least and most
# Readers of pages tell the ends of lines and the hyphens there, each in its own way.
BETWEEN = re.compile(r"[\s\u00ad\u0002\ufffe-]")
SHOWN = re.compile(r"<(?:a:t|c:v)>([^<]*)<")
NUMBER = re.compile(r"\d+")


def deck_faults(sample: Sample, file: Path, *, charts: bool) -> Iterator[str]:
    """Yield what the deck lacks; where it cannot hold ``charts`` their rows are looked for."""
    slides, notes, graphs = (_parts(file, kind) for kind in ("slide", "notesSlide", "chart"))
    text = "".join(slides)
    figures = sum(each.kind == "chart" for each in sample.contents)
    tables = ("table", "compare") if charts else ("table", "compare", "chart")
    rows = sum(len(each.rows) for each in sample.contents if each.kind in tables)
    yield from _differs("slides", len(slides), sample.slides)
    yield from _differs("notes", len(notes), sample.slides - 1)
    yield from _differs("charts", len(graphs), figures if charts else 0)
    if text.count("<a:tr ") + text.count("<a:tr>") < rows:
        yield "rows of tables are missing"
    shown = [each for each in sample.contents if each.kind != "text"]
    yield from _lost(shown, _read(slides) + _read(graphs))
    spoken = _read(notes)
    yield from (each.note for each in sample.contents if _tight(each.note) not in spoken)


def page_faults(sample: Sample, file: Path) -> Iterator[str]:
    """Yield what the pages lack, and a number of them that is past belief."""
    document = pypdfium2.PdfDocument(file)
    count = len(document)
    text = _tight("".join(page.get_textpage().get_text_range() for page in document))
    document.close()
    if not PAGES[0] <= count / sample.slides <= PAGES[1]:
        yield f"{count} pages for {sample.slides} slides"
    yield from _lost(sample.contents, text)


def _differs(name: str, found: int, wanted: int) -> Iterator[str]:
    if found != wanted:
        yield f"{found} {name}, not {wanted}"


def _parts(file: Path, kind: str) -> list[str]:
    """Return the XML of each part of one kind, by its number."""
    named = re.compile(rf"ppt/\w+/{kind}[-\d]+\.xml")
    with zipfile.ZipFile(file) as package:
        names = [name for name in package.namelist() if named.fullmatch(name)]
        names.sort(key=lambda name: [int(number) for number in NUMBER.findall(name)])
        return [package.read(name).decode("utf-8") for name in names]


def _read(parts: Iterable[str]) -> str:
    return _tight("".join(text for part in parts for text in SHOWN.findall(part)))


def _lost(contents: Iterable[Content], text: str) -> Iterator[str]:
    """Yield each title that does not follow the one before, and each cell that does not either."""
    at = 0
    for each in contents:
        if each.kind != "image":  # its only cell says what is seen, to those who do not see it
            cells = (cell for row in each.rows for cell in row)
            yield from (cell for cell in cells if not _follows(each, _tight(cell), text, at))
        found = text.find(each.title, at)
        if found < 0:
            yield each.title
        at = max(at, found)


def _follows(each: Content, cell: str, text: str, at: int) -> bool:
    """Tell whether ``text`` has the cell from ``at`` on; the end of a page may part a paragraph."""
    ends = range(1, len(cell)) if each.kind == "text" else ()
    return text.find(cell, at) >= 0 or any(
        text.find(cell[:end], at) >= 0 <= text.find(cell[end:], at) for end in ends
    )


def _tight(text: str) -> str:
    return BETWEEN.sub("", text)
