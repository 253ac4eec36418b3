"""Slips planted in lessons that are right: each is told at its line, and no other line is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest

from builders.lesson.read import read
from builders.lesson.source import indent
from builders.messages import MOST_SHOWN
from builders.problems import Problems

LESSONS = sorted((Path(__file__).parents[1] / "lessons").glob("*.yaml"))
Slip: TypeAlias = Callable[[str], str]

_STRIDE = 9  # so that each slip is tried in some ten places
KEY = r"^( *(?:- )*)([a-z-]+):"
TEXT = r"^( *(?:- )*)(title|caption|text|task|point|subtitle): (?=[^\W\d])([^\"':]+ [^\"':]+)$"
SLIPS: dict[str, Slip] = {
    "a tab": lambda line: re.sub(rf"{KEY} (?=.)", r"\1\2:\t", line),
    "tabs": lambda line: re.sub(r"^((?:  )+)(?=\S)", lambda m: "\t" * (len(m[0]) // 2), line),
    "a hard space": lambda line: re.sub(r"^  (?= *[a-z-]+:)", "\u00a0\u00a0", line),
    "a hard space after a dash": lambda line: re.sub(r"^( *)- (?=\w)", "\\1-\u00a0", line),
    "a colon": lambda line: re.sub(TEXT, lambda m: f"{m[1]}{m[2]}: {_first(m[3])}", line),
    "an open quote": lambda line: re.sub(TEXT, r'\1\2: "\3', line),
    "no space": lambda line: re.sub(TEXT, r"\1\2:\3", line),
    "no colon": lambda line: re.sub(TEXT, r"\1\2 \3", line),
    "a star": lambda line: re.sub(TEXT, r"\1\2: *\3", line),
    "a wide colon": lambda line: re.sub(KEY, r"\1\2：", line),
    "a long dash": lambda line: re.sub(r"^( *)- (?=\w)", r"\1–", line),
    "too deep": lambda line: re.sub(r"^(?=  +[a-z-]+:)", " ", line),
    "too shallow": lambda line: re.sub(r"^ (?= +[a-z-]+:)", "", line),
    "an open bracket": lambda line: re.sub(r"(: \[[^\[\]]+)\]$", r"\1", line),
}


def _first(text: str) -> str:
    return text.replace(" ", ": ", 1)


def lines_told(lines: list[str]) -> list[int]:
    with pytest.raises(Problems) as caught:
        read("\n".join(lines).encode(), "f")
    return sorted({problem.where.line - 1 for problem in caught.value.problems})


def places(lines: list[str], slip: Slip) -> Iterator[int]:
    """Yield the lines that the slip changes, not those that a text or a list goes on with."""
    for number, line in enumerate(lines):
        is_its_own = not indent.goes_on(lines, number) and not line.lstrip().startswith("#")
        if slip(line) != line and is_its_own and indent.opening_text(lines, number) is None:
            yield number


@pytest.mark.parametrize("name", SLIPS)
@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_slip_is_told_with_two_others_far_from_it(path: Path, name: str) -> None:
    whole = path.read_text(encoding="utf-8").split("\n")
    others = [
        whole.index(next(line for line in whole if line.startswith(start)))
        for start in ("  title: ", "glossary:")
    ]
    for number in [at for at in places(whole, SLIPS[name]) if at not in others][::_STRIDE]:
        lines = list(whole)
        lines[number] = SLIPS[name](lines[number])
        lines[others[0]] = lines[others[0]].replace("title:", "titel:")
        lines[others[1]] = "glosary:"
        assert lines_told(lines) == sorted({number, *others}), lines[number]


def told(text: str) -> list[str]:
    with pytest.raises(Problems) as caught:
        read(text.encode(), "f")
    return [f"{each.where.line}:{each.where.column} {each.code}" for each in caught.value.problems]


HEAD = "topic: {title: A, language: en, minutes: 5}\nprocedure: {stage: A, minutes: 5}\n"


def test_columns_are_those_of_the_file_beside_a_mend() -> None:
    assert told(f"{HEAD}goals:\n  –a: b\n\t- c: d\n") == [
        "4:3 L016",
        "4:4 L111",
        "5:1 L010",
        "5:4 L111",
    ]


def test_what_is_mended_is_shown_as_it_was_typed() -> None:
    with pytest.raises(Problems) as caught:
        read(f"{HEAD}goals: *a #b, [c\nequipment: {{x: y\n".encode(), "f")
    facts = [dict(problem.facts) for problem in caught.value.problems]
    assert facts == [{"sign": "*", "fixed": 'goals: "*a #b, [c"'}, {"sign": "{"}]


def test_a_source_whose_id_is_mended_is_not_missed() -> None:
    source = "references:\n  - id: [1] a\n    type: web\n    title: A\n"
    assert told(f'{HEAD}contents: "A [@a]"\ngoals: "B [@b]"\n{source}') == ["4:12 L201", "6:9 L013"]


def test_a_text_stays_a_text_where_its_lines_are_astray() -> None:
    assert told(f"{HEAD}goals: |\n   one\n  two three\n   four\nglosary: []\n") == [
        "5:3 L025",
        "7:1 L101",
    ]


def test_a_file_with_no_end_of_slips_is_left_after_the_most_that_are_read() -> None:
    assert len(told("a: b: c\n" * 3000)) > MOST_SHOWN
