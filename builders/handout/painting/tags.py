"""Marked pieces of pages go in; the structure tree that reads them in order comes out."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.pdfbase import pdfdoc

from builders.handout.marks import Tag


class Element(pdfdoc.PDFObject):  # type: ignore[misc]
    """An element of the structure with what it holds: other elements and pieces of pages."""

    __RefOnly__ = 1

    def __init__(self, tag: Tag, parent: pdfdoc.PDFObject) -> None:
        self.tag = tag
        self.parent = parent
        self.kids: list[object] = []
        self.boxes: list[tuple[float, float, float, float]] = []

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Return the element's dictionary."""
        parent = pdfdoc.format(self.parent, document)
        kids = pdfdoc.PDFArray(self.kids).format(document)
        own = b"".join(self._own(document))
        return b"<<\n%b/K %b /P %b /S /%b /Type /StructElem\n>>" % (
            own,
            kids,
            parent,
            self.tag.role.encode("ascii"),
        )

    def _own(self, document: pdfdoc.PDFDocument) -> Iterator[bytes]:
        """Yield the entries that few elements have."""
        if self.tag.scope:
            yield b"/A <<\n/O /Table /Scope /%b\n>> " % self.tag.scope.encode("ascii")
        if self.tag.numbering:
            numbering = self.tag.numbering.encode("ascii")
            yield b"/A <<\n/O /List /ListNumbering /%b\n>> " % numbering
        if len(self.boxes) == 1:  # what stands on two pages has no box, ISO 32000-1 table 344
            box = pdfdoc.PDFArray(self.boxes[0]).format(document)
            yield b"/A <<\n/O /Layout /BBox %b\n>> " % box
        if self.tag.alt:
            yield b"/Alt %b " % pdfdoc.PDFString(self.tag.alt).format(document)
        if self.tag.language:
            yield b"/Lang %b " % pdfdoc.PDFString(self.tag.language).format(document)


class Piece(pdfdoc.PDFObject):  # type: ignore[misc]
    """A marked piece of a page: a file has thousands, so it writes its dictionary itself."""

    def __init__(self, page: pdfdoc.PDFObjectReference, number: int) -> None:
        self.page = page
        self.number = number

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Return a marked-content reference."""
        page = self.page.format(document)
        return b"<<\n/MCID %d /Pg %b /Type /MCR\n>>" % (self.number, page)


class Tree(pdfdoc.PDFObject):  # type: ignore[misc]
    """The root of the structure, and the way back from each marked piece to its element."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.elements: dict[Tag, Element] = {}
        self.kids: list[Element] = []
        self.parents: dict[int, object] = {}

    def mark(self, tag: Tag, page: pdfdoc.PDFObjectReference, number: int) -> int:
        """Note that a piece of ``page``, the ``number``th of all, belongs to ``tag``.

        Returns the piece's own number on its page.
        """
        element = self.element(tag)
        found = self.parents.setdefault(number, [])
        assert isinstance(found, list)
        found.append(element)
        element.kids.append(Piece(page, len(found) - 1))
        return len(found) - 1

    def bound(self, tag: Tag, box: tuple[float, float, float, float]) -> None:
        """Note the left, lower, right and upper edge of what a page shows of ``tag``."""
        self.element(tag).boxes.append(box)

    def link(
        self,
        tag: Tag,
        page: pdfdoc.PDFObjectReference,
        note: pdfdoc.PDFObjectReference,
        number: int,
    ) -> None:
        """Note that the annotation ``note``, the ``number``th of all, belongs to ``tag``."""
        element = self.element(tag)
        piece = {"Type": pdfdoc.PDFName("OBJR"), "Pg": page, "Obj": note}
        element.kids.append(pdfdoc.PDFDictionary(piece))
        self.parents[number] = element

    def element(self, tag: Tag) -> Element:
        """Return the element of ``tag``, placed after what has been read before."""
        if tag not in self.elements:
            parent = self.element(tag.parent) if tag.parent else self
            element = Element(tag, parent)
            parent.kids.append(element)
            self.elements[tag] = element
        return self.elements[tag]

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Return the root's dictionary."""
        numbers: list[object] = []
        for number, found in sorted(self.parents.items()):
            numbers += [number, pdfdoc.PDFArray(found) if isinstance(found, list) else found]
        entries = {
            "Type": pdfdoc.PDFName("StructTreeRoot"),
            "K": pdfdoc.PDFArray(self.kids),
            "ParentTree": pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(numbers)}),
            "ParentTreeNextKey": max(self.parents, default=-1) + 1,
        }
        return bytes(pdfdoc.PDFDictionary(entries).format(document))
