from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from builders import languages, messages
from builders.languages import Language
from builders.problems import Place, Problem, error

BUILDERS = Path(messages.__file__).parent
LANGUAGES = languages.having(messages.FILE)
LATIN_IN_CYRILLIC = re.compile(
    r"[А-Яа-яӘәҒғҚқҢңӨөҰұҮүҺһІі][A-Za-zə]|[A-Za-zə][А-Яа-яӘәҒғҚқҢңӨөҰұҮүҺһІі]"
)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def at(column: int, line: int = 1, code: str = "L011", **facts: str) -> Problem:
    return error(
        code, Place("lesson.yaml", line, column), **(facts or {"key": "a", "fixed": "a: b"})
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_codes_and_placeholders(language: Language) -> None:
    kazakh, other = messages.load("kk"), messages.load(language)
    assert list(kazakh.messages) == list(other.messages)
    for code in kazakh.messages:
        assert placeholders(kazakh.messages[code]) == placeholders(other.messages[code]), code
        assert placeholders(kazakh.hints[code]) == placeholders(other.hints[code]), code


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_is_one_sentence_and_no_question(language: Language) -> None:
    catalogue = messages.load(language)
    for code, sentence in catalogue.messages.items():
        assert sentence[-1] in ".}", code
        assert "\n" not in sentence + catalogue.hints[code], code
        assert not re.search(r"\w\?", sentence), code


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_mixes_two_alphabets(language: Language) -> None:
    text = languages.file(language, messages.FILE).read_text(encoding="utf-8")
    assert LATIN_IN_CYRILLIC.findall(text) == []


def test_every_code_in_the_program_has_a_message() -> None:
    program = "".join(path.read_text(encoding="utf-8") for path in sorted(BUILDERS.rglob("*.py")))
    assert set(re.findall(r'"(L\d{3})"', program)) <= set(messages.load("kk").messages)


def test_a_problem_is_described_by_place_line_caret_and_hint() -> None:
    described = messages.describe(at(7), messages.load("en"), "title:Water\n")
    assert described.split("\n") == [
        "lesson.yaml:1:7: L011: There is no space after “a:”.",
        "    title:Water",
        "          ^",
        "  Write it like this: a: b",
    ]


@pytest.mark.parametrize(
    ("line", "column", "caret"),
    [
        ("\tab", 3, "    \t ^"),
        ("表題: x", 5, "          ^"),
        ("и\u0306од", 3, "     ^"),
        ("x" * 200, 100, " " * 49 + "^"),
    ],
)
def test_the_caret_stands_under_its_character(line: str, column: int, caret: str) -> None:
    assert messages.describe(at(column), messages.load("en"), line).split("\n")[2] == caret


def test_a_place_without_a_line_shows_none() -> None:
    assert messages.describe(at(1, line=9), messages.load("en"), "a\n").count("\n") == 1


def test_at_most_twenty_problems_are_shown_and_all_are_counted() -> None:
    problems = tuple(at(1) for _ in range(23))
    shown = messages.summary(problems, messages.load("en"), "a:b\n")
    assert shown.count("L011") == messages.MOST_SHOWN
    assert "More errors: 3;" in shown
    assert "Errors: 23." in shown


@pytest.mark.parametrize(
    ("data", "environment", "language"),
    [
        (b"topic:\n  language: ru\n  title: [", {}, "ru"),
        ("topic:\n  language: 'en'\n".encode("utf-16"), {}, "en"),
        (b"title: x", {"LANG": "ru_RU.UTF-8"}, "ru"),
        (b"title: x", {"LC_ALL": "en_GB", "LANG": "ru_RU"}, "en"),
        (b"language: kk", {"LANG": "ru_RU"}, "kk"),
        (b'{"topic": {"language": "en"}}', {}, "en"),
        ("\u00a0\u00a0language：ru".encode(), {}, "ru"),
        (b"language: xx", {"LANG": "C.UTF-8"}, "kk"),
        (b"language: xx", {"LANG": "en.UTF-8"}, "en"),
        (b"topic:\n  language: xx\nreferences:\n  - language: ru", {}, "kk"),
        (b"# language: ru\ntopic:\n  language: en", {}, "en"),
    ],
)
def test_the_language_is_the_lessons_then_the_machines(
    data: bytes, environment: dict[str, str], language: Language
) -> None:
    assert messages.language_of(data, environment) == language
