"""A duration that the dates beside it do not give is told; what only stands near them is not."""

import pytest

from builders.lesson.read import read
from builders.lesson.review import review, review_text
from builders.lesson.source.decode import decode

LESSON = """\
topic: {{title: Т, language: {language}, minutes: 5}}
procedure:
  - stage: Бір
    minutes: 5
    blocks:
      - text: >-
          {text}
"""
TIMELINE = """\
topic: {{title: Т, language: kk, minutes: 5}}
procedure:
  - stage: Бір
    minutes: 5
    blocks:
      - timeline:
          caption: Көтеріліс {days} күнге созылды
          source: д
          events:
            - 1954 ж. 16 мамыр: басы
            - 26 маусым: жиын 3 күнге созылды
          notes: Бұрынғы көтеріліс 2 күнге созылды.
"""


def told(source: str) -> list[str]:
    data = source.encode()
    found = review(read(data, "lesson.yaml"), decode(data, "lesson.yaml"))
    return [
        " ".join((str(each.where.line), *(value for _, value in each.facts)))
        for each in found
        if each.code == "L444"
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "kk",
            "Көтеріліс 1954 жылғы 16 мамырдан 26 маусымға дейін, {} күнге созылды.",
            "16 мамырдан 26 маусымға 41 42",
        ),
        (
            "kk",
            "Көтеріліс (16 мамыр – 26 маусым 1954, {} күн) басылды.",
            "16 мамыр 26 маусым 41 42",
        ),
        (
            "kk",
            "Көтеріліс 16 мамырда басталды. Ол 26 маусымда басып-жаншылды. {} күнге созылды.",
            "16 мамырда 26 маусымда 41 42",
        ),
        (
            "ru",
            "Восстание длилось {} дней: с 16 мая по 26 июня 1954 года.",
            "16 мая 26 июня 41 42",
        ),
        (
            "ru",
            "Оно началось 16 мая 1954 г. и закончилось 26 июня 1954 г., то есть длилось {} дней.",
            "16 мая 26 июня 41 42",
        ),
        ("en", "It lasted {} days, from 16 May to 26 June 1954.", "16 May 26 June 41 42"),
        ("en", "From May 16 until June 26, 1954, {} days, they held out.", "May 16 June 26 41 42"),
    ],
)
def test_days_that_the_dates_do_not_give_are_told(language: str, text: str, expected: str) -> None:
    for days in (41, 42):
        assert told(LESSON.format(language=language, text=text.format(days))) == []
    (found,) = told(LESSON.format(language=language, text=text.format(40)))
    assert found.startswith("7 40 ")
    assert found.endswith(expected)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "Көтеріліс – 40 күн, ал 16 мамырдан 26 маусымға дейін екі шетін қосқанда 42 күн."),
        ("kk", "16 мамырдан 26 маусымға дейін, 40 күнге жуық созылды."),
        ("kk", "17 мамырда бастап, 18 мамырда 3 күндік жоспар жасады."),
        ("kk", "1945–1947 жылдары 25 жылға сотталғандар ұсталды."),
        ("ru", "С 1 июня по 31 августа кружок работает 2 дня в неделю."),
        ("ru", "С 16 мая по 26 июня арестованы те, кого искали 10 дней назад."),
        ("en", "From 1 June to 31 August the club meets for 2 days each week."),
        ("en", "On 3 May and 5 June it rained; the storm of May 2 lasted 3 days."),
        ("en", "In 1941–1945 men of 18 years were called up."),
    ],
)
def test_days_of_something_else_are_not_told(language: str, text: str) -> None:
    assert told(LESSON.format(language=language, text=text)) == []


def test_years_are_counted_as_days_are() -> None:
    text = "Соғыс 1941–1945 жылдары, {} жылға созылды."
    found = [told(LESSON.format(language="kk", text=text.format(years))) for years in (3, 4, 5)]
    assert found == [["7 3 жылға 1941 1945 4 5"], [], []]


def test_a_timeline_gives_the_days_that_its_caption_tells() -> None:
    assert told(TIMELINE.format(days=40)) == ["7 40 күнге 1954 ж. 16 мамыр 26 маусым 41 42"]
    assert told(TIMELINE.format(days=42)) == []


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("", ["L445"]),
        ("Ол 26 маусымға дейін жүрді.", ["L445"]),
        ("Ол 25 маусымға дейін жүрді.", []),
        ("Ол 24 маусымға дейін жүрді.", []),
    ],
)
def test_a_document_must_show_when_its_days_begin_and_end(end: str, expected: list[str]) -> None:
    text = f"1954 жылы 16 мамырда көтеріліс болды. Көтеріліс 40 күнге созылды. {end} [3].\n"
    found = [each.code for each in review_text(text, "a.txt", "kk")]
    assert [code for code in found if code == "L445"] == expected
