from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from builders.lesson.blocks.exercises import Question
from builders.lesson.blocks.figures import Chart, Compare, Table, Timeline, Tree
from builders.lesson.blocks.prose import Points, Prose, Quote
from builders.lesson.model import Lesson
from builders.lesson.read import read
from builders.lesson.space import Space
from builders.problems import Problems

ROOT = Path(__file__).parents[2]
HEAD = """topic:
  title: Су
  language: kk
  minutes: 45
"""


def lesson(rest: str = "", head: str = HEAD) -> Lesson:
    return read(f"{head}procedure:\n  - stage: Кіріспе\n    minutes: 5\n{rest}".encode(), "f")


def block(text: str, language: str = "kk") -> object:
    head = HEAD.replace("kk", language)
    lines = "".join(f"      {line}\n" for line in text.strip("\n").split("\n"))
    return lesson(f"    blocks:\n{lines}", head).procedure[0].blocks[0]


def codes(text: str) -> list[str]:
    with pytest.raises(Problems) as caught:
        lesson(text)
    return [problem.code for problem in caught.value.problems]


@pytest.mark.parametrize(
    "path", [ROOT / "lesson.yaml", *sorted((ROOT / "tests" / "lessons").glob("*.yaml"))], ids=str
)
def test_real_lessons_read(path: Path) -> None:
    assert read(path.read_bytes(), path.name).procedure


def test_a_small_lesson_has_its_defaults() -> None:
    found = lesson()
    assert found.topic.title.plain == "Су"
    assert (found.topic.minutes.value, found.topic.kind, found.topic.number) == (
        45,
        "seminar",
        None,
    )
    assert (found.goals, found.independent, found.tasks) == ((), None, ())


def test_paragraphs_are_cut_at_empty_lines_in_every_style() -> None:
    for style in ("|\n  ", ">\n  ", ">-\n  ", "\n  "):
        found = lesson(f"contents: {style}бір\n  екі\n\n  үш\n")
        assert [text.plain for text in found.contents] == ["бір екі", "үш"], style


def test_one_value_is_a_list_of_one() -> None:
    assert [text.plain for text in lesson("equipment: тақта\n").equipment] == ["тақта"]
    assert lesson("tasks: {task: Жазыңыз., space: none}\n").tasks[0].space == Space("none")


def test_an_optional_key_may_stay_empty() -> None:
    assert lesson(head=f"{HEAD}  teacher:\n").topic.teacher is None


def test_a_block_may_be_one_text_or_all_its_keys() -> None:
    short, full = block("- question: Неге?"), block("- question:\n    text: Неге?\n    for: deck")
    assert isinstance(short, Question)
    assert isinstance(full, Question)
    assert short.text.plain == full.text.plain == "Неге?"
    assert (short.outputs, full.outputs) == (None, ("deck",))


def test_prose_takes_paragraphs() -> None:
    found = block("- text: |\n    бір\n\n    екі")
    assert isinstance(found, Prose)
    assert len(found.text) == 2


def test_points_nest() -> None:
    found = block("- points:\n    - бір\n    - екі: [а, ә]\n    - {text: үш, items: б}")
    assert isinstance(found, Points)
    shown = [(point.text.plain, [sub.text.plain for sub in point.items]) for point in found.items]
    assert shown == [("бір", []), ("екі", ["а", "ә"]), ("үш", ["б"])]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("9 596", "9596"),
        ("9\u00a0596", "9596"),
        ("1 234 567", "1234567"),
        ('"12,5"', "12.5"),
        ("12.50", "12.50"),
        ("0", "0"),
    ],
)
def test_numbers_are_grouped_by_spaces_and_have_a_comma_or_a_point(typed: str, value: str) -> None:
    found = block(f"- chart: {{caption: Құрам, bars: {{украин: {typed}}}}}")
    assert isinstance(found, Chart)
    assert str(found.bars[0].value) == value


