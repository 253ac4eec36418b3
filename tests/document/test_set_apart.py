"""Blocks that stand apart: counted where there are several, beside a bar on slide and paper."""

from pathlib import Path

import page
import pytest

from builders import labels
from builders.deck.slides import Rectangle
from builders.document.elements import Boxed, Exercise
from builders.document.views import elements
from builders.handout.marks import Line, Stroke
from builders.handout.paint import paint
from builders.languages import known
from builders.lesson.blocks.set_apart import AnySetApart
from builders.lesson.shape import kinds
from tests.deck.samples import said, slides
from tests.document.samples import composed, of_blocks
from tests.handout.samples import planned

KINDS = tuple(kinds(AnySetApart))
COUNTED = ("definition", "theorem", "example")


@pytest.mark.parametrize("kind", KINDS)
def test_several_of_a_counted_kind_have_numbers(kind: str) -> None:
    one = of_blocks(f"- {kind}: One.")
    two = of_blocks(f"- {kind}: One.\n- statement: Between.\n- {kind}: Two.")
    name = labels.load("en").set_apart[kind]
    found = [
        [each.label for each in elements(composed(lesson)) if isinstance(each, Boxed)]
        for lesson in (one, two)
    ]
    assert found == [[name], [f"{name} 1", f"{name} 2"] if kind in COUNTED else [name, name]]


@pytest.mark.parametrize("language", known())
def test_a_language_names_every_kind(language: str) -> None:
    words = labels.load(language)  # type: ignore[arg-type]
    assert set(words.set_apart) == set(KINDS)
    assert set(words.set_apart_counted) == set(COUNTED)
    assert all("{n}" in form for form in words.set_apart_counted.values())


@pytest.mark.parametrize("kind", KINDS)
def test_a_slide_names_the_kind_and_sets_a_bar_beside_the_words(kind: str) -> None:
    (slide,) = slides(f"- {kind}: {{title: Vapour, text: It cannot be seen.}}", language="en")
    assert slide.title == f"{labels.load('en').set_apart[kind]}. Vapour"
    bar, *_ = (placed for placed in slide.items if isinstance(placed.item, Rectangle))
    words = next(placed for placed in slide.items if "seen" in said(placed))
    assert bar.box.right < words.box.x
    assert bar.box.y == words.box.y


def test_long_texts_go_on_on_the_next_slide() -> None:
    text = "A sentence that says a little. " * 60
    shown = slides(f"- definition: '{text}'", language="en")
    assert len(shown) > 1
    assert "(1/" in shown[0].title


def bars(blocks: str) -> list[float]:
    pages = planned(of_blocks(blocks))[0].pages
    strokes = (mark for marks in pages for mark in marks if isinstance(mark, Stroke))
    return [mark.width for mark in strokes if mark.x1 == mark.x2]


def test_paper_runs_the_label_in_and_sets_a_bar() -> None:
    pages = planned(of_blocks("- definition: {title: Vapour, text: Water in the air.}"))[0].pages
    lines = [mark.text for marks in pages for mark in marks if isinstance(mark, Line)]
    assert "Definition. Vapour. Water in the air." in lines
    (usual,) = bars("- definition: Water in the air.")
    (urgent,) = bars("- warning: Steam burns.")
    assert urgent > 2 * usual


def test_lines_begin_below_the_label() -> None:
    pages = planned(of_blocks("- instruction: |\n    1. Mark.\n    2. Wait."))[0].pages
    marks = (mark for marks in pages for mark in marks if isinstance(mark, Line))
    lines = [mark.text for mark in marks if not mark.text.startswith("Slide ")]
    at = lines.index("1. Mark.")
    assert lines[at - 1].strip() == "What to do."
    assert lines[at + 1] == "2. Wait."


def test_a_task_may_be_done_with_it() -> None:
    lesson = of_blocks("- task: {task: Use it., blocks: [{theorem: a² + b² = c².}]}")
    (exercise,) = (each for each in elements(composed(lesson)) if isinstance(each, Exercise))
    (material,) = exercise.materials
    assert isinstance(material, Boxed)


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_what_stands_apart_is_valid(profile: str, tmp_path: Path) -> None:
    lesson = of_blocks(
        "\n".join(f"- {kind}: {{title: A, text: One., source: b}}" for kind in KINDS)
    )
    file = tmp_path / "pages.pdf"
    file.write_bytes(paint(planned(lesson)[0]))
    assert not page.validate_pdf(str(file), profile=profile).failures
