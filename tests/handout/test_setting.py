"""Where the box that names a slide stands."""

from pytest import approx  # noqa: PT013 - read as a word

from builders.design import theme
from builders.handout.marks import Shape
from builders.handout.planning.context import PageContext, on_page, with_slides
from builders.handout.planning.flowables import Flowable, Flowables
from builders.handout.typesetting.style import EDGE, PaperName, on
from builders.problems import Place
from tests.document.samples import composed
from tests.handout.samples import Maker

CLEAR = 4.5  # points, the least between the text and a box
LEFT, RIGHT = Place("lesson.yaml", 1, 1), Place("lesson.yaml", 2, 1)


def setting(paper: PaperName = "a4") -> PageContext:
    look = theme.load()
    document = composed(Maker().lesson())
    return on_page(document, look, {LEFT: 9, RIGHT: 10}, {}, on(look.paper, paper))


def boxes(flowables: Flowables) -> list[Shape]:
    return [mark for flowable in flowables for mark in flowable.marks if isinstance(mark, Shape)]


def test_figures_side_by_side_have_their_slides_in_the_nearer_margin() -> None:
    found = setting()
    right, left = boxes(with_slides((Flowable(50),), found, RIGHT, LEFT))
    margin = found.sheet.paper.margin_side
    assert EDGE - margin <= left.x < left.x + left.width < 0
    assert right.x - found.sheet.width > CLEAR
    assert right.x + right.width == approx(found.sheet.width + margin - EDGE)


def test_in_a_narrow_margin_every_box_stands_above() -> None:
    found = setting("a5")
    for place in (LEFT, RIGHT):
        above, below = with_slides((Flowable(50),), found, place)
        (box,) = boxes((above,))
        assert box.x + box.width == approx(found.sheet.width)
        assert above.keep
        assert not boxes((below,))


def test_a_block_on_no_slide_has_no_box() -> None:
    flowables = (Flowable(50),)
    assert with_slides(flowables, setting(), Place("lesson.yaml", 3, 1)) == flowables
