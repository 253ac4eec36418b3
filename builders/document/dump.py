"""A document in; the same document as text that people and version control can read out."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from builders.document.structure import Document, Section
from builders.document.words import plain
from builders.lesson.inline import Span, Text, marked

UNSAID = frozenset({"where", "language", "audience"})  # in the line that opens an element
INDENT = "  "


def dump(document: Document) -> str:
    """Return every section with its elements and all their words."""
    lines = [f"{document.head.title.marked} | {document.tag}", *_fields(document.head)]
    for section in document.sections:
        lines += ["", *_section(section)]
    lines += ["", "furniture", *_fields(document.furniture)]
    return "\n".join(lines) + "\n"


def _section(section: Section) -> Iterator[str]:
    yield f"§ {section.kind}: {plain(section.heading)} | {section.where}"
    yield from _fields(section, {"kind", "heading", "elements"})
    for element in section.elements:
        audience = " ".join(element.audience) or "nobody"
        yield f"{INDENT}{type(element).__name__} {element.where} | {audience} | {element.language}"
        yield from (f"{INDENT}{line}" for line in _fields(element))


def _fields(value: Struct, known: frozenset[str] | set[str] = frozenset()) -> Iterator[str]:
    """Yield the fields that say something, a line or several each."""
    for name, inner in _said(value):
        if name not in known:
            yield from _field(name, inner)


def _said(value: Struct) -> Iterator[tuple[str, object]]:
    for name in value.__struct_fields__:
        inner = getattr(value, name)
        is_empty = inner is None or inner is False or inner in {(), ""}
        if name not in UNSAID and not is_empty and _line(inner) != "":
            yield name, inner


def _field(name: str, value: object) -> Iterator[str]:
    line = _line(value)
    if line is not None:
        yield f"{INDENT}{name}: {line}"
        return
    yield f"{INDENT}{name}:"
    yield from (f"{INDENT}{each}" for each in _lines(value))


def _lines(value: object) -> Iterator[str]:
    """Yield a value that takes several lines."""
    if isinstance(value, Struct):
        yield from _fields(value)
    elif isinstance(value, tuple):
        for each in value:
            line = _line(each)
            if line is not None:
                yield f"{INDENT}- {line}"
            else:
                yield from _lines(each)


def _line(value: object) -> str | None:
    """Return what stands on one line, or None where more lines are wanted."""
    if isinstance(value, Text):
        return value.marked
    if isinstance(value, Struct):
        pairs = [(name, _line(inner)) for name, inner in _said(value)]
        known = [f"{name}: {line}" for name, line in pairs if line is not None]
        return " | ".join(known) if len(known) == len(pairs) else None
    if not isinstance(value, tuple):
        return str(value)
    if all(isinstance(each, Span) for each in value):
        return marked(value)
    cells = [_line(each) for each in value if isinstance(each, Text | str)]
    return " | ".join(map(str, cells)) if len(cells) == len(value) else None
