"""Every word is decided once: captions, numbers, labels, answers, in the order of reading."""

from typing import Any

import pytest
from msgspec.structs import replace

from builders.document import views
from builders.document.elements import (
    Answer,
    Assignments,
    Bibliography,
    Callout,
    Drawing,
    Exercise,
    List,
    Paragraphs,
    Quotation,
    Table,
)
from builders.document.words import plain
from tests.document.samples import composed, of_blocks

TABLE = "- table: {caption: Rivers, columns: [Name, Length], rows: [[Ertis, 4 248]]%s}\n"
CHART = "- chart: {caption: Ice, unit: km, total: 100, rest: other, bars: {a: 12.5, b: 30}}\n"


def element(blocks: str, rest: str = "", language: str = "en") -> Any:  # noqa: ANN401
    (found,) = composed(of_blocks(blocks, rest, language)).sections[0].elements
    return found


@pytest.mark.parametrize(
    ("language", "label", "opening"),
    [("en", "Table 1", ". "), ("ru", "Таблица 1", " – "), ("kk", "1-кесте", " – ")],
)
def test_a_caption_is_numbered_in_its_language(language: str, label: str, opening: str) -> None:
    caption = element(TABLE % "", language=language).caption
    assert (caption.label, caption.opening, caption.text.plain) == (label, opening, "Rivers")


def test_figures_and_tables_are_numbered_apart() -> None:
    found = composed(of_blocks(TABLE % "" + CHART + TABLE % "")).sections[0].elements
    captions = [each.caption.label for each in found if isinstance(each, Table | Drawing)]
    assert captions == ["Table 1", "Figure 1", "Table 2"]


def test_a_chart_reads_aloud_with_its_rest_and_its_total() -> None:
    chart = element(CHART)
    assert [(bar.label.plain, bar.text, bar.is_rest) for bar in chart.figure.bars] == [
        ("a", "12.5", False),
        ("b", "30", False),
        ("other", "57.5", True),
    ]
    assert chart.figure.total == ("Total", "100")
    assert chart.figure.aloud.words == (
        "Bar chart: Ice, km. a: 12.5; b: 30; other: 57.5; Total: 100."
    )


def test_part_of_a_timeline_reads_aloud_as_that_part() -> None:
    events = "- timeline: {caption: Sea, events: {'1960': whole, '1987': split}}\n"
    assert element(events).figure.part(1, 2).aloud.words == "Timeline: Sea. 1987: split."


def test_remarks_come_with_their_labels_in_order() -> None:
    remarks = element("- points: {items: [A], gap: B, source: C, note: D, conflict: E}\n").remarks
    assert [(each.label, each.text.plain) for each in remarks.all] == [
        ("Source", "C"),
        ("Note", "D"),
        ("Figures conflict", "E"),
        ("No data", "B"),
    ]


def test_a_quotation_without_a_title_is_called_one() -> None:
    quotation = element("- quote: {text: I saw it., speaker: Ann}\n")
    assert isinstance(quotation, Quotation)
    assert quotation.heading.plain == "Quotation"


def test_a_question_has_a_number_where_students_find_it() -> None:
    blocks = "- question: {text: A, for: [deck]}\n- question: {text: B, answer: C}\n"
    seen, printed = composed(of_blocks(blocks)).sections[0].elements
    assert isinstance(seen, Exercise)
    assert isinstance(printed, Exercise)
    assert (seen.number, seen.label, seen.answer_label) == (None, "", "Answer")
    assert plain(seen.name) == "Discussion questions"
    assert (printed.number, printed.label) == (1, "Question 1")
    assert printed.answer_label == "Question 1. Answer"
    assert (seen.space.kind, printed.space.kind) == ("none", "lines")


def test_tasks_take_their_time_after_the_stages() -> None:
    rest = "tasks: [{task: A, minutes: 10}, {task: B}, {task: C, minutes: 5}]\n"
    document = composed(of_blocks("- points: [A]\n", rest))
    clocks = [each.clock and each.clock.span for each in document.sections[1].elements]  # type: ignore[union-attr]
    assert clocks == ["0:05–0:15", None, "0:15–0:20"]


def test_a_stage_that_the_contents_list_has_its_number() -> None:
    document = composed(of_blocks("- points: [A]\n", "contents: [First, Stage]\n"))
    assert [(each.kind, each.number) for each in document.sections] == [
        ("contents", None),
        ("stage", 2),
    ]


LESSON = of_blocks(
    """
    - question: {text: A, answer: B}
    - text: C
    - points: {items: [D], for: [key]}
    - question: {text: E, answer: F, for: [key], notes: said}
    """,
    """
    contents: [G]
    goals: [H]
    tasks: [{task: I, answer: J, space: none}]
    independent: [{text: K, assessment: L}]
    references: [{id: m, type: book, title: M}]
    glossary: {N: O}
    """,
)


def test_slides_follow_the_lesson() -> None:
    found = views.slides(composed(LESSON))
    assert [each.kind for each in found] == [
        *("contents", "goals", "stage", "tasks", "independent", "references"),
    ]
    assert [type(each) for each in found[2].elements] == [Exercise]
    assert [each.plain for each in found[2].script] == ["said"]


def test_pages_have_the_questions_where_they_are_asked() -> None:
    found = views.pages(composed(LESSON))
    assert [each.kind for each in found] == [
        *("contents", "goals", "stage", "glossary", "tasks", "independent", "references"),
    ]
    assert [type(each) for each in found[2].elements] == [Exercise, Paragraphs]


def test_pages_gather_the_questions_on_request() -> None:
    together = replace(LESSON, topic=replace(LESSON.topic, questions="together"))
    found = views.pages(composed(together))
    assert [each.kind for each in found] == [
        *("contents", "goals", "questions", "stage", "glossary"),
        *("tasks", "independent", "references"),
    ]
    assert [type(each) for each in found[3].elements] == [Paragraphs]


def test_the_teacher_reads_assessment_then_answers_then_the_blocks_of_the_key() -> None:
    found = views.teacher(composed(LESSON)).elements
    assert [(type(each), getattr(each, "label", "")) for each in found] == [
        (Answer, "1. Assessment"),
        (Answer, "Question 1. Answer"),
        (Answer, "Task 1. Answer"),
        (List, ""),
        (Exercise, ""),
    ]
    assert [each.spare is None for each in found[:3] if isinstance(each, Answer)] == [
        *(True, False, True),
    ]


def test_a_lesson_without_sources_has_no_slide_for_them() -> None:
    lesson = of_blocks("- points: [A]\n")
    sourced = replace(lesson, topic=replace(lesson.topic, source=lesson.topic.title))
    document = composed(sourced)
    assert isinstance(document.sections[-1].elements[0], Bibliography)
    assert [each.kind for each in views.slides(document)] == ["stage"]
    assert [each.kind for each in views.pages(document)] == ["stage", "references"]


def test_the_same_lesson_is_the_same_document() -> None:
    assert composed(LESSON) == composed(LESSON)
    assert composed(LESSON) != composed(replace(LESSON, goals=()))


def test_every_element_knows_its_place_its_language_and_its_audience() -> None:
    for each in views.elements(composed(LESSON)):
        assert each.where.line > 1 or isinstance(each, Bibliography)
        assert each.language == "en"
        assert each.audience
    assert isinstance(element("- statement: A\n"), Callout)
    assert isinstance(composed(LESSON).sections[4].elements[0], Exercise | Assignments)
