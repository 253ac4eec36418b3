"""Puzzles and pictures to label on paper: what is to be found is in the key alone."""

import io
import random
from collections.abc import Iterator

import pytest
from pypdf import PdfReader

from builders.handout.marks import Line, PageImage, Shape
from builders.handout.paint import paint
from builders.handout.plan import HandoutOutput
from builders.handout.typesetting.style import PaperName
from builders.lesson.model import Lesson
from builders.problems import Problems
from tests.document.samples import of_blocks
from tests.handout.samples import planned

LABELLED = """
- task: Name the parts.
  label:
    file: images/cycle.png
    alt: The cycle of water.
    credit: the teacher
    bank: %s
    places:
      - %s: {left: 20, top: 80}
      - %s: {left: 50, top: 10}
"""
CROSSWORD = "- {task: Solve., crossword: {%s}}"
WORDS = "cloud: it hides the sun, lake: still water, dew: wet grass, river: it flows"
SEARCH = "- {task: Find., word-search: [cloud, lake, dew, river]}"


def text(lesson: Lesson, output: HandoutOutput = "handout") -> str:
    data = paint(planned(lesson, output)[0])
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def lines(lesson: Lesson, output: HandoutOutput = "handout") -> Iterator[Line]:
    pages = planned(lesson, output)[0].pages
    return (mark for page in pages for mark in page if isinstance(mark, Line))


def test_a_picture_does_not_tell_the_names_of_its_parts() -> None:
    one, two = (of_blocks(LABELLED % ("false", *names)) for names in (("sea", "sky"), ("a", "b")))
    assert paint(planned(one)[0]) == paint(planned(two)[0])
    assert "sky" in text(one, "key")


def test_a_bank_lists_the_names_in_the_order_of_letters() -> None:
    one, two = (
        of_blocks(LABELLED % ("true", *names)) for names in (("sky", "sea"), ("sea", "sky"))
    )
    assert paint(planned(one)[0]) == paint(planned(two)[0])
    assert "sea" in text(one)


def test_the_numbers_stand_on_the_picture() -> None:
    page = planned(of_blocks(LABELLED % ("false", "a", "b")))[0].pages[0]
    (image,) = (mark for mark in page if isinstance(mark, PageImage))
    dots = [mark for mark in page if isinstance(mark, Shape) and mark.radius == mark.width / 2]
    found = [
        (
            (dot.x + dot.radius - image.x) / image.width,
            (dot.y + dot.radius - image.y) / image.height,
        )
        for dot in dots
    ]
    (first, second) = found
    assert first == pytest.approx((0.2, 0.8), abs=0.01)
    assert second == pytest.approx((0.5, 0.1), abs=0.05)


def test_the_squares_of_a_crossword_are_empty() -> None:
    lesson = of_blocks(CROSSWORD % WORDS)
    letters = [line for line in lines(lesson) if len(line.text) == 1 and line.text.isalpha()]
    assert letters == []
    filled = "".join(line.text for line in lines(lesson, "key") if len(line.text) == 1)
    assert set("CLOUDLAKEDEWRIVER") <= set(filled)
    assert "CLOUD" not in text(lesson).upper()
    assert "cloud" in text(lesson, "key")


def test_the_clues_tell_the_ways_and_the_lengths() -> None:
    said = text(of_blocks(CROSSWORD % WORDS)).replace("\u00a0", " ")
    assert "Across" in said
    assert "Down" in said
    for clue in ("it hides the sun (5)", "still water (4)", "wet grass (3)", "it flows (5)"):
        assert clue in said


def test_a_word_search_has_the_same_letters_in_the_key() -> None:
    lesson = of_blocks(SEARCH)
    shown, key = (
        [line.text for line in lines(lesson, output) if len(line.text) == 1]
        for output in ("handout", "key")
    )
    assert len(shown) >= 64
    assert shown == key
    assert "row" in text(lesson, "key")
    assert "row" not in text(lesson)


@pytest.mark.parametrize("paper", ["a4", "a5", "letter"])
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("blocks", [CROSSWORD % WORDS, SEARCH, LABELLED % ("true", "sea", "sky")])
def test_a_form_fits_every_paper(blocks: str, paper: PaperName, large: bool) -> None:  # noqa: FBT001
    plan = planned(of_blocks(blocks), "key", paper, large_print=large)[0]
    for page in plan.pages:
        for mark in page:
            if isinstance(mark, Shape):
                assert 0 <= mark.x <= mark.x + mark.width <= plan.size.width
                assert 0 <= mark.y <= mark.y + mark.height <= plan.size.height


def test_what_has_no_place_is_told_until_all_have_one() -> None:
    dice = random.Random(1)  # noqa: S311  # no secret
    words = ["".join(dice.choices("ABCDEFGHIKLMNOPRSTU", k=8)) for _ in range(40)]
    refusals = 0
    while lost := unplaced(words):
        words = [word for word in words if word not in lost]
        refusals += 1
    assert refusals
    assert len(words) >= 12
    assert planned(crossword(words), "key")[0].pages


def crossword(words: list[str]) -> Lesson:
    return of_blocks(CROSSWORD % ", ".join(f"{word}: clue" for word in words))


def unplaced(words: list[str]) -> set[str]:
    try:
        crossword(words)
    except Problems as refused:
        return {str(dict(each.facts)["word"]) for each in refused.problems if each.code == "L226"}
    return set()


LONG = " ".join(["Qazaqstan"] * 15)


@pytest.mark.parametrize(
    "form",
    [f"short: {LONG}", f"gaps: 'It is {{{LONG}}} and {{another}}'"],
    ids=["short", "gaps"],
)
def test_an_answer_longer_than_its_line_stays_on_the_page(form: str) -> None:
    plan = planned(of_blocks(f"- task: {{task: Say., {form}}}"), "key")[0]
    found = [mark for page in plan.pages for mark in page if isinstance(mark, Line)]
    assert max(line.x + line.width for line in found) <= plan.size.width


def test_a_long_name_of_a_part_has_lines_enough() -> None:
    lesson = of_blocks(LABELLED % ("no", f"'{LONG}'", "cloud"))
    found = list(lines(lesson, "key"))
    assert max(line.x + line.width for line in found) <= planned(lesson, "key")[0].size.width
