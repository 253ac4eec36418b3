"""Formulas that stand by themselves: on slides, on paper, referred to, in words."""

from pathlib import Path

import page
import pytest

from builders.deck.slides import ShapeGroup
from builders.design.figures.formulas import display
from builders.design.geometry import Box, Size
from builders.design.mathematics.data import Display
from builders.design.scene import Formula as Mark
from builders.design.scene import Scene
from builders.design.type import Ruler
from builders.document.elements import Exercise, Formula, Paragraphs
from builders.document.views import elements
from builders.handout.marks import Line
from builders.handout.paint import paint
from builders.lesson.model import Lesson
from builders.problems import Problems
from tests.deck.samples import planned as deck_of
from tests.deck.samples import said
from tests.document.samples import composed, of_blocks
from tests.handout.samples import planned

LONG = "(a+b)^7 = " + "+".join(f"{n} a^{{{n}}} b^{{{7 - n}}}" for n in range(1, 10)) + r"= \sum c_k"
NAMED = "- formula: {text: s = vt, name: path}\n- text: As [@eq:path] says; see [@eq:speed].\n"
NAMED += "- formula: {text: a = b}\n- formula: {text: 'v = s/t', name: speed}"
SCREEN = Ruler("screen", 1.2)


def formulas(lesson: Lesson) -> list[Formula]:
    return [each for each in elements(composed(lesson)) if isinstance(each, Formula)]


def scenes(lesson: Lesson) -> list[Scene]:
    return [
        placed.item.scene
        for slide in deck_of(lesson).slides
        for placed in slide.items
        if isinstance(placed.item, ShapeGroup)
    ]


def shown(tex: str, number: str = "", measure: float = 800) -> Scene | None:
    found = Display(tuple(tex.split("\n")), number, tex, tex)
    return display(found, Size(measure, 400), (54, 44, 36, 28, 20), SCREEN)


def marks(scene: Scene) -> list[Mark]:
    return [mark for mark in scene.marks if isinstance(mark, Mark)]


def box(mark: Mark) -> Box:
    drawn, size = mark.drawn, mark.size
    top = mark.y - drawn.height * size
    return Box(mark.x, top, drawn.width * size, drawn.total * size)


def test_those_with_a_name_are_counted_and_referred_to_before_and_after() -> None:
    lesson = of_blocks(NAMED)
    assert [each.display.number for each in formulas(lesson)] == ["(1)", "", "(2)"]
    (text,) = (each for each in elements(composed(lesson)) if isinstance(each, Paragraphs))
    assert text.texts[0].plain == "As (1) says; see (2)."


def test_a_reference_stands_beside_a_source() -> None:
    lesson = of_blocks(
        "- formula: {text: a = b, name: x}\n- text: 'See [@eq:x; @s, p. 2].'",
        "references: [{id: s, type: book, title: Sources}]",
    )
    (text,) = (each for each in elements(composed(lesson)) if isinstance(each, Paragraphs))
    assert text.texts[0].plain.replace("\xa0", " ") == "See [1, p. 2], (1)."


def test_it_is_said_aloud_in_the_language_of_the_lesson() -> None:
    (found,) = formulas(of_blocks(r"- formula: \frac{a}{b} = c", language="kk"))
    assert "бөл" in found.display.aloud


def test_what_the_font_lacks_is_said_in_a_line() -> None:
    *_, found = elements(composed(of_blocks("- formula: a = 漢")))
    assert isinstance(found, Paragraphs)


def test_a_task_is_done_with_it() -> None:
    lesson = of_blocks("- task: {task: Find v., blocks: [{formula: s = vt}]}")
    (exercise,) = (each for each in elements(composed(lesson)) if isinstance(each, Exercise))
    assert isinstance(exercise.materials[0], Formula)


def test_a_slide_draws_it_large_with_its_number_at_the_edge() -> None:
    (scene,) = scenes(of_blocks(r"- formula: {title: T, text: '\frac{a}{b}', name: x}"))
    (mark,) = marks(scene)
    assert mark.size >= 44
    (label,) = scene.labels
    assert label.lines[0][0].text == "(1)"
    assert label.align == "right"
    assert scene.alt


