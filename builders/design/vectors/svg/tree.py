"""The bytes of an SVG file go in; its elements, which can reach nothing outside, come out."""

from __future__ import annotations

from lxml import etree

from builders.design.vectors.drawing import SketchError

MAX_BYTES = 8_000_000
MOST_ELEMENTS = 20_000
MOST_DEEP = 100
SVG = "http://www.w3.org/2000/svg"

Element = etree._Element  # noqa: SLF001 - the library's own name for the type


def parsed(data: bytes) -> Element:
    """Return the root of a drawing; raises ``SketchError``.

    A file that declares entities is refused: they can name other files, and each other without end.
    """
    if len(data) > MAX_BYTES:
        raise SketchError("L267", f"{len(data) // 1_000_000} MB > {MAX_BYTES // 1_000_000} MB")
    if b"<!ENTITY" in data.replace(b"\0", b""):
        raise SketchError("L267", "<!ENTITY")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as broken:
        raise SketchError("L263") from broken
    if kind(root) != "svg":
        raise SketchError("L263")
    _within(root)
    return root


def kind(element: Element) -> str:
    """Return what an element is called in SVG; nothing for one of another vocabulary."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    space, closing, name = tag.rpartition("}")
    return name if not closing or space == f"{{{SVG}" else ""


def attributes(element: Element) -> dict[str, str]:
    """Return the attributes of an element by their names."""
    return {str(name): str(value) for name, value in element.items()}


def text_of(element: Element) -> str:
    """Return all text inside an element."""
    return "".join(map(str, element.itertext()))


def _within(root: Element) -> None:
    """Stop at a drawing with more elements, or deeper ones, than can be drawn."""
    level, count = [root], 0
    for _ in range(MOST_DEEP):
        if not level:
            return
        count += len(level)
        if count > MOST_ELEMENTS:
            raise SketchError("L267", f"> {MOST_ELEMENTS}")
        level = [child for each in level for child in each]
    raise SketchError("L267", f"> {MOST_DEEP}")
