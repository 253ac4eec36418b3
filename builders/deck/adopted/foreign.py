"""The bytes of a file that should be a presentation in; its parts, safe to be read, out."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping

from lxml import etree
from msgspec import Struct

from builders.deck.adopted.brand import BrandError

MAX_BYTES = 50_000_000  # of the file
MAX_UNPACKED = 300_000_000
MAX_PARTS = 5_000
MAIN, TYPES = "ppt/presentation.xml", "[Content_Types].xml"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_PROGRAMS = (b"vbaProject", b"macroEnabled", b"activeX")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


class Relation(Struct, frozen=True):
    """What a part leads to; ``target`` is empty outside the package."""

    id: str
    kind: str
    target: str


class Package(Struct, frozen=True):
    """The parts of a presentation by name."""

    files: Mapping[str, bytes]

    def tree(self, name: str) -> etree._Element:
        """Return a part's root element."""
        return etree.fromstring(self.files[name], _PARSER)

    def relations(self, name: str) -> Iterator[Relation]:
        """Yield what a part leads to, in the order of its file."""
        rels = relations_of(name)
        if rels not in self.files:
            return
        for each in self.tree(rels).iter(RELATION):
            inside = each.get("TargetMode") != "External"
            place = posixpath.join(f"/{posixpath.dirname(name)}", each.get("Target", ""))
            target = posixpath.normpath(place).lstrip("/") if inside else ""
            kind = each.get("Type", "").rpartition("/")[2]
            yield Relation(each.get("Id", ""), kind, target if target in self.files else "")

    def related(self, name: str, kind: str) -> Mapping[str, str]:
        """Return the parts of one ``kind`` that a part leads to, by relation."""
        return {each.id: each.target for each in self.relations(name) if each.kind == kind}


def relations_of(name: str) -> str:
    """Return the name of the part that lists the relations of ``name``."""
    folder, file = posixpath.split(name)
    return f"{folder}/_rels/{file}.rels"


def opened(data: bytes) -> Package:
    """Return the package; raise ``BrandError`` for what is no sound presentation or has macros."""
    if len(data) > MAX_BYTES:
        raise BrandError("L323")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = _read(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as broken:
        raise BrandError("L320") from broken
    if TYPES not in files or MAIN not in files:
        raise BrandError("L320")
    if any(word in files[TYPES] for word in _PROGRAMS):
        raise BrandError("L321")
    return Package(files)


def _read(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """Return the files of ``archive``, which may not unpack to more than its share of memory."""
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise BrandError("L323")
    if len(names) < len(entries):
        raise BrandError("L320")
    files = {entry.filename: archive.read(entry) for entry in entries if not entry.is_dir()}
    if any(b"<!DOCTYPE" in text for name, text in files.items() if _is_xml(name)):
        raise BrandError("L320")
    return files


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))