@pytest.mark.parametrize("number", ["", "(12)"])
@pytest.mark.parametrize("tex", ["a", r"\frac{a}{b}", LONG, "a = b\n= c\n= d"])
@pytest.mark.parametrize("measure", [300, 600, 1000])
def test_it_lies_inside_its_room_clear_of_its_number(tex: str, number: str, measure: float) -> None:
    scene = shown(tex, number, measure)
    if scene is None:
        assert tex == LONG
        return
    (mark,) = marks(scene)
    found = box(mark)
    edge = measure - (30 if number else 0)
    assert found.x >= 0
    assert found.right <= edge
    assert found.y >= 0
    assert found.bottom <= scene.size.height + 1e-6


def test_a_long_one_breaks_before_signs_and_stays_large() -> None:
    whole = shown(LONG, measure=5000)
    scene = shown(LONG)
    assert whole
    assert scene
    assert marks(scene)[0].size >= 28
    assert marks(scene)[0].drawn.total > 2 * marks(whole)[0].drawn.total


def test_what_has_no_room_is_refused() -> None:
    tex = "x_{" + "abcdefghij" * 40 + "}"
    lesson = of_blocks(f"- formula: {tex}")
    with pytest.raises(Problems, match="L304"):
        deck_of(lesson)
    with pytest.raises(Problems, match="L360"):
        planned(lesson)


def test_paper_sets_it_in_the_middle() -> None:
    (found,) = planned(of_blocks(r"- formula: {text: '\frac{a}{b}', name: x}"))[0].pages
    lines = [mark for mark in found if isinstance(mark, Line)]
    (drawn,) = (line for line in lines if line.equations)
    (number,) = (line for line in lines if line.text == "(1)")
    (left, right) = (min(line.x for line in lines), number.x + number.width)
    middle = drawn.x + drawn.width / 2
    assert middle == pytest.approx((left + right) / 2, abs=1)


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_its_pages_are_valid(profile: str, tmp_path: Path) -> None:
    blocks = r"- formula: {title: T, text: '\frac{a}{b}', name: x, source: b, note: c}"
    file = tmp_path / "pages.pdf"
    file.write_bytes(paint(planned(of_blocks(blocks))[0]))
    assert not page.validate_pdf(str(file), profile=profile).failures


def test_an_entry_of_a_list_that_ends_with_one_shows_it_below_its_words() -> None:
    blocks = r"""
    - points:
        numbered: true
        reveal: true
        items: ["The roots: $\\frac{a}{b}$.", "$\\frac{c}{d}$", Both are right]
    """
    slide = deck_of(of_blocks(blocks)).slides[-1]
    shown = slide.items[1:5]  # after the title
    kinds = [type(placed.item).__name__ for placed in shown]
    assert kinds == ["Words", "ShapeGroup", "ShapeGroup", "Words"]
    words, first, second, _ = shown
    assert words.box.bottom <= first.box.y
    assert first.box.bottom < second.box.y
    assert [click.index for click in slide.clicks] == [1, 2, 3, 4]
    scene = second.item.scene
    assert [run.text for label in scene.labels for line in label.lines for run in line] == ["2."]


def test_a_list_without_room_for_fractions_says_them_in_lines() -> None:
    items = "\n".join(rf"    - '{number} $\frac{{a}}{{b}}$'" for number in range(12))
    slide = deck_of(of_blocks(f"- points:\n    items:\n{items}")).slides[-1]
    assert not any(isinstance(placed.item, ShapeGroup) for placed in slide.items)
    assert "a/b" in " ".join(map(said, slide.items))


def test_a_question_shows_the_formula_it_ends_with_below_its_words() -> None:
    lesson = of_blocks(r"- question: {text: 'Find $\frac{x+1}{2}=3$.', answer: x = 5}")
    slide = deck_of(lesson).slides[-1]
    assert slide.title.strip() == "Find"
    (drawing,) = (each for each in slide.items if isinstance(each.item, ShapeGroup))
    (answer,) = (each for each in slide.items if each.name == "answer")
    assert drawing.box.bottom <= answer.box.y


@pytest.mark.parametrize("text", [r"Find $\frac{a}{b}$ again", "Find $a$.", r"$\frac{a}{b}$"])
def test_a_question_that_ends_otherwise_stays_in_lines(text: str) -> None:
    slide = deck_of(of_blocks(f"- question: '{text}'")).slides[-1]
    assert not any(isinstance(placed.item, ShapeGroup) for placed in slide.items)
