"""Theme tokens in; a package with master, layouts and notes master, but without slides, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from builders.deck.package.archive import zipped
from builders.deck.package.xml import HEAD, NAMES, emu
from builders.deck.template import look, masters
from builders.deck.template.placeholders import LAYOUTS
from builders.design.theme import Screen, Theme

TABLE_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # «No Style, No SlideTable», built in
NOTES_PAGE = (540, 720)  # points
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KINDS = "application/vnd.openxmlformats-officedocument"
DESCRIBED = {  # content types
    "docProps/app.xml": f"{_KINDS}.extended-properties+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}


@lru_cache(maxsize=8)  # one for all decks of a look and a language
def build(theme: Theme, tag: str, quote: str) -> bytes:
    """Return the package for a deck in the language of ``tag``; ``quote`` opens its quotations."""
    names = list(LAYOUTS)
    numbered = list(enumerate(names, start=1))
    files = {
        "[Content_Types].xml": _content_types(len(names)),
        **description(),
        "ppt/presentation.xml": _presentation(theme.screen, tag),
        "ppt/_rels/presentation.xml.rels": _relations(
            [
                (f"{_OFFICE}/slideMaster", "slideMasters/slideMaster1.xml"),
                (f"{_OFFICE}/notesMaster", "notesMasters/notesMaster1.xml"),
                (f"{_OFFICE}/theme", "theme/theme1.xml"),
                (f"{_OFFICE}/tableStyles", "tableStyles.xml"),
                (f"{_OFFICE}/presProps", "presProps.xml"),
                (f"{_OFFICE}/viewProps", "viewProps.xml"),
            ]
        ),
        "ppt/presProps.xml": f"{HEAD}<p:presentationPr {NAMES}/>",
        "ppt/viewProps.xml": f"{HEAD}<p:viewPr {NAMES}/>",
        "ppt/tableStyles.xml": f'{HEAD}<a:tblStyleLst {NAMES} def="{TABLE_STYLE}"/>',
        "ppt/theme/theme1.xml": look.theme_part(theme),
        "ppt/theme/theme2.xml": look.theme_part(theme),
        "ppt/slideMasters/slideMaster1.xml": masters.master(theme, tag),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relations(
            [
                *(
                    (f"{_OFFICE}/slideLayout", f"../slideLayouts/slideLayout{n}.xml")
                    for n, _ in numbered
                ),
                (f"{_OFFICE}/theme", "../theme/theme1.xml"),
            ]
        ),
        "ppt/notesMasters/notesMaster1.xml": masters.notes_master(tag),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": _relations(
            [(f"{_OFFICE}/theme", "../theme/theme2.xml")]
        ),
    }
    for number, layout in numbered:
        place = f"slideLayouts/slideLayout{number}.xml"
        files[f"ppt/{place}"] = masters.layout(layout, theme, tag, quote)
        files[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = _relations(
            [(f"{_OFFICE}/slideMaster", "../slideMasters/slideMaster1.xml")]
        )
    return zipped({name: text.encode() for name, text in files.items()})


def description() -> Mapping[str, str]:
    """Return what a package says of itself, and the parts that everything else hangs on."""
    return {
        "_rels/.rels": _relations(
            [
                (f"{_OFFICE}/officeDocument", "ppt/presentation.xml"),
                (f"{_OFFICE}/extended-properties", "docProps/app.xml"),
                (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ]
        ),
        "docProps/app.xml": _app(),
        "docProps/core.xml": _core(),
    }


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'


def _content_types(layouts: int) -> str:
    kinds: Mapping[str, str] = {
        "/docProps/app.xml": DESCRIBED["docProps/app.xml"],
        "/docProps/core.xml": DESCRIBED["docProps/core.xml"],
        "/ppt/presentation.xml": f"{_KINDS}.presentationml.presentation.main+xml",
        "/ppt/presProps.xml": f"{_KINDS}.presentationml.presProps+xml",
        "/ppt/viewProps.xml": f"{_KINDS}.presentationml.viewProps+xml",
        "/ppt/tableStyles.xml": f"{_KINDS}.presentationml.tableStyles+xml",
        "/ppt/theme/theme1.xml": f"{_KINDS}.theme+xml",
        "/ppt/theme/theme2.xml": f"{_KINDS}.theme+xml",
        "/ppt/slideMasters/slideMaster1.xml": f"{_KINDS}.presentationml.slideMaster+xml",
        "/ppt/notesMasters/notesMaster1.xml": f"{_KINDS}.presentationml.notesMaster+xml",
        **{
            f"/ppt/slideLayouts/slideLayout{number}.xml": f"{_KINDS}.presentationml.slideLayout+xml"
            for number in range(1, layouts + 1)
        },
    }
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{overrides}</Types>"
    )


def _presentation(screen: Screen, tag: str) -> str:
    width, height = NOTES_PAGE
    return (
        f'{HEAD}<p:presentation {NAMES} saveSubsetFonts="1"><p:sldMasterIdLst>'
        f'<p:sldMasterId id="{masters.MASTER_ID}" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldSz cx="{emu(screen.size.width)}" cy="{emu(screen.size.height)}"/>'
        f'<p:notesSz cx="{emu(width)}" cy="{emu(height)}"/><p:defaultTextStyle><a:defPPr>'
        f'<a:defRPr lang="{tag}"/></a:defPPr></p:defaultTextStyle></p:presentation>'
    )


def _app() -> str:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return (
        f'{HEAD}<Properties xmlns="{space}"><Application>lesson-compiler</Application></Properties>'
    )


def _core() -> str:
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
    )
