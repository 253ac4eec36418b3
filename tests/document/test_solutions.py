"""Worked solutions: read with their gaps, framed on slides and on paper, whole in the key."""

from __future__ import annotations

import io
import itertools
import re
from pathlib import Path

import page
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation

from builders.deck.paint import paint as paint_deck
from builders.deck.planning.asking.filled import ending
from builders.deck.slides import Placed, ShapeGroup, Slide
from builders.design import theme
from builders.document import views
from builders.document.asking import marking
from builders.document.elements import Exercise
from builders.handout.marks import Line
from builders.handout.paint import paint
from builders.handout.plan import HandoutOutput
from builders.lesson import gaps
from builders.lesson.markup import parse
from builders.materials import read_source
from builders.plans import Plans
from builders.problems import Place
from tests.deck.samples import planned as deck_of
from tests.deck.samples import said
from tests.deck.test_plan import extent
from tests.document.samples import composed, of_blocks
from tests.handout.reading import read_back
from tests.handout.samples import planned

HERE = Place("lesson.yaml", 1, 1)
FALL = r"""
- solution:
    title: A fall
    text: A stone falls for 3 s. How far does it fall?
    given:
      - $t = \qty{3}{s}$
      - $g = \qty{10}{m/s^2}$
    find: $h$
    steps:
      - $h = \frac{gt^2}{2}$: it starts from rest
      - 'So $h = \frac{10 \cdot 3^2}{2} =$ {45} m'
    answer: 45 m
"""
OPEN = FALL.split("      - $h =", maxsplit=1)[0]  # its steps are to follow
ROOM = FALL.replace("{45}", "45") + "    space: 6 lines\n"
TASK = r"""
- task: Find how far the stone falls.
  given: $t = \qty{3}{s}$
  find: $h$
  space: 5 lines
  solution:
    - {text: '$h = \frac{gt^2}{2}$', points: 1}
    - {text: $h = 45$, why: $g = 10$, points: 2}
  answer: 45 m
"""
FRAMED = ["Given:", "Find:", "Solution:"]


def slides(source: str, look: str = "dala") -> list[Slide]:
    return [slide for slide in deck_of(of_blocks(source), look).slides if slide.clicks]


def spaced(text: str) -> str:
    return " ".join(text.split())


def read(source: str, output: HandoutOutput = "handout") -> str:
    return spaced(" ".join(text for _, text in read_back(painted(source, output))))


def painted(source: str, output: HandoutOutput = "handout") -> bytes:
    return paint(planned(of_blocks(source), output=output)[0])


def named(slide: Slide, words: str) -> Placed:
    return next(placed for placed in slide.items if said(placed) == words)


@pytest.mark.parametrize(
    ("source", "best", "answers"),
    [
        ("a = {5|five} m", "a = 5 m", ("5", "five")),
        (r"$\frac{a}{b} =$ {$\frac{1}{2}$}", "a/b = 1/2", ("1/2",)),
        ("{**F** = ma}", "F = ma", ("F = ma",)),
        ("{}", "_____", ()),
        (r"$\{a\}$ {b}", "{a} b", ("b",)),
    ],
)
def test_a_gap_is_what_stands_in_braces_outside_formulas(
    source: str, best: str, answers: tuple[str, ...]
) -> None:
    text = parse(source, HERE)
    assert spaced(gaps.filled(text).plain) == best
    assert [each for each in gaps.parted(text) if isinstance(each, tuple)] == [answers]
    assert gaps.stray(text) is None


@pytest.mark.parametrize(("source", "at"), [("a {b", 2), ("b} c", 1), ("{a} {{b}", 4)])
def test_a_brace_without_its_fellow_is_found(source: str, at: int) -> None:
    assert gaps.stray(parse(source, HERE)) == at


def test_what_is_given_stands_over_a_rule_and_the_solution_right_of_both() -> None:
    (slide,) = slides(FALL)
    given_, find, label = (named(slide, each) for each in FRAMED)
    flat, upright = (placed.box for placed in slide.items if placed.name == "rule")
    assert given_.box.bottom <= flat.y <= find.box.y
    assert given_.box.right <= upright.x <= label.box.x
    assert given_.box.y == label.box.y == upright.y
    assert upright.bottom >= max(placed.box.bottom for placed in slide.items[:-3]) - 1


def test_each_step_appears_whole_on_a_click_of_its_own() -> None:
    (slide,) = slides(FALL)
    shown = [(click.index, *click.others) for click in slide.clicks]
    told = [spaced(" ".join(said(slide.items[each]) for each in click)) for click in shown]
    first, second, answer = told
    assert "it starts from rest" in first
    assert second.startswith("So")
    assert second.endswith("45 m")
    assert answer == "Answer: 45 m"
    hidden = set(itertools.chain(*shown))
    assert not any(said(slide.items[each]) in FRAMED for each in hidden)


