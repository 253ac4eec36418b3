"""Tasks as a quiz: each kind in each file, read back by readers that did not write them."""

import csv
import io
from base64 import b64decode
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from PIL import Image, ImageChops

from builders.materials import Source, read_source
from builders.plans import Plans
from builders.quiz import gift, moodle, sheet
from builders.quiz.questions import Quiz

FOLDER = Path(__file__).parents[1] / "lessons"
LESSON = """
topic: {title: Water / ice, language: en, minutes: 45, kind: lesson}
procedure:
  - stage: Test
    minutes: 45
    blocks:
      - question: To the class, and in no quiz?
      - task: Choose one.
        points: 2
        choice:
          - + ice = "cold" {0 °C}
          - text: "**steam** ~ fog"
            why: It is hot.
            say: Touch it.
      - task: Choose two.
        choice: [+ a, + b, c, d, e, f]
      - task: True or false?
        points: 3
        true-false:
          - + Ice floats.
          - Steam is cold.
      - task: Match.
        match:
          pairs: {ice: solid, steam: gas -> up}
          extra: [liquid]
      - task: Order.
        order: [ice, water, steam]
      - task: Fill in.
        points: 4
        gaps:
          text: Water is {H₂O|water} and { } ice {floats}.
          bank: true
          extra: [sinks]
      - task: One gap.
        gaps: Ice {floats|swims}.
      - task: How hot?
        number: 100 ± 0,5 °C
      - task: What is it?
        short: [ice, "*snow*"]
      - task: Fill in the table.
        table:
          columns: [What, State]
          rows: [[ice, "{solid}"]]
      - task: Look and write.
        points: 5
        answer: Clouds.
        criteria: {names the cloud: 2, says why: 3}
        blocks:
          - image:
              file: images/cycle.png
              alt: A "cycle"
              caption: The cycle
              credit: the teacher
        parts:
          - {text: What is at the top?, points: 2, answer: A cloud.}
          - {text: Is it hot?, choice: [yes, + no]}
      - task: Solve the crossword.
        points: 3
        crossword: {dew: wet grass, cloud: it hides the sun, lake: still water}
      - task: Find the words.
        word-search: [dew, cloud]
      - task: Name the parts.
        label:
          file: images/cycle.png
          alt: The cycle of water
          credit: the teacher
          bank: true
          extra: [moon]
          places: {sea: {left: 20, top: 80}, sky: {left: 50, top: 10}}
      - task: For the teacher.
        for: [key]
        short: [x]
tasks:
  - task: Write a text.
    answer: Any.
"""


@pytest.fixture(scope="module")
def source() -> Source:
    return read_source(FOLDER / "lesson.yaml", LESSON.encode())


@pytest.fixture(scope="module")
def quiz(source: Source) -> Quiz:
    found = Plans(source).quiz
    assert found
    return found


@pytest.fixture(scope="module")
def read(quiz: Quiz) -> list[ET.Element]:
    return list(ET.fromstring(moodle.paint(quiz)))[1:]  # noqa: S314  # painted here


def said(question: ET.Element, path: str = "questiontext/text") -> str:
    return question.findtext(path) or ""


def answers(question: ET.Element) -> list[tuple[str, str]]:
    return [(said(each, "text"), each.get("fraction", "")) for each in question.iter("answer")]


def test_moodle_has_every_task_that_students_see(read: list[ET.Element]) -> None:
    assert [each.get("type") for each in read] == [
        *("multichoice", "multichoice", "truefalse", "truefalse", "matching", "matching"),
        *("cloze", "cloze", "numerical", "shortanswer", "cloze", "essay", "multichoice"),
        *("shortanswer", "shortanswer", "shortanswer", "essay", "cloze", "essay"),
    ]
    assert said(read[0], "name/text") == "Task 1. Choose one."
    assert [said(each, "name/text") for each in read[11:13]] == [
        "Task 11 a) What is at the top?",
        "Task 11 b) Is it hot?",
    ]


def test_one_right_option_is_the_whole_mark(read: list[ET.Element]) -> None:
    one = read[0]
    assert answers(one) == [
        ('ice = "cold" {0 °C}', "100"),
        ("<strong>steam</strong> ~ fog", "0"),
    ]
    assert (said(one, "single"), said(one, "defaultgrade")) == ("true", "2")
    assert [said(each, "feedback/text") for each in one.iter("answer")] == [
        "",
        "It is hot. Touch it.",
    ]


def test_all_the_wrong_options_take_the_mark_away(read: list[ET.Element]) -> None:
    shares = [Decimal(fraction) for _, fraction in answers(read[1])]
    assert shares == [50, 50, -25, -25, -25, -25]
    assert said(read[1], "single") == "false"


def test_sentences_to_judge_share_the_points(read: list[ET.Element]) -> None:
    assert [answers(each) for each in read[2:4]] == [
        [("true", "100"), ("false", "0")],
        [("true", "0"), ("false", "100")],
    ]
    assert {said(each, "defaultgrade") for each in read[2:4]} == {"1.5"}


def test_pairs_have_what_goes_with_none(read: list[ET.Element]) -> None:
    found = [
        (said(each, "text"), said(each, "answer/text")) for each in read[4].iter("subquestion")
    ]
    assert found == [("ice", "solid"), ("steam", "gas -> up"), ("", "liquid")]
    placed = [said(each, "answer/text") for each in read[5].iter("subquestion")]
    assert placed == ["1", "2", "3"]


