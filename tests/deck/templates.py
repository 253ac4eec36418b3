"""Templates that this program did not write, and faults to plant in them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pptx

from builders import languages
from builders.deck.adopted.adopt import adopt
from builders.deck.adopted.brand import Brand
from builders.deck.package.archive import zipped
from builders.deck.plan import plan
from builders.deck.slides import DeckPlan
from builders.lesson.model import Lesson
from tests.deck.samples import DALA, lesson, pictures
from tests.deck.zips import unzipped
from tests.document.samples import composed

DEFAULT = (Path(pptx.__file__).parent / "templates" / "default.pptx").read_bytes()  # 4:3
MAIN, TYPES = "ppt/presentation.xml", "[Content_Types].xml"
MASTER = "ppt/slideMasters/slideMaster1.xml"
LAYOUT = "ppt/slideLayouts/slideLayout{}.xml"
WHITE = '<p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef>'
DARK = '<p:bgPr><a:solidFill><a:srgbClr val="102030"/></a:solidFill><a:effectLst/></p:bgPr>'
BAND = (
    '<p:sp><p:nvSpPr><p:cNvPr id="99" name="band"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
    '<a:xfrm><a:off x="0" y="{y}"/><a:ext cx="9144000" cy="{height}"/></a:xfrm>{fill}</p:spPr>'
    "</p:sp>"
)
BLOCKS = """
- points: {title: Тізім, reveal: true, source: "[сайт](https://example.org)", items: [А, Ә]}
- table: {caption: Кесте, columns: [Не, Сан], rows: [[А, 1]]}
- chart: {caption: Сандар, bars: {А: 2, Ә: 1}}
- tree: {caption: Құрылым, root: Түбі, branches: [Бір, Екі]}
- statement: Су жаңармайды.
- question: {text: Неге?, answer: Өйткені.}
- quote: {text: Мен көрдім., speaker: Куә}
- image: {caption: Айналым, file: images/cycle.png, alt: Сурет, credit: автор}
"""


def changed(name: str, *pairs: tuple[str, str], more: Mapping[str, bytes] | None = None) -> bytes:
    """Return the default template with something in the part ``name`` replaced, and parts added."""
    files = unzipped(DEFAULT)
    text = files[name].decode()
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return zipped({**files, name: text.encode(), **(more or {})})


WIDE = changed(MAIN, ('cx="9144000" cy="6858000" type="screen4x3"', 'cx="9144000" cy="5143500"'))


@cache
def brand(data: bytes = DEFAULT) -> Brand:
    """Return what a template gives."""
    return adopt(data, languages.tags()["kk"])


def branded(of: Lesson, data: bytes = DEFAULT) -> DeckPlan:
    """Return the deck of a lesson on a template."""
    return plan(composed(of), DALA, pictures(), brand(data))[0]


def of_blocks(data: bytes = DEFAULT) -> DeckPlan:
    return branded(lesson(BLOCKS, "contents: [Бөлім, Басқа]\n"), data)
