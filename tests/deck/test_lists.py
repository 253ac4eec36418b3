"""Lists on slides: how they are counted, and where what is continued stands."""

import re

import pytest

from builders.deck.paint import paint
from builders.deck.planning.groups import counted, entry
from builders.deck.slides import Bullet, Para, TextRun, Words
from builders.design.type import SCREEN, width
from builders.press.verify import verify_deck
from tests.deck.samples import lesson, planned, slides
from tests.deck.zips import unzipped


def paras(*kinds: tuple[Bullet, int, int]) -> tuple[Para, ...]:
    return tuple(
        Para((TextRun("сөз"),), bullet, number, level=level) for bullet, number, level in kinds
    )


def starts(*kinds: tuple[Bullet, int, int]) -> list[int]:
    return [para.starts for para in counted(paras(*kinds)) if para.bullet == "number"]


def test_numbers_that_follow_each_other_start_at_one_number() -> None:
    assert starts(("number", 4, 0), ("number", 5, 0), ("number", 6, 0)) == [4, 4, 4]


def test_a_list_goes_on_below_what_stands_deeper() -> None:
    assert starts(("number", 1, 0), ("dot", 1, 1), ("none", 1, 1), ("number", 2, 0)) == [1, 1]


def test_a_list_begins_anew_after_a_gap_and_after_what_has_no_number() -> None:
    assert starts(("number", 2, 0), ("number", 5, 0), ("number", 6, 0)) == [2, 5, 5]
    assert starts(("number", 2, 0), ("none", 1, 0), ("number", 3, 0)) == [2, 3]


def test_a_program_that_counts_a_list_again_has_one_start_for_all_of_it() -> None:
    items = ", ".join(f"[{'сөз ' * 40}]" for _ in range(12)).replace("[", "").replace("]", "")
    files = unzipped(paint(planned(lesson(f"- points: {{numbered: true, items: [{items}]}}"))))
    pages = [
        re.findall(r'<a:buAutoNum type="arabicPeriod"(?: startAt="(\d+)")?/>', text.decode())
        for name, text in sorted(files.items())
        if name.startswith("ppt/slides/slide")
    ]
    listed = [page for page in pages if page]
    assert len(listed) > 1
    assert all(len(set(page)) == 1 for page in listed)
    assert sum(map(len, listed)) == 12


@pytest.mark.parametrize(
    ("start", "is_led"),
    [("$x$", True), ("**Сөз**", True), ("`x`", True), ("₂", True), ("Сөз *x*", False)],
)
def test_a_number_does_not_look_as_the_word_after_it(start: str, is_led: bool) -> None:  # noqa: FBT001
    plan = planned(lesson(f"- points: {{numbered: true, items: ['{start} сөз', Екі]}}"))
    data = paint(plan)
    verify_deck(plan, data)
    slides = "".join(text.decode() for name, text in unzipped(data).items() if "slides/s" in name)
    first = re.findall(r"<a:buAutoNum[^>]*/></a:pPr><a:r>(<a:rPr.*?)</a:r>", slides)
    assert [("\u200b" in each, " i=" in each or " b=" in each) for each in first] == [
        (is_led, False),
        (False, False),
    ]


@pytest.mark.parametrize("last", [9, 10, 99, 100, 250])
def test_the_widest_number_is_clear_of_its_text(last: int) -> None:
    hang = entry((TextRun("сөз"),), "number", 1, last).hang
    assert hang >= width(f"{last}.", SCREEN, 1) + 0.3


@pytest.mark.parametrize("numbered", ["true", "false"])
def test_what_is_continued_stands_in_line(numbered: str) -> None:
    long = "Сөйлем осында аяқталды. " * 120
    found = slides(f"- points: {{numbered: {numbered}, items: ['{long}', Екінші]}}")
    bodies = [
        placed.item.paragraphs[0]
        for slide in found
        for placed in slide.items
        if isinstance(placed.item, Words) and placed.item.placeholder == "body"
    ]
    first, second = bodies[:2]
    assert (first.bullet, second.bullet) == ("number" if numbered == "true" else "dot", "none")
    assert (second.indent, second.hang) == (first.indent, 0)
