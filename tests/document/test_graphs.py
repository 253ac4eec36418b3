"""Graphs and number lines of a lesson: what is seen of them, in words, on slides and on paper."""

from itertools import pairwise
from pathlib import Path

import page
import pytest
from openxml_audit import OpenXmlValidator, validate_pptx
from pptx import Presentation

from builders.deck.paint import paint as painted_deck
from builders.deck.slides import ShapeGroup
from builders.design.figures import data
from builders.design.scene import Graph
from builders.document.elements import Drawing, Exercise
from builders.document.views import elements
from builders.handout.marks import Curve
from builders.handout.paint import paint
from builders.lesson.model import Lesson
from builders.press.verify import verify_deck
from builders.problems import Problems
from tests.deck.samples import planned as deck_of
from tests.deck.zips import unzipped
from tests.document.samples import composed, of_blocks
from tests.handout.samples import planned

PARABOLA = """
- plot:
    caption: Two roots
    curves:
      - y = x^2 - 4x + 3
      - y = 3 - 0,5x: the line
      - {formula: x = 2, dashed: true}
    points:
      - (2; -1): vertex
      - (1; 0)
    x: -1..5
    y: -2..6
"""
LINE = """
- number-line:
    caption: All of x
    range: -5..5
    intervals:
      - x > -2
      - -1 <= x < 3,5: both
    points: [0, sqrt(2)]
"""


def figure(lesson: Lesson) -> data.Figure:
    (found,) = (each for each in elements(composed(lesson)) if isinstance(each, Drawing))
    return found.figure


def graphs(lesson: Lesson) -> list[Graph]:
    return [
        mark
        for slide in deck_of(lesson).slides
        for placed in slide.items
        if isinstance(placed.item, ShapeGroup)
        for mark in placed.item.scene.marks
        if isinstance(mark, Graph)
    ]


@pytest.mark.parametrize(
    ("language", "aloud"),
    [
        (
            "en",
            (
                "Graph: Two roots. y = x² − 4x + 3; the line: y = 3 − 0.5x; x = 2; "
                "point vertex (2; −1); point (1; 0); x from −1 to 5; y from −2 to 6."
            ),
        ),
        (
            "ru",
            (
                "График: Two roots. y = x² − 4x + 3; the line: y = 3 − 0,5x; x = 2; "
                "точка vertex (2; −1); точка (1; 0); x от −1 до 5; y от −2 до 6."
            ),
        ),
        (
            "kk",
            (
                "График: Two roots. y = x² − 4x + 3; the line: y = 3 − 0,5x; x = 2; "
                "нүкте vertex (2; −1); нүкте (1; 0); x: −1 … 5; y: −2 … 6."
            ),
        ),
    ],
)
def test_a_graph_is_said_in_the_language_of_the_lesson(language: str, aloud: str) -> None:
    assert figure(of_blocks(PARABOLA, language=language)).aloud.words == aloud


def test_a_number_line_is_said_as_it_is_written() -> None:
    assert figure(of_blocks(LINE)).aloud.words == (
        "Number line: All of x. (−2; ∞); both: [−1; 3.5); point 0; point √2; x from −5 to 5."
    )


@pytest.mark.parametrize(
    ("curves", "low", "high"),
    [
        ("y = x^2", -2, 27),
        ("y = 1/x", -2.8, 2.8),
        ("y = 3", -0.24, 3.24),
        ("y = 100 + x", 94.2, 105.8),
        ("y = sin x", -1.2, 1.2),
    ],
)
def test_a_window_that_is_not_said_shows_the_curves(curves: str, low: float, high: float) -> None:
    found = figure(of_blocks(f"- plot: {{caption: A, curves: [{curves}]}}"))
    assert isinstance(found, data.Plot)
    assert (found.y.first, found.y.last) == pytest.approx((low, high), rel=0.12)


def test_axes_are_named_after_the_letters_of_the_functions_or_by_the_lesson() -> None:
    named = figure(of_blocks("- plot: {caption: A, curves: ['s(t) = 2t']}"))
    given = "- plot: {caption: A, curves: ['s = 2t'], x-label: 't, s', y-label: 's, m'}"
    said = figure(of_blocks(given))
    assert isinstance(named, data.Plot)
    assert isinstance(said, data.Plot)
    assert (named.names, said.names) == (("t", "s"), ("t, s", "s, m"))