@pytest.mark.parametrize(
    ("typed", "english", "kazakh"),
    [
        ("1,074", "1074", "1.074"),
        ("-1,074", "-1074", "-1.074"),
        ("0,125", "0.125", "0.125"),
        ("3,14", "3.14", "3.14"),
        ("1.500", "1.500", "1.500"),
        ("1,234,567", "1234567", "1234567"),
        ("1.234.567", "1234567", "1234567"),
        ("1,234.50", "1234.50", "1234.50"),
        ("1.234,50", "1234.50", "1234.50"),
        ("−15.1", "-15.1", "-15.1"),
        ("–7 000", "-7000", "-7000"),
        ("007", "7", "7"),
    ],
)
def test_a_comma_parts_thousands_where_the_language_has_it_so(
    typed: str, english: str, kazakh: str
) -> None:
    for language, value in (("en", english), ("kk", kazakh)):
        chart = f'- chart: {{caption: Құрам, bars: {{украин: "{typed}"}}}}'
        found = block(chart, language)
        assert isinstance(found, Chart)
        assert str(found.bars[0].value) == value


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("|\n  бір,\n  екі\n", ["бір,\nекі"]),
        ("|\n  бір,\n\n  екі\n   \n  үш\n", ["бір,", "екі", "үш"]),
        ("|\n  бір:\n      екі   үш\n  төрт\n", ["бір:\n\u00a0\u00a0\u00a0\u00a0екі үш\nтөрт"]),
        (">-\n  бір,\n  екі\n\n  үш\n", ["бір, екі", "үш"]),
        ("бір,\n  екі\n", ["бір, екі"]),
        ('"бір,\n  екі"\n', ["бір, екі"]),
    ],
)
def test_a_line_written_is_a_line_kept(typed: str, lines: list[str]) -> None:
    indented = typed.replace("\n", "\n    ")
    found = block(f"- text: {indented}")
    assert isinstance(found, Prose)
    assert [text.lined for text in found.text] == lines


@pytest.mark.parametrize(
    ("typed", "lined"),
    [
        ("|\n    бір\n    екі", "бір\nекі"),
        ("|\n    бір\n\n    екі", "бір\nекі"),
        ('"бір\\nекі"', "бір\nекі"),
        (">-\n    бір\n    екі", "бір екі"),
    ],
)
def test_a_question_keeps_its_lines_and_reads_as_one(typed: str, lined: str) -> None:
    indented = typed.replace("\n", "\n  ")
    found = block(f"- question:\n    text: {indented}")
    assert isinstance(found, Question)
    assert (found.text.lined, found.text.plain) == (lined, "бір екі")


def test_bars_are_pairs_or_items() -> None:
    forms = (
        "{қазақ: 290, латыш: 1 074}",
        "[{қазақ: 290}, {label: латыш, value: 1 074}]",
    )
    for form in forms:
        found = block(f"- chart: {{caption: Құрам, bars: {form}}}")
        assert isinstance(found, Chart)
        bars = [(bar.label.plain, bar.value) for bar in found.bars]
        assert bars == [("қазақ", Decimal(290)), ("латыш", Decimal(1074))]


def test_an_event_is_written_in_four_ways() -> None:
    found = block(
        "- timeline:\n    caption: Кезең\n    events:\n"
        "      - 1940: Құрылды\n      - 1943: {text: Өзгерді, note: даулы}\n"
        "      - 1947: Бөлінді\n        note: басқа\n      - date: 1954\n        text: Көтерілді"
    )
    assert isinstance(found, Timeline)
    shown = [(e.date, e.text.plain, e.note and e.note.plain) for e in found.events]
    assert shown == [
        ("1940", "Құрылды", None),
        ("1943", "Өзгерді", "даулы"),
        ("1947", "Бөлінді", "басқа"),
        ("1954", "Көтерілді", None),
    ]


def test_tables_comparisons_and_trees() -> None:
    table = block("- table: {caption: а, columns: [б, в], rows: [[г, ғ]], total: [Б, '']}")
    compare = block("- compare: {caption: а, columns: [б, в], rows: {Принцип: [г, ғ]}}")
    tree = block("- tree: {caption: а, root: б, branches: [в, {г: [ғ, д]}]}")
    assert isinstance(table, Table)
    assert isinstance(compare, Compare)
    assert isinstance(tree, Tree)
    assert [cell.plain for cell in table.rows[0].cells] == ["г", "ғ"]
    assert compare.rows[0].aspect.plain == "Принцип"
    assert [branch.name.plain for branch in tree.branches[1].branches] == ["ғ", "д"]


def test_references_are_csl_json() -> None:
    reference = lesson(
        "references:\n  - id: b5\n    type: book\n    publisher-place: Караганда\n"
        "    author: [{family: Жораева, given: Г. Т.}, Қазақ университеті]\n    complete: false\n"
    ).references[0]
    assert (reference.publisher_place, reference.complete) == ("Караганда", False)
    assert [name.family or name.literal for name in reference.author] == [
        "Жораева",
        "Қазақ университеті",
    ]


