"""A look back at the class: on the slide, on paper, in the words of each language."""

from pathlib import Path

import page
import pytest

from builders.deck.slides import ShapeGroup, SlideTable
from builders.design.geometry import mm
from builders.document.elements import ExitTicket, SelfAssessment
from builders.document.views import elements
from builders.handout.marks import Line, Shape
from builders.handout.paint import paint
from builders.handout.plan import HandoutOutput
from builders.languages import known
from builders.lesson.model import Lesson
from tests.deck.samples import said, slides
from tests.document.samples import composed, of_blocks
from tests.handout.samples import planned

LADDER = "- self-assessment: {form: ladder, statements: [I know it.]}"
TABLE = "- self-assessment: [I can explain it., I can name the steps.]"
TICKET = "- exit-ticket: [What is new?, What is not clear?]"


def words(lesson: Lesson, output: HandoutOutput = "handout") -> list[str]:
    pages = planned(lesson, output)[0].pages
    return [mark.text for marks in pages for mark in marks if isinstance(mark, Line)]


@pytest.mark.parametrize("language", known())
@pytest.mark.parametrize(
    ("form", "signs", "steps"), [("traffic-light", 3, 3), ("smileys", 3, 3), ("ladder", 0, 4)]
)
def test_a_form_has_its_signs_and_its_words(
    form: str, signs: int, steps: int, language: str
) -> None:
    lesson = of_blocks(f"- self-assessment: {{form: {form}}}", language=language)
    (element,) = elements(composed(lesson))
    assert isinstance(element, SelfAssessment)
    assert (len(element.signs), len(element.steps)) == (signs, steps)
    assert bool(element.ladder) == (form == "ladder")


def test_own_words_stand_for_the_first_signs() -> None:
    (element,) = elements(composed(of_blocks("- self-assessment: {steps: [yes, no]}")))
    assert isinstance(element, SelfAssessment)
    assert element.signs == ("🟢", "🟡")
    assert [step.plain for step in element.steps] == ["yes", "no"]


def test_a_table_has_a_box_for_each_sign() -> None:
    said = words(of_blocks(TABLE))
    assert said.count("☐") == 2 * 3
    (slide,) = slides(TABLE, language="en")
    (table,) = (placed.item for placed in slide.items if isinstance(placed.item, SlideTable))
    assert len(table.rows) == 3
    assert all(len(row) == 4 for row in table.rows)


def test_signs_alone_are_ticked_in_boxes() -> None:
    lesson = of_blocks("- self-assessment: {form: smileys}")
    boxes = [
        mark
        for marks in planned(lesson)[0].pages
        for mark in marks
        if isinstance(mark, Shape) and mark.width == mark.height
    ]
    assert len(boxes) == 3
    (slide,) = slides("- self-assessment: {form: smileys}", language="en")
    assert "It was hard" in " ".join(map(said, slide.items))


def test_a_ladder_rises_step_by_step() -> None:
    (slide,) = slides(LADDER, language="en")
    (group,) = (placed.item for placed in slide.items if isinstance(placed.item, ShapeGroup))
    tops = [mark.box.y for mark in group.scene.marks if not hasattr(mark, "lines")]
    assert tops == sorted(tops, reverse=True)
    assert "Steps from the foot: I have heard of it; I understand it" in group.scene.alt
    assert "I know\u00a0it." in " ".join(map(said, slide.items))


def test_an_exit_ticket_has_a_name_a_date_and_a_line_to_cut() -> None:
    lesson = of_blocks(TICKET)
    (element,) = elements(composed(lesson))
    assert isinstance(element, ExitTicket)
    assert element.blanks == ("Name:", "Date:")
    found = words(lesson)
    assert found.count("Name:") == 2
    (cut,) = (
        mark
        for marks in planned(lesson)[0].pages
        for mark in marks
        if isinstance(mark, Shape) and mark.dashed
    )
    assert cut.width == pytest.approx(mm(170), abs=mm(5))
    assert "What is new?" in " ".join(found)


def test_a_rubric_stands_under_its_task_and_on_a_slide_after_it() -> None:
    block = """
    - task: Write.
      rubric:
        levels: {good: 3, fair: 2}
        rows: {Facts: [all of them, some of them], Language: [clear, "unclear"]}
    """
    found = " ".join(words(of_blocks(block)))
    assert "good (points: 3)" in found.replace("\u00a0", " ")
    assert "some of them" in found
    _first, second = slides(block, language="en")
    assert "How it is assessed" in second.title
    (table,) = (placed.item for placed in second.items if isinstance(placed.item, SlideTable))
    assert [len(row) for row in table.rows] == [3, 3, 3]


@pytest.mark.parametrize("output", ["handout", "key"])
@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_what_looks_back_is_valid(profile: str, output: HandoutOutput, tmp_path: Path) -> None:
    smileys = "- self-assessment: {form: smileys}"
    rubric = "- {task: Write., rubric: {levels: {good: 1, bad: 0}, rows: {a: [b, c]}}}"
    lesson = of_blocks(f"{LADDER}\n{TABLE}\n{TICKET}\n{smileys}\n{rubric}")
    file = tmp_path / "pages.pdf"
    file.write_bytes(paint(planned(lesson, output)[0]))
    assert not page.validate_pdf(str(file), profile=profile).failures
