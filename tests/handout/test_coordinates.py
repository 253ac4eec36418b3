"""Coordinate planes and number lines to draw on: inside their room, their numbers readable."""

from itertools import combinations, pairwise
from pathlib import Path

import page
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.design.geometry import Box, mm
from builders.handout.marks import Line, Stroke
from builders.handout.paint import paint
from builders.handout.planning.rooms import coordinates
from builders.handout.typesetting.style import PaperName
from builders.lesson.space import Space
from tests.document.samples import of_blocks
from tests.handout.samples import planned
from tests.handout.test_rooms import SHEET

RANGES = st.tuples(st.integers(-60, 60), st.integers(1, 40)).map(lambda at: (at[0], at[0] + at[1]))
SPACES = st.one_of(
    st.tuples(RANGES, RANGES).map(lambda both: Space("plane", ranges=both)),
    RANGES.map(lambda one: Space("axis", ranges=(one,))),
)


def numbers(space: Space, width: float) -> list[tuple[str, Box]]:
    """Return what is printed on a plane or a line, with its ink."""
    found = []
    for mark in coordinates.drawn(space, width, SHEET):
        if isinstance(mark, Line):
            size = mark.fragments[0].font.size
            found.append((mark.text, Box(mark.x, mark.y - 0.7 * size, mark.width, 0.7 * size)))
    return found


@given(SPACES, st.floats(mm(90), mm(190)))
def test_all_of_it_stays_in_its_room(space: Space, width: float) -> None:
    tall = coordinates.height(space, width, SHEET)
    assert tall <= 0.8 * SHEET.height + 0.01
    for mark in coordinates.drawn(space, width, SHEET):
        if isinstance(mark, Stroke):
            assert -0.01 <= min(mark.x1, mark.x2) <= max(mark.x1, mark.x2) <= width + 0.01
            assert -0.01 <= min(mark.y1, mark.y2) <= max(mark.y1, mark.y2) <= tall + 0.01


@given(SPACES, st.floats(mm(90), mm(190)))
def test_no_two_numbers_overlap(space: Space, width: float) -> None:
    for (one, first), (other, second) in combinations(numbers(space, width), 2):
        assert not first.overlaps(second, 0.5), (one, other)


def test_a_plane_has_its_numbers_its_squares_and_the_names_of_its_axes() -> None:
    space = Space("plane", ranges=((-2, 3), (-1, 2)))
    said = [text for text, _ in numbers(space, mm(170))]
    assert said == ["\u22122", "\u22121", "1", "2", "3", "\u22121", "1", "2", "0", "x", "y"]
    marks = coordinates.drawn(space, mm(170), SHEET)
    squares = [mark for mark in marks if isinstance(mark, Stroke)][: 6 + 4]
    assert {mark.x1 == mark.x2 for mark in squares[:6]} == {True}
    assert {mark.y1 == mark.y2 for mark in squares[6:]} == {True}


def test_a_line_has_a_tick_for_each_number() -> None:
    marks = coordinates.drawn(Space("axis", ranges=((0, 5),)), mm(170), SHEET)
    ticks = [mark for mark in marks if isinstance(mark, Stroke) and mark.x1 == mark.x2]
    assert len(ticks) == 6
    steps = {round(two.x1 - one.x1, 3) for one, two in pairwise(ticks)}
    assert len(steps) == 1


def test_long_ranges_print_fewer_numbers() -> None:
    said = [text for text, _ in numbers(Space("axis", ranges=((0, 40),)), mm(120))]
    assert said == [str(at) for at in range(0, 41, 5)]


@pytest.mark.parametrize("paper", ["a4", "a5"])
@pytest.mark.parametrize("space", ["plane (-40..0, -20..20)", "axis (-20..20)"])
def test_the_answer_stands_over_it_in_the_key(space: str, paper: PaperName) -> None:
    lesson = of_blocks(f"- {{task: Draw it., space: '{space}', answer: A straight line.}}")
    texts = [
        [
            mark.text
            for marks in planned(lesson, output, paper)[0].pages
            for mark in marks
            if isinstance(mark, Line)
        ]
        for output in ("handout", "key")
    ]
    assert "A straight line." not in texts[0]
    assert "A straight line." in texts[1]


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_it_is_valid(profile: str, tmp_path: Path) -> None:
    lesson = of_blocks("- {task: Draw it., space: 'plane (-5..5, -5..5)', answer: A line.}")
    file = tmp_path / "pages.pdf"
    file.write_bytes(paint(planned(lesson, "key")[0]))
    assert not page.validate_pdf(str(file), profile=profile).failures
