"""Questions that nobody wrote: what is asked and what is right is read back from each file.

GIFT is read by its rules as Moodle's documentation gives them, and by the parser gift-pegjs where
Node.js has it (``npm install gift-pegjs`` in a folder that NODE_PATH names).
"""

import csv
import io
import json
import re
import shutil
import subprocess
from decimal import Decimal
from html import escape
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from builders.problems import Place
from builders.quiz import gift, moodle, sheet
from builders.quiz.questions import (
    AnyQuestion,
    Choosing,
    Counting,
    Essay,
    Judging,
    Matching,
    Quiz,
    Reply,
    Stem,
    Writing,
)

NODE = shutil.which("node")
READER = Path(__file__).with_name("reading.cjs")
HAS_READER = (
    bool(NODE)
    and not subprocess.run(  # found on the path
        [str(NODE), "-e", "require('gift-pegjs')"], capture_output=True, check=False
    ).returncode
)
MANY = settings(max_examples=40, deadline=None, database=None)
WHERE = Place("lesson.yaml", 1, 1)

PLAIN = st.text(
    st.sampled_from("абәқң xyz019 ~=#{}:\\\"'<>&%*$[]()->→№°,;|/"), min_size=1, max_size=30
)
SAID = PLAIN.map(str.strip).filter(bool)
HTML = SAID.map(lambda text: escape(text, quote=False))
STEM = st.builds(
    lambda name, said, points: Stem(
        where=WHERE, name=name, said=f"<p>{said}</p>", brief=name, points=points
    ),
    SAID,
    HTML,
    st.integers(1, 9).map(Decimal),
)
REPLIES = st.lists(HTML, min_size=2, max_size=6, unique=True).flatmap(
    lambda options: (
        st.lists(st.booleans(), min_size=len(options), max_size=len(options))
        .filter(any)
        .map(
            lambda rights: tuple(
                Reply(said, said, right, "so" * right)
                for said, right in zip(options, rights, strict=True)
            )
        )
    )
)
NUMBER = st.decimals(-1000, 1000, places=2)
QUESTION: st.SearchStrategy[AnyQuestion] = st.one_of(
    st.builds(Choosing, STEM, REPLIES),
    st.builds(Judging, STEM, st.booleans()),
    st.builds(Matching, STEM, st.lists(st.tuples(HTML, HTML), min_size=2, max_size=5).map(tuple)),
    st.builds(Counting, STEM, NUMBER, st.sampled_from([Decimal(0), Decimal("0.5")])),
    st.builds(Writing, STEM, st.lists(SAID, min_size=1, max_size=3, unique=True).map(tuple)),
    st.builds(Essay, STEM, HTML),
)
QUIZ = st.lists(QUESTION, min_size=5, max_size=5).map(
    lambda found: Quiz("Title", ("True", "False"), tuple(found))
)
Read = tuple[str, str, list[tuple[str, str]]]


def arrow(said: str) -> str:
    return said.replace("->", "→")


def wanted(question: AnyQuestion) -> list[tuple[str, str]]:
    """Return what is right in ``question``, and how far."""
    match question:
        case Choosing(replies=replies):
            return [(each.said, "right" if each.right else "wrong") for each in replies]
        case Judging(right=right):
            return [(str(right).lower(), "right")]
        case Matching(pairs=pairs):
            return list(pairs)
        case Counting(value=value, tolerance=tolerance):
            return [(f"{value:f}", f"{tolerance:f}")]
        case Writing(answers=answers):
            return [(each, "right") for each in answers]
        case _:
            return []


def from_moodle(question: ET.Element) -> list[tuple[str, str]]:
    found = [
        (each.findtext("text") or "", float(each.get("fraction", "0")), each)
        for each in question.findall("answer")
    ]
    match question.get("type"):
        case "multichoice":
            return [(said, "right" if share > 0 else "wrong") for said, share, _ in found]
        case "truefalse":
            return [(said, "right") for said, share, _ in found if share > 0]
        case "matching":
            pairs = question.findall("subquestion")
            return [(p.findtext("text") or "", p.findtext("answer/text") or "") for p in pairs]
        case "numerical":
            return [(said, each.findtext("tolerance") or "") for said, _, each in found]
        case "shortanswer":
            return [(said.replace("\\*", "*"), "right") for said, *_ in found]
        case _:
            return []


@seed(1)
@MANY
@given(QUIZ)
def test_moodle_xml_asks_what_was_planned(quiz: Quiz) -> None:
    _, *found = ET.fromstring(moodle.paint(quiz))  # noqa: S314  # painted here
    for question, read in zip(quiz.questions, found, strict=True):
        assert read.findtext("questiontext/text") == question.stem.said
        assert from_moodle(read) == wanted(question)
        total = sum(max(float(each.get("fraction", "0")), 0) for each in read.findall("answer"))
        assert not isinstance(question, Choosing) or abs(total - 100) < 0.001