def test_powerpoint_is_told_of_words_by_their_shape_and_of_formulas_without_a_build() -> None:
    plan = deck_of(of_blocks(FALL))
    at = next(at for at, slide in enumerate(plan.slides) if slide.clicks)
    deck = Presentation(io.BytesIO(paint_deck(plan)))
    xml = deck.slides[at].element
    shapes = {shape.shape_id: shape for shape in deck.slides[at].shapes}
    clicks = xml.xpath(".//p:cTn[@nodeType='clickEffect']")
    assert len(clicks) == len(plan.slides[at].clicks)
    targets = {int(each) for each in xml.xpath(".//p:spTgt/@spid")}
    built = {int(each) for each in xml.xpath(".//p:bldP/@spid")}
    assert targets <= shapes.keys()
    assert built == {each for each in targets if shapes[each].has_text_frame}
    assert targets - built


def test_formulas_beside_words_begin_below_one_another() -> None:
    steps = r"['So: $a = \frac{v}{t}$', 'Then we find: $s = \frac{at^2}{2}$']"
    (slide,) = slides(f"- solution: {{text: Find s., steps: {steps}}}")
    starts = [p.box.x for p in slide.items if isinstance(p.item, ShapeGroup)]
    assert len(starts) == 2
    assert len(set(starts)) == 1


def test_many_steps_go_on_beside_the_same_frame() -> None:
    steps = [rf"      - 'Step {n}: $s_{n} = \frac{{a_{n}}}{{b}}$'" for n in range(24)]
    found = slides(OPEN + "\n".join(steps))
    assert len(found) > 1
    assert sum(len(slide.clicks) for slide in found) == 24
    for slide in found:
        assert all(any(said(p) == label for p in slide.items) for label in FRAMED[:2])


WORDED = ("a", "so", "because of the second law", "x" * 30, r"$\frac{a}{b} = c$", "{gap}", "5 m")
WORDED += (r"$\sum_{i=1}^{n} x_i = \frac{1}{n}$", "$v = at$", r"$a + b + c + d + e + f + g + h$")
SAID = st.lists(st.sampled_from(WORDED), min_size=1, max_size=14).map(" ".join)


@given(
    text=st.integers(1, 90),
    sides=st.lists(SAID, max_size=5),
    steps=st.lists(st.tuples(SAID, st.none() | SAID), min_size=1, max_size=14),
    look=st.sampled_from(["dala", "tun"]),
)
@settings(max_examples=25, deadline=None)
def test_no_frame_leaves_its_slide_or_its_page(
    text: int, sides: list[str], steps: list[tuple[str, str | None]], look: str
) -> None:
    lines = [f"- solution:\n    text: {'word ' * text}\n    steps:\n"]
    lines += [
        f"      - text: '{step}'\n" + f"        why: '{why}'\n" * bool(why) for step, why in steps
    ]
    if sides:
        lines += [
            "    given:\n",
            *(f"      - '{side.replace('{gap}', 'gap')}'\n" for side in sides),
        ]
    source = "".join(lines)
    screen = theme.load(look).screen
    found = slides(source, look)
    assert sum(len(slide.clicks) for slide in found) >= 1
    for slide in found:
        for placed in slide.items[:-3]:
            edges = extent(placed)
            assert placed.box.right <= screen.size.width - screen.margin + 0.5, said(placed)
            assert max(edges) <= screen.body_bottom + 0.5, said(placed)
            assert placed.box.x >= screen.margin - 0.5
    lesson = of_blocks(source)
    assert all(planned(lesson, output=each)[0].pages for each in ("handout", "key"))


def test_paper_is_read_given_then_find_then_solution_then_answer() -> None:
    told = read(FALL)
    starts = [told.index(each) for each in ("A fall", *FRAMED, "it starts from rest", "Answer:")]
    assert starts == sorted(starts)
    assert not re.search(r"45 m\b", told)


def test_the_key_has_the_gap_filled_in_and_the_whole_solution() -> None:
    told = read(FALL, "key")
    assert (
        len(re.findall(r"\b45\b(?! min)", told)) == 3
    )  # over the gap and the answer's line, at the end
    assert told.count("it starts from rest") == 1


def test_a_gap_right_after_a_letter_in_italics_is_filled_in_the_key() -> None:
    source = "- solution: {text: Find x., steps: ['*v*{1} = $v${2}{3}*w*{4}']}"
    marks = [m for p in planned(of_blocks(source), output="key")[0].pages for m in p]
    over = [mark for mark in marks if isinstance(mark, Line) and mark.text in set("1234")]
    assert [mark.text for mark in over] == ["1", "2", "3", "4"]
    starts = [mark.x for mark in over]
    assert starts == sorted(starts)
    assert len({mark.y for mark in over}) == 1


