"""Numbers of lists and of pages: clear of their texts, and one count for all of a file."""

import textwrap

import pytest

from builders.handout.marks import Line
from builders.handout.pages import HandoutPlan
from tests.document.samples import of_blocks
from tests.handout.samples import planned


def lines(plan: HandoutPlan) -> list[Line]:
    return [mark for page in plan.pages for mark in page if isinstance(mark, Line)]


def said(line: Line) -> str:
    return "".join(fragment.text for fragment in line.fragments)


@pytest.mark.parametrize("count", [3, 9, 10, 120])
def test_a_number_stands_clear_of_its_text(count: int) -> None:
    items = ", ".join(f"point {n}" for n in range(1, count + 1))
    plan, _ = planned(of_blocks(f"- points: {{numbered: true, items: [{items}]}}"))
    found = {said(line): line for line in lines(plan)}
    starts = {found[f"point {n}"].x for n in range(1, count + 1)}
    label = found[f"{count}."]
    (start,) = starts
    assert start - (label.x + label.width) >= 0.4 * label.fragments[0].font.size


def test_the_feet_of_the_key_count_all_its_pages() -> None:
    answer = " ".join(["The answer goes on and on, sentence after sentence."] * 160)
    rest = f"tasks: [{{task: Explain it., space: none, answer: {answer!r}}}]\n"
    lesson = of_blocks("- points: [A]\n", textwrap.dedent(rest))
    (handout, _), (key, _) = planned(lesson), planned(lesson, "key")
    assert len(key.pages) > len(handout.pages)
    for plan in (handout, key):
        count = len(plan.pages)
        feet = [said(line) for line in lines(plan) if said(line).endswith(f"of {count}")]
        assert feet == [f"Page {n} of {count}" for n in range(1, count + 1)]
