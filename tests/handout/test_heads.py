"""Names and marks at the head of a page: there is always room to write, and nothing overlaps."""

import pytest
from msgspec.structs import replace

from builders.document.structure import Blank
from builders.handout.marks import Line, Stroke
from builders.handout.plan import HandoutOutput
from builders.handout.planning.head_and_foot import LEAST_TO_WRITE, blanks, head_height
from builders.handout.typesetting.style import PaperName
from tests.document.samples import of_blocks
from tests.handout.samples import planned
from tests.handout.test_rooms import SHEET

NAMES = tuple(Blank(f"{label}:", None) for label in ("Name", "Group", "Date"))


@pytest.mark.parametrize("margin", range(20, 220, 20))
def test_each_line_leaves_room_to_write(margin: int) -> None:
    sheet = replace(SHEET, paper=replace(SHEET.paper, margin_side=margin))
    found = (*NAMES, Blank("Variant:", "A"))
    marks = tuple(blanks(found, sheet))
    strokes = [mark for mark in marks if isinstance(mark, Stroke)]
    assert len(strokes) == len(NAMES)
    rows = {round(stroke.y1, 1) for stroke in strokes}
    assert len(rows) * head_height(sheet) == pytest.approx(head_height(sheet, found))
    if len(rows) == 1:
        assert min(stroke.x2 - stroke.x1 for stroke in strokes) > LEAST_TO_WRITE - sheet.unit
    assert max(stroke.x2 for stroke in strokes) <= sheet.width + 0.01


@pytest.mark.parametrize("output", ["handout", "key"])
@pytest.mark.parametrize(("paper", "large"), [("a4", False), ("a4", True), ("a5", False)])
def test_no_two_lines_of_the_first_page_overlap(
    output: HandoutOutput,
    paper: PaperName,
    large: bool,  # noqa: FBT001
) -> None:
    lesson = of_blocks("- {task: Find., points: 5, choice: [+ a, b]}")
    marked = replace(lesson, topic=replace(lesson.topic, kind="test"))
    page = planned(marked, output, paper, large_print=large)[0].pages[0]
    lines = sorted((mark for mark in page if isinstance(mark, Line)), key=lambda mark: mark.y)
    for at, upper in enumerate(lines):
        for lower in lines[at + 1 :]:
            apart = lower.y - upper.y
            beside = lower.x >= upper.x + upper.width or upper.x >= lower.x + lower.width
            size = max((part.font.size for part in lower.fragments if part.text), default=0)
            assert beside or apart > 0.6 * size, (upper.text, lower.text)
