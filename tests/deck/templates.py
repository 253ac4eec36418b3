"""Templates that this program did not write, and faults to plant in them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pptx

from builders.deck.adopt import adopt
from builders.deck.brand import Brand
from builders.deck.package import unzipped, zipped
from builders.deck.plan import plan
from builders.deck.slides import DeckPlan
from builders.lesson import numbers
from builders.lesson.model import Lesson
from tests.deck.samples import DALA, KK, pictures

DEFAULT = (Path(pptx.__file__).parent / "templates" / "default.pptx").read_bytes()  # 4:3
MAIN, TYPES = "ppt/presentation.xml", "[Content_Types].xml"
MASTER = "ppt/slideMasters/slideMaster1.xml"
LAYOUT = "ppt/slideLayouts/slideLayout{}.xml"
WHITE = '<p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef>'
DARK = '<p:bgPr><a:solidFill><a:srgbClr val="102030"/></a:solidFill><a:effectLst/></p:bgPr>'


def changed(name: str, *pairs: tuple[str, str], more: Mapping[str, bytes] | None = None) -> bytes:
    """Return the default template with something in the part ``name`` replaced, and parts added."""
    files = unzipped(DEFAULT)
    text = files[name].decode()
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return zipped({**files, name: text.encode(), **(more or {})})


@cache
def brand(data: bytes = DEFAULT) -> Brand:
    """Return what a template gives."""
    return adopt(data, KK.tag)


def branded(of: Lesson, data: bytes = DEFAULT) -> DeckPlan:
    """Return the deck of a lesson on a template."""
    counted = numbers.count(of)
    written = numbers.written(of, counted)
    return plan(written, DALA, KK, counted, pictures(), brand(data))[0]
