"""What stands on which page, and that the key is the handout with answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from builders import labels
from builders.design.geometry import mm
from builders.handout.marks import Line, Mark, Shape, Stroke
from builders.handout.pages import HandoutPlan, dump
from builders.lesson import numbers
from builders.lesson.bibliography.references import Reference
from builders.lesson.blocks.base import Output
from builders.lesson.blocks.exercises import Question
from builders.lesson.blocks.figures import Chart
from builders.lesson.blocks.prose import Prose, Quote, Statement
from builders.lesson.model import Assignment, Independent, Lesson
from builders.problems import Problems
from tests.document.samples import of_blocks
from tests.handout.samples import Maker, lessons, planned, real


def lines(plan: HandoutPlan) -> list[Line]:
    return [mark for page in plan.pages for mark in page if isinstance(mark, Line)]


def text(plan: HandoutPlan) -> str:
    """Return what is read: neither the foot nor the margin."""
    ends = {"space": " ", "hyphen": "", "joined": ""}
    tagged = (line for line in lines(plan) if line.fragments[0].tag)
    whole = "".join(line.text.removesuffix("\u00ad") + ends[line.end] for line in tagged)
    return whole.replace("\u00a0", " ")


def edges(mark: Mark) -> tuple[float, float, float, float]:
    match mark:
        case Line():
            last = mark.fragments[-1]
            size = last.font.size
            return mark.x, mark.y - size, mark.x + last.x + last.width, mark.y + size / 4
        case Stroke():
            return mark.x1, mark.y1, mark.x2, mark.y2
        case _:
            return mark.x, mark.y, mark.x + mark.width, mark.y + mark.height


@pytest.mark.parametrize("output", ["handout", "key"])
@pytest.mark.parametrize("name", ["english", "russian"])
def test_golden(name: str, output: str, golden: Callable[[str, str], None]) -> None:
    golden(f"handout/{name}-{output}.txt", dump(planned(real(name), output)[0]))  # type: ignore[arg-type]


@given(lessons())
@settings(max_examples=30)
def test_all_ink_is_inside_the_page(lesson: Lesson) -> None:
    plan = planned(lesson, "key")[0]
    for mark in (mark for page in plan.pages for mark in page):
        left, top, right, bottom = edges(mark)
        assert left >= 0
        assert top >= 0
        assert right <= plan.size.width
        assert bottom <= plan.size.height


@pytest.mark.parametrize(
    ("paper", "large_print"),
    [("a4", False), ("a5", False), ("letter", False), ("a4", True), ("letter", True)],
)
@pytest.mark.parametrize("name", ["english", "russian", "steplag"])
def test_feet_and_slide_numbers_are_six_millimetres_from_the_edge(
    name: str, paper: str, *, large_print: bool
) -> None:
    plan = planned(real(name), paper=paper, large_print=large_print)[0]  # type: ignore[arg-type]
    least = mm(6) - 0.01
    for mark in (mark for page in plan.pages for mark in page):
        left, top, right, bottom = edges(mark)
        assert min(left, top) >= least
        assert right <= plan.size.width - least
        assert bottom <= plan.size.height - least


@given(lessons())
@settings(max_examples=30)
def test_the_key_has_the_pages_of_the_handout(lesson: Lesson) -> None:
    handout, key = planned(lesson)[0], planned(lesson, "key")[0]
    assert key.pages_of.items() >= handout.pages_of.items()
    assert len(key.pages) >= len(handout.pages)
    for student, teacher in zip(handout.pages[1:-1], key.pages[1:-1], strict=False):
        assert set(teacher) >= set(student)


@given(lessons())
@settings(max_examples=30)
def test_every_printed_word_of_a_block_is_on_paper(lesson: Lesson) -> None:
    lesson = replace(lesson, topic=replace(lesson.topic, links="none"))
    found = " ".join(text(planned(lesson)[0]).split())
    for block in lesson.procedure[0].blocks:
        for said in block.text if isinstance(block, Prose | Quote) else ():
            assert " ".join(said.plain.removesuffix(".").split()) in found


def test_the_real_lesson_has_four_pages() -> None:
    assert len(planned(real("steplag"))[0].pages) <= 4


def test_numbers_are_those_of_the_lesson() -> None:
    lesson = real("steplag")
    found, counted = text(planned(lesson)[0]), numbers.count(lesson)
    words = labels.load("kk")
    for number in counted.figures.values():
        assert words.figure.format(n=number) in found
    for number in counted.tables.values():
        assert words.table.format(n=number) in found
    for number in counted.tasks.values():
        assert words.task.format(n=number) in found


def test_every_task_and_figure_has_its_page() -> None:
    lesson = real("steplag")
    plan, counted = planned(lesson)[0], numbers.count(lesson)
    places = {*counted.figures, *counted.tables, *counted.tasks}
    assert places <= plan.pages_of.keys()
    assert set(plan.pages_of.values()) <= set(range(1, len(plan.pages) + 1))


def test_the_margin_names_the_slide() -> None:
    boxes = [line for line in lines(planned(real("steplag"))[0]) if "слайд" in line.text]
    assert boxes
    assert all(line.fragments[0].tag is None for line in boxes)


def test_black_and_white_and_no_hairlines() -> None:
    for mark in (mark for page in planned(real("steplag"), "key")[0].pages for mark in page):
        if isinstance(mark, Stroke):
            assert mark.width >= 0.5
        if isinstance(mark, Shape):
            assert mark.fill in {None, "000000", "FFFFFF"}
            assert mark.stroke is None or mark.line >= 0.5


def test_a_promise_of_pages_that_is_broken_is_told() -> None:
    lesson = real("english")
    asked = replace(lesson, topic=replace(lesson.topic, pages=1))
    problems = planned(asked)[1]
    assert [(each.code, each.severity) for each in problems] == [("L353", "warning")]
    assert dict(problems[0].facts)["promised"] == "1"


def test_a_broken_promise_of_pages_names_what_takes_the_most_room() -> None:
    items = ", ".join(f"point {n}" for n in range(90))
    blocks = f"- text: Short.\n- points: {{items: [{items}]}}\n- text: {'More. ' * 20}\n"
    lesson = of_blocks(blocks)
    found = planned(replace(lesson, topic=replace(lesson.topic, pages=1)))[1]
    assert dict(found[0].facts)["largest"] == str(lesson.blocks[1].where.line)


def test_an_answer_without_room_is_told_at_its_task_and_printed_whole() -> None:
    make = Maker()
    answer = "Лагерь үш негізгі бөлімшеден тұрды. " * 200
    lesson = make.lesson(tasks=(make.task("Анықтаңыз.", "1 line", answer),))
    problems = planned(lesson)[1]
    assert [(each.code, each.where) for each in problems] == [("L352", lesson.tasks[0].where)]
    assert " ".join(answer.split()) in " ".join(text(planned(lesson, "key")[0]).split())
    assert "бөлімшеден" not in text(planned(lesson)[0])


@pytest.mark.parametrize("language", ["xx", "RU", "ru"])
def test_a_source_in_any_language_is_listed(language: str) -> None:
    make = Maker()
    book = Reference(
        where=make.place(), id="a", type="book", language=language, title="Die Weltgeschichte"
    )
    lesson = replace(make.lesson(), references=(book,))
    assert "Die Weltgeschichte" in text(planned(lesson)[0])


def test_a_figure_without_room_is_refused_at_its_place() -> None:
    lesson = real("steplag")
    make = Maker()
    charts = (block for stage in lesson.procedure for block in stage.blocks)
    chart = next(block for block in charts if isinstance(block, Chart))
    long = replace(chart.bars[0], label=make.text("ұ" * 400))
    with pytest.raises(Problems) as raised:
        planned(make.lesson(replace(chart, bars=(long,))))
    assert [found.code for found in raised.value.problems] == ["L351"]


def test_a_long_table_goes_on_under_its_head() -> None:
    make = Maker()
    plan = planned(make.lesson(make.table([(f"жол {n}", str(n)) for n in range(120)])))[0]
    heads = [line for line in lines(plan) if line.text == "Аталуы"]
    assert len(plan.pages) > 2
    assert len(heads) == len(plan.pages) - 1 or len(heads) == len(plan.pages)
    assert [line.fragments[0].tag is None for line in heads] == [False] + [True] * (len(heads) - 1)
    assert sum("жалғасы" in line.text for line in lines(plan)) == len(heads) - 1


def test_even_what_is_far_too_long_stays_inside_the_pages() -> None:
    make = Maker()
    long = "Лагерь үш негізгі бөлімшеден тұрды. " * 150
    task = make.task(long, "99 lines", long)
    table = make.table([(long, "1"), (long, "2")])
    texts = tuple(make.text(long) for _ in range(4))
    lesson = make.lesson(make.prose(long, title="Тақырып"), table, tasks=(task,))
    term = replace(lesson.glossary[0], meaning=make.text(long))
    lesson = replace(lesson, contents=texts, goals=texts, glossary=(term, term))
    plan = planned(lesson, "key")[0]
    for mark in (mark for page in plan.pages for mark in page):
        assert edges(mark)[3] <= plan.size.height - 10
    assert text(plan).count("бөлімшеден") >= 150 * 14


def test_lines_are_set_more_closely_where_that_closes_a_gap() -> None:
    make = Maker()
    sentence = "Лагерь үш негізгі бөлімшеден тұрды."
    items = tuple(Assignment(where=make.place(), text=make.text(sentence)) for _ in range(60))
    asked = make.lesson(
        *(make.prose(sentence) for _ in range(4)), tasks=(make.task("Жазыңыз.", "15 cm"),)
    )
    plan = planned(replace(asked, independent=Independent(where=make.place(), items=items)))[0]
    assert len(plan.pages) == 3
    assert any(isinstance(mark, Line) and "1-тапсырма" in mark.text for mark in plan.pages[0])


@pytest.mark.parametrize("paper", ["a4", "letter", "a5"])
def test_other_paper(paper: str) -> None:
    plan = planned(real("english"), paper=paper)[0]  # type: ignore[arg-type]
    for mark in (mark for page in plan.pages for mark in page):
        assert edges(mark)[2] <= plan.size.width
        assert edges(mark)[3] <= plan.size.height


def test_large_print_sets_everything_at_eighteen_points_or_more() -> None:
    plan = planned(real("english"), large_print=True)[0]
    assert min(part.font.size for line in lines(plan) for part in line.fragments) >= 18


def test_a_figure_that_no_slide_shows_has_its_title_on_paper() -> None:
    make = Maker()
    shown = replace(make.table([("а", "1")]), title=make.text("Кестенің ойы"))
    assert "Кестенің ойы" not in text(planned(make.lesson(shown))[0])
    hidden = replace(shown, outputs=("handout",), point=make.text("Дәлел"))
    whole = text(planned(make.lesson(hidden))[0])
    assert whole.index("Кестенің ойы") < whole.index("Дәлел") < whole.index("Кесте атауы")
    own = replace(shown, outputs=("key",))
    assert "Кестенің ойы" in text(planned(make.lesson(own), "key")[0])


def test_narrow_figures_in_a_row_on_paper_stand_side_by_side() -> None:
    make = Maker()
    first, second = make.table([("а", "1")]), make.table([("ә", "2")])
    asked = Question(where=make.place(), text=make.text("Неге?"))
    for blocks in ((first, second), (first, asked, second)):
        lesson = make.lesson(*blocks)
        together = replace(lesson, topic=replace(lesson.topic, questions="together"))
        shown = lines(planned(together)[0])
        left, right = (line for line in shown if line.text == "Аталуы")
        assert left.y == right.y
        assert left.x < right.x
    apart = lines(planned(make.lesson(first, make.prose("Мәтін"), second))[0])
    assert len({line.y for line in apart if line.text == "Аталуы"}) == 2


def test_the_teachers_own_question_has_its_answer_below_it_and_no_room() -> None:
    make = Maker()
    asked = Question(
        where=make.place(),
        text=make.text("Неге?"),
        answer=(make.text("Себебі бар."),),
        outputs=("key",),
    )
    handout, key = (planned(make.lesson(asked), output)[0] for output in ("handout", "key"))
    assert "Неге? Жауабы: Себебі бар." in text(key).replace("•", "")
    assert "Неге?" not in text(handout)
    assert len(rules(handout)) == len(rules(planned(make.lesson())[0]))


@pytest.mark.parametrize("outputs", [("handout", "key"), ("key",)])
def test_a_question_has_its_title_before_it(outputs: tuple[Output, ...]) -> None:
    make = Maker()
    asked = Question(
        where=make.place(), title=make.text("Ойланыңыз"), text=make.text("Неге?"), outputs=outputs
    )
    assert "Ойланыңыз. Неге?" in text(planned(make.lesson(asked), "key")[0])


def test_who_said_a_statement_stands_below_it_in_regular_weight() -> None:
    make = Maker()
    said = Statement(where=make.place(), text=make.text("Көрдік."), by=make.text("сабақ авторы"))
    shown = lines(planned(make.lesson(said))[0])
    above, below = (line for line in shown if line.text in {"Көрдік.", "сабақ авторы"})
    assert above.fragments[0].font.bold
    assert not below.fragments[0].font.bold


def test_one_piece_of_independent_work_has_no_number() -> None:
    make = Maker()
    items = tuple(
        Assignment(where=make.place(), text=make.text(words)) for words in ("Оқыңыз", "Жазыңыз")
    )
    for few, count in ((items[:1], 0), (items, 1)):
        work = Independent(where=make.place(), items=few)
        shown = text(planned(replace(make.lesson(), independent=work))[0])
        assert shown.count("1.") == count


def test_an_answer_at_the_end_of_the_key_names_its_question() -> None:
    make = Maker()
    long = make.text("Лагерь үш негізгі бөлімшеден тұрды. " * 200)
    asked = [
        Question(where=make.place(), text=make.text("Неге?"), answer=(said,))
        for said in (make.text("Иә."), long)
    ]
    assert "2-сұрақ. Жауабы: Лагерь" in text(planned(make.lesson(*asked), "key")[0])


def test_a_group_and_a_date_that_are_known_are_printed_and_a_name_has_its_rule() -> None:
    make = Maker()
    lesson = make.lesson()
    known = replace(lesson.topic, group=make.text("ИТ-21"), date="12.03")
    plan = planned(replace(lesson, topic=known))[0]
    assert "Аты-жөні: Топ: ИТ-21 Күні: 12.03" in " ".join(text(plan).split())
    assert len(rules(plan)) == len(rules(planned(lesson)[0])) - 2
    dated = replace(known, date="2026 жылғы 24 қараша")
    assert "Күні: 2026 жылғы 24 қараша" in text(planned(replace(lesson, topic=dated))[0])
    long = replace(known, group=make.text("магистратураның бірінші курсы, екінші топ"))
    assert "магистратураның" not in text(planned(replace(lesson, topic=long))[0])


def test_a_school_lesson_is_for_a_class() -> None:
    lesson = Maker().lesson()
    school = replace(lesson.topic, kind="lesson")
    shown = text(planned(replace(lesson, topic=school))[0])
    assert "Сынып:" in shown
    assert "Топ:" not in shown


def rules(plan: HandoutPlan) -> list[Mark]:
    return [mark for mark in plan.pages[0] if isinstance(mark, Stroke)]


def test_a_long_address_is_whole_on_paper_and_ends_lines_where_it_may() -> None:
    address = "https://docs.example.org/forms/" + "0123456789abcdef/" * 12 + "end"
    plan = planned(of_blocks(f"- text: Fill in {address} today.\n"))[0]
    said = [f for line in lines(plan) for f in line.fragments if f.tag and f.tag.href == address]
    assert "".join(fragment.text for fragment in said) == address
    assert len(said) > 1
