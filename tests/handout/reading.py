"""What a PDF file says: its text by its structure, in reading order, and where its ink stands."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2
from msgspec import Struct
from pypdf import PdfReader
from pypdf.generic import ContentStream
from pypdfium2.raw import FPDF_PAGEOBJ_TEXT, FPDFPageObj_GetMarkedContentID

Marked = dict[tuple[int, int], str]


def read_back(data: bytes) -> list[tuple[str, str]]:
    """Return the role and the text of each element that has text of its own."""
    reader = PdfReader(io.BytesIO(data))
    marked: Marked = {}
    for page in reader.pages:
        assert page.indirect_reference
        number = page.indirect_reference.idnum
        marked |= {(number, mcid): text for mcid, text in _texts(page).items()}
    found: list[tuple[str, str]] = []
    root: Any = reader.trailer["/Root"]
    for kid in root["/StructTreeRoot"]["/K"]:
        _walk(kid.get_object(), marked, found)
    return found


def _walk(element: Any, marked: Marked, found: list[tuple[str, str]]) -> None:  # noqa: ANN401
    place = len(found)
    text = ""
    for kid in (each.get_object() for each in element["/K"]):
        if kid.get("/Type") == "/MCR":
            text += marked[kid.raw_get("/Pg").idnum, int(kid["/MCID"])]
        elif kid.get("/Type") == "/StructElem":
            _walk(kid, marked, found)
    if text.strip():
        found.insert(place, (str(element["/S"])[1:], text))


def _texts(page: Any) -> dict[int, str]:  # noqa: ANN401
    maps = {
        name: _unicode(font.get_object()["/ToUnicode"].get_data().decode("ascii"))
        for name, font in page["/Resources"]["/Font"].items()
    }
    texts: dict[int, str] = {}
    mcid, font, inside = -1, "", 0
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        if operator == b"BDC" and "/ActualText" in operands[1]:  # of what is drawn
            texts[mcid] += operands[1]["/ActualText"]
            inside += 1
        elif operator == b"BDC":
            mcid = int(operands[1]["/MCID"])
            texts[mcid] = ""
        elif operator == b"EMC" and inside:
            inside -= 1
        elif operator in {b"EMC", b"BMC"}:
            mcid = -1
        elif operator == b"Tf":
            font = operands[0]
        elif operator == b"TJ" and mcid >= 0:
            codes = b"".join(_codes(each) for each in operands[0])
            texts[mcid] += "".join(maps[font][code] for code in codes)
    return texts


def _codes(shown: Any) -> bytes:  # noqa: ANN401  # pypdf guesses whether a string is text
    if isinstance(shown, bytes):
        return shown
    return bytes(getattr(shown, "original_bytes", b""))


def _unicode(cmap: str) -> dict[int, str]:
    pairs = re.findall(r"<([0-9A-F]{2})> <([0-9A-F]+)>(?!\s*endcodespace)", cmap)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


def words(text: str) -> list[str]:
    """Return the words as they are heard: a hyphen at a line's end is silent."""
    return text.replace("\u00ad", "").replace("\u00a0", " ").split()


class Ink(Struct, frozen=True):
    """What PDFium finds painted, with its box on its page, y up."""

    text: str
    page: int
    left: float
    bottom: float
    right: float
    top: float
    number: int = -1

    def covers(self, other: Ink) -> bool:
        """Tell whether the two share half of the narrower and half of the lower one.

        Two that follow each other in a word may: an italic f reaches under what precedes it.
        """
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.top, other.top) - max(self.bottom, other.bottom)
        narrow = min(self.right - self.left, other.right - other.left)
        low = min(self.top - self.bottom, other.top - other.bottom)
        is_apart = self.page == other.page and abs(self.number - other.number) > 1
        return is_apart and wide > narrow / 2 and high > low / 2


def signs(data: bytes) -> Iterator[Ink]:
    """Yield each sign that is painted but the spaces."""
    for number, page in enumerate(pypdfium2.PdfDocument(data)):
        shown = page.get_textpage()
        for index in range(shown.count_chars()):
            sign = shown.get_text_range(index, 1)
            if sign.strip():
                yield Ink(sign, number, *shown.get_charbox(index), index)


def overprinted(data: bytes) -> list[tuple[Ink, Ink]]:
    """Return the pairs of signs that stand over each other."""
    found: list[tuple[Ink, Ink]] = []
    near: list[Ink] = []
    for sign in sorted(signs(data), key=lambda sign: (sign.page, sign.left)):
        near = [one for one in near if one.page == sign.page and one.right > sign.left]
        found += [(one, sign) for one in near if sign.covers(one)]
        near.append(sign)
    return found


Place = tuple[int, int, int]


def cells(data: bytes) -> dict[Place, list[Ink]]:
    """Return the pieces of each cell by the numbers of its table, its row and its column."""
    reader = PdfReader(io.BytesIO(data))
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}  # type: ignore[union-attr]
    places: dict[tuple[int, int], Place] = {}
    root: Any = reader.trailer["/Root"]
    for number, table in enumerate(_below(root["/StructTreeRoot"], "/Table")):
        for at, row in enumerate(_below(table, "/TR")):
            for column, cell in enumerate(_below(row, "/TH", "/TD")):
                for page, mcid in _marks(cell):
                    places[pages[page], mcid] = (number, at, column)
    found: dict[Place, list[Ink]] = {}
    for page, mcid, ink in _texts_of(data):
        if (page, mcid) in places:
            found.setdefault(places[page, mcid], []).append(ink)
    return found


def _below(element: Any, *roles: str) -> Iterator[Any]:  # noqa: ANN401
    for kid in (each.get_object() for each in element["/K"]):
        if kid.get("/Type") == "/StructElem":
            if kid["/S"] in roles:
                yield kid
            else:
                yield from _below(kid, *roles)


def _marks(element: Any) -> Iterator[tuple[int, int]]:  # noqa: ANN401
    for kid in (each.get_object() for each in element["/K"]):
        if kid.get("/Type") == "/MCR":
            yield kid.raw_get("/Pg").idnum, int(kid["/MCID"])
        elif kid.get("/Type") == "/StructElem":
            yield from _marks(kid)


def _texts_of(data: bytes) -> Iterator[tuple[int, int, Ink]]:
    for number, page in enumerate(pypdfium2.PdfDocument(data)):
        for shown in page.get_objects(filter=[FPDF_PAGEOBJ_TEXT]):
            mcid = FPDFPageObj_GetMarkedContentID(shown.raw)
            yield number, mcid, Ink("", number, *shown.get_bounds())
