"""The bytes of a Word file go in; its paragraphs, headings, list items and tables come out.

A document is read as a stream of XML without entities; nothing of it is fetched or run.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from msgspec import Struct, field

from builders.lesson.importing.document import (
    Document,
    Grid,
    ImportRefusedError,
    Paragraph,
    Part,
    clean,
    paragraphs,
)

MOST_BYTES = 8_000_000  # of a part, unpacked; a plan of a hundred pages has one or two million
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BODY = "word/document.xml"
_BESIDE = re.compile(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml")
_UNSEEN = {f"{_W}moveFrom", f"{_W}del", f"{_MARKUP}Fallback", f"{_W}sectPr"}
_SIGNS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_BULLET = "bullet"


def read(data: bytes) -> Document:
    """Return the document of ``data``; what stands at the pages' edges comes last."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            if _BODY not in names:
                raise ImportRefusedError("not_a_plan")
            notes = sorted(name for name in names if _BESIDE.fullmatch(name))
            reader = _Reader(_Lists(package))
            for name in (_BODY, *notes):
                reader.part(_parsed(package, name))
    except (zipfile.BadZipFile, zlib.error, ET.ParseError, EOFError, OSError) as failure:
        raise ImportRefusedError("damaged") from failure
    except (UnicodeDecodeError, RuntimeError, NotImplementedError) as failure:
        raise ImportRefusedError("damaged") from failure  # a password, an unusual compression
    return Document(tuple(reader.parts), "\n".join(reader.lines))


def _parsed(package: zipfile.ZipFile, name: str) -> ET.Element:
    with package.open(name) as packed:
        unpacked = packed.read(MOST_BYTES + 1)
    if len(unpacked) > MOST_BYTES:
        raise ImportRefusedError("too_long")
    text = unpacked.decode("utf-8-sig")
    if "<!DOCTYPE" in text:  # Word writes none; without one there are no entities
        raise ImportRefusedError("damaged")
    return ET.fromstring(text)  # noqa: S314  # see the line above


class _Lists:
    """How styles and lists of a package number their paragraphs."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        names = package.namelist()
        self._formats: dict[tuple[str, str], str] = {}
        self._styles: dict[str, ET.Element] = {}
        if "word/numbering.xml" in names:
            self._read_formats(_parsed(package, "word/numbering.xml"))
        if "word/styles.xml" in names:
            styles = _parsed(package, "word/styles.xml").iter(f"{_W}style")
            self._styles = {style.get(f"{_W}styleId", ""): style for style in styles}

    def _read_formats(self, root: ET.Element) -> None:
        levels = {
            (kind.get(f"{_W}abstractNumId"), level.get(f"{_W}ilvl", "0")): _value(level, "numFmt")
            for kind in root.iter(f"{_W}abstractNum")
            for level in kind.iter(f"{_W}lvl")
        }
        for listed in root.iter(f"{_W}num"):
            kind = _value(listed, "abstractNumId")
            self._formats |= {
                (listed.get(f"{_W}numId", ""), level): form
                for (other, level), form in levels.items()
                if other == kind
            }

    def style(self, paragraph: ET.Element) -> ET.Element | None:
        return self._styles.get(_value(paragraph, "pPr/pStyle"))

    def of(self, paragraph: ET.Element) -> tuple[str, str, str] | None:
        """Return the list, the level and the form of number of ``paragraph``, if it has one."""
        style = self.style(paragraph)
        for owner in (paragraph, *((style,) if style is not None else ())):
            if owner.find(f"{_W}pPr/{_W}numPr") is not None:
                listed = _value(owner, "pPr/numPr/numId")
                level = _value(owner, "pPr/numPr/ilvl") or "0"
                form = self._formats.get((listed, level), "")
                return (listed, level, form) if form not in ("", "none") else None
        return None

    def is_heading(self, paragraph: ET.Element) -> bool:
        style = self.style(paragraph)
        named = _value(style, "name") if style is not None else _value(paragraph, "pPr/pStyle")
        outlined = _value(paragraph, "pPr/outlineLvl") not in ("", "9")
        return outlined or named.casefold().startswith("heading")


class _Reader(Struct):
    lists: _Lists
    parts: list[Part] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    counted: Counter[tuple[str, str]] = field(default_factory=Counter)

    def part(self, root: ET.Element) -> None:
        for element in _outermost(root, f"{_W}p", f"{_W}tbl"):
            if element.tag == f"{_W}tbl":
                self.parts.extend(self.table(element))
            else:
                self.parts.extend(self.paragraph(element))

    def line(self, text: str) -> int:
        self.lines.append(text)
        return len(self.lines)

    def paragraph(self, element: ET.Element) -> Iterator[Paragraph]:
        heading = self.lists.is_heading(element)
        mark = self.mark(element)
        for text in "".join(_texts(element)).split("\n"):
            if clean(text):
                yield from paragraphs(
                    f"{mark}{text}", self.line(f"{mark}{clean(text)}"), is_heading=heading
                )
                mark = ""

    def mark(self, element: ET.Element) -> str:
        """Return the number or the bullet that Word would draw before ``element``."""
        found = self.lists.of(element)
        if found is None or not clean("".join(_texts(element))):
            return ""
        listed, level, form = found
        if form == _BULLET:
            return "• "
        self.counted[listed, level] += 1
        for deeper in [key for key in self.counted if key[0] == listed and key[1] > level]:
            del self.counted[deeper]
        return f"{self.counted[listed, level]}. "

    def table(self, element: ET.Element) -> Iterator[Grid]:
        rows = [
            tuple(clean("".join(_texts(cell))) for cell in _outermost(row, f"{_W}tc"))
            for row in _outermost(element, f"{_W}tr")
        ]
        shown = [row for row in rows if any(row)]
        width = max(map(len, shown), default=0)
        filled = tuple(row + ("",) * (width - len(row)) for row in shown)
        if filled:
            lines = [self.line(" | ".join(filter(None, row))) for row in filled]
            yield Grid(filled, lines[0])


def _outermost(root: ET.Element, *tags: str) -> Iterator[ET.Element]:
    """Yield what bears one of ``tags`` below ``root`` and stands in nothing else that does."""
    waiting = list(reversed(root))
    while waiting:
        element = waiting.pop()
        if element.tag in tags:
            yield element
        elif element.tag not in _UNSEEN:
            waiting.extend(reversed(element))


def _texts(root: ET.Element) -> Iterator[str]:
    """Yield what ``root`` shows, a line break after each paragraph inside it."""
    waiting: list[ET.Element | str] = [root]
    while waiting:
        element = waiting.pop()
        if isinstance(element, str):
            yield element
        elif element.tag == f"{_W}t":
            yield element.text or ""
        elif element.tag in _SIGNS:
            yield _SIGNS[element.tag]
        elif element.tag not in _UNSEEN:
            waiting.extend(("\n",) if element.tag == f"{_W}p" else ())
            waiting.extend(reversed(element))


def _value(element: ET.Element, path: str) -> str:
    found = element.find("/".join(f"{_W}{step}" for step in path.split("/")))
    return "" if found is None else found.get(f"{_W}val", "")
