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
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MAIN = "ppt/presentation.xml"
# Every slide is parsed with its notes when the slides are looked at.
_LOOKED_AT = ("ppt/slides/", "ppt/notesSlides/")
ALTERNATIVE = ("pic", "graphicFrame", "grpSp")


class Package:
    """The files of a deck. A part is parsed when it is looked at: all at once take much memory."""

    def __init__(self, data: bytes) -> None:
        """Open the file; raise ``zipfile.BadZipFile`` when it is none."""
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self.names = tuple(self._archive.namelist())
        self._listed = frozenset(self.names)
        self._holders: dict[str, frozenset[str]] = {}
        self.years = frozenset(entry.date_time[0] for entry in self._archive.infolist())

    def tree(self, name: str) -> etree._Element:
        """Return the root of a part; raise ``etree.XMLSyntaxError`` when it is no XML."""
        return etree.fromstring(self._archive.read(name))

    def targets(self, name: str) -> Mapping[str, tuple[str, str]]:
        """Return a part's relations: their kind and, inside the package, the name they lead to."""
        folder, file = posixpath.split(name)
        rels = f"{folder}/_rels/{file}.rels"
        found = {}
        for each in self.tree(rels) if rels in self._listed else ():
            kind = each.get("Type", "").rpartition("/")[2]
            place = each.get("Target", "")
            if each.get("TargetMode") != "External":
                place = posixpath.normpath(posixpath.join(folder, place)).lstrip("/")
            else:
                kind = "external"
            found[each.get("Id", "")] = (kind, place)
        return found

    def slides(self) -> Iterator[Parsed]:
        """Yield the slides in order."""
        targets = self.targets(MAIN)
        for listed in self.tree(MAIN).iter(f"{SLIDE}sldId"):
            name = targets[listed.get(f"{RELATION}id", "")][1]
            own = self.targets(name)
            related = dict(own.values())
            notes = related.get("notesSlide")
            yield Parsed(
                name,
                self.tree(name),
                self.tree(notes) if notes else None,
                own,
                self._offered(related.get("slideLayout", "")),
            )

    def _offered(self, layout: str) -> frozenset[str]:
        """Return the indices of a layout's placeholders."""
        if layout not in self._holders:
            placeholders = self.tree(layout).iter(f"{SLIDE}ph")
            self._holders[layout] = frozenset(each.get("idx", "0") for each in placeholders)
        return self._holders[layout]


class Parsed(Struct, frozen=True):
    """A slide with its notes, its relations and the placeholders that its layout offers."""

    name: str
    tree: etree._Element
    notes: etree._Element | None
    targets: Mapping[str, tuple[str, str]]
    offered: frozenset[str]


def lint(package: Package, look: Callable[[Parsed], None] = lambda _: None) -> tuple[str, ...]:
    """Return one line for each finding; none for a sound deck.

    ``look`` is shown each slide, which is parsed but once. Raises ``etree.XMLSyntaxError``.
    """
    clock = () if len(package.years) == 1 else ("the files of the package carry the time of day",)
    # Where parts are missing the rest cannot be looked at.
    return (*clock, *_package(package)) or tuple(_inside(package, look))


def _inside(package: Package, look: Callable[[Parsed], None]) -> Iterator[str]:
    yield from _ids(package)
    yield from _sections(package)
    for slide in package.slides():
        look(slide)
        for check in _ON_SLIDES:
            yield from (f"{slide.name}: {finding}" for finding in check(slide))


def _package(package: Package) -> Iterator[str]:
    counted = Counter(package.names)
    yield from (f"{name} is in the package twice" for name, n in counted.items() if n > 1)
    types = package.tree("[Content_Types].xml")
    endings = {each.get("Extension") for each in types if each.get("Extension")}
    named = {each.get("PartName", "")[1:] for each in types if each.get("PartName")}
    yield from (f"{name} is declared and missing" for name in sorted(named - set(package.names)))
    for name in package.names:
        ending = name.rpartition(".")[2]
        generic = ending == "xml" and name not in named and name != "[Content_Types].xml"
        if name not in named and (ending not in endings or generic):
            yield f"{name} has no content type"
    for name in (name for name in package.names if name.endswith(".xml")):
        if not name.startswith(_LOOKED_AT):
            package.tree(name)
        for kind, target in package.targets(name).values():
            if kind != "external" and target not in counted:
                yield f"{name} refers to {target}, which is missing"


def _ids(package: Package) -> Iterator[str]:
    """Find masters and layouts that share a number."""
    numbers = Counter(
        each.get("id")
        for name in package.names
        if name == MAIN or name.startswith("ppt/slideMasters/slide")
        for each in package.tree(name).iter(f"{SLIDE}sldMasterId", f"{SLIDE}sldLayoutId")
    )
    yield from (f"two layouts have the id {number}" for number, n in numbers.items() if n > 1)


def _sections(package: Package) -> Iterator[str]:
    root = package.tree(MAIN)
    slides = [each.get("id") for each in root.iter(f"{SLIDE}sldId")]
    listed = Counter(
        each.get("id")
        for each in root.iter("{http://schemas.microsoft.com/office/powerpoint/2010/main}sldId")
    )
    if listed and listed != Counter(slides):
        yield "the sections do not list every slide once"