def unescaped(said: str) -> str:
    return re.sub(r"\\([~=#{}:\\])", r"\1", said)


def read_gift(text: str) -> list[tuple[str, str, str]]:
    """Return the name, the text and the answers of each question, still escaped."""
    part = r"(?:\\.|[^\\{}])*"
    pattern = rf"^::((?:\\.|[^\\:])*)::\[html\]({part})\{{({part})\}}$"
    return re.findall(pattern, text, re.MULTILINE | re.DOTALL)


def from_gift(answers: str) -> list[tuple[str, str]]:
    body = answers.strip()
    if body in {"TRUE", "FALSE"}:
        return [(body.lower(), "right")]
    if number := re.fullmatch(r"#(-?[\d.]+)(?::([\d.]+))?", body):
        return [(number[1], number[2] or "0")]
    found = []
    for line in filter(None, body.split("\n")):
        mark, said = line[0], line[1:]
        if told := re.fullmatch(r"((?:\\.|[^\\#])*)#so", said):
            said = told[1]
        weight = re.match(r"%(-?[\d.]+)%", said)
        if " -> " in said and mark == "=":
            left, _, right = said.partition(" -> ")
            found.append((unescaped(left), unescaped(right)))
            continue
        is_right = float(weight[1]) > 0 if weight else mark == "="
        plain = unescaped(said[weight.end() :] if weight else said)
        found.append((plain, "right" if is_right else "wrong"))
    return found


def without_marks(said: str) -> str:
    """Undo what gift-pegjs leaves at the right of an arrow: its own marks for escaped signs."""
    return re.sub(r"&&(\d{3});", lambda mark: chr(int(mark[1])), said)


def in_gift(question: AnyQuestion) -> list[tuple[str, str]]:
    found = wanted(question)
    if isinstance(question, Matching):
        return [(arrow(left), arrow(right)) for left, right in found]
    return found


@seed(1)
@MANY
@given(QUIZ)
def test_gift_asks_what_was_planned(quiz: Quiz) -> None:
    found = read_gift(gift.paint(quiz).decode())
    assert len(found) == len(quiz.questions)
    for question, (name, said, answers) in zip(quiz.questions, found, strict=True):
        assert (unescaped(name), unescaped(said)) == (question.stem.name, question.stem.said)
        assert from_gift(answers) == in_gift(question)


@pytest.mark.skipif(not HAS_READER, reason="Node.js has no gift-pegjs")
@seed(1)
@MANY
@given(quiz=QUIZ)
def test_another_reader_of_gift_agrees(
    quiz: Quiz, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("gift") / "quiz.gift.txt"
    file.write_bytes(gift.paint(quiz))
    done = subprocess.run([str(NODE), READER, file], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    _, *found = json.loads(done.stdout)
    for question, read in zip(quiz.questions, found, strict=True):
        assert (read["title"], read["stem"]["text"]) == (question.stem.name, question.stem.said)
        match question:
            case Choosing(replies=replies):
                shown = [
                    (c["text"]["text"], c["isCorrect"] or (c["weight"] or 0) > 0)
                    for c in read["choices"]
                ]
                assert shown == [(each.said, each.right) for each in replies]
            case Judging(right=right):
                assert read["isTrue"] == right
            case Matching():
                pairs = [
                    (pair["subquestion"]["text"], without_marks(pair["subanswer"]))
                    for pair in read["matchPairs"]
                ]
                assert pairs == in_gift(question)
            case Counting(value=value):
                assert Decimal(str(read["choices"]["number"])) == value
            case Writing(answers=answers):
                assert [each["text"]["text"] for each in read["choices"]] == list(answers)
            case _:
                assert read["type"] == "Essay"


@seed(1)
@MANY
@given(QUIZ)
def test_the_sheet_asks_what_was_planned(quiz: Quiz) -> None:
    _, *rows = csv.reader(io.StringIO(sheet.paint(quiz).decode("utf-8-sig"), newline=""))
    shown = [each for each in quiz.questions if sheet.is_sayable(each)]
    for question, row in zip(shown, rows, strict=True):
        options = [each for each in row[2:7] if each]
        right = [options[int(at) - 1] for at in row[7].split(",") if at]
        match question:
            case Choosing(replies=replies):
                assert options == [each.plain for each in replies]
                assert right == [each.plain for each in replies if each.right]
            case Judging():
                assert right == ["True" if question.right else "False"]
            case Writing(answers=answers):
                assert options == list(answers)
