"""What a screen reader is given: the text of a PDF file by its structure, in reading order."""

from __future__ import annotations

import io
import re
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

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
    mcid, font = -1, ""
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        if operator == b"BDC":
            mcid = int(operands[1]["/MCID"])
            texts[mcid] = ""
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