def _title(slide: etree._Element) -> str:
    for shape in slide.iter(f"{SLIDE}sp"):
        placeholder = shape.find(f".//{SLIDE}ph")
        if placeholder is not None and placeholder.get("type") in {"title", "ctrTitle"}:
            return _text(shape)
    return ""


def _text(element: etree._Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{DRAWING}t"))


def _reading_order(slide: Parsed) -> Iterator[str]:
    if not _title(slide.tree):
        yield "it has no title"
        return
    tree = slide.tree.find(f".//{SLIDE}spTree")
    first = None if tree is None else tree.find(f"{SLIDE}sp")
    placeholder = None if first is None else first.find(f".//{SLIDE}ph")
    if (
        tree is None
        or tree[2] is not first
        or placeholder is None
        or "itle" not in placeholder.get("type", "")
    ):
        yield "its title is not read first"


def _shapes(slide: Parsed) -> Iterator[str]:
    numbers = Counter(
        each.get("id")
        for each in slide.tree.iter(f"{SLIDE}cNvPr")
        if next(each.iterancestors(f"{COMPATIBLE}Choice"), None) is None
    )
    for each in slide.tree.iter(f"{COMPATIBLE}AlternateContent"):
        ways = {
            tuple((own.get("id"), own.get("name"), own.get("descr")) for own in way)
            for way in (branch.iter(f"{SLIDE}cNvPr") for branch in each)
        }
        if len(ways) != 1:
            yield "the alternatives of a shape differ in number, name or words"
    yield from (f"two shapes have the id {number}" for number, n in numbers.items() if n > 1)
    for each in slide.tree.iter(f"{DRAWING}stCxn", f"{DRAWING}endCxn"):
        if each.get("id") not in numbers:
            yield f"a connector is glued to {each.get('id')}, which is missing"


def _alternatives(slide: Parsed) -> Iterator[str]:
    for tag in ALTERNATIVE:
        for shape in slide.tree.iter(f"{SLIDE}{tag}"):
            own = shape.find(f"*/{SLIDE}cNvPr")
            is_decoration = own is not None and len(own.findall(".//{*}decorative"))
            if own is None or not (own.get("descr") or is_decoration):
                yield f"a {tag} has no alternative text"


def _tables(slide: Parsed) -> Iterator[str]:
    for table in slide.tree.iter(f"{DRAWING}tbl"):
        properties = table.find(f"{DRAWING}tblPr")
        if properties is None or "1" not in map(properties.get, ("firstRow", "firstCol")):
            yield "a table has no heads"
        columns = len(table.findall(f"{DRAWING}tblGrid/{DRAWING}gridCol"))
        if any(len(row.findall(f"{DRAWING}tc")) != columns for row in table.iter(f"{DRAWING}tr")):
            yield "a table's row is short of a cell"


def _languages(slide: Parsed) -> Iterator[str]:
    for part in (slide.tree, *(() if slide.notes is None else (slide.notes,))):
        for run in part.iter(f"{DRAWING}r", f"{DRAWING}fld"):
            properties = run.find(f"{DRAWING}rPr")
            tag = "" if properties is None else properties.get("lang", "")
            if not LANGUAGE.fullmatch(tag):
                yield f"«{_text(run)}» has no language"


def _holders(slide: Parsed) -> Iterator[str]:
    """Find placeholders that the layout lacks, and empty ones."""
    for shape in slide.tree.iter(f"{SLIDE}sp"):
        placeholder = shape.find(f".//{SLIDE}ph")
        if placeholder is None:
            continue
        if placeholder.get("idx", "0") not in slide.offered:
            yield f"the layout has no placeholder {placeholder.get('idx')}"
        if not _text(shape):
            yield "a placeholder is empty"


def _animations(slide: Parsed) -> Iterator[str]:
    paragraphs = {}
    for tag in ("sp", "pic", "graphicFrame", "grpSp", "cxnSp"):
        for shape in slide.tree.findall(f"{SLIDE}cSld/{SLIDE}spTree/{SLIDE}{tag}"):
            own = shape.find(f"*/{SLIDE}cNvPr")
            count = len(shape.findall(f"{SLIDE}txBody/{DRAWING}p"))
            paragraphs["" if own is None else own.get("id")] = count
    for target in slide.tree.iter(f"{SLIDE}spTgt", f"{SLIDE}bldP"):
        number = target.get("spid")
        if number not in paragraphs:
            yield f"an animation moves the shape {number}, which is missing"
            continue
        for span in target.iter(f"{SLIDE}pRg"):
            if int(span.get("end", "0")) >= paragraphs[number]:
                yield f"an animation shows paragraph {span.get('end')}, which is missing"


def _links(slide: Parsed) -> Iterator[str]:
    for run in slide.tree.iter(f"{DRAWING}r"):
        link = run.find(f"{DRAWING}rPr/{DRAWING}hlinkClick")
        if link is None or link.get("tooltip"):
            continue
        if slide.targets.get(link.get(f"{RELATION}id", ""), ("", ""))[1] == _text(run):
            yield f"the address {_text(run)} has no words that say where it leads"


_ON_SLIDES: tuple[Callable[[Parsed], Iterator[str]], ...] = (
    _reading_order,
    _shapes,
    _alternatives,
    _tables,
    _languages,
    _holders,
    _animations,
    _links,
)
