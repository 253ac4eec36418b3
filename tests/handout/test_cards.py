"""Cards to cut out: each back behind its front, nothing over a line to cut."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.design import theme
from builders.design.geometry import mm
from builders.handout import cards
from builders.handout.marks import Line, Stroke
from builders.handout.pages import HandoutPlan
from builders.handout.paint import paint
from builders.handout.typesetting.style import SIZES, PaperName
from builders.problems import Problems
from tests.document.samples import composed, of_blocks
from tests.handout.test_tags import page

Spots = list[tuple[str, float, float]]
ALIKE = 2.0  # points; a turned sheet is never set down more exactly


def made(rest: str, paper: PaperName = "a4") -> HandoutPlan:
    plan = cards.plan(composed(of_blocks("- statement: One", rest)), theme.load(), paper)
    assert plan
    return plan


def texts(plan: HandoutPlan, at: int) -> Spots:
    """Return the lines of a page with their middles."""
    return [
        (mark.text, mark.x + mark.width / 2, mark.y)
        for mark in plan.pages[at]
        if isinstance(mark, Line)
    ]


def pairs(count: int) -> str:
    return ", ".join(f"f{at}: b{at}" for at in range(count))


@pytest.mark.parametrize("per_page", sorted(cards.GRIDS))
@pytest.mark.parametrize("paper", ["a4", "letter", "a5"])
def test_a_back_lies_behind_its_front(per_page: int, paper: PaperName) -> None:
    plan = made(f"cards: {{items: {{{pairs(per_page + 1)}}}, per-page: {per_page}}}", paper)
    assert len(plan.pages) == 4
    for at in (0, 2):
        fronts, backs = texts(plan, at), texts(plan, at + 1)
        for (front, x, y), (back, behind, level) in zip(fronts, backs, strict=True):
            assert front[1:] == back[1:]
            assert plan.size.width - behind == pytest.approx(x, abs=ALIKE)
            assert level == pytest.approx(y, abs=ALIKE)


def test_only_fronts_have_lines_to_cut() -> None:
    plan = made(f"cards: {{items: {{{pairs(8)}}}}}")
    strokes = [[mark for mark in marks if isinstance(mark, Stroke)] for marks in plan.pages]
    assert [len(each) for each in strokes] == [3 + 5, 0]
    assert plan.size == SIZES["a4"]
    edge = min(min(each.x1, each.y1) for each in strokes[0])
    assert edge == pytest.approx(mm(10))


def test_cards_without_backs_have_no_pages_for_them() -> None:
    assert len(made("cards: [one, two, three]").pages) == 1


def test_a_lesson_without_a_word_of_cards_has_those_of_its_glossary() -> None:
    plan = made("glossary: [{dew: drops on the grass}]")
    assert [text for text, _, _ in texts(plan, 0)] == ["dew"]
    document = composed(of_blocks("- statement: One"))
    assert cards.plan(document, theme.load(), "a4") is None


def test_the_glossary_comes_after_the_cards() -> None:
    plan = made("cards: {items: [one], glossary: true}\nglossary: [{dew: drops on the grass}]")
    assert [text for text, _, _ in texts(plan, 0)] == ["one", "dew"]


def test_all_fronts_are_of_one_size() -> None:
    plan = made("cards: [a, international agreement on the use of water, c]")
    sizes = {
        fragment.font.size
        for mark in plan.pages[0]
        if isinstance(mark, Line)
        for fragment in mark.fragments
    }
    assert len(sizes) == 1


@given(st.lists(st.text("абвгд ", min_size=1, max_size=90).filter(str.strip), min_size=1))
def test_words_keep_clear_of_the_lines(said: list[str]) -> None:
    listed = ", ".join(f"'{text}'" for text in said[:20])
    try:
        plan = made(f"cards: {{items: [{listed}], per-page: 9}}")
    except Problems as refused:
        assert {each.code for each in refused.problems} == {"L358"}  # noqa: PT017
        return
    columns = sorted({mark.x1 for mark in plan.pages[0] if isinstance(mark, Stroke)})
    for at in range(len(plan.pages)):
        for mark in (mark for mark in plan.pages[at] if isinstance(mark, Line)):
            inside = (
                left + mm(3) <= mark.x and mark.x + mark.width <= right - mm(3)
                for left, right in itertools.pairwise(columns)
            )
            assert any(inside), mark


def test_a_text_without_room_is_refused_at_its_line() -> None:
    with pytest.raises(Problems) as refused:
        made(f"cards:\n  per-page: 16\n  items:\n    - one\n    - {'word ' * 200}")
    (problem,) = refused.value.problems
    assert problem.code == "L358"
    assert "word word" in str(dict(problem.facts)["text"])


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_cards_are_valid(profile: str, tmp_path: Path) -> None:
    file = tmp_path / "cards.pdf"
    file.write_bytes(paint(made(f"cards: {{items: {{{pairs(9)}}}}}")))
    assert not page.validate_pdf(str(file), profile=profile).failures
