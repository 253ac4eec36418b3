"""Titles and the places they lead to go in; the outline of a PDF file comes out."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfbase import pdfdoc


class Outline(pdfdoc.PDFObject):  # type: ignore[misc]
    """The bookmarks, one level deep."""

    __RefOnly__ = 1
    ready = 1

    def __init__(self, entries: Sequence[tuple[str, pdfdoc.PDFArray]]) -> None:
        self.entries = entries

    def prepare(self, document: pdfdoc.PDFDocument, _canvas: None) -> None:
        """Add an object for each entry; ReportLab calls this before it writes the file."""
        for number, (title, place) in enumerate(self.entries):
            entry = {
                "Title": pdfdoc.PDFString(title),
                "Parent": document.Reference(self),
                "Dest": place,
            }
            if number:
                entry["Prev"] = _reference(number - 1)
            if number < len(self.entries) - 1:
                entry["Next"] = _reference(number + 1)
            document.Reference(pdfdoc.PDFDictionary(entry), _name(number))

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Return the root of the outline."""
        root = {
            "Type": pdfdoc.PDFName("Outlines"),
            "First": _reference(0),
            "Last": _reference(len(self.entries) - 1),
            "Count": len(self.entries),
        }
        return bytes(pdfdoc.PDFDictionary(root).format(document))


def _name(number: int) -> str:
    return f"Bookmark{number}"


def _reference(number: int) -> pdfdoc.PDFObjectReference:
    return pdfdoc.PDFObjectReference(_name(number))
