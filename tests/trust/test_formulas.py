"""Formulas in every place of a lesson: outputs that hold them, or a problem at the sign."""

import json
from itertools import chain
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from builders.lesson.read import read
from builders.lesson.review import review
from builders.materials import read_source
from builders.outputs import of
from builders.plans import Plans
from tests.lesson.test_mathematics import SIGNS

TABLE = Path(__file__).parents[1] / "lesson" / "formulas.yaml"
FORMULAS = tuple(chain.from_iterable(yaml.safe_load(TABLE.read_text()).values()))
FILE = Path(__file__).parents[1] / "lessons" / "lesson.yaml"
# Each # is a text with a formula, on a line of its own.
LESSON = """\
topic: {title: Тема, language: ru, kind: lesson, minutes: 45}
goals:
  - #
glossary:
  - name: Слово
    meaning:
      #
tasks:
  - task:
      #
    answer:
      #
procedure:
  - stage: Этап
    minutes: 45
    notes:
      #
    blocks:
      - text:
          #
      - points:
          title:
            #
          numbered: true
          items:
            - #
            - #
            - text:
                #
              items:
                - #
      - table:
          caption:
            #
          columns:
            - #
            - Б
          rows:
            - - #
              - #
      - compare:
          caption: Сравнение
          columns: [А, Б]
          rows:
            - aspect: Что
              cells:
                - #
                - #
      - question:
          text:
            #
          choice:
            options:
              - + верно
              - #
              - #
      - question:
          text:
            #
          answer:
            #
      - remember:
          #
      - theorem:
          text:
            #
          note:
            #
"""
PLACES = LESSON.count("#")


def lesson(texts: list[str]) -> bytes:
    """Return a lesson with a text in each place."""
    parts = LESSON.split("#")
    said = (*(json.dumps(each, ensure_ascii=False) for each in texts), "")
    return "".join(chain.from_iterable(zip(parts, said, strict=True))).encode()


@pytest.mark.parametrize("start", range(0, len(FORMULAS), PLACES))
def test_formulas_in_every_place_are_shown(start: int) -> None:
    around = ("${}$", "Найди ${}$.", "Если ${}$, то")
    shown = (*FORMULAS, *FORMULAS)[start : start + PLACES]
    texts = [around[at % 3].format(tex) for at, tex in enumerate(shown, start=start // PLACES)]
    data = lesson(texts)
    told = {each.code for each in review(read(data, str(FILE)), data.decode())}
    assert told.isdisjoint({"L462", "L465"})
    plans = Plans(read_source(FILE, data))
    for output in of("build"):
        plan, _ = output.planned(plans)
        assert output.painted(plan)


@settings(max_examples=5000 // PLACES + 1, deadline=None, derandomize=True)
@given(st.lists(st.lists(SIGNS, min_size=1, max_size=8), min_size=PLACES, max_size=PLACES))
def test_a_broken_formula_is_told_at_its_sign(typed: list[list[str]]) -> None:
    texes = ["x" + "".join(signs).replace("$", "") + r"\frac{a" for signs in typed]
    data = lesson([f"${tex}$" for tex in texes])
    lines = {at: line for at, line in enumerate(data.decode().split("\n"), 1) if '"$' in line}
    places = [
        each.where for each in review(read(data, str(FILE)), data.decode()) if each.code == "L465"
    ]
    assert [place.line for place in places] == list(lines)
    for place, line in zip(places, lines.values(), strict=True):
        assert line.index("$") + 1 < place.column < len(line)
