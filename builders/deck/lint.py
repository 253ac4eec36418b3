"""The bytes of a deck in; what PowerPoint or its accessibility checker would stumble over, out.

Only what schema validators miss is looked for here.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from lxml import etree
from msgspec import Struct

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SLIDE = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MAIN = "ppt/presentation.xml"
ALTERNATIVE = ("pic", "graphicFrame", "grpSp")


class Package(Struct, frozen=True):
    """The files of a deck, its XML parts parsed, and the years that the files are dated."""

    names: tuple[str, ...]
    parts: Mapping[str, etree._Element]
    years: frozenset[int]

    def targets(self, name: str) -> Mapping[str, tuple[str, str]]:
        """Return a part's relations: their kind and, inside the package, the name they lead to."""
        folder, file = posixpath.split(name)
        rels = self.parts.get(f"{folder}/_rels/{file}.rels")
        found = {}
        for each in [] if rels is None else rels:
            kind = each.get("Type", "").rpartition("/")[2]
            place = each.get("Target", "")
            if each.get("TargetMode") != "External":
                place = posixpath.normpath(posixpath.join(folder, place)).lstrip("/")
            else:
                kind = "external"
            found[each.get("Id", "")] = (kind, place)
        return found

    def slides(self) -> tuple[str, ...]:
        """Return the names of the slides, in order."""
        targets = self.targets(MAIN)
        listed = self.parts[MAIN].iter(f"{SLIDE}sldId")
        return tuple(targets[each.get(f"{RELATION}id", "")][1] for each in listed)


