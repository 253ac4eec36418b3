"""Programs: pieces of them in the text of every output, and blocks of their own."""

from __future__ import annotations

import pytest

from builders.design import theme
from builders.design.type import SANS, SCREEN, Run, width, wrap
from builders.handout.typesetting.letters import letters
from builders.handout.typesetting.line_breaking import lines
from builders.handout.typesetting.style import Sheet
from builders.lesson.inline import Span
from builders.lesson.markup import parse
from builders.lesson.read import read
from builders.lesson.review import review
from builders.problems import Place

HERE = Place("lesson.yaml", 1, 1)
BODY = Sheet(theme.load().paper, "kk").body


def of_text(source: str) -> tuple[Span, ...]:
    return parse(source, HERE).spans


def test_letters_of_code_are_of_one_width() -> None:
    for ruler in (SCREEN, SANS):
        narrow, wide = (width([Run(text, code=True)], ruler, 20) for text in ("iiii", "MMMM"))
        assert narrow == wide
    assert width([Run("iiii", code=True)], SCREEN, 20) >= 4 * 20 * 0.602


def test_no_space_in_code_is_made_to_hold() -> None:
    found = letters(of_text("`print(5 га, № 7)` және 5 га"), BODY, "kk", None)
    text = "".join(letter.text for letter in found)
    assert text == "print(5 га, № 7) және 5\u00a0га"


def test_code_is_never_hyphenated() -> None:
    source = "Бұл жерде `қазақстандықтардың_арасындағы.келісімшарттарымызды(тексеріңіз)` деген код."
    for measure in range(90, 400, 5):
        for line in lines(of_text(source), BODY, measure, "kk")[:-1]:
            code = [part for part in line.fragments if part.font.family == "code"]
            assert not (line.end == "hyphen" and code and line.fragments[-1] is code[-1])


def test_code_wraps_at_its_spaces_on_slides() -> None:
    runs = [Run("for i in range(10): print(i)", code=True)]
    broken = wrap(runs, SCREEN, 20, 200)
    assert len(broken) > 1
    assert all(width(line, SCREEN, 20) <= 200 for line in broken)


LESSON = """
topic: {title: Код, language: ru, minutes: 45}
procedure:
  - stage: Начало
    minutes: 45
    blocks:
      - text: "Пишут %s и всё."
"""


@pytest.mark.parametrize("slip", ["дом,сад", "x^2", "cтенд"])
def test_code_is_not_proofread(slip: str) -> None:
    def told(said: str) -> list[str]:
        lesson = LESSON % said
        return [each.code for each in review(read(lesson.encode(), "lesson.yaml"), lesson)]

    assert told(slip)
    assert not told(f"`{slip}`")
