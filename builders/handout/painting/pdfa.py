"""What an archivable and accessible PDF file needs beyond pages: fonts, profile, metadata."""

from __future__ import annotations

import struct
import sys
from collections.abc import Mapping
from functools import cache
from hashlib import md5
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from builders.design.scripts.forms import FORMS

_shaper = sys.modules.get("uharfbuzz")
sys.modules["uharfbuzz"] = None  # type: ignore[assignment]  # ReportLab loads it, for no use of ours
try:
    from reportlab.pdfbase.ttfonts import TTFont
finally:
    del sys.modules["uharfbuzz"]
    if _shaper:
        sys.modules["uharfbuzz"] = _shaper

PRODUCER = "lesson compiler"
CMAP_BLOCK = 100  # entries; Adobe Technical Note 5014 allows no more in one block

# IEC 61966-2-1, its primaries and white adapted to D50 (ICC.1:2001-04, Annex E).
WHITE = (0.9642, 1.0, 0.8249)
PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
CURVE_STEPS = 256
LINEAR_UP_TO = 0.04045  # IEC 61966-2-1, 5.2

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


class Stream(pdfdoc.PDFStream):  # type: ignore[misc]
    """A stream with the end of line before ``endstream`` that PDF/A asks for."""

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Return the stream; CR LF because data that ends in CR would swallow a lone LF."""
        written: bytes = super().format(document)
        return written.removesuffix(b"endstream\n") + b"\r\nendstream\n"


class Info(pdfdoc.PDFInfo):  # type: ignore[misc]
    """The document information: a title and what made the file, and no word that says nothing."""

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Return the dictionary."""
        entries = {
            "Title": pdfdoc.PDFString(self.title),
            "Producer": pdfdoc.PDFString(PRODUCER),
        }
        return bytes(pdfdoc.PDFDictionary(entries).format(document))


class Archive(pdfdoc.PDFDocument):  # type: ignore[misc]
    """A document whose bytes depend on nothing but its content."""

    def __init__(self, title: str, language: str) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 7), lang=language)
        # ReportLab begins it with SOURCE_DATE_EPOCH, where the environment has one.
        self.signature = md5(title.encode(), usedforsecurity=False)
        self.info = Info()
        self.info.title = title
        catalog = self.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        catalog.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": "true"})
        catalog.OutputIntents = pdfdoc.PDFArray([_intent()])
        catalog.Metadata = _metadata(title, language)

    def Reference(  # noqa: N802  # ReportLab's name
        self,
        object: object,  # noqa: A002  # ReportLab's name
        name: str | None = None,
    ) -> pdfdoc.PDFObjectReference:
        """Return a reference to ``object``; a stream that ReportLab made is made to end well."""
        if type(object) is pdfdoc.PDFStream:
            object.__class__ = Stream
        return super().Reference(object, name)


class Face(TTFont):  # type: ignore[misc]
    """A font file whose subsets say which characters they hold, and nothing else.

    A character that is drawn as another has its glyph; a reader still gets what was typed.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path.stem, str(path), asciiReadable=False, shapable=False)
        for character, form in FORMS.items():
            code, drawn = ord(character), ord(form.text)
            if drawn in self.face.charToGlyph:
                self.face.charToGlyph[code] = self.face.charToGlyph[drawn]
                self.face.charWidths[code] = self.face.charWidths[drawn]

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:  # noqa: N802  # ReportLab's name
        """Add the subsets, with maps to Unicode as readers want them."""
        state = self.state[doc]
        subsets = [list(subset) for subset in state.subsets]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            font = doc.idToObject[f"{state.internalName}+{number}"]
            known = {code: chr(each) for code, each in enumerate(subset) if each}
            doc.idToObject[font.ToUnicode.name].content = to_unicode(known, digits=2)


@cache
def face(path: Path) -> Face:
    """Return the font of a file, read once; it keeps the subsets of each document apart."""
    return Face(path)


def to_unicode(texts: Mapping[int, str], *, digits: int) -> str:
    """Return a map from codes of so many ``digits`` to what they stand for."""
    pairs = sorted(texts.items())
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        f"1 begincodespacerange <{'0' * digits}> <{'F' * digits}> endcodespacerange",
    ]
    for start in range(0, len(pairs), CMAP_BLOCK):
        block = pairs[start : start + CMAP_BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{code:0{digits}X}> <{utf16(text)}>" for code, text in block]
        lines.append("endbfchar")
    return "\n".join([*lines, "endcmap CMapName currentdict /CMap defineresource pop end end"])


def utf16(text: str) -> str:
    """Return ``text`` as PDF writes it in hexadecimal digits."""
    return text.encode("utf-16-be").hex().upper()


def _metadata(title: str, language: str) -> Stream:
    content = XMP.format(title=escape(title), language=language, producer=PRODUCER)
    kind = {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}
    return Stream(pdfdoc.PDFDictionary(kind), content.encode("utf-8"))


def _intent() -> pdfdoc.PDFDictionary:
    profile = Stream(pdfdoc.PDFDictionary({"N": 3}), srgb(), [pdfdoc.PDFZCompress])
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OutputIntent"),
            "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": pdfdoc.PDFString("sRGB"),
            "Info": pdfdoc.PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": profile,
        }
    )


def srgb() -> bytes:
    """Return an ICC profile of sRGB, version 2.1 (ICC.1:2001-04)."""
    tags = {
        b"desc": _description(b"sRGB"),
        b"cprt": b"text\0\0\0\0No rights reserved\0",
        b"wtpt": _xyz(WHITE),
        **{name: _xyz(primary) for name, primary in PRIMARIES.items()},
        b"rTRC": _curve(),
    }
    offsets, data = {}, b""
    start = 128 + 4 + 12 * (len(tags) + 2)
    for name, content in tags.items():
        offsets[name] = (start + len(data), len(content))
        data += content + b"\0" * (-len(content) % 4)
    offsets |= dict.fromkeys((b"gTRC", b"bTRC"), offsets[b"rTRC"])
    table = struct.pack(">I", len(offsets))
    table += b"".join(struct.pack(">4sII", name, *place) for name, place in offsets.items())
    return _header(start + len(data)) + table + data


def _header(size: int) -> bytes:
    kinds = struct.pack(">I4sI4s4s4s", size, b"", 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    date = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    return (kinds + date + b"acsp" + bytes(28) + _fixed(WHITE)).ljust(128, b"\0")


def _description(name: bytes) -> bytes:
    return b"desc\0\0\0\0" + struct.pack(">I", len(name) + 1) + name + bytes(1 + 8 + 3 + 67)


def _xyz(values: tuple[float, ...]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(values)


def _fixed(values: tuple[float, ...]) -> bytes:
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def _curve() -> bytes:
    values = (_linear(step / (CURVE_STEPS - 1)) for step in range(CURVE_STEPS))
    samples = b"".join(struct.pack(">H", round(value * 65535)) for value in values)
    return b"curv\0\0\0\0" + struct.pack(">I", CURVE_STEPS) + samples


def _linear(value: float) -> float:
    """Return the light that a component stands for (IEC 61966-2-1, 5.2)."""
    return value / 12.92 if value <= LINEAR_UP_TO else float(((value + 0.055) / 1.055) ** 2.4)