def opened(data: bytes) -> Package:
    """Return the files of a deck; raise ``etree.XMLSyntaxError`` when a part is no XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = tuple(archive.namelist())
        years = frozenset(entry.date_time[0] for entry in archive.infolist())
        written = (name for name in names if name.endswith((".xml", ".rels")))
        parts = {name: etree.fromstring(archive.read(name)) for name in written}
    return Package(names, parts, years)


def lint(package: Package) -> tuple[str, ...]:
    """Return one line for each finding; none for a sound deck."""
    clock = () if len(package.years) == 1 else ("the files of the package carry the time of day",)
    # Where parts are missing the rest cannot be looked at.
    return (*clock, *_package(package)) or tuple(_inside(package))


def _inside(package: Package) -> Iterator[str]:
    for check in (_ids, _sections, _titles):
        yield from check(package)
    for name in package.slides():
        for check_slide in _ON_SLIDES:
            yield from (f"{name}: {finding}" for finding in check_slide(package, name))


def _package(package: Package) -> Iterator[str]:
    counted = Counter(package.names)
    yield from (f"{name} is in the package twice" for name, n in counted.items() if n > 1)
    types = package.parts["[Content_Types].xml"]
    endings = {each.get("Extension") for each in types if each.get("Extension")}
    named = {each.get("PartName", "")[1:] for each in types if each.get("PartName")}
    yield from (f"{name} is declared and missing" for name in sorted(named - set(package.names)))
    for name in package.names:
        ending = name.rpartition(".")[2]
        generic = ending == "xml" and name not in named and name != "[Content_Types].xml"
        if name not in named and (ending not in endings or generic):
            yield f"{name} has no content type"
    for name in package.parts:
        if name.endswith(".rels"):
            continue
        for kind, target in package.targets(name).values():
            if kind != "external" and target not in counted:
                yield f"{name} refers to {target}, which is missing"


def _ids(package: Package) -> Iterator[str]:
    """Find masters and layouts that share a number."""
    numbers = Counter(
        each.get("id")
        for part in package.parts.values()
        for tag in ("sldMasterId", "sldLayoutId")
        for each in part.iter(f"{SLIDE}{tag}")
    )
    yield from (f"two layouts have the id {number}" for number, n in numbers.items() if n > 1)


def _sections(package: Package) -> Iterator[str]:
    root = package.parts[MAIN]
    slides = [each.get("id") for each in root.iter(f"{SLIDE}sldId")]
    listed = Counter(
        each.get("id")
        for each in root.iter("{http://schemas.microsoft.com/office/powerpoint/2010/main}sldId")
    )
    if listed and listed != Counter(slides):
        yield "the sections do not list every slide once"


def _titles(package: Package) -> Iterator[str]:
    titles = Counter(_title(package.parts[name]) for name in package.slides())
    yield from (f"{n} slides have the title «{title}»" for title, n in titles.items() if n > 1)


def _title(slide: etree._Element) -> str:
    for shape in slide.iter(f"{SLIDE}sp"):
        holder = shape.find(f".//{SLIDE}ph")
        if holder is not None and holder.get("type") in {"title", "ctrTitle"}:
            return _text(shape)
    return ""


def _text(element: etree._Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{DRAWING}t"))


def _reading_order(package: Package, name: str) -> Iterator[str]:
    slide = package.parts[name]
    if not _title(slide):
        yield "it has no title"
        return
    tree = slide.find(f".//{SLIDE}spTree")
    first = None if tree is None else tree.find(f"{SLIDE}sp")
    holder = None if first is None else first.find(f".//{SLIDE}ph")
    if (
        tree is None
        or tree[2] is not first
        or holder is None
        or "itle" not in holder.get("type", "")
    ):
        yield "its title is not read first"


def _shapes(package: Package, name: str) -> Iterator[str]:
    numbers = Counter(each.get("id") for each in package.parts[name].iter(f"{SLIDE}cNvPr"))
    yield from (f"two shapes have the id {number}" for number, n in numbers.items() if n > 1)
    for each in package.parts[name].iter(f"{DRAWING}stCxn", f"{DRAWING}endCxn"):
        if each.get("id") not in numbers:
            yield f"a connector is glued to {each.get('id')}, which is missing"


def _alternatives(package: Package, name: str) -> Iterator[str]:
    for tag in ALTERNATIVE:
        for shape in package.parts[name].iter(f"{SLIDE}{tag}"):
            own = shape.find(f"*/{SLIDE}cNvPr")
            is_decoration = own is not None and len(own.findall(".//{*}decorative"))
            if own is None or not (own.get("descr") or is_decoration):
                yield f"a {tag} has no alternative text"


def _tables(package: Package, name: str) -> Iterator[str]:
    for table in package.parts[name].iter(f"{DRAWING}tbl"):
        properties = table.find(f"{DRAWING}tblPr")
        if properties is None or properties.get("firstRow") != "1":
            yield "a table has no header row"
        columns = len(table.findall(f"{DRAWING}tblGrid/{DRAWING}gridCol"))
        if any(len(row.findall(f"{DRAWING}tc")) != columns for row in table.iter(f"{DRAWING}tr")):
            yield "a table's row is short of a cell"


def _languages(package: Package, name: str) -> Iterator[str]:
    related = [target for kind, target in package.targets(name).values() if kind == "notesSlide"]
    for part in (name, *related):
        for run in package.parts[part].iter(f"{DRAWING}r", f"{DRAWING}fld"):
            properties = run.find(f"{DRAWING}rPr")
            tag = "" if properties is None else properties.get("lang", "")
            if not LANGUAGE.fullmatch(tag):
                yield f"«{_text(run)}» has no language"


def _holders(package: Package, name: str) -> Iterator[str]:
    """Find placeholders that the layout lacks, and empty ones."""
    layouts = [place for kind, place in package.targets(name).values() if kind == "slideLayout"]
    offered = {
        (each.get("idx", "0"))
        for layout in layouts
        for each in package.parts[layout].iter(f"{SLIDE}ph")
    }
    for shape in package.parts[name].iter(f"{SLIDE}sp"):
        holder = shape.find(f".//{SLIDE}ph")
        if holder is None:
            continue
        if holder.get("idx", "0") not in offered:
            yield f"the layout has no placeholder {holder.get('idx')}"
        if not _text(shape):
            yield "a placeholder is empty"


def _animations(package: Package, name: str) -> Iterator[str]:
    slide = package.parts[name]
    paragraphs = {}
    for tag in ("sp", "pic", "graphicFrame", "grpSp", "cxnSp"):
        for shape in slide.findall(f"{SLIDE}cSld/{SLIDE}spTree/{SLIDE}{tag}"):
            own = shape.find(f"*/{SLIDE}cNvPr")
            count = len(shape.findall(f"{SLIDE}txBody/{DRAWING}p"))
            paragraphs["" if own is None else own.get("id")] = count
    for target in slide.iter(f"{SLIDE}spTgt", f"{SLIDE}bldP"):
        number = target.get("spid")
        if number not in paragraphs:
            yield f"an animation moves the shape {number}, which is missing"
            continue
        for span in target.iter(f"{SLIDE}pRg"):
            if int(span.get("end", "0")) >= paragraphs[number]:
                yield f"an animation shows paragraph {span.get('end')}, which is missing"


def _links(package: Package, name: str) -> Iterator[str]:
    targets = package.targets(name)
    for run in package.parts[name].iter(f"{DRAWING}r"):
        link = run.find(f"{DRAWING}rPr/{DRAWING}hlinkClick")
        if link is None or link.get("tooltip"):
            continue
        if targets.get(link.get(f"{RELATION}id", ""), ("", ""))[1] == _text(run):
            yield f"the address {_text(run)} has no words that say where it leads"


_ON_SLIDES: tuple[Callable[[Package, str], Iterator[str]], ...] = (
    _reading_order,
    _shapes,
    _alternatives,
    _tables,
    _languages,
    _holders,
    _animations,
    _links,
)