def test_with_a_space_students_write_the_steps() -> None:
    pages, key = read(ROOM), read(ROOM, "key")
    assert "it starts from rest" not in pages
    assert "45 m" not in pages.split("Solution:")[1]
    assert all(each in pages for each in FRAMED)
    assert "it starts from rest" in key
    assert "Answer: 45 m" in key


def test_a_solution_too_long_for_its_room_stands_at_the_end_of_the_key() -> None:
    source = ROOM.replace("6 lines", "1 lines").replace("it starts", "it " + "starts " * 60)
    assert "A fall. Solution:" in read(source, "key")
    assert "A fall. Solution:" not in read(ROOM, "key")


def test_a_tall_frame_is_set_below_one_another_and_loses_nothing() -> None:
    steps = "\n".join(f"      - step number {n} of {{many}}" for n in range(90))
    told = read(OPEN + steps)
    assert [int(n) for n in re.findall(r"step number (\d+)", told)] == list(range(90))


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("output", ["handout", "key"])
def test_pages_with_solutions_are_valid(
    profile: str, output: HandoutOutput, tmp_path: Path
) -> None:
    file = tmp_path / "page.pdf"
    file.write_bytes(painted(FALL + ROOM + TASK, output))
    assert not page.validate_pdf(str(file), profile=profile).failures


def test_points_of_steps_are_those_of_the_task_and_stand_in_the_key() -> None:
    lesson = of_blocks(TASK)
    (task,) = lesson.every_task
    assert marking.points(task) == 3
    (said_of,) = (each for each in views.elements(composed(lesson)) if isinstance(each, Exercise))
    assert [text.plain for text in said_of.answer][1:] == [
        "h = 45 (g = 10) (points: 2)",
        "Answer: 45 m",
    ]
    assert "(points: 2)" in read(TASK, "key")
    assert "(points: 2)" not in read(TASK)


def test_a_task_leaves_room_where_its_steps_have_no_gap() -> None:
    for steps, has_room in (("[$h = 45$]", True), ("['h = {45}']", False)):
        source = f"- {{task: Find h., given: $t = 3$, find: h, solution: {steps}}}"
        (found,) = (
            each
            for each in views.elements(composed(of_blocks(source)))
            if isinstance(each, Exercise)
        )
        assert (found.space.kind != "none") is has_room
        assert ("h =" in read(source).split("Solution:")[1]) is not has_room


def test_a_worked_example_may_be_for_slides_alone() -> None:
    source = FALL.replace("title: A fall", "for: deck")
    assert slides(source)
    assert "falls" not in read(source)


def test_no_italics_around_it_turn_the_slant_of_a_formula() -> None:
    key = planned(of_blocks(TASK), output="key")[0]
    lines = [line for page_ in key.pages for line in page_ if isinstance(line, Line)]
    (line,) = (line for line in lines if "= 45" in spaced(line.text))
    slants = {part.text.strip(): part.font.italic for part in line.fragments}
    assert slants["h"]
    assert not next(slant for text, slant in slants.items() if "45" in text)


def test_a_quiz_tells_the_steps_after_an_answer() -> None:
    source = "topic: {title: Fall, language: en, minutes: 45, kind: lesson}\n"
    source += "procedure: {stage: S, minutes: 45}\ntasks:\n"
    source += "  - task: How far does the stone fall?\n    given: t = 3 s\n    number: 45 m\n"
    source += "    solution:\n      - h = 5t²: it starts from rest\n      - h = 45 m\n"
    made = Plans(read_source(Path("lesson.yaml"), source.encode())).quiz
    assert made
    (question,) = made.questions
    assert "t = 3 s" in question.stem.said
    assert "it starts from rest" in question.stem.feedback


@pytest.mark.parametrize(
    ("source", "words", "tex"),
    [
        (r"So $a = \frac{b}{c} =$ {5} m", "So ", r"a = \frac{b}{c} =\text{5 m}"),
        (r"$a = \sqrt{b} \approx$ {5}", "", r"a = \sqrt{b} \approx\text{5}"),
        (r"$\frac{a}{b} =$ {$\frac{1}{2}$}", "", r"\frac{a}{b} = \frac{1}{2}"),
        (r"$\frac{a}{b} -$ {$\sum c$} = {5}", "", r"\frac{a}{b} - \sum c\text{ = 5}"),
        (r"If $\frac{a}{b} =$ {$\sum c$}, then $\sqrt{d}$", "If a/b = ∑ c, then ", r"\sqrt{d}"),
    ],
)
def test_what_fills_a_gap_belongs_to_the_formula_before_it(
    source: str, words: str, tex: str
) -> None:
    before, formula = ending(gaps.filled(parse(source, HERE)), "en")
    assert before.plain.replace("\xa0", " ") == words
    assert formula
    assert formula.lines == (tex,)