def test_gaps_are_chosen_from_their_bank_or_written(read: list[ET.Element]) -> None:
    bank, written, table = (said(read[at]) for at in (6, 7, 10))
    assert "{2:MULTICHOICE:=H₂O~floats~sinks}" in bank
    assert "{2:MULTICHOICE:=floats~H₂O~sinks}" in bank
    assert "and _____ ice" in bank
    assert "{1:SHORTANSWER:=floats~=swims}" in written
    assert "<td>{1:SHORTANSWER:=solid}</td>" in table


def test_numbers_and_words(read: list[ET.Element]) -> None:
    number, word = read[8], read[9]
    assert answers(number) == [("100", "100")]
    assert said(number, "answer/tolerance") == "0.5"
    assert "°C" in said(number)
    assert answers(word) == [("ice", "100"), ("snow", "100")]


def test_a_crossword_is_a_question_for_each_clue(read: list[ET.Element]) -> None:
    found = read[13:16]
    assert [answers(each)[0][0] for each in found] == ["dew", "cloud", "lake"]
    assert "wet grass (3)" in said(found[0])
    assert {said(each, "defaultgrade") for each in found} == {"1"}


def test_the_letters_of_a_word_search_are_a_table(read: list[ET.Element]) -> None:
    assert said(read[16]).count("<tr>") == said(read[16]).count("<td>") ** 0.5
    assert "cloud, dew" in said(read[16])


def test_a_picture_to_label_has_its_numbers_drawn_on_it(
    source: Source, read: list[ET.Element]
) -> None:
    asked = read[17]
    assert "1. {1:MULTICHOICE:=sea~moon~sky}" in said(asked)
    assert "2. {1:MULTICHOICE:=sky~moon~sea}" in said(asked)
    (file,) = asked.iter("file")
    with Image.open(io.BytesIO(b64decode(file.text or ""))) as drawn:
        assert drawn.getpixel((round(drawn.width * 0.2) - drawn.width // 45, drawn.height * 4 // 5))
        before = source.pictures["images/cycle.png"]
        assert drawn.size == (before.width, before.height)
        plain = Image.open(io.BytesIO(before.data)).convert("RGB")
        changed = ImageChops.difference(drawn.convert("RGB"), plain).getbbox()
    assert changed
    left, upper, right, lower = changed
    assert left / drawn.width == pytest.approx(0.17, abs=0.02)
    assert lower / drawn.height > 0.8
    assert right / drawn.width == pytest.approx(0.53, abs=0.02)
    assert upper / drawn.height < 0.1


def test_a_picture_is_inside(source: Source, read: list[ET.Element]) -> None:
    part = read[11]
    file = part.find("questiontext/file")
    assert file is not None
    name = file.get("name", "")
    assert b64decode(file.text or "") == source.pictures["images/cycle.png"].data
    assert f'src="@@PLUGINFILE@@/{name}" alt="A &quot;cycle&quot;"' in said(part)


def test_what_is_right_is_for_the_reader_of_a_text_alone(read: list[ET.Element]) -> None:
    assert said(read[11], "graderinfo/text") == "<p>A cloud.</p>"
    assert said(read[11], "generalfeedback/text") == ""


def test_a_category_keeps_its_slash(quiz: Quiz) -> None:
    category = ET.fromstring(moodle.paint(quiz))[0]  # noqa: S314  # painted here
    assert said(category, "category/text") == "$course$/top/Water // ice"


def test_the_sheet_has_what_games_can_ask(quiz: Quiz) -> None:
    data = sheet.paint(quiz).decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(data, newline=""))
    assert all(len(row) == len(head) for row in rows)
    found = {row[0]: (row[1], [each for each in row[2:7] if each], row[7]) for row in rows}
    assert found == {
        "Choose one.": ("Multiple Choice", ['ice = "cold" {0 °C}', "steam ~ fog"], "1"),
        "Ice floats.": ("Multiple Choice", ["True", "False"], "1"),
        "Steam is cold.": ("Multiple Choice", ["True", "False"], "2"),
        "What is it?": ("Fill-in-the-Blank", ["ice", "snow"], ""),
        "wet grass (3)": ("Fill-in-the-Blank", ["dew"], ""),
        "it hides the sun (5)": ("Fill-in-the-Blank", ["cloud"], ""),
        "still water (4)": ("Fill-in-the-Blank", ["lake"], ""),
    }


def test_what_a_file_cannot_say_is_told_once(source: Source) -> None:
    plans = Plans(source)
    found: dict[str, Any] = {
        name: [dict(each.facts)["count"] for each in plans.quiz_in(name, is_sayable)[1]]
        for name, is_sayable in (("quiz.gift.txt", gift.is_sayable), ("quiz.csv", sheet.is_sayable))
    }
    assert found == {"quiz.gift.txt": ["2"], "quiz.csv": ["12"]}


def test_a_lesson_without_tasks_has_no_quiz() -> None:
    plain = LESSON.split("      - task", maxsplit=1)[0]
    assert Plans(read_source(FOLDER / "lesson.yaml", plain.encode())).quiz is None


def test_the_program_of_a_task_is_in_the_quiz() -> None:
    lesson = """
topic: {title: Code, language: en, minutes: 45, kind: lesson}
procedure:
  - stage: Test
    minutes: 45
    blocks:
      - task: What does it print?
        short: ["3"]
        blocks:
          - code:
              language: python
              text: |
                if a < 7:
                    print(a // 2)
              output: "4"
"""
    made = Plans(read_source(FOLDER / "lesson.yaml", lesson.encode())).quiz
    assert made
    (question,) = made.questions
    shown = "<pre><code>if a &lt; 7:<br>    print(a // 2)</code></pre>"
    assert f"{shown}<p><strong>Output</strong></p><pre><code>4</code></pre>" in question.stem.said