def test_the_slide_shows_a_chart_with_the_numbers_in_its_sheet(tmp_path: Path) -> None:
    lesson = of_blocks(PARABOLA)
    plan = deck_of(lesson)
    deck = painted_deck(plan)
    verify_deck(plan, deck)
    file = tmp_path / "deck.pptx"
    file.write_bytes(deck)
    assert validate_pptx(str(file)).errors == []
    (graph,) = graphs(lesson)
    groups = (
        s for slide in Presentation(str(file)).slides for s in slide.shapes if s.shape_type == 6
    )
    (chart,) = (shape.chart for group in groups for shape in group.shapes if shape.has_chart)
    assert graph.points is not None
    names = [line.name for line in graph.lines] + [graph.points.name]
    assert [series.name for series in chart.plots[0].series] == names
    parabola = chart.plots[0].series[0]
    count = len(graph.lines[0].runs[0])
    ys = [y for _, y in graph.lines[0].runs[0]]
    assert list(parabola.values)[:count] == pytest.approx(ys, rel=1e-8)
    (book,) = (each for name, each in unzipped(deck).items() if name.endswith(".xlsx"))
    file = tmp_path / "book.xlsx"
    file.write_bytes(book)
    assert OpenXmlValidator().validate(file).errors == []


def test_a_chart_that_says_other_than_its_plan_is_found() -> None:
    plan = deck_of(of_blocks(PARABOLA))
    other = deck_of(of_blocks(PARABOLA.replace("x^2 - 4x + 3", "x^2 - 4x + 3,001")))
    with pytest.raises(AssertionError, match="planned"):
        verify_deck(plan, painted_deck(other))


def test_a_curve_that_is_parted_has_a_gap_in_its_sheet() -> None:
    deck = painted_deck(deck_of(of_blocks("- plot: {caption: A, curves: [y = 1/x]}")))
    (chart,) = (each for name, each in unzipped(deck).items() if "charts/chart" in name)
    text = chart.decode()
    indices = [int(part.split('"')[0]) for part in text.split('<c:pt idx="')[2:]]
    gaps = {b - a for a, b in pairwise(indices) if b > a}
    assert gaps == {1, 2}


def test_paper_draws_the_same_curves_with_lines() -> None:
    (sheet,) = planned(of_blocks(PARABOLA))[0].pages
    curves = [mark for mark in sheet if isinstance(mark, Curve)]
    looks = {(curve.dashes, curve.width) for curve in curves}
    assert len(looks) >= 4  # the grid, and three curves
    (graph,) = graphs(of_blocks(PARABOLA))
    lengths = [[len(run) for run in curve.lines] for curve in curves]
    assert [[len(run) for run in line.runs] for line in graph.lines] == lengths[2:5]


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("blocks", [PARABOLA, LINE])
def test_their_pages_are_valid(blocks: str, profile: str, tmp_path: Path) -> None:
    file = tmp_path / "pages.pdf"
    file.write_bytes(paint(planned(of_blocks(blocks))[0]))
    assert not page.validate_pdf(str(file), profile=profile).failures


def test_a_task_may_have_them() -> None:
    blocks = """
    - task: Solve it.
      blocks:
        - plot: {caption: A, curves: [y = x]}
        - number-line: {caption: B, range: 0..9}
      answer: "3"
    """
    (task,) = (each for each in elements(composed(of_blocks(blocks))) if isinstance(each, Exercise))
    assert len([each for each in task.materials if isinstance(each, Drawing)]) == 2


def test_points_that_crowd_each_other_are_told() -> None:
    points = ", ".join(f"({1 + at / 900}; 1): many words" for at in range(16))
    blocks = f"- plot: {{caption: A, curves: [y = x], points: [{points}]}}".replace("): ", ")': ")
    blocks = blocks.replace("[(", "['(").replace(", (", ", '(")
    with pytest.raises(Problems, match="L305"):
        deck_of(of_blocks(blocks))