def test_a_term_is_its_meaning_or_all_its_keys() -> None:
    terms = lesson("glossary:\n  КСРО: одақ\n  МӨЖ: {meaning: жұмыс, wrong: МОЖ}\n").glossary
    assert [(term.name, term.meaning.plain, term.wrong) for term in terms] == [
        ("КСРО", "одақ", ()),
        ("МӨЖ", "жұмыс", ("МОЖ",)),
    ]


def test_a_value_knows_its_place() -> None:
    found = block("- quote:\n    text: Сөз\n    speaker: Абай")
    assert isinstance(found, Quote)
    assert (str(found.where), str(found.speaker.where)) == ("f:9:9", "f:11:20")


@pytest.mark.parametrize(
    "typed",
    [
        "- statement: ' '",
        '- points: ["\u00a0"]',
        '- points: [а, ""]',
        "- question: '[ ](https://a.kz)'",
    ],
)
def test_a_text_that_nobody_could_see_is_not_given(typed: str) -> None:
    with pytest.raises(Problems) as caught:
        block(typed)
    assert [problem.code for problem in caught.value.problems] == ["L114"]


def test_a_remark_after_a_number_is_no_loss() -> None:
    head = HEAD.replace("45", "45  # жоспар бойынша")
    assert lesson(head=head).topic.minutes.value == 45


def test_a_misspelt_key_is_not_reported_missing_and_its_value_is_checked() -> None:
    assert codes("tasks:\n  - taks: Жазыңыз.\n    minuts: көп\n") == ["L101", "L101", "L116"]


@pytest.mark.parametrize("word", ["вопрос", "сұрақ", "сұpaқ", "йгуыешщт", "qestion", "Question"])
def test_a_block_is_recognised_by_what_was_meant(word: str) -> None:
    with pytest.raises(Problems) as caught:
        block(f"- {word}: Неге?")
    (problem,) = caught.value.problems
    assert dict(problem.facts) == {"key": word, "suggestion": "question"}


def test_a_citation_is_placed_inside_a_long_text() -> None:
    with pytest.raises(Problems) as caught:
        lesson("contents: |\n  Бірінші жол.\n\n  Екінші [@b5] жол.\n")
    assert str(caught.value.problems[0].where) == "f:11:11"


def test_problems_of_form_and_of_content_come_together_in_file_order() -> None:
    assert codes("goals: [а]\ngoals: [ә]\ntasks: []\nglossary: {и: [а]}\n") == ["L024", "L110"]


@pytest.mark.parametrize("nothing", ["null", "~", ""])
def test_a_word_for_nothing_is_nothing(nothing: str) -> None:
    found = lesson(f"tasks:\n  - task: Жазыңыз.\n    detail: {nothing}\nglossary: {nothing}\n")
    assert (found.tasks[0].detail, found.glossary) == ((), ())
    assert codes(f"tasks:\n  - task: {nothing}\n") == ["L114"]
    quoted = lesson("tasks:\n  - task: 'null'\n").tasks[0].text
    assert quoted.plain == "null"


@pytest.mark.parametrize("typed", ["txt", "tetx", "texxt", "еуче"])
def test_a_misspelt_key_is_told_where_a_pair_would_be_read(typed: str) -> None:
    assert codes(f"    blocks:\n      - points:\n          - {typed}: бір\n") == ["L101"]


def test_a_letter_that_looks_alike_is_told_at_its_place() -> None:
    with pytest.raises(Problems) as caught:
        lesson("    blocks:\n      - points:\n          - teхt: бір\n")
    (problem,) = caught.value.problems
    assert (problem.code, str(problem.where)) == ("L109", "f:10:15")
    assert dict(problem.facts) == {"key": "teхt", "letters": "х", "suggestion": "text"}


@pytest.mark.parametrize("label", ["tent", "texts", "Text", "test", "тест", "мәтін", "next"])
def test_a_pair_whose_label_resembles_a_key_stays_a_pair(label: str) -> None:
    found = block(f"- points:\n    - {label}: [а, ә]")
    assert isinstance(found, Points)
    assert [point.text.plain for point in found.items] == [label]


def test_what_is_wrong_between_parts_is_told_beside_a_misspelt_key() -> None:
    table = "{captoin: а, columns: [б, в], rows: [[г]]}"
    references = "references:\n  - {id: a, type: web}\n  - {id: a, type: web, titel: A}\n"
    text = f"    blocks:\n      - table: {table}\ncontents: ''\ngoals: {{a: b}}\n{references}"
    assert sorted(codes(text)) == ["L101", "L101", "L111", "L202", "L203"]
