"""Numbers that every output shares, and the sentences they are written into."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, reject, settings

from builders.lesson import numbers, texts
from builders.lesson.inline import Text
from builders.lesson.markup import parse
from builders.lesson.model import Lesson
from builders.lesson.read import read
from builders.lesson.review import review
from builders.problems import Place, Problems
from tests.generated import LESSON as DRAWN

HERE = Place("lesson.yaml", 1, 1)
LESSON = """\
topic: {title: Т, language: kk, minutes: 5, citation-order: appearance}
procedure:
  - stage: Бір
    minutes: 5
    blocks:
      - timeline: {caption: а, events: {1940: б}, for: [deck]}
      - table: {caption: а, columns: [б], rows: [[в]], source: "[@second]"}
      - question: Неге?
      - tree: {caption: а, root: б, branches: [в]}
      - compare: {caption: а, columns: [б, в], rows: {г: [д, е]}}
tasks:
  - task: Жазыңыз [@first, 15 б.; @second].
  - task: Сызыңыз.
references:
  - {id: first, type: book, title: А}
  - {id: second, type: book, title: Б}
"""


@pytest.fixture
def lesson() -> Lesson:
    return read(LESSON.encode(), "lesson.yaml")


def test_figures_tables_questions_and_tasks_count_from_one(lesson: Lesson) -> None:
    counted = numbers.count(lesson)
    timeline, table, question, tree, compare = lesson.procedure[0].blocks
    assert counted.figures == {timeline.where: 1, tree.where: 2}
    assert counted.tables == {table.where: 1, compare.where: 2}
    assert counted.questions == {question.where: 1}
    assert counted.tasks == {lesson.tasks[0].where: 1, lesson.tasks[1].where: 2}


def test_sources_are_numbered_as_they_appear(lesson: Lesson) -> None:
    listed = [(each.number, each.reference.id) for each in numbers.count(lesson).references]
    assert listed == [("1", "second"), ("2", "first")]


READ = {
    "table": """\
      - table:
          source: "[@f]"
          notes: "[@h]"
          conflict: "[@g]"
          caption: "К [@c]"
          point: "[@b]"
          title: "[@a]"
          columns: [Орын, "[@d]"]
          rows: [[А, "[@e]"]]
""",
    "compare": """\
      - compare:
          source: "[@g]"
          caption: "[@a]"
          columns: ["[@b]", "[@c]"]
          rows: {"[@d]": ["[@e]", "[@f]"]}
""",
    "chart": """\
      - chart:
          caption: "К [@d]"
          unit: "м [@e]"
          gap: "[@g]"
          note: "[@f]"
          sort: largest
          total: 9
          rest: "басқа [@c]"
          bars: {"Ә [@b]": 1, "А [@a]": 5}
""",
    "timeline": """\
      - timeline:
          caption: "[@d]"
          point: "[@a]"
          source: "[@e]"
          events: {1940: {text: "[@b]", note: "[@c]"}}
""",
    "tree": """\
      - tree: {source: "[@d]", caption: "[@c]", root: "[@a]", branches: ["[@b]"]}
""",
    "image": """\
      - image: {file: a.png, alt: а, source: "[@c]", credit: "[@b]", caption: "[@a]"}
""",
    "quote": """\
      - quote: {gap: "[@d]", text: "[@a]", role: "[@c]", speaker: "А [@b]"}
""",
    "points": """\
      - points: {notes: "[@c]", source: "[@b]", items: ["[@a]"]}
      - text: "[@d]"
""",
    "glossary": """\
      - text: "[@c]"
tasks: ["[@e]"]
equipment: ["[@a]"]
goals: ["[@b]"]
glossary: {сөз: "[@d]"}
independent: {items: ["[@g]"], note: "[@h]", title: "[@f]"}
""",
}


@pytest.mark.parametrize("kind", READ)
def test_citations_are_numbered_in_the_order_of_reading(kind: str) -> None:
    head = LESSON.split("    blocks", maxsplit=1)[0] + "    blocks:\n"
    listed = ", ".join(f"{{id: {key}, type: book, title: {key}}}" for key in "hgfedcba")
    source = f"{head}{READ[kind]}references: [{listed}]\n"
    found = read(source.replace('tasks: ["[@e]"]', 'tasks: [{task: "[@e]"}]').encode(), "a.yaml")
    cited = "".join(each.key for text in texts.each(found) for each in text.citations)
    assert cited == "abcdefgh"[: len(cited)]
    assert len(cited) == READ[kind].count("[@")


@settings(max_examples=100, deadline=None)
@given(DRAWN)
def test_the_order_of_reading_leaves_no_text_out(drawn: object) -> None:
    """Every text that can be changed is read, and once."""
    try:
        found = read(json.dumps(drawn, ensure_ascii=False).encode(), "lesson.yaml")
    except Problems:
        reject()
    changed: list[Text] = []

    def noted(text: Text) -> Text:
        changed.append(text)
        return text

    texts.mapped(found, noted)
    assert Counter(map(repr, texts.each(found))) == Counter(map(repr, changed))


def test_citations_are_written_out(lesson: Lesson) -> None:
    written = numbers.cited(lesson.tasks[0].text, numbers.count(lesson))
    assert written.plain == "Жазыңыз [2,\u00a015\u00a0б.; 1]."


def test_each_text_is_seen_once_in_order(lesson: Lesson) -> None:
    seen = [text.plain for text in texts.each(lesson)]
    assert seen[0] == "Т"
    assert seen.index("Неге?") < seen.index("Сызыңыз.")
    assert len(seen) == len({(text.where, text.plain) for text in texts.each(lesson)})


def test_changing_every_text_changes_nothing_else(lesson: Lesson) -> None:
    def shout(text: Text) -> Text:
        return parse(text.plain.upper(), text.where)

    loud = texts.mapped(lesson, shout)
    assert loud.tasks[1].text.plain == "СЫЗЫҢЫЗ."
    assert loud.references == lesson.references
    assert texts.mapped(lesson, lambda text: text) is lesson


def test_every_citation_of_the_real_lesson_has_its_number() -> None:
    real = read(Path("lesson.yaml").read_bytes(), "lesson.yaml")
    counted = numbers.count(real)
    citing = [text for text in texts.each(real) if text.citations]
    assert citing
    for text in citing:
        assert re.search(r"\[\d", numbers.cited(text, counted).plain)


def test_what_appears_nowhere_has_no_number_and_is_told() -> None:
    hidden = "- table: {caption: а, for: [], source: б, columns: [б], rows: [[в]]}"
    text = LESSON.replace("- question", f"{hidden}\n      - question")
    found = read(text.encode(), "lesson.yaml")
    assert sorted(numbers.count(found).tables.values()) == [1, 2]
    assert found.procedure[0].blocks[2].where not in numbers.count(found).tables
    told = [each.where.line for each in review(found, text) if each.code == "L440"]
    assert told == [found.procedure[0].blocks[2].where.line]
