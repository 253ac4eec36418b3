"""Pages: all once and in order, nothing over the edge, tied flowables together, rooms full."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from pytest import approx  # noqa: PT013 - read as a word

from builders.design import theme
from builders.handout.planning.flowables import Flowable, Flowables
from builders.handout.planning.pagination import Page, paginate
from builders.handout.planning.rooms.answer_space import AnswerSpace
from builders.handout.typesetting.style import Sheet
from builders.lesson.space import Space

HEIGHT = 300.0
ROOM = AnswerSpace(Space("blank", 2), 400, Sheet(theme.load().paper, "kk"), stretch=True)

plain = st.builds(
    Flowable, st.floats(5, 120), before=st.sampled_from([0.0, 8.0]), keep=st.booleans()
)
roomy = st.builds(Flowable, st.floats(20, 120), room=st.just(ROOM))
columns = st.lists(plain | roomy, min_size=1, max_size=40).map(tuple)


def bottom(page: Page) -> float:
    return page[-1].y + page[-1].height


@given(columns)
def test_every_strip_once_in_order_and_inside(flowables: Flowables) -> None:
    pages = paginate(flowables, HEIGHT)
    assert tuple(placed.flowable for page in pages for placed in page) == flowables
    assert all(bottom(page) <= HEIGHT + 0.1 for page in pages)
    assert all(page[0].y == 0 for page in pages)


@given(columns)
def test_strips_do_not_overlap(flowables: Flowables) -> None:
    for page in paginate(flowables, HEIGHT):
        for above, below in pairwise(page):
            assert below.y >= above.y + above.height - 0.01


@given(columns)
def test_rooms_fill_their_page_or_double_and_never_shrink(flowables: Flowables) -> None:
    for page in paginate(flowables, HEIGHT):
        assert all(placed.height >= placed.flowable.height for placed in page)
        growths = {
            placed.height / placed.flowable.height for placed in page if placed.flowable.room
        }
        if growths:
            assert bottom(page) == approx(HEIGHT) or min(growths) == approx(2)


def test_as_few_pages_as_will_do() -> None:
    assert len(paginate((Flowable(100),) * 9, HEIGHT)) == 3


def test_a_heading_goes_with_what_it_heads() -> None:
    pages = paginate((Flowable(250), Flowable(20, keep=True), Flowable(60)), HEIGHT)
    assert [len(page) for page in pages] == [1, 2]


def test_a_tied_group_taller_than_a_page_still_parts() -> None:
    pages = paginate((Flowable(100, keep=True),) * 7, HEIGHT)
    assert [len(page) for page in pages] == [3, 3, 1]


def test_rooms_of_one_size_grow_alike() -> None:
    (page,) = paginate((Flowable(80, room=ROOM), Flowable(10), Flowable(80, room=ROOM)), HEIGHT)
    assert [placed.height for placed in page] == approx([145, 10, 145])


def test_a_room_grows_to_twice_its_height_and_no_further() -> None:
    (page,) = paginate((Flowable(50, room=ROOM),), HEIGHT)
    assert bottom(page) == approx(100)


def test_the_last_writing_line_stands_clear_of_the_foot() -> None:
    lined = replace(ROOM, space=Space("lines", 8))
    (page,) = paginate((Flowable(200, room=lined),), HEIGHT)
    assert bottom(page) == approx(HEIGHT - ROOM.sheet.unit)


def test_a_page_without_rooms_is_not_left_while_the_next_lines_fit() -> None:
    pages = paginate((Flowable(20),) * 40, HEIGHT)
    assert [len(page) for page in pages] == [15, 15, 10]


def test_a_page_may_end_before_what_is_tied_and_does_not_fit() -> None:
    lines = (*(Flowable(20),) * 13, Flowable(20, keep=True), Flowable(20, keep=True), Flowable(20))
    pages = paginate((*lines, *(Flowable(20),) * 5), HEIGHT)
    assert len(pages[0]) == 13


def test_room_is_kept_free_at_the_foot_of_the_last_page() -> None:
    (page,) = paginate((Flowable(150, room=ROOM),), HEIGHT, spare=100)
    assert bottom(page) == approx(200)


def test_the_head_of_a_table_is_repeated() -> None:
    head = Flowable(20)
    rows = (Flowable(100, resumed=(head,)),) * 5
    pages = paginate((head, *rows), HEIGHT)
    assert [page[0].flowable for page in pages] == [head] * len(pages)
    assert len(pages) == 3


def test_the_space_before_is_dropped_at_the_top_of_a_page() -> None:
    pages = paginate((Flowable(290), Flowable(100, before=30)), HEIGHT)
    assert [page[0].y for page in pages] == [0, 0]


def test_a_page_is_not_left_while_more_fits_than_its_rooms_can_take() -> None:
    pages = paginate(
        (Flowable(40, room=ROOM), *(Flowable(50),) * 3, Flowable(150), Flowable(300)), HEIGHT
    )
    assert [len(page) for page in pages] == [4, 1, 1]
