"""A foreign presentation in; its package without slides, links and traces of its author out."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from builders.deck.adopted.foreign import MAIN, RELATION, TYPES, Package, relations_of
from builders.deck.adopted.inherit import SLIDE
from builders.deck.package.archive import zipped
from builders.deck.template import masters
from builders.deck.template.blank import DESCRIBED, description

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.presentationml"
NOTES_MASTER = "ppt/notesMasters/notesMaster1.xml"
NOTES_THEME = "ppt/theme/notes.xml"
# Of what the presentation itself leads to; the rest is about its slides or about its author.
KEPT = frozenset({"slideMaster", "notesMaster", "handoutMaster", "theme", "tableStyles"})
KEPT |= {"presProps", "viewProps", "font"}
DROPPED = ("slide", "notesSlide", "comments", "customXml")  # from wherever it is led to
LISTS = ("sldIdLst", "custShowLst", "extLst", "modifyVerifier", "custDataLst", "photoAlbum")
_RELATION = f"{{{OFFICE}}}"
_NEW = "rIdNotes"


def emptied(package: Package, tag: str) -> bytes:
    """Return the package of ``package``'s masters and layouts, its notes for the language."""
    files = dict(package.files)
    for name in package.files:
        _cut(package, name, files)
    _clear(Package(files), files)
    if not package.related(MAIN, "notesMaster"):
        _add_notes(package, files, tag)
    files[TYPES] = _as_presentation(_declared(files[TYPES], DESCRIBED))
    return zipped({**files, **{name: text.encode() for name, text in description().items()}})


def _cut(package: Package, name: str, files: dict[str, bytes]) -> None:
    """Take from a part what leads outside the package, to nothing or to slides."""
    gone = {
        each.id
        for each in package.relations(name)
        if not each.target or each.kind in DROPPED or (name == MAIN and each.kind not in KEPT)
    }
    if not gone:
        return
    rels = package.tree(relations_of(name))
    for each in [each for each in rels.iter(RELATION) if each.get("Id") in gone]:
        rels.remove(each)
    files[relations_of(name)] = _written(rels)
    if name.endswith(".xml"):
        root = package.tree(name)
        _unlink(root, gone)
        files[name] = _written(root)


def _unlink(root: etree._Element, gone: set[str]) -> None:
    """Take out the links that lead nowhere now; of other elements only the attribute."""
    for element in list(root.iter("*")):
        names = [str(name) for name in element.attrib if str(name).startswith(_RELATION)]
        for name in names:
            parent = element.getparent()
            if element.get(name) not in gone:
                continue
            if etree.QName(element).localname.startswith("hlink") and parent is not None:
                parent.remove(element)
            else:
                del element.attrib[name]


def _clear(package: Package, files: dict[str, bytes]) -> None:
    """Take the lists of slides from the presentation, with all that names them."""
    root = package.tree(MAIN)
    for name in LISTS:
        for each in root.findall(f"{SLIDE}{name}"):
            root.remove(each)
    root.attrib.pop("firstSlideNum", "")
    files[MAIN] = _written(root)


def _add_notes(package: Package, files: dict[str, bytes], tag: str) -> None:
    """Give the package a master for notes, with the colours of its first master."""
    first = next(iter(package.related(MAIN, "slideMaster").values()))
    theme = next(iter(package.related(first, "theme").values()))
    files[NOTES_THEME] = files[theme]
    if relations_of(theme) in files:
        files[relations_of(NOTES_THEME)] = files[relations_of(theme)]
    files[NOTES_MASTER] = masters.notes_master(tag).encode()
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    files[relations_of(NOTES_MASTER)] = _with_relation(empty, "theme", "../theme/notes.xml")
    rels = relations_of(MAIN)
    target = NOTES_MASTER.removeprefix("ppt/")
    files[rels] = _with_relation(files[rels], "notesMaster", target)
    root = Package(files).tree(MAIN)
    listed = etree.Element(f"{SLIDE}notesMasterIdLst")
    etree.SubElement(listed, f"{SLIDE}notesMasterId").set(f"{_RELATION}id", _NEW)
    root.insert(1, listed)  # after the list of masters
    files[MAIN] = _written(root)
    kinds = {NOTES_MASTER: f"{MAIN_TYPE}.notesMaster+xml"}
    kinds[NOTES_THEME] = "application/vnd.openxmlformats-officedocument.theme+xml"
    files[TYPES] = _declared(files[TYPES], kinds)


def _with_relation(rels: bytes, kind: str, target: str) -> bytes:
    root = etree.fromstring(rels)
    relation = etree.SubElement(root, RELATION)
    for name, value in (("Id", _NEW), ("Type", f"{OFFICE}/{kind}"), ("Target", target)):
        relation.set(name, value)
    return _written(root)


def _declared(types: bytes, kinds: Mapping[str, str]) -> bytes:
    root = etree.fromstring(types)
    space = etree.QName(root).namespace
    for old in [each for each in root if each.get("PartName", "")[1:] in kinds]:
        root.remove(old)
    for name, kind in kinds.items():
        override = etree.SubElement(root, f"{{{space}}}Override")
        override.set("PartName", f"/{name}")
        override.set("ContentType", kind)
    return _written(root)


def _as_presentation(types: bytes) -> bytes:
    """Return the content types in which a template or a show is a presentation."""
    shown = rf"{MAIN_TYPE}.presentation.main".encode()
    return re.sub(rf"{re.escape(MAIN_TYPE)}\.(template|slideshow)\.main".encode(), shown, types)


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
